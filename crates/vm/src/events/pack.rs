//! What happened, as bytes: a code, then the members in order. Numbers are LEB128, names that repeat are numbers of a
//! table, texts that rarely repeat stand in place, and a line that may be filled in later has a fixed width.

use super::{Chain, EventKind, LaneKind, Stream, WaitOn, WakeCause};
use hashbrown::HashTable;
use std::rc::Rc;

/// One member of an event, as far as one must know it to pass over it.
#[derive(Clone, Copy)]
enum Part {
    /// A number, a lane, or the number of a name.
    Number,
    /// Its length in bytes, then UTF-8.
    Text,
    /// A line in [`LINE`] bytes.
    Line,
    /// Their count, then the difference of each from the one before.
    Numbers,
}

/// Bytes of a line that may be filled in later.
pub(super) const LINE: usize = 3;

/// A kind of event with its variants told apart: what stands in the first byte, below [`CODES`].
pub(super) type Code = u8;

const LANE_CREATED: Code = 0;
const LANE_RENAMED: Code = 1;
const READY_CREATED: Code = 2;
const READY_YIELDED: Code = 3;
const READY_TIMER: Code = 4;
const READY_BY: Code = 5;
const READY_CANCELLED: Code = 6;
const RUNNING: Code = 7;
const WAITING_SLEEP: Code = 8;
const WAITING_FUTURE: Code = 9;
const WAITING_TASK: Code = 10;
const WAITING_HELD: Code = 11;
const WAITING_MANY: Code = 12;
const WAITING_THING: Code = 13;
const DONE: Code = 14;
const FAILED: Code = 15;
const TASK_CANCELLED: Code = 16;
const STDOUT: Code = 17;
const STDERR: Code = 18;
const FRAME_ENTER: Code = 19;
const FRAME_SUSPENDED: Code = 20;
const FRAME_FINISHED: Code = 21;
const GEN_SEND: Code = 22;
const GEN_YIELD: Code = 23;
const GEN_THROW: Code = 24;
const EXCEPTION_RAISED: Code = 25;
const EXCEPTION_HANDLED: Code = 26;
const NEVER_RETRIEVED: Code = 27;
const NEVER_AWAITED: Code = 28;
const CANCEL_REQUESTED: Code = 29;
const CANCEL_REQUESTED_SAYING: Code = 30;
const CANCEL_DELIVERED: Code = 31;
const CANCEL_SWALLOWED: Code = 32;
const DESTROYED_PENDING: Code = 33;
const BLOCKING: Code = 34;
const BLOCKING_END: Code = 35;
const TICK: Code = 36;
const LOOP_IDLE: Code = 37;
const SOON: Code = 38;
const LATER: Code = 39;
const CALLBACK_RUN: Code = 40;
const DEADLOCK: Code = 41;
const OLD_SPELLING: Code = 42;

/// Codes are below this; the bits above are free.
pub(super) const CODES: u8 = 64;

/// The members of a code.
fn parts(code: Code) -> &'static [Part] {
    use Part::{Line, Number, Numbers, Text};
    match code {
        LANE_CREATED => &[Number, Text, Number, Number, Line],
        LANE_RENAMED | DONE => &[Text],
        DEADLOCK => &[Text, Numbers],
        READY_BY => &[Number, Line],
        READY_CANCELLED | FAILED | CANCEL_DELIVERED | DESTROYED_PENDING | LOOP_IDLE => &[Number],
        WAITING_SLEEP | WAITING_FUTURE | WAITING_TASK => &[Number, Number, Numbers],
        TICK | SOON | CALLBACK_RUN => &[Number, Number],
        FRAME_SUSPENDED | FRAME_FINISHED | NEVER_RETRIEVED | NEVER_AWAITED => &[Number, Number],
        WAITING_MANY => &[Number, Numbers, Number, Numbers],
        WAITING_HELD => &[Number, Number, Numbers, Number, Numbers],
        WAITING_THING => &[Number, Number, Number, Numbers],
        FRAME_ENTER | LATER => &[Number, Number, Number],
        STDOUT | STDERR => &[Text, Line],
        GEN_SEND | GEN_YIELD | GEN_THROW => &[Number, Text],
        EXCEPTION_RAISED | EXCEPTION_HANDLED => &[Text, Number],
        CANCEL_REQUESTED => &[Number, Line],
        CANCEL_REQUESTED_SAYING => &[Number, Line, Text],
        BLOCKING => &[Number, Number, Line],
        OLD_SPELLING => &[Number, Line],
        _ => &[],
    }
}

