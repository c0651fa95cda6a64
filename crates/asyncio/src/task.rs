//! `asyncio.Task`: drives a coroutine, one step per turn of the loop (CPython `task_step_impl`).
//!
//! Invariant: a task that is not done is in exactly one place: in the ready queue, running, or among the callbacks of
//! the future in `waiter`.

use crate::context::{self, Ctx};
use crate::event_loop::{Entry, LoopState, is_exit};
use crate::future::{self, Callback, FutureState, On};
use crate::state::{State, loop_state, state};
use coroscope_vm::events::{Chain, EventKind, LaneKind, MAIN, WaitOn, WakeCause};
use coroscope_vm::flow::{Input, Output};
use coroscope_vm::generator::{Generator, Kind};
use coroscope_vm::glance::Piece;
use coroscope_vm::heap::Finalizer;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Exc, Payload, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A task's name: a number until somebody gives it one.
pub enum Name {
    Number(u64),
    Given(Value),
}

pub struct TaskState {
    pub future: FutureState,
    pub coro: RefCell<Value>,
    pub name: RefCell<Name>,
    pub ctx: RefCell<Ctx>,
    /// The future it awaits.
    pub waiter: RefCell<Value>,
    pub must_cancel: Cell<bool>,
    /// Requests to cancel that were not taken back.
    pub cancels: Cell<u32>,
    pub lane: Cell<u32>,
    /// The lane that created it.
    pub by: Cell<u32>,
    pub log_destroy_pending: Cell<bool>,
}

impl Default for TaskState {
    fn default() -> TaskState {
        TaskState {
            future: FutureState::default(),
            coro: RefCell::default(),
            name: RefCell::new(Name::Number(0)),
            ctx: RefCell::default(),
            waiter: RefCell::new(Value::None),
            must_cancel: Cell::new(false),
            cancels: Cell::new(0),
            lane: Cell::new(0),
            by: Cell::new(MAIN),
            log_destroy_pending: Cell::new(true),
        }
    }
}

impl TaskState {
    /// The name as `get_name` gives it.
    pub fn name(&self) -> Value {
        match &*self.name.borrow() {
            Name::Number(n) => Value::str(format!("Task-{n}")),
            Name::Given(v) => v.clone(),
        }
    }

    /// Records for the task's lane, unless the loop keeps the task for itself.
    pub fn record(&self, vm: &Vm, kind: EventKind) {
        if self.lane.get() != QUIET {
            vm.record_for(self.lane.get(), kind);
        }
    }

    /// The coroutine, if it is one of the machine's own.
    pub fn generator(&self) -> Option<Rc<Generator>> {
        match &*self.coro.borrow() {
            Value::Generator(g) => Some(g.clone()),
            _ => None,
        }
    }
}

impl Native for TaskState {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.future.traverse(visit);
        visit(&self.coro.borrow());
        visit(&self.waiter.borrow());
    }

    fn clear(&self) {
        self.future.clear();
        let held = (self.coro.replace(Value::None), self.waiter.replace(Value::None));
        drop(held);
    }

    fn glance(&self, _vm: &Vm) -> Option<Vec<Piece>> {
        let name = match &*self.name.try_borrow().ok()? {
            Name::Number(n) => format!("Task-{n}"),
            Name::Given(v) => v.as_str().map_or_else(String::new, |s| s.to_string()),
        };
        Some(vec![Piece::Text(format!("<Task {name} {}>", self.future.word()))])
    }

    fn wants_finalizer(&self) -> bool {
        let pending = self.log_destroy_pending.get() && self.lane.get() != 0 && !self.future.is_done();
        pending || self.future.log_traceback.get()
    }

    fn finalize(&self, vm: &Vm, this: &Rc<Object>) {
        if self.future.is_done() {
            future::last_words(vm, this, &self.future, self.lane.get());
            return;
        }
        let callback = crate::closure::closure(vm, "Task.__del__", None, |vm, args| {
            let (vm, this) = (vm.clone(), args.first().cloned().unwrap_or_default());
            coroscope_vm::Flow::run(async move { crate::report::destroyed_pending(&vm, &this).await })
        });
        vm.heap.queue(Finalizer::Weakref { callback, reference: Value::Object(this.clone()) });
    }
}

/// What a new task is made of.
pub struct Seed {
    pub coro: Value,
    /// `None`: number it.
    pub name: Option<Value>,
    /// `None`: a copy of the current one.
    pub ctx: Option<Ctx>,
}

/// The lane of tasks that the record does not show.
pub const QUIET: u32 = u32::MAX;

/// A new task of the plain class, scheduled.
pub fn spawn(vm: &Vm, state: &State, event_loop: &Rc<Object>, seed: Seed) -> Rc<Object> {
    let class = &state.classes(vm).task;
    let task = vm.new_object(class, Payload::Native(Box::<TaskState>::default()));
    begin(vm, state, &task, event_loop, seed);
    schedule_first(vm, state, &task, event_loop);
    task
}

