//! `wait`, `wait_for` and `shield` (CPython `Lib/asyncio/tasks.py`).

use crate::closure::closure;
use crate::ensure::{ensure_future, is_coroutine, is_future};
use crate::future::{
    self, FutureState, Outcome, add_done_callback, as_future, future_of, new_waiter, release, remove_callback,
};
use crate::gather::forget_waiter;
use crate::handle;
use crate::locks::is_cancellation;
use crate::natives::coroutine;
use crate::report::{Report, call_exception_handler};
use crate::signature::Signature;
use crate::state::{Placed, loop_state, note, running_loop, state};
use crate::task::{TaskState, current_task, wait_on};
use crate::{places, timeout};
use coroscope_bytecode::CmpOp;
use coroscope_vm::events::WaitOn;
use coroscope_vm::object::Object;
use coroscope_vm::{Args, Exc, Flow, OwnedArgs, Res, Value, Vm};
use std::cell::Cell;
use std::rc::Rc;

const WAIT: Signature =
    Signature { name: "wait", params: &["fs", "timeout", "return_when"], positional: 1, required: 1 };

pub fn wait(vm: &Vm, args: Args<'_>) -> Res {
    let [fs, timeout, return_when] = WAIT.bind(vm, args)?;
    let vm2 = vm.clone();
    Ok(coroutine(vm, "wait", async move {
        let fs = fs.unwrap_or_default();
        if is_future(&vm2, &fs) || is_coroutine(&vm2, &fs) {
            let name = vm2.type_name(&fs);
            return Err(vm2.type_error(format!("expect a list of futures, not {name}")));
        }
        wait_body(&vm2, &fs, timeout.unwrap_or(Value::None), return_when).await
    }))
}

async fn wait_body(vm: &Vm, fs: &Value, timeout: Value, return_when: Option<Value>) -> Res {
    if !vm.truth(fs).await? {
        return Err(vm.value_error("Set of Tasks/Futures is empty."));
    }
    let when = match return_when {
        Some(v) => vm.str_of(&v).await?.to_string(),
        None => "ALL_COMPLETED".to_owned(),
    };
    if !["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"].contains(&when.as_str()) {
        return Err(vm.value_error(format!("Invalid return_when value: {when}")));
    }
    let set = Value::Class(vm.types.set.clone());
    let set = vm.call(&set, vec![fs.clone()]).await?;
    let members = in_order(vm.collect(&set).await?);
    if members.iter().any(|m| is_coroutine(vm, m)) {
        return Err(vm.type_error("Passing coroutines is forbidden, use tasks explicitly."));
    }
    let owner = running_loop(vm)?;
    let mut futures = Vec::new();
    for m in &members {
        match as_future(m) {
            Some((o, _)) => futures.push(o.clone()),
            None => {
                let name = vm.type_name(m);
                let e = vm.no_attribute(m, &vm.intern("add_done_callback"));
                let _ = name;
                return Err(e);
            }
        }
    }
    wait_all(vm, &owner, &futures, &timeout, &when).await?;
    let is_done = |o: &&Rc<Object>| future_of(o).is_some_and(|f| f.is_done());
    let (done, pending): (Vec<_>, Vec<_>) = futures.iter().partition(is_done);
    let mut sets = Vec::new();
    for part in [done, pending] {
        let class = Value::Class(vm.types.set.clone());
        let list = vm.new_list(part.into_iter().cloned().map(Value::Object).collect());
        sets.push(vm.call(&class, vec![list]).await?);
    }
    Ok(Value::tuple(sets))
}

/// Tasks in the order of their making: CPython walks a set by addresses, which are no better.
fn in_order(mut members: Vec<Value>) -> Vec<Value> {
    members.sort_by_key(|m| m.as_object().and_then(|o| o.native::<TaskState>()).map_or(0, |t| t.lane.get()));
    members
}

