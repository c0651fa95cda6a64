//! The special methods of arithmetic, conversion and comparison as attributes of the built-in types, so that
//! `int.__add__`, `super().__mul__` and instances of subclasses find them. The interpreter has faster ways of its own.

use crate::builtins::define::{Method, methods};
use crate::protocol::compare::holds;
use crate::protocol::number::{arithmetic, equal, order};
use crate::{Args, Res, Value, Vm};
use coroscope_bytecode::{BinOp, CmpOp, UnaryOp};

pub fn install(vm: &Vm) {
    for class in [&vm.types.int, &vm.types.float, &vm.types.complex] {
        methods(vm, class, NUMBER);
    }
    for class in [&vm.types.int, &vm.types.float] {
        methods(vm, class, REAL);
    }
    methods(vm, &vm.types.int, INT);
    methods(vm, &vm.types.bool_, BOOL);
}

macro_rules! binary {
    ($($name:literal, $reflected:literal, $op:ident;)*) => {
        &[$(
            Method::sync($name, |vm, args| operate(vm, args, BinOp::$op, false, $name)),
            Method::sync($reflected, |vm, args| operate(vm, args, BinOp::$op, true, $reflected)),
        )*]
    };
}

macro_rules! compare {
    ($name:literal, $op:ident) => {
        Method::sync($name, |vm, args| compare(vm, args, CmpOp::$op, $name))
    };
}

const NUMBER: &[Method] = &[
    Method::sync("__add__", |vm, args| operate(vm, args, BinOp::Add, false, "__add__")),
    Method::sync("__radd__", |vm, args| operate(vm, args, BinOp::Add, true, "__radd__")),
    Method::sync("__sub__", |vm, args| operate(vm, args, BinOp::Sub, false, "__sub__")),
    Method::sync("__rsub__", |vm, args| operate(vm, args, BinOp::Sub, true, "__rsub__")),
    Method::sync("__mul__", |vm, args| operate(vm, args, BinOp::Mul, false, "__mul__")),
    Method::sync("__rmul__", |vm, args| operate(vm, args, BinOp::Mul, true, "__rmul__")),
    Method::sync("__truediv__", |vm, args| operate(vm, args, BinOp::TrueDiv, false, "__truediv__")),
    Method::sync("__rtruediv__", |vm, args| operate(vm, args, BinOp::TrueDiv, true, "__rtruediv__")),
    Method::sync("__pow__", |vm, args| power(vm, args, false, "__pow__")),
    Method::sync("__rpow__", |vm, args| power(vm, args, true, "__rpow__")),
    Method::sync("__neg__", |vm, args| unary(vm, args, UnaryOp::Neg, "__neg__")),
    Method::sync("__pos__", |vm, args| unary(vm, args, UnaryOp::Pos, "__pos__")),
    Method::sync("__bool__", |vm, args| {
        let this = number(vm, args, "__bool__")?.0;
        Ok(Value::Bool(vm.try_truth(this).unwrap_or(true)))
    }),
    Method::sync("__hash__", |vm, args| {
        let this = number(vm, args, "__hash__")?.0;
        Ok(Value::Int(vm.try_hash(this).unwrap_or(Ok(0))? as i64))
    }),
    Method::sync("__repr__", |vm, args| {
        let this = number(vm, args, "__repr__")?.0;
        super::functions::number_repr(vm, this)
    }),
    compare!("__eq__", Eq),
    compare!("__ne__", Ne),
    compare!("__lt__", Lt),
    compare!("__le__", Le),
    compare!("__gt__", Gt),
    compare!("__ge__", Ge),
];

const REAL: &[Method] = binary! {
    "__floordiv__", "__rfloordiv__", FloorDiv;
    "__mod__", "__rmod__", Mod;
};

const INT: &[Method] = binary! {
    "__lshift__", "__rlshift__", LShift;
    "__rshift__", "__rrshift__", RShift;
    "__and__", "__rand__", And;
    "__or__", "__ror__", Or;
    "__xor__", "__rxor__", Xor;
};

const BOOL: &[Method] = binary! {
    "__and__", "__rand__", And;
    "__or__", "__ror__", Or;
    "__xor__", "__rxor__", Xor;
};

/// `self` as the built-in number under it, and the other arguments.
fn number<'a>(vm: &Vm, args: Args<'a>, name: &str) -> Res<(&'a Value, Args<'a>)> {
    let owner = match args.pos.first().map(Value::underlying) {
        Some(v @ (Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_) | Value::Complex(_))) => {
            return Ok((v, args.rest()));
        }
        _ => &vm.types.int,
    };
    args.receiver(vm, owner, name)
}

fn operate(vm: &Vm, args: Args<'_>, op: BinOp, reflected: bool, name: &str) -> Res {
    let (this, rest) = number(vm, args, name)?;
    let other = rest.operand(vm)?.underlying();
    if !fits(this, other) {
        return Ok(Value::NotImplemented);
    }
    let done = if reflected { arithmetic(op, other, this) } else { arithmetic(op, this, other) };
    done.map_or(Ok(Value::NotImplemented), |outcome| vm.outcome(outcome))
}

/// A type's method takes its own kind of number and the narrower ones.
fn fits(this: &Value, other: &Value) -> bool {
    let width = |v: &Value| match v {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => 1,
        Value::Float(_) => 2,
        Value::Complex(_) => 3,
        _ => 4,
    };
    width(other) <= width(this)
}

fn power(vm: &Vm, args: Args<'_>, reflected: bool, name: &str) -> Res {
    let (this, rest) = number(vm, args, name)?;
    rest.count(vm, "", 1, 2)?;
    match rest.pos.get(1) {
        None | Some(Value::None) => {}
        Some(modulus) if !reflected || matches!(this, Value::Float(_)) => {
            return super::functions::pow_mod(vm, this, &rest.pos[0], modulus);
        }
        Some(_) => return Ok(Value::NotImplemented),
    }
    operate(vm, Args { pos: &args.pos[..2], kw: args.kw }, BinOp::Pow, reflected, name)
}

fn unary(vm: &Vm, args: Args<'_>, op: UnaryOp, name: &str) -> Res {
    let (this, rest) = number(vm, args, name)?;
    rest.between(vm, "", 0, 0)?;
    vm.try_unary(op, this).unwrap_or(Ok(Value::NotImplemented))
}

fn compare(vm: &Vm, args: Args<'_>, op: CmpOp, name: &str) -> Res {
    let (this, rest) = number(vm, args, name)?;
    let other = rest.operand(vm)?.underlying();
    if !fits(this, other) {
        return Ok(Value::NotImplemented);
    }
    if let CmpOp::Eq | CmpOp::Ne = op {
        return Ok(equal(this, other).map_or(Value::NotImplemented, |same| Value::Bool(same == (op == CmpOp::Eq))));
    }
    Ok(match order(this, other) {
        None => Value::NotImplemented,
        Some(None) => Value::Bool(false),
        Some(Some(found)) => Value::Bool(holds(op, found)),
    })
}
