//! `dict` (`Objects/dictobject.c`).

use super::define::{Method, constant, methods};
use super::dict_view;
use super::sequence;
use crate::dict::Dict;
use crate::function::{Args, OwnedArgs};
use crate::iter::{DictPart, Iter, IterKind};
use crate::object::Payload;
use crate::{Flow, Res, Value, Vm};
use coroscope_bytecode::CmpOp;
use std::rc::Rc;

fn new_dict(vm: &Vm, args: Args<'_>) -> Res {
    let class = super::args::class_arg(vm, args, &vm.types.dict)?;
    let dict = Value::Dict(vm.new_dict());
    if Rc::ptr_eq(&class, &vm.types.dict) {
        return Ok(dict);
    }
    Ok(Value::Object(vm.new_object(&class, Payload::Value(dict))))
}

fn init(vm: &Vm, args: Args<'_>) -> Flow {
    merge_args(vm, args, "dict", "__init__")
}

fn update(vm: &Vm, args: Args<'_>) -> Flow {
    merge_args(vm, args, "update", "update")
}

/// `dict(mapping or pairs, **keywords)` and `dict.update`.
fn merge_args(vm: &Vm, args: Args<'_>, shown: &str, method: &str) -> Flow {
    let (dict, rest) = match args.this_dict(vm, method).and_then(|(d, r)| r.count(vm, shown, 0, 1).map(|()| (d, r))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    let keywords = |dict: &Rc<Dict>, kw: &[(Rc<crate::PyStr>, Value)]| {
        for (name, v) in kw {
            dict.set_str(name, v.clone());
        }
        Value::None
    };
    match rest.pos.first() {
        None => Flow::Value(keywords(dict, rest.kw)),
        Some(Value::Dict(other)) if merge_natively(vm, dict, other) => Flow::Value(keywords(dict, rest.kw)),
        Some(other) => {
            let (vm, dict, other, kw) = (vm.clone(), dict.clone(), other.clone(), rest.kw.to_vec());
            Flow::run(async move {
                merge(&vm, &dict, &other).await?;
                Ok(keywords(&dict, &kw))
            })
        }
    }
}

/// Copies all entries, unless a key's own `__eq__` has to be asked.
fn merge_natively(vm: &Vm, dict: &Rc<Dict>, other: &Rc<Dict>) -> bool {
    if Rc::ptr_eq(dict, other) {
        return true;
    }
    let plain = |v: &Value| matches!(v, Value::Str(_) | Value::Int(_) | Value::None | Value::Bool(_));
    if !other.table.borrow().iter().all(|e| plain(&e.key)) {
        return false;
    }
    other.pairs().into_iter().all(|(k, v)| matches!(vm.try_dict_set(dict, k, v), Some(Ok(()))))
}

/// Takes over the entries of a mapping, or of an iterable of pairs (`dict_update_arg`).
pub async fn merge(vm: &Vm, dict: &Rc<Dict>, other: &Value) -> Res<()> {
    let own_iter = matches!(other, Value::Dict(_))
        || matches!(other, Value::Object(o) if o.base_value().is_some_and(|b| matches!(b, Value::Dict(_)))
            && vm.lookup(&o.class(), &vm.names.iter).is_some_and(|f| matches!(f, Value::Builtin(_))));
    if own_iter && let Some(d) = other.as_dict() {
        for (k, v) in d.pairs() {
            vm.dict_set(dict, k, v).await?;
        }
        return Ok(());
    }
    if let Some(keys) = vm.getattr_opt(other, &vm.names.keys).await? {
        let keys = vm.call(&keys, Vec::new()).await?;
        let it = vm.iter(&keys).await?;
        while let Some(k) = vm.next(&it).await? {
            let v = vm.getitem(other, &k).await?;
            vm.dict_set(dict, k, v).await?;
        }
        return Ok(());
    }
    merge_pairs(vm, dict, other).await
}

async fn merge_pairs(vm: &Vm, dict: &Rc<Dict>, pairs: &Value) -> Res<()> {
    let it = vm.iter(pairs).await?;
    let mut n = 0usize;
    while let Some(pair) = vm.next(&it).await? {
        let items = match vm.try_collect(&pair) {
            Some(items) => items,
            None if vm.lookup_special(&pair, &vm.names.iter).is_none()
                && vm.lookup_special(&pair, &vm.names.getitem).is_none() =>
            {
                return Err(vm.type_error("object is not iterable"));
            }
            None => vm.collect(&pair).await?,
        };
        let len = items.len();
        let Ok([k, v]) = <[Value; 2]>::try_from(items) else {
            return Err(
                vm.value_error(format!("dictionary update sequence element #{n} has length {len}; 2 is required"))
            );
        };
        vm.dict_set(dict, k, v).await?;
        n += 1;
        if n.is_multiple_of(4096) {
            vm.breathe(4096).await?;
        }
    }
    Ok(())
}

/// Goes on with the value of a key: at once where no Python code is needed.
fn with_value(vm: &Vm, dict: &Rc<Dict>, key: &Value, then: impl FnOnce(&Vm, Option<Value>) -> Res + 'static) -> Flow {
    if let Some(Ok(found)) = vm.try_dict_get(dict, key) {
        return then(vm, found).into();
    }
    let (vm, dict, key) = (vm.clone(), dict.clone(), key.clone());
    Flow::run(async move {
        let found = vm.dict_get(&dict, &key).await?;
        then(&vm, found)
    })
}

fn get(vm: &Vm, args: Args<'_>) -> Flow {
    match args.this_dict(vm, "get").and_then(|(d, r)| Ok((d, r.between(vm, "dict.get", 1, 2)?))) {
        Ok((dict, given)) => {
            let default = given.get(1).cloned().unwrap_or(Value::None);
            with_value(vm, dict, &given[0], |_, found| Ok(found.unwrap_or(default)))
        }
        Err(e) => Flow::Err(e),
    }
}

fn setdefault(vm: &Vm, args: Args<'_>) -> Flow {
    match args.this_dict(vm, "setdefault").and_then(|(d, r)| Ok((d, r.between(vm, "dict.setdefault", 1, 2)?))) {
        Ok((dict, given)) => {
            let default = given.get(1).cloned().unwrap_or(Value::None);
            if let Some(Ok(found)) = vm.try_dict_get(dict, &given[0]) {
                if let Some(v) = found {
                    return Flow::Value(v);
                }
                if let Some(Ok(())) = vm.try_dict_set(dict, given[0].clone(), default.clone()) {
                    return Flow::Value(default);
                }
            }
            let (vm, dict, key) = (vm.clone(), dict.clone(), given[0].clone());
            Flow::run(async move {
                if let Some(v) = vm.dict_get(&dict, &key).await? {
                    return Ok(v);
                }
                vm.dict_set(&dict, key, default.clone()).await?;
                Ok(default)
            })
        }
        Err(e) => Flow::Err(e),
    }
}

async fn pop(vm: Vm, args: OwnedArgs) -> Res {
    let (dict, rest) = args.as_args().this_dict(&vm, "pop")?;
    let given = rest.between(&vm, "dict.pop", 1, 2)?;
    if dict.is_empty() {
        vm.hash_of(&given[0]).await?;
    }
    match (vm.dict_remove(dict, &given[0]).await?, given.get(1)) {
        (Some((_, v)), _) => Ok(v),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.key_error(given[0].clone())),
    }
}

