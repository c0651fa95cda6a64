//! `list[int]`: `types.GenericAlias` (`Objects/genericaliasobject.c`).

use super::define::{Attr, Method, attrs, methods};
use crate::class::ClassFlags;
use crate::function::{Args, OwnedArgs};
use crate::object::Native;
use crate::string::PyStr;
use crate::{Flow, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub struct GenericAlias {
    origin: RefCell<Value>,
    args: RefCell<Value>,
    /// `*list[int]`
    starred: Cell<bool>,
}

impl Native for GenericAlias {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin.borrow());
        visit(&self.args.borrow());
    }

    fn clear(&self) {
        drop((self.origin.take(), self.args.take()));
    }
}

/// `origin[key]`
pub fn new(vm: &Vm, origin: &Value, key: &Value) -> Value {
    let args = match key {
        Value::Tuple(_) => key.clone(),
        one => Value::tuple(vec![one.clone()]),
    };
    let alias =
        GenericAlias { origin: RefCell::new(origin.clone()), args: RefCell::new(args), starred: Cell::new(false) };
    vm.new_native(&vm.types.generic_alias, alias)
}

/// `__class_getitem__` of the built-in generic classes.
pub fn class_getitem(vm: &Vm, args: Args<'_>) -> Res {
    let key = args.rest().one(vm, "__class_getitem__")?;
    Ok(new(vm, &args.pos[0], key))
}

fn alias(value: &Value) -> Option<&GenericAlias> {
    value.as_object()?.native()
}

pub fn is_alias(value: &Value) -> bool {
    alias(value).is_some()
}

/// Origin and arguments.
pub fn parts(value: &Value) -> Option<(Value, Rc<crate::seq::Tuple>)> {
    let a = alias(value)?;
    let args = a.args.borrow().as_tuple()?.clone();
    Some((a.origin.borrow().clone(), args))
}

/// Equal aliases: same origin, same arguments.
pub fn same(a: &Value, b: &Value) -> bool {
    let mut todo = vec![(a.clone(), b.clone())];
    while let Some((a, b)) = todo.pop() {
        if a.is(&b) {
            continue;
        }
        match (parts(&a), parts(&b)) {
            (Some((origin_a, args_a)), Some((origin_b, args_b)))
                if args_a.len() == args_b.len()
                    && alias(&a).map(|x| x.starred.get()) == alias(&b).map(|x| x.starred.get()) =>
            {
                todo.push((origin_a, origin_b));
                todo.extend(args_a.iter().cloned().zip(args_b.iter().cloned()));
            }
            _ => {
                if crate::equal::values(&a, &b) != crate::equal::Verdict::Same {
                    return false;
                }
            }
        }
    }
    true
}

/// How a type is written inside of an alias or a union.
pub async fn shown(vm: &Vm, v: &Value) -> Res<String> {
    match v {
        Value::Ellipsis => Ok("...".to_owned()),
        Value::Class(c) => Ok(super::object::full_name(vm, c)),
        Value::List(l) => {
            let mut parts = Vec::new();
            for item in l.to_vec() {
                parts.push(vm.repr_of(&item).await?.to_string());
            }
            Ok(format!("[{}]", parts.join(", ")))
        }
        other => Ok(vm.repr_of(other).await?.to_string()),
    }
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let this = args.at(0);
    let Some((origin, of)) = parts(&this) else { return Ok(Value::str("<alias>")) };
    let star = if alias(&this).is_some_and(|a| a.starred.get()) { "*" } else { "" };
    let mut items = Vec::new();
    for v in of.iter() {
        items.push(shown(&vm, v).await?);
    }
    let inner = if items.is_empty() { "()".to_owned() } else { items.join(", ") };
    Ok(Value::str(format!("{star}{}[{inner}]", shown(&vm, &origin).await?)))
}

/// Type parameters among arguments: type variables, and those of aliases inside.
pub fn parameters_in(vm: &Vm, args: &[Value]) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    let mut todo: Vec<Value> = args.iter().rev().cloned().collect();
    while let Some(v) = todo.pop() {
        if let Some((_, inner)) = parts(&v) {
            todo.extend(inner.iter().rev().cloned());
        } else if let Some(inner) = super::union::members(&v) {
            todo.extend(inner.iter().rev().cloned());
        } else if let Value::List(l) = &v {
            todo.extend(l.to_vec().into_iter().rev());
        } else if is_type_variable(vm, &v) && !found.iter().any(|f| f.is(&v)) {
            found.push(v);
        }
    }
    found
}

fn is_type_variable(vm: &Vm, v: &Value) -> bool {
    matches!(v, Value::Object(_)) && matches!(vm.type_of(v).name().as_str(), "TypeVar" | "ParamSpec" | "TypeVarTuple")
}

/// `alias[key]`: puts arguments in the place of the parameters.
fn getitem(vm: &Vm, args: Args<'_>) -> Res {
    let key = args.rest().one(vm, "__getitem__")?;
    let Some((origin, of)) = parts(&args.pos[0]) else { return Ok(Value::None) };
    let parameters = parameters_in(vm, &of);
    let given = match key {
        Value::Tuple(t) => t.to_vec(),
        one => vec![one.clone()],
    };
    if parameters.len() != given.len() {
        if parameters.is_empty() {
            let origin = origin.as_class().map_or_else(|| vm.names.empty.clone(), |c| c.name());
            return Err(vm.type_error(format!("{origin} is not a generic class")));
        }
        let how = if given.len() > parameters.len() { "many" } else { "few" };
        let (got, want) = (given.len(), parameters.len());
        return Err(vm.type_error(format!(
            "Too {how} arguments for {}; actual {got}, expected {want}",
            origin.as_class().map_or_else(|| vm.names.empty.clone(), |c| c.name())
        )));
    }
    let put = |v: &Value| parameters.iter().position(|p| p.is(v)).and_then(|i| given.get(i).cloned());
    let replaced = of
        .iter()
        .map(|v| match parts(v) {
            // One level of nesting, which is what annotations use.
            Some((inner, args)) => {
                let args = args.iter().map(|a| put(a).unwrap_or_else(|| a.clone())).collect();
                new(vm, &inner, &Value::tuple(args))
            }
            None => put(v).unwrap_or_else(|| v.clone()),
        })
        .collect();
    Ok(new(vm, &origin, &Value::tuple(replaced)))
}

