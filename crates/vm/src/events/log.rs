//! All events of a run in a few bytes each: most take three to eight.
//!
//! An event is stored as its difference from the one before it. Every [`STRIDE`] events a mark says how things stood, so
//! that any event is found by its index in at most that many steps; [`Events::iter_from`] reads on from there.
//!
//! Invariant: no event crosses the border of two chunks, and a chunk's bytes never move once it is full.

use super::pack::{self, Names, Reader, Writer};
use super::{Event, EventKind, TaskId};

/// Events between two marks.
const STRIDE: usize = 64;
/// Bytes after which a new chunk is begun.
const CHUNK: usize = 1 << 16;
/// Room for one event without long texts, so that a chunk never grows by doubling.
const ROOM: usize = 256;

/// Bits of the first byte beside the code: what differs from the event before and so follows.
const CLOCK: u8 = 0x40;
const LANE: u8 = 0x80;

/// What each event is stored as a difference from.
#[derive(Clone, Copy, Default)]
struct Base {
    at: u64,
    tick: u64,
    step: u64,
    task: TaskId,
}

/// How things stood before an event whose index is a multiple of [`STRIDE`].
struct Mark {
    base: Base,
    chunk: u32,
    offset: u32,
}

/// A line to be filled in.
#[derive(Clone, Copy)]
struct Open {
    chunk: u32,
    offset: u32,
}

/// The events of a run, oldest first.
#[derive(Default)]
pub struct Events {
    chunks: Vec<Vec<u8>>,
    marks: Vec<Mark>,
    names: Names,
    /// Of the newest event.
    base: Base,
    len: usize,
    open: Vec<Open>,
}

impl Events {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds an event after all others.
    #[inline]
    pub fn push(&mut self, event: &Event) {
        if self.chunks.last().is_none_or(|chunk| chunk.len() >= CHUNK) {
            self.chunks.push(Vec::with_capacity(if self.chunks.is_empty() { 1 << 10 } else { CHUNK + ROOM }));
        }
        let number = self.chunks.len() as u32 - 1;
        let Some(bytes) = self.chunks.last_mut() else { return };
        if self.len.is_multiple_of(STRIDE) {
            self.marks.push(Mark { base: self.base, chunk: number, offset: bytes.len() as u32 });
        }
        let base = &mut self.base;
        let mut first = pack::code(&event.kind);
        if event.at != base.at || event.tick != base.tick {
            first |= CLOCK;
        }
        if event.task != base.task {
            first |= LANE;
        }
        bytes.push(first);
        put_difference(bytes, event.step, base.step);
        if first & CLOCK != 0 {
            put_difference(bytes, event.at, base.at);
            put_difference(bytes, event.tick, base.tick);
        }
        if first & LANE != 0 {
            put_difference(bytes, event.task.into(), base.task.into());
        }
        *base = Base { at: event.at, tick: event.tick, step: event.step, task: event.task };
        let mut writer = Writer { bytes, names: &mut self.names, open: None };
        writer.members(&event.kind);
        if let Some(offset) = writer.open {
            self.open.push(Open { chunk: number, offset });
        }
        self.len += 1;
    }

    /// How many events have a line that is not known yet and may still be filled in.
    pub fn unplaced(&self) -> usize {
        self.open.len()
    }

    /// Fills in the lines that became open since there were `from` of them.
    pub fn place(&mut self, from: usize, line: u32) {
        for open in self.open.drain(from.min(self.open.len())..) {
            let offset = open.offset as usize;
            let bytes = self.chunks.get_mut(open.chunk as usize).and_then(|c| c.get_mut(offset..offset + pack::LINE));
            if let Some(bytes) = bytes {
                bytes.copy_from_slice(&pack::line_bytes(line));
            }
        }
    }

    /// Lines that are open now stay unknown.
    pub fn close(&mut self) {
        self.open.clear();
    }

    /// The event of this index.
    pub fn get(&self, index: usize) -> Option<Event> {
        self.iter_from(index).next()
    }

    /// What happened in the event of this index.
    pub fn kind(&self, index: usize) -> Option<EventKind> {
        self.get(index).map(|event| event.kind)
    }

    pub fn last(&self) -> Option<Event> {
        self.get(self.len.checked_sub(1)?)
    }

