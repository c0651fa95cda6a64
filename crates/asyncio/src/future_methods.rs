//! The methods of `Future` and `Task` (CPython `Modules/_asynciomodule.c`).

use crate::context::{context_of, object_of};
use crate::future::{self, Callback, Callbacks, FutureIter, FutureState, Outcome, as_future};
use crate::signature::Signature;
use crate::state::{loop_arg, loop_state, state};
use crate::task::{self, Name, Seed, TaskState};
use coroscope_vm::builtins::args::class_arg;
use coroscope_vm::builtins::define::{Attr, Method};
use coroscope_vm::builtins::generic_alias;
use coroscope_vm::events::EventKind;
use coroscope_vm::generator::Kind;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Exc, OwnedArgs, Payload, Res, Value, Vm, task};
use std::rc::Rc;

fn this<'a>(vm: &Vm, args: &Args<'a>) -> Res<(&'a Rc<Object>, &'a FutureState)> {
    match args.pos.first().and_then(as_future) {
        Some(found) => Ok(found),
        None => {
            let given = args.pos.first().map_or_else(|| "nothing".to_owned(), |v| vm.type_name(v).to_string());
            Err(vm.type_error(format!("descriptor requires a '_asyncio.Future' object but received a '{given}'")))
        }
    }
}

fn this_task<'a>(vm: &Vm, args: &Args<'a>) -> Res<(&'a Rc<Object>, &'a TaskState)> {
    let (o, _) = this(vm, args)?;
    o.native::<TaskState>().map(|t| (o, t)).ok_or_else(|| vm.type_error("a Task is required"))
}

fn new_of<T: Native + Default>(vm: &Vm, args: Args<'_>, task: bool) -> Res {
    let state = state(vm);
    let classes = state.classes(vm);
    let class = class_arg(vm, args, if task { &classes.task } else { &classes.future })?;
    Ok(Value::Object(vm.new_object(&class, Payload::Native(Box::<T>::default()))))
}

async fn init_future(vm: Vm, args: OwnedArgs) -> Res {
    let owner = init(&vm, args.as_args())?;
    if let (true, Some(o)) = (loop_state(&owner).debug.get(), args.at(0).as_object()) {
        crate::debug::stamp(&vm, o, None).await?;
    }
    Ok(Value::None)
}

fn init(vm: &Vm, args: Args<'_>) -> Res<Rc<Object>> {
    let (_, f) = this(vm, &args)?;
    let rest = args.rest();
    if !rest.pos.is_empty() {
        return Err(vm.type_error("Future() takes no positional arguments"));
    }
    if let Some((key, _)) = rest.kw.iter().find(|(k, _)| k.as_str() != "loop") {
        return Err(vm.type_error(format!("Future() got an unexpected keyword argument '{key}'")));
    }
    let owner = match rest.kw("loop") {
        Some(l) if !l.is_none() => l.clone(),
        _ => crate::current::get_event_loop(vm)?,
    };
    let owner = loop_arg(vm, &owner)?;
    *f.loop_.borrow_mut() = Some(owner.clone());
    Ok(owner)
}

const INIT_TASK: Signature = Signature {
    name: "Task",
    params: &["self", "coro", "loop", "name", "context", "eager_start"],
    positional: 2,
    required: 2,
};

