//! `tuple` (`Objects/tupleobject.c`).

use super::define::{Method, methods};
use super::sequence::{self, bound};
use crate::function::{Args, OwnedArgs};
use crate::iter::{Iter, IterKind};
use crate::object::Payload;
use crate::{Flow, Res, Value, Vm};
use coroscope_bytecode::{BinOp, CmpOp};
use std::rc::Rc;

fn new_tuple(vm: &Vm, args: Args<'_>) -> Flow {
    let class = match super::args::class_arg(vm, args, &vm.types.tuple) {
        Ok(c) => c,
        Err(e) => return Flow::Err(e),
    };
    let exact = Rc::ptr_eq(&class, &vm.types.tuple);
    let rest = args.rest();
    let checked = if exact { rest.no_kw(vm, "tuple") } else { Ok(()) }.and_then(|()| rest.count(vm, "tuple", 0, 1));
    if let Err(e) = checked {
        return Flow::Err(e);
    }
    let finish = move |vm: &Vm, tuple: Value| {
        if exact { tuple } else { Value::Object(vm.new_object(&class, Payload::Value(tuple))) }
    };
    match rest.pos.first() {
        None => Flow::Value(finish(vm, Value::tuple(Vec::new()))),
        Some(t @ Value::Tuple(_)) => Flow::Value(finish(vm, t.clone())),
        Some(iterable) => sequence::with_items(vm, iterable, move |vm, items| Ok(finish(vm, Value::tuple(items)))),
    }
}

async fn index(vm: Vm, args: OwnedArgs) -> Res {
    let (tuple, rest) = args.as_args().this_tuple(&vm, "index")?;
    let given = rest.between(&vm, "tuple.index", 1, 3)?;
    let start = bound(&vm, given.get(1), tuple.len(), 0).await?;
    let stop = bound(&vm, given.get(2), tuple.len(), usize::MAX).await?;
    let at = |i: usize| if i < stop { tuple.get(i).cloned() } else { None };
    let found = sequence::search(&vm, at, start, &given[0]).await?;
    found.map(Value::from).ok_or_else(|| vm.value_error("tuple.index(x): x not in tuple"))
}

async fn count(vm: Vm, args: OwnedArgs) -> Res {
    let (tuple, rest) = args.as_args().this_tuple(&vm, "count")?;
    let item = rest.one(&vm, "tuple.count")?;
    let (mut n, mut from) = (0usize, 0);
    while let Some(at) = sequence::search(&vm, |i| tuple.get(i).cloned(), from, item).await? {
        n += 1;
        from = at + 1;
    }
    Ok(Value::from(n))
}

async fn contains(vm: Vm, args: OwnedArgs) -> Res {
    let (tuple, rest) = args.as_args().this_tuple(&vm, "__contains__")?;
    let item = rest.operand(&vm)?;
    Ok(Value::Bool(sequence::search(&vm, |i| tuple.get(i).cloned(), 0, item).await?.is_some()))
}

