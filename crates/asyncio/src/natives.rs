//! Where CPython defines the coroutines that are Rust here, for `repr`.

use coroscope_vm::code::CodeObject;
use coroscope_vm::generator::{Generator, Kind, State};
use coroscope_vm::{CompileMode, Res, Value, Vm};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

const BASE: &str = "/usr/lib/python3.14/asyncio/";

/// Name, file, first line, line where it waits.
const TABLE: &[(&str, &str, u32, u32)] = &[
    ("sleep", "tasks.py", 687, 702),
    ("wait", "tasks.py", 405, 432),
    ("wait_for", "tasks.py", 440, 488),
    ("_wrap_awaitable", "tasks.py", 748, 749),
    ("Queue.get", "queues.py", 172, 186),
    ("Queue.put", "queues.py", 125, 139),
    ("Queue.join", "queues.py", 239, 248),
    ("Lock.acquire", "locks.py", 90, 110),
    ("Event.wait", "locks.py", 200, 213),
    ("Condition.wait", "locks.py", 248, 272),
    ("Condition.wait_for", "locks.py", 303, 313),
    ("Semaphore.acquire", "locks.py", 386, 407),
    ("Barrier.wait", "locks.py", 511, 527),
    ("to_thread", "threads.py", 12, 25),
    ("_AsCompletedIterator._wait_for_one", "tasks.py", 610, 614),
];

/// The file of a coroutine with this qualified name, and its first line with the line where it waits.
pub fn source(name: &str) -> (String, Option<(u32, u32)>) {
    match TABLE.iter().find(|(n, ..)| *n == name) {
        Some((_, file, first, at)) => (format!("{BASE}{file}"), Some((*first, *at))),
        None => (String::new(), None),
    }
}

/// Code objects that stand for CPython's functions, by qualified name.
#[derive(Default)]
struct Codes(RefCell<BTreeMap<String, Rc<CodeObject>>>);

/// The code of the function that a native coroutine stands for, and the line where it is.
pub fn code(vm: &Vm, g: &Generator) -> Option<(Rc<CodeObject>, u32)> {
    let name = g.qualname.borrow().to_string();
    let (file, lines) = source(&name);
    let (first, at) = lines?;
    let line = if g.state.get() == State::Created { first } else { at };
    let codes = vm.extension::<Codes>();
    if let Some(known) = codes.0.borrow().get(&name) {
        return Some((known.clone(), line));
    }
    let module = vm.compile("async def f(): pass\n", &file, CompileMode::Module).ok()?;
    vm.sources.borrow_mut().remove(&file);
    let inner = module.consts.iter().find_map(|c| if let Value::Code(c) = c { Some(c.clone()) } else { None })?;
    let mut new = (*inner.code).clone();
    new.name = name.rsplit('.').next().unwrap_or(&name).to_owned();
    new.qualname.clone_from(&name);
    new.first_line = first;
    let made = CodeObject::new(vm, &Rc::new(new), &Rc::default());
    codes.0.borrow_mut().insert(name, made.clone());
    Some((made, line))
}

/// A coroutine whose body is Rust, named as CPython's.
pub fn coroutine(vm: &Vm, qualname: &str, body: impl Future<Output = Res> + 'static) -> Value {
    let value = vm.new_coroutine(Kind::Coroutine, qualname, Box::pin(body));
    if let (Value::Generator(g), Some((_, name))) = (&value, qualname.rsplit_once('.')) {
        *g.name.borrow_mut() = vm.intern(name);
    }
    value
}

/// Functions of the library that CPython defines by `async def`.
const ASYNC_FUNCTIONS: &[&str] = &[
    "sleep",
    "wait",
    "wait_for",
    "to_thread",
    "BaseEventLoop.shutdown_asyncgens",
    "BaseEventLoop.shutdown_default_executor",
    "Queue.get",
    "Queue.put",
    "Queue.join",
    "Lock.acquire",
    "Event.wait",
    "Condition.wait",
    "Condition.wait_for",
    "Condition.acquire",
    "Semaphore.acquire",
    "Barrier.wait",
    "Barrier.reset",
    "Barrier.abort",
    "open_connection",
    "start_server",
];

/// `inspect.iscoroutinefunction`
pub async fn is_coroutine_function(vm: &Vm, f: &Value) -> Res<bool> {
    let mut at = f.clone();
    for _ in 0..1000 {
        match &at {
            Value::Method(m) => at = m.function.clone(),
            Value::Function(f) => {
                if f.code.borrow().flags.get().has(coroscope_bytecode::CodeFlags::COROUTINE) {
                    return Ok(true);
                }
                break;
            }
            Value::Builtin(b) => {
                let ours = b.owner.as_ref().is_some_and(|o| o.upgrade().is_some())
                    || b.module.as_ref().is_some_and(|m| m.starts_with("asyncio"));
                return Ok(ours && ASYNC_FUNCTIONS.contains(&b.qualname.as_str()));
            }
            Value::Object(_) if vm.type_of(&at).name().as_str() == "partial" => {
                at = vm.getattr(&at, &vm.intern("func")).await?;
            }
            _ => break,
        }
    }
    let mark = vm.getattr_opt(&at, &vm.intern("_is_coroutine_mark")).await?;
    let old = vm.getattr_opt(&at, &vm.intern("_is_coroutine")).await?;
    Ok(mark.is_some() || old.is_some())
}
