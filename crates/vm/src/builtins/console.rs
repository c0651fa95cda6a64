//! `print` and `input`.

use super::define::{Method, functions};
use crate::events::Stream;
use crate::function::{Args, OwnedArgs};
use crate::{Flow, Res, Value, Vm};
use std::cell::RefCell;
use std::collections::VecDeque;

/// Lines that the host has for `input()`, in order.
#[derive(Default)]
pub struct InputLines(pub RefCell<VecDeque<String>>);

/// The options of `print`.
struct Options {
    sep: Value,
    end: Value,
    file: Value,
    flush: Value,
}

fn options(vm: &Vm, args: Args<'_>) -> Res<Options> {
    let mut found = Options { sep: Value::None, end: Value::None, file: Value::None, flush: Value::Bool(false) };
    for (name, v) in args.kw {
        match name.as_str() {
            "sep" => found.sep = v.clone(),
            "end" => found.end = v.clone(),
            "file" => found.file = v.clone(),
            "flush" => found.flush = v.clone(),
            _ => return Err(vm.type_error(format!("print() got an unexpected keyword argument '{name}'"))),
        }
    }
    for (name, v) in [("sep", &found.sep), ("end", &found.end)] {
        if !v.is_none() && v.as_str().is_none() {
            let given = vm.type_name(v);
            return Err(vm.type_error(format!("{name} must be None or a string, not {given}")));
        }
    }
    Ok(found)
}

/// What `sys.stdout` is, if a program or a module has put something else there.
fn redirected(vm: &Vm) -> Option<Value> {
    let Some(Value::Module(sys)) = vm.loaded_module("sys") else { return None };
    sys.dict.get_str(&vm.names.stdout)
}

/// Standard streams are objects of the `sys` module; those it marks as its own are written to directly.
fn is_own_stdout(vm: &Vm, file: &Value) -> bool {
    vm.extension::<OwnStdout>().0.borrow().is(file)
}

/// The object that stands for the real standard output; set by the `sys` module.
#[derive(Default)]
pub struct OwnStdout(pub RefCell<Value>);

fn print(vm: &Vm, args: Args<'_>) -> Flow {
    let options = match options(vm, args) {
        Ok(o) => o,
        Err(e) => return Flow::Err(e),
    };
    let file = match &options.file {
        Value::None => redirected(vm),
        other => Some(other.clone()),
    };
    let target = match file {
        Some(Value::None) => return Flow::Value(Value::None),
        Some(f) if !is_own_stdout(vm, &f) => Some(f),
        _ => None,
    };
    if target.is_none()
        && matches!(options.flush, Value::Bool(_))
        && let Some(text) = plain_line(vm, args.pos, &options)
    {
        return vm.write(Stream::Stdout, &text).map(|()| Value::None).into();
    }
    let (vm, items) = (vm.clone(), args.pos.to_vec());
    Flow::run(async move { print_slowly(&vm, &items, options, target).await })
}

/// The text of the line if no Python code is needed to make it.
fn plain_line(vm: &Vm, items: &[Value], options: &Options) -> Option<String> {
    let sep = options.sep.as_str().map_or(" ", |s| s.as_str());
    let mut line = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            line.push_str(sep);
        }
        match item {
            Value::Str(s) => line.push_str(s),
            Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::None => line.push_str(&vm.try_repr(item)?),
            _ => return None,
        }
    }
    line.push_str(options.end.as_str().map_or("\n", |s| s.as_str()));
    Some(line)
}

async fn print_slowly(vm: &Vm, items: &[Value], options: Options, target: Option<Value>) -> Res {
    let flush = vm.truth(&options.flush).await?;
    let sep = options.sep.as_str().map_or(" ", |s| s.as_str());
    let end = options.end.as_str().map_or("\n", |s| s.as_str());
    let Some(file) = target else {
        let mut line = String::new();
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                line.push_str(sep);
            }
            match vm.str_of(item).await {
                Ok(text) => line.push_str(&text),
                Err(e) => {
                    // What came before the failing item is already out in CPython.
                    vm.write(Stream::Stdout, &line)?;
                    return Err(e);
                }
            }
        }
        line.push_str(end);
        vm.write(Stream::Stdout, &line)?;
        return Ok(Value::None);
    };
    let write = vm.getattr(&file, &vm.names.write).await?;
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            vm.call(&write, vec![Value::str(sep)]).await?;
        }
        let text = vm.str_of(item).await?;
        vm.call(&write, vec![Value::Str(text)]).await?;
    }
    vm.call(&write, vec![Value::str(end)]).await?;
    if flush {
        let flush = vm.getattr(&file, &vm.names.flush).await?;
        vm.call(&flush, Vec::new()).await?;
    }
    Ok(Value::None)
}

async fn input(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.as_args().between(&vm, "input", 0, 1)?;
    if let Some(prompt) = given.first() {
        let text = vm.str_of(prompt).await?;
        vm.write(Stream::Stdout, &text)?;
    }
    let line = vm.extension::<InputLines>().0.borrow_mut().pop_front();
    match line {
        Some(line) => Ok(Value::str(line)),
        None => Err(vm.error(&vm.exc.eof_error, "EOF when reading a line")),
    }
}

pub fn install(vm: &Vm) {
    functions(
        vm,
        &vm.builtins,
        "builtins",
        &[Method::flow("print", print), Method::task("input", crate::task!(input))],
    );
}
