//! `new_event_loop`, `set_event_loop` and the deprecated policies (CPython `Lib/asyncio/events.py`).

use crate::loop_methods;
use crate::state::{loop_arg, state};
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm};
use std::cell::RefCell;

/// The policy that a program set, if any.
#[derive(Default)]
pub struct PolicyState {
    pub policy: RefCell<Value>,
}

/// `asyncio.new_event_loop()`, through the policy if one was set.
pub async fn new_event_loop(vm: &Vm) -> Res {
    let policy = vm.extension::<PolicyState>().policy.borrow().clone();
    if policy.is_null() || policy.is_none() {
        if vm.loaded_module("logging").is_some() {
            crate::report::log(vm, "debug", "Using selector: VirtualSelector", None).await?;
        }
        return Ok(loop_methods::new_event_loop(vm));
    }
    vm.call_method(&policy, &vm.intern("new_event_loop"), Vec::new()).await
}

pub async fn new_event_loop_function(vm: Vm, args: OwnedArgs) -> Res {
    args.as_args().none(&vm, "new_event_loop")?;
    new_event_loop(&vm).await
}

/// `asyncio.set_event_loop(loop)`
pub fn set_event_loop(vm: &Vm, args: Args<'_>) -> Res {
    let given = args.one(vm, "set_event_loop")?;
    let state = state(vm);
    if given.is_none() {
        state.set_current(vm, None);
        return Ok(Value::None);
    }
    if loop_arg(vm, given).is_err() {
        let name = vm.type_name(given);
        let words = format!("loop must be an instance of AbstractEventLoop or None, not '{name}'");
        return Err(vm.type_error(words));
    }
    state.set_current(vm, Some(given.clone()));
    Ok(Value::None)
}

/// The policy that a program set, or None.
pub fn get_policy(vm: &Vm, _: Args<'_>) -> Res {
    Ok(vm.extension::<PolicyState>().policy.borrow().clone().or_none())
}

pub fn set_policy(vm: &Vm, args: Args<'_>) -> Res {
    let policy = args.get(0).cloned().unwrap_or(Value::None);
    drop(vm.extension::<PolicyState>().policy.replace(policy));
    Ok(Value::None)
}
