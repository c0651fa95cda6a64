//! The functions of the module `asyncio`.

use crate::ensure::{self, Making};
use crate::state::{Classes, Placed, loop_arg, running_loop, state};
use crate::task::{self, current_task};
use crate::{compat, eager, gather, loop_methods, natives, places, policy, runner, sleep, threads};
use coroscope_vm::builtins::define::{self, Method, functions};
use coroscope_vm::dict::Dict;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use std::rc::Rc;

fn one<'a>(vm: &Vm, args: Args<'a>, name: &'static str, param: &'static str) -> Res<&'a Value> {
    match (args.pos, args.kw) {
        ([v], []) => Ok(v),
        ([], [(k, v)]) if k.as_str() == param => Ok(v),
        ([], _) => Err(vm.type_error(format!("{name}() missing 1 required positional argument: '{param}'"))),
        (more, _) => {
            let n = more.len();
            Err(vm.type_error(format!("{name}() takes 1 positional argument but {n} were given")))
        }
    }
}

async fn create_task(vm: Vm, mut args: OwnedArgs) -> Res {
    if args.pos.is_empty() {
        let at = args.kw.iter().position(|(k, _)| k.as_str() == "coro");
        match at {
            Some(at) => {
                let (_, coro) = args.kw.remove(at);
                args.pos.push(coro);
            }
            None => return Err(vm.type_error("create_task() missing 1 required positional argument: 'coro'")),
        }
    }
    if args.pos.len() > 1 {
        let n = args.pos.len();
        return Err(vm.type_error(format!("create_task() takes 1 positional argument but {n} were given")));
    }
    let owner = running_loop(&vm).at(&vm, &places::CREATE_TASK_LOOP)?;
    let coro = args.at(0);
    let create = vm.intern("create_task");
    if matches!(vm.lookup(&owner.class(), &create), Some(Value::Builtin(_))) {
        return ensure::create_task(&vm, &owner, Making { coro, kw: args.kw, at: Some(&places::TASK_CREATED) }).await;
    }
    let method = vm.getattr(&Value::Object(owner), &create).await?;
    vm.call_kw(&method, OwnedArgs { pos: vec![coro], kw: args.kw }).await
}

async fn ensure_future(vm: Vm, args: OwnedArgs) -> Res {
    let owner = loop_methods::given(&vm, args.as_args().kw("loop").cloned())?;
    let v = match args.pos.first() {
        Some(v) => v.clone(),
        None => one(&vm, args.as_args(), "ensure_future", "coro_or_future")?.clone(),
    };
    ensure::ensure_future(&vm, &v, owner.as_ref()).await
}

fn get_running_loop(vm: &Vm, args: Args<'_>) -> Res {
    args.none(vm, "_asyncio.get_running_loop")?;
    running_loop(vm).map(Value::Object)
}

fn quiet_running_loop(vm: &Vm, _: Args<'_>) -> Res {
    Ok(state(vm).running(vm).map_or(Value::None, Value::Object))
}

fn set_running_loop(vm: &Vm, args: Args<'_>) -> Res {
    let v = args.get(0).cloned().unwrap_or(Value::None);
    let to = if v.is_none() { None } else { Some(loop_arg(vm, &v)?) };
    state(vm).set_running(vm, to);
    Ok(Value::None)
}

fn current_task_function(vm: &Vm, args: Args<'_>) -> Res {
    // What is no loop has no task either.
    let owner = match args.get(0).or(args.kw("loop")) {
        Some(l) if !l.is_none() => match loop_arg(vm, l) {
            Ok(l) => l,
            Err(_) => return Ok(Value::None),
        },
        _ => running_loop(vm)?,
    };
    Ok(current_task(vm, Some(&owner)).map_or(Value::None, Value::Object))
}

async fn all_tasks(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.pos.first().or(args.as_args().kw("loop")).cloned();
    let owner = match loop_methods::given(&vm, given)? {
        Some(l) => l,
        None => running_loop(&vm)?,
    };
    let set = Value::Class(vm.types.set.clone());
    let tasks = task::all_tasks(&owner).into_iter().map(Value::Object).collect();
    vm.call(&set, vec![vm.new_list(tasks)]).await
}

async fn is_coroutine_function(vm: Vm, args: OwnedArgs) -> Res {
    let f = one(&vm, args.as_args(), "iscoroutinefunction", "func")?.clone();
    Ok(Value::Bool(natives::is_coroutine_function(&vm, &f).await?))
}

const FUNCTIONS: &[Method] = &[
    Method::task("run", task!(runner::run)),
    Method::sync("sleep", sleep::sleep),
    Method::task("create_task", task!(create_task)),
    Method::task("ensure_future", task!(ensure_future)),
    Method::task("gather", task!(gather::gather_function)),
    Method::sync("get_running_loop", get_running_loop),
    Method::sync("_get_running_loop", quiet_running_loop),
    Method::sync("_set_running_loop", set_running_loop),
    Method::frames("get_event_loop", compat::get_event_loop),
    Method::sync("_policy", policy::get_policy),
    Method::sync("_set_policy", policy::set_policy),
    Method::task("__getattr__", task!(missing)),
    Method::task("new_event_loop", task!(policy::new_event_loop_function)),
    Method::sync("set_event_loop", policy::set_event_loop),
    Method::sync("current_task", current_task_function),
    Method::task("all_tasks", task!(all_tasks)),
    Method::sync("isfuture", |vm, args| Ok(Value::Bool(ensure::is_future(vm, one(vm, args, "isfuture", "obj")?)))),
    Method::sync("iscoroutine", |vm, args| {
        Ok(Value::Bool(ensure::is_coroutine(vm, one(vm, args, "iscoroutine", "obj")?)))
    }),
    Method::task("iscoroutinefunction", task!(is_coroutine_function)),
    Method::task("eager_task_factory", task!(eager::factory)),
    Method::sync("create_eager_task_factory", eager::create_factory),
    Method::sync("wait", crate::wait::wait),
    Method::sync("wait_for", crate::wait::wait_for),
    Method::task("shield", task!(crate::wait::shield)),
    Method::sync("to_thread", threads::executor::to_thread),
    Method::sync("_add_awaited_by", crate::gather::add_awaited_by),
    Method::sync("_discard_awaited_by", crate::gather::discard_awaited_by),
    Method::sync("_named_future", crate::network::named_future),
    Method::task("_quiet_task", task!(crate::network::quiet_task)),
];

