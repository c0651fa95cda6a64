//! `isinstance` and `issubclass` (`Objects/abstract.c`).

use crate::class::Class;
use crate::{Flow, Res, Value, Vm};
use std::rc::Rc;

fn plain_meta(vm: &Vm, class: &Rc<Class>) -> bool {
    match &*class.metaclass.borrow() {
        None => true,
        Some(meta) => {
            let same = |name| match (vm.lookup(meta, name), vm.types.type_.dict.get_str(name)) {
                (Some(a), Some(b)) => a.is(&b),
                _ => false,
            };
            same(&vm.names.instancecheck) && same(&vm.names.subclasscheck)
        }
    }
}

/// `isinstance` where no Python code is needed.
pub fn try_isinstance(vm: &Vm, value: &Value, class: &Value) -> Option<bool> {
    match class {
        Value::Class(c) => {
            let of = vm.type_of(value);
            if Rc::ptr_eq(&of, c) {
                return Some(true);
            }
            if !plain_meta(vm, c) {
                return None;
            }
            if of.is_subclass_of(c) {
                return Some(true);
            }
            // An object may claim another class by `__class__`.
            let honest = match value {
                Value::Object(o) => {
                    let class = o.class_ref();
                    let hooks = crate::class::ClassFlags::GETATTRIBUTE;
                    !class.has(hooks) && super::object::inherits_from_object(vm, &class, &vm.names.class)
                }
                _ => true,
            };
            honest.then_some(false)
        }
        Value::Tuple(t) if t.iter().all(|c| matches!(c, Value::Class(_))) => {
            let mut any = false;
            for c in t.iter() {
                any |= try_isinstance(vm, value, c)?;
            }
            Some(any)
        }
        _ => None,
    }
}

/// `isinstance(value, class)`
pub async fn isinstance(vm: &Vm, value: &Value, class: &Value) -> Res<bool> {
    if let Some(known) = try_isinstance(vm, value, class) {
        return Ok(known);
    }
    for c in flatten(class) {
        if let Value::Class(k) = &c
            && Rc::ptr_eq(&vm.type_of(value), k)
        {
            return Ok(true);
        }
        if let Some(members) = super::union::members(&c) {
            for m in members {
                let m = if m.is_none() { Value::Class(vm.types.none.clone()) } else { m };
                if super::generic_alias::is_alias(&m) {
                    return Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"));
                }
                let found = vm.flow(isinstance_flow(vm, value, &m)).await?;
                if vm.truth(&found).await? {
                    return Ok(true);
                }
            }
            continue;
        }
        if super::generic_alias::is_alias(&c) {
            return Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"));
        }
        let hit = match vm.call_special(&c, &vm.names.instancecheck, vec![value.clone()]).await? {
            Some(r) => vm.truth(&r).await?,
            None => real_isinstance(vm, value, &c).await?,
        };
        if hit {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The classes in nested tuples, in order.
fn flatten(class: &Value) -> Vec<Value> {
    let mut out = Vec::new();
    let mut todo = vec![class.clone()];
    while let Some(c) = todo.pop() {
        match &c {
            Value::Tuple(t) => todo.extend(t.iter().rev().cloned()),
            _ => out.push(c),
        }
    }
    out
}

pub fn isinstance_flow(vm: &Vm, value: &Value, class: &Value) -> Flow {
    if let Some(known) = try_isinstance(vm, value, class) {
        return Flow::Value(Value::Bool(known));
    }
    let (vm, value, class) = (vm.clone(), value.clone(), class.clone());
    Flow::run(async move { Ok(Value::Bool(isinstance(&vm, &value, &class).await?)) })
}

/// `type.__instancecheck__`: inheritance, then what `__class__` says.
pub async fn real_isinstance(vm: &Vm, value: &Value, class: &Value) -> Res<bool> {
    let Value::Class(c) = class else {
        if vm.getattr_opt(class, &vm.names.bases).await?.is_some_and(|b| b.as_tuple().is_some()) {
            let of = vm.getattr_opt(value, &vm.names.class).await?.unwrap_or(Value::None);
            return abstract_issubclass(vm, of, class).await;
        }
        return Err(vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
    };
    let of = vm.type_of(value);
    if of.is_subclass_of(c) {
        return Ok(true);
    }
    match vm.getattr_opt(value, &vm.names.class).await? {
        Some(Value::Class(claimed)) => Ok(!Rc::ptr_eq(&claimed, &of) && claimed.is_subclass_of(c)),
        _ => Ok(false),
    }
}

/// `issubclass(class, of)`
pub async fn issubclass(vm: &Vm, class: &Value, of: &Value) -> Res<bool> {
    for c in flatten(of) {
        if let Some(members) = super::union::members(&c) {
            for m in members {
                let m = if m.is_none() { Value::Class(vm.types.none.clone()) } else { m };
                if super::generic_alias::is_alias(&m) {
                    return Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"));
                }
                let (vm2, class2) = (vm.clone(), class.clone());
                let hit =
                    vm.run(Box::pin(async move { Ok(Value::Bool(issubclass(&vm2, &class2, &m).await?)) })).await?;
                if vm.truth(&hit).await? {
                    return Ok(true);
                }
            }
            continue;
        }
        if super::generic_alias::is_alias(&c) {
            return Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"));
        }
        let hit = match &c {
            Value::Class(k) if plain_meta(vm, k) => real_issubclass(vm, class, &c).await?,
            _ => match vm.call_special(&c, &vm.names.subclasscheck, vec![class.clone()]).await? {
                Some(r) => vm.truth(&r).await?,
                None => real_issubclass(vm, class, &c).await?,
            },
        };
        if hit {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `type.__subclasscheck__`: inheritance alone.
pub async fn real_issubclass(vm: &Vm, class: &Value, of: &Value) -> Res<bool> {
    if let (Value::Class(a), Value::Class(b)) = (class, of) {
        return Ok(a.is_subclass_of(b));
    }
    let has_bases = |v: Value| async move {
        Ok::<bool, crate::Exc>(vm.getattr_opt(&v, &vm.names.bases).await?.is_some_and(|b| b.as_tuple().is_some()))
    };
    if !matches!(class, Value::Class(_)) && !has_bases(class.clone()).await? {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    if !matches!(of, Value::Class(_)) && !has_bases(of.clone()).await? {
        return Err(vm.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    }
    abstract_issubclass(vm, class.clone(), of).await
}

/// Follows `__bases__` of things that only look like classes.
async fn abstract_issubclass(vm: &Vm, class: Value, of: &Value) -> Res<bool> {
    let mut todo = vec![class];
    let mut steps = 0;
    while let Some(c) = todo.pop() {
        if c.is(of) {
            return Ok(true);
        }
        steps += 1;
        if steps > 10_000 {
            break;
        }
        if let Some(bases) = vm.getattr_opt(&c, &vm.names.bases).await?
            && let Some(t) = bases.as_tuple()
        {
            todo.extend(t.iter().cloned());
        }
    }
    Ok(false)
}
