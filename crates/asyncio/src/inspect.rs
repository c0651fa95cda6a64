//! The loop's state as plain data, at any instruction and without running Python code: for snapshots.
//!
//! Invariant: looking changes nothing. No identity is given out, no name interned for good, no clock read.

use crate::event_loop::{Entry, LoopState, Timer, label, nanoseconds};
use crate::future::as_future;
use crate::handle::HandleState;
use crate::state::{loop_state, state};
use crate::task::{self, Name, TaskState};
use coroscope_vm::Vm;
use coroscope_vm::events::{TaskId, WaitOn};
use coroscope_vm::generator::{Generator, State};
use coroscope_vm::object::Object;
use std::rc::Rc;

/// What the running loop has in hand.
#[derive(Default)]
pub struct LoopView {
    /// Tasks that are not done, in order of creation.
    pub tasks: Vec<TaskView>,
    /// First to run first.
    pub ready: Vec<HandleView>,
    /// Soonest first.
    pub timers: Vec<TimerView>,
    /// How many of each there are; the lists may be cut.
    pub counts: Counts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    pub tasks: usize,
    pub ready: usize,
    pub timers: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Created,
    Ready,
    Running,
    Waiting,
}

pub struct TaskView {
    pub id: TaskId,
    pub name: String,
    pub coro: String,
    /// The lane that created it.
    pub by: TaskId,
    pub stage: Stage,
    pub waiting_on: Option<WaitOn>,
    /// Cancelling was asked for and has not been delivered, or not been taken back.
    pub cancelling: bool,
    pub generator: Option<Rc<Generator>>,
}

