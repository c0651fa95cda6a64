//! `set` and `frozenset` (`Objects/setobject.c`).

use super::define::{Method, constant, methods};
use super::sequence;
use crate::class::Class;
use crate::function::{Args, OwnedArgs};
use crate::heap::Node;
use crate::iter::{Iter, IterKind};
use crate::object::Payload;
use crate::set::Set;
use crate::{Flow, Res, Value, Vm};
use coroscope_bytecode::CmpOp;
use std::rc::Rc;

/// A set as a value, known to the collector.
pub fn wrap(vm: &Vm, set: Rc<Set>) -> Value {
    vm.heap.register(Node::Set(Rc::downgrade(&set)));
    Value::Set(set)
}

/// A new set of an iterable's items.
pub async fn set_from(vm: &Vm, iterable: &Value) -> Res<Rc<Set>> {
    let set = Rc::new(Set::new());
    fill(vm, &set, iterable).await?;
    Ok(set)
}

/// Adds an iterable's items.
pub async fn fill(vm: &Vm, set: &Rc<Set>, iterable: &Value) -> Res<()> {
    if let Value::Set(other) | Value::FrozenSet(other) = iterable.underlying() {
        return merge(vm, set, other).await;
    }
    if let Some(items) = vm.try_collect(iterable) {
        for item in items {
            vm.set_add(set, item).await?;
        }
        return Ok(());
    }
    let it = vm.iter(iterable).await?;
    let mut n = 0u64;
    while let Some(item) = vm.next(&it).await? {
        vm.set_add(set, item).await?;
        n += 1;
        if n.is_multiple_of(4096) {
            vm.reserve(n * 24)?;
            vm.breathe(4096).await?;
        }
    }
    Ok(())
}

async fn merge(vm: &Vm, set: &Rc<Set>, other: &Rc<Set>) -> Res<()> {
    if Rc::ptr_eq(set, other) {
        return Ok(());
    }
    let left = set.table.borrow_mut().merge(&other.table.borrow());
    for (item, _) in left.err().unwrap_or_default() {
        vm.set_add(set, item).await?;
    }
    Ok(())
}

fn copy_of(set: &Set) -> Rc<Set> {
    Rc::new(Set::from_table(set.table.borrow().clone()))
}

/// The set of an operand: as it is, or made from an iterable.
async fn operand(vm: &Vm, v: &Value) -> Res<Rc<Set>> {
    match v.as_set() {
        Some(s) => Ok(s.clone()),
        None => set_from(vm, v).await,
    }
}

/// A result of the kind of `like`.
fn of_kind(vm: &Vm, like: &Value, set: Rc<Set>) -> Value {
    match like.underlying() {
        Value::FrozenSet(_) => Value::FrozenSet(set),
        _ => wrap(vm, set),
    }
}

// ---- making ------------------------------------------------------------------------------------------------------

fn new_set(vm: &Vm, args: Args<'_>) -> Res {
    let class = super::args::class_arg(vm, args, &vm.types.set)?;
    let set = wrap(vm, Rc::new(Set::new()));
    if Rc::ptr_eq(&class, &vm.types.set) {
        return Ok(set);
    }
    Ok(Value::Object(vm.new_object(&class, Payload::Value(set))))
}

async fn init_set(vm: Vm, args: OwnedArgs) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, "__init__")?;
    if matches!(args.pos[0], Value::Set(_)) {
        rest.no_kw(&vm, "set")?;
    }
    rest.count(&vm, "set", 0, 1)?;
    set.clear();
    if let Some(iterable) = rest.pos.first() {
        fill(&vm, set, iterable).await?;
    }
    Ok(Value::None)
}

async fn new_frozenset(vm: Vm, args: OwnedArgs) -> Res {
    let class: Rc<Class> = super::args::class_arg(&vm, args.as_args(), &vm.types.frozenset)?;
    let exact = Rc::ptr_eq(&class, &vm.types.frozenset);
    let rest = sequence::rest(&args);
    if exact {
        rest.no_kw(&vm, "frozenset")?;
    }
    rest.count(&vm, "frozenset", 0, 1)?;
    let set = match rest.pos.first() {
        Some(Value::FrozenSet(s)) => s.clone(),
        Some(iterable) => set_from(&vm, iterable).await?,
        None => Rc::new(Set::new()),
    };
    let value = Value::FrozenSet(set);
    Ok(if exact { value } else { Value::Object(vm.new_object(&class, Payload::Value(value))) })
}