async fn init_task(vm: Vm, args: OwnedArgs) -> Res {
    let [this, coro, owner, name, ctx, eager] = INIT_TASK.bind(&vm, args.as_args())?;
    let (Some(Value::Object(object)), Some(coro)) = (this, coro) else { return Ok(Value::None) };
    let owner = match owner {
        Some(l) if !l.is_none() => l,
        _ => crate::current::get_event_loop(&vm)?,
    };
    let owner = loop_arg(&vm, &owner)?;
    if !crate::ensure::is_coroutine(&vm, &coro) {
        let shown = vm.repr_of(&coro).await?;
        return Err(vm.type_error(format!("a coroutine was expected, got {shown}")));
    }
    let name = match name {
        Some(n) if !n.is_none() => Some(Value::Str(vm.str_of(&n).await?)),
        _ => None,
    };
    let ctx = match ctx {
        Some(c) if !c.is_none() => match context_of(&c) {
            Some(ctx) => Some(ctx),
            None => return Err(vm.type_error("a Context is required")),
        },
        _ => None,
    };
    let state = state(&vm);
    task::begin(&vm, &state, &object, &owner, Seed { coro, name, ctx });
    if loop_state(&owner).debug.get() {
        crate::debug::stamp(&vm, &object, None).await?;
    }
    let eager = match eager {
        Some(v) => vm.truth(&v).await?,
        None => false,
    };
    if eager && loop_state(&owner).is_running() {
        crate::eager::start(&vm, &state, &object).await?;
    } else {
        task::schedule_first(&vm, &state, &object, &owner);
    }
    Ok(Value::None)
}

fn add_done_callback(vm: &Vm, args: Args<'_>) -> Res {
    let (o, _) = this(vm, &args)?;
    let rest = args.rest();
    if let Some((key, _)) = rest.kw.iter().find(|(k, _)| k.as_str() != "context") {
        return Err(vm.type_error(format!("add_done_callback() got an unexpected keyword argument '{key}'")));
    }
    let [callback] = rest.pos else {
        let n = rest.pos.len();
        return Err(vm.type_error(format!("add_done_callback() takes exactly 1 positional argument ({n} given)")));
    };
    let ctx = rest.kw("context").and_then(context_of);
    future::add_done_callback(vm, o, callback.clone(), ctx)?;
    Ok(Value::None)
}

async fn remove_done_callback(vm: Vm, args: OwnedArgs) -> Res {
    let (_, f) = this(&vm, &args.as_args())?;
    let wanted = args.at(1);
    let all = f.callbacks.take();
    let (mut kept, mut removed) = (Callbacks::default(), 0_i64);
    for c in all {
        let same = match &c {
            Callback::Call(v, _) => v.is(&wanted) || vm.eq(v, &wanted).await?,
            Callback::Wakeup(_) => false,
        };
        if same { removed += 1 } else { kept.push(c) }
    }
    kept.extend(f.callbacks.take());
    *f.callbacks.borrow_mut() = kept;
    Ok(Value::Int(removed))
}

fn set_result(vm: &Vm, args: Args<'_>) -> Res {
    let (o, _) = this(vm, &args)?;
    let value = args.rest().one(vm, "set_result")?;
    future::set_result(vm, o, value.clone())?;
    Ok(Value::None)
}

async fn set_exception(vm: Vm, args: OwnedArgs) -> Res {
    let (o, _) = this(&vm, &args.as_args())?;
    let given = args.as_args().rest().one(&vm, "set_exception")?.clone();
    let e = match &given {
        Value::Class(c) if c.is_subclass_of(&vm.exc.base_exception) => vm.call(&given, Vec::new()).await?,
        other => other.clone(),
    };
    match e {
        Value::Object(x) if x.exc().is_some() => future::set_exception(&vm, o, Exc(x))?,
        _ => return Err(vm.type_error("invalid exception object")),
    }
    Ok(Value::None)
}

/// `__await__` and `__iter__`
fn iterate(vm: &Vm, args: Args<'_>) -> Res {
    let (o, f) = this(vm, &args)?;
    f.owner(vm)?;
    let state = state(vm);
    Ok(Value::Generator(vm.new_routine(Kind::FutureIter, &state.names(vm).future_iter, FutureIter(o.clone()))))
}

fn get_loop(vm: &Vm, args: Args<'_>) -> Res {
    Ok(Value::Object(this(vm, &args)?.1.owner(vm)?))
}

