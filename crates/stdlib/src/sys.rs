//! `sys`: the running frames, hooks, limits, and what is known of the interpreter.

use crate::support::set;
use coroscope_vm::builtins::define::{self, Method};
use coroscope_vm::builtins::frames;
use coroscope_vm::dict::Dict;
use coroscope_vm::events::Stream;
use coroscope_vm::frame::Frames;
use coroscope_vm::protocol::agen::AgenHookState;
use coroscope_vm::{Args, Flow, OwnedArgs, Res, Value, Vm, task};
use std::rc::Rc;

/// `sys.set_asyncgen_hooks(firstiter, finalizer)`, each given, None, or left as it is.
fn set_asyncgen_hooks(vm: &Vm, args: Args<'_>) -> Res {
    let hooks = vm.extension::<AgenHookState>();
    let given = |index: usize, name: &str| args.get(index).or_else(|| args.kw(name)).cloned();
    for (value, name, slot) in [
        (given(0, "firstiter"), "firstiter", &hooks.first_iter),
        (given(1, "finalizer"), "finalizer", &hooks.finalizer),
    ] {
        let Some(value) = value else { continue };
        if !value.is_none() && !vm.is_callable(&value) {
            let kind = vm.type_name(&value);
            return Err(vm.type_error(format!("callable {name} expected, got {kind}")));
        }
        let old = slot.replace(if value.is_none() { Value::Null } else { value });
        drop(old);
    }
    Ok(Value::None)
}

/// `sys.get_asyncgen_hooks()`, a named tuple.
async fn get_asyncgen_hooks(vm: Vm, _: OwnedArgs) -> Res {
    let module = vm.import_module("_structseq").await?;
    let make = vm.getattr(&module, &vm.intern("structseq")).await?;
    let class = vm.call(&make, vec![Value::str("asyncgen_hooks"), Value::str("firstiter finalizer")]).await?;
    let hooks = vm.extension::<AgenHookState>();
    let pair = [&hooks.first_iter, &hooks.finalizer].map(|slot| slot.borrow().clone().or_none());
    vm.call(&class, vec![Value::tuple(pair.to_vec())]).await
}

fn nothing(_: &Vm, _: Args<'_>) -> Res {
    Ok(Value::None)
}

fn no(_: &Vm, _: Args<'_>) -> Res {
    Ok(Value::Bool(false))
}

fn yes(_: &Vm, _: Args<'_>) -> Res {
    Ok(Value::Bool(true))
}

fn exit(vm: &Vm, args: Args<'_>) -> Res {
    let given = args.between(vm, "exit", 0, 1)?.to_vec();
    let code = given.first().cloned().unwrap_or(Value::None);
    let args = match code.as_tuple() {
        Some(t) => t.to_vec(),
        None if code.is_none() => Vec::new(),
        None => vec![code],
    };
    Err(vm.exception(&vm.exc.system_exit, args))
}

fn exception(_: &Vm, frames: &mut Frames<'_>, _: Args<'_>) -> Flow {
    Flow::Value(frames.handled().map_or(Value::None, |e| e.value()))
}

fn exc_info(vm: &Vm, frames: &mut Frames<'_>, _: Args<'_>) -> Flow {
    Flow::Value(Value::tuple(match frames.handled() {
        Some(e) => vec![Value::Class(e.class()), e.value(), frames::traceback_value(vm, &e)],
        None => vec![Value::None, Value::None, Value::None],
    }))
}

fn getframe(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let depth = args.get(0).and_then(Value::as_i64).unwrap_or(0).max(0) as usize;
    match frames::current_frame(vm, frames, depth) {
        Some(f) => Flow::Value(f),
        None => Flow::Err(vm.value_error("call stack is not deep enough")),
    }
}

fn getframemodulename(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let depth = args.get(0).and_then(Value::as_i64).unwrap_or(0).max(0) as usize;
    let name = frames.py(depth).and_then(|f| f.globals.get_str(&vm.intern("__name__")));
    Flow::Value(name.unwrap_or(Value::None))
}

fn getrecursionlimit(vm: &Vm, _: Args<'_>) -> Res {
    Ok(Value::Int(i64::from(vm.recursion_limit.get())))
}

fn setrecursionlimit(vm: &Vm, args: Args<'_>) -> Res {
    let v = args.one(vm, "setrecursionlimit")?;
    let Some(n) = v.as_i64() else {
        let given = vm.type_name(v);
        return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
    };
    if n < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    vm.recursion_limit.set(u32::try_from(n).unwrap_or(u32::MAX).min(100_000));
    Ok(Value::None)
}

