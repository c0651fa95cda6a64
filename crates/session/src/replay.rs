//! Time travel: a second run of the same program that is taken to any position of the first and shows its state there.
//!
//! The past is reached by running again from the start, which is what determinism is for: nothing is kept of the states
//! in between. All work is cut into slices of fuel, so that a host stays at hand whatever the distance.

use crate::{Config, Position, Recording, Session, Snapshot, Step, Stride, Walk, Walked};
use std::rc::Rc;

/// Where a search stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seek {
    /// `done` of about `of` instructions.
    Going { done: u64, of: u64 },
    /// The position is reached.
    There(Position),
}

/// Instructions before the position sought during which generators are watched.
const WATCHED: u64 = 100_000;
/// How far back a search for the line before begins (instructions), and by how much it widens.
const WINDOW: u64 = 512;
const WIDEN: u64 = 16;

/// A run that goes where it is told.
pub struct Replay {
    source: Rc<str>,
    config: Config,
    session: Session,
    /// What it was told to reach last.
    goal: Goal,
    /// The position that `session` was taken to, once it is there.
    reached: Option<Position>,
}

enum Goal {
    Position(Position),
    /// A stride from a position, but not beyond the end.
    Walk {
        from: Position,
        stride: Stride,
        end: Position,
        walk: Option<Walk>,
    },
    /// The last line that begins before a position.
    LineBefore {
        before: Position,
        window: u64,
        found: Option<Position>,
        scanning: bool,
    },
}

impl Replay {
    /// A replay of this program as it ran with this config; it stands at the start.
    pub fn new(source: &str, config: Config) -> Replay {
        let config = Config { recording: Recording::Nothing, ..config };
        let session = Session::new(source, config.clone());
        Replay { source: source.into(), config, session, goal: Goal::Position(Position::default()), reached: None }
    }

    /// Wants to be at this position.
    pub fn seek(&mut self, to: Position) {
        self.goal = Goal::Position(to);
        self.prepare(to);
    }

    /// Wants to be where this stride to a line leads from `from`, or at the `end` of what is known.
    pub fn walk(&mut self, from: Position, stride: Stride, end: Position) {
        self.goal = Goal::Walk { from, stride, end, walk: None };
        self.prepare(from);
    }

    /// Wants to be at the last line that begins before this position; without one, at the start.
    pub fn line_before(&mut self, before: Position) {
        self.goal = Goal::LineBefore { before, window: WINDOW, found: None, scanning: false };
        self.prepare(before.back(WINDOW));
    }

    /// Goes on with about so many instructions.
    pub fn go(&mut self, fuel: u64) -> Seek {
        let stop = self.session.steps().saturating_add(fuel);
        loop {
            let left = stop.saturating_sub(self.session.steps());
            if let Some(there) = self.advance(left) {
                return Seek::There(there);
            }
            // A search that started again has a slice of its own.
            if left == 0 || self.session.steps() == 0 {
                return Seek::Going { done: self.session.steps(), of: self.distance() };
            }
        }
    }

    /// Hands over the modules written in Python, if it has none yet. What it could not reach without them it seeks anew.
    pub fn set_library(&mut self, library: crate::Library) {
        if self.config.library.is_some() {
            return;
        }
        self.reached = None;
        self.session.set_library(library.clone());
        self.config.library = Some(library);
    }

    /// The state where it stands, once a search has ended.
    pub fn snapshot(&self, limit: usize) -> Snapshot {
        let mut snapshot = self.session.glimpse(limit);
        if let Some(reached) = self.reached.filter(|reached| reached.at != u64::MAX) {
            // In the midst of a wait the clock shows more than the engine was told.
            snapshot.at = snapshot.at.max(reached.at);
        }
        snapshot
    }

    fn distance(&self) -> u64 {
        match &self.goal {
            Goal::Position(to) => to.step,
            Goal::Walk { from, end, .. } => end.step.max(from.step),
            Goal::LineBefore { before, .. } => before.step,
        }
    }

    /// Starts again if the position lies behind.
    fn prepare(&mut self, to: Position) {
        let goes_on = self.reached.is_some_and(|reached| to >= reached) || self.session.position() <= to;
        if !goes_on {
            self.session = Session::new(&self.source, self.config.clone());
        } else if to.step.saturating_sub(self.session.steps()) > WATCHED {
            self.session.watch(false);
        }
        self.reached = self.reached.filter(|&reached| goes_on && reached == to);
    }

    /// Some of the way to the goal; gives the position once the session is there.
    fn advance(&mut self, fuel: u64) -> Option<Position> {
        match &mut self.goal {
            Goal::Position(to) => {
                let to = *to;
                self.reach(to, fuel).then_some(to)
            }
            Goal::Walk { from, stride, walk: walk @ None, .. } => {
                let (from, stride) = (*from, stride.clone());
                if self.reached == Some(from) {
                    *walk = Some(Walk::new(stride, &self.session));
                    self.reached = None;
                } else {
                    self.reach(from, fuel);
                }
                None
            }
            Goal::Walk { end, walk: Some(walk), .. } => {
                let left = end.step.saturating_sub(self.session.steps()).min(fuel);
                self.session.watch(true);
                let there = match walk.go(&mut self.session, left) {
                    Walked::Arrived => Some(self.session.position()),
                    Walked::Waiting { until } if until <= end.at => {
                        self.session.advance_to(until);
                        None
                    }
                    Walked::OutOfFuel if self.session.steps() < end.step => None,
                    _ => Some(*end),
                }?;
                if there == *end {
                    self.session.go_to(there, u64::MAX);
                }
                self.reached = Some(there);
                Some(there)
            }
            Goal::LineBefore { .. } => self.look_back(fuel),
        }
    }

    fn reach(&mut self, to: Position, fuel: u64) -> bool {
        if self.reached == Some(to) {
            return true;
        }
        let near = Position { step: to.step.saturating_sub(WATCHED), at: 0 };
        if self.session.steps() < near.step {
            self.session.go_to(near, fuel);
            return false;
        }
        self.session.watch(true);
        let there = self.session.go_to(to, fuel);
        self.reached = there.then_some(to);
        there
    }

    /// Looks through the window before the position, instruction by instruction, for the last line that begins in it.
    fn look_back(&mut self, fuel: u64) -> Option<Position> {
        let Goal::LineBefore { before, window, found, scanning } = &mut self.goal else { return None };
        let begin = before.back(*window);
        if !*scanning {
            *scanning = self.session.go_to(begin, fuel);
            return None;
        }
        // The program's end, or an import that cannot go on.
        let mut ended = self.session.is_finished();
        for _ in 0..fuel.max(1) {
            let here = self.session.position();
            if here >= *before || ended {
                break;
            }
            if self.session.at_line().is_some() {
                *found = Some(here);
            }
            match self.session.step(1) {
                Step::Waiting { until } => self.session.advance_to(until),
                Step::NeedsLibrary | Step::Finished { .. } => ended = true,
                Step::OutOfFuel => {}
            }
        }
        if self.session.position() < *before && !ended {
            return None;
        }
        match *found {
            Some(line) => self.seek(line),
            None if begin.step == 0 => self.seek(Position::default()),
            None => {
                let (before, wider) = (*before, window.saturating_mul(WIDEN));
                self.goal = Goal::LineBefore { before, window: wider, found: None, scanning: false };
                self.prepare(before.back(wider));
            }
        }
        None
    }
}

impl Position {
    /// So many instructions earlier.
    fn back(self, window: u64) -> Position {
        Position { step: self.step.saturating_sub(window), at: 0 }
    }
}
