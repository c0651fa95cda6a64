//! The methods of event loops (CPython `Lib/asyncio/base_events.py`).

use crate::context::context_of;
use crate::debug::Via;
use crate::event_loop::{Entry, LoopState, Timer, run_forever, run_until_complete};
use crate::handle::{self, Call, seconds};
use crate::hooks::{self, Hooks};
use crate::state::{loop_arg, state};
use crate::{asyncgens, ensure, event_loop, future, natives, report, repr};
use coroscope_bytecode::BinOp;
use coroscope_vm::builtins::args::class_arg;
use coroscope_vm::builtins::define::{Attr, Method};
use coroscope_vm::object::Object;
use coroscope_vm::{Args, OwnedArgs, Payload, Res, Value, Vm, task};
use std::rc::Rc;

/// A loop of the usual class.
pub fn new_event_loop(vm: &Vm) -> Value {
    let class = state(vm).classes(vm).event_loop.clone();
    vm.new_native(&class, fresh())
}

fn fresh() -> LoopState {
    let l = LoopState::default();
    *l.slow_callback_duration.borrow_mut() = Value::Float(0.1);
    for v in [&l.exception_handler, &l.task_factory, &l.executor] {
        *v.borrow_mut() = Value::None;
    }
    l
}

fn new_loop(vm: &Vm, args: Args<'_>) -> Res {
    let state = state(vm);
    let class = class_arg(vm, args, &state.classes(vm).base_loop)?;
    let l = fresh();
    l.hooks.set(hooks::of(vm, &class));
    Ok(Value::Object(vm.new_object(&class, Payload::Native(Box::new(l)))))
}

fn this<'a>(vm: &Vm, args: &Args<'a>) -> Res<(&'a Rc<Object>, &'a LoopState)> {
    match args.pos.first().and_then(Value::as_object).and_then(|o| o.native::<LoopState>().map(|l| (o, l))) {
        Some(found) => Ok(found),
        None => Err(vm.type_error("an event loop is required")),
    }
}

fn owned<'a>(vm: &Vm, args: &'a OwnedArgs) -> Res<(&'a Rc<Object>, &'a LoopState)> {
    match args.pos.first().and_then(Value::as_object).and_then(|o| o.native::<LoopState>().map(|l| (o, l))) {
        Some(found) => Ok(found),
        None => Err(vm.type_error("an event loop is required")),
    }
}

async fn method_run_forever(vm: Vm, args: OwnedArgs) -> Res {
    let (o, _) = owned(&vm, &args)?;
    run_forever(&vm, o, Via::Forever).await?;
    Ok(Value::None)
}

async fn method_run_until_complete(vm: Vm, args: OwnedArgs) -> Res {
    let (o, _) = owned(&vm, &args)?;
    if args.pos.len() != 2 {
        return Err(vm.type_error("run_until_complete() missing 1 required positional argument: 'future'"));
    }
    run_until_complete(&vm, o, &args.pos[1], Via::Complete).await
}

fn stop(vm: &Vm, args: Args<'_>) -> Res {
    this(vm, &args)?.1.stopping.set(true);
    Ok(Value::None)
}

fn close(vm: &Vm, args: Args<'_>) -> Res {
    let (_, l) = this(vm, &args)?;
    if l.is_running() {
        return Err(vm.runtime_error("Cannot close a running event loop"));
    }
    close_state(l);
    Ok(Value::None)
}

/// Closes a loop that does not run.
pub fn close_state(l: &LoopState) {
    if l.closed.replace(true) {
        return;
    }
    l.executor_shut_down.set(true);
    let held = (l.ready.take(), l.timers.take(), l.executor.replace(Value::None));
    drop(held);
}