/// Names that repeat, each kept once.
#[derive(Default)]
pub(super) struct Names {
    known: Vec<Rc<str>>,
    by_text: HashTable<u32>,
    /// The names asked for last, by address: who keeps a name's `Rc` need not have it hashed again.
    recent: [u32; RECENT],
}

const RECENT: usize = 32;

impl Names {
    pub fn number(&mut self, name: &Rc<str>) -> u32 {
        let slot = (Rc::as_ptr(name).cast::<u8>() as usize >> 4) % RECENT;
        let guess = self.recent[slot];
        if self.known.get(guess as usize).is_some_and(|known| Rc::ptr_eq(known, name)) {
            return guess;
        }
        let number = self.look_up(name);
        self.recent[slot] = number;
        number
    }

    #[cold]
    fn look_up(&mut self, name: &Rc<str>) -> u32 {
        let known = &self.known;
        if let Some(number) = self.by_text.find(hash(name), |&n| known.get(n as usize) == Some(name)) {
            return *number;
        }
        let number = self.known.len() as u32;
        self.known.push(name.clone());
        let known = &self.known;
        self.by_text.insert_unique(hash(name), number, |&n| known.get(n as usize).map_or(0, |name| hash(name)));
        number
    }

    fn name(&self, number: u64) -> Rc<str> {
        self.known.get(number as usize).cloned().unwrap_or_default()
    }

    /// Bytes taken, about.
    pub fn size(&self) -> usize {
        let texts: usize = self.known.iter().map(|name| name.len() + 2 * size_of::<usize>()).sum();
        texts + self.known.capacity() * size_of::<Rc<str>>() + self.by_text.capacity() * 5
    }
}

/// FNV-1a: the same on every machine.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

pub(super) fn put_number(bytes: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        bytes.push(n as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}

/// Small in size where it is near zero, on either side.
pub(super) fn zigzag(n: i64) -> u64 {
    (n.cast_unsigned() << 1) ^ (n >> 63).cast_unsigned()
}

pub(super) fn unzigzag(n: u64) -> i64 {
    (n >> 1).cast_signed() ^ -(n & 1).cast_signed()
}

/// The three bytes of a line; greater ones are not to be told apart.
pub(super) fn line_bytes(line: u32) -> [u8; LINE] {
    let [a, b, c, _] = line.min(0xff_ffff).to_le_bytes();
    [a, b, c]
}

/// Writes the members of an event.
pub(super) struct Writer<'a> {
    pub bytes: &'a mut Vec<u8>,
    pub names: &'a mut Names,
    /// Where the line stands that is to be filled in.
    pub open: Option<u32>,
}

