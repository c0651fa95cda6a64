//! The event loop, turn by turn (CPython `Lib/asyncio/base_events.py`, `_run_once`).
//!
//! Invariants: the ready queue is first in, first out; a turn runs only what was ready when it began; timers fire by
//! (deadline, order of creation); the loop's clock is the `float` of CPython's arithmetic, not rounded to nanoseconds.

use crate::closure;
use crate::context::{self, Ctx};
use crate::debug::Via;
use crate::handle::HandleState;
use crate::hooks::{self, Hooks};
use crate::state::{Placed, State, loop_state, note, note_holding, state};
use crate::task::TaskState;
use crate::turns::Turns;
use crate::{future, places, report, task};
use coroscope_vm::events::{EventKind, WakeCause};
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Exc, Flow, OwnedArgs, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

/// What waits in the ready queue.
pub enum Entry {
    /// A task goes on: from its start, after a bare `yield`, or with an error of its own making.
    Step { task: Rc<Object>, error: Option<Exc> },
    /// A task goes on because what it awaited is done.
    Wakeup { task: Rc<Object>, future: Value },
    /// A done callback of a future.
    Callback { call: Value, future: Value, ctx: Ctx, id: u32 },
    /// What `call_soon` and `call_later` gave out.
    Handle(Rc<Object>),
    /// The end of a `sleep`.
    Release { waiter: Rc<Object>, result: Value },
}

/// What a timer does.
pub enum Timer {
    Handle(Rc<Object>),
    Release { waiter: Rc<Object>, result: Value },
}

/// A deadline in seconds, ordered; no two timers share the number.
#[derive(Clone, Copy, PartialEq)]
pub struct Deadline {
    pub when: f64,
    pub number: u64,
}

impl Eq for Deadline {}

impl PartialOrd for Deadline {
    fn partial_cmp(&self, other: &Deadline) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Deadline {
    fn cmp(&self, other: &Deadline) -> std::cmp::Ordering {
        self.when.total_cmp(&other.when).then(self.number.cmp(&other.number))
    }
}

#[derive(Default)]
pub struct LoopState {
    pub ready: RefCell<VecDeque<Entry>>,
    pub timers: RefCell<BTreeMap<Deadline, Timer>>,
    /// Tasks that are not done, by lane.
    pub tasks: RefCell<BTreeMap<u32, Weak<Object>>>,
    pub current_task: RefCell<Option<Rc<Object>>>,
    /// The thread that runs it.
    pub thread: Cell<Option<u32>>,
    pub stopping: Cell<bool>,
    pub closed: Cell<bool>,
    pub debug: Cell<bool>,
    pub exception_handler: RefCell<Value>,
    pub task_factory: RefCell<Value>,
    pub slow_callback_duration: RefCell<Value>,
    pub executor: RefCell<Value>,
    pub executor_shut_down: Cell<bool>,
    /// Asynchronous generators that were iterated here, for `shutdown_asyncgens`.
    pub asyncgens: RefCell<Vec<Weak<coroscope_vm::generator::Generator>>>,
    pub asyncgens_shut_down: Cell<bool>,
    /// Calls that other threads or an executor still owe.
    pub outside: Cell<u32>,
    /// What its class overrides.
    pub hooks: Cell<Hooks>,
}

impl Native for LoopState {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for e in &*self.ready.borrow() {
            match e {
                Entry::Step { task, .. } => visit(&Value::Object(task.clone())),
                Entry::Wakeup { task, future } => {
                    visit(&Value::Object(task.clone()));
                    visit(future);
                }
                Entry::Callback { call, future, .. } => {
                    visit(call);
                    visit(future);
                }
                Entry::Handle(h) => visit(&Value::Object(h.clone())),
                Entry::Release { waiter, result } => {
                    visit(&Value::Object(waiter.clone()));
                    visit(result);
                }
            }
        }
        for t in self.timers.borrow().values() {
            match t {
                Timer::Handle(h) => visit(&Value::Object(h.clone())),
                Timer::Release { waiter, result } => {
                    visit(&Value::Object(waiter.clone()));
                    visit(result);
                }
            }
        }
        for v in [&self.exception_handler, &self.task_factory, &self.slow_callback_duration, &self.executor] {
            visit(&v.borrow());
        }
    }

