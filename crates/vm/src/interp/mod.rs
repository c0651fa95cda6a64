//! The machine: simulated threads, each a stack of frames, advanced instruction by instruction.
//!
//! Invariants: Python code never recurses on Rust's stack; `step` may return between any two instructions; nothing in
//! here reads a clock. Natives in progress are frames like others, and only the topmost is ever polled.

mod arms;
mod bind;
mod build;
mod calls;
mod clinic;
mod deliver;
mod dispatch;
mod finalize;
mod generators;
mod hot;
mod matching;
mod names;
mod resume;
mod switch;
mod unwind;

use crate::flow::{Flow, NativeFuture};
use crate::frame::{Frame, Mode, PyFrame};
use crate::heap;
use crate::{Res, Value, Vm};
use coroscope_bytecode::Instr;

/// A thread's turn ends after so many instructions if others wait.
const SWITCH_INTERVAL: u64 = 5_000;
/// Memory and garbage are looked after this often (instructions).
const CHECK_INTERVAL: u64 = 8_192;

/// Why [`Machine::step`] came back.
pub enum MachineStep {
    OutOfFuel,
    /// No thread can run before this virtual time (ns).
    Waiting {
        until: u64,
    },
    /// The main thread's future is done.
    Finished(Res),
    /// A module written in Python is imported, and the library is not there yet.
    NeedsLibrary,
    /// Every thread waits for another.
    Stuck,
    /// The run was ended by a limit or the host; the message is in `vm.halted`.
    Halted,
}

/// Why a thread gives up its turn.
pub(crate) enum Pause {
    Fuel,
    Sleep(u64),
    Park,
    ParkUntil(u64),
    Library,
    Done(Res),
    Halted,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum ThreadState {
    Ready,
    Sleeping(u64),
    Parked,
    /// Parked, but not beyond this time.
    Dozing(u64),
    Done,
}

/// A simulated thread.
pub struct Thread {
    pub id: u32,
    pub(crate) frames: Vec<Frame>,
    state: ThreadState,
    /// Woken before it parked.
    token: bool,
    /// Python frames on the stack.
    pub(crate) depth: u32,
    /// Frames to use again.
    #[expect(clippy::vec_box, reason = "frames move between stack and pool without being copied")]
    pool: Vec<Box<PyFrame>>,
    /// An exception of a limit, to be raised before the next instruction.
    pub(crate) pending: Option<crate::Exc>,
    /// The instruction count at which it must come back.
    pub(crate) stop_at: u64,
    /// Which lane it records for while it does not run.
    lane: u32,
    /// Its own clock while it does not run.
    own_clock: Option<u64>,
}

impl Thread {
    fn new(id: u32) -> Thread {
        Thread {
            id,
            frames: Vec::new(),
            state: ThreadState::Ready,
            token: false,
            depth: 0,
            pool: Vec::new(),
            pending: None,
            stop_at: 0,
            lane: crate::events::MAIN,
            own_clock: None,
        }
    }
}

/// All threads of a run with their shared state.
pub struct Machine {
    pub vm: Vm,
    threads: Vec<Thread>,
    current: usize,
    /// The counter of identities while other runs use the thread-local one.
    ids: u32,
    next_check: u64,
    turn_ends: u64,
}

impl Machine {
    /// A machine whose main thread runs this native.
    pub fn new(vm: Vm, main: NativeFuture) -> Machine {
        let mut thread = Thread::new(0);
        thread.push_native(main, Mode::Push, None);
        Machine {
            vm,
            threads: vec![thread],
            current: 0,
            ids: 1,
            next_check: CHECK_INTERVAL,
            turn_ends: SWITCH_INTERVAL,
        }
    }

    /// Runs at most `fuel` instructions. Without fuel, only what needs none: natives up to the next instruction.
    pub fn step(&mut self, fuel: u64) -> MachineStep {
        let others = heap::swap_ids(self.ids);
        let stop = self.vm.steps.get().saturating_add(fuel);
        let out = self.run_until(stop);
        self.ids = heap::swap_ids(others);
        out
    }

