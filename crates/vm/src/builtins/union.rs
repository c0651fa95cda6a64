//! `int | None`: `types.UnionType`, which is `typing.Union` since 3.14 (`Objects/unionobject.c`).

use super::define::{Attr, Method, attrs, methods};
use crate::function::{Args, OwnedArgs};
use crate::object::Native;
use crate::{Res, Value, Vm};
use std::any::Any;
use std::cell::RefCell;

/// A union's members, in order, without duplicates.
pub struct Union {
    members: RefCell<Vec<Value>>,
}

impl Native for Union {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.members.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        drop(self.members.take());
    }
}

/// The members if the value is a union. `None` (the Python one) stands for itself.
pub fn members(value: &Value) -> Option<Vec<Value>> {
    value.as_object()?.native::<Union>().map(|u| u.members.borrow().clone())
}

fn can_join(vm: &Vm, v: &Value) -> bool {
    match v {
        Value::None | Value::Class(_) => true,
        Value::Object(o) => {
            let class = o.class();
            members(v).is_some()
                || super::generic_alias::is_alias(v)
                || class
                    .dict
                    .get_str(&vm.names.module)
                    .is_some_and(|m| m.as_str().is_some_and(|m| m.as_str() == "typing"))
        }
        _ => false,
    }
}

fn same(a: &Value, b: &Value) -> bool {
    a.is(b) || super::generic_alias::same(a, b)
}

/// `a | b`, or NotImplemented where one cannot be in a union.
pub fn join(vm: &Vm, a: &Value, b: &Value) -> Res {
    if !can_join(vm, a) || !can_join(vm, b) || (a.is_none() && b.is_none()) {
        return Ok(Value::NotImplemented);
    }
    Ok(of(vm, &[a.clone(), b.clone()]))
}

/// The union of these; a single one is itself.
pub fn of(vm: &Vm, parts: &[Value]) -> Value {
    let none = Value::Class(vm.types.none.clone());
    let mut all: Vec<Value> = Vec::new();
    for part in parts {
        for m in members(part).unwrap_or_else(|| vec![part.clone()]) {
            let m = if m.is_none() { none.clone() } else { m };
            if !all.iter().any(|known| same(known, &m)) {
                all.push(m);
            }
        }
    }
    match all.len() {
        1 => all.swap_remove(0),
        _ => vm.new_native(&vm.types.union_type, Union { members: RefCell::new(all) }),
    }
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let mut parts = Vec::new();
    for m in members(&args.at(0)).unwrap_or_default() {
        parts.push(match &m {
            Value::Class(c) if std::rc::Rc::ptr_eq(c, &vm.types.none) => "None".to_owned(),
            m => super::generic_alias::shown(&vm, m).await?,
        });
    }
    Ok(Value::str(parts.join(" | ")))
}

fn eq(vm: &Vm, args: Args<'_>) -> Res {
    let other = args.rest().operand(vm)?;
    let (Some(a), Some(b)) = (args.get(0).and_then(members), members(other)) else {
        return Ok(Value::NotImplemented);
    };
    let equal = a.len() == b.len() && a.iter().all(|x| b.iter().any(|y| same(x, y)));
    Ok(Value::Bool(equal))
}

async fn hash(vm: Vm, args: OwnedArgs) -> Res {
    let mut hash = 0;
    for m in members(&args.at(0)).unwrap_or_default() {
        hash ^= vm.hash_of(&m).await?;
    }
    Ok(Value::Int(hash as i64))
}

fn class_getitem(vm: &Vm, args: Args<'_>) -> Res {
    let key = args.rest().one(vm, "Union.__class_getitem__")?;
    Ok(match key {
        Value::Tuple(t) if t.is_empty() => return Err(vm.type_error("Cannot take a Union of no types.")),
        Value::Tuple(t) => of(vm, t),
        one => of(vm, std::slice::from_ref(one)),
    })
}

pub fn install(vm: &Vm) {
    let class = &vm.types.union_type;
    super::define::constant(vm, class, "__module__", Value::str("typing"));
    methods(
        vm,
        class,
        &[
            Method::task("__repr__", crate::task!(repr)),
            Method::sync("__eq__", eq),
            Method::task("__hash__", crate::task!(hash)),
            Method::sync("__or__", |vm, args| join(vm, &args.pos[0], args.rest().operand(vm)?)),
            Method::sync("__ror__", |vm, args| join(vm, args.rest().operand(vm)?, &args.pos[0])),
            Method::sync("__class_getitem__", class_getitem).of_class(),
            Method::task("__instancecheck__", |vm, args| {
                Box::pin(
                    async move { Ok(Value::Bool(super::instance::isinstance(&vm, &args.at(1), &args.at(0)).await?)) },
                )
            }),
            Method::task("__subclasscheck__", |vm, args| {
                Box::pin(
                    async move { Ok(Value::Bool(super::instance::issubclass(&vm, &args.at(1), &args.at(0)).await?)) },
                )
            }),
        ],
    );
    attrs(
        vm,
        class,
        &[
            Attr::read("__args__", |_, v| Ok(Value::tuple(members(v).unwrap_or_default()))),
            Attr::read("__origin__", |vm, _| Ok(Value::Class(vm.types.union_type.clone()))),
            Attr::read("__parameters__", |vm, v| {
                Ok(Value::tuple(super::generic_alias::parameters_in(vm, &members(v).unwrap_or_default())))
            }),
        ],
    );
}