// ---- methods of both ---------------------------------------------------------------------------------------------

fn len(vm: &Vm, args: Args<'_>) -> Res {
    let (set, rest) = args.this_set(vm, "__len__")?;
    rest.between(vm, "", 0, 0)?;
    Ok(Value::from(set.len()))
}

fn iter(vm: &Vm, args: Args<'_>) -> Res {
    let (set, _) = args.this_set(vm, "__iter__")?;
    Ok(Iter::new(IterKind::Set { set: set.clone(), at: 0, len: set.len() }))
}

async fn contains(vm: Vm, args: OwnedArgs) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, "__contains__")?;
    Ok(Value::Bool(vm.set_contains(set, rest.operand(&vm)?).await?))
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let (set, _) = args.as_args().this_set(&vm, "__repr__")?;
    let this = args.at(0);
    let name = vm.type_name(&this);
    if set.is_empty() {
        return Ok(Value::str(format!("{name}()")));
    }
    if !sequence::enter_repr(&vm, &this) {
        return Ok(Value::str(format!("{name}(...)")));
    }
    let inner = sequence::joined_reprs(&vm, &set.to_vec()).await;
    sequence::leave_repr(&vm, &this);
    let inner = inner?;
    Ok(Value::str(match &this {
        Value::Set(_) => format!("{{{inner}}}"),
        _ => format!("{name}({{{inner}}})"),
    }))
}

async fn is_subset(vm: &Vm, a: &Rc<Set>, b: &Rc<Set>) -> Res<bool> {
    if a.len() > b.len() {
        return Ok(false);
    }
    for item in a.to_vec() {
        if !vm.set_contains(b, &item).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn compare(vm: Vm, args: OwnedArgs, op: CmpOp) -> Res {
    let (a, rest) = args.as_args().this_set(&vm, "__eq__")?;
    let Some(b) = rest.operand(&vm)?.as_set() else { return Ok(Value::NotImplemented) };
    Ok(Value::Bool(match op {
        CmpOp::Eq => a.len() == b.len() && is_subset(&vm, a, b).await?,
        CmpOp::Ne => !(a.len() == b.len() && is_subset(&vm, a, b).await?),
        CmpOp::Le => is_subset(&vm, a, b).await?,
        CmpOp::Lt => a.len() < b.len() && is_subset(&vm, a, b).await?,
        CmpOp::Ge => is_subset(&vm, b, a).await?,
        CmpOp::Gt => b.len() < a.len() && is_subset(&vm, b, a).await?,
    }))
}

#[derive(Clone, Copy, PartialEq)]
enum Op {
    And,
    Or,
    Sub,
    Xor,
}

/// `a op b` as a new set.
async fn combine(vm: &Vm, op: Op, a: &Rc<Set>, b: &Rc<Set>) -> Res<Rc<Set>> {
    let result = match op {
        Op::And => {
            let (small, large) = if b.len() > a.len() { (a, b) } else { (b, a) };
            let result = Rc::new(Set::new());
            for item in small.to_vec() {
                if vm.set_contains(large, &item).await? {
                    vm.set_add(&result, item).await?;
                }
            }
            result
        }
        Op::Or => {
            let result = copy_of(a);
            merge(vm, &result, b).await?;
            result
        }
        Op::Sub => {
            let result = Rc::new(Set::new());
            for item in a.to_vec() {
                if !vm.set_contains(b, &item).await? {
                    vm.set_add(&result, item).await?;
                }
            }
            result
        }
        Op::Xor => {
            let result = copy_of(b);
            for item in a.to_vec() {
                if !vm.set_remove(&result, &item).await? {
                    vm.set_add(&result, item).await?;
                }
            }
            result
        }
    };
    Ok(result)
}

/// Operators take sets only.
async fn operator(vm: Vm, args: OwnedArgs, op: Op, swapped: bool) -> Res {
    let other = sequence::rest(&args).operand(&vm)?.clone();
    let this = args.at(0);
    let (left, right) = if swapped { (other, this) } else { (this, other) };
    let (Some(a), Some(b)) = (left.as_set(), right.as_set()) else { return Ok(Value::NotImplemented) };
    let result = combine(&vm, op, a, b).await?;
    Ok(of_kind(&vm, &left, result))
}

/// Methods take any number of iterables.
async fn method(vm: Vm, args: OwnedArgs, op: Op, name: &'static str) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, name)?;
    rest.no_kw(&vm, &format!("{}.{name}", vm.type_name(&args.pos[0])))?;
    if op == Op::Xor {
        let shown = format!("{}.{name}", vm.type_name(&args.pos[0]));
        rest.one(&vm, &shown)?;
    }
    let mut result = copy_of(set);
    for other in rest.pos {
        let other = operand(&vm, other).await?;
        result = combine(&vm, op, &result, &other).await?;
    }
    Ok(of_kind(&vm, &args.pos[0], result))
}

async fn issubset(vm: Vm, args: OwnedArgs) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, "issubset")?;
    let other = operand(&vm, rest.one(&vm, "set.issubset")?).await?;
    Ok(Value::Bool(is_subset(&vm, set, &other).await?))
}

