//! The state of a run at its present instruction, as plain data.

use crate::{LaneKind, TaskId, WaitOn};
use coroscope_asyncio::Stage;
use coroscope_vm::Machine;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Snapshot {
    /// Virtual ns.
    pub at: u64,
    pub step: u64,
    pub tick: u64,
    /// The lane that runs now.
    pub current: TaskId,
    /// The innermost line that runs now, 0 if none.
    pub line: u32,
    pub tasks: Vec<TaskView>,
    /// The event loop's ready queue, first to run first.
    pub ready: Vec<HandleView>,
    /// Soonest first.
    pub timers: Vec<TimerView>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    Created,
    Ready,
    Running,
    Waiting,
    Done,
    Failed,
    Cancelled,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TaskView {
    pub id: TaskId,
    pub kind: LaneKind,
    pub name: String,
    pub coro: String,
    pub parent: Option<TaskId>,
    pub state: TaskState,
    pub waiting_on: Option<WaitOn>,
    /// The await chain, outermost first.
    pub frames: Vec<FrameView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FrameView {
    pub name: String,
    pub line: u32,
    pub locals: Vec<LocalView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LocalView {
    pub name: String,
    /// A short `repr` that runs no Python code.
    pub value: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HandleView {
    pub label: String,
    /// The task whose step it is, if it is one.
    pub task: Option<TaskId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimerView {
    pub label: String,
    pub task: Option<TaskId>,
    /// Virtual ns.
    pub when: u64,
}

/// The state of a machine between two instructions.
pub(crate) fn take(machine: &Machine) -> Snapshot {
    let vm = &machine.vm;
    let view = coroscope_asyncio::inspect(vm);
    let running = running_frames(machine);
    Snapshot {
        at: vm.now(),
        step: vm.steps.get(),
        tick: vm.record.tick.get(),
        current: vm.record.current.get(),
        line: machine.current_thread().user_line(),
        tasks: view.tasks.into_iter().map(|t| task(t, &running)).collect(),
        ready: view.ready.into_iter().map(|h| HandleView { label: h.label, task: h.task }).collect(),
        timers: view.timers.into_iter().map(|t| TimerView { label: t.label, task: t.task, when: t.when }).collect(),
    }
}

fn task(t: coroscope_asyncio::TaskView, running: &[FrameView]) -> TaskView {
    let state = match t.stage {
        Stage::Created => TaskState::Created,
        Stage::Ready => TaskState::Ready,
        Stage::Running => TaskState::Running,
        Stage::Waiting => TaskState::Waiting,
    };
    let frames = match state {
        TaskState::Running => running.to_vec(),
        _ => t.frames.into_iter().map(|f| frame(f.name, f.line, f.locals)).collect(),
    };
    TaskView {
        id: t.id,
        kind: LaneKind::Task,
        name: t.name,
        coro: t.coro,
        parent: None,
        state,
        waiting_on: t.waiting_on,
        frames,
    }
}

fn frame(name: String, line: u32, locals: Vec<(String, String)>) -> FrameView {
    let locals = locals.into_iter().map(|(name, value)| LocalView { name, value }).collect();
    FrameView { name, line, locals }
}

/// The frames on the machine's stack from the running task's coroutine on: from the last that a native resumed.
fn running_frames(machine: &Machine) -> Vec<FrameView> {
    let frames: Vec<_> = machine.current_thread().py_frames().collect();
    let first = frames.iter().position(|f| f.owner.is_some()).unwrap_or(0);
    frames[first..]
        .iter()
        .filter(|f| f.code.is_user)
        .map(|f| frame(f.code.qualname.to_string(), f.line(), coroscope_asyncio::locals(&machine.vm, f)))
        .collect()
}