    fn clear(&self) {
        let held = (self.ready.take(), self.timers.take(), self.current_task.take());
        drop(held);
        for v in [&self.exception_handler, &self.task_factory, &self.executor] {
            drop(v.replace(Value::None));
        }
    }
}

impl LoopState {
    pub fn check_open(&self, vm: &Vm) -> Res<()> {
        if self.closed.get() { Err(vm.runtime_error("Event loop is closed")) } else { Ok(()) }
    }

    pub fn is_running(&self) -> bool {
        self.thread.get().is_some()
    }

    pub fn push(&self, entry: Entry) {
        self.ready.borrow_mut().push_back(entry);
    }

    /// The same for what the library schedules, through the class's `call_soon` if it has one.
    pub fn give(&self, vm: &Vm, entry: Entry) {
        if !self.hooks.get().any() {
            self.push(entry);
        } else if let Some(entry) = hooks::soon(vm, self, entry) {
            self.push(entry);
        }
    }

    /// A future's done callback becomes ready.
    pub fn push_callback(&self, vm: &Vm, state: &State, call: Value, future: Value, ctx: Ctx) {
        let id = state.next_handle();
        vm.record(EventKind::CallbackScheduled { handle: id, name: state.label(&call), when: None });
        self.give(vm, Entry::Callback { call, future, ctx, id });
    }

    /// Records that a task became ready, and why.
    pub fn wake(&self, vm: &Vm, state: &State, task: &Rc<Object>) {
        let Some(t) = task.native::<TaskState>() else { return };
        let by = || WakeCause::By { task: vm.record.current.get(), line: 0 };
        let cause = state.cause.borrow().clone().unwrap_or_else(by);
        t.record(vm, EventKind::Ready { cause });
    }

    /// Sets a timer; gives its key.
    pub fn set_timer(&self, state: &State, when: f64, timer: Timer) -> Deadline {
        let deadline = Deadline { when, number: state.next_timer() };
        self.timers.borrow_mut().insert(deadline, timer);
        deadline
    }

    pub fn drop_timer(&self, deadline: Deadline) {
        let gone = self.timers.borrow_mut().remove(&deadline);
        drop(gone);
    }

    /// Moves what is due into the ready queue.
    pub fn take_due(&self, now: f64) {
        let end = now + CLOCK_RESOLUTION;
        let mut timers = self.timers.borrow_mut();
        while let Some(first) = timers.first_entry() {
            if first.key().when >= end {
                break;
            }
            let entry = match first.remove() {
                Timer::Handle(h) => Entry::Handle(h),
                Timer::Release { waiter, result } => Entry::Release { waiter, result },
            };
            self.push(entry);
        }
    }

    fn soonest(&self) -> Option<f64> {
        self.timers.borrow().keys().next().map(|d| d.when)
    }
}

/// Seconds that a timer may fire early, as with CPython's monotonic clock.
const CLOCK_RESOLUTION: f64 = 1e-9;

/// A deadline of the loop's clock in virtual nanoseconds.
pub fn nanoseconds(seconds: f64) -> u64 {
    let ns = (seconds * 1e9).round();
    if ns >= 0.0 { ns as u64 } else { 0 }
}

/// How callbacks are called in the record.
pub fn label(call: &Value) -> Rc<str> {
    match call {
        Value::Function(f) => Rc::from(f.qualname.borrow().as_str()),
        Value::Builtin(b) => Rc::from(b.qualname.as_str()),
        Value::Method(m) => label_of_function(&m.function),
        Value::Class(c) => Rc::from(c.qualname().as_str()),
        Value::Object(o) => Rc::from(o.class_ref().name().as_str()),
        _ => Rc::from("callback"),
    }
}

