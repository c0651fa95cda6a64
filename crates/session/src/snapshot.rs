//! The state of a run at its present instruction, as plain data.
//!
//! Invariant: taking a snapshot changes nothing of the run, and no Python code runs for it.

use crate::frames::{self, Stack};
use crate::{LaneKind, MAIN, TaskId, WaitOn};
use coroscope_asyncio::{Counts, HandleView, Stage, TimerView};
use coroscope_vm::Machine;
use coroscope_vm::frame::{Frame, PyFrame};
use coroscope_vm::generator::Generator;
use coroscope_vm::interp::Thread;
use coroscope_vm::record::Traffic;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Snapshot {
    /// Virtual ns.
    pub at: u64,
    pub step: u64,
    /// Turns of the event loop so far.
    pub tick: u64,
    /// The lane whose code runs now; none while the loop waits.
    pub running: Option<TaskId>,
    /// The innermost line that runs now or next, 0 if none.
    pub line: u32,
    /// The main program, simulated threads, and the tasks that are not done, in order of creation.
    pub tasks: Vec<TaskView>,
    /// The event loop's ready queue, first to run first.
    pub ready: Vec<HandleView>,
    /// Soonest first.
    pub timers: Vec<TimerView>,
    /// How many tasks, handles and timers there are; the lists above may be cut.
    pub counts: Counts,
    /// What went through generators lately, oldest first; only of a session that watches them.
    pub traffic: Vec<Traffic>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    Created,
    Ready,
    Running,
    /// The main program, while the event loop that it started runs others.
    Hosting,
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
    /// The coroutine function that it runs.
    pub coro: String,
    /// Who created it.
    pub by: TaskId,
    pub state: TaskState,
    pub waiting_on: Option<WaitOn>,
    /// Cancelling was asked for, and not taken back.
    pub cancelling: bool,
    /// The calls in progress, or the await chain; outermost first.
    pub stack: Stack,
}

impl Snapshot {
    pub fn task(&self, id: TaskId) -> Option<&TaskView> {
        self.tasks.iter().find(|task| task.id == id)
    }
}

/// Where on the stack a lane's own frames begin.
struct Root {
    lane: TaskId,
    from: usize,
}

/// The state of a machine between two instructions, with at most `limit` tasks, handles and timers each.
pub(crate) fn take(machine: &Machine, limit: usize) -> Snapshot {
    let vm = &machine.vm;
    let view = coroscope_asyncio::inspect(vm, limit);
    let current = machine.current_thread();
    let lane = vm.record.current.get();
    let idle = is_native(current) && lane == MAIN && !view.tasks.is_empty();
    let mut tasks = Vec::new();
    for thread in machine.threads() {
        let base = match thread.id {
            0 => MAIN,
            id if id == current.id => lane,
            _ => thread.lane(),
        };
        let roots = roots(thread, base, lane, &view.tasks);
        tasks.extend(lanes(machine, thread, &roots, &view.tasks, thread.id == current.id && !idle));
    }
    for t in view.tasks {
        if tasks.iter().any(|known: &TaskView| known.id == t.id) {
            continue;
        }
        let stack = t.generator.as_ref().map_or_else(Stack::default, |g| frames::suspended(vm, g));
        tasks.push(task(&t, stack));
    }
    tasks.sort_by_key(|t| t.id);
    let line = if idle { 0 } else { tasks.iter().find(|t| t.id == lane).map_or(0, |t| t.stack.line()) };
    Snapshot {
        at: vm.now(),
        step: vm.steps.get(),
        tick: vm.record.tick.get(),
        running: (!idle).then_some(lane),
        line,
        tasks,
        ready: view.ready,
        timers: view.timers,
        counts: view.counts,
        traffic: vm.record.traffic.borrow().iter().cloned().collect(),
    }
}

fn is_native(thread: &Thread) -> bool {
    matches!(thread.frames().last(), Some(Frame::Native(_)))
}