    /// All events, oldest first.
    pub fn iter(&self) -> Iter<'_> {
        self.iter_from(0)
    }

    /// The events from this index on.
    pub fn iter_from(&self, index: usize) -> Iter<'_> {
        let near = index / STRIDE;
        let mut iter = match self.marks.get(near) {
            Some(mark) => Iter {
                events: self,
                base: mark.base,
                chunk: mark.chunk as usize,
                offset: mark.offset as usize,
                index: near * STRIDE,
            },
            None => Iter { events: self, base: self.base, chunk: 0, offset: 0, index: self.len },
        };
        while iter.index < index.min(self.len) {
            iter.pass();
        }
        iter
    }

    /// Bytes that the events take in memory, about.
    pub fn size(&self) -> usize {
        let bytes: usize = self.chunks.iter().map(Vec::capacity).sum();
        bytes + self.marks.capacity() * size_of::<Mark>() + self.names.size()
    }
}

impl<'a> IntoIterator for &'a Events {
    type Item = Event;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl FromIterator<Event> for Events {
    fn from_iter<I: IntoIterator<Item = Event>>(all: I) -> Events {
        let mut events = Events::default();
        all.into_iter().for_each(|event| events.push(&event));
        events
    }
}

/// Clocks seldom go back, but a call on a clock of its own does.
fn put_difference(bytes: &mut Vec<u8>, now: u64, before: u64) {
    pack::put_number(bytes, pack::zigzag(now.wrapping_sub(before).cast_signed()));
}

/// Events by value, oldest first.
#[derive(Clone)]
pub struct Iter<'a> {
    events: &'a Events,
    /// Of the event before the next one.
    base: Base,
    chunk: usize,
    offset: usize,
    index: usize,
}

impl<'a> Iter<'a> {
    /// The index of the next event.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Reads the next event's first part: its code, with the reader at its members.
    fn head(&mut self) -> Option<(pack::Code, Reader<'a>)> {
        if self.index >= self.events.len {
            return None;
        }
        while self.events.chunks.get(self.chunk).is_some_and(|chunk| self.offset >= chunk.len()) {
            self.chunk += 1;
            self.offset = 0;
        }
        let bytes = self.events.chunks.get(self.chunk)?;
        let mut reader = Reader { bytes, at: self.offset, names: &self.events.names };
        let first = reader.byte();
        let mut add = |to: &mut u64| *to = to.wrapping_add_signed(pack::unzigzag(reader.number()));
        add(&mut self.base.step);
        if first & CLOCK != 0 {
            add(&mut self.base.at);
            add(&mut self.base.tick);
        }
        if first & LANE != 0 {
            let mut task = u64::from(self.base.task);
            add(&mut task);
            self.base.task = task as TaskId;
        }
        self.index += 1;
        Some((first % pack::CODES, reader))
    }

    /// Passes over one event.
    fn pass(&mut self) {
        if let Some((code, mut reader)) = self.head() {
            reader.skip(code);
            self.offset = reader.at;
        }
    }
}

impl Iterator for Iter<'_> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        let (code, mut reader) = self.head()?;
        let kind = reader.kind(code);
        self.offset = reader.at;
        let Base { at, tick, step, task } = self.base;
        Some(Event { at, tick, step, task, kind })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.events.len - self.index;
        (left, Some(left))
    }

    fn nth(&mut self, n: usize) -> Option<Event> {
        *self = self.events.iter_from(self.index.saturating_add(n));
        self.next()
    }
}

impl ExactSizeIterator for Iter<'_> {}

#[cfg(test)]
mod tests {
    use super::super::{Chain, LaneKind, MAIN, Stream, WaitOn, WakeCause};
    use super::*;
    use std::rc::Rc;