pub const FUTURE_METHODS: &[Method] = &[
    Method::sync("__new__", |vm, args| new_of::<FutureState>(vm, args, false)).unbound(),
    Method::task("__init__", task!(init_future)),
    Method::sync("result", |vm, args| this(vm, &args)?.1.result(vm)),
    Method::sync("exception", |vm, args| this(vm, &args)?.1.exception(vm)),
    Method::sync("done", |vm, args| Ok(Value::Bool(this(vm, &args)?.1.is_done()))),
    Method::sync("cancelled", |vm, args| Ok(Value::Bool(this(vm, &args)?.1.is_cancelled()))),
    Method::task("cancel", task!(crate::cancel::cancel_method)),
    Method::sync("add_done_callback", add_done_callback),
    Method::task("remove_done_callback", task!(remove_done_callback)),
    Method::sync("set_result", set_result),
    Method::task("set_exception", task!(set_exception)),
    Method::sync("get_loop", get_loop),
    Method::sync("__await__", iterate),
    Method::sync("__iter__", iterate),
    Method::task("__repr__", task!(crate::repr::repr_future)),
    Method::sync("_make_cancelled_error", |vm, args| Ok(this(vm, &args)?.1.cancelled_error(vm).value())),
    Method::sync("__class_getitem__", generic_alias::class_getitem).of_class(),
];

fn plain(v: &Value) -> Option<&FutureState> {
    as_future(v).map(|(_, f)| f)
}

fn state_name(v: &Value) -> &'static str {
    match plain(v).map(|f| f.outcome.borrow()) {
        Some(o) => match *o {
            Outcome::Pending => "PENDING",
            Outcome::Cancelled => "CANCELLED",
            _ => "FINISHED",
        },
        None => "PENDING",
    }
}

pub const FUTURE_ATTRS: &[Attr] = &[
    Attr::read("_state", |_, v| Ok(Value::str(state_name(v)))),
    Attr::read("_asyncio_future_blocking", |_, v| Ok(Value::Bool(plain(v).is_some_and(|f| f.blocking.get())))).write(
        |vm, v, value| {
            let on = value.and_then(|v| vm.try_truth(&v)).unwrap_or(false);
            if let Some(f) = plain(v) {
                f.blocking.set(on);
            }
            Ok(())
        },
    ),
    Attr::read("_loop", |_, v| Ok(plain(v).and_then(|f| f.loop_.borrow().clone()).map_or(Value::None, Value::Object))),
    Attr::read("_callbacks", callbacks),
    Attr::read("_result", |_, v| {
        Ok(match plain(v).map(|f| f.outcome.borrow()) {
            Some(o) => match &*o {
                Outcome::Result(v) => v.clone(),
                _ => Value::None,
            },
            None => Value::None,
        })
    }),
    Attr::read("_exception", |_, v| Ok(plain(v).and_then(FutureState::failure).map_or(Value::None, |e| e.value()))),
    Attr::read("_log_traceback", |_, v| Ok(Value::Bool(plain(v).is_some_and(|f| f.log_traceback.get())))).write(
        |vm, v, value| {
            if value.and_then(|v| vm.try_truth(&v)).unwrap_or(false) {
                return Err(vm.value_error("_log_traceback can only be set to False"));
            }
            if let Some(f) = plain(v) {
                f.log_traceback.set(false);
            }
            Ok(())
        },
    ),
    Attr::read("_source_traceback", |vm, v| {
        let made = plain(v).and_then(|f| f.peek_extra(|x| x.made.clone())).flatten();
        Ok(made.map_or(Value::None, |m| m.value(vm)))
    }),
    Attr::read("_cancel_message", |_, v| {
        Ok(plain(v).and_then(|f| f.peek_extra(|x| x.cancel_message.clone())).unwrap_or_default().or_none())
    })
    .write(|_, v, value| {
        if let Some(f) = plain(v) {
            f.with_extra(|x| x.cancel_message = value.unwrap_or_default());
        }
        Ok(())
    }),
    Attr::read("_asyncio_awaited_by", |vm, v| {
        let mut by = plain(v).and_then(|f| f.peek_extra(|x| x.awaited_by.clone())).unwrap_or_default();
        for c in plain(v)
            .iter()
            .flat_map(|f| f.callbacks.borrow().iter().rev().filter_map(awaiting_task).collect::<Vec<_>>())
        {
            if !by.iter().any(|t| t.is(&c)) {
                by.push(c);
            }
        }
        if by.is_empty() { Ok(Value::None) } else { Ok(vm.frozenset_of_constants(by)) }
    }),
];

