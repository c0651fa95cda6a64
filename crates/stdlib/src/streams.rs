//! `sys.stdin`, `sys.stdout`, `sys.stderr` and the byte streams below them.

use crate::support::{self, set};
use coroscope_vm::builtins::console::{InputLines, OwnStdout};
use coroscope_vm::builtins::define::{self, Attr, Method};
use coroscope_vm::builtins::scalar::buffer;
use coroscope_vm::class::Class;
use coroscope_vm::dict::Dict;
use coroscope_vm::events::Stream;
use coroscope_vm::object::Native;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// A standard stream; `None` is the input.
struct StandardStream {
    stream: Option<Stream>,
    /// Takes and gives bytes.
    is_binary: bool,
}

impl Native for StandardStream {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The class of the byte streams, for `.buffer`.
#[derive(Default)]
struct Binary {
    class: RefCell<Option<Rc<Class>>>,
}

fn unsupported(vm: &Vm, words: &str) -> coroscope_vm::Exc {
    vm.error(&vm.exc.os_error, words)
}

fn write(vm: &Vm, args: Args<'_>) -> Res {
    let this = support::this::<StandardStream>(vm, args, "write")?;
    let given = args.rest().one(vm, "TextIOWrapper.write")?;
    let Some(stream) = this.stream else { return Err(unsupported(vm, "not writable")) };
    if this.is_binary {
        let Some(bytes) = buffer::bytes_like(given) else { return Err(buffer::bytes_required(vm, given)) };
        vm.write(stream, &String::from_utf8_lossy(&bytes))?;
        return Ok(Value::from(bytes.len()));
    }
    let Some(text) = given.as_str() else {
        let given = vm.type_name(given);
        return Err(vm.type_error(format!("write() argument must be str, not {given}")));
    };
    vm.write(stream, text.as_str())?;
    Ok(Value::from(text.as_str().chars().count()))
}

async fn writelines(vm: Vm, args: OwnedArgs) -> Res {
    let it = vm.iter(&args.at(1)).await?;
    while let Some(line) = vm.next(&it).await? {
        write(&vm, Args { pos: &[args.at(0), line], kw: &[] })?;
    }
    Ok(Value::None)
}

fn nothing(_: &Vm, _: Args<'_>) -> Res {
    Ok(Value::None)
}

fn fileno(vm: &Vm, args: Args<'_>) -> Res {
    Ok(Value::Int(match support::this::<StandardStream>(vm, args, "fileno")?.stream {
        None => 0,
        Some(Stream::Stdout) => 1,
        Some(Stream::Stderr) => 2,
    }))
}

fn stream_name(vm: &Vm, this: &Value) -> Res {
    let name = match support::native::<StandardStream>(this).and_then(|s| s.stream) {
        None => "<stdin>",
        Some(Stream::Stdout) => "<stdout>",
        Some(Stream::Stderr) => "<stderr>",
    };
    Ok(Value::Str(vm.intern(name)))
}

/// The next line of the input, its end included; empty at the end.
fn next_line(vm: &Vm) -> String {
    vm.extension::<InputLines>().0.borrow_mut().pop_front().map_or_else(String::new, |line| line + "\n")
}

fn give(this: &StandardStream, text: String) -> Value {
    if this.is_binary { Value::bytes(text.into_bytes()) } else { Value::str(text) }
}

fn input<'a>(vm: &Vm, args: Args<'a>, method: &str) -> Res<&'a StandardStream> {
    let this = support::this::<StandardStream>(vm, args, method)?;
    if this.stream.is_some() { Err(unsupported(vm, "not readable")) } else { Ok(this) }
}

fn readline(vm: &Vm, args: Args<'_>) -> Res {
    Ok(give(input(vm, args, "readline")?, next_line(vm)))
}

fn rest(vm: &Vm) -> impl Iterator<Item = String> + '_ {
    std::iter::from_fn(|| Some(next_line(vm)).filter(|line| !line.is_empty()))
}

