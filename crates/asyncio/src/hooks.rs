//! Loops of a program's own class. Where such a class overrides what the library calls (`call_soon`, `call_at`, `time`
//! ...), the library calls its methods and not ours.

use crate::closure::closure;
use crate::context::object_of;
use crate::event_loop::{Entry, LoopState};
use crate::future::{as_future, future_of, release};
use crate::handle::{self, Call, seconds};
use crate::state::{loop_state, state};
use crate::task::{self, TaskState};
use coroscope_vm::class::Class;
use coroscope_vm::heap::Finalizer;
use coroscope_vm::object::Object;
use coroscope_vm::{Exc, Flow, OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// Which methods a class overrides, as bits.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Hooks(u8);

impl Hooks {
    pub const CALL_SOON: Hooks = Hooks(1);
    pub const CALL_AT: Hooks = Hooks(2);
    pub const CALL_LATER: Hooks = Hooks(4);
    pub const TIME: Hooks = Hooks(8);
    pub const CREATE_FUTURE: Hooks = Hooks(16);
    pub const RUN_ONCE: Hooks = Hooks(32);

    pub fn has(self, other: Hooks) -> bool {
        self.0 & other.0 != 0
    }

    pub fn any(self) -> bool {
        self.0 != 0
    }
}

const NAMES: [(&str, Hooks); 6] = [
    ("call_soon", Hooks::CALL_SOON),
    ("call_at", Hooks::CALL_AT),
    ("call_later", Hooks::CALL_LATER),
    ("time", Hooks::TIME),
    ("create_future", Hooks::CREATE_FUTURE),
    ("_run_once", Hooks::RUN_ONCE),
];

/// What a loop's class overrides.
pub fn of(vm: &Vm, class: &Rc<Class>) -> Hooks {
    let own = |name: &str| !matches!(vm.lookup(class, &vm.intern(name)), Some(Value::Builtin(_)));
    Hooks(NAMES.iter().filter(|(name, _)| own(name)).fold(0, |all, (_, bit)| all | bit.0))
}

fn owner_of(entry: &Entry) -> Option<Rc<Object>> {
    let of = |o: &Rc<Object>| future_of(o)?.loop_.borrow().clone();
    match entry {
        Entry::Step { task, .. } | Entry::Wakeup { task, .. } => of(task),
        Entry::Callback { future, .. } => as_future(future).and_then(|(o, _)| of(o)),
        Entry::Handle(_) | Entry::Release { .. } => None,
    }
}

/// Hands an entry of the ready queue to the class's `call_soon`, before the next instruction. Gives it back if the
/// class has none.
pub fn soon(vm: &Vm, l: &LoopState, entry: Entry) -> Option<Entry> {
    if !l.hooks.get().has(Hooks::CALL_SOON) {
        return Some(entry);
    }
    let Some(owner) = owner_of(&entry) else { return Some(entry) };
    let (callback, pos, ctx) = match entry {
        Entry::Step { task, error } => (step(vm, task.clone(), error), Vec::new(), context_of(&task)),
        Entry::Wakeup { task, future } => (wakeup(vm, task.clone()), vec![future], context_of(&task)),
        Entry::Callback { call, future, ctx, .. } => (call, vec![future], Some(ctx)),
        other => return Some(other),
    };
    let call = closure(vm, "call_soon", None, move |vm, _| {
        let (vm, owner) = (vm.clone(), Value::Object(owner.clone()));
        let mut args = OwnedArgs { pos: vec![callback.clone()], kw: Vec::new() };
        args.pos.extend(pos.iter().cloned());
        args.kw.extend(ctx.iter().map(|c| (vm.intern("context"), object_of(&vm, c))));
        Flow::run(async move {
            let method = vm.getattr(&owner, &vm.intern("call_soon")).await?;
            vm.call_kw(&method, args).await
        })
    });
    vm.heap.queue(Finalizer::Weakref { callback: call, reference: Value::None });
    None
}

fn context_of(task: &Rc<Object>) -> Option<crate::context::Ctx> {
    task.native::<TaskState>().map(|t| t.ctx.borrow().clone())
}

fn step(vm: &Vm, task: Rc<Object>, error: Option<Exc>) -> Value {
    closure(vm, "TaskStepMethWrapper", None, move |vm, _| {
        let (vm, task, error) = (vm.clone(), task.clone(), error.clone());
        Flow::run(async move { task::step(&vm, &state(&vm), &task, error).await.map(|()| Value::None) })
    })
}

fn wakeup(vm: &Vm, task: Rc<Object>) -> Value {
    closure(vm, "task_wakeup", None, move |vm, args| {
        let (vm, task, future) = (vm.clone(), task.clone(), args.first().cloned().unwrap_or_default());
        Flow::run(async move {
            let error = crate::event_loop::outcome_of(&vm, &future).await;
            task::step(&vm, &state(&vm), &task, error).await.map(|()| Value::None)
        })
    })
}

/// `loop.time()` in seconds.
pub async fn time(vm: &Vm, owner: &Rc<Object>) -> Res<f64> {
    if !loop_state(owner).hooks.get().has(Hooks::TIME) {
        return Ok(vm.seconds());
    }
    let now = vm.call_method(&Value::Object(owner.clone()), &vm.intern("time"), Vec::new()).await?;
    seconds(&now).ok_or_else(|| vm.type_error("time() must give a number"))
}

/// `loop.call_at(when, callback)` of the library's own; gives the handle.
pub async fn call_at(vm: &Vm, owner: &Rc<Object>, when: Value, callback: Value) -> Res<Rc<Object>> {
    if loop_state(owner).hooks.get().has(Hooks::CALL_AT) {
        let made = vm.call_method(&Value::Object(owner.clone()), &vm.intern("call_at"), vec![when, callback]).await?;
        return handle_of(vm, &made);
    }
    let at = seconds(&when).unwrap_or(f64::INFINITY);
    Ok(handle::call_at(vm, owner, when, at, Call { callback, args: Vec::new(), ctx: None }))
}

/// `loop.call_soon(callback)` of the library's own.
pub async fn call_soon(vm: &Vm, owner: &Rc<Object>, callback: Value) -> Res<Rc<Object>> {
    if loop_state(owner).hooks.get().has(Hooks::CALL_SOON) {
        let made = vm.call_method(&Value::Object(owner.clone()), &vm.intern("call_soon"), vec![callback]).await?;
        return handle_of(vm, &made);
    }
    Ok(handle::call_soon(vm, owner, Call { callback, args: Vec::new(), ctx: None }))
}

fn handle_of(vm: &Vm, v: &Value) -> Res<Rc<Object>> {
    v.as_object().cloned().ok_or_else(|| vm.type_error("a loop must give handles"))
}

/// `asyncio.sleep` on such a loop: a future of its making, and a timer that it sets.
pub async fn sleep(vm: &Vm, owner: &Rc<Object>, delay: Value, result: Value) -> Res {
    let this = Value::Object(owner.clone());
    let future = vm.call_method(&this, &vm.intern("create_future"), Vec::new()).await?;
    let source = Some("/usr/lib/python3.14/asyncio/futures.py:319");
    let set = closure(vm, "_set_result_unless_cancelled", source, |vm, args| match args {
        [Value::Object(waiter), result] => release(vm, waiter, result.clone()).map(|()| Value::None).into(),
        _ => Flow::Value(Value::None),
    });
    let timer = vm.call_method(&this, &vm.intern("call_later"), vec![delay, set, future.clone(), result]).await?;
    let res = vm.await_(&future).await;
    if let Some(h) = timer.as_object() {
        handle::cancel(h);
    }
    res
}
