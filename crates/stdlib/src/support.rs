//! What the natives of several modules need.

use coroscope_vm::builtins::define::{self, Attr, Method};
use coroscope_vm::class::Class;
use coroscope_vm::dict::Dict;
use coroscope_vm::object::Native;
use coroscope_vm::{Args, Res, Value, Vm};
use std::rc::Rc;

/// `self` of a native method, as the type behind it.
pub fn this<'a, T: Native>(vm: &Vm, args: Args<'a>, method: &str) -> Res<&'a T> {
    match args.pos.first().and_then(Value::as_object).and_then(|o| o.native::<T>()) {
        Some(t) => Ok(t),
        None => Err(vm.type_error(format!("descriptor '{method}' needs an instance of its class"))),
    }
}

/// The native state of a value, if it has that type.
pub fn native<T: Native>(value: &Value) -> Option<&T> {
    value.as_object().and_then(|o| o.native::<T>())
}

/// A class of a module, put into the module's dict.
pub fn class(vm: &Vm, dict: &Rc<Dict>, module: &str, name: &str, table: &[Method], attrs: &[Attr]) -> Rc<Class> {
    let class = define::class(vm, module, name, &[], table, attrs);
    dict.set_str(&vm.intern(name), Value::Class(class.clone()));
    class
}

/// The class of the first argument of `__new__`.
pub fn new_class(vm: &Vm, args: Args<'_>) -> Res<Rc<Class>> {
    match args.pos.first() {
        Some(Value::Class(c)) => Ok(c.clone()),
        _ => Err(vm.type_error("__new__(X): X is not a type object")),
    }
}

/// Returns its receiver: `__iter__` of iterators.
pub fn itself(_: &Vm, args: Args<'_>) -> Res {
    Ok(args.get(0).cloned().unwrap_or(Value::None))
}

/// Sets a name of a module.
pub fn set(vm: &Vm, dict: &Rc<Dict>, name: &str, value: Value) {
    dict.set_str(&vm.intern(name), value);
}

/// Gives the instances of a class attributes of their own.
pub fn with_dict(vm: &Vm, class: &Rc<Class>) {
    class.set_flag(coroscope_vm::class::ClassFlags::DICT, true);
    define::attrs(vm, class, &[coroscope_vm::builtins::object::DICT_ATTR]);
}
