//! `list` (`Objects/listobject.c`).

use super::define::{Method, constant, methods};
use super::sequence::{self, bound, position, with_index, with_items};
use crate::function::{Args, OwnedArgs};
use crate::iter::{Iter, IterKind};
use crate::object::Payload;
use crate::seq::{List, SliceData};
use crate::{Flow, Res, Value, Vm};
use coroscope_bytecode::{BinOp, CmpOp};
use std::rc::Rc;

fn new_list(vm: &Vm, args: Args<'_>) -> Res {
    let class = super::args::class_arg(vm, args, &vm.types.list)?;
    let list = vm.new_list(Vec::new());
    if Rc::ptr_eq(&class, &vm.types.list) {
        return Ok(list);
    }
    Ok(Value::Object(vm.new_object(&class, Payload::Value(list))))
}

fn init(vm: &Vm, args: Args<'_>) -> Flow {
    let (list, rest) = match args.this_list(vm, "__init__") {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    let exact = matches!(args.pos[0], Value::List(_));
    let checked = if exact { rest.no_kw(vm, "list") } else { Ok(()) }.and_then(|()| rest.count(vm, "list", 0, 1));
    if let Err(e) = checked {
        return Flow::Err(e);
    }
    let old = std::mem::take(&mut *list.items.borrow_mut());
    drop(old);
    match rest.pos.first() {
        Some(iterable) => fill(vm, list, iterable),
        None => Flow::Value(Value::None),
    }
}

/// Appends all items of an iterable.
fn fill(vm: &Vm, list: &Rc<List>, iterable: &Value) -> Flow {
    if let Some(items) = vm.try_collect(iterable) {
        list.items.borrow_mut().extend(items);
        return Flow::Value(Value::None);
    }
    let (vm, list, iterable) = (vm.clone(), list.clone(), iterable.clone());
    Flow::run(async move {
        extend_from(&vm, &list, &iterable).await?;
        Ok(Value::None)
    })
}

/// Appends item by item, so that the list grows as the iterable runs, as CPython's does.
pub async fn extend_from(vm: &Vm, list: &Rc<List>, iterable: &Value) -> Res<()> {
    if let Value::Range(r) = iterable
        && let Some(small) = r.small
    {
        vm.reserve(small.len.saturating_mul(16))?;
    }
    let it = vm.iter(iterable).await?;
    let mut count = 0u64;
    while let Some(v) = vm.next(&it).await? {
        vm.push_item(list, v)?;
        count += 1;
        if count.is_multiple_of(4096) {
            vm.breathe(4096).await?;
        }
    }
    Ok(())
}

fn append(vm: &Vm, args: Args<'_>) -> Res {
    let (list, rest) = args.this_list(vm, "append")?;
    let item = rest.one(vm, "list.append")?.clone();
    vm.push_item(list, item)?;
    Ok(Value::None)
}

fn extend(vm: &Vm, args: Args<'_>) -> Flow {
    match args.this_list(vm, "extend").and_then(|(list, rest)| Ok((list, rest.one(vm, "list.extend")?))) {
        Ok((list, iterable)) => fill(vm, list, iterable),
        Err(e) => Flow::Err(e),
    }
}

fn iadd(vm: &Vm, args: Args<'_>) -> Flow {
    let (list, other) = match args.this_list(vm, "__iadd__").and_then(|(l, rest)| Ok((l, rest.operand(vm)?))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    let this = args.pos[0].clone();
    if let Some(items) = vm.try_collect(other) {
        list.items.borrow_mut().extend(items);
        return Flow::Value(this);
    }
    let (vm, list, other) = (vm.clone(), list.clone(), other.clone());
    Flow::run(async move {
        extend_from(&vm, &list, &other).await?;
        Ok(this)
    })
}

fn insert(vm: &Vm, args: Args<'_>) -> Flow {
    let (list, rest) =
        match args.this_list(vm, "insert").and_then(|(l, r)| Ok((l, r.between(vm, "list.insert", 2, 2)?))) {
            Ok(found) => found,
            Err(e) => return Flow::Err(e),
        };
    let (list, item) = (list.clone(), rest[1].clone());
    with_index(vm, &rest[0], move |_, i| {
        let mut items = list.items.borrow_mut();
        let len = items.len() as i64;
        let at = if i < 0 { i.saturating_add(len).max(0) } else { i.min(len) };
        items.insert(at as usize, item);
        Ok(Value::None)
    })
}

fn pop(vm: &Vm, args: Args<'_>) -> Flow {
    let (list, rest) = match args.this_list(vm, "pop").and_then(|(l, r)| Ok((l, r.between(vm, "list.pop", 0, 1)?))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    let list = list.clone();
    with_index(vm, rest.first().unwrap_or(&Value::Int(-1)), move |vm, i| {
        let mut items = list.items.borrow_mut();
        if items.is_empty() {
            return Err(vm.index_error("pop from empty list"));
        }
        match position(i, items.len()) {
            Some(at) => Ok(items.remove(at)),
            None => Err(vm.index_error("pop index out of range")),
        }
    })
}

async fn remove(vm: Vm, args: OwnedArgs) -> Res {
    let (list, rest) = args.as_args().this_list(&vm, "remove")?;
    let item = rest.one(&vm, "list.remove")?;
    let Some(at) = sequence::search(&vm, |i| list.get(i), 0, item).await? else {
        return Err(vm.value_error("list.remove(x): x not in list"));
    };
    let mut items = list.items.borrow_mut();
    let old = if at < items.len() { items.remove(at) } else { Value::Null };
    drop(items);
    drop(old);
    Ok(Value::None)
}

async fn index(vm: Vm, args: OwnedArgs) -> Res {
    let (list, rest) = args.as_args().this_list(&vm, "index")?;
    let given = rest.between(&vm, "list.index", 1, 3)?;
    let start = bound(&vm, given.get(1), list.len(), 0).await?;
    let stop = bound(&vm, given.get(2), list.len(), usize::MAX).await?;
    let found = sequence::search(&vm, |i| if i < stop { list.get(i) } else { None }, start, &given[0]).await?;
    found.map(Value::from).ok_or_else(|| vm.value_error("list.index(x): x not in list"))
}

async fn count(vm: Vm, args: OwnedArgs) -> Res {
    let (list, rest) = args.as_args().this_list(&vm, "count")?;
    let item = rest.one(&vm, "list.count")?;
    let (mut n, mut from) = (0usize, 0);
    while let Some(at) = sequence::search(&vm, |i| list.get(i), from, item).await? {
        n += 1;
        from = at + 1;
    }
    Ok(Value::from(n))
}

fn clear(vm: &Vm, args: Args<'_>) -> Res {
    let (list, rest) = args.this_list(vm, "clear")?;
    rest.none(vm, "list.clear")?;
    let old = std::mem::take(&mut *list.items.borrow_mut());
    crate::trash::free(old.into_iter().rev());
    Ok(Value::None)
}

fn copy(vm: &Vm, args: Args<'_>) -> Res {
    let (list, rest) = args.this_list(vm, "copy")?;
    rest.none(vm, "list.copy")?;
    Ok(vm.new_list(list.to_vec()))
}

fn reverse(vm: &Vm, args: Args<'_>) -> Res {
    let (list, rest) = args.this_list(vm, "reverse")?;
    rest.none(vm, "list.reverse")?;
    list.items.borrow_mut().reverse();
    Ok(Value::None)
}

fn len(vm: &Vm, args: Args<'_>) -> Res {
    let (list, rest) = args.this_list(vm, "__len__")?;
    rest.between(vm, "", 0, 0)?;
    Ok(Value::from(list.len()))
}

/// A slice with plain bounds.
pub async fn plain_slice(vm: &Vm, key: &Value) -> Res<Option<SliceData>> {
    match key {
        Value::Slice(s) => vm.slice_bounds(s).await.map(Some),
        _ => Ok(None),
    }
}

fn getitem(vm: &Vm, args: Args<'_>) -> Flow {
    let (list, key) = match args.this_list(vm, "__getitem__").and_then(|(l, r)| Ok((l, r.operand(vm)?))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    if let Some(res) = vm.try_getitem(&Value::List(list.clone()), key.underlying()) {
        return res.into();
    }
    let (vm, list, key) = (vm.clone(), list.clone(), key.clone());
    Flow::run(async move {
        let plain = match plain_slice(&vm, &key).await? {
            Some(s) => Value::Slice(Rc::new(s)),
            None if key.is_int() || vm.lookup_special(&key, &vm.names.index).is_some() => {
                Value::Int(vm.index_i64(&key).await?)
            }
            None => return Err(sequence::bad_index(&vm, "list", &key)),
        };
        vm.try_getitem(&Value::List(list), &plain).unwrap_or_else(|| Err(vm.index_error("list index out of range")))
    })
}

async fn setitem(vm: Vm, args: OwnedArgs) -> Res {
    let (list, rest) = args.as_args().this_list(&vm, "__setitem__")?;
    let given = rest.between(&vm, "", 2, 2)?;
    store(&vm, list, &given[0], Some(&given[1])).await
}

async fn delitem(vm: Vm, args: OwnedArgs) -> Res {
    let (list, rest) = args.as_args().this_list(&vm, "__delitem__")?;
    let key = rest.operand(&vm)?;
    store(&vm, list, key, None).await
}

/// `list[key] = value`, or `del list[key]`.
async fn store(vm: &Vm, list: &Rc<List>, key: &Value, value: Option<&Value>) -> Res {
    if let Some(slice) = plain_slice(vm, key).await? {
        let new = match value {
            Some(v) => match vm.try_collect(v) {
                Some(items) => items,
                None => slice_value(vm, v).await?,
            },
            None => Vec::new(),
        };
        return store_slice(vm, list, &slice, new, value.is_none());
    }
    if !key.is_int() && vm.lookup_special(key, &vm.names.index).is_none() {
        return Err(sequence::bad_index(vm, "list", key));
    }
    let i = vm.index_i64(key).await?;
    let mut items = list.items.borrow_mut();
    let Some(at) = position(i, items.len()) else {
        return Err(vm.index_error("list assignment index out of range"));
    };
    let old = match value {
        Some(v) => std::mem::replace(&mut items[at], v.clone()),
        None => items.remove(at),
    };
    drop(items);
    drop(old);
    Ok(Value::None)
}

/// The items to put in the place of a slice.
async fn slice_value(vm: &Vm, v: &Value) -> Res<Vec<Value>> {
    if vm.lookup_special(v, &vm.names.iter).is_none() && vm.lookup_special(v, &vm.names.getitem).is_none() {
        return Err(vm.type_error("must assign iterable to extended slice"));
    }
    vm.collect(v).await
}

fn store_slice(vm: &Vm, list: &Rc<List>, slice: &SliceData, new: Vec<Value>, deleting: bool) -> Res {
    let ix = vm.slice_indices(slice, list.len())?;
    let mut items = list.items.borrow_mut();
    let old: Vec<Value>;
    if ix.step == 1 {
        let start = ix.start.max(0) as usize;
        old = items.splice(start..start + ix.len, new).collect();
    } else if deleting {
        let mut positions: Vec<usize> = ix.positions().collect();
        positions.sort_unstable();
        old = positions.into_iter().rev().map(|p| items.remove(p)).collect();
    } else {
        if new.len() != ix.len {
            return Err(vm.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                new.len(),
                ix.len
            )));
        }
        old = ix.positions().zip(new).map(|(p, v)| std::mem::replace(&mut items[p], v)).collect();
    }
    drop(items);
    crate::trash::free(old.into_iter());
    Ok(Value::None)
}

async fn contains(vm: Vm, args: OwnedArgs) -> Res {
    let (list, rest) = args.as_args().this_list(&vm, "__contains__")?;
    let item = rest.operand(&vm)?;
    Ok(Value::Bool(sequence::search(&vm, |i| list.get(i), 0, item).await?.is_some()))
}

fn iter(vm: &Vm, args: Args<'_>) -> Res {
    let (list, _) = args.this_list(vm, "__iter__")?;
    Ok(Iter::new(IterKind::List { list: list.clone(), at: 0 }))
}

fn reversed(vm: &Vm, args: Args<'_>) -> Res {
    let (list, _) = args.this_list(vm, "__reversed__")?;
    Ok(Iter::new(IterKind::ListReversed { left: list.len(), list: list.clone() }))
}

fn add(vm: &Vm, args: Args<'_>) -> Res {
    let (list, rest) = args.this_list(vm, "__add__")?;
    let other = rest.operand(vm)?;
    let Some(b) = other.as_list() else {
        let given = vm.type_name(other);
        return Err(vm.type_error(format!("can only concatenate list (not \"{given}\") to list")));
    };
    vm.try_binary(BinOp::Add, &Value::List(list.clone()), &Value::List(b.clone())).unwrap_or(Ok(Value::NotImplemented))
}

fn mul(vm: &Vm, args: Args<'_>) -> Flow {
    match args.this_list(vm, "__mul__").and_then(|(_, rest)| rest.operand(vm)) {
        Ok(n) => sequence::repeat(vm, &args.pos[0], n),
        Err(e) => Flow::Err(e),
    }
}

async fn imul(vm: Vm, args: OwnedArgs) -> Res {
    let (list, rest) = args.as_args().this_list(&vm, "__imul__")?;
    let n = rest.operand(&vm)?;
    let flow = sequence::repeat(&vm, &args.pos[0], n);
    let product = vm.flow(flow).await?;
    if let Value::List(p) = &product {
        let old = std::mem::replace(&mut *list.items.borrow_mut(), p.to_vec());
        drop(old);
        return Ok(args.at(0));
    }
    Ok(product)
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let (list, _) = args.as_args().this_list(&vm, "__repr__")?;
    let key = Value::List(list.clone());
    if list.is_empty() {
        return Ok(Value::str("[]"));
    }
    if !sequence::enter_repr(&vm, &key) {
        return Ok(Value::str("[...]"));
    }
    let inner = sequence::joined_reprs(&vm, &list.to_vec()).await;
    sequence::leave_repr(&vm, &key);
    Ok(Value::str(format!("[{}]", inner?)))
}

fn items(v: &Value) -> Option<Vec<Value>> {
    v.as_list().map(|l| l.to_vec())
}

macro_rules! comparison {
    ($name:literal, $op:expr) => {
        Method::flow($name, |vm, args| sequence::compare(vm, $op, args, items))
    };
}

pub fn install(vm: &Vm) {
    let class = &vm.types.list;
    methods(
        vm,
        class,
        &[
            Method::sync("__new__", new_list).unbound(),
            Method::flow("__init__", init),
            Method::task("__repr__", crate::task!(repr)),
            comparison!("__lt__", CmpOp::Lt),
            comparison!("__le__", CmpOp::Le),
            comparison!("__eq__", CmpOp::Eq),
            comparison!("__ne__", CmpOp::Ne),
            comparison!("__gt__", CmpOp::Gt),
            comparison!("__ge__", CmpOp::Ge),
            Method::sync("__iter__", iter),
            Method::sync("__len__", len),
            Method::flow("__getitem__", getitem),
            Method::task("__setitem__", crate::task!(setitem)),
            Method::task("__delitem__", crate::task!(delitem)),
            Method::sync("__add__", add),
            Method::flow("__mul__", mul),
            Method::flow("__rmul__", mul),
            Method::task("__contains__", crate::task!(contains)),
            Method::flow("__iadd__", iadd),
            Method::task("__imul__", crate::task!(imul)),
            Method::sync("__reversed__", reversed),
            Method::sync("clear", clear),
            Method::sync("copy", copy),
            Method::sync("append", append),
            Method::flow("insert", insert),
            Method::flow("extend", extend),
            Method::flow("pop", pop),
            Method::task("remove", crate::task!(remove)),
            Method::task("index", crate::task!(index)),
            Method::task("count", crate::task!(count)),
            Method::sync("reverse", reverse),
            Method::flow("sort", super::sort::list_sort),
            Method::sync("__class_getitem__", super::generic_alias::class_getitem).of_class(),
        ],
    );
    constant(vm, class, "__hash__", Value::None);
}

/// A tuple or list from an iterable, for constructors.
pub fn collected(vm: &Vm, iterable: &Value, make: fn(&Vm, Vec<Value>) -> Value) -> Flow {
    with_items(vm, iterable, move |vm, items| Ok(make(vm, items)))
}
