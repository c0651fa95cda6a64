//! Steps, breakpoints and time travel of a player. A step at the end of what has run takes the run itself on; elsewhere a
//! replay looks for the place in the past, slice by slice.

use std::collections::BTreeSet;
use std::rc::Rc;

use coroscope_session::{Config, Position, Replay, Seek, Session, Snapshot, Stride, Walk};
use wasm_bindgen_futures::spawn_local;

use super::{Inner, Player, SLICE, Turn};
use crate::state::{Cursor, Phase};

/// Instructions between two looks at the clock while a replay is on its way.
const REPLAY_FUEL: u64 = 20_000;
/// What panels show of tasks, handles and timers, at most.
const SHOWN: usize = 200;

/// While a run goes on, panels show another state at most this often (ms).
const PACE: f64 = 80.0;

/// What to do with the place that a replay has found.
type Arrival = Rc<dyn Fn(Position)>;
/// A place with the state there.
type Seen = Option<(Position, Rc<Snapshot>)>;

/// What a player has been asked beside running on.
#[derive(Default)]
pub(super) struct Errands {
    /// Lines (from 1) before which a run stops.
    breakpoints: BTreeSet<u32>,
    /// Where the run stops next.
    pub walk: Option<Walk>,
    /// The walk is a step: it passes over waits at once.
    pub hurried: bool,
    /// The program that runs.
    program: Option<(Rc<str>, Config)>,
    replay: Option<Replay>,
    arrival: Option<Arrival>,
    /// The replay's own turns are asked for.
    travelling: bool,
    /// How much of a long way is behind the replay.
    progress: Option<f64>,
    past: Seen,
    present: Seen,
    /// When `present` was taken (real ms).
    taken: f64,
}

impl Errands {
    /// A walk has ended. What was seen at this position before natives had run is out of date.
    pub fn arrive(&mut self) {
        self.walk = None;
        self.present = None;
    }

    pub fn begin(&mut self, program: Option<(Rc<str>, Config)>) {
        let breakpoints = std::mem::take(&mut self.breakpoints);
        *self = Errands { breakpoints, program, travelling: self.travelling, ..Errands::default() };
    }
}

impl Player {
    /// Starts this program and stops before its first line.
    pub fn step_into(&self, source: &str, config: Config) {
        self.run(source, config);
        self.walk_on(Stride::Line);
    }

    /// Lines (from 1) before which runs stop, whichever task comes there.
    pub fn set_breakpoints(&self, lines: BTreeSet<u32>) {
        self.0.errands.borrow_mut().breakpoints = lines;
        if self.phase() == Phase::Running && !self.0.errands.borrow().hurried {
            self.0.mind_breakpoints();
        }
    }

    /// Takes the paused run itself so far.
    pub fn walk_on(&self, stride: Stride) {
        let walk = {
            let mut run = self.0.run.borrow_mut();
            let Some(engine) = &mut run.engine else { return };
            engine.begin_walk(stride)
        };
        {
            let mut errands = self.0.errands.borrow_mut();
            errands.walk = walk;
            errands.hurried = true;
        }
        if self.phase() == Phase::Paused {
            self.0.clock.borrow_mut().thaw(self.0.real());
            self.0.order(Phase::Running);
        }
    }

    /// Where the run stands.
    pub fn position(&self) -> Position {
        self.0.run.borrow().engine.as_ref().map_or(Position::default(), |engine| engine.position())
    }

    /// The text of the program that runs or ran last.
    pub fn program(&self) -> Option<Rc<str>> {
        self.0.errands.borrow().program.as_ref().map(|(source, _)| source.clone())
    }

    /// Looks at the state there, for [`Player::snapshot`].
    pub fn look_at(&self, position: Position) {
        let known = self.0.errands.borrow().past.as_ref().is_some_and(|(at, _)| *at == position);
        if !known {
            self.send(|replay| replay.seek(position), None);
        }
    }

    /// Looks for where a stride to a line leads from a place in the past.
    pub fn find(&self, from: Position, stride: Stride, found: impl Fn(Position) + 'static) {
        let end = self.position();
        self.send(|replay| replay.walk(from, stride, end), Some(Rc::new(found)));
    }

