//! The recorder: every event of the run, in order.

use crate::events::{Event, EventKind, Events, MAIN, Stream, TaskId};
use crate::generator::{Generator, Kind};
use crate::glance::glance;
use crate::text::codec::{Encoding, encode};
use crate::{Res, Value, Vm};
use coroscope_bytecode::surrogate;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

pub struct Recorder {
    /// All events but those that the host has borrowed, see [`Recorder::swap`].
    events: RefCell<Events>,
    /// Events whose line is still to be filled in.
    unplaced: Cell<usize>,
    /// The lane that runs now.
    pub current: Cell<TaskId>,
    pub tick: Cell<u64>,
    next_lane: Cell<TaskId>,
    limit: u64,
    written: Cell<u64>,
    /// Nothing is recorded: for runs that only look for a state.
    pub silent: Cell<bool>,
    /// What goes through generators is noted in `traffic`.
    pub watches: Cell<bool>,
    pub traffic: RefCell<VecDeque<Traffic>>,
    generators: Cell<u32>,
}

/// Something that went into a generator or came out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Traffic {
    /// The generator's number, as in its `frame_id`.
    pub frame: u32,
    pub way: Way,
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Sent,
    Thrown,
    Yielded,
    Returned,
}

/// The last so many are kept.
const TRAFFIC: usize = 64;

impl Recorder {
    pub fn new(limit: u64) -> Recorder {
        Recorder {
            events: RefCell::default(),
            unplaced: Cell::new(0),
            current: Cell::new(MAIN),
            tick: Cell::new(0),
            next_lane: Cell::new(MAIN + 1),
            limit,
            written: Cell::new(0),
            silent: Cell::new(false),
            watches: Cell::new(false),
            traffic: RefCell::default(),
            generators: Cell::new(0),
        }
    }

    /// Exchanges the events with the host's: it holds them between two steps, the recorder while the machine runs.
    pub fn swap(&self, events: &mut Events) {
        let mut own = self.events.borrow_mut();
        own.close();
        std::mem::swap(&mut *own, events);
        self.unplaced.set(0);
    }

    /// How many events have no line yet; whoever runs a native fills in what it adds, see [`Vm::place_events`].
    #[inline]
    pub fn unplaced(&self) -> usize {
        self.unplaced.get()
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
    #[inline]
    pub fn record(&self, kind: EventKind) {
        self.record_for(self.record.current.get(), kind);
    }

    pub fn record_for(&self, task: TaskId, kind: EventKind) {
        if self.record.silent.get() {
            return;
        }
        let mut events = self.record.events.borrow_mut();
        if events.len() as u64 >= self.record.limit
            && !matches!(kind, EventKind::Output { .. } | EventKind::Deadlock { .. })
        {
            return;
        }
        let (at, tick, step) = (self.now(), self.record.tick.get(), self.steps.get());
        events.push(&Event { at, tick, step, task, kind });
        self.record.unplaced.set(events.unplaced());
    }

    /// Notes what goes through a generator; only to be called while `watches` is set.
    #[cold]
    pub fn note_traffic(&self, g: &Generator, way: Way, value: &Value) {
        if g.kind != Kind::Generator {
            return;
        }
        if g.frame_id.get() == 0 {
            self.record.generators.set(self.record.generators.get() + 1);
            g.frame_id.set(self.record.generators.get());
        }
        let mut traffic = self.record.traffic.borrow_mut();
        if traffic.len() == TRAFFIC {
            traffic.pop_front();
        }
        traffic.push_back(Traffic { frame: g.frame_id.get(), way, value: glance(self, value, 80) });
    }

    /// Fills in the lines of events that have none yet, but for the first `from` of those.
    #[cold]
    pub fn place_events(&self, from: usize, line: u32) {
        self.record.events.borrow_mut().place(from, line);
        self.record.unplaced.set(from);
    }

    /// Writes to a standard stream of the program. The line is filled in by the machine.
    pub fn write(&self, stream: Stream, text: &str) -> Res<()> {
        if text.is_empty() {
            return Ok(());
        }
        if surrogate::any(text) {
            // CPython's streams are UTF-8; that of errors escapes what it cannot hold.
            let errors = if stream == Stream::Stdout { "strict" } else { "backslashreplace" };
            let bytes = encode(text, Encoding::Utf8, errors).map_err(|f| self.codec_fault(f, &Value::str(text)))?;
            return self.write(stream, &String::from_utf8_lossy(&bytes));
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
