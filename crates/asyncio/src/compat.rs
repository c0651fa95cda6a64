//! The spelling of 2016: `@asyncio.coroutine` on generator functions, and `get_event_loop` that makes a loop. CPython
//! refuses both today; here they run, with a warning that says since when.

use crate::current;
use crate::state::state;
use coroscope_bytecode::CodeFlags;
use coroscope_vm::builtins::warn::warn;
use coroscope_vm::events::EventKind;
use coroscope_vm::frame::Frames;
use coroscope_vm::{Args, Flow, Value, Vm};
use std::rc::Rc;

/// Whether the program is written in the spelling of 2016. To any other, `asyncio.coroutine` is as gone as in CPython.
pub fn is_spoken(vm: &Vm) -> bool {
    let sources = vm.sources.borrow();
    let text = sources.get(&vm.config.filename).map_or("", |s| s.text.as_str());
    text.lines().map(str::trim_start).any(|l| l.starts_with("@asyncio.coroutine") || l.starts_with("@coroutine"))
}

/// `asyncio.coroutine`: removed from CPython in 3.11.
pub fn coroutine(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let f = match args.one(vm, "coroutine") {
        Ok(f) => f.clone(),
        Err(e) => return Flow::Err(e),
    };
    state(vm).old_spelling.set(true);
    let marked = match &f {
        Value::Function(function) => mark(function),
        _ => false,
    };
    let f = if marked { f } else { wrapped(vm, f) };
    let words = "asyncio.coroutine is gone since Python 3.11: write \"async def\" and \"await\"";
    announce(vm, frames, "asyncio.coroutine", words, f)
}

/// Marks a generator function, so that its generators may be awaited. True for coroutine functions as well.
fn mark(function: &coroscope_vm::function::Function) -> bool {
    let code = function.code.borrow();
    let flags = code.flags.get();
    if flags.has(CodeFlags::GENERATOR) {
        code.flags.set(CodeFlags(flags.0 | CodeFlags::ITERABLE_COROUTINE.0));
        return true;
    }
    flags.has(CodeFlags::COROUTINE)
}

/// A plain function becomes one whose result is awaited if it can be.
fn wrapped(vm: &Vm, f: Value) -> Value {
    let name = crate::event_loop::label(&f);
    crate::closure::keyword_closure(vm, &name.clone(), move |vm, args| {
        let (vm2, f) = (vm.clone(), f.clone());
        Flow::Value(crate::natives::coroutine(vm, &name, async move {
            let v = vm2.call_kw(&f, args).await?;
            if crate::ensure::is_awaitable(&vm2, &v) { vm2.await_(&v).await } else { Ok(v) }
        }))
    })
}

/// Records and warns, then gives the value.
fn announce(vm: &Vm, frames: &mut Frames<'_>, what: &str, words: &str, value: Value) -> Flow {
    let Some(f) = frames.py(0) else { return Flow::Value(value) };
    let (file, line) = (f.code.filename.clone(), f.line());
    vm.record(EventKind::OldSpelling { what: Rc::from(what), line });
    let warning = warn(vm, &vm.exc.deprecation_warning, words, &file, line);
    let vm = vm.clone();
    Flow::run(async move {
        vm.flow(warning).await?;
        Ok(value)
    })
}

/// `asyncio.get_event_loop`
pub fn get_event_loop(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    if let Err(e) = args.none(vm, "_asyncio.get_event_loop") {
        return Flow::Err(e);
    }
    let made_before = state(vm).current(vm).is_some_and(|l| !l.is_none()) || state(vm).running(vm).is_some();
    match current::get_event_loop(vm) {
        Err(e) => Flow::Err(e),
        Ok(l) if made_before => Flow::Value(l),
        Ok(l) => {
            let words = "asyncio.get_event_loop() makes no event loop since Python 3.14: use asyncio.run()";
            announce(vm, frames, "asyncio.get_event_loop", words, l)
        }
    }
}