async fn wait_all(vm: &Vm, owner: &Rc<Object>, futures: &[Rc<Object>], timeout: &Value, when: &str) -> Res<()> {
    let tasks = futures.iter().filter_map(|o| o.native::<TaskState>().map(|t| t.lane.get())).collect();
    let waiter = new_waiter(vm, owner, WaitOn::Many { label: Rc::from("wait"), tasks });
    let timer = match timeout {
        Value::None => None,
        limit => Some(release_later(vm, owner, &waiter, limit).await?),
    };
    let by = current_task(vm, Some(owner));
    let left = Cell::new(futures.len());
    let (first, on_error) = (when == "FIRST_COMPLETED", when == "FIRST_EXCEPTION");
    let (w, t, b) = (waiter.clone(), timer.clone(), by.clone());
    let source = Some("/usr/lib/python3.14/asyncio/tasks.py:503");
    let callback = closure(vm, "_wait.<locals>._on_completion", source, move |vm, args| {
        let Some((_, f)) = args.first().and_then(as_future) else { return Flow::Value(Value::None) };
        left.set(left.get().saturating_sub(1));
        if left.get() == 0 || first || (on_error && f.failure().is_some()) {
            if on_error && f.failure().is_some() {
                f.log_traceback.set(false);
            }
            if let Some(t) = &t {
                handle::cancel(t);
            }
            if let Err(e) = release(vm, &w, Value::None) {
                return Flow::Err(e);
            }
        }
        if let Some(b) = &b {
            forget_waiter(f, b);
        }
        Flow::Value(Value::None)
    });
    for o in futures {
        add_done_callback(vm, o, callback.clone(), None)?;
        if let (Some(f), Some(b)) = (future_of(o), &by) {
            f.with_extra(|x| x.awaited_by.push(Value::Object(b.clone())));
        }
    }
    let res = future::wait_for_future(vm, &waiter).await;
    if let Some(t) = timer {
        handle::cancel(&t);
    }
    for o in futures {
        remove_callback(o, &callback);
    }
    res.map(drop).at(vm, &places::WAIT_INNER).at(vm, &places::WAIT)
}

/// A timer that lets a waiter go (`_release_waiter`).
async fn release_later(vm: &Vm, owner: &Rc<Object>, waiter: &Rc<Object>, limit: &Value) -> Res<Rc<Object>> {
    let when = timeout::deadline(vm, limit).await?;
    let w = waiter.clone();
    let source = Some("/usr/lib/python3.14/asyncio/tasks.py:435");
    let callback = closure(vm, "_release_waiter", source, move |vm, _| {
        let state = state(vm);
        state.cause.replace(Some(coroscope_vm::events::WakeCause::Timer));
        let res = release(vm, &w, Value::None);
        state.cause.replace(None);
        res.map(|()| Value::None).into()
    });
    crate::hooks::call_at(vm, owner, when, callback).await
}

const WAIT_FOR_SIG: Signature = Signature { name: "wait_for", params: &["fut", "timeout"], positional: 2, required: 2 };

pub fn wait_for(vm: &Vm, args: Args<'_>) -> Res {
    let [fut, limit] = WAIT_FOR_SIG.bind(vm, args)?;
    let (vm2, fut, limit) = (vm.clone(), fut.unwrap_or_default(), limit.unwrap_or_default());
    Ok(coroutine(vm, "wait_for", async move {
        let vm = vm2;
        if !limit.is_none() {
            let over = vm.compare(CmpOp::Le, &limit, &Value::Int(0)).await?;
            if vm.truth(&over).await? {
                return no_time(&vm, &fut).await;
            }
        }
        running_loop(&vm)?;
        timeout::under(&vm, &limit, vm.await_(&fut)).await
    }))
}

/// `wait_for` without any time: what is not done yet is cancelled before it starts.
async fn no_time(vm: &Vm, fut: &Value) -> Res {
    let made = ensure_future(vm, fut, None).await?;
    let Some((object, f)) = as_future(&made) else { return vm.await_(&made).await };
    if f.is_done() {
        return f.result(vm);
    }
    let owner = running_loop(vm)?;
    let waiter = new_waiter(vm, &owner, wait_on(object, f));
    let w = waiter.clone();
    let callback =
        closure(vm, "_release_waiter", None, move |vm, _| release(vm, &w, Value::None).map(|()| Value::None).into());
    add_done_callback(vm, object, callback.clone(), None)?;
    let cancelled = crate::cancel::cancel(vm, &made, &Value::None).await;
    let res = match cancelled {
        Ok(_) => future::wait_for_future(vm, &waiter).await,
        Err(e) => Err(e),
    };
    remove_callback(object, &callback);
    res?;
    match f.result(vm) {
        Err(e) if is_cancellation(vm, &e) => Err(note(vm, timeout::timeout_from(vm, &e), &places::WAIT_FOR_NO_TIME)),
        other => other,
    }
}

