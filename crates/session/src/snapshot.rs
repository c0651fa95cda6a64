//! The state of a run at its present instruction, as plain data.

use crate::{LaneKind, TaskId, WaitOn};
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
    Snapshot {
        at: vm.now(),
        step: vm.steps.get(),
        tick: vm.record.tick.get(),
        current: vm.record.current.get(),
        line: machine.current_thread().user_line(),
        ..Snapshot::default()
    }
}