fn popitem(vm: &Vm, args: Args<'_>) -> Res {
    let (dict, rest) = args.this_dict(vm, "popitem")?;
    rest.none(vm, "dict.popitem")?;
    let mut t = dict.table.borrow_mut();
    let last = t.next_back(usize::MAX).map(|(at, _)| at);
    let entry = last.and_then(|at| t.remove(at));
    drop(t);
    match entry {
        Some(e) => Ok(Value::tuple(vec![e.key, e.value])),
        None => Err(vm.key_error(Value::str("popitem(): dictionary is empty"))),
    }
}

fn clear(vm: &Vm, args: Args<'_>) -> Res {
    let (dict, rest) = args.this_dict(vm, "clear")?;
    rest.none(vm, "dict.clear")?;
    dict.clear();
    Ok(Value::None)
}

fn copy(vm: &Vm, args: Args<'_>) -> Res {
    let (dict, rest) = args.this_dict(vm, "copy")?;
    rest.none(vm, "dict.copy")?;
    Ok(Value::Dict(vm.register_dict(dict.copy())))
}

async fn fromkeys(vm: Vm, args: OwnedArgs) -> Res {
    let given = sequence::rest(&args).between(&vm, "dict.fromkeys", 1, 2)?;
    let value = given.get(1).cloned().unwrap_or(Value::None);
    let made = vm.call(&args.pos[0], Vec::new()).await?;
    let it = vm.iter(&given[0]).await?;
    let mut n = 0u64;
    while let Some(k) = vm.next(&it).await? {
        match &made {
            Value::Dict(d) => vm.dict_set(d, k, value.clone()).await?,
            other => vm.setitem(other, k, value.clone()).await?,
        }
        n += 1;
        if n.is_multiple_of(4096) {
            vm.breathe(4096).await?;
        }
    }
    Ok(made)
}