/// Fills the module.
pub fn fill(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let state = state(vm);
    let c: &Classes = state.classes(vm);
    let set = |name: &str, v: Value| dict.set_str(&vm.intern(name), v);
    functions(vm, dict, "asyncio", FUNCTIONS);
    for (name, class) in [
        ("Future", &c.future),
        ("Task", &c.task),
        ("Handle", &c.handle),
        ("TimerHandle", &c.timer_handle),
        ("AbstractEventLoop", &c.abstract_loop),
        ("BaseEventLoop", &c.base_loop),
        ("SelectorEventLoop", &c.event_loop),
        ("EventLoop", &c.event_loop),
        ("CancelledError", &c.cancelled_error),
        ("InvalidStateError", &c.invalid_state),
        ("BrokenBarrierError", &c.broken_barrier),
        ("QueueEmpty", &c.queue_empty),
        ("QueueFull", &c.queue_full),
        ("QueueShutDown", &c.queue_shut_down),
        ("TimeoutError", &vm.exc.timeout_error),
    ] {
        set(name, Value::Class(class.clone()));
    }
    crate::locks::fill(vm, dict);
    crate::condition::fill(vm, dict);
    crate::queue::fill(vm, dict);
    crate::timeout::fill(vm, dict);
    crate::group::fill(vm, dict);
    crate::as_completed::fill(vm, dict);
    set("Runner", Value::Class(runner::class(vm)));
    for name in ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"] {
        set(name, Value::Str(vm.intern(name)));
    }
    Ok(())
}

/// Modules of the package, for programs that name them.
pub const SUBMODULES: &[&str] = &[
    "asyncio.base_events",
    "asyncio.base_futures",
    "asyncio.base_tasks",
    "asyncio.constants",
    "asyncio.coroutines",
    "asyncio.events",
    "asyncio.exceptions",
    "asyncio.format_helpers",
    "asyncio.futures",
    "asyncio.graph",
    "asyncio.locks",
    "asyncio.log",
    "asyncio.mixins",
    "asyncio.protocols",
    "asyncio.queues",
    "asyncio.runners",
    "asyncio.selector_events",
    "asyncio.streams",
    "asyncio.taskgroups",
    "asyncio.tasks",
    "asyncio.threads",
    "asyncio.timeouts",
    "asyncio.transports",
    "asyncio.unix_events",
];

/// Fills a module of the package: what the package has, it has as well.
pub fn fill_submodule(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let Some(Value::Module(package)) = vm.loaded_module("asyncio") else { return Ok(()) };
    for (key, value) in package.dict.pairs() {
        if let Value::Str(name) = &key
            && (!name.starts_with("__") || name.as_str() == "__getattr__")
        {
            dict.set_str(name, value);
        }
    }
    Ok(())
}

/// `asyncio.name` for what is not there yet: a module of the package, or one of its lesser used names.
async fn missing(vm: Vm, args: OwnedArgs) -> Res {
    let wanted = args.at(0);
    let Some(name) = wanted.as_str() else { return Err(vm.type_error("a name is required")) };
    let sub = format!("asyncio.{name}");
    if SUBMODULES.contains(&sub.as_str()) {
        return vm.import_module(&sub).await;
    }
    if name.as_str() == "coroutine" && compat::is_spoken(&vm) {
        let f = define::function(&vm, "asyncio", &Method::frames("coroutine", compat::coroutine));
        if let Some(Value::Module(package)) = vm.loaded_module("asyncio") {
            package.dict.set_str(name, f.clone());
        }
        return Ok(f);
    }
    let unknown = |vm: &Vm| {
        let owner = vm.loaded_module("asyncio").unwrap_or_default();
        vm.attribute_error(format!("module 'asyncio' has no attribute '{name}'"), &owner, name)
    };
    if name.starts_with("__") || vm.loaded_module("asyncio._extra").is_some_and(|m| is_filling(&vm, &m)) {
        return Err(unknown(&vm));
    }
    if name.as_str() == "logger" {
        return crate::report::logger(&vm).await;
    }
    let home = match name.as_str() {
        "StreamReader"
        | "StreamWriter"
        | "StreamReaderProtocol"
        | "FlowControlMixin"
        | "open_connection"
        | "start_server" => "asyncio._streams",
        "Server" => "asyncio._network",
        _ => "asyncio._extra",
    };
    let found = match &vm.import_module(home).await? {
        Value::Module(m) => m.dict.get_str(name),
        _ => None,
    };
    let Some(found) = found else { return Err(unknown(&vm)) };
    if let Some(Value::Module(package)) = vm.loaded_module("asyncio") {
        package.dict.set_str(name, found.clone());
    }
    Ok(found)
}

/// Whether the module of lesser used names is being run just now.
fn is_filling(vm: &Vm, module: &Value) -> bool {
    match module {
        Value::Module(m) => !m.dict.contains_str(&vm.intern("_UnixDefaultEventLoopPolicy")),
        _ => false,
    }
}
