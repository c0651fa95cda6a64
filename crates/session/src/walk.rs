//! Walking through a run: to the next line, await, switch of tasks, tick or output, over and out of calls.
//!
//! A place in a run is a [`Position`]. Lines begin where CPython's tracing sees them begin.

use crate::{Event, EventKind, Session, Step, TaskId};
use std::collections::BTreeSet;

/// A place in a run: so many instructions are done, and it is so late. While the program sleeps, only the time tells
/// places apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Instructions done.
    pub step: u64,
    /// Virtual ns.
    pub at: u64,
}

impl Position {
    /// Right before the instruction after this one, whatever the time.
    pub fn after(step: u64) -> Position {
        Position { step, at: u64::MAX }
    }

    /// The place right after an event, and after all that belongs to the same moment.
    pub fn of(event: &Event) -> Position {
        Position { step: event.step, at: event.at }
    }
}

/// A line of the program that is about to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub lane: TaskId,
    /// How many of the program's frames are on the stack.
    pub depth: u32,
    pub line: u32,
}

/// How far to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Stride {
    /// To the next line that begins, wherever.
    Line,
    /// To the next line of the same call or of its caller: what it calls and awaits runs through.
    Over,
    /// To the next line after the present call has returned.
    Out,
    /// To one of these lines.
    Lines(BTreeSet<u32>),
    /// Until a task waits.
    Await,
    /// Until another task runs.
    Switch,
    /// Until the event loop turns.
    Tick,
    /// Until something is printed.
    Output,
}

impl Stride {
    /// Whether a stride to events ends at this one.
    pub fn ends_at(&self, event: &EventKind) -> bool {
        match self {
            Stride::Await => matches!(event, EventKind::Waiting { .. }),
            Stride::Switch => matches!(event, EventKind::Running),
            Stride::Tick => matches!(event, EventKind::Tick { .. }),
            Stride::Output => matches!(event, EventKind::Output { .. }),
            Stride::Line | Stride::Over | Stride::Out | Stride::Lines(_) => false,
        }
    }

    /// Whether it goes to events rather than to lines.
    pub fn is_to_events(&self) -> bool {
        matches!(self, Stride::Await | Stride::Switch | Stride::Tick | Stride::Output)
    }
}

/// Why [`Walk::go`] came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walked {
    Arrived,
    OutOfFuel,
    /// See [`Step::NeedsLibrary`].
    NeedsLibrary,
    /// Nothing can run before this virtual time (ns): `advance_to` it and go on.
    Waiting {
        until: u64,
    },
    Finished {
        exit: i32,
    },
}

/// A stride under way.
pub struct Walk {
    stride: Stride,
    /// Whose line it began at, and how deep.
    from: Option<(TaskId, u32)>,
    /// Events seen.
    seen: usize,
    /// The program has not begun: its first line counts too.
    from_start: bool,
}

impl Walk {
    /// Begins a stride where the session stands.
    pub fn new(stride: Stride, session: &Session) -> Walk {
        let from = session.call();
        let from_start = from.is_none() && session.steps() == 0;
        Walk { stride, from, seen: session.events().len(), from_start }
    }

    /// Goes on with at most `fuel` instructions. It takes at least one before it arrives, but for the first line of all.
    pub fn go(&mut self, session: &mut Session, fuel: u64) -> Walked {
        if std::mem::take(&mut self.from_start) {
            session.step(0);
            if session.at_line().is_some_and(|spot| self.is_end(spot, session)) {
                return Walked::Arrived;
            }
        }
        for _ in 0..fuel {
            match session.step(1) {
                Step::OutOfFuel => {}
                Step::NeedsLibrary => return Walked::NeedsLibrary,
                // What ends here may have been recorded on the way into the wait.
                Step::Waiting { .. } if self.met(session) => return Walked::Arrived,
                Step::Waiting { until } => return Walked::Waiting { until },
                Step::Finished { exit } => return Walked::Finished { exit },
            }
            if self.met(session) || session.at_line().is_some_and(|spot| self.is_end(spot, session)) {
                return Walked::Arrived;
            }
        }
        Walked::OutOfFuel
    }

    fn met(&mut self, session: &Session) -> bool {
        let seen = std::mem::replace(&mut self.seen, session.events().len());
        self.stride.is_to_events() && session.events().iter_from(seen).any(|e| self.stride.ends_at(&e.kind))
    }

    fn is_end(&self, spot: Spot, session: &Session) -> bool {
        let within = |deepest: u32| match self.from {
            Some((lane, _)) if spot.lane == lane => spot.depth <= deepest,
            // A task that has ended has no more lines to stop at.
            Some((lane, _)) => !session.is_alive(lane),
            None => true,
        };
        match &self.stride {
            Stride::Line => true,
            Stride::Over => within(self.from.map_or(0, |(_, depth)| depth)),
            Stride::Out => within(self.from.map_or(0, |(_, depth)| depth.saturating_sub(1))),
            Stride::Lines(lines) => lines.contains(&spot.line),
            Stride::Await | Stride::Switch | Stride::Tick | Stride::Output => false,
        }
    }
}