/// Splits `(self, [when,] callback, *args, context=None)`.
fn call_of(vm: &Vm, args: &OwnedArgs, at: usize, shown: &str) -> Res<Call> {
    let mut ctx = None;
    for (key, v) in &args.kw {
        if key.as_str() != "context" {
            return Err(vm.type_error(format!("BaseEventLoop.{shown}() got an unexpected keyword argument '{key}'")));
        }
        ctx = context_of(v);
    }
    let Some(callback) = args.pos.get(at) else {
        let missing = match (at, args.pos.len()) {
            (1, _) | (2, 2) => "1 required positional argument: 'callback'".to_owned(),
            _ => format!(
                "2 required positional arguments: '{}' and 'callback'",
                if shown == "call_at" { "when" } else { "delay" }
            ),
        };
        return Err(vm.type_error(format!("BaseEventLoop.{shown}() missing {missing}")));
    };
    Ok(Call { callback: callback.clone(), args: args.pos[at + 1..].to_vec(), ctx })
}

/// Debug mode looks at callbacks and threads before it takes them.
async fn check_callback(vm: &Vm, l: &LoopState, callback: &Value, method: &str) -> Res<()> {
    if !l.debug.get() {
        return Ok(());
    }
    if method != "call_soon_threadsafe" && l.thread.get().is_some_and(|t| t != vm.current_thread.get()) {
        let words = "Non-thread-safe operation invoked on an event loop other than the current one";
        return Err(vm.runtime_error(words));
    }
    if ensure::is_coroutine(vm, callback) || natives::is_coroutine_function(vm, callback).await? {
        return Err(vm.type_error(format!("coroutines cannot be used with {method}()")));
    }
    if !vm.is_callable(callback) {
        let shown = vm.repr_of(callback).await?;
        return Err(vm.type_error(format!("a callable object was expected by {method}(), got {shown}")));
    }
    Ok(())
}

async fn call_soon(vm: Vm, args: OwnedArgs) -> Res {
    let (o, l) = owned(&vm, &args)?;
    let call = call_of(&vm, &args, 1, "call_soon")?;
    l.check_open(&vm)?;
    check_callback(&vm, l, &call.callback, "call_soon").await?;
    let h = handle::call_soon(&vm, o, call);
    handle::stamp(&vm, &h).await?;
    Ok(Value::Object(h))
}

async fn call_soon_threadsafe(vm: Vm, args: OwnedArgs) -> Res {
    let (o, l) = owned(&vm, &args)?;
    let call = call_of(&vm, &args, 1, "call_soon_threadsafe")?;
    l.check_open(&vm)?;
    check_callback(&vm, l, &call.callback, "call_soon_threadsafe").await?;
    let h = handle::call_soon(&vm, o, call);
    handle::stamp(&vm, &h).await?;
    if let Some(thread) = l.thread.get() {
        vm.unpark(thread);
    }
    Ok(Value::Object(h))
}

async fn call_later(vm: Vm, args: OwnedArgs) -> Res {
    let (o, l) = owned(&vm, &args)?;
    let call = call_of(&vm, &args, 2, "call_later")?;
    let delay = args.at(1);
    if delay.is_none() {
        return Err(vm.type_error("delay must not be None"));
    }
    let now = time_of(&vm, o).await?;
    let when = vm.binary(BinOp::Add, &now, &delay).await?;
    if l.hooks.get().has(Hooks::CALL_AT) {
        let mut args = args;
        if let Some(slot) = args.pos.get_mut(1) {
            *slot = when;
        }
        let this = args.pos.remove(0);
        let method = vm.getattr(&this, &vm.intern("call_at")).await?;
        return vm.call_kw(&method, args).await;
    }
    timer(&vm, o, l, when, call).await
}

async fn call_at(vm: Vm, args: OwnedArgs) -> Res {
    let (o, l) = owned(&vm, &args)?;
    let call = call_of(&vm, &args, 2, "call_at")?;
    let when = args.at(1);
    if when.is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    timer(&vm, o, l, when, call).await
}

async fn timer(vm: &Vm, o: &Rc<Object>, l: &LoopState, when: Value, call: Call) -> Res {
    l.check_open(vm)?;
    check_callback(vm, l, &call.callback, "call_at").await?;
    let Some(at) = seconds(&when) else {
        let name = vm.type_name(&when);
        return Err(vm.type_error(format!("'<' not supported between instances of '{name}' and 'float'")));
    };
    let h = handle::call_at(vm, o, when, at, call);
    handle::stamp(vm, &h).await?;
    Ok(Value::Object(h))
}

