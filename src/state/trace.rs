//! One run as the panels see it.

use coroscope_session::{Events, MAIN};

use super::source::Source;
use super::{Cursor, Hints, Lanes, Output, Place};

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
#[derive(Default)]
pub struct Trace {
    pub lanes: Lanes,
    pub output: Output,
    pub hints: Hints,
    /// The program that runs.
    pub source: Source,
    /// How many of the run's events are in here.
    read: usize,
    /// Turns of the event loop.
    pub ticks: u64,
}

impl Trace {
    /// For a run of this program.
    pub fn new(source: &str) -> Trace {
        Trace { hints: Hints::new(source), source: Source::new(source), ..Trace::default() }
    }

    /// Takes in the events that are new since the last call; `events` are all of the run's.
    pub fn absorb(&mut self, events: &Events) {
        for (index, event) in (self.read..).zip(events.iter_from(self.read)) {
            let index = index as u32;
            self.lanes.absorb(index, &event);
            self.output.absorb(index, &event);
            self.hints.watch(index, &event, &self.lanes, events);
            self.ticks = event.tick;
        }
        self.read = events.len().max(self.read);
    }

    /// The run, of which `events` are all, has ended at virtual time `at`.
    pub fn finish(&mut self, events: &Events, at: u64, exit: i32) {
        self.lanes.finish(MAIN, at, exit == 0);
        self.hints.settle(&self.lanes, events);
    }

    /// The index of the last event at or before an instruction.
    pub fn event_at(&self, events: &Events, step: u64) -> Option<u32> {
        let (mut low, mut high) = (0, events.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match events.get(middle).is_some_and(|event| event.step <= step) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low.checked_sub(1).map(|index| index as u32)
    }

    /// The index of the last event behind a cursor that does not move with the run.
    pub fn event_behind(&self, events: &Events, cursor: Cursor) -> Option<u32> {
        match cursor {
            Cursor::Live => None,
            Cursor::At { step } => self.event_at(events, step),
            Cursor::Within { .. } => cursor.count(events).checked_sub(1).map(|index| index as u32),
        }
    }

    /// Where a cursor that does not move with the run is on the lanes' axis.
    pub fn place_of_cursor(&self, events: &Events, cursor: Cursor) -> Option<Place> {
        match cursor {
            Cursor::Live => None,
            Cursor::At { step } => Some(self.place_of_step(events, step)),
            Cursor::Within { at, .. } => {
                let index = self.event_behind(events, cursor).unwrap_or(0);
                Some(self.lanes.place_of_event(index, at))
            }
        }
    }

    /// Where an instruction is on the lanes' axis.
    pub fn place_of_step(&self, events: &Events, step: u64) -> Place {
        let index = self.event_at(events, step).unwrap_or(0);
        let at = events.get(index as usize).map_or(0, |event| event.at);
        self.lanes.place_of_event(index, at)
    }

    /// The newest place of the run, given the clock's time.
    pub fn end(&self, now: u64) -> Place {
        self.lanes.end(now)
    }
}