/// Fills in a new task (`Task.__init__`) without scheduling it.
pub fn begin(vm: &Vm, state: &State, task: &Rc<Object>, event_loop: &Rc<Object>, seed: Seed) {
    let Some(t) = task.native::<TaskState>() else { return };
    *t.future.loop_.borrow_mut() = Some(event_loop.clone());
    let lane = if state.quiet.get() { QUIET } else { vm.record.new_lane() };
    t.lane.set(lane);
    let name: Rc<str> = match seed.name {
        Some(v) => {
            let shown = v.as_str().map_or_else(|| Rc::from("?"), |s| Rc::from(s.as_str()));
            *t.name.borrow_mut() = Name::Given(v);
            shown
        }
        None => {
            let n = state.task_names.get() + 1;
            state.task_names.set(n);
            *t.name.borrow_mut() = Name::Number(n);
            Rc::from(format!("Task-{n}"))
        }
    };
    *t.ctx.borrow_mut() = seed.ctx.unwrap_or_else(|| context::current(vm).copy());
    let coro = match &seed.coro {
        Value::Generator(g) => state.shared_label(&g.qualname.borrow()),
        other => Rc::from(vm.type_of(other).name().as_str()),
    };
    let old = t.coro.replace(seed.coro);
    drop(old);
    if lane == QUIET {
        return;
    }
    loop_state(event_loop).tasks.borrow_mut().insert(lane, Rc::downgrade(task));
    let by = vm.record.current.get();
    t.by.set(by);
    t.record(vm, EventKind::LaneCreated { kind: LaneKind::Task, name, coro, by, line: 0 });
}

/// Puts the first step into the ready queue.
pub fn schedule_first(vm: &Vm, _state: &State, task: &Rc<Object>, event_loop: &Rc<Object>) {
    let Some(t) = task.native::<TaskState>() else { return };
    t.record(vm, EventKind::Ready { cause: WakeCause::Created });
    loop_state(event_loop).give(vm, Entry::Step { task: task.clone(), error: None });
}

/// Runs the coroutine to its next wait. Errors of the coroutine go into the task; only `SystemExit` and
/// `KeyboardInterrupt` come out as well.
pub async fn step(vm: &Vm, state: &State, task: &Rc<Object>, error: Option<Exc>) -> Res<()> {
    let Some(t) = task.native::<TaskState>() else { return Ok(()) };
    if t.future.is_done() {
        return Err(step_after_end(vm, state, task, error).await);
    }
    let owner = t.future.owner(vm)?;
    let l = loop_state(&owner);
    let (before, input) = begin_step(vm, state, l, task, error);
    let coro = t.coro.borrow().clone();
    let out = match &coro {
        Value::Generator(g) => vm.resume(g, input).await,
        other => vm.step_iterator(other, input).await,
    };
    let res = match settle(vm, state, l, task, out) {
        Settled::Done(res) => res,
        Settled::Odd(v) => odd(vm, state, l, task, v).await,
    };
    before.leave(vm, state, l);
    res
}

/// Makes the task the current one; gives what is to be put back after the step, and what goes into the coroutine.
pub fn begin_step(
    vm: &Vm,
    state: &State,
    l: &LoopState,
    task: &Rc<Object>,
    mut error: Option<Exc>,
) -> (Entered, Input) {
    let t = task_state(task);
    let cancels = |e: &Exc| e.is_a(&state.classes(vm).cancelled_error);
    if t.must_cancel.replace(false) && !error.as_ref().is_some_and(cancels) {
        error = Some(t.future.cancelled_error(vm));
    }
    if error.as_ref().is_some_and(cancels) {
        let line = t.generator().map_or(0, |g| waiting_line(&g));
        t.record(vm, EventKind::CancelDelivered { line });
    }
    drop(t.waiter.replace(Value::None));
    (Entered::enter(vm, state, l, task, t), error.map_or(Input::Send(Value::None), Input::Throw))
}

/// What a step came to.
pub enum Settled {
    Done(Res<()>),
    /// The coroutine gave out what takes more to judge, see [`odd`].
    Odd(Value),
}

/// Takes what came out of a task's coroutine. Errors go into the task; `SystemExit` and `KeyboardInterrupt` come out too.
pub fn settle(vm: &Vm, state: &State, l: &LoopState, task: &Rc<Object>, out: Result<Output, Exc>) -> Settled {
    let t = task_state(task);
    Settled::Done(match out {
        Ok(Output::Yielded(v) | Output::Produced(v)) => return suspended(vm, state, l, task, v),
        Ok(Output::Returned(v)) => finished(vm, l, task, t, v),
        Err(e) => failed(vm, state, l, task, t, e),
    })
}