fn label_of_function(f: &Value) -> Rc<str> {
    match f {
        Value::Method(_) => Rc::from("method"),
        other => label(other),
    }
}

/// Frames kept of where a coroutine was made, in debug mode (`constants.DEBUG_STACK_DEPTH`).
const ORIGIN_DEPTH: usize = 10;

/// Makes a loop run in this thread until it is stopped (`run_forever`).
pub async fn run_forever(vm: &Vm, this: &Rc<Object>, via: Via) -> Res<()> {
    let l = loop_state(this);
    l.check_open(vm)?;
    check_not_running(vm, l)?;
    let state = state(vm);
    l.thread.set(Some(vm.current_thread.get()));
    let hooks = crate::asyncgens::install(vm, this);
    state.set_running(vm, Some(this.clone()));
    *state.shown.borrow_mut() = Rc::downgrade(this);
    let tracking = vm.origin_depth.get();
    if l.debug.get() {
        vm.origin_depth.set(ORIGIN_DEPTH);
    }
    vm.stand(via.lines(l.debug.get())).await?;
    let outcome = turns(vm, &state, this, l).await;
    vm.stand(&[]).await?;
    vm.origin_depth.set(tracking);
    l.stopping.set(false);
    l.thread.set(None);
    state.set_running(vm, None);
    crate::asyncgens::restore(vm, hooks);
    outcome
}

pub fn check_not_running(vm: &Vm, l: &LoopState) -> Res<()> {
    if l.is_running() {
        return Err(vm.runtime_error("This event loop is already running")).at(vm, &places::RAISE_RUNNING);
    }
    if state(vm).running(vm).is_some() {
        return Err(vm.runtime_error("Cannot run the event loop while another loop is running"))
            .at(vm, &places::RAISE_OTHER_RUNNING);
    }
    Ok(())
}

async fn turns(vm: &Vm, state: &State, this: &Rc<Object>, l: &LoopState) -> Res<()> {
    if !l.hooks.get().any() {
        return Turns::new(vm, state, this, l).await.at(vm, &places::RUN_FOREVER);
    }
    loop {
        if l.hooks.get().has(Hooks::RUN_ONCE) {
            vm.call_method(&Value::Object(this.clone()), &vm.intern("_run_once"), Vec::new()).await?;
        } else {
            run_once(vm, state, this, l).await.at(vm, &places::RUN_FOREVER)?;
        }
        if l.stopping.get() {
            return Ok(());
        }
    }
}

/// One turn of a loop of a program's own class, see [`Turns`] for others: waits for the next timer if nothing is ready, then runs what is ready now and nothing that becomes so
/// meanwhile.
pub async fn run_once(vm: &Vm, state: &State, this: &Rc<Object>, l: &LoopState) -> Res<()> {
    if l.hooks.get().any() && vm.heap.pause_at.get() == 0 {
        vm.breathe(0).await?;
    }
    if l.hooks.get().has(Hooks::TIME) {
        // The program's own clock: nobody waits for it, and only it says what is due.
        l.take_due(hooks::time(vm, this).await?);
    } else {
        if l.ready.borrow().is_empty() && !l.stopping.get() {
            wait(vm, l).await?;
        }
        l.take_due(vm.seconds());
    }
    let todo = l.ready.borrow().len();
    let tick = vm.record.tick.get() + 1;
    vm.record.tick.set(tick);
    let timers = l.timers.borrow().len();
    vm.record(EventKind::Tick { ready: small(todo), timers: small(timers) });
    for _ in 0..todo {
        let Some(entry) = l.ready.borrow_mut().pop_front() else { break };
        if l.debug.get() {
            report::run_timed(vm, state, this, entry).await
        } else {
            run_entry(vm, state, this, entry).await
        }
        .at(vm, &places::RUN_ONCE)?;
        if vm.heap.pause_at.get() == 0 {
            // What a callback dropped has its last words before the next one runs.
            vm.breathe(0).await?;
        }
    }
    Ok(())
}