fn len(vm: &Vm, args: Args<'_>) -> Res {
    let (dict, rest) = args.this_dict(vm, "__len__")?;
    rest.between(vm, "", 0, 0)?;
    Ok(Value::from(dict.len()))
}

fn getitem(vm: &Vm, args: Args<'_>) -> Flow {
    let (dict, key) = match args.this_dict(vm, "__getitem__").and_then(|(d, r)| Ok((d, r.operand(vm)?.clone()))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    if let Some(Ok(Some(v))) = vm.try_dict_get(dict, &key) {
        return Flow::Value(v);
    }
    let (vm, dict, this) = (vm.clone(), dict.clone(), args.pos[0].clone());
    Flow::run(async move {
        if let Some(v) = vm.dict_get(&dict, &key).await? {
            return Ok(v);
        }
        if matches!(this, Value::Object(_))
            && let Some(v) = vm.call_special(&this, &vm.names.missing, vec![key.clone()]).await?
        {
            return Ok(v);
        }
        Err(vm.key_error(key))
    })
}

fn setitem(vm: &Vm, args: Args<'_>) -> Flow {
    let (dict, given) = match args.this_dict(vm, "__setitem__").and_then(|(d, r)| Ok((d, r.between(vm, "", 2, 2)?))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    if let Some(Ok(())) = vm.try_dict_set(dict, given[0].clone(), given[1].clone()) {
        return Flow::Value(Value::None);
    }
    let (vm, dict, key, value) = (vm.clone(), dict.clone(), given[0].clone(), given[1].clone());
    Flow::run(async move { vm.dict_set(&dict, key, value).await.map(|()| Value::None) })
}

async fn delitem(vm: Vm, args: OwnedArgs) -> Res {
    let (dict, rest) = args.as_args().this_dict(&vm, "__delitem__")?;
    let key = rest.operand(&vm)?;
    match vm.dict_remove(dict, key).await? {
        Some(_) => Ok(Value::None),
        None => Err(vm.key_error(key.clone())),
    }
}

fn contains(vm: &Vm, args: Args<'_>) -> Flow {
    match args.this_dict(vm, "__contains__").and_then(|(d, r)| Ok((d, r.operand(vm)?))) {
        Ok((dict, key)) => with_value(vm, dict, key, |_, found| Ok(Value::Bool(found.is_some()))),
        Err(e) => Flow::Err(e),
    }
}

fn iter(vm: &Vm, args: Args<'_>) -> Res {
    let (dict, _) = args.this_dict(vm, "__iter__")?;
    Ok(Iter::new(IterKind::Dict {
        len: dict.len(),
        left: dict.len(),
        dict: dict.clone(),
        part: DictPart::Keys,
        at: 0,
        reversed: false,
    }))
}

fn reversed(vm: &Vm, args: Args<'_>) -> Res {
    let (dict, _) = args.this_dict(vm, "__reversed__")?;
    Ok(dict_view::reverse_iter(dict, DictPart::Keys))
}

/// Equal dicts: the same keys with equal values.
pub async fn equal(vm: &Vm, a: &Rc<Dict>, b: &Rc<Dict>) -> Res<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (k, v) in a.pairs() {
        match vm.dict_get(b, &k).await? {
            Some(w) if vm.eq(&v, &w).await? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

async fn compare_eq(vm: Vm, args: OwnedArgs, op: CmpOp) -> Res {
    let (a, rest) = args.as_args().this_dict(&vm, "__eq__")?;
    let Some(b) = rest.operand(&vm)?.as_dict() else { return Ok(Value::NotImplemented) };
    Ok(Value::Bool(equal(&vm, a, b).await? == (op == CmpOp::Eq)))
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let (dict, _) = args.as_args().this_dict(&vm, "__repr__")?;
    let key = Value::Dict(dict.clone());
    if dict.is_empty() {
        return Ok(Value::str("{}"));
    }
    if !sequence::enter_repr(&vm, &key) {
        return Ok(Value::str("{...}"));
    }
    let inner = pairs_repr(&vm, dict).await;
    sequence::leave_repr(&vm, &key);
    Ok(Value::str(format!("{{{}}}", inner?)))
}

async fn pairs_repr(vm: &Vm, dict: &Rc<Dict>) -> Res<String> {
    let mut parts = Vec::with_capacity(dict.len());
    for (k, v) in dict.pairs() {
        let key = match vm.try_repr(&k) {
            Some(text) => text,
            None => vm.repr_of(&k).await?.to_string(),
        };
        let value = match vm.try_repr(&v) {
            Some(text) => text,
            None => vm.repr_of(&v).await?.to_string(),
        };
        parts.push(format!("{key}: {value}"));
        if parts.len().is_multiple_of(4096) {
            vm.breathe(4096).await?;
        }
    }
    Ok(parts.join(", "))
}

async fn or(vm: Vm, args: OwnedArgs, swapped: bool) -> Res {
    let other = sequence::rest(&args).operand(&vm)?;
    let (Some(a), Some(b)) = (args.pos[0].as_dict(), other.as_dict()) else { return Ok(Value::NotImplemented) };
    let (first, second) = if swapped { (b, a) } else { (a, b) };
    let union = vm.register_dict(first.copy());
    merge(&vm, &union, &Value::Dict(second.clone())).await?;
    Ok(Value::Dict(union))
}

async fn ior(vm: Vm, args: OwnedArgs) -> Res {
    let (dict, rest) = args.as_args().this_dict(&vm, "__ior__")?;
    merge(&vm, dict, rest.operand(&vm)?).await?;
    Ok(args.at(0))
}

pub fn install(vm: &Vm) {
    let class = &vm.types.dict;
    methods(
        vm,
        class,
        &[
            Method::sync("__new__", new_dict).unbound(),
            Method::task("__repr__", crate::task!(repr)),
            Method::task("__eq__", |vm, args| Box::pin(compare_eq(vm, args, CmpOp::Eq))),
            Method::task("__ne__", |vm, args| Box::pin(compare_eq(vm, args, CmpOp::Ne))),
            Method::sync("__iter__", iter),
            Method::flow("__init__", init),
            Method::task("__or__", |vm, args| Box::pin(or(vm, args, false))),
            Method::task("__ror__", |vm, args| Box::pin(or(vm, args, true))),
            Method::task("__ior__", crate::task!(ior)),
            Method::sync("__len__", len),
            Method::flow("__getitem__", getitem),
            Method::flow("__setitem__", setitem),
            Method::task("__delitem__", crate::task!(delitem)),
            Method::flow("__contains__", contains),
            Method::flow("get", get),
            Method::flow("setdefault", setdefault),
            Method::task("pop", crate::task!(pop)),
            Method::sync("popitem", popitem),
            Method::sync("keys", |vm, args| dict_view::view(vm, args, DictPart::Keys)),
            Method::sync("items", |vm, args| dict_view::view(vm, args, DictPart::Items)),
            Method::sync("values", |vm, args| dict_view::view(vm, args, DictPart::Values)),
            Method::flow("update", update),
            Method::task("fromkeys", crate::task!(fromkeys)).of_class(),
            Method::sync("clear", clear),
            Method::sync("copy", copy),
            Method::sync("__reversed__", reversed),
            Method::sync("__class_getitem__", super::generic_alias::class_getitem).of_class(),
        ],
    );
    constant(vm, class, "__hash__", Value::None);
}