fn getsizeof(_: &Vm, args: Args<'_>) -> Res {
    let size = match args.get(0).map(Value::underlying) {
        Some(Value::Int(_) | Value::Bool(_)) => 28,
        Some(Value::Float(_)) => 24,
        Some(Value::None) => 16,
        Some(Value::Str(s)) if s.is_ascii() => 41 + s.len(),
        Some(Value::Str(s)) => 60 + s.len() * if s.as_str().chars().any(|c| c as u32 > 0xffff) { 4 } else { 2 },
        Some(Value::Bytes(b)) => 33 + b.len(),
        Some(Value::Tuple(t)) => 48 + 8 * t.len(),
        Some(Value::List(l)) => 56 + 8 * l.len(),
        Some(Value::Dict(d)) => {
            if d.is_empty() {
                64
            } else {
                184 + 24 * d.len().saturating_sub(5)
            }
        }
        Some(Value::Set(s) | Value::FrozenSet(s)) => 216 + 16 * s.len().saturating_sub(4),
        _ => 48,
    };
    Ok(Value::from(size))
}

fn getrefcount(_: &Vm, args: Args<'_>) -> Res {
    Ok(Value::from(args.get(0).and_then(Value::ref_count).unwrap_or(1)))
}

fn intern(vm: &Vm, args: Args<'_>) -> Res {
    let v = args.one(vm, "intern")?;
    match v {
        Value::Str(s) => Ok(Value::Str(vm.intern_str(s))),
        other => {
            let given = vm.type_name(other);
            Err(vm.type_error(format!("intern() argument must be str, not {given}")))
        }
    }
}

async fn excepthook(vm: Vm, args: OwnedArgs) -> Res {
    if let Value::Object(o) = args.at(1) {
        let exc = coroscope_vm::Exc(o);
        if exc.data().is_some() {
            let text = coroscope_vm::traceback::format_exception(&vm, &exc).await?;
            coroscope_vm::builtins::warn::write_stderr(&vm, &text).await?;
        }
    }
    Ok(Value::None)
}

async fn displayhook(vm: Vm, args: OwnedArgs) -> Res {
    let v = args.at(0);
    if !v.is_none() {
        let text = vm.repr_of(&v).await?;
        vm.write(Stream::Stdout, &format!("{text}\n"))?;
    }
    Ok(Value::None)
}

async fn unraisablehook(vm: Vm, args: OwnedArgs) -> Res {
    let report = args.as_args().one(&vm, "sys.unraisablehook")?.clone();
    let Value::Object(o) = vm.getattr(&report, &vm.intern("exc_value")).await? else { return Ok(Value::None) };
    let exc = coroscope_vm::Exc(o);
    if exc.data().is_none() {
        return Ok(Value::None);
    }
    let words = vm.getattr(&report, &vm.intern("err_msg")).await?;
    let of = vm.getattr(&report, &vm.intern("object")).await?;
    let mut text =
        if words.is_none() { "Exception ignored in".to_owned() } else { vm.str_of(&words).await?.to_string() };
    if !of.is_none() {
        text = format!("{text}: {}", vm.repr_of(&of).await?);
    }
    let traceback = coroscope_vm::traceback::format_unraisable(&vm, &exc).await;
    coroscope_vm::builtins::warn::write_stderr(&vm, &format!("{text}:\n{traceback}")).await?;
    Ok(Value::None)
}

/// `sys.call_tracing(function, arguments)`; nothing traces here.
fn call_tracing(vm: &Vm, args: Args<'_>) -> Flow {
    match args.between(vm, "call_tracing", 2, 2) {
        Ok([f, given]) => match given.as_tuple() {
            Some(t) => Flow::Call(f.clone(), OwnedArgs { pos: t.to_vec(), kw: Vec::new() }),
            None => {
                let given = vm.type_name(given);
                Flow::Err(vm.type_error(format!("call_tracing() argument 2 must be tuple, not {given}")))
            }
        },
        Ok(_) => Flow::Value(Value::None),
        Err(e) => Flow::Err(e),
    }
}