/// The state of a task object.
pub fn task_state(o: &Object) -> &TaskState {
    match o.native::<TaskState>() {
        Some(t) => t,
        None => unreachable!("only tasks are kept as tasks"),
    }
}

async fn step_after_end(vm: &Vm, state: &State, task: &Rc<Object>, error: Option<Exc>) -> Exc {
    let shown = match vm.repr_of(&Value::Object(task.clone())).await {
        Ok(s) => s,
        Err(e) => return e,
    };
    let with = match error {
        Some(e) => match vm.repr_of(&e.value()).await {
            Ok(s) => s.to_string(),
            Err(e) => return e,
        },
        None => "None".to_owned(),
    };
    vm.error(&state.classes(vm).invalid_state, format!("__step(): already done: {shown}, {with}"))
}

/// What was current before a task's step, to be put back after it.
pub struct Entered {
    task: Option<Rc<Object>>,
    ctx: Ctx,
    lane: u32,
}

impl Entered {
    pub fn enter(vm: &Vm, state: &State, l: &LoopState, task: &Rc<Object>, t: &TaskState) -> Entered {
        let ctx = state.switch_context(vm, t.ctx.borrow().clone());
        let before = l.current_task.replace(Some(task.clone()));
        let own = if t.lane.get() == QUIET { MAIN } else { t.lane.get() };
        let lane = vm.record.current.replace(own);
        t.record(vm, EventKind::Running);
        Entered { task: before, ctx, lane }
    }

    pub fn leave(self, vm: &Vm, state: &State, l: &LoopState) {
        drop(l.current_task.replace(self.task));
        state.switch_context(vm, self.ctx);
        vm.record.current.set(self.lane);
    }
}

fn finished(vm: &Vm, l: &LoopState, task: &Rc<Object>, t: &TaskState, v: Value) -> Res<()> {
    if t.must_cancel.replace(false) {
        let message = t.future.peek_extra(|x| x.cancel_message.clone()).unwrap_or_default();
        return cancelled(vm, l, task, t, &message);
    }
    let result = Rc::from(short(vm, &v).as_str());
    if t.cancels.get() > 0 {
        t.record(vm, EventKind::CancelSwallowed);
    }
    t.record(vm, EventKind::Done { result });
    retire(l, t);
    future::set_result(vm, task, v)
}

fn failed(vm: &Vm, state: &State, l: &LoopState, task: &Rc<Object>, t: &TaskState, e: Exc) -> Res<()> {
    if e.is_a(&state.classes(vm).cancelled_error) {
        t.future.with_extra(|x| x.cancelled_exc = Some(e));
        return cancelled(vm, l, task, t, &Value::Null);
    }
    t.record(vm, EventKind::Failed { error: Rc::from(e.class().name().as_str()) });
    retire(l, t);
    future::set_exception(vm, task, e.clone())?;
    if is_exit(vm, &e) { Err(e) } else { Ok(()) }
}

fn cancelled(vm: &Vm, l: &LoopState, task: &Rc<Object>, t: &TaskState, message: &Value) -> Res<()> {
    t.record(vm, EventKind::TaskCancelled);
    retire(l, t);
    future::cancel_plain(vm, task, message).map(drop)
}

/// The task is done: the loop forgets it.
fn retire(l: &LoopState, t: &TaskState) {
    l.tasks.borrow_mut().remove(&t.lane.get());
}

/// The coroutine gave something out: nothing (a bare `yield`), or a future to wait for.
fn suspended(vm: &Vm, state: &State, l: &LoopState, task: &Rc<Object>, v: Value) -> Settled {
    let t = task_state(task);
    if v.is_none() {
        t.record(vm, EventKind::Ready { cause: WakeCause::Yielded });
        l.give(vm, Entry::Step { task: task.clone(), error: None });
        return Settled::Done(Ok(()));
    }
    match future::as_future(&v) {
        Some((object, f))
            if !t.must_cancel.get()
                && !Rc::ptr_eq(object, task)
                && same_loop(f, &t.future)
                && f.blocking.replace(false) =>
        {
            await_future(vm, state, l, task, object, f);
            Settled::Done(Ok(()))
        }
        _ => Settled::Odd(v),
    }
}