/// A task that awaits a future itself.
fn awaiting_task(c: &Callback) -> Option<Value> {
    match c {
        Callback::Wakeup(t) => Some(Value::Object(t.clone())),
        Callback::Call(..) => None,
    }
}

fn callbacks(vm: &Vm, v: &Value) -> Res {
    let Some(f) = plain(v) else { return Ok(Value::None) };
    let all: Vec<Value> = f
        .callbacks
        .borrow()
        .iter()
        .filter_map(|c| match c {
            Callback::Call(f, ctx) => Some(Value::tuple(vec![f.clone(), object_of(vm, ctx)])),
            Callback::Wakeup(_) => None,
        })
        .collect();
    if all.is_empty() { Ok(Value::None) } else { Ok(vm.new_list(all)) }
}

async fn set_name(vm: Vm, args: OwnedArgs) -> Res {
    let (_, t) = this_task(&vm, &args.as_args())?;
    let name = vm.str_of(args.as_args().rest().one(&vm, "Task.set_name")?).await?;
    vm.record_for(t.lane.get(), EventKind::LaneRenamed { name: Rc::from(name.as_str()) });
    let old = t.name.replace(Name::Given(Value::Str(name)));
    drop(old);
    Ok(Value::None)
}

fn uncancel(vm: &Vm, args: Args<'_>) -> Res {
    let (_, t) = this_task(vm, &args)?;
    let left = t.cancels.get().saturating_sub(1);
    t.cancels.set(left);
    if left == 0 {
        t.must_cancel.set(false);
    }
    Ok(Value::Int(i64::from(left)))
}

fn forbidden(vm: &Vm, what: &str) -> Res {
    Err(vm.runtime_error(format!("Task does not support {what} operation")))
}

pub const TASK_METHODS: &[Method] = &[
    Method::sync("__new__", |vm, args| new_of::<TaskState>(vm, args, true)).unbound(),
    Method::task("__init__", task!(init_task)),
    Method::task("cancel", task!(crate::cancel::cancel_method)),
    Method::sync("cancelling", |vm, args| Ok(Value::Int(i64::from(this_task(vm, &args)?.1.cancels.get())))),
    Method::sync("uncancel", uncancel),
    Method::sync("get_name", |vm, args| Ok(this_task(vm, &args)?.1.name())),
    Method::task("set_name", task!(set_name)),
    Method::sync("get_coro", |vm, args| Ok(this_task(vm, &args)?.1.coro.borrow().clone().or_none())),
    Method::sync("get_context", |vm, args| Ok(object_of(vm, &this_task(vm, &args)?.1.ctx.borrow().clone()))),
    Method::sync("set_result", |vm, _| forbidden(vm, "set_result")),
    Method::sync("set_exception", |vm, _| forbidden(vm, "set_exception")),
    Method::task("get_stack", task!(crate::stack::get_stack)),
    Method::task("print_stack", task!(crate::stack::print_stack)),
];

pub const TASK_ATTRS: &[Attr] = &[
    Attr::read("_coro", |_, v| Ok(task_state(v).map_or(Value::None, |t| t.coro.borrow().clone().or_none()))),
    Attr::read("_fut_waiter", |_, v| Ok(task_state(v).map_or(Value::None, |t| t.waiter.borrow().clone()))),
    Attr::read("_must_cancel", |_, v| Ok(Value::Bool(task_state(v).is_some_and(|t| t.must_cancel.get())))),
    Attr::read("_log_destroy_pending", |_, v| {
        Ok(Value::Bool(task_state(v).is_some_and(|t| t.log_destroy_pending.get())))
    })
    .write(|vm, v, value| {
        let on = value.and_then(|v| vm.try_truth(&v)).unwrap_or(false);
        if let Some(t) = task_state(v) {
            t.log_destroy_pending.set(on);
        }
        Ok(())
    }),
];

fn task_state(v: &Value) -> Option<&TaskState> {
    v.as_object()?.native::<TaskState>()
}
