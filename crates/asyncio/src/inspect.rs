//! The loop's state as plain data, at any instruction and without running Python code: for snapshots.

use crate::event_loop::{Entry, LoopState, Timer, label, nanoseconds};
use crate::future::as_future;
use crate::handle::HandleState;
use crate::state::{loop_state, state};
use crate::task::{self, Name, TaskState};
use coroscope_vm::events::{TaskId, WaitOn};
use coroscope_vm::frame::{Frame, PyFrame};
use coroscope_vm::generator::Generator;
use coroscope_vm::object::Object;
use coroscope_vm::{Value, Vm};
use std::rc::Rc;

/// What the running loop has in hand.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LoopView {
    /// Tasks that are not done, in order of creation.
    pub tasks: Vec<TaskView>,
    /// First to run first.
    pub ready: Vec<HandleView>,
    /// Soonest first.
    pub timers: Vec<TimerView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Created,
    Ready,
    Running,
    Waiting,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TaskView {
    pub id: TaskId,
    pub name: String,
    pub coro: String,
    pub stage: Stage,
    pub waiting_on: Option<WaitOn>,
    /// The await chain, outermost first; empty while it runs, for then its frames are on the machine's stack.
    pub frames: Vec<FrameView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FrameView {
    pub name: String,
    pub line: u32,
    /// Names with short reprs.
    pub locals: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HandleView {
    pub label: String,
    pub task: Option<TaskId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimerView {
    pub label: String,
    pub task: Option<TaskId>,
    /// Virtual ns.
    pub when: u64,
}

/// The running loop of the current thread, or nothing.
pub fn inspect(vm: &Vm) -> LoopView {
    let Some(owner) = state(vm).running(vm) else { return LoopView::default() };
    let l = loop_state(&owner);
    let ready: Vec<HandleView> = l.ready.borrow().iter().filter_map(entry).collect();
    let timers = l.timers.borrow().iter().map(|(d, t)| timer(t, nanoseconds(d.when))).collect();
    let tasks = task::all_tasks(&owner).iter().filter_map(|o| task_view(vm, l, o, &ready)).collect();
    LoopView { tasks, ready, timers }
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

fn entry(e: &Entry) -> Option<HandleView> {
    Some(match e {
        Entry::Step { task, .. } | Entry::Wakeup { task, .. } => HandleView { label: name(task), task: lane(task) },
        Entry::Callback { call, .. } => HandleView { label: label(call).to_string(), task: None },
        Entry::Handle(h) => {
            let h = h.native::<HandleState>().filter(|h| !h.cancelled.get())?;
            HandleView { label: label(&h.callback.borrow()).to_string(), task: None }
        }
        Entry::Release { waiter, .. } => {
            let sleeper = waiting_for(waiter);
            HandleView { label: "end of sleep".to_owned(), task: sleeper.and_then(|t| lane(&t)) }
        }
    })
}

fn timer(t: &Timer, when: u64) -> TimerView {
    match t {
        Timer::Handle(h) => {
            let shown = h.native::<HandleState>().map(|h| label(&h.callback.borrow()).to_string());
            TimerView { label: shown.unwrap_or_default(), task: None, when }
        }
        Timer::Release { waiter, .. } => {
            let sleeper = waiting_for(waiter);
            TimerView { label: "sleep".to_owned(), task: sleeper.and_then(|t| lane(&t)), when }
        }
    }
}

fn task_view(vm: &Vm, l: &LoopState, o: &Rc<Object>, ready: &[HandleView]) -> Option<TaskView> {
    let t = o.native::<TaskState>()?;
    let id = t.lane.get();
    let generator = t.generator();
    let coro = generator.as_ref().map_or_else(String::new, |g| g.qualname.borrow().to_string());
    let running = l.current_task.borrow().as_ref().is_some_and(|c| Rc::ptr_eq(c, o));
    let waiter = t.waiter.borrow().clone();
    let started = generator.as_ref().is_some_and(|g| g.state.get() != coroscope_vm::generator::State::Created);
    let stage = if running {
        Stage::Running
    } else if ready.iter().any(|h| h.task == Some(id)) {
        if started { Stage::Ready } else { Stage::Created }
    } else {
        Stage::Waiting
    };
    let waiting_on = as_future(&waiter).filter(|_| stage == Stage::Waiting).map(|(o, f)| task::wait_on(o, f));
    let frames = generator.map_or_else(Vec::new, |g| chain(vm, &g));
    Some(TaskView { id, name: name(o), coro, stage, waiting_on, frames })
}

/// The frames of a suspended coroutine and of what it awaits.
fn chain(vm: &Vm, first: &Rc<Generator>) -> Vec<FrameView> {
    let mut frames = Vec::new();
    let mut at = Value::Generator(first.clone());
    while let Value::Generator(g) = &at {
        let locals = match &*g.frame.borrow() {
            Some(Frame::Py(f)) => locals(vm, f),
            Some(Frame::Native(_)) => Vec::new(),
            None => break,
        };
        frames.push(FrameView { name: g.qualname.borrow().to_string(), line: g.line(), locals });
        let next = g.awaiting();
        at = next;
    }
    frames
}

/// The local variables of a frame that have values.
pub fn locals(vm: &Vm, f: &PyFrame) -> Vec<(String, String)> {
    let names = f.code.code.locals.iter().chain(&f.code.code.cells).chain(&f.code.code.frees);
    names
        .zip(&f.slots)
        .filter_map(|(name, v)| {
            let v = match v {
                Value::Cell(c) => c.value.borrow().clone(),
                other => other.clone(),
            };
            if v.is_null() { None } else { Some((name.to_string(), task::short(vm, &v))) }
        })
        .collect()
}
