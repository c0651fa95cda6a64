//! Cancelling: a request travels along the futures that tasks await, to the one that nobody else waits behind.

use crate::future::{self, as_future};
use crate::state::state;
use crate::task::TaskState;
use coroscope_vm::events::{EventKind, WakeCause};
use coroscope_vm::object::Object;
use coroscope_vm::{OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// `future.cancel(msg=message)` for anything that has it. A chain of tasks that await one another is walked in a loop.
pub async fn cancel(vm: &Vm, target: &Value, message: &Value) -> Res<bool> {
    let mut passed: Vec<Rc<Object>> = Vec::new();
    let mut at = target.clone();
    let done = loop {
        let Some((object, f)) = as_future(&at).filter(|_| !overridden(vm, &at)) else {
            break call_cancel(vm, &at, message).await?;
        };
        if f.peek_extra(|x| !x.children.is_empty()).unwrap_or(false) {
            break cancel_children(vm, object, message).await?;
        }
        let Some(t) = object.native::<TaskState>() else {
            break with_cause(vm, object, message)?;
        };
        f.log_traceback.set(false);
        if f.is_done() {
            break false;
        }
        t.cancels.set(t.cancels.get().saturating_add(1));
        let text = message.as_str().map(|s| Rc::from(s.as_str()));
        vm.record(EventKind::CancelRequested { of: t.lane.get(), line: 0, message: text });
        let next = t.waiter.borrow().clone();
        passed.push(object.clone());
        if next.is_none() {
            break false;
        }
        at = next;
    };
    // Whoever's awaited future did not take the request gets it with the next step.
    let mut taken = done;
    for object in passed.iter().rev() {
        if !taken && let Some(t) = object.native::<TaskState>() {
            t.must_cancel.set(true);
            t.future.with_extra(|x| x.cancel_message = message.clone());
        }
        taken = true;
    }
    Ok(done || !passed.is_empty())
}

/// Whether a subclass has a `cancel` of its own.
fn overridden(vm: &Vm, v: &Value) -> bool {
    let name = vm.intern("cancel");
    !matches!(vm.lookup(&vm.type_of(v), &name), Some(Value::Builtin(_)))
}

async fn call_cancel(vm: &Vm, v: &Value, message: &Value) -> Res<bool> {
    let method = vm.getattr(v, &vm.intern("cancel")).await?;
    let message = message.clone().or_none();
    let args = OwnedArgs { pos: Vec::new(), kw: vec![(vm.intern("msg"), message)] };
    let res = vm.call_kw(&method, args).await?;
    vm.truth(&res).await
}

fn with_cause(vm: &Vm, object: &Rc<Object>, message: &Value) -> Res<bool> {
    let state = state(vm);
    let before = state.cause.replace(Some(WakeCause::Cancelled { by: vm.record.current.get() }));
    let res = future::cancel_plain(vm, object, message);
    state.cause.replace(before);
    res
}

/// `_GatheringFuture.cancel`: the request goes to every child.
async fn cancel_children(vm: &Vm, object: &Rc<Object>, message: &Value) -> Res<bool> {
    let Some(f) = future::future_of(object) else { return Ok(false) };
    if f.is_done() {
        return Ok(false);
    }
    let children = f.with_extra(|x| x.children.clone());
    let mut any = false;
    for child in children {
        let (vm2, message) = (vm.clone(), message.clone());
        let one = Box::pin(async move { cancel(&vm2, &child, &message).await.map(Value::Bool) });
        if matches!(vm.run(one).await?, Value::Bool(true)) {
            any = true;
        }
    }
    if any {
        f.with_extra(|x| {
            x.cancel_requested = true;
            x.cancel_message = message.clone();
        });
    }
    Ok(any)
}

/// `Task.cancel` and `Future.cancel` called by a program on a class that does not override it (or by `super()`).
pub async fn cancel_method(vm: Vm, args: OwnedArgs) -> Res {
    let this = args.at(0);
    if args.pos.len() > 2 {
        let n = args.pos.len() - 1;
        return Err(vm.type_error(format!("cancel() takes at most 1 argument ({n} given)")));
    }
    let message = match (args.pos.get(1), args.as_args().kw("msg")) {
        (Some(m), None) | (None, Some(m)) => m.clone(),
        _ => Value::None,
    };
    let Some((object, f)) = as_future(&this) else { return Err(vm.type_error("expected a Future")) };
    if f.peek_extra(|x| !x.children.is_empty()).unwrap_or(false) {
        return cancel_children(&vm, object, &message).await.map(Value::Bool);
    }
    let Some(t) = object.native::<TaskState>() else {
        return with_cause(&vm, object, &message).map(Value::Bool);
    };
    f.log_traceback.set(false);
    if f.is_done() {
        return Ok(Value::Bool(false));
    }
    t.cancels.set(t.cancels.get().saturating_add(1));
    let text = message.as_str().map(|s| Rc::from(s.as_str()));
    vm.record(EventKind::CancelRequested { of: t.lane.get(), line: 0, message: text });
    let next = t.waiter.borrow().clone();
    if !next.is_none() && cancel(&vm, &next, &message).await? {
        return Ok(Value::Bool(true));
    }
    t.must_cancel.set(true);
    f.with_extra(|x| x.cancel_message = message);
    Ok(Value::Bool(true))
}
