//! The recorder: every event of the run, in order.

use crate::events::{Event, EventKind, MAIN, Stream, TaskId};
use crate::{Res, Vm};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub struct Recorder {
    pub events: RefCell<Vec<Event>>,
    /// The lane that runs now.
    pub current: Cell<TaskId>,
    pub tick: Cell<u64>,
    next_lane: Cell<TaskId>,
    limit: u64,
    written: Cell<u64>,
    /// Events that were taken out.
    taken: Cell<u64>,
}

impl Recorder {
    pub fn new(limit: u64) -> Recorder {
        Recorder {
            events: RefCell::default(),
            current: Cell::new(MAIN),
            tick: Cell::new(0),
            next_lane: Cell::new(MAIN + 1),
            limit,
            written: Cell::new(0),
            taken: Cell::new(0),
        }
    }

    /// Takes the events since the last call out.
    pub fn take(&self) -> Vec<Event> {
        let events = std::mem::take(&mut *self.events.borrow_mut());
        self.taken.set(self.taken.get() + events.len() as u64);
        events
    }

    /// A number for a new lane.
    pub fn new_lane(&self) -> TaskId {
        let id = self.next_lane.get();
        self.next_lane.set(id.wrapping_add(1));
        id
    }
}

impl Vm {
    /// Records for the lane that runs now.
    pub fn record(&self, kind: EventKind) {
        self.record_for(self.record.current.get(), kind);
    }

    pub fn record_for(&self, task: TaskId, kind: EventKind) {
        let mut events = self.record.events.borrow_mut();
        let essential = matches!(kind, EventKind::Output { .. } | EventKind::Deadlock { .. });
        if self.record.taken.get() + (events.len() as u64) < self.record.limit || essential {
            events.push(Event { at: self.now(), tick: self.record.tick.get(), step: self.steps.get(), task, kind });
        }
    }

    /// Fills in the line of events recorded since `from` that have none yet.
    pub fn place_events(&self, from: usize, line: u32) {
        for e in self.record.events.borrow_mut().iter_mut().skip(from) {
            match &mut e.kind {
                EventKind::Output { line: at, .. }
                | EventKind::Blocking { line: at, .. }
                | EventKind::LaneCreated { line: at, .. }
                | EventKind::CancelRequested { line: at, .. }
                | EventKind::OldSpelling { line: at, .. }
                | EventKind::Ready { cause: crate::events::WakeCause::By { line: at, .. } }
                    if *at == 0 =>
                {
                    *at = line;
                }
                _ => {}
            }
        }
    }

    /// Writes to a standard stream of the program. The line is filled in by the machine.
    pub fn write(&self, stream: Stream, text: &str) -> Res<()> {
        if text.is_empty() {
            return Ok(());
        }
        let total = self.record.written.get().saturating_add(text.len() as u64);
        self.record.written.set(total);
        if total > self.config.output {
            self.halt(format!("Stopped: the program wrote more than {} MB.", self.config.output >> 20));
            return Ok(());
        }
        self.record(EventKind::Output { stream, text: Rc::from(text), line: 0 });
        Ok(())
    }
}