    fn run_until(&mut self, stop: u64) -> MachineStep {
        loop {
            if self.vm.halted.borrow().is_some() {
                return MachineStep::Halted;
            }
            self.admit();
            let Some(next) = self.choose() else {
                return self.idle();
            };
            self.switch_to(next);
            let steps = self.vm.steps.get();
            if steps >= self.next_check {
                self.next_check = (steps / CHECK_INTERVAL + 1) * CHECK_INTERVAL;
                self.check();
            }
            let many = self.threads.len() > 1;
            let limit = if many && self.vm.own_clock.get().is_none() { stop.min(self.turn_ends) } else { stop };
            let thread = &mut self.threads[self.current];
            thread.stop_at = limit.min(self.next_check);
            match thread.run(&self.vm) {
                Pause::Fuel if self.vm.steps.get() >= stop => return MachineStep::OutOfFuel,
                Pause::Fuel => {}
                Pause::Halted => return MachineStep::Halted,
                Pause::Library => return MachineStep::NeedsLibrary,
                Pause::Sleep(until) => self.threads[self.current].state = ThreadState::Sleeping(until),
                Pause::Park => {
                    let t = &mut self.threads[self.current];
                    if !std::mem::take(&mut t.token) {
                        t.state = ThreadState::Parked;
                    }
                }
                Pause::ParkUntil(until) => {
                    let t = &mut self.threads[self.current];
                    if !std::mem::take(&mut t.token) {
                        t.state = ThreadState::Dozing(until);
                    }
                }
                Pause::Done(res) => {
                    if self.current == 0 {
                        self.threads[0].state = ThreadState::Done;
                        return MachineStep::Finished(res);
                    }
                    self.threads[self.current].state = ThreadState::Done;
                }
            }
        }
    }

    /// Takes in new threads and wake-ups.
    fn admit(&mut self) {
        let spawned = std::mem::take(&mut *self.vm.spawned.borrow_mut());
        for (id, callable, args) in spawned {
            let mut t = Thread::new(id);
            t.lane = crate::events::MAIN;
            t.begin(&self.vm, Flow::call(callable, args), Mode::Push);
            self.threads.push(t);
        }
        let woken = std::mem::take(&mut *self.vm.unparked.borrow_mut());
        for id in woken {
            if let Some(t) = self.threads.iter_mut().find(|t| t.id == id) {
                if matches!(t.state, ThreadState::Parked | ThreadState::Dozing(_)) {
                    t.state = ThreadState::Ready;
                } else {
                    t.token = true;
                }
            }
        }
        let now = self.vm.now();
        for t in &mut self.threads {
            if matches!(t.state, ThreadState::Sleeping(until) | ThreadState::Dozing(until) if until <= now) {
                t.state = ThreadState::Ready;
            }
        }
        if self.threads.len() > 1 {
            let current = self.threads.get(self.current).map(|t| t.id);
            self.threads.retain(|t| t.id == 0 || t.state != ThreadState::Done);
            self.current = self.threads.iter().position(|t| Some(t.id) == current).unwrap_or(0);
        }
    }

    /// The thread to run: the current one until its turn ends or it waits, then the next in order.
    fn choose(&mut self) -> Option<usize> {
        let ready = |t: &Thread| t.state == ThreadState::Ready;
        if self.threads.len() == 1 {
            return ready(&self.threads[0]).then_some(0);
        }
        let steps = self.vm.steps.get();
        // Whoever runs on a clock of its own is not interrupted: nobody could see it happen.
        if ready(&self.threads[self.current]) && (steps < self.turn_ends || self.vm.own_clock.get().is_some()) {
            return Some(self.current);
        }
        self.turn_ends = steps + SWITCH_INTERVAL;
        let n = self.threads.len();
        (1..=n).map(|i| (self.current + i) % n).find(|i| ready(&self.threads[*i]))
    }

