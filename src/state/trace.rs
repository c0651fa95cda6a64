//! One run as the panels see it.

use coroscope_session::{Events, MAIN};

use super::{Lanes, Output, Place};

/// Where a run stands, seen by its reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was run yet.
    #[default]
    Idle,
    Running,
    Paused,
    Finished {
        exit: i32,
    },
    /// Ended by the reader.
    Stopped,
}

impl Phase {
    /// A run is under way, moving or not.
    pub fn is_under_way(self) -> bool {
        matches!(self, Phase::Running | Phase::Paused)
    }
}

/// The reduced state of one run: what all panels read from.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    pub lanes: Lanes,
    pub output: Output,
    /// How many of the run's events are in here.
    read: usize,
    /// Turns of the event loop.
    pub ticks: u64,
}

impl Trace {
    /// Takes in the events that are new since the last call; `events` are all of the run's.
    pub fn absorb(&mut self, events: &Events) {
        for (index, event) in (self.read..).zip(events.iter_from(self.read)) {
            let index = index as u32;
            self.lanes.absorb(index, &event);
            self.output.absorb(index, &event);
            self.ticks = event.tick;
        }
        self.read = events.len().max(self.read);
    }

    /// The run has ended at virtual time `at`.
    pub fn finish(&mut self, at: u64, exit: i32) {
        self.lanes.finish(MAIN, at, exit == 0);
    }

    /// The newest place of the run, given the clock's time.
    pub fn end(&self, now: u64) -> Place {
        self.lanes.end(now)
    }
}