/// The coroutine gave out a future while it is to be cancelled, a future that is not ours, or a mistake.
pub async fn odd(vm: &Vm, state: &State, l: &LoopState, task: &Rc<Object>, v: Value) -> Res<()> {
    let t = task_state(task);
    let words = match future::as_future(&v) {
        Some((object, f)) => {
            if Rc::ptr_eq(object, task) {
                format!("Task cannot await on itself: {}", shown(vm, task).await?)
            } else if !same_loop(f, &t.future) {
                let other = vm.repr_of(&v).await?;
                format!("Task {} got Future {other} attached to a different loop", shown(vm, task).await?)
            } else if !f.blocking.replace(false) {
                let other = vm.repr_of(&v).await?;
                format!("yield was used instead of yield from in task {} with {other}", shown(vm, task).await?)
            } else {
                await_future(vm, state, l, task, object, f);
                return cancel_waiter(vm, t).await;
            }
        }
        None if crate::ensure::is_future(vm, &v) => return crate::foreign::await_foreign(vm, l, task, t, v).await,
        None if matches!(&v, Value::Generator(g) if g.kind == Kind::Generator) => {
            let other = vm.repr_of(&v).await?;
            let task = shown(vm, task).await?;
            format!("yield was used instead of yield from for generator in task {task} with {other}")
        }
        None => format!("Task got bad yield: {}", vm.repr_of(&v).await?),
    };
    let error = Some(vm.runtime_error(words));
    l.give(vm, Entry::Step { task: task.clone(), error });
    Ok(())
}

async fn shown(vm: &Vm, task: &Rc<Object>) -> Res<Rc<coroscope_vm::PyStr>> {
    vm.repr_of(&Value::Object(task.clone())).await
}

fn same_loop(a: &FutureState, b: &FutureState) -> bool {
    match (&*a.loop_.borrow(), &*b.loop_.borrow()) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        _ => false,
    }
}

fn await_future(vm: &Vm, state: &State, l: &LoopState, task: &Rc<Object>, object: &Rc<Object>, f: &FutureState) {
    let t = task_state(task);
    record_wait(vm, t, object, f);
    if f.is_done() {
        l.wake(vm, state, task);
        l.give(vm, Entry::Wakeup { task: task.clone(), future: Value::Object(object.clone()) });
    } else {
        f.callbacks.borrow_mut().push(Callback::Wakeup(task.clone()));
    }
    *t.waiter.borrow_mut() = Value::Object(object.clone());
}

/// A cancellation that came before the task waited goes to what it waits for.
async fn cancel_waiter(vm: &Vm, t: &TaskState) -> Res<()> {
    if t.must_cancel.get() {
        let message = t.future.peek_extra(|x| x.cancel_message.clone()).unwrap_or_default();
        let waiter = t.waiter.borrow().clone();
        if crate::cancel::cancel(vm, &waiter, &message).await? {
            t.must_cancel.set(false);
        }
    }
    Ok(())
}

/// Tells the record what the task waits on.
fn record_wait(vm: &Vm, t: &TaskState, object: &Rc<Object>, f: &FutureState) {
    let on = wait_on(object, f);
    let (chain, line) = t.generator().map_or_else(Default::default, |g| waiting_lines(&g));
    t.record(vm, EventKind::Waiting { on, line, chain });
}

/// What somebody who awaits this future waits on.
pub fn wait_on(object: &Rc<Object>, f: &FutureState) -> WaitOn {
    if let Some(t) = object.native::<TaskState>() {
        return WaitOn::Task { task: t.lane.get() };
    }
    match &*f.on.borrow() {
        On::Future => WaitOn::Future { label: Rc::from("Future") },
        On::Sleep(until) => WaitOn::Sleep { until: *until },
        On::Thing(on) => WaitOn::clone(on),
    }
}

/// The line where the innermost coroutine of a chain waits.
pub fn waiting_line(g: &Rc<Generator>) -> u32 {
    waiting_lines(g).1
}

/// The lines where the program's own coroutines of a chain wait, and the innermost of them; 0 without any.
fn waiting_lines(g: &Rc<Generator>) -> (Chain, u32) {
    let (mut at, mut line) = (g.clone(), 0);
    let mut chain = Chain::default();
    let mut free = chain.iter_mut();
    loop {
        let here = at.line();
        if here != 0 && at.code.as_ref().is_some_and(|c| c.is_user) {
            line = here;
            if let Some(slot) = free.next() {
                *slot = here;
            }
        }
        match at.awaiting() {
            Value::Generator(next) => at = next,
            _ => return (chain, line),
        }
    }
}

/// A short text for the record, without running Python code.
pub fn short(vm: &Vm, v: &Value) -> String {
    coroscope_vm::glance::glance(vm, v, 60)
}

/// `asyncio.current_task()` of a loop.
pub fn current_task(vm: &Vm, event_loop: Option<&Rc<Object>>) -> Option<Rc<Object>> {
    match event_loop {
        Some(l) => loop_state(l).current_task.borrow().clone(),
        None => state(vm).running(vm).and_then(|l| loop_state(&l).current_task.borrow().clone()),
    }
}

/// The tasks of a loop that are not done, in order of creation.
pub fn all_tasks(event_loop: &Rc<Object>) -> Vec<Rc<Object>> {
    loop_state(event_loop).tasks.borrow().values().filter_map(std::rc::Weak::upgrade).collect()
}
