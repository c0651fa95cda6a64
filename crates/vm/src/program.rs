//! A whole program from its text to its exit status: what `python3 FILE` does around running the code.

use crate::events::Stream;
use crate::exception::Exc;
use crate::flow::Execution;
use crate::function::OwnedArgs;
use crate::vm::CompileMode;
use crate::{Res, Value, Vm};
use std::cell::RefCell;

/// Waits for something before the program ends.
pub type Before = fn(Vm) -> crate::NativeFuture;

/// What runs at the end of a program, besides finalisers.
#[derive(Default)]
pub struct AtExit {
    /// `atexit.register`: last in, first out.
    pub callbacks: RefCell<Vec<(Value, OwnedArgs)>>,
    /// Natives that wait for something before the end (threads), in order.
    pub before: RefCell<Vec<Before>>,
    /// `sys.last_exc`
    pub last_exception: RefCell<Option<Exc>>,
}

/// Runs a program as `__main__`; gives its exit status as an int.
pub async fn run(vm: Vm, source: String) -> Res {
    let status = match main_module(&vm, &source).await {
        Ok(()) => 0,
        Err(e) => report_exit(&vm, e).await,
    };
    let status = finish(&vm, status).await;
    Ok(Value::Int(status))
}

async fn main_module(vm: &Vm, source: &str) -> Res<()> {
    let module = vm.new_module("__main__");
    let globals = module.dict.clone();
    globals.set_str(&vm.names.package, Value::None);
    globals.set_str(&vm.names.file, Value::str(vm.config.filename.clone()));
    vm.modules.set_str(&vm.names.main, Value::Module(module));
    vm.prepare_globals(&globals);
    let code = vm.compile(source, &vm.config.filename.clone(), CompileMode::Module)?;
    crate::builtins::warn::show_compile_warnings(vm).await?;
    let locals = Value::Dict(globals.clone());
    vm.exec(Execution { code, globals, locals, closure: Vec::new() }).await.map(drop)
}

/// What a shell reports for a program ended by Ctrl-C.
const INTERRUPTED: i64 = 130;

/// What an uncaught exception means for the exit status; prints it unless it is SystemExit.
async fn report_exit(vm: &Vm, e: Exc) -> i64 {
    if e.is_a(&vm.exc.system_exit) {
        let code = e.field("code").unwrap_or(Value::None);
        return match &code {
            Value::None => 0,
            v if v.is_int() => v.as_i64().unwrap_or(-1) & 0xff,
            other => {
                if let Ok(text) = vm.str_of(other).await {
                    let _ = vm.write(Stream::Stderr, &format!("{text}\n"));
                }
                1
            }
        };
    }
    *vm.extension::<AtExit>().last_exception.borrow_mut() = Some(e.clone());
    show(vm, &e).await;
    if e.is_a(&vm.exc.keyboard_interrupt) { INTERRUPTED } else { 1 }
}

/// Prints an uncaught exception through `sys.excepthook` if the program set one.
async fn show(vm: &Vm, e: &Exc) {
    if let Some(sys) = vm.loaded_module("sys")
        && let Ok(Some(hook)) = vm.getattr_opt(&sys, &vm.intern("excepthook")).await
        && !matches!(hook, Value::Builtin(_))
    {
        let traceback = crate::builtins::frames::traceback_value(vm, e);
        let args = vec![Value::Class(e.class()), e.value(), traceback];
        if vm.call(&hook, args).await.is_ok() {
            return;
        }
    }
    if let Ok(text) = crate::traceback::format_exception(vm, e).await {
        let _ = vm.write(Stream::Stderr, &text);
    }
}

/// The end of the interpreter: waits for threads, runs exit functions, lets everything go.
async fn finish(vm: &Vm, status: i64) -> i64 {
    let mut status = status;
    let at_exit = vm.extension::<AtExit>();
    let before: Vec<_> = at_exit.before.borrow().clone();
    for wait in before {
        let _ = vm.run(wait(vm.clone())).await;
    }
    loop {
        let next = at_exit.callbacks.borrow_mut().pop();
        let Some((f, args)) = next else { break };
        if let Err(e) = vm.call_kw(&f, args).await {
            if e.is_a(&vm.exc.system_exit) {
                status = report_exit(vm, e).await;
                continue;
            }
            let words = match vm.repr_of(&f).await {
                Ok(text) => format!("Exception ignored in atexit callback {text}"),
                Err(_) => "Exception ignored in atexit callback".to_owned(),
            };
            let flow = crate::builtins::warn::unraisable(vm, e, words);
            let _ = vm.flow(flow).await;
        }
    }
    let last = at_exit.last_exception.borrow_mut().take();
    drop(last);
    let _ = vm.breathe(0).await;
    let _ = crate::gc::collect(vm).await;
    let _ = vm.breathe(0).await;
    // Cycles that the module's names were the last to hold die without a word, as in CPython.
    if let Some(Value::Module(main)) = vm.modules.remove_str(&vm.names.main) {
        crate::gc::clear_namespace(vm, &main.dict).await;
    }
    let _ = vm.breathe(0).await;
    status
}