async fn issuperset(vm: Vm, args: OwnedArgs) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, "issuperset")?;
    let other = operand(&vm, rest.one(&vm, "set.issuperset")?).await?;
    Ok(Value::Bool(is_subset(&vm, &other, set).await?))
}

async fn isdisjoint(vm: Vm, args: OwnedArgs) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, "isdisjoint")?;
    for item in vm.collect(rest.one(&vm, "set.isdisjoint")?).await? {
        if vm.set_contains(set, &item).await? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn copy(vm: &Vm, args: Args<'_>) -> Res {
    let (set, rest) = args.this_set(vm, "copy")?;
    rest.none(vm, "set.copy")?;
    match &args.pos[0] {
        v @ Value::FrozenSet(_) => Ok(v.clone()),
        v => Ok(of_kind(vm, v, copy_of(set))),
    }
}

/// `(class, ([items],), attributes)`, for copies and pickles.
fn reduce(vm: &Vm, args: Args<'_>) -> Res {
    let (set, _) = args.this_set(vm, "__reduce__")?;
    let items = Value::tuple(vec![vm.new_list(set.to_vec())]);
    let state = args.pos[0].as_object().and_then(|o| o.existing_dict()).map_or(Value::None, Value::Dict);
    Ok(Value::tuple(vec![Value::Class(vm.type_of(&args.pos[0])), items, state]))
}

// ---- methods of sets ---------------------------------------------------------------------------------------------

fn add(vm: &Vm, args: Args<'_>) -> Flow {
    let (set, item) = match args.this_set(vm, "add").and_then(|(s, r)| Ok((s, r.one(vm, "set.add")?))) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    if let Some(res) = vm.try_set_add(set, item.clone()) {
        return res.map(|_| Value::None).into();
    }
    let (vm, set, item) = (vm.clone(), set.clone(), item.clone());
    Flow::run(async move { vm.set_add(&set, item).await.map(|_| Value::None) })
}

async fn remove(vm: Vm, args: OwnedArgs, must: bool) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, if must { "remove" } else { "discard" })?;
    let item = rest.one(&vm, if must { "set.remove" } else { "set.discard" })?;
    if !vm.set_remove(set, item).await? && must {
        return Err(vm.key_error(item.clone()));
    }
    Ok(Value::None)
}

fn pop(vm: &Vm, args: Args<'_>) -> Res {
    let (set, rest) = args.this_set(vm, "pop")?;
    rest.none(vm, "set.pop")?;
    let popped = set.table.borrow_mut().pop();
    popped.ok_or_else(|| vm.key_error(Value::str("pop from an empty set")))
}

fn clear(vm: &Vm, args: Args<'_>) -> Res {
    let (set, rest) = args.this_set(vm, "clear")?;
    rest.none(vm, "set.clear")?;
    set.clear();
    Ok(Value::None)
}

/// Puts a new content in place of the old.
fn replace(set: &Rc<Set>, new: &Rc<Set>) {
    if !Rc::ptr_eq(set, new) {
        let table = new.table.borrow().clone();
        let old = std::mem::replace(&mut *set.table.borrow_mut(), table);
        drop(old);
    }
}

async fn update(vm: Vm, args: OwnedArgs, op: Op, name: &'static str) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, name)?;
    rest.no_kw(&vm, &format!("set.{name}"))?;
    if op == Op::Xor {
        rest.one(&vm, &format!("set.{name}"))?;
    }
    for other in rest.pos {
        apply(&vm, op, set, other).await?;
    }
    Ok(Value::None)
}

async fn apply(vm: &Vm, op: Op, set: &Rc<Set>, other: &Value) -> Res<()> {
    if op == Op::Or {
        return fill(vm, set, other).await;
    }
    let other = operand(vm, other).await?;
    if op == Op::Sub && !Rc::ptr_eq(&other, set) {
        for item in other.to_vec() {
            vm.set_remove(set, &item).await?;
        }
        return Ok(());
    }
    replace(set, &combine(vm, op, set, &other).await?);
    Ok(())
}

