//! Futures that are not ours: classes that announce themselves by `_asyncio_future_blocking`.

use crate::closure::closure;
use crate::event_loop::{Entry, LoopState};
use crate::state::{loop_state, state};
use crate::task::TaskState;
use coroscope_vm::events::{EventKind, WaitOn};
use coroscope_vm::object::Object;
use coroscope_vm::{Flow, OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// A task's coroutine gave out a future of another class: the task hangs its wake-up on it by its public methods.
pub async fn await_foreign(vm: &Vm, l: &LoopState, task: &Rc<Object>, t: &TaskState, v: Value) -> Res<()> {
    let blocking = vm.intern("_asyncio_future_blocking");
    let flag = vm.getattr(&v, &blocking).await?;
    if !vm.truth(&flag).await? {
        let me = vm.repr_of(&Value::Object(task.clone())).await?;
        let other = vm.repr_of(&v).await?;
        let error = vm.runtime_error(format!("yield was used instead of yield from in task {me} with {other}"));
        l.push(Entry::Step { task: task.clone(), error: Some(error) });
        return Ok(());
    }
    vm.setattr(&v, &blocking, Value::Bool(false)).await?;
    let sleeper = task.clone();
    let wakeup = closure(vm, "Task.task_wakeup", None, move |vm, args| {
        let future = args.first().cloned().unwrap_or_default();
        let Some(t) = sleeper.native::<TaskState>() else { return Flow::Value(Value::None) };
        let owner = match t.future.owner(vm) {
            Ok(o) => o,
            Err(e) => return Flow::Err(e),
        };
        let (vm, task) = (vm.clone(), sleeper.clone());
        loop_state(&owner).wake(&vm, &state(&vm), &task);
        Flow::run(async move {
            let entry = Entry::Wakeup { task, future };
            crate::event_loop::run_entry(&vm, &state(&vm), &owner, entry).await.map(|()| Value::None)
        })
    });
    let add = vm.getattr(&v, &vm.intern("add_done_callback")).await?;
    let ctx = crate::context::object_of(vm, &t.ctx.borrow().clone());
    vm.call_kw(&add, OwnedArgs { pos: vec![wakeup], kw: vec![(vm.intern("context"), ctx)] }).await?;
    let label = Rc::from(vm.type_of(&v).name().as_str());
    vm.record(EventKind::Waiting { on: WaitOn::Future { label }, line: 0, chain: Default::default() });
    *t.waiter.borrow_mut() = v.clone();
    if t.must_cancel.get() && crate::cancel::cancel(vm, &v, &Value::None).await? {
        t.must_cancel.set(false);
    }
    Ok(())
}
