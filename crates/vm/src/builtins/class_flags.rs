//! What a class's attributes imply: flags that let the machine skip lookups, and the changes of a class's attributes.

use crate::class::{Class, ClassFlags};
use crate::string::PyStr;
use crate::{Value, Vm};
use std::rc::Rc;

/// Whether an attribute is the native one of a class whose values the machine handles itself.
fn is_plain(vm: &Vm, found: Option<&Value>) -> bool {
    let Some(found) = found else { return true };
    let Value::Builtin(b) = found else { return false };
    let Some(owner) = b.owner.as_ref().and_then(std::rc::Weak::upgrade) else { return false };
    let t = &vm.types;
    [
        &t.object,
        &t.type_,
        &t.module,
        &t.int,
        &t.bool_,
        &t.float,
        &t.complex,
        &t.str_,
        &t.bytes,
        &t.tuple,
        &t.list,
        &t.dict,
        &t.set,
        &t.frozenset,
    ]
    .iter()
    .any(|c| Rc::ptr_eq(c, &owner))
}

/// Computes the flags that depend on attributes, after they or the bases changed.
pub fn refresh(vm: &Vm, class: &Rc<Class>) {
    refresh_with(vm, class, |name| class.find(name));
}

/// The same at start-up, for classes whose only base with such attributes is `object`.
pub fn refresh_builtin(vm: &Vm, class: &Rc<Class>) {
    refresh_with(vm, class, |name| class.dict.get_str(name));
}

fn refresh_with(vm: &Vm, class: &Rc<Class>, find: impl Fn(&Rc<PyStr>) -> Option<Value>) {
    let n = &vm.names;
    let has = |name: &Rc<PyStr>| find(name).is_some();
    let native = |v: Option<Value>| matches!(v, None | Some(Value::Builtin(_)));
    // A dict subclass may say `__setattr__ = dict.__setitem__`: native, but not what `object` does.
    let generic = |v: Option<Value>| match v {
        None => true,
        Some(Value::Builtin(b)) => matches!(b.name.as_str(), "__setattr__" | "__delattr__"),
        Some(_) => false,
    };
    let rows = [
        (ClassFlags::HAS_DEL, has(&n.del)),
        (ClassFlags::CUSTOM_EQ, !is_plain(vm, find(&n.eq).as_ref())),
        (ClassFlags::CUSTOM_HASH, !is_plain(vm, find(&n.hash).as_ref()) && !stands_on_unhashable(vm, class)),
        (ClassFlags::GETATTR, has(&n.getattr)),
        (ClassFlags::GETATTRIBUTE, !is_plain(vm, find(&n.getattribute).as_ref())),
        (ClassFlags::SETATTR, !generic(find(&n.setattr)) || !generic(find(&n.delattr))),
        (ClassFlags::GET, has(&n.get)),
        (ClassFlags::SET, has(&n.set) || has(&n.delete)),
        (ClassFlags::TRUTH, !native(find(&n.bool_)) || !native(find(&n.len))),
    ];
    for (flag, on) in rows {
        class.set_flag(flag, on);
    }
}

/// `list`, `dict`, `set` have `__hash__ = None`; their own values are known to be unhashable without asking.
fn stands_on_unhashable(vm: &Vm, class: &Rc<Class>) -> bool {
    let t = &vm.types;
    [&t.list, &t.dict, &t.set].iter().any(|c| Rc::ptr_eq(c, class))
}

/// To be called after a class attribute was set or deleted.
pub fn attribute_changed(vm: &Vm, class: &Rc<Class>, name: &PyStr) {
    vm.classes_changed();
    if !name.starts_with("__") {
        return;
    }
    let mut todo = vec![class.clone()];
    while let Some(class) = todo.pop() {
        refresh(vm, &class);
        todo.extend(class.subclasses.borrow().iter().filter_map(std::rc::Weak::upgrade));
    }
}