    fn every_kind() -> Vec<EventKind> {
        use EventKind as K;
        let (name, line): (Rc<str>, u32) = ("näme".into(), 70_000);
        let text = name.clone();
        let waits = [
            WaitOn::Sleep { until: u64::MAX },
            WaitOn::Future { label: name.clone() },
            WaitOn::Task { task: 300 },
            WaitOn::Many { label: name.clone(), tasks: vec![7, 5, 100_000, u32::MAX] },
            WaitOn::Held { what: name.clone(), thing: 3, by: vec![8, 2] },
            WaitOn::Thing { what: name.clone(), label: "".into() },
        ];
        let causes = [
            WakeCause::Created,
            WakeCause::Yielded,
            WakeCause::Timer,
            WakeCause::By { task: 9, line },
            WakeCause::Cancelled { by: 129 },
        ];
        let lanes = [LaneKind::Main, LaneKind::Task, LaneKind::Thread, LaneKind::Process];
        let mut all = vec![
            K::LaneRenamed { name: name.clone() },
            K::Running,
            K::Done { result: text.clone() },
            K::Failed { error: name.clone() },
            K::TaskCancelled,
            K::Output { stream: Stream::Stdout, text: text.clone(), line },
            K::Output { stream: Stream::Stderr, text: "x".repeat(3 * CHUNK).into(), line },
            K::FrameEnter { frame: 1, name: name.clone(), line },
            K::FrameLeave { frame: 1, line, finished: true },
            K::FrameLeave { frame: 1, line, finished: false },
            K::GenSend { frame: 2, value: text.clone() },
            K::GenYield { frame: 2, value: text.clone() },
            K::GenThrow { frame: 2, error: text.clone() },
            K::ExceptionRaised { error: text.clone(), line },
            K::ExceptionHandled { error: text.clone(), line },
            K::ExceptionNeverRetrieved { error: name.clone(), of: 4 },
            K::NeverAwaited { coro: name.clone(), line },
            K::CancelRequested { of: 5, line, message: None },
            K::CancelRequested { of: 5, line, message: Some(text.clone()) },
            K::CancelDelivered { line },
            K::CancelSwallowed,
            K::DestroyedPending { of: 6 },
            K::Blocking { until: 1 << 40, what: name.clone(), line },
            K::BlockingEnd,
            K::Tick { ready: 1, timers: 200 },
            K::LoopIdle { until: 1 << 50 },
            K::CallbackScheduled { handle: 8, name: name.clone(), when: None },
            K::CallbackScheduled { handle: 8, name: name.clone(), when: Some(0) },
            K::CallbackRun { handle: 8, name: name.clone() },
            K::Deadlock { report: text.clone(), cycle: vec![3, 1] },
            K::OldSpelling { what: name.clone(), line },
        ];
        all.extend(waits.clone().map(|on| K::Waiting { on, line, chain: [line, 0, 3, 0] }));
        all.extend(waits.map(|on| K::Waiting { on, line, chain: Chain::default() }));
        all.extend(causes.map(|cause| K::Ready { cause }));
        all.extend(lanes.map(|kind| K::LaneCreated { kind, name: text.clone(), coro: name.clone(), by: MAIN, line }));
        all
    }

    fn some_run() -> Vec<Event> {
        let clocks = [0, 5, 5, u64::MAX, 3];
        let lanes = [0, 1, 1, 90_000, u32::MAX];
        (0..40)
            .flat_map(|_| every_kind())
            .enumerate()
            .map(|(i, kind)| Event {
                at: clocks[i % 5],
                tick: i as u64 / 100,
                step: i as u64 * 3,
                task: lanes[i / 7 % 5],
                kind,
            })
            .collect()
    }

    #[test]
    fn gives_back_what_was_put_in_from_any_index() {
        let all = some_run();
        let events: Events = all.iter().cloned().collect();
        assert_eq!(events.len(), all.len());
        assert!(events.iter().eq(all.iter().cloned()));
        for index in 0..all.len() {
            assert_eq!(events.get(index).as_ref(), all.get(index), "{index}");
        }
        assert_eq!(events.get(all.len()), None);
        assert!(events.iter().skip(130).eq(all.iter().skip(130).cloned()));
        assert_eq!(events.last().as_ref(), all.last());
    }

    #[test]
    fn fills_in_lines_that_were_open() {
        let mut events = Events::default();
        let output = |line| EventKind::Output { stream: Stream::Stdout, text: "x\n".into(), line };
        let event = |line| Event { at: 0, tick: 0, step: 0, task: MAIN, kind: output(line) };
        events.push(&event(0));
        let before = events.unplaced();
        events.push(&event(0));
        events.push(&event(9));
        events.push(&event(0));
        events.place(before, 70_000);
        events.close();
        let kinds: Vec<EventKind> = events.iter().map(|event| event.kind).collect();
        assert_eq!(kinds, [output(0), output(70_000), output(9), output(70_000)]);
        assert_eq!(events.unplaced(), 0);
    }

    #[test]
    fn a_million_switches_take_a_few_bytes_each() {
        let mut events = Events::default();
        for turn in 0..5_000u64 {
            for task in 1..=100 {
                let step = (turn * 100 + u64::from(task)) * 9;
                events.push(&Event { at: 0, tick: turn, step, task, kind: EventKind::Running });
                let kind = EventKind::Ready { cause: WakeCause::Yielded };
                events.push(&Event { at: 0, tick: turn, step: step + 8, task, kind });
            }
        }
        assert_eq!(events.len(), 1_000_000);
        assert!(events.size() < 5_000_000, "{}", events.size());
    }
}