impl Writer<'_> {
    fn number(&mut self, n: impl Into<u64>) -> &mut Self {
        put_number(self.bytes, n.into());
        self
    }

    fn name(&mut self, name: &Rc<str>) -> &mut Self {
        let number = self.names.number(name);
        self.number(number)
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.number(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
        self
    }

    fn line(&mut self, line: u32) -> &mut Self {
        if line == 0 {
            self.open = Some(self.bytes.len() as u32);
        }
        self.bytes.extend_from_slice(&line_bytes(line));
        self
    }

    fn numbers(&mut self, all: &[u32]) -> &mut Self {
        self.number(all.len() as u64);
        let mut before = 0;
        for &n in all {
            self.number(zigzag(i64::from(n) - before));
            before = i64::from(n);
        }
        self
    }

    /// Everything but the code, which [`code`] gives.
    #[inline]
    pub fn members(&mut self, kind: &EventKind) {
        use EventKind as K;
        match kind {
            K::Running | K::TaskCancelled | K::BlockingEnd | K::CancelSwallowed => self,
            K::Ready { cause } => match cause {
                WakeCause::Created | WakeCause::Yielded | WakeCause::Timer => self,
                WakeCause::By { task, line } => self.number(*task).line(*line),
                WakeCause::Cancelled { by } => self.number(*by),
            },
            K::Waiting { on, line, chain } => {
                let length = chain.iter().rposition(|&line| line != 0).map_or(0, |last| last + 1);
                self.wait(on).number(*line).numbers(&chain[..length])
            }
            K::Tick { ready, timers } => self.number(*ready).number(*timers),
            K::CallbackScheduled { handle, name, when: None } | K::CallbackRun { handle, name } => {
                self.number(*handle).name(name)
            }
            K::CallbackScheduled { handle, name, when: Some(when) } => self.number(*handle).name(name).number(*when),
            K::Done { result: text } | K::LaneRenamed { name: text } => self.text(text),
            K::Deadlock { report, cycle } => self.text(report).numbers(cycle),
            K::LaneCreated { kind, name, coro, by, line } => {
                self.number(*kind as u32).text(name).name(coro).number(*by).line(*line)
            }
            K::Output { text, line, .. } => self.text(text).line(*line),
            other => self.rare(other),
        };
    }

    fn wait(&mut self, on: &WaitOn) -> &mut Self {
        match on {
            WaitOn::Sleep { until } => self.number(*until),
            WaitOn::Future { label } => self.name(label),
            WaitOn::Task { task } => self.number(*task),
            WaitOn::Many { label, tasks } => self.name(label).numbers(tasks),
            WaitOn::Held { what, thing, by } => self.name(what).number(*thing).numbers(by),
            WaitOn::Thing { what, label } => self.name(what).name(label),
        }
    }

    #[cold]
    fn rare(&mut self, kind: &EventKind) -> &mut Self {
        use EventKind as K;
        match kind {
            K::Failed { error } => self.name(error),
            K::FrameEnter { frame, name, line } => self.number(*frame).name(name).number(*line),
            K::FrameLeave { frame, line, .. } => self.number(*frame).number(*line),
            K::GenSend { frame, value: text }
            | K::GenYield { frame, value: text }
            | K::GenThrow { frame, error: text } => self.number(*frame).text(text),
            K::ExceptionRaised { error, line } | K::ExceptionHandled { error, line } => self.text(error).number(*line),
            K::ExceptionNeverRetrieved { error, of } => self.name(error).number(*of),
            K::NeverAwaited { coro, line } => self.name(coro).number(*line),
            K::CancelRequested { of, line, message } => {
                self.number(*of).line(*line);
                match message {
                    Some(text) => self.text(text),
                    None => self,
                }
            }
            K::CancelDelivered { line } => self.number(*line),
            K::DestroyedPending { of } => self.number(*of),
            K::Blocking { until, what, line } => self.number(*until).name(what).line(*line),
            K::LoopIdle { until } => self.number(*until),
            K::OldSpelling { what, line } => self.name(what).line(*line),
            _ => self,
        }
    }
}

