//! `OSError`: its subclasses by error number, and its way of taking two to five arguments.

use super::super::args::class_arg;
use super::super::define::{Method, methods};
use super::{blank, fields::unset, set_args, text, this};
use crate::class::Class;
use crate::function::Args;
use crate::{Exc, Res, Value, Vm};
use std::rc::Rc;

/// Error numbers as WebAssembly systems have them, which is where the program runs.
fn subclass(vm: &Vm, errno: i64) -> Option<&Rc<Class>> {
    let x = &vm.exc;
    Some(match errno {
        6 | 7 | 26 => &x.blocking_io_error,
        64 | 140 => &x.broken_pipe_error,
        12 => &x.child_process_error,
        13 => &x.connection_aborted_error,
        14 => &x.connection_refused_error,
        15 => &x.connection_reset_error,
        20 => &x.file_exists_error,
        44 => &x.file_not_found_error,
        31 => &x.is_a_directory_error,
        54 => &x.not_a_directory_error,
        27 => &x.interrupted_error,
        2 | 63 => &x.permission_error,
        71 => &x.process_lookup_error,
        73 => &x.timeout_error,
        _ => return None,
    })
}

/// Whether arguments are taken by `__init__` and not by `__new__` (`oserror_use_init`): a class of the program has its
/// own `__init__`, which decides what to pass on.
fn taken_by_init(vm: &Vm, class: &Rc<Class>) -> bool {
    let own = |name| match (vm.lookup(class, name), vm.exc.os_error.dict.get_str(name)) {
        (Some(a), Some(b)) => a.is(&b),
        _ => false,
    };
    !own(&vm.names.init) && own(&vm.names.new)
}

/// Fills the fields from the arguments, and cuts those to two if there is a file name.
pub(super) fn fill(vm: &Vm, e: &Exc) {
    let n = &vm.names;
    let args = e.args();
    let Some(args) = args.as_tuple() else { return };
    if !(2..=5).contains(&args.len()) {
        return;
    }
    e.set_field(&n.errno, args[0].clone());
    e.set_field(&n.strerror, args[1].clone());
    let Some(filename) = args.get(2).filter(|f| !f.is_none()) else { return };
    if e.is_a(&vm.exc.blocking_io_error) && filename.is_int() {
        e.set_field(&vm.intern("characters_written"), filename.clone());
        return;
    }
    e.set_field(&n.filename, filename.clone());
    if let Some(second) = args.get(4).filter(|f| !f.is_none()) {
        e.set_field(&vm.intern("filename2"), second.clone());
    }
    set_args(e, &args[..2]);
}

fn new(vm: &Vm, args: Args<'_>) -> Res {
    let class = class_arg(vm, args, &vm.exc.os_error)?;
    let rest = args.rest();
    if taken_by_init(vm, &class) {
        return Ok(blank(vm, &class, Vec::new()).value());
    }
    rest.no_kw(vm, &class.name())?;
    let mut class = class;
    if Rc::ptr_eq(&class, &vm.exc.os_error)
        && (2..=5).contains(&rest.pos.len())
        && let Some(fitting) = rest.pos[0].as_i64().and_then(|n| subclass(vm, n))
    {
        class = fitting.clone();
    }
    let e = blank(vm, &class, rest.pos.to_vec());
    fill(vm, &e);
    Ok(e.value())
}

fn init(vm: &Vm, args: Args<'_>) -> Res {
    let (v, rest) = args.receiver(vm, &vm.exc.os_error, "__init__")?;
    let e = this(vm, v, "__init__")?;
    if !taken_by_init(vm, &e.class()) {
        return Ok(Value::None);
    }
    rest.no_kw(vm, &e.class().name())?;
    set_args(&e, rest.pos);
    for name in [&vm.names.errno, &vm.names.strerror, &vm.names.filename] {
        unset(&e, name);
    }
    fill(vm, &e);
    Ok(Value::None)
}

/// The arguments with the file names put back, for `__reduce__`.
pub(super) fn reduced_args(vm: &Vm, e: &Exc) -> Option<Value> {
    if !e.is_a(&vm.exc.os_error) {
        return None;
    }
    let filename = e.field("filename")?;
    let args = e.args();
    let args = args.as_tuple().filter(|t| t.len() == 2)?;
    let mut all = args.to_vec();
    all.push(filename);
    if let Some(second) = e.field("filename2") {
        all.push(Value::None);
        all.push(second);
    }
    Some(Value::tuple(all))
}

pub(super) fn install(vm: &Vm) {
    methods(
        vm,
        &vm.exc.os_error,
        &[
            Method::sync("__new__", new).unbound(),
            Method::sync("__init__", init),
            Method::flow("__str__", text::os_str),
        ],
    );
}