async fn inplace(vm: Vm, args: OwnedArgs, op: Op) -> Res {
    let (set, rest) = args.as_args().this_set(&vm, "__ior__")?;
    let other = rest.operand(&vm)?;
    if other.as_set().is_none() {
        return Ok(Value::NotImplemented);
    }
    apply(&vm, op, set, other).await?;
    Ok(args.at(0))
}

fn frozen_hash(vm: &Vm, args: Args<'_>) -> Res {
    let (set, _) = args.this_set(vm, "__hash__")?;
    Ok(Value::Int(set.frozen_hash() as i64))
}

macro_rules! operators {
    ($($name:literal $reflected:literal $op:expr;)*) => {
        &[$(
            Method::task($name, |vm, args| Box::pin(operator(vm, args, $op, false))),
            Method::task($reflected, |vm, args| Box::pin(operator(vm, args, $op, true))),
        )*]
    };
}

macro_rules! comparisons {
    ($($name:literal $op:expr;)*) => {
        &[$(Method::task($name, |vm, args| Box::pin(compare(vm, args, $op)))),*]
    };
}

macro_rules! updates {
    ($($name:literal $inplace:literal $op:expr;)*) => {
        &[$(
            Method::task($name, |vm, args| Box::pin(update(vm, args, $op, $name))),
            Method::task($inplace, |vm, args| Box::pin(inplace(vm, args, $op))),
        )*]
    };
}

const OPERATORS: &[Method] = operators! {
    "__and__" "__rand__" Op::And;
    "__or__" "__ror__" Op::Or;
    "__sub__" "__rsub__" Op::Sub;
    "__xor__" "__rxor__" Op::Xor;
};

const COMPARISONS: &[Method] = comparisons! {
    "__lt__" CmpOp::Lt; "__le__" CmpOp::Le; "__eq__" CmpOp::Eq; "__ne__" CmpOp::Ne; "__gt__" CmpOp::Gt; "__ge__" CmpOp::Ge;
};

const UPDATES: &[Method] = updates! {
    "update" "__ior__" Op::Or;
    "intersection_update" "__iand__" Op::And;
    "difference_update" "__isub__" Op::Sub;
    "symmetric_difference_update" "__ixor__" Op::Xor;
};

const COMMON: &[Method] = &[
    Method::task("__repr__", crate::task!(repr)),
    Method::sync("__iter__", iter),
    Method::sync("__len__", len),
    Method::task("__contains__", crate::task!(contains)),
    Method::sync("copy", copy),
    Method::sync("__reduce__", reduce),
    Method::task("union", |vm, args| Box::pin(method(vm, args, Op::Or, "union"))),
    Method::task("intersection", |vm, args| Box::pin(method(vm, args, Op::And, "intersection"))),
    Method::task("difference", |vm, args| Box::pin(method(vm, args, Op::Sub, "difference"))),
    Method::task("symmetric_difference", |vm, args| Box::pin(method(vm, args, Op::Xor, "symmetric_difference"))),
    Method::task("issubset", crate::task!(issubset)),
    Method::task("issuperset", crate::task!(issuperset)),
    Method::task("isdisjoint", crate::task!(isdisjoint)),
    Method::sync("__class_getitem__", super::generic_alias::class_getitem).of_class(),
];

const OF_SETS: &[Method] = &[
    Method::sync("__new__", new_set).unbound(),
    Method::task("__init__", crate::task!(init_set)),
    Method::flow("add", add),
    Method::task("remove", |vm, args| Box::pin(remove(vm, args, true))),
    Method::task("discard", |vm, args| Box::pin(remove(vm, args, false))),
    Method::sync("pop", pop),
    Method::sync("clear", clear),
];

pub fn install(vm: &Vm) {
    let t = &vm.types;
    for class in [&t.set, &t.frozenset] {
        methods(vm, class, COMMON);
        methods(vm, class, COMPARISONS);
        methods(vm, class, OPERATORS);
    }
    methods(vm, &t.set, OF_SETS);
    methods(vm, &t.set, UPDATES);
    constant(vm, &t.set, "__hash__", Value::None);
    methods(
        vm,
        &t.frozenset,
        &[Method::task("__new__", crate::task!(new_frozenset)).unbound(), Method::sync("__hash__", frozen_hash)],
    );
}