/// `asyncio.shield(arg)`
pub async fn shield(vm: Vm, args: OwnedArgs) -> Res {
    let s = Signature { name: "shield", params: &["arg"], positional: 1, required: 1 };
    let [arg] = s.bind(&vm, args.as_args())?;
    let made = ensure_future(&vm, &arg.unwrap_or_default(), None).await.at(&vm, &places::SHIELD_ENSURE)?;
    let Some((inner, f)) = as_future(&made) else { return Ok(made) };
    if f.is_done() {
        return Ok(made);
    }
    let owner = f.owner(&vm)?;
    let outer = new_waiter(&vm, &owner, wait_on(inner, f));
    if let Some(by) = loop_state(&owner).current_task.borrow().clone() {
        f.with_extra(|x| x.awaited_by.push(Value::Object(by.clone())));
        let clear = closure(&vm, "shield.<locals>._clear_awaited_by_callback", Some(CLEAR), move |_, args| {
            if let Some((_, f)) = args.first().and_then(as_future) {
                forget_waiter(f, &by);
            }
            Flow::Value(Value::None)
        });
        add_done_callback(&vm, inner, clear, None)?;
    }
    let o = outer.clone();
    let on_inner = closure(&vm, "shield.<locals>._inner_done_callback", Some(INNER), move |vm, args| {
        let Some((_, f)) = args.first().and_then(as_future) else { return Flow::Value(Value::None) };
        pass_on(vm, &o, f).map(|()| Value::None).into()
    });
    let (i, cb) = (inner.clone(), on_inner.clone());
    let on_outer = closure(&vm, "shield.<locals>._outer_done_callback", Some(OUTER), move |vm, _| {
        if future_of(&i).is_none_or(FutureState::is_done) {
            return Flow::Value(Value::None);
        }
        remove_callback(&i, &cb);
        let log = closure(vm, "_log_on_exception", Some(LOG), log_on_exception);
        add_done_callback(vm, &i, log, None).map(|()| Value::None).into()
    });
    add_done_callback(&vm, inner, on_inner, None)?;
    add_done_callback(&vm, &outer, on_outer, None)?;
    Ok(Value::Object(outer))
}

const CLEAR: &str = "/usr/lib/python3.14/asyncio/tasks.py:975";
const INNER: &str = "/usr/lib/python3.14/asyncio/tasks.py:978";
const OUTER: &str = "/usr/lib/python3.14/asyncio/tasks.py:991";
const LOG: &str = "/usr/lib/python3.14/asyncio/tasks.py:911";

fn pass_on(vm: &Vm, outer: &Rc<Object>, inner: &FutureState) -> Res<()> {
    if future_of(outer).is_none_or(FutureState::is_cancelled) {
        return Ok(());
    }
    if inner.is_cancelled() {
        return future::cancel_plain(vm, outer, &Value::Null).map(drop);
    }
    match inner.exception(vm)? {
        Value::Object(e) => future::set_exception(vm, outer, Exc(e)),
        _ => future::set_result(vm, outer, inner.result(vm)?),
    }
}

fn log_on_exception(vm: &Vm, args: &[Value]) -> Flow {
    let this = args.first().cloned().unwrap_or_default();
    let Some((_, f)) = as_future(&this) else { return Flow::Value(Value::None) };
    let failed = matches!(*f.outcome.borrow(), Outcome::Failed(..));
    if !failed {
        return Flow::Value(Value::None);
    }
    let (Ok(Value::Object(e)), Ok(owner)) = (f.exception(vm), f.owner(vm)) else { return Flow::Value(Value::None) };
    let e = Exc(e);
    let message = format!("{} exception in shielded future", e.class().name());
    let (vm, report) = (vm.clone(), Report::new(message).exception(e).with("future", this.clone()));
    Flow::run(async move { call_exception_handler(&vm, &owner, report).await.map(|()| Value::None) })
}
