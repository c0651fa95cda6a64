//! `asyncio.gather` (CPython `Lib/asyncio/tasks.py`): one callback per child, one future for all.

use crate::closure::closure;
use crate::ensure::ensure_future;
use crate::future::{self, FutureState, On, add_done_callback, as_future, future_of};
use crate::places;
use crate::state::{loop_arg, loop_state, note_holding, state};
use crate::task::{TaskState, current_task};
use coroscope_vm::events::WaitOn;
use coroscope_vm::object::Object;
use coroscope_vm::{Exc, Flow, OwnedArgs, Payload, Res, Value, Vm};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

struct Gathering {
    /// In the order of the arguments, with repetitions.
    children: RefCell<Vec<Rc<Object>>>,
    outer: RefCell<Option<Rc<Object>>>,
    wanted: Cell<usize>,
    finished: Cell<usize>,
    return_exceptions: bool,
    by: Option<Rc<Object>>,
}

/// `asyncio.gather(*aws, return_exceptions=False)`
pub async fn gather_function(vm: Vm, args: OwnedArgs) -> Res {
    let mut return_exceptions = false;
    for (key, v) in &args.kw {
        if key.as_str() != "return_exceptions" {
            return Err(vm.type_error(format!("gather() got an unexpected keyword argument '{key}'")));
        }
        return_exceptions = vm.truth(v).await?;
    }
    gather(&vm, &args.pos, return_exceptions).await
}

pub async fn gather(vm: &Vm, awaitables: &[Value], return_exceptions: bool) -> Res {
    let state = state(vm);
    if awaitables.is_empty() {
        let owner = loop_arg(vm, &crate::current::get_event_loop(vm)?)?;
        let outer = future::new_future(vm, &state, &owner);
        future::set_result(vm, &outer, vm.new_list(Vec::new()))?;
        return Ok(Value::Object(outer));
    }
    let mut owner = state.running(vm);
    let by = owner.as_ref().and_then(|l| current_task(vm, Some(l)));
    let shared = Rc::new(Gathering {
        children: RefCell::default(),
        outer: RefCell::default(),
        wanted: Cell::new(0),
        finished: Cell::new(0),
        return_exceptions,
        by: by.clone(),
    });
    let callback = {
        let shared = shared.clone();
        let source = Some("/usr/lib/python3.14/asyncio/tasks.py:810");
        closure(vm, "gather.<locals>._done_callback", source, move |vm, args| done(vm, &shared, args))
    };
    let mut known: BTreeMap<usize, Rc<Object>> = BTreeMap::new();
    let mut done_early = Vec::new();
    for arg in awaitables {
        let at = arg.address().unwrap_or(0);
        if let Some(child) = known.get(&at) {
            shared.children.borrow_mut().push(child.clone());
            continue;
        }
        let made = match ensure_future(vm, arg, owner.as_ref()).await {
            Ok(made) => made,
            Err(e) => return Err(note_holding(vm, e, &places::GATHER_ENSURE, awaitables.to_vec())),
        };
        let Some((child, f)) = as_future(&made) else {
            return Err(vm.type_error("gather needs futures of asyncio"));
        };
        if owner.is_none() {
            owner = f.loop_.borrow().clone();
        }
        if !made.is(arg)
            && let Some(t) = child.native::<TaskState>()
        {
            t.log_destroy_pending.set(false);
        }
        shared.wanted.set(shared.wanted.get() + 1);
        known.insert(at, child.clone());
        if f.is_done() {
            done_early.push(made.clone());
        } else {
            if let Some(by) = &by {
                f.with_extra(|x| x.awaited_by.push(Value::Object(by.clone())));
            }
            add_done_callback(vm, child, callback.clone(), None)?;
        }
        shared.children.borrow_mut().push(child.clone());
    }
    let outer = outer_future(vm, owner, &shared);
    *shared.outer.borrow_mut() = Some(outer.clone());
    for child in done_early {
        vm.call(&callback, vec![child]).await?;
    }
    Ok(Value::Object(outer))
}

