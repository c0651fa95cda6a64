//! `range` and `slice` (`Objects/rangeobject.c`, `Objects/sliceobject.c`).

use super::define::{Attr, Method, attrs, methods};
use super::sequence::{self, bad_index};
use crate::function::{Args, OwnedArgs};
use crate::iter::{Iter, IterKind};
use crate::protocol::items::range_len;
use crate::seq::{RangeData, SliceData, SmallRange};
use crate::{Flow, Res, Value, Vm};
use coroscope_bytecode::CmpOp;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use std::rc::Rc;

/// A range; the step is not zero.
pub fn new(start: BigInt, stop: BigInt, step: BigInt) -> Value {
    let small = match (start.to_i64(), stop.to_i64(), step.to_i64()) {
        (Some(a), Some(b), Some(c)) => SmallRange::new(a, b, c),
        _ => None,
    };
    let [start, stop, step] = [start, stop, step].map(Value::from_bigint);
    Value::Range(Rc::new(RangeData { start, stop, step, small }))
}

fn bounds(r: &RangeData) -> (BigInt, BigInt, BigInt) {
    let big = |v: &Value| v.as_bigint().unwrap_or_default();
    (big(&r.start), big(&r.stop), big(&r.step))
}

fn length(r: &RangeData) -> BigInt {
    let (start, stop, step) = bounds(r);
    range_len(&start, &stop, &step)
}

/// An iterator of a range whose numbers do not fit.
pub fn big_iter(r: &RangeData) -> Option<Value> {
    let (next, _, step) = bounds(r);
    Some(Iter::new(IterKind::BigRange { next, step, left: length(r) }))
}

pub fn is_truthy(r: &RangeData) -> bool {
    !length(r).is_zero()
}

fn new_range(vm: &Vm, args: Args<'_>) -> Flow {
    let rest = args.rest();
    if let Err(e) = rest.no_kw(vm, "range").and_then(|()| rest.count(vm, "range", 1, 3)) {
        return Flow::Err(e);
    }
    if rest.pos.iter().all(Value::is_int) {
        let numbers: Vec<BigInt> = rest.pos.iter().filter_map(Value::as_bigint).collect();
        return from_numbers(vm, numbers).into();
    }
    let (vm, given) = (vm.clone(), rest.pos.to_vec());
    Flow::run(async move {
        let mut numbers = Vec::with_capacity(3);
        for v in &given {
            numbers.push(vm.index_of(v).await?);
        }
        from_numbers(&vm, numbers)
    })
}

fn from_numbers(vm: &Vm, numbers: Vec<BigInt>) -> Res {
    let mut numbers = numbers.into_iter();
    let first = numbers.next().unwrap_or_default();
    let Some(stop) = numbers.next() else { return Ok(new(BigInt::zero(), first, BigInt::from(1))) };
    let step = numbers.next().unwrap_or_else(|| BigInt::from(1));
    if step.is_zero() {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(new(first, stop, step))
}

fn this<'a>(vm: &Vm, args: Args<'a>, method: &str) -> Res<(&'a Rc<RangeData>, Args<'a>)> {
    match args.pos.first() {
        Some(Value::Range(r)) => Ok((r, args.rest())),
        Some(other) => Err(super::args::wrong_receiver(vm, &vm.types.range, method, other)),
        None => Err(vm.type_error(format!("unbound method range.{method}() needs an argument"))),
    }
}

