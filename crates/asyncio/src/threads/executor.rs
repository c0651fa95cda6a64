//! `run_in_executor`: the function runs at once, on a clock of its own; its result is delivered when the time that it
//! slept has passed on the loop's clock.

use crate::closure::closure;
use crate::event_loop::LoopState;
use crate::future::{self, future_of, new_waiter};
use crate::handle::{self, Call};
use crate::state::{loop_arg, loop_state, state};
use coroscope_vm::events::{EventKind, LaneKind, WaitOn};
use coroscope_vm::object::Object;
use coroscope_vm::{Args, Exc, Flow, OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// `loop.run_in_executor(executor, func, *args)`
pub async fn run_in_executor(vm: Vm, args: OwnedArgs) -> Res {
    let owner = loop_arg(&vm, &args.at(0))?;
    let l = loop_state(&owner);
    l.check_open(&vm)?;
    if args.pos.len() < 3 {
        let words = "BaseEventLoop.run_in_executor() missing 1 required positional argument: 'func'";
        return Err(vm.type_error(words));
    }
    if l.executor_shut_down.get() && args.at(1).is_none() {
        return Err(vm.runtime_error("Executor shutdown has been called"));
    }
    let apart = vm.type_name(&args.at(1)).as_str() == "ProcessPoolExecutor";
    let kind = if apart { LaneKind::Process } else { LaneKind::Thread };
    start(&vm, &owner, kind, args.at(2), args.pos[3..].to_vec())
}

fn start(vm: &Vm, owner: &Rc<Object>, kind: LaneKind, func: Value, args: Vec<Value>) -> Res {
    let on = WaitOn::Thing { what: Rc::from("executor"), label: crate::event_loop::label(&func) };
    let waiter = new_waiter(vm, owner, on);
    let (w, o) = (waiter.clone(), owner.clone());
    let begin = closure(vm, "ThreadPoolExecutor.submit", None, move |vm, _| {
        let (vm, w, o) = (vm.clone(), w.clone(), o.clone());
        let (func, args) = (func.clone(), args.clone());
        Flow::run(async move { work(&vm, &o, &w, kind, func, args).await.map(|()| Value::None) })
    });
    handle::call_soon(vm, owner, Call { callback: begin, args: Vec::new(), ctx: None });
    Ok(Value::Object(waiter))
}

/// Runs the function in a lane of its own.
async fn work(
    vm: &Vm,
    owner: &Rc<Object>,
    waiter: &Rc<Object>,
    kind: LaneKind,
    func: Value,
    args: Vec<Value>,
) -> Res<()> {
    if future_of(waiter).is_some_and(|f| f.is_cancelled()) {
        return Ok(());
    }
    let state = state(vm);
    let l: &LoopState = loop_state(owner);
    let lane = vm.record.new_lane();
    let by = vm.record.current.replace(lane);
    let coro = crate::event_loop::label(&func);
    let name = Rc::from(format!("asyncio_{}", l.outside.get()));
    vm.record_for(lane, EventKind::LaneCreated { kind, name, coro, by, line: 0 });
    vm.record(EventKind::Running);
    let running = state.running(vm);
    state.set_running(vm, None);
    let before = vm.start_own_clock();
    let res = vm.call(&func, args).await;
    let slept = match kind {
        LaneKind::Process => vm.end_process_clock(before),
        _ => vm.end_own_clock(before),
    };
    state.set_running(vm, running);
    vm.record.current.set(by);
    let w = waiter.clone();
    let deliver = closure(vm, "deliver", None, move |vm, _| {
        vm.record_for(lane, EventKind::Done { result: Rc::from("") });
        let before = vm.record.current.replace(lane);
        let flow = deliver(vm, &w, &res);
        vm.record.current.set(before);
        flow
    });
    let call = Call { callback: deliver, args: Vec::new(), ctx: None };
    if slept > 0 {
        let when = vm.seconds() + slept as f64 / 1e9;
        handle::call_at(vm, owner, Value::Float(when), when, call);
    } else {
        handle::call_soon(vm, owner, call);
    }
    Ok(())
}

fn deliver(vm: &Vm, waiter: &Rc<Object>, res: &Result<Value, Exc>) -> Flow {
    if future_of(waiter).is_none_or(|f| f.is_done()) {
        return Flow::Value(Value::None);
    }
    let set = match res {
        Ok(v) => future::set_result(vm, waiter, v.clone()),
        Err(e) => future::set_exception(vm, waiter, e.clone()),
    };
    set.map(|()| Value::None).into()
}

/// `asyncio.to_thread(func, /, *args, **kwargs)`: with the caller's context variables.
pub fn to_thread(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, mut args) = (vm.clone(), args.to_owned());
    if args.pos.is_empty() {
        return Err(vm.type_error("to_thread() missing 1 required positional argument: 'func'"));
    }
    Ok(crate::natives::coroutine(vm, "to_thread", async move {
        let vm = vm2;
        let owner = crate::state::running_loop(&vm)?;
        let ctx = crate::context::current(&vm).copy();
        let func = args.pos.remove(0);
        let name = crate::event_loop::label(&func);
        let call = closure(&vm, &name, None, move |vm, _| {
            let (vm, ctx, func, args) = (vm.clone(), ctx.clone(), func.clone(), args.clone());
            Flow::run(async move { crate::context::run_in(&vm, &ctx, &func, args).await })
        });
        let run = vm.intern("run_in_executor");
        let made = vm.call_method(&Value::Object(owner), &run, vec![Value::None, call]).await?;
        vm.await_(&made).await
    }))
}

pub fn set_default(vm: &Vm, args: Args<'_>) -> Res {
    let owner = loop_arg(vm, args.get(0).unwrap_or(&Value::None))?;
    let given = args.get(1).cloned().unwrap_or(Value::None);
    if vm.type_of(&given).name().as_str() != "ThreadPoolExecutor" {
        return Err(vm.type_error("executor must be ThreadPoolExecutor instance"));
    }
    drop(loop_state(&owner).executor.replace(given));
    Ok(Value::None)
}

/// `loop.shutdown_default_executor(timeout=None)`, the coroutine's body.
pub async fn shut_down_default(vm: Vm, args: OwnedArgs) -> Res {
    let owner = loop_arg(&vm, &args.at(0))?;
    loop_state(&owner).executor_shut_down.set(true);
    Ok(Value::None)
}
