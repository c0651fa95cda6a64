//! What a run tells the outside: plain data, in order. No Python value crosses this wall.
//!
//! Recording is always on. An [`Event`] says when (virtual ns), in which tick of the event loop, at which instruction,
//! in which task, and what. Texts that repeat (names) are shared as `Rc<str>`. [`Events`] keeps them all, packed.

mod log;
mod pack;

pub use log::{Events, Iter};

use std::rc::Rc;

/// A lane: the main program (0), an asyncio task, or a simulated thread. Numbers count up from 1 in order of creation.
pub type TaskId = u32;

/// The main program: module-level code, and callbacks that belong to no task.
pub const MAIN: TaskId = 0;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Virtual nanoseconds since the start of the run.
    pub at: u64,
    /// Turns of the event loop so far (0 before any loop runs).
    pub tick: u64,
    /// Instructions executed so far: the cursor of time travel.
    pub step: u64,
    /// Whose lane it belongs to.
    pub task: TaskId,
    pub kind: EventKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneKind {
    Main,
    Task,
    Thread,
    Process,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// What a waiting task waits on.
#[derive(Clone, Debug, PartialEq)]
pub enum WaitOn {
    /// `asyncio.sleep`: wakes at this virtual time (ns).
    Sleep {
        until: u64,
    },
    /// A future that no other kind describes.
    Future {
        label: Rc<str>,
    },
    Task {
        task: TaskId,
    },
    /// Something that others hold: a lock, a semaphore. `thing` tells one from another; `by` are the lanes that held it
    /// when the wait began, longest first.
    Held {
        what: Rc<str>,
        thing: u32,
        by: Vec<TaskId>,
    },
    /// Several at once, as in `gather` and `wait`.
    Many {
        label: Rc<str>,
        tasks: Vec<TaskId>,
    },
    /// Something with a name: "Queue.get", "Lock.acquire", "Event.wait", "Semaphore.acquire", "Condition.wait",
    /// "executor", "stream read" ...
    Thing {
        what: Rc<str>,
        label: Rc<str>,
    },
}

/// The lines of a chain of awaits, from the task's own coroutine inward; 0 past its end. What is deeper is left out.
pub type Chain = [u32; 4];

/// Why a task became ready.
#[derive(Clone, Debug, PartialEq)]
pub enum WakeCause {
    /// Just created.
    Created,
    /// Its own `sleep(0)` or bare yield.
    Yielded,
    Timer,
    /// What it waited for was finished by this lane (with the line of the source where that happened, 0 if unknown).
    By {
        task: TaskId,
        line: u32,
    },
    Cancelled {
        by: TaskId,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// A lane begins. `task` of the event is the new lane; `by` created it at `line`.
    LaneCreated {
        kind: LaneKind,
        name: Rc<str>,
        coro: Rc<str>,
        by: TaskId,
        line: u32,
    },
    /// The lane's name was changed (`set_name`).
    LaneRenamed {
        name: Rc<str>,
    },
    Ready {
        cause: WakeCause,
    },
    Running,
    /// The task gave the loop its turn; `line` is where its innermost coroutine waits, `chain` where those around it do.
    Waiting {
        on: WaitOn,
        line: u32,
        chain: Chain,
    },
    Done {
        result: Rc<str>,
    },
    Failed {
        error: Rc<str>,
    },
    TaskCancelled,
    /// `line`: where the code is that wrote it, 0 if unknown.
    Output {
        stream: Stream,
        text: Rc<str>,
        line: u32,
    },
    /// A coroutine, generator or asynchronous generator frame is entered (started or resumed).
    FrameEnter {
        frame: u32,
        name: Rc<str>,
        line: u32,
    },
    /// It suspended or returned.
    FrameLeave {
        frame: u32,
        line: u32,
        finished: bool,
    },
    /// A value goes down into a generator (`send`), or comes up out of it (`yield`), or an exception goes down.
    GenSend {
        frame: u32,
        value: Rc<str>,
    },
    GenYield {
        frame: u32,
        value: Rc<str>,
    },
    GenThrow {
        frame: u32,
        error: Rc<str>,
    },
    ExceptionRaised {
        error: Rc<str>,
        line: u32,
    },
    ExceptionHandled {
        error: Rc<str>,
        line: u32,
    },
    ExceptionNeverRetrieved {
        error: Rc<str>,
        of: TaskId,
    },
    NeverAwaited {
        coro: Rc<str>,
        line: u32,
    },
    CancelRequested {
        of: TaskId,
        line: u32,
        message: Option<Rc<str>>,
    },
    CancelDelivered {
        line: u32,
    },
    /// The task went on although it was asked to cancel, to its end or out of a timeout: somebody caught the
    /// CancelledError and kept it.
    CancelSwallowed,
    /// The last reference to a task that still waited is gone: it will never go on.
    DestroyedPending {
        of: TaskId,
    },
    /// `time.sleep` or another blocking call holds the whole thread until `until` (virtual ns).
    Blocking {
        until: u64,
        what: Rc<str>,
        line: u32,
    },
    BlockingEnd,
    /// A turn of the event loop starts with so many callbacks ready and timers set.
    Tick {
        ready: u32,
        timers: u32,
    },
    /// The loop waits for its next timer.
    LoopIdle {
        until: u64,
    },
    /// A callback other than a task's step was put in the ready queue, or as a timer for `when`.
    CallbackScheduled {
        handle: u32,
        name: Rc<str>,
        when: Option<u64>,
    },
    CallbackRun {
        handle: u32,
        name: Rc<str>,
    },
    /// Nothing is scheduled and tasks still wait: who waits for whom, in sentences.
    /// `cycle`: lanes that wait for one another in a ring, each for the next and the last for the first; empty if no
    /// ring was found.
    Deadlock {
        report: Rc<str>,
        cycle: Vec<TaskId>,
    },
    /// The 2016 spelling ran (`asyncio.coroutine`, ...).
    OldSpelling {
        what: Rc<str>,
        line: u32,
    },
}