pub fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Lets virtual time pass until the next timer. With neither timer nor anybody outside who could call, that is for
/// ever: the run ends with a report.
pub async fn wait(vm: &Vm, l: &LoopState) -> Res<()> {
    loop {
        let when = l.soonest().filter(|w| w.is_finite());
        let Some(when) = when else {
            if l.outside.get() == 0 {
                crate::deadlock::report(vm, l);
            }
            vm.park().await?;
            if !l.ready.borrow().is_empty() || l.stopping.get() {
                return Ok(());
            }
            continue;
        };
        if when <= vm.seconds() {
            return Ok(());
        }
        let until = nanoseconds(when);
        vm.record(EventKind::LoopIdle { until });
        vm.park_until(until).await?;
        vm.reach(when, until);
        return Ok(());
    }
}

/// Runs one callback in its context.
pub async fn run_entry(vm: &Vm, state: &State, this: &Rc<Object>, entry: Entry) -> Res<()> {
    match entry {
        Entry::Step { task, error } => task::step(vm, state, &task, error).await.at(vm, &places::HANDLE_RUN),
        Entry::Wakeup { task, future } => {
            let error = outcome_of(vm, &future).await;
            drop(future);
            task::step(vm, state, &task, error).await.at(vm, &places::HANDLE_RUN)
        }
        Entry::Release { waiter, result } => {
            state.cause.replace(Some(WakeCause::Timer));
            let res = future::release(vm, &waiter, result);
            state.cause.replace(None);
            res
        }
        Entry::Callback { call, future, ctx, id } => {
            vm.record(EventKind::CallbackRun { handle: id, name: state.label(&call) });
            let before = blame(vm, &call, &future);
            let res = run_callback(vm, &ctx, &call, vec![future]).await;
            vm.record.current.set(before);
            match res {
                Err(e) if !is_exit(vm, &e) => {
                    let e = note(vm, e, &places::HANDLE_RUN);
                    let handle = crate::handle::of_callback(vm, this, call, ctx);
                    report::callback_failed(vm, this, e, handle).await
                }
                res => res.at(vm, &places::HANDLE_RUN).map(drop),
            }
        }
        Entry::Handle(h) => run_handle(vm, this, h).await,
    }
}

/// What asyncio itself does when a task is done is that task's doing in the record. Gives the lane that was current.
pub fn blame(vm: &Vm, call: &Value, future: &Value) -> u32 {
    let before = vm.record.current.get();
    let done = future.as_object().and_then(|o| o.native::<TaskState>()).map(|t| t.lane.get());
    if let Some(lane) = done.filter(|&lane| lane != task::QUIET && closure::inside(call).is_some()) {
        vm.record.current.set(lane);
    }
    before
}

/// Reports what a future's done callback raised.
pub async fn after_callback(vm: &Vm, this: &Rc<Object>, call: Value, ctx: Ctx, res: Res) -> Res<()> {
    match res {
        Err(e) if !is_exit(vm, &e) => {
            let e = note(vm, e, &places::HANDLE_RUN);
            let handle = crate::handle::of_callback(vm, this, call, ctx);
            report::callback_failed(vm, this, e, handle).await
        }
        res => res.at(vm, &places::HANDLE_RUN).map(drop),
    }
}

async fn run_handle(vm: &Vm, this: &Rc<Object>, object: Rc<Object>) -> Res<()> {
    let Some(h) = object.native::<HandleState>() else { return Ok(()) };
    if h.cancelled.get() {
        return Ok(());
    }
    let (call, args, ctx) = (h.callback.borrow().clone(), h.args.borrow().clone(), h.ctx.clone());
    vm.record(EventKind::CallbackRun { handle: h.id, name: label(&call) });
    match run_callback(vm, &ctx, &call, args).await {
        Err(e) if !is_exit(vm, &e) => {
            let e = note(vm, e, &places::HANDLE_RUN);
            report::callback_failed(vm, this, e, Value::Object(object.clone())).await
        }
        res => res.at(vm, &places::HANDLE_RUN).map(drop),
    }
}