/// `loop.time()`, which a subclass may override.
pub async fn time_of(vm: &Vm, o: &Rc<Object>) -> Res {
    let name = vm.intern("time");
    if matches!(vm.lookup(&o.class(), &name), Some(Value::Builtin(_))) {
        return Ok(Value::Float(vm.seconds()));
    }
    vm.call_method(&Value::Object(o.clone()), &name, Vec::new()).await
}

fn create_future(vm: &Vm, args: Args<'_>) -> Res {
    let (o, _) = this(vm, &args)?;
    Ok(Value::Object(future::new_future(vm, &state(vm), o)))
}

async fn create_task(vm: Vm, mut args: OwnedArgs) -> Res {
    let (o, _) = owned(&vm, &args)?;
    let o = o.clone();
    if args.pos.len() < 2 {
        let at = args.kw.iter().position(|(k, _)| k.as_str() == "coro");
        match at {
            Some(at) => {
                let (_, coro) = args.kw.remove(at);
                args.pos.push(coro);
            }
            None => {
                let words = "BaseEventLoop.create_task() missing 1 required positional argument: 'coro'";
                return Err(vm.type_error(words));
            }
        }
    }
    if args.pos.len() > 2 {
        let n = args.pos.len();
        return Err(
            vm.type_error(format!("BaseEventLoop.create_task() takes 2 positional arguments but {n} were given"))
        );
    }
    let coro = args.at(1);
    ensure::create_task(&vm, &o, ensure::Making { coro, kw: args.kw, at: None }).await
}

fn set_task_factory(vm: &Vm, args: Args<'_>) -> Res {
    let (_, l) = this(vm, &args)?;
    let factory = args.get(1).cloned().unwrap_or(Value::None);
    if !factory.is_none() && !vm.is_callable(&factory) {
        return Err(vm.type_error("task factory must be a callable or None"));
    }
    drop(l.task_factory.replace(factory));
    Ok(Value::None)
}

async fn set_exception_handler(vm: Vm, args: OwnedArgs) -> Res {
    let (_, l) = owned(&vm, &args)?;
    let handler = args.at(1);
    if !handler.is_none() && !vm.is_callable(&handler) {
        let shown = vm.repr_of(&handler).await?;
        return Err(vm.type_error(format!("A callable object or None is expected, got {shown}")));
    }
    drop(l.exception_handler.replace(handler));
    Ok(Value::None)
}

async fn call_exception_handler(vm: Vm, args: OwnedArgs) -> Res {
    let (o, _) = owned(&vm, &args)?;
    report::handle_context(&vm, o, &args.at(1), None).await?;
    Ok(Value::None)
}

fn shutdown_asyncgens(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, args) = (vm.clone(), args.to_owned());
    Ok(natives::coroutine(vm, "BaseEventLoop.shutdown_asyncgens", asyncgens::shutdown(vm2, args)))
}

fn shutdown_default_executor(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, args) = (vm.clone(), args.to_owned());
    Ok(natives::coroutine(
        vm,
        "BaseEventLoop.shutdown_default_executor",
        crate::threads::executor::shut_down_default(vm2, args),
    ))
}

async fn method_run_once(vm: Vm, args: OwnedArgs) -> Res {
    let (o, l) = owned(&vm, &args)?;
    event_loop::run_once(&vm, &state(&vm), o, l).await?;
    Ok(Value::None)
}

/// The handles in the ready queue or among the timers; None stands for what has none.
fn handles(vm: &Vm, v: &Value, of: fn(&LoopState) -> Vec<Value>) -> Res {
    let all = v.as_object().and_then(|o| o.native::<LoopState>()).map(of);
    Ok(vm.new_list(all.unwrap_or_default()))
}

async fn repr_method(vm: Vm, args: OwnedArgs) -> Res {
    Ok(Value::str(repr::repr_loop(&vm, &args.at(0))))
}

