//! `str` as a sequence: items, slices, membership, comparison, `+` and `*`, and its text forms.

use super::str_make::{repeat, slice};
use crate::builtins::define::{Method, methods};
use crate::indexed;
use crate::iter::{Iter, IterKind};
use crate::protocol::compare::holds;
use crate::text::index::Span;
use crate::text::repr::repr_str;
use crate::{Args, Res, Value, Vm};
use coroscope_bytecode::CmpOp;

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.str_, TABLE);
}

macro_rules! compare {
    ($name:literal, $op:ident) => {
        Method::sync($name, |vm, args| compare(vm, args, CmpOp::$op, $name))
    };
}

const TABLE: &[Method] = &[
    Method::sync("__len__", |vm, args| Ok(Value::from(args.this_str(vm, "__len__")?.0.len()))),
    indexed!("__getitem__", getitem),
    Method::sync("__contains__", contains),
    Method::sync("__iter__", |vm, args| {
        let (this, _) = args.this_str(vm, "__iter__")?;
        Ok(Iter::new(IterKind::Str { text: this.clone(), at: 0 }))
    }),
    Method::sync("__add__", add),
    indexed!("__mul__", |vm, args| multiply(vm, args, "__mul__")),
    indexed!("__rmul__", |vm, args| multiply(vm, args, "__rmul__")),
    Method::sync("__str__", |vm, args| Ok(Value::Str(args.this_str(vm, "__str__")?.0.clone()))),
    Method::sync("__repr__", |vm, args| {
        let (this, _) = args.this_str(vm, "__repr__")?;
        vm.reserve(this.len_bytes() as u64 * 2)?;
        Ok(Value::str(repr_str(this)))
    }),
    Method::sync("__hash__", |vm, args| Ok(Value::Int(args.this_str(vm, "__hash__")?.0.hash() as i64))),
    compare!("__eq__", Eq),
    compare!("__ne__", Ne),
    compare!("__lt__", Lt),
    compare!("__le__", Le),
    compare!("__gt__", Gt),
    compare!("__ge__", Ge),
];

fn compare(vm: &Vm, args: Args<'_>, op: CmpOp, name: &str) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    Ok(match rest.operand(vm)?.as_str() {
        Some(other) => Value::Bool(holds(op, this.as_str().cmp(other.as_str()))),
        None => Value::NotImplemented,
    })
}

fn getitem(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "__getitem__")?;
    let key = rest.operand(vm)?;
    if let Value::Slice(bounds) = key {
        let found = vm.slice_indices(bounds, this.len())?;
        return Ok(slice(this, Span { start: found.start, stop: found.stop, step: found.step, count: found.len }));
    }
    let Some(i) = key.as_i64() else {
        if key.is_int() {
            return Err(vm.index_error("cannot fit 'int' into an index-sized integer"));
        }
        let given = vm.type_name(key);
        return Err(vm.type_error(format!("string indices must be integers, not '{given}'")));
    };
    let at = if i < 0 { i.saturating_add(this.len() as i64) } else { i };
    match usize::try_from(at).ok().and_then(|at| this.char_at(at)) {
        Some(c) => Ok(vm.char_str(c)),
        None => Err(vm.index_error("string index out of range")),
    }
}

fn contains(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "__contains__")?;
    let item = rest.operand(vm)?;
    match item.as_str() {
        Some(part) => Ok(Value::Bool(this.contains(part.as_str()))),
        None => {
            let given = vm.type_name(item);
            Err(vm.type_error(format!("'in <string>' requires string as left operand, not {given}")))
        }
    }
}

fn add(vm: &Vm, args: Args<'_>) -> Res {
    let (this, rest) = args.this_str(vm, "__add__")?;
    let other = rest.operand(vm)?;
    let Some(more) = other.as_str() else {
        let given = vm.type_name(other);
        return Err(vm.type_error(format!("can only concatenate str (not \"{given}\") to str")));
    };
    vm.reserve((this.len_bytes() + more.len_bytes()) as u64)?;
    Ok(Value::str([this.as_str(), more.as_str()].concat()))
}

fn multiply(vm: &Vm, args: Args<'_>, name: &str) -> Res {
    let (this, rest) = args.this_str(vm, name)?;
    let count = rest.operand(vm)?;
    if count.is_int() { repeat(vm, this, count) } else { Err(vm.not_an_integer(count)) }
}