fn read(vm: &Vm, args: Args<'_>) -> Res {
    let this = input(vm, args, "read")?;
    Ok(give(this, rest(vm).collect()))
}

fn readlines(vm: &Vm, args: Args<'_>) -> Res {
    let this = input(vm, args, "readlines")?;
    Ok(vm.new_list(rest(vm).map(|line| give(this, line)).collect()))
}

fn next(vm: &Vm, args: Args<'_>) -> Res {
    let this = input(vm, args, "__next__")?;
    match next_line(vm) {
        line if line.is_empty() => Err(vm.exception(&vm.exc.stop_iteration, Vec::new())),
        line => Ok(give(this, line)),
    }
}

fn is_output(vm: &Vm, args: Args<'_>, wanted: bool) -> Res {
    let this = support::this::<StandardStream>(vm, args, "writable")?;
    Ok(Value::Bool(this.stream.is_some() == wanted))
}

fn below(vm: &Vm, this: &Value) -> Res {
    let stream = support::native::<StandardStream>(this).and_then(|s| s.stream);
    let class = vm.extension::<Binary>().class.borrow().clone();
    Ok(class.map_or(Value::None, |c| vm.new_native(&c, StandardStream { stream, is_binary: true })))
}

/// Puts the streams into `sys`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) {
    let table = [
        Method::sync("write", write),
        Method::task("writelines", task!(writelines)),
        Method::sync("read", read),
        Method::sync("readline", readline),
        Method::sync("readlines", readlines),
        Method::sync("__iter__", support::itself),
        Method::sync("__next__", next),
        Method::sync("flush", nothing),
        Method::sync("close", nothing),
        Method::sync("reconfigure", nothing),
        Method::sync("isatty", |_, _| Ok(Value::Bool(false))),
        Method::sync("readable", |vm, args| is_output(vm, args, false)),
        Method::sync("seekable", |_, _| Ok(Value::Bool(false))),
        Method::sync("writable", |vm, args| is_output(vm, args, true)),
        Method::sync("fileno", fileno),
        Method::sync("__enter__", support::itself),
        Method::sync("__exit__", nothing),
    ];
    let attrs = [
        Attr::read("name", stream_name),
        Attr::read("closed", |_, _| Ok(Value::Bool(false))),
        Attr::read("mode", |vm, v| {
            let is_input = support::native::<StandardStream>(v).is_some_and(|s| s.stream.is_none());
            Ok(Value::Str(vm.intern(if is_input { "r" } else { "w" })))
        }),
    ];
    let text_attrs = [
        Attr::read("buffer", below),
        Attr::read("encoding", |vm, _| Ok(Value::Str(vm.intern("utf-8")))),
        Attr::read("errors", |vm, v| {
            let is_err = support::native::<StandardStream>(v).is_some_and(|s| s.stream == Some(Stream::Stderr));
            Ok(Value::Str(vm.intern(if is_err { "backslashreplace" } else { "strict" })))
        }),
        Attr::read("newlines", |_, _| Ok(Value::None)),
        Attr::read("line_buffering", |_, _| Ok(Value::Bool(false))),
    ];
    let class = define::class(vm, "_io", "TextIOWrapper", &[], &table, &[&attrs[..], &text_attrs[..]].concat());
    let binary = define::class(vm, "_io", "BufferedWriter", &[], &table, &attrs);
    *vm.extension::<Binary>().class.borrow_mut() = Some(binary);
    for (name, own, stream) in [
        ("stdin", "__stdin__", None),
        ("stdout", "__stdout__", Some(Stream::Stdout)),
        ("stderr", "__stderr__", Some(Stream::Stderr)),
    ] {
        let value = vm.new_native(&class, StandardStream { stream, is_binary: false });
        if stream == Some(Stream::Stdout) {
            *vm.extension::<OwnStdout>().0.borrow_mut() = value.clone();
        }
        set(vm, dict, name, value.clone());
        set(vm, dict, own, value);
    }
}
