//! Calling built-in classes without the steps of `type.__call__` that would do nothing for them.

use crate::class::{Class, ClassFlags};
use crate::set::Set;
use crate::{Flow, OwnedArgs, Value, Vm};
use std::rc::Rc;

/// What calling the class comes to; `None` where the long way has to be taken.
pub fn construct(vm: &Vm, class: &Rc<Class>, args: &OwnedArgs) -> Option<Flow> {
    if class.has(ClassFlags::EXCEPTION) {
        return if args.kw.is_empty() {
            super::exceptions::quick_exception(vm, class, &args.pos).map(Flow::Value)
        } else {
            None
        };
    }
    if class.is_heap() || class.has(ClassFlags::META) {
        return None;
    }
    let t = &vm.types;
    if Rc::ptr_eq(class, &t.list) || Rc::ptr_eq(class, &t.dict) || Rc::ptr_eq(class, &t.set) {
        return container(vm, class, args);
    }
    if !super::object::inherits_from_object(vm, class, &vm.names.init) {
        return None;
    }
    let new @ Value::Builtin(_) = vm.lookup(class, &vm.names.new)? else { return None };
    if super::object::inherits_from_object(vm, class, &vm.names.new) {
        return None;
    }
    let mut args = args.clone();
    args.pos.insert(0, Value::Class(class.clone()));
    Some(Flow::Call(new, args))
}

/// Empty ones, and copies of what a built-in container holds.
fn container(vm: &Vm, class: &Rc<Class>, args: &OwnedArgs) -> Option<Flow> {
    if !args.kw.is_empty() || args.pos.len() > 1 {
        return None;
    }
    let items = match args.pos.first() {
        Some(iterable) => Some(vm.try_collect(iterable)?),
        None => None,
    };
    let t = &vm.types;
    if Rc::ptr_eq(class, &t.list) {
        return Some(Flow::Value(vm.new_list(items.unwrap_or_default())));
    }
    if Rc::ptr_eq(class, &t.dict) {
        return items.is_none().then(|| Flow::Value(Value::Dict(vm.new_dict())));
    }
    // The order of a set copied from a set is not that of adding one by one.
    if matches!(args.pos.first(), Some(Value::Set(_) | Value::FrozenSet(_))) {
        return None;
    }
    let set = Rc::new(Set::new());
    for item in items.unwrap_or_default() {
        match vm.try_set_add(&set, item)? {
            Ok(_) => {}
            Err(e) => return Some(Flow::Err(e)),
        }
    }
    Some(Flow::Value(super::set::wrap(vm, set)))
}