const OWN: [&str; 10] = [
    "__origin__",
    "__args__",
    "__parameters__",
    "__unpacked__",
    "__mro_entries__",
    "__class__",
    "__reduce__",
    "__reduce_ex__",
    "__typing_unpacked_tuple_args__",
    "__copy__",
];

fn getattribute(vm: &Vm, args: Args<'_>) -> Flow {
    let Some(name) = args.get(1).and_then(Value::as_str) else {
        return Flow::Err(vm.type_error("attribute name must be string"));
    };
    let special = name.starts_with("__") && name.ends_with("__");
    match alias(&args.pos[0]) {
        Some(a) if !OWN.contains(&name.as_str()) && (!special || forwarded(name)) => {
            let origin = a.origin.borrow().clone();
            vm.attr_flow(&origin, name)
        }
        _ => vm.object_getattr(&args.pos[0], name),
    }
}

fn forwarded(name: &PyStr) -> bool {
    matches!(name.as_str(), "__name__" | "__qualname__" | "__module__" | "__doc__")
}

fn call(vm: &Vm, args: Args<'_>) -> Flow {
    let Some((origin, _)) = args.get(0).and_then(parts) else { return Flow::Value(Value::None) };
    let (vm, this, rest) = (vm.clone(), args.pos[0].clone(), args.rest().to_owned());
    Flow::run(async move {
        let made = vm.call_kw(&origin, rest).await?;
        // CPython ignores objects that cannot hold it.
        match vm.setattr(&made, &vm.intern("__orig_class__"), this).await {
            Err(e) if !e.is_a(&vm.exc.attribute_error) && !e.is_a(&vm.exc.type_error) => Err(e),
            _ => Ok(made),
        }
    })
}

fn iter(vm: &Vm, args: Args<'_>) -> Res {
    let this = args.get(0).and_then(parts);
    let Some((origin, of)) = this else { return Ok(Value::None) };
    let starred =
        GenericAlias { origin: RefCell::new(origin), args: RefCell::new(Value::Tuple(of)), starred: Cell::new(true) };
    let one = vec![vm.new_native(&vm.types.generic_alias, starred)];
    vm.try_iter(&Value::tuple(one)).ok_or_else(|| vm.type_error("not iterable"))
}

async fn hash(vm: Vm, args: OwnedArgs) -> Res {
    let Some((origin, of)) = parts(&args.at(0)) else { return Ok(Value::Int(0)) };
    let hash = vm.hash_of(&origin).await? ^ vm.hash_of(&Value::Tuple(of)).await?;
    Ok(Value::Int(hash as i64))
}

fn refuse_check(vm: &Vm, args: Args<'_>) -> Res {
    let _ = args;
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

pub fn install(vm: &Vm) {
    let class = &vm.types.generic_alias;
    super::define::constant(vm, class, "__module__", Value::str("types"));
    class.set_flag(ClassFlags::GETATTRIBUTE, true);
    methods(
        vm,
        class,
        &[
            Method::sync("__new__", |vm, args| {
                let rest = args.rest().between(vm, "GenericAlias", 2, 2)?;
                Ok(new(vm, &rest[0], &rest[1]))
            })
            .unbound(),
            Method::task("__repr__", crate::task!(repr)),
            Method::flow("__getattribute__", getattribute),
            Method::flow("__call__", call),
            Method::sync("__getitem__", getitem),
            Method::sync("__iter__", iter),
            Method::task("__hash__", crate::task!(hash)),
            Method::sync("__instancecheck__", refuse_check),
            Method::sync("__eq__", |vm, args| {
                let other = args.rest().operand(vm)?;
                Ok(if is_alias(other) { Value::Bool(same(&args.pos[0], other)) } else { Value::NotImplemented })
            }),
            Method::sync("__mro_entries__", |_, args| {
                Ok(Value::tuple(args.get(0).and_then(alias).map(|a| a.origin.borrow().clone()).into_iter().collect()))
            }),
            Method::sync("__or__", |vm, args| super::union::join(vm, &args.pos[0], args.rest().operand(vm)?)),
            Method::sync("__ror__", |vm, args| super::union::join(vm, args.rest().operand(vm)?, &args.pos[0])),
        ],
    );
    attrs(
        vm,
        class,
        &[
            Attr::read("__origin__", |_, v| Ok(alias(v).map_or(Value::None, |a| a.origin.borrow().clone()))),
            Attr::read("__args__", |_, v| Ok(alias(v).map_or(Value::None, |a| a.args.borrow().clone()))),
            Attr::read("__parameters__", |vm, v| {
                Ok(Value::tuple(parts(v).map(|(_, args)| parameters_in(vm, &args)).unwrap_or_default()))
            }),
            Attr::read("__unpacked__", |_, v| Ok(Value::Bool(alias(v).is_some_and(|a| a.starred.get())))),
        ],
    );
}