/// The code of a kind.
#[inline]
pub(super) fn code(kind: &EventKind) -> Code {
    use EventKind as K;
    match kind {
        K::LaneCreated { .. } => LANE_CREATED,
        K::LaneRenamed { .. } => LANE_RENAMED,
        K::Ready { cause } => match cause {
            WakeCause::Created => READY_CREATED,
            WakeCause::Yielded => READY_YIELDED,
            WakeCause::Timer => READY_TIMER,
            WakeCause::By { .. } => READY_BY,
            WakeCause::Cancelled { .. } => READY_CANCELLED,
        },
        K::Running => RUNNING,
        K::Waiting { on, .. } => match on {
            WaitOn::Sleep { .. } => WAITING_SLEEP,
            WaitOn::Future { .. } => WAITING_FUTURE,
            WaitOn::Task { .. } => WAITING_TASK,
            WaitOn::Held { .. } => WAITING_HELD,
            WaitOn::Many { .. } => WAITING_MANY,
            WaitOn::Thing { .. } => WAITING_THING,
        },
        K::Done { .. } => DONE,
        K::Failed { .. } => FAILED,
        K::TaskCancelled => TASK_CANCELLED,
        K::Output { stream: Stream::Stdout, .. } => STDOUT,
        K::Output { stream: Stream::Stderr, .. } => STDERR,
        K::FrameEnter { .. } => FRAME_ENTER,
        K::FrameLeave { finished: false, .. } => FRAME_SUSPENDED,
        K::FrameLeave { finished: true, .. } => FRAME_FINISHED,
        K::GenSend { .. } => GEN_SEND,
        K::GenYield { .. } => GEN_YIELD,
        K::GenThrow { .. } => GEN_THROW,
        K::ExceptionRaised { .. } => EXCEPTION_RAISED,
        K::ExceptionHandled { .. } => EXCEPTION_HANDLED,
        K::ExceptionNeverRetrieved { .. } => NEVER_RETRIEVED,
        K::NeverAwaited { .. } => NEVER_AWAITED,
        K::CancelRequested { message: None, .. } => CANCEL_REQUESTED,
        K::CancelRequested { message: Some(_), .. } => CANCEL_REQUESTED_SAYING,
        K::CancelDelivered { .. } => CANCEL_DELIVERED,
        K::CancelSwallowed => CANCEL_SWALLOWED,
        K::DestroyedPending { .. } => DESTROYED_PENDING,
        K::Blocking { .. } => BLOCKING,
        K::BlockingEnd => BLOCKING_END,
        K::Tick { .. } => TICK,
        K::LoopIdle { .. } => LOOP_IDLE,
        K::CallbackScheduled { when: None, .. } => SOON,
        K::CallbackScheduled { when: Some(_), .. } => LATER,
        K::CallbackRun { .. } => CALLBACK_RUN,
        K::Deadlock { .. } => DEADLOCK,
        K::OldSpelling { .. } => OLD_SPELLING,
    }
}

/// Reads what [`Writer`] wrote. Past the end of the bytes it reads zeros.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
    pub names: &'a Names,
}