fn getitem(vm: &Vm, args: Args<'_>) -> Flow {
    let (tuple, key) = match args.this_tuple(vm, "__getitem__").and_then(|(t, r)| Ok((t, r.operand(vm)?))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    if let Some(res) = vm.try_getitem(&Value::Tuple(tuple.clone()), key.underlying()) {
        return res.into();
    }
    let (vm, tuple, key) = (vm.clone(), tuple.clone(), key.clone());
    Flow::run(async move {
        let plain = match super::list::plain_slice(&vm, &key).await? {
            Some(s) => Value::Slice(Rc::new(s)),
            None if key.is_int() || vm.lookup_special(&key, &vm.names.index).is_some() => {
                Value::Int(vm.index_i64(&key).await?)
            }
            None => return Err(sequence::bad_index(&vm, "tuple", &key)),
        };
        vm.try_getitem(&Value::Tuple(tuple), &plain).unwrap_or_else(|| Err(vm.index_error("tuple index out of range")))
    })
}

fn len(vm: &Vm, args: Args<'_>) -> Res {
    let (tuple, rest) = args.this_tuple(vm, "__len__")?;
    rest.between(vm, "", 0, 0)?;
    Ok(Value::from(tuple.len()))
}

fn iter(vm: &Vm, args: Args<'_>) -> Res {
    let (tuple, _) = args.this_tuple(vm, "__iter__")?;
    Ok(Iter::new(IterKind::Tuple { tuple: tuple.clone(), at: 0 }))
}

fn add(vm: &Vm, args: Args<'_>) -> Res {
    let (tuple, rest) = args.this_tuple(vm, "__add__")?;
    let other = rest.operand(vm)?;
    let Some(b) = other.as_tuple() else {
        let given = vm.type_name(other);
        return Err(vm.type_error(format!("can only concatenate tuple (not \"{given}\") to tuple")));
    };
    vm.try_binary(BinOp::Add, &Value::Tuple(tuple.clone()), &Value::Tuple(b.clone()))
        .unwrap_or(Ok(Value::NotImplemented))
}

fn mul(vm: &Vm, args: Args<'_>) -> Flow {
    match args.this_tuple(vm, "__mul__").and_then(|(_, rest)| rest.operand(vm)) {
        Ok(n) => sequence::repeat(vm, &args.pos[0], n),
        Err(e) => Flow::Err(e),
    }
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let (tuple, _) = args.as_args().this_tuple(&vm, "__repr__")?;
    let key = Value::Tuple(tuple.clone());
    if tuple.is_empty() {
        return Ok(Value::str("()"));
    }
    if !sequence::enter_repr(&vm, &key) {
        return Ok(Value::str("(...)"));
    }
    let inner = sequence::joined_reprs(&vm, tuple).await;
    sequence::leave_repr(&vm, &key);
    let comma = if tuple.len() == 1 { "," } else { "" };
    Ok(Value::str(format!("({}{comma})", inner?)))
}

async fn hash(vm: Vm, args: OwnedArgs) -> Res {
    let (tuple, _) = args.as_args().this_tuple(&vm, "__hash__")?;
    Ok(Value::Int(vm.hash_of(&Value::Tuple(tuple.clone())).await? as i64))
}

fn items(v: &Value) -> Option<Vec<Value>> {
    v.as_tuple().map(|t| t.to_vec())
}

macro_rules! comparison {
    ($name:literal, $op:expr) => {
        Method::flow($name, |vm, args| sequence::compare(vm, $op, args, items))
    };
}

pub fn install(vm: &Vm) {
    methods(
        vm,
        &vm.types.tuple,
        &[
            Method::flow("__new__", new_tuple).unbound(),
            Method::task("__repr__", crate::task!(repr)),
            Method::task("__hash__", crate::task!(hash)),
            comparison!("__lt__", CmpOp::Lt),
            comparison!("__le__", CmpOp::Le),
            comparison!("__eq__", CmpOp::Eq),
            comparison!("__ne__", CmpOp::Ne),
            comparison!("__gt__", CmpOp::Gt),
            comparison!("__ge__", CmpOp::Ge),
            Method::sync("__iter__", iter),
            Method::sync("__len__", len),
            Method::flow("__getitem__", getitem),
            Method::sync("__add__", add),
            Method::flow("__mul__", mul),
            Method::flow("__rmul__", mul),
            Method::task("__contains__", crate::task!(contains)),
            Method::sync("__getnewargs__", |vm, args| {
                let (tuple, _) = args.this_tuple(vm, "__getnewargs__")?;
                Ok(Value::tuple(vec![Value::Tuple(tuple.clone())]))
            }),
            Method::task("index", crate::task!(index)),
            Method::task("count", crate::task!(count)),
            Method::sync("__class_getitem__", super::generic_alias::class_getitem).of_class(),
        ],
    );
}