/// What is found out only when it is asked for, in Python: the named tuples.
async fn module_getattr(vm: Vm, args: OwnedArgs) -> Res {
    let name = args.at(0);
    let module = vm.import_module("_sys_info").await?;
    let found = match name.as_str() {
        Some(n) => vm.getattr_opt(&module, n).await?,
        None => None,
    };
    let shown = name.as_str().map(|s| s.to_string()).unwrap_or_default();
    found.ok_or_else(|| {
        let module = vm.loaded_module("sys").unwrap_or_default();
        let name = vm.intern(&shown);
        vm.attribute_error(format!("module 'sys' has no attribute '{shown}'"), &module, &name)
    })
}

/// Fills `sys`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    crate::streams::init(vm, dict);
    let functions = [
        Method::sync("exit", exit),
        Method::frames("exception", exception),
        Method::frames("exc_info", exc_info),
        Method::frames("_getframe", getframe),
        Method::frames("_getframemodulename", getframemodulename),
        Method::sync("getrecursionlimit", getrecursionlimit),
        Method::sync("setrecursionlimit", setrecursionlimit),
        Method::sync("getsizeof", getsizeof),
        Method::sync("getrefcount", getrefcount),
        Method::sync("intern", intern),
        Method::task("excepthook", task!(excepthook)),
        Method::task("__excepthook__", task!(excepthook)),
        Method::task("displayhook", task!(displayhook)),
        Method::flow("call_tracing", call_tracing),
        Method::sync("settrace", nothing),
        Method::sync("gettrace", nothing),
        Method::sync("setprofile", nothing),
        Method::sync("getprofile", nothing),
        Method::sync("audit", nothing),
        Method::sync("addaudithook", nothing),
        Method::sync("setswitchinterval", nothing),
        Method::sync("set_int_max_str_digits", nothing),
        Method::sync("set_asyncgen_hooks", set_asyncgen_hooks),
        Method::task("get_asyncgen_hooks", task!(get_asyncgen_hooks)),
        Method::sync("is_finalizing", no),
        Method::sync("_is_gil_enabled", yes),
        Method::sync("getallocatedblocks", |vm, _| Ok(Value::from(vm.heap.live().len()))),
        Method::sync("getswitchinterval", |_, _| Ok(Value::Float(0.005))),
        Method::sync("get_int_max_str_digits", |_, _| Ok(Value::Int(4300))),
        Method::sync("getdefaultencoding", |vm, _| Ok(Value::Str(vm.intern("utf-8")))),
        Method::sync("getfilesystemencoding", |vm, _| Ok(Value::Str(vm.intern("utf-8")))),
        Method::task("__getattr__", task!(module_getattr)),
    ];
    define::functions(vm, dict, "sys", &functions);
    let hook = define::function(vm, "sys", &Method::task("unraisablehook", task!(unraisablehook)));
    set(vm, dict, "unraisablehook", hook.clone());
    set(vm, dict, "__unraisablehook__", hook);
    set(vm, dict, "modules", Value::Dict(vm.modules.clone()));
    set(vm, dict, "argv", vm.new_list(vec![Value::str(vm.config.filename.clone())]));
    set(vm, dict, "orig_argv", vm.new_list(vec![Value::str(vm.config.filename.clone())]));
    set(vm, dict, "path", vm.new_list(vec![Value::str("/usr/lib/python3.14")]));
    for name in ["meta_path", "path_hooks", "warnoptions"] {
        set(vm, dict, name, vm.new_list(Vec::new()));
    }
    set(vm, dict, "_xoptions", Value::Dict(vm.new_dict()));
    set(vm, dict, "path_importer_cache", Value::Dict(vm.new_dict()));
    for (name, text) in [
        ("version", "3.14.2 (main, Dec  5 2025, 00:00:00) [Coroscope]"),
        ("platform", "linux"),
        ("byteorder", "little"),
        ("executable", "/usr/bin/python3"),
        ("prefix", "/usr"),
        ("exec_prefix", "/usr"),
        ("base_prefix", "/usr"),
        ("base_exec_prefix", "/usr"),
        ("copyright", "Coroscope"),
        ("float_repr_style", "short"),
        ("platlibdir", "lib"),
        ("pycache_prefix", ""),
        ("abiflags", ""),
    ] {
        set(vm, dict, name, Value::Str(vm.intern(text)));
    }
    set(vm, dict, "maxsize", Value::Int(i64::MAX));
    set(vm, dict, "maxunicode", Value::Int(0x10_ffff));
    set(vm, dict, "hexversion", Value::Int(0x030e_02f0));
    set(vm, dict, "api_version", Value::Int(1013));
    set(vm, dict, "dont_write_bytecode", Value::Bool(true));
    Ok(())
}