    fn switch_to(&mut self, next: usize) {
        if next != self.current {
            self.threads[self.current].lane = self.vm.record.current.get();
            self.threads[self.current].own_clock = self.vm.own_clock.get();
            self.current = next;
            self.vm.record.current.set(self.threads[next].lane);
            self.vm.own_clock.set(self.threads[next].own_clock);
        }
        self.vm.current_thread.set(self.threads[next].id);
    }

    fn idle(&self) -> MachineStep {
        let soonest = self.threads.iter().filter_map(|t| match t.state {
            ThreadState::Sleeping(until) | ThreadState::Dozing(until) => Some(until),
            _ => None,
        });
        match soonest.min() {
            Some(until) => MachineStep::Waiting { until },
            None => MachineStep::Stuck,
        }
    }

    /// Limits that are checked now and then.
    fn check(&mut self) {
        let used = self.vm.config.allocated.map_or(0, |f| f());
        if used > self.vm.config.memory {
            let e = self.vm.memory_error();
            self.threads[self.current].pending.get_or_insert(e);
        }
        if crate::gc::wants_collection(&self.vm) {
            let words = "Exception ignored in the collector of cycles";
            let collection = crate::gc::collection(&self.vm);
            self.threads[self.current].push_native(collection, crate::frame::Mode::Finalizer(words.into()), None);
        }
    }

    /// The running thread's frames, innermost last, for snapshots.
    pub fn threads(&self) -> &[Thread] {
        &self.threads
    }

    pub fn current_thread(&self) -> &Thread {
        &self.threads[self.current.min(self.threads.len() - 1)]
    }
}

impl Thread {
    /// Python frames from the outermost: name, line, and whether the file is the program's.
    pub fn py_frames(&self) -> impl Iterator<Item = &PyFrame> {
        self.frames.iter().filter_map(|f| match f {
            Frame::Py(f) => Some(&**f),
            Frame::Native(_) | Frame::Routine(_) => None,
        })
    }

    /// All frames, the innermost last.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// Can run its next instruction now.
    pub fn is_ready(&self) -> bool {
        self.state == ThreadState::Ready
    }

    /// The lane that it records for, as of the last time it gave up its turn.
    pub fn lane(&self) -> u32 {
        self.lane
    }

    /// The line of the program that begins with the next instruction, as a debugger stops at lines: where the line
    /// changes, and where a loop jumps back (CPython's `line` events). The depth counts the program's own frames.
    pub fn at_line(&self) -> Option<(u32, u32)> {
        let Some(Frame::Py(f)) = self.frames.last() else { return None };
        if !f.code.is_user {
            return None;
        }
        let line = f.code.code.pos_at(f.ip as u32).line;
        // A resumed `yield from` or `await` runs its instruction again.
        let resumed = matches!(f.code.instrs.get(f.ip), Some(Instr::YieldFrom));
        let before = f.code.code.pos_at(f.last as u32).line;
        let begins = f.ip == 0 || (f.ip <= f.last && !resumed) || before != line;
        (line != 0 && begins).then(|| (line, self.py_frames().filter(|f| f.code.is_user).count() as u32))
    }

    /// The line of the program that runs now: of its innermost frame of the program's own.
    pub fn user_line(&self) -> u32 {
        self.py_frames().filter(|f| f.code.is_user).last().map_or(0, PyFrame::line)
    }
}

impl Drop for Machine {
    // Everything that is left goes without a word: the run is over.
    fn drop(&mut self) {
        self.vm.heap.closed.set(true);
        self.threads.clear();
        crate::gc::clear_all(&self.vm);
    }
}

/// What a frame came to.
pub(crate) enum Outcome {
    Returned(Value),
    Yielded(Value),
    Produced(Value),
    Raised(crate::Exc),
}