/// What a handle does when its turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandleKind {
    /// A task's step: its first, or the one after a bare `yield`.
    Step,
    /// A task goes on because what it awaited is done.
    Wakeup,
    /// Ends a `sleep`: sets the result of the future behind it.
    SleepEnd,
    /// What `call_soon`, `call_later` or `call_at` was given.
    Callback,
    /// A done callback of a future.
    DoneCallback,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HandleView {
    pub kind: HandleKind,
    pub label: String,
    /// The task whose step it is, or whose sleep.
    pub task: Option<TaskId>,
    /// The handle's number among callbacks, 0 for what has none.
    pub number: u32,
    /// It will do nothing when its turn comes.
    pub cancelled: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimerView {
    pub handle: HandleView,
    /// Virtual ns.
    pub when: u64,
}

/// The loop that runs, or ran last; at most `limit` of its tasks, handles and timers each.
pub fn inspect(vm: &Vm, limit: usize) -> LoopView {
    let state = state(vm);
    let Some(owner) = state.running(vm).or_else(|| state.shown.borrow().upgrade()) else { return LoopView::default() };
    let l = loop_state(&owner);
    let ready: Vec<HandleView> = l.ready.borrow().iter().take(limit).map(entry).collect();
    let timers = l.timers.borrow().iter().take(limit).map(|(d, t)| timer(t, nanoseconds(d.when))).collect();
    let all = l.tasks.borrow();
    let current = l.current_task.borrow();
    let shown = |i: usize, o: &Rc<Object>| i < limit || current.as_ref().is_some_and(|c| Rc::ptr_eq(c, o));
    let known = all.values().filter_map(std::rc::Weak::upgrade).enumerate();
    let tasks = known.filter(|(i, o)| shown(*i, o)).filter_map(|(_, o)| task_view(l, &o)).collect();
    let counts = Counts { tasks: all.len(), ready: l.ready.borrow().len(), timers: l.timers.borrow().len() };
    LoopView { tasks, ready, timers, counts }
}

/// Whether this task exists and is not done.
pub fn is_alive(vm: &Vm, task: TaskId) -> bool {
    let state = state(vm);
    let owner = state.running(vm).or_else(|| state.shown.borrow().upgrade());
    owner.is_some_and(|o| loop_state(&o).tasks.borrow().contains_key(&task))
}

fn lane(o: &Object) -> Option<TaskId> {
    o.native::<TaskState>().map(|t| t.lane.get())
}

fn name(o: &Object) -> String {
    match o.native::<TaskState>().map(|t| t.name.borrow()) {
        Some(n) => match &*n {
            Name::Number(n) => format!("Task-{n}"),
            Name::Given(v) => v.as_str().map_or_else(String::new, |s| s.to_string()),
        },
        None => String::new(),
    }
}

/// The task that waits for a future, if one does.
fn waiting_for(o: &Rc<Object>) -> Option<Rc<Object>> {
    use crate::future::Callback;
    let f = crate::future::future_of(o)?;
    let callbacks = f.callbacks.borrow();
    callbacks.iter().find_map(|c| match c {
        Callback::Wakeup(t) => Some(t.clone()),
        Callback::Call(..) => None,
    })
}

fn entry(e: &Entry) -> HandleView {
    let of_task =
        |kind, task: &Rc<Object>| HandleView { kind, label: name(task), task: lane(task), number: 0, cancelled: false };
    match e {
        Entry::Step { task, .. } => of_task(HandleKind::Step, task),
        Entry::Wakeup { task, .. } => of_task(HandleKind::Wakeup, task),
        Entry::Callback { call, id, .. } => HandleView {
            kind: HandleKind::DoneCallback,
            label: label(call).to_string(),
            task: None,
            number: *id,
            cancelled: false,
        },
        Entry::Handle(h) => handle(h),
        Entry::Release { waiter, .. } => sleep_end(waiter),
    }
}

fn handle(h: &Rc<Object>) -> HandleView {
    let h = h.native::<HandleState>();
    HandleView {
        kind: HandleKind::Callback,
        label: h.map_or_else(String::new, |h| label(&h.callback.borrow()).to_string()),
        task: None,
        number: h.map_or(0, |h| h.id),
        cancelled: h.is_some_and(|h| h.cancelled.get()),
    }
}

fn sleep_end(waiter: &Rc<Object>) -> HandleView {
    let sleeper = waiting_for(waiter);
    HandleView {
        kind: HandleKind::SleepEnd,
        label: sleeper.as_ref().map_or_else(String::new, |t| name(t)),
        task: sleeper.and_then(|t| lane(&t)),
        number: 0,
        cancelled: as_future(&coroscope_vm::Value::Object(waiter.clone())).is_some_and(|(_, f)| f.is_cancelled()),
    }
}

fn timer(t: &Timer, when: u64) -> TimerView {
    let handle = match t {
        Timer::Handle(h) => handle(h),
        Timer::Release { waiter, .. } => sleep_end(waiter),
    };
    TimerView { handle, when }
}

fn task_view(l: &LoopState, o: &Rc<Object>) -> Option<TaskView> {
    let t = o.native::<TaskState>()?;
    let generator = t.generator();
    let coro = generator.as_ref().map_or_else(String::new, |g| g.qualname.borrow().to_string());
    let running = l.current_task.borrow().as_ref().is_some_and(|c| Rc::ptr_eq(c, o));
    let waiter = t.waiter.borrow().clone();
    let awaited = as_future(&waiter).filter(|(_, f)| !f.is_done());
    let stage = match &generator {
        _ if running => Stage::Running,
        // An eager task that it started runs before it.
        Some(g) if g.state.get() == State::Running => Stage::Running,
        _ if awaited.is_some() => Stage::Waiting,
        _ if as_future(&waiter).is_none() && !waiter.is_none() && !waiter.is_null() => Stage::Waiting,
        Some(g) if g.state.get() == State::Created => Stage::Created,
        _ => Stage::Ready,
    };
    Some(TaskView {
        id: t.lane.get(),
        name: name(o),
        coro,
        by: t.by.get(),
        stage,
        waiting_on: awaited.filter(|_| stage == Stage::Waiting).map(|(o, f)| task::wait_on(o, f)),
        cancelling: t.must_cancel.get() || t.cancels.get() > 0,
        generator,
    })
}
