//! `isfuture`, `iscoroutine`, `ensure_future`: what counts as awaitable, and making tasks of it.

use crate::future::as_future;
use crate::places;
use crate::state::{Placed, loop_state, note_holding, state};
use crate::task::{self, Seed};
use coroscope_bytecode::CodeFlags;
use coroscope_vm::frame::Place;
use coroscope_vm::generator::Kind;
use coroscope_vm::object::Object;
use coroscope_vm::{OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// `asyncio.isfuture`: ours, or one that says so by `_asyncio_future_blocking`.
pub fn is_future(vm: &Vm, v: &Value) -> bool {
    if as_future(v).is_some() {
        return true;
    }
    let Value::Object(o) = v else { return false };
    let name = vm.intern("_asyncio_future_blocking");
    match vm.lookup(&o.class(), &name) {
        None => false,
        Some(of_class) => !o.get_own(&name).unwrap_or(of_class).is_none(),
    }
}

/// `asyncio.iscoroutine`: the machine's own, or a class with `send`, `throw`, `close` and `__await__`.
pub fn is_coroutine(vm: &Vm, v: &Value) -> bool {
    match v {
        Value::Generator(g) => match g.kind {
            Kind::Coroutine | Kind::Asend | Kind::Athrow => true,
            _ => state(vm).old_spelling.get() && is_marked_generator(v),
        },
        Value::Object(o) => {
            let class = o.class();
            ["send", "throw", "close", "__await__"].iter().all(|n| vm.lookup(&class, &vm.intern(n)).is_some())
        }
        _ => false,
    }
}

/// A generator of a function that `types.coroutine` or `asyncio.coroutine` marked.
fn is_marked_generator(v: &Value) -> bool {
    match v {
        Value::Generator(g) => g.code.as_ref().is_some_and(|c| c.flags.get().has(CodeFlags::ITERABLE_COROUTINE)),
        _ => false,
    }
}

/// `inspect.isawaitable`
pub fn is_awaitable(vm: &Vm, v: &Value) -> bool {
    match v {
        Value::Generator(g) => matches!(g.kind, Kind::Coroutine | Kind::Asend | Kind::Athrow) || is_marked_generator(v),
        _ => vm.lookup_special(v, &vm.names.await_).is_some(),
    }
}

/// Wraps anything awaitable in a coroutine (`_wrap_awaitable`).
pub fn wrap_awaitable(vm: &Vm, v: &Value) -> Value {
    let (vm2, v) = (vm.clone(), v.clone());
    let future = Box::pin(async move { vm2.await_(&v).await });
    vm.new_coroutine(Kind::Coroutine, "_wrap_awaitable", future)
}

/// `ensure_future`: the future itself, or a new task.
pub async fn ensure_future(vm: &Vm, v: &Value, event_loop: Option<&Rc<Object>>) -> Res {
    if is_future(vm, v) {
        if let (Some(wanted), Some((_, f))) = (event_loop, as_future(v))
            && f.loop_.borrow().as_ref().is_some_and(|l| !Rc::ptr_eq(l, wanted))
        {
            let words = "The future belongs to a different loop than the one specified as the loop argument";
            return Err(vm.value_error(words));
        }
        return Ok(v.clone());
    }
    let coro = if is_coroutine(vm, v) {
        v.clone()
    } else if is_awaitable(vm, v) {
        wrap_awaitable(vm, v)
    } else {
        return Err(vm.type_error("An asyncio.Future, a coroutine or an awaitable is required"))
            .at(vm, &places::ENSURE_TYPE);
    };
    let owner = match event_loop {
        Some(l) => l.clone(),
        None => match crate::current::get_event_loop(vm) {
            Ok(l) => crate::state::loop_arg(vm, &l)?,
            Err(e) => {
                if let (false, Value::Generator(g)) = (coro.is(v), &coro) {
                    vm.close_generator(g).await?;
                }
                return Err(e)
                    .at(vm, &places::NO_LOOP)
                    .map_err(|e| note_holding(vm, e, &places::ENSURE_LOOP, vec![coro]));
            }
        },
    };
    create_task(vm, &owner, Making { coro, kw: Vec::new(), at: Some(&places::ENSURED) }).await
}

/// The arguments of `create_task`, and the line of the library that calls it, if one does.
pub struct Making {
    pub coro: Value,
    pub kw: Vec<(Rc<coroscope_vm::PyStr>, Value)>,
    pub at: Option<&'static Place>,
}

/// `loop.create_task`: through the loop's task factory if it has one.
pub async fn create_task(vm: &Vm, event_loop: &Rc<Object>, making: Making) -> Res {
    let l = loop_state(event_loop);
    l.check_open(vm)?;
    let factory = l.task_factory.borrow().clone();
    let Making { coro, kw, at } = making;
    if !factory.is_none() && !factory.is_null() {
        let args = OwnedArgs { pos: vec![Value::Object(event_loop.clone()), coro], kw };
        return vm.call_kw(&factory, args).await;
    }
    let state = state(vm);
    if kw.is_empty() && is_coroutine(vm, &coro) {
        let seed = Seed { coro, name: None, ctx: None };
        let task = task::spawn(vm, &state, event_loop, seed);
        if l.debug.get() {
            crate::debug::stamp(vm, &task, at).await?;
        }
        return Ok(Value::Object(task));
    }
    let class = Value::Class(state.classes(vm).task.clone());
    let mut kw = kw;
    kw.push((vm.intern("loop"), Value::Object(event_loop.clone())));
    let made = vm.call_kw(&class, OwnedArgs { pos: vec![coro], kw }).await?;
    if l.debug.get()
        && let Some(task) = made.as_object()
    {
        crate::debug::stamp(vm, task, at).await?;
    }
    Ok(made)
}