impl Reader<'_> {
    pub fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        byte
    }

    pub fn number(&mut self) -> u64 {
        let (mut n, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            n |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift >= 64 {
                return n;
            }
        }
    }

    fn small(&mut self) -> u32 {
        self.number() as u32
    }

    fn name(&mut self) -> Rc<str> {
        let number = self.number();
        self.names.name(number)
    }

    fn text(&mut self) -> Rc<str> {
        let length = self.number() as usize;
        let bytes = self.bytes.get(self.at..self.at + length).unwrap_or_default();
        self.at += length;
        Rc::from(std::str::from_utf8(bytes).unwrap_or_default())
    }

    fn line(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), 0])
    }

    fn numbers(&mut self) -> Vec<u32> {
        let mut before = 0;
        let count = self.number();
        (0..count)
            .map(|_| {
                before += unzigzag(self.number());
                before as u32
            })
            .collect()
    }

    fn chain(&mut self) -> Chain {
        let mut chain = Chain::default();
        for (place, line) in chain.iter_mut().zip(self.numbers()) {
            *place = line;
        }
        chain
    }

    fn pass_number(&mut self) {
        while self.byte() >= 0x80 {}
    }

    /// Passes over the members of a code.
    pub fn skip(&mut self, code: Code) {
        for part in parts(code) {
            match part {
                Part::Number => self.pass_number(),
                Part::Text => self.at += self.number() as usize,
                Part::Line => self.at += LINE,
                Part::Numbers => (0..self.number()).for_each(|_| self.pass_number()),
            }
        }
    }

    /// The members of a code as what happened.
    pub fn kind(&mut self, code: Code) -> EventKind {
        use EventKind as K;
        match code {
            LANE_CREATED => K::LaneCreated {
                kind: lane_kind(self.number()),
                name: self.text(),
                coro: self.name(),
                by: self.small(),
                line: self.line(),
            },
            LANE_RENAMED => K::LaneRenamed { name: self.text() },
            READY_CREATED..=READY_CANCELLED => K::Ready { cause: self.cause(code) },
            WAITING_SLEEP..=WAITING_THING => {
                K::Waiting { on: self.wait(code), line: self.small(), chain: self.chain() }
            }
            DONE => K::Done { result: self.text() },
            FAILED => K::Failed { error: self.name() },
            TASK_CANCELLED => K::TaskCancelled,
            STDOUT => K::Output { stream: Stream::Stdout, text: self.text(), line: self.line() },
            STDERR => K::Output { stream: Stream::Stderr, text: self.text(), line: self.line() },
            FRAME_ENTER => K::FrameEnter { frame: self.small(), name: self.name(), line: self.small() },
            FRAME_SUSPENDED | FRAME_FINISHED => {
                K::FrameLeave { frame: self.small(), line: self.small(), finished: code == FRAME_FINISHED }
            }
            GEN_SEND => K::GenSend { frame: self.small(), value: self.text() },
            GEN_YIELD => K::GenYield { frame: self.small(), value: self.text() },
            GEN_THROW => K::GenThrow { frame: self.small(), error: self.text() },
            EXCEPTION_RAISED => K::ExceptionRaised { error: self.text(), line: self.small() },
            EXCEPTION_HANDLED => K::ExceptionHandled { error: self.text(), line: self.small() },
            NEVER_RETRIEVED => K::ExceptionNeverRetrieved { error: self.name(), of: self.small() },
            NEVER_AWAITED => K::NeverAwaited { coro: self.name(), line: self.small() },
            CANCEL_REQUESTED => K::CancelRequested { of: self.small(), line: self.line(), message: None },
            CANCEL_REQUESTED_SAYING => {
                K::CancelRequested { of: self.small(), line: self.line(), message: Some(self.text()) }
            }
            CANCEL_DELIVERED => K::CancelDelivered { line: self.small() },
            CANCEL_SWALLOWED => K::CancelSwallowed,
            DESTROYED_PENDING => K::DestroyedPending { of: self.small() },
            BLOCKING => K::Blocking { until: self.number(), what: self.name(), line: self.line() },
            BLOCKING_END => K::BlockingEnd,
            TICK => K::Tick { ready: self.small(), timers: self.small() },
            LOOP_IDLE => K::LoopIdle { until: self.number() },
            SOON => K::CallbackScheduled { handle: self.small(), name: self.name(), when: None },
            LATER => K::CallbackScheduled { handle: self.small(), name: self.name(), when: Some(self.number()) },
            CALLBACK_RUN => K::CallbackRun { handle: self.small(), name: self.name() },
            DEADLOCK => K::Deadlock { report: self.text(), cycle: self.numbers() },
            OLD_SPELLING => K::OldSpelling { what: self.name(), line: self.line() },
            _ => K::Running,
        }
    }

    fn cause(&mut self, code: Code) -> WakeCause {
        match code {
            READY_CREATED => WakeCause::Created,
            READY_YIELDED => WakeCause::Yielded,
            READY_TIMER => WakeCause::Timer,
            READY_BY => WakeCause::By { task: self.small(), line: self.line() },
            _ => WakeCause::Cancelled { by: self.small() },
        }
    }

    fn wait(&mut self, code: Code) -> WaitOn {
        match code {
            WAITING_SLEEP => WaitOn::Sleep { until: self.number() },
            WAITING_FUTURE => WaitOn::Future { label: self.name() },
            WAITING_TASK => WaitOn::Task { task: self.small() },
            WAITING_MANY => WaitOn::Many { label: self.name(), tasks: self.numbers() },
            WAITING_HELD => WaitOn::Held { what: self.name(), thing: self.small(), by: self.numbers() },
            _ => WaitOn::Thing { what: self.name(), label: self.name() },
        }
    }
}

fn lane_kind(n: u64) -> LaneKind {
    [LaneKind::Main, LaneKind::Task, LaneKind::Thread, LaneKind::Process][(n as usize).min(3)]
}
