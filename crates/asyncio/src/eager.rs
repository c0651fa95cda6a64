//! Eager tasks: the first step runs at once, inside whoever creates the task (CPython `task_eager_start`).

use crate::state::State;
use crate::task::{self, TaskState};
use coroscope_vm::object::Object;
use coroscope_vm::{OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// Runs a new task's first step now.
pub async fn start(vm: &Vm, state: &State, object: &Rc<Object>) -> Res<()> {
    let Some(t) = object.native::<TaskState>() else { return Ok(()) };
    task::step(vm, state, object, None).await?;
    if t.future.is_done() {
        let coro = t.coro.replace(Value::None);
        drop(coro);
    }
    Ok(())
}

/// `asyncio.eager_task_factory(loop, coro, *, name=None, context=None, eager_start=True)`
pub async fn factory(vm: Vm, mut args: OwnedArgs) -> Res {
    if args.pos.len() != 2 {
        let n = args.pos.len();
        return Err(vm.type_error(format!("factory() takes 2 positional arguments but {n} were given")));
    }
    let owner = args.pos.remove(0);
    args.kw.push((vm.intern("loop"), owner));
    if args.as_args().kw("eager_start").is_none() {
        args.kw.push((vm.intern("eager_start"), Value::Bool(true)));
    }
    let class = Value::Class(crate::state::state(&vm).classes(&vm).task.clone());
    vm.call_kw(&class, args).await
}

/// `asyncio.create_eager_task_factory(custom_task_constructor)`
pub fn create_factory(vm: &Vm, args: coroscope_vm::Args<'_>) -> Res {
    let constructor = args.one(vm, "create_eager_task_factory")?.clone();
    let class = crate::state::state(vm).classes(vm).closure.clone();
    let _ = class;
    Ok(crate::closure::keyword_closure(vm, "create_eager_task_factory.<locals>.factory", move |vm, mut args| {
        if args.pos.is_empty() {
            return coroscope_vm::Flow::Err(vm.type_error("factory() missing 1 required positional argument: 'loop'"));
        }
        let owner = args.pos.remove(0);
        args.kw.push((vm.intern("loop"), owner));
        if args.as_args().kw("eager_start").is_none() {
            args.kw.push((vm.intern("eager_start"), Value::Bool(true)));
        }
        coroscope_vm::Flow::Call(constructor.clone(), args)
    }))
}
