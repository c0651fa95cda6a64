//! Small modules: `gc`, `atexit`, `errno`, the program's text for `linecache`, and the files in memory.

use crate::support::set;
use coroscope_vm::builtins::define::{self, Method};
use coroscope_vm::builtins::file;
use coroscope_vm::dict::Dict;
use coroscope_vm::program::AtExit;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use std::rc::Rc;

async fn collect(vm: Vm, _: OwnedArgs) -> Res {
    let n = coroscope_vm::gc::collect(&vm).await?;
    Ok(Value::from(n))
}

fn nothing(_: &Vm, _: Args<'_>) -> Res {
    Ok(Value::None)
}

/// Fills `gc`.
pub fn init_gc(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let functions = [
        Method::task("collect", task!(collect)),
        Method::sync("enable", nothing),
        Method::sync("disable", nothing),
        Method::sync("freeze", nothing),
        Method::sync("unfreeze", nothing),
        Method::sync("set_debug", nothing),
        Method::sync("set_threshold", nothing),
        Method::sync("isenabled", |_, _| Ok(Value::Bool(true))),
        Method::sync("get_debug", |_, _| Ok(Value::Int(0))),
        Method::sync("get_freeze_count", |_, _| Ok(Value::Int(0))),
        Method::sync("get_threshold", |_, _| Ok(Value::tuple(vec![Value::Int(2000), Value::Int(10), Value::Int(0)]))),
        Method::sync("get_count", |_, _| Ok(Value::tuple(vec![Value::Int(0); 3]))),
        Method::sync("get_objects", |vm, _| Ok(vm.new_list(vm.heap.live()))),
        Method::sync("get_referrers", |vm, _| Ok(vm.new_list(Vec::new()))),
        Method::sync("is_tracked", |_, args| {
            let tracked = !matches!(
                args.get(0),
                None | Some(
                    Value::None | Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Str(_) | Value::Bytes(_)
                )
            );
            Ok(Value::Bool(tracked))
        }),
    ];
    define::functions(vm, dict, "gc", &functions);
    set(vm, dict, "garbage", vm.new_list(Vec::new()));
    set(vm, dict, "callbacks", vm.new_list(Vec::new()));
    Ok(())
}

fn register(vm: &Vm, args: Args<'_>) -> Res {
    let Some((f, rest)) = args.pos.split_first() else {
        return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
    };
    if !vm.is_callable(f) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let held = OwnedArgs { pos: rest.to_vec(), kw: args.kw.to_vec() };
    vm.extension::<AtExit>().callbacks.borrow_mut().push((f.clone(), held));
    Ok(f.clone())
}

fn unregister(vm: &Vm, args: Args<'_>) -> Res {
    let f = args.one(vm, "atexit.unregister")?;
    let at_exit = vm.extension::<AtExit>();
    let (gone, kept): (Vec<_>, Vec<_>) = at_exit.callbacks.take().into_iter().partition(|(g, _)| g.is(f));
    *at_exit.callbacks.borrow_mut() = kept;
    drop(gone);
    Ok(Value::None)
}

async fn run_exitfuncs(vm: Vm, _: OwnedArgs) -> Res {
    loop {
        let next = vm.extension::<AtExit>().callbacks.borrow_mut().pop();
        let Some((f, args)) = next else { return Ok(Value::None) };
        vm.call_kw(&f, args).await?;
    }
}

fn clear_exitfuncs(vm: &Vm, _: Args<'_>) -> Res {
    let old = vm.extension::<AtExit>().callbacks.take();
    drop(old);
    Ok(Value::None)
}

/// Fills `atexit`.
pub fn init_atexit(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let functions = [
        Method::sync("register", register),
        Method::sync("unregister", unregister),
        Method::task("_run_exitfuncs", task!(run_exitfuncs)),
        Method::sync("_clear", clear_exitfuncs),
        Method::sync("_ncallbacks", |vm, _| Ok(Value::from(vm.extension::<AtExit>().callbacks.borrow().len()))),
    ];
    define::functions(vm, dict, "atexit", &functions);
    Ok(())
}

/// Fills `errno`.
pub fn init_errno(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let names = vm.new_dict();
    for (name, code) in [
        ("EPERM", 1),
        ("ENOENT", 2),
        ("EINTR", 4),
        ("EIO", 5),
        ("EBADF", 9),
        ("ECHILD", 10),
        ("EAGAIN", 11),
        ("ENOMEM", 12),
        ("EACCES", 13),
        ("EEXIST", 17),
        ("ENOTDIR", 20),
        ("EISDIR", 21),
        ("EINVAL", 22),
        ("EPIPE", 32),
        ("ENOSYS", 38),
        ("ENOTEMPTY", 39),
        ("ECONNABORTED", 103),
        ("ECONNRESET", 104),
        ("ETIMEDOUT", 110),
        ("ECONNREFUSED", 111),
        ("EALREADY", 114),
        ("EINPROGRESS", 115),
        ("ECANCELED", 125),
    ] {
        set(vm, dict, name, Value::Int(code));
        if let Some(done) = vm.try_dict_set(&names, Value::Int(code), Value::Str(vm.intern(name))) {
            done?;
        }
    }
    set(vm, dict, "errorcode", Value::Dict(names));
    Ok(())
}

/// `_source.lines(filename)`: the lines of a file of the program or of a module.
fn lines(vm: &Vm, args: Args<'_>) -> Res {
    let name = args.get(0).and_then(Value::as_str).map(|s| s.to_string()).unwrap_or_default();
    let found = match coroscope_vm::builtins::warn::source_text(vm, &name) {
        Some(source) => source
            .text
            .split_inclusive('\n')
            .map(|line| match line.ends_with('\n') {
                true => Value::str(line),
                false => Value::str(format!("{line}\n")),
            })
            .collect(),
        None => Vec::new(),
    };
    Ok(vm.new_list(found))
}

fn remove_file(vm: &Vm, args: Args<'_>) -> Res {
    let name = args.get(0).and_then(Value::as_str).map(|s| s.to_string()).unwrap_or_default();
    Ok(Value::Bool(file::remove(vm, &name)))
}

/// Fills `_source`.
pub fn init_source(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let functions = [
        Method::sync("lines", lines),
        Method::sync("files", |vm, _| Ok(vm.new_list(file::names(vm).into_iter().map(Value::str).collect()))),
        Method::sync("remove_file", remove_file),
    ];
    define::functions(vm, dict, "_source", &functions);
    Ok(())
}
