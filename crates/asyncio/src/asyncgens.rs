//! Asynchronous generators: the loop closes those that are left (CPython `shutdown_asyncgens` and the hooks).

use crate::closure::closure;
use crate::ensure::{Making, create_task};
use crate::state::loop_state;
use coroscope_vm::generator::Generator;
use coroscope_vm::object::Object;
use coroscope_vm::protocol::agen::AgenHookState;
use coroscope_vm::{Flow, OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// The hooks that were set before a loop ran.
pub struct OldHooks {
    first: Value,
    finalizer: Value,
}

/// Sets the loop's hooks; gives those before.
pub fn install(vm: &Vm, event_loop: &Rc<Object>) -> OldHooks {
    let hooks = vm.extension::<AgenHookState>();
    let owner = Rc::downgrade(event_loop);
    let first = closure(vm, "BaseEventLoop._asyncgen_firstiter_hook", None, move |_, args| {
        if let (Some(owner), Some(Value::Generator(g))) = (owner.upgrade(), args.first()) {
            let l = loop_state(&owner);
            let mut all = l.asyncgens.borrow_mut();
            all.retain(|w| w.strong_count() > 0);
            all.push(Rc::downgrade(g));
        }
        Flow::Value(Value::None)
    });
    let owner = Rc::downgrade(event_loop);
    let finalizer = closure(vm, "BaseEventLoop._asyncgen_finalizer_hook", None, move |vm, args| {
        let (Some(owner), Some(Value::Generator(g))) = (owner.upgrade(), args.first()) else {
            return Flow::Value(Value::None);
        };
        forget(&owner, g);
        if loop_state(&owner).closed.get() {
            return Flow::Value(Value::None);
        }
        let making = vm.agen_aclose(g);
        let turn = owner.clone();
        let create = closure(vm, "BaseEventLoop.create_task", None, move |vm, _| {
            let (vm, owner, coro) = (vm.clone(), owner.clone(), making.clone());
            Flow::run(async move { create_task(&vm, &owner, Making { coro, kw: Vec::new(), at: None }).await })
        });
        soon(vm, &turn, create)
    });
    OldHooks { first: hooks.first_iter.replace(first), finalizer: hooks.finalizer.replace(finalizer) }
}

/// Calls it in the loop's next turn, whether it runs now or will run again.
fn soon(vm: &Vm, owner: &Rc<Object>, callback: Value) -> Flow {
    let call = crate::handle::Call { callback, args: Vec::new(), ctx: None };
    crate::handle::call_soon(vm, owner, call);
    Flow::Value(Value::None)
}

fn forget(owner: &Rc<Object>, g: &Rc<Generator>) {
    loop_state(owner).asyncgens.borrow_mut().retain(|w| w.upgrade().is_some_and(|k| !Rc::ptr_eq(&k, g)));
}

pub fn restore(vm: &Vm, old: OldHooks) {
    let hooks = vm.extension::<AgenHookState>();
    let ours = (hooks.first_iter.replace(old.first), hooks.finalizer.replace(old.finalizer));
    drop(ours);
}

/// `loop.shutdown_asyncgens()`, the coroutine's body.
pub async fn shutdown(vm: Vm, args: OwnedArgs) -> Res {
    let owner = crate::state::loop_arg(&vm, &args.at(0))?;
    let l = loop_state(&owner);
    l.asyncgens_shut_down.set(true);
    let left: Vec<Rc<Generator>> = l.asyncgens.take().iter().filter_map(std::rc::Weak::upgrade).collect();
    if left.is_empty() {
        return Ok(Value::None);
    }
    let closing: Vec<Value> = left.iter().map(|g| vm.agen_aclose(g)).collect();
    let all = crate::gather::gather(&vm, &closing, true).await?;
    let results = vm.await_(&all).await?;
    let results = results.as_list().map(|l| l.to_vec()).unwrap_or_default();
    for (result, g) in results.into_iter().zip(left) {
        let Value::Object(o) = &result else { continue };
        if o.exc().is_none() || !o.class().is_subclass_of(&vm.exc.exception) {
            continue;
        }
        let agen = Value::Generator(g);
        let shown = vm.repr_of(&agen).await?;
        let message = format!("an error occurred during closing of asynchronous generator {shown}");
        let report = crate::report::Report::new(message).exception(coroscope_vm::Exc(o.clone())).with("asyncgen", agen);
        crate::report::call_exception_handler(&vm, &owner, report).await?;
    }
    Ok(Value::None)
}