fn outer_future(vm: &Vm, owner: Option<Rc<Object>>, shared: &Gathering) -> Rc<Object> {
    let children = shared.children.borrow();
    let tasks = children.iter().filter_map(|c| c.native::<TaskState>().map(|t| t.lane.get())).collect();
    let debug = owner.as_ref().is_some_and(|l| loop_state(l).debug.get());
    let f = FutureState { loop_: RefCell::new(owner), ..FutureState::default() };
    *f.on.borrow_mut() = On::Thing(Rc::new(WaitOn::Many { label: Rc::from("gather"), tasks }));
    f.with_extra(|x| {
        x.made = debug.then(|| crate::debug::Made::at(&places::GATHER_CREATED));
        x.children = children.iter().cloned().map(Value::Object).collect();
    });
    vm.new_object(&state(vm).classes(vm).gathering, Payload::Native(Box::new(f)))
}

/// One child is done.
fn done(vm: &Vm, shared: &Gathering, args: &[Value]) -> Flow {
    match child_done(vm, shared, args) {
        Ok(()) => Flow::Value(Value::None),
        Err(e) => Flow::Err(e),
    }
}

fn child_done(vm: &Vm, shared: &Gathering, args: &[Value]) -> Res<()> {
    shared.finished.set(shared.finished.get() + 1);
    let Some((_, f)) = args.first().and_then(as_future) else { return Ok(()) };
    if let Some(by) = &shared.by {
        forget_waiter(f, by);
    }
    let outer = shared.outer.borrow().clone();
    let Some(outer) = outer.filter(|o| future_of(o).is_some_and(|o| !o.is_done())) else {
        if !f.is_cancelled() {
            f.exception(vm)?;
        }
        return Ok(());
    };
    if !shared.return_exceptions {
        if f.is_cancelled() {
            let e = f.cancelled_error(vm);
            return future::set_exception(vm, &outer, e);
        }
        if let Value::Object(e) = f.exception(vm)? {
            return future::set_exception(vm, &outer, Exc(e));
        }
    }
    if shared.finished.get() < shared.wanted.get() {
        return Ok(());
    }
    let children = shared.children.borrow().clone();
    let results = children.iter().map(|c| result_of(vm, c)).collect::<Res<Vec<Value>>>()?;
    let asked = future_of(&outer).and_then(|o| o.peek_extra(|x| x.cancel_requested)).unwrap_or(false);
    if asked {
        let last = children.last().and_then(|c| future_of(c)).unwrap_or(f);
        let e = last.cancelled_error(vm);
        return future::set_exception(vm, &outer, e);
    }
    future::set_result(vm, &outer, vm.new_list(results))
}

fn result_of(vm: &Vm, child: &Rc<Object>) -> Res {
    let Some(f) = future_of(child) else { return Ok(Value::None) };
    if f.is_cancelled() {
        let message = f.peek_extra(|x| x.cancel_message.clone()).unwrap_or_default();
        let message = if message.is_none() || message.is_null() { Value::str("") } else { message };
        let class = state(vm).classes(vm).cancelled_error.clone();
        return Ok(vm.exception(&class, vec![message]).value());
    }
    match f.exception(vm)? {
        Value::None => f.result(vm),
        e => Ok(e),
    }
}

/// Takes a task off the list of those that wait for a future.
pub fn forget_waiter(f: &FutureState, by: &Rc<Object>) {
    if f.extra.borrow().is_some() {
        f.with_extra(|x| x.awaited_by.retain(|v| !matches!(v, Value::Object(o) if Rc::ptr_eq(o, by))));
    }
}

/// `asyncio.future_add_to_awaited_by(fut, waiter)`
pub fn add_awaited_by(vm: &Vm, args: coroscope_vm::Args<'_>) -> Res {
    if let [fut, waiter] = args.between(vm, "future_add_to_awaited_by", 2, 2)?
        && let (Some((_, f)), true) = (as_future(fut), as_future(waiter).is_some())
    {
        f.with_extra(|x| x.awaited_by.push(waiter.clone()));
    }
    Ok(Value::None)
}

/// `asyncio.future_discard_from_awaited_by(fut, waiter)`
pub fn discard_awaited_by(vm: &Vm, args: coroscope_vm::Args<'_>) -> Res {
    if let [fut, Value::Object(waiter)] = args.between(vm, "future_discard_from_awaited_by", 2, 2)?
        && let Some((_, f)) = as_future(fut)
    {
        forget_waiter(f, waiter);
    }
    Ok(Value::None)
}