fn owner(f: &Frame) -> Option<&Rc<Generator>> {
    match f {
        Frame::Py(f) => f.owner.as_ref(),
        Frame::Native(n) => n.owner.as_ref(),
        Frame::Routine(_) => None,
    }
}

/// The lanes on one thread's stack, from the bottom: what the thread itself runs, then the tasks whose coroutines are on
/// it. A function in an executor has a lane and no coroutine: it begins where the loop's own natives end.
fn roots(thread: &Thread, base: TaskId, lane: TaskId, tasks: &[coroscope_asyncio::TaskView]) -> Vec<Root> {
    let frames = thread.frames();
    let mut roots = vec![Root { lane: base, from: 0 }];
    for (from, f) in frames.iter().enumerate() {
        let of = owner(f).and_then(|g| {
            tasks.iter().find(|t| t.generator.as_ref().is_some_and(|own| Rc::ptr_eq(own, g))).map(|t| t.id)
        });
        roots.extend(of.map(|lane| Root { lane, from }));
    }
    let known = roots.iter().any(|r| r.lane == lane);
    if thread.id == 0 && !known && !tasks.iter().any(|t| t.id == lane) {
        let loops = frames.iter().skip(1).position(|f| matches!(f, Frame::Native(_)));
        roots.extend(loops.map(|at| Root { lane, from: at + 1 }));
    }
    roots
}

fn lanes(
    machine: &Machine,
    thread: &Thread,
    roots: &[Root],
    tasks: &[coroscope_asyncio::TaskView],
    runs: bool,
) -> Vec<TaskView> {
    let ends = roots.iter().skip(1).map(|r| r.from).chain([thread.frames().len()]);
    let mut views = Vec::new();
    for (i, (root, to)) in roots.iter().zip(ends).enumerate() {
        let own: Vec<(&PyFrame, bool)> = thread.frames()[root.from..to]
            .iter()
            .enumerate()
            .filter_map(|(n, f)| match f {
                Frame::Py(f) if f.code.is_user => Some((&**f, root.from + n + 1 == thread.frames().len())),
                _ => None,
            })
            .collect();
        let stack = Stack::of(own, |(f, next)| frames::on_stack(&machine.vm, f, *next));
        let state = match () {
            () if runs && i + 1 == roots.len() && !(root.lane == MAIN && is_native(thread) && !tasks.is_empty()) => {
                TaskState::Running
            }
            () if root.lane == MAIN && !tasks.is_empty() => TaskState::Hosting,
            () if i > 0 => TaskState::Running,
            () if thread.is_ready() => TaskState::Ready,
            () => TaskState::Waiting,
        };
        match tasks.iter().find(|t| t.id == root.lane) {
            Some(t) => views.push(TaskView { state, ..task(t, stack) }),
            None => views.push(plain(root.lane, state, stack)),
        }
    }
    views
}

/// A lane without a task: the main program or a thread. Its name is in the events.
fn plain(id: TaskId, state: TaskState, stack: Stack) -> TaskView {
    let kind = if id == MAIN { LaneKind::Main } else { LaneKind::Thread };
    let (name, coro) = (String::new(), String::new());
    TaskView { id, kind, name, coro, by: MAIN, state, waiting_on: None, cancelling: false, stack }
}

fn task(t: &coroscope_asyncio::TaskView, stack: Stack) -> TaskView {
    let state = match t.stage {
        Stage::Created => TaskState::Created,
        Stage::Ready => TaskState::Ready,
        Stage::Running => TaskState::Running,
        Stage::Waiting => TaskState::Waiting,
    };
    TaskView {
        id: t.id,
        kind: LaneKind::Task,
        name: t.name.clone(),
        coro: t.coro.clone(),
        by: t.by,
        state,
        waiting_on: t.waiting_on.clone(),
        cancelling: t.cancelling,
        stack,
    }
}