/// `KeyboardInterrupt` and `SystemExit` end the loop; the rest is reported.
pub fn is_exit(vm: &Vm, e: &Exc) -> bool {
    e.is_a(&vm.exc.system_exit) || e.is_a(&vm.exc.keyboard_interrupt)
}

async fn run_callback(vm: &Vm, ctx: &Ctx, call: &Value, args: Vec<Value>) -> Res {
    let before = context::switch(vm, ctx.clone());
    let res = match closure::inside(call) {
        Some(c) => match (c.run)(vm, &args) {
            Flow::Value(v) => Ok(v),
            Flow::Err(e) => Err(e),
            other => vm.flow(other).await,
        },
        None => vm.call_kw(call, OwnedArgs::from(args)).await,
    };
    context::switch(vm, before);
    res
}

/// What a finished future throws into the task that awaits it; its result is read by the task itself.
pub async fn outcome_of(vm: &Vm, v: &Value) -> Option<Exc> {
    match future::as_future(v) {
        Some((_, f)) => f.failed_with(vm),
        None => {
            let name = vm.intern("result");
            vm.call_method(v, &name, Vec::new()).await.err()
        }
    }
}

/// `run_until_complete` for a future of this loop.
pub async fn run_until_complete(vm: &Vm, this: &Rc<Object>, target: &Value, via: Via) -> Res {
    let l = loop_state(this);
    let held = || vec![target.clone()];
    l.check_open(vm).at(vm, &places::RAISE_CLOSED).map_err(|e| note_holding(vm, e, &places::CHECK_CLOSED, held()))?;
    check_not_running(vm, l).map_err(|e| note_holding(vm, e, &places::CHECK_RUNNING, held()))?;
    let new_task = !crate::ensure::is_future(vm, target);
    let future = crate::ensure::ensure_future(vm, target, Some(this)).await?;
    let Some(object) = future.as_object().filter(|o| future::future_of(o).is_some()).cloned() else {
        return Err(vm.type_error("run_until_complete needs a future of asyncio"));
    };
    if new_task && let Some(t) = object.native::<TaskState>() {
        t.log_destroy_pending.set(false);
    }
    let stop = until_complete_callback(vm);
    future::add_done_callback(vm, &object, stop.clone(), None)?;
    let run = run_forever(vm, this, via).await.at(vm, &places::RUN_UNTIL_COMPLETE_FOREVER);
    let Some(f) = future::future_of(&object) else { return Ok(Value::None) };
    if let Err(e) = run {
        if new_task && f.is_done() && !f.is_cancelled() {
            f.log_traceback.set(false);
        }
        future::remove_callback(&object, &stop);
        return Err(e);
    }
    future::remove_callback(&object, &stop);
    if !f.is_done() {
        return Err(vm.runtime_error("Event loop stopped before Future completed.")).at(vm, &places::STOPPED_BEFORE);
    }
    f.result(vm).at(vm, &places::RUN_UNTIL_COMPLETE)
}

/// Stops the loop when the main future is done, but for errors that stop it themselves (`_run_until_complete_cb`).
fn until_complete_callback(vm: &Vm) -> Value {
    let source = Some("/usr/lib/python3.14/asyncio/base_events.py:181");
    closure::closure(vm, "_run_until_complete_cb", source, |vm, args| {
        let Some((_, f)) = args.first().and_then(future::as_future) else { return Flow::Value(Value::None) };
        let exits = !f.is_cancelled() && f.failure().is_some_and(|e| is_exit(vm, &e));
        // CPython asks for the exception here, which counts as a look at it.
        f.log_traceback.set(false);
        if !exits && let Ok(owner) = f.owner(vm) {
            loop_state(&owner).stopping.set(true);
        }
        Flow::Value(Value::None)
    })
}