    /// Looks for the last line that begins before a place.
    pub fn find_line_before(&self, before: Position, found: impl Fn(Position) + 'static) {
        self.send(|replay| replay.line_before(before), Some(Rc::new(found)));
    }

    /// How much of a long way back in time is done, from 0 to 1, while it is under way.
    pub fn progress(&self) -> Option<f64> {
        self.0.errands.borrow().progress
    }

    /// The state at the cursor; on a long way there, the state shown before.
    pub fn snapshot(&self, cursor: Cursor) -> Option<Rc<Snapshot>> {
        if cursor != Cursor::Live {
            return self.0.errands.borrow().past.as_ref().map(|(_, snapshot)| snapshot.clone());
        }
        let run = self.0.run.borrow();
        let engine = run.engine.as_ref()?;
        let at = Position { step: engine.position().step, at: self.now() };
        let mut errands = self.0.errands.borrow_mut();
        let (real, runs) = (self.0.real(), self.phase() == Phase::Running);
        if let Some((known, snapshot)) = &errands.present
            && (*known == at || (runs && real - errands.taken < PACE))
        {
            return Some(snapshot.clone());
        }
        errands.taken = real;
        let mut snapshot = engine.glimpse(SHOWN)?;
        snapshot.at = at.at;
        let snapshot = Rc::new(snapshot);
        errands.present = Some((at, snapshot.clone()));
        Some(snapshot)
    }

    /// Gives the replay an order and a slice at once: most ways are short.
    fn send(&self, order: impl FnOnce(&mut Replay), arrival: Option<Arrival>) {
        {
            let mut errands = self.0.errands.borrow_mut();
            let Errands { replay, program: Some((source, config)), .. } = &mut *errands else { return };
            let replay = replay.get_or_insert_with(|| Replay::new(source, config.clone()));
            // It may have come since the replay was made.
            if let Some(library) = self.0.librarian.at_hand() {
                replay.set_library(library);
            }
            order(replay);
            errands.arrival = arrival;
        }
        if self.0.travel() {
            return;
        }
        if std::mem::replace(&mut self.0.errands.borrow_mut().travelling, true) {
            return;
        }
        let inner = self.0.clone();
        spawn_local(async move {
            let turn = Turn::new();
            loop {
                turn.give().await;
                if inner.travel() {
                    inner.errands.borrow_mut().travelling = false;
                    return;
                }
            }
        });
    }
}

impl Inner {
    /// Stops at breakpoints from here on.
    pub(super) fn mind_breakpoints(&self) {
        let mut errands = self.errands.borrow_mut();
        let lines = errands.breakpoints.clone();
        errands.hurried = false;
        errands.walk = match lines.is_empty() {
            true => None,
            false => self.run.borrow_mut().engine.as_mut().and_then(|e| e.begin_walk(Stride::Lines(lines))),
        };
    }

    /// A slice of the replay's way. Says whether it is there, or has nowhere to go.
    fn travel(&self) -> bool {
        let begun = self.real();
        let (arrival, there) = loop {
            let mut errands = self.errands.borrow_mut();
            let Some(replay) = &mut errands.replay else { return true };
            match replay.go(REPLAY_FUEL) {
                Seek::There(there) => {
                    let snapshot = Rc::new(replay.snapshot(SHOWN));
                    errands.past = Some((there, snapshot));
                    errands.progress = None;
                    break (errands.arrival.take(), there);
                }
                Seek::Going { done, of } if self.real() - begun > SLICE => {
                    errands.progress = Some(done as f64 / of.max(1) as f64);
                    drop(errands);
                    (self.on_phase)();
                    return false;
                }
                Seek::Going { .. } => {}
            }
        };
        if let Some(arrival) = arrival {
            arrival(there);
        }
        (self.on_phase)();
        true
    }
}

/// For the engine that is a session.
pub(super) fn begin_walk(session: &Session, stride: Stride) -> Walk {
    // Steps are few: what goes through generators on the way is worth a look.
    session.watch(!matches!(stride, Stride::Lines(_)));
    Walk::new(stride, session)
}