pub const LOOP_METHODS: &[Method] = &[
    Method::sync("__new__", new_loop).unbound(),
    Method::sync("__init__", |_, _| Ok(Value::None)),
    Method::task("_run_once", task!(method_run_once)),
    Method::task("run_forever", task!(method_run_forever)),
    Method::task("run_until_complete", task!(method_run_until_complete)),
    Method::sync("stop", stop),
    Method::sync("close", close),
    Method::sync("is_running", |vm, args| Ok(Value::Bool(this(vm, &args)?.1.is_running()))),
    Method::sync("is_closed", |vm, args| Ok(Value::Bool(this(vm, &args)?.1.closed.get()))),
    Method::sync("time", |vm, args| {
        this(vm, &args)?;
        Ok(Value::Float(vm.seconds()))
    }),
    Method::task("call_soon", task!(call_soon)),
    Method::task("call_soon_threadsafe", task!(call_soon_threadsafe)),
    Method::task("call_later", task!(call_later)),
    Method::task("call_at", task!(call_at)),
    Method::sync("create_future", create_future),
    Method::task("create_task", task!(create_task)),
    Method::sync("set_task_factory", set_task_factory),
    Method::sync("get_task_factory", |vm, args| Ok(this(vm, &args)?.1.task_factory.borrow().clone())),
    Method::task("set_exception_handler", task!(set_exception_handler)),
    Method::sync("get_exception_handler", |vm, args| Ok(this(vm, &args)?.1.exception_handler.borrow().clone())),
    Method::task("default_exception_handler", task!(report::default_handler)),
    Method::task("call_exception_handler", task!(call_exception_handler)),
    Method::sync("get_debug", |vm, args| Ok(Value::Bool(this(vm, &args)?.1.debug.get()))),
    Method::sync("set_debug", |vm, args| {
        let on = args.get(1).and_then(|v| vm.try_truth(v)).unwrap_or(false);
        this(vm, &args)?.1.debug.set(on);
        Ok(Value::None)
    }),
    Method::sync("shutdown_asyncgens", shutdown_asyncgens),
    Method::sync("shutdown_default_executor", shutdown_default_executor),
    Method::task("run_in_executor", task!(crate::threads::executor::run_in_executor)),
    Method::sync("set_default_executor", crate::threads::executor::set_default),
    Method::task("__repr__", task!(repr_method)),
];

pub const LOOP_ATTRS: &[Attr] = &[
    Attr::read("slow_callback_duration", |_, v| {
        let l = v.as_object().and_then(|o| o.native::<LoopState>());
        Ok(l.map_or(Value::None, |l| l.slow_callback_duration.borrow().clone()))
    })
    .write(|_, v, value| {
        if let Some(l) = v.as_object().and_then(|o| o.native::<LoopState>()) {
            drop(l.slow_callback_duration.replace(value.unwrap_or(Value::None)));
        }
        Ok(())
    }),
    Attr::read("_ready", |vm, v| {
        handles(vm, v, |l| {
            let one = |e: &Entry| if let Entry::Handle(h) = e { Value::Object(h.clone()) } else { Value::None };
            l.ready.borrow().iter().map(one).collect()
        })
    }),
    Attr::read("_scheduled", |vm, v| {
        handles(vm, v, |l| {
            let one = |t: &Timer| if let Timer::Handle(h) = t { Value::Object(h.clone()) } else { Value::None };
            l.timers.borrow().values().map(one).collect()
        })
    }),
    Attr::read("_debug", |_, v| {
        Ok(Value::Bool(v.as_object().and_then(|o| o.native::<LoopState>()).is_some_and(|l| l.debug.get())))
    }),
    Attr::read("_closed", |_, v| {
        Ok(Value::Bool(v.as_object().and_then(|o| o.native::<LoopState>()).is_some_and(|l| l.closed.get())))
    }),
    Attr::read("_stopping", |_, v| {
        Ok(Value::Bool(v.as_object().and_then(|o| o.native::<LoopState>()).is_some_and(|l| l.stopping.get())))
    }),
    Attr::read("_default_executor", |_, v| {
        let l = v.as_object().and_then(|o| o.native::<LoopState>());
        Ok(l.map_or(Value::None, |l| l.executor.borrow().clone()))
    }),
];

/// The loop that a function's `loop` argument names.
pub fn given(vm: &Vm, v: Option<Value>) -> Res<Option<Rc<Object>>> {
    match v {
        Some(l) if !l.is_none() => loop_arg(vm, &l).map(Some),
        _ => Ok(None),
    }
}