fn len(vm: &Vm, args: Args<'_>) -> Res {
    let (r, _) = this(vm, args, "__len__")?;
    let n = length(r);
    match n.to_i64() {
        Some(n) => Ok(Value::Int(n)),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn repr(vm: &Vm, args: Args<'_>) -> Res {
    let (r, _) = this(vm, args, "__repr__")?;
    let (start, stop, step) = bounds(r);
    Ok(Value::str(if step == BigInt::from(1) {
        format!("range({start}, {stop})")
    } else {
        format!("range({start}, {stop}, {step})")
    }))
}

async fn getitem(vm: Vm, args: OwnedArgs) -> Res {
    let (r, rest) = this(&vm, args.as_args(), "__getitem__")?;
    let key = rest.operand(&vm)?;
    let (start, _, step) = bounds(r);
    let len = length(r);
    if let Value::Slice(s) = key {
        let plain = vm.slice_bounds(s).await?;
        let (from, to, by) = big_indices(&vm, &plain, &len)?;
        return Ok(new(&start + &from * &step, &start + to * &step, by * step));
    }
    if !key.is_int() && vm.lookup_special(key, &vm.names.index).is_none() {
        return Err(bad_index(&vm, "range", key));
    }
    let mut i = vm.index_of(key).await?;
    if i.is_negative() {
        i += &len;
    }
    if i.is_negative() || i >= len {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(Value::from_bigint(start + i * step))
}

/// `slice.indices(len)` for any length. Bounds must be plain.
fn big_indices(vm: &Vm, s: &SliceData, len: &BigInt) -> Res<(BigInt, BigInt, BigInt)> {
    let step = s.step.as_bigint().unwrap_or_else(|| BigInt::from(1));
    if step.is_zero() {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let back = step.is_negative();
    let (low, high) = if back { (BigInt::from(-1), len - 1) } else { (BigInt::zero(), len.clone()) };
    let clamp = |v: &Value, default: &BigInt| match v.as_bigint() {
        None => default.clone(),
        Some(n) if n.is_negative() => (n + len).max(low.clone()),
        Some(n) => n.min(high.clone()),
    };
    let start = clamp(&s.start, if back { &high } else { &low });
    let stop = clamp(&s.stop, if back { &low } else { &high });
    Ok((start, stop, step))
}

/// Where an integer is in the range.
fn find(r: &RangeData, v: &Value) -> Option<BigInt> {
    let n = v.as_bigint()?;
    let (start, _, step) = bounds(r);
    let offset = n - start;
    if !(&offset % &step).is_zero() {
        return None;
    }
    let at = offset / step;
    (!at.is_negative() && at < length(r)).then_some(at)
}

fn exact_int(v: &Value) -> bool {
    matches!(v, Value::Int(_) | Value::BigInt(_) | Value::Bool(_))
}

async fn position(vm: &Vm, r: &Rc<RangeData>, v: &Value) -> Res<Option<BigInt>> {
    if exact_int(v) {
        return Ok(find(r, v));
    }
    if let Value::Float(x) = v {
        return Ok(if x.fract() == 0.0 && x.is_finite() {
            crate::num::int::from_f64(*x).ok().and_then(|n| find(r, &Value::from_bigint(n.into_big())))
        } else {
            None
        });
    }
    let it = vm.iter(&Value::Range(r.clone())).await?;
    let mut at = BigInt::zero();
    while let Some(item) = vm.next(&it).await? {
        if vm.eq(&item, v).await? {
            return Ok(Some(at));
        }
        at += 1;
        vm.breathe(1).await?;
    }
    Ok(None)
}

async fn contains(vm: Vm, args: OwnedArgs) -> Res {
    let (r, rest) = this(&vm, args.as_args(), "__contains__")?;
    Ok(Value::Bool(position(&vm, r, rest.operand(&vm)?).await?.is_some()))
}

async fn index(vm: Vm, args: OwnedArgs) -> Res {
    let (r, rest) = this(&vm, args.as_args(), "index")?;
    let item = rest.one(&vm, "range.index")?;
    match position(&vm, r, item).await? {
        Some(at) => Ok(Value::from_bigint(at)),
        None if exact_int(item) => Err(vm.value_error("range.index(x): x not in range")),
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

async fn count(vm: Vm, args: OwnedArgs) -> Res {
    let (r, rest) = this(&vm, args.as_args(), "count")?;
    let found = position(&vm, r, rest.one(&vm, "range.count")?).await?;
    Ok(Value::Int(i64::from(found.is_some())))
}

fn iter(vm: &Vm, args: Args<'_>) -> Flow {
    match this(vm, args, "__iter__") {
        Ok((r, _)) => vm.iter_flow(&Value::Range(r.clone())),
        Err(e) => Flow::Err(e),
    }
}

fn reversed(vm: &Vm, args: Args<'_>) -> Flow {
    match this(vm, args, "__reversed__") {
        Ok((r, _)) => {
            let (start, _, step) = bounds(r);
            let len = length(r);
            let last = &start + (len - 1) * &step;
            vm.iter_flow(&new(last, start - &step, -step))
        }
        Err(e) => Flow::Err(e),
    }
}

/// What decides equality: length, and first number and step where they matter.
fn essence(r: &RangeData) -> [Value; 3] {
    let n = length(r);
    let one = n == BigInt::from(1);
    let start = if n.is_zero() { Value::None } else { r.start.clone() };
    let step = if n.is_zero() || one { Value::None } else { r.step.clone() };
    [Value::from_bigint(n), start, step]
}

fn compare(vm: &Vm, args: Args<'_>, op: CmpOp) -> Res {
    let (a, rest) = this(vm, args, "__eq__")?;
    let Value::Range(b) = rest.operand(vm)? else { return Ok(Value::NotImplemented) };
    let (a, b) = (Value::tuple(essence(a).to_vec()), Value::tuple(essence(b).to_vec()));
    let same = crate::equal::keys(&a, &b) == crate::equal::Verdict::Same;
    Ok(Value::Bool(same == (op == CmpOp::Eq)))
}

async fn hash(vm: Vm, args: OwnedArgs) -> Res {
    let (r, _) = this(&vm, args.as_args(), "__hash__")?;
    Ok(Value::Int(vm.hash_of(&Value::tuple(essence(r).to_vec())).await? as i64))
}

fn range_part(v: &Value, part: fn(&RangeData) -> &Value) -> Res {
    Ok(match v {
        Value::Range(r) => part(r).clone(),
        _ => Value::None,
    })
}

// ---- slice -------------------------------------------------------------------------------------------------------

fn new_slice(vm: &Vm, args: Args<'_>) -> Res {
    let rest = args.rest();
    rest.no_kw(vm, "slice")?;
    rest.count(vm, "slice", 1, 3)?;
    let part = |i: usize| rest.pos.get(i).cloned().unwrap_or(Value::None);
    let (start, stop) = if rest.pos.len() == 1 { (Value::None, part(0)) } else { (part(0), part(1)) };
    Ok(Value::Slice(Rc::new(SliceData { start, stop, step: part(2) })))
}

fn slice_parts(v: Option<&Value>) -> Vec<Value> {
    match v {
        Some(Value::Slice(s)) => vec![s.start.clone(), s.stop.clone(), s.step.clone()],
        _ => Vec::new(),
    }
}

async fn slice_repr(vm: Vm, args: OwnedArgs) -> Res {
    let parts = slice_parts(args.pos.first());
    Ok(Value::str(format!("slice({})", sequence::joined_reprs(&vm, &parts).await?)))
}

async fn slice_compare(vm: Vm, args: OwnedArgs, op: CmpOp) -> Res {
    if !matches!(args.pos.get(1), Some(Value::Slice(_))) {
        return Ok(Value::NotImplemented);
    }
    vm.compare_items(op, &slice_parts(args.pos.first()), &slice_parts(args.pos.get(1))).await
}

async fn slice_hash(vm: Vm, args: OwnedArgs) -> Res {
    Ok(Value::Int(vm.hash_of(&Value::tuple(slice_parts(args.pos.first()))).await? as i64))
}

async fn indices(vm: Vm, args: OwnedArgs) -> Res {
    let len = vm.index_of(sequence::rest(&args).one(&vm, "slice.indices")?).await?;
    if len.is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let Some(Value::Slice(s)) = args.pos.first() else { return Ok(Value::None) };
    let plain = vm.slice_bounds(s).await?;
    let (start, stop, step) = big_indices(&vm, &plain, &len)?;
    Ok(Value::tuple([start, stop, step].into_iter().map(Value::from_bigint).collect()))
}

pub fn install(vm: &Vm) {
    let class = &vm.types.range;
    methods(
        vm,
        class,
        &[
            Method::flow("__new__", new_range).unbound(),
            Method::sync("__repr__", repr),
            Method::task("__hash__", crate::task!(hash)),
            Method::sync("__eq__", |vm, args| compare(vm, args, CmpOp::Eq)),
            Method::sync("__ne__", |vm, args| compare(vm, args, CmpOp::Ne)),
            Method::flow("__iter__", iter),
            Method::sync("__len__", len),
            Method::sync("__bool__", |vm, args| Ok(Value::Bool(is_truthy(this(vm, args, "__bool__")?.0)))),
            Method::task("__getitem__", crate::task!(getitem)),
            Method::task("__contains__", crate::task!(contains)),
            Method::flow("__reversed__", reversed),
            Method::task("count", crate::task!(count)),
            Method::task("index", crate::task!(index)),
        ],
    );
    attrs(
        vm,
        class,
        &[
            Attr::member("start", |_, v| range_part(v, |r| &r.start)),
            Attr::member("stop", |_, v| range_part(v, |r| &r.stop)),
            Attr::member("step", |_, v| range_part(v, |r| &r.step)),
        ],
    );
    let class = &vm.types.slice;
    methods(
        vm,
        class,
        &[
            Method::sync("__new__", new_slice).unbound(),
            Method::task("__repr__", crate::task!(slice_repr)),
            Method::task("__hash__", crate::task!(slice_hash)),
            Method::task("__eq__", |vm, args| Box::pin(slice_compare(vm, args, CmpOp::Eq))),
            Method::task("__ne__", |vm, args| Box::pin(slice_compare(vm, args, CmpOp::Ne))),
            Method::task("__lt__", |vm, args| Box::pin(slice_compare(vm, args, CmpOp::Lt))),
            Method::task("indices", crate::task!(indices)),
        ],
    );
    attrs(
        vm,
        class,
        &[
            Attr::member("start", |_, v| Ok(slice_parts(Some(v)).into_iter().next().unwrap_or_default())),
            Attr::member("stop", |_, v| Ok(slice_parts(Some(v)).into_iter().nth(1).unwrap_or_default())),
            Attr::member("step", |_, v| Ok(slice_parts(Some(v)).into_iter().nth(2).unwrap_or_default())),
        ],
    );
}
