//! `int`: constructor, methods, attributes. Arithmetic is in [`super::operators`].

use super::buffer::bytes_like;
use super::text_arg;
use crate::builtins::args::{Params, class_arg};
use crate::builtins::define::{Attr, Method, attrs, methods};
use crate::builtins::warn;
use crate::class::Class;
use crate::num::int::{self, Int, bit_count};
use crate::num::int_bytes::{Endian, Signedness, from_bytes, to_bytes};
use crate::num::int_text::{parse, to_prefixed};
use crate::num::round::int_to;
use crate::object::Payload;
use crate::{Args, OwnedArgs, Res, Value, Vm, indexed, quick, task};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::rc::Rc;

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.int, TABLE);
    attrs(vm, &vm.types.int, ATTRS);
    methods(vm, &vm.types.bool_, &[quick!("__new__", quick_bool, new_bool).unbound()]);
    methods(
        vm,
        &vm.types.bool_,
        &[Method::flow("__invert__", |vm, args| match this(vm, args, "__invert__") {
            Ok((n, _)) => {
                vm.unary_flow(coroscope_bytecode::UnaryOp::Invert, &Value::Bool(n != num_bigint::BigInt::ZERO))
            }
            Err(e) => crate::Flow::Err(e),
        })],
    );
}

const TABLE: &[Method] = &[
    quick!("__new__", |vm, args| quick_new(vm, args), new).unbound(),
    Method::sync("bit_length", |vm, args| plain(vm, args, "bit_length", |n| Value::from(int::bit_length(&n) as i64))),
    Method::sync("bit_count", |vm, args| plain(vm, args, "bit_count", |n| Value::from(bit_count(&n) as i64))),
    Method::sync("conjugate", |vm, args| plain(vm, args, "conjugate", Value::from_bigint)),
    Method::sync("is_integer", |vm, args| plain(vm, args, "is_integer", |_| Value::Bool(true))),
    Method::sync("as_integer_ratio", |vm, args| {
        plain(vm, args, "as_integer_ratio", |n| Value::tuple(vec![Value::from_bigint(n), Value::Int(1)]))
    }),
    indexed!("to_bytes", bytes_of),
    Method::task("from_bytes", task!(of_bytes)).of_class(),
    Method::sync("__int__", |vm, args| plain(vm, args, "__int__", Value::from_bigint)),
    Method::sync("__index__", |vm, args| plain(vm, args, "__index__", Value::from_bigint)),
    Method::sync("__trunc__", |vm, args| plain(vm, args, "__trunc__", Value::from_bigint)),
    Method::sync("__floor__", |vm, args| plain(vm, args, "__floor__", Value::from_bigint)),
    Method::sync("__ceil__", |vm, args| plain(vm, args, "__ceil__", Value::from_bigint)),
    Method::sync("__abs__", |vm, args| plain(vm, args, "__abs__", |n| Value::from_bigint(num_traits::Signed::abs(&n)))),
    Method::sync("__invert__", |vm, args| plain(vm, args, "__invert__", |n| Value::from_bigint(-(n + 1i64)))),
    Method::sync("__float__", |vm, args| {
        let (n, rest) = this(vm, args, "__float__")?;
        rest.none(vm, "int.__float__")?;
        vm.outcome(int::to_f64(&n)).map(Value::Float)
    }),
    Method::sync("__divmod__", |vm, args| divide(vm, args, false)),
    Method::sync("__rdivmod__", |vm, args| divide(vm, args, true)),
    indexed!("__round__", round),
    Method::sync("__getnewargs__", |vm, args| {
        plain(vm, args, "__getnewargs__", |n| Value::tuple(vec![Value::from_bigint(n)]))
    }),
    Method::sync("__sizeof__", |vm, args| {
        plain(vm, args, "__sizeof__", |n| Value::Int(24 + 4 * (n.bits().div_ceil(30).max(1)) as i64))
    }),
];

const ATTRS: &[Attr] = &[
    Attr::read("real", |_, v| Ok(v.as_bigint().map_or(Value::None, Value::from_bigint))),
    Attr::read("numerator", |_, v| Ok(v.as_bigint().map_or(Value::None, Value::from_bigint))),
    Attr::read("imag", |_, _| Ok(Value::Int(0))),
    Attr::read("denominator", |_, _| Ok(Value::Int(1))),
];

fn this<'a>(vm: &Vm, args: Args<'a>, name: &str) -> Res<(BigInt, Args<'a>)> {
    let (this, rest) = args.receiver(vm, &vm.types.int, name)?;
    Ok((this.as_bigint().unwrap_or_default(), rest))
}

/// A method without arguments.
fn plain(vm: &Vm, args: Args<'_>, name: &str, f: fn(BigInt) -> Value) -> Res {
    let (n, rest) = this(vm, args, name)?;
    rest.none(vm, &format!("int.{name}"))?;
    Ok(f(n))
}

fn divide(vm: &Vm, args: Args<'_>, reflected: bool) -> Res {
    let (n, rest) = this(vm, args, "__divmod__")?;
    let Some(other) = rest.operand(vm)?.as_bigint() else { return Ok(Value::NotImplemented) };
    let (a, b) = if reflected { (&other, &n) } else { (&n, &other) };
    let (quotient, rest) = vm.outcome(int::divmod(a, b, "division by zero"))?;
    Ok(Value::tuple(vec![Value::from_bigint(quotient), Value::from_bigint(rest)]))
}

fn round(vm: &Vm, args: Args<'_>) -> Res {
    let (n, rest) = this(vm, args, "__round__")?;
    let pos = rest.between(vm, "__round__", 0, 1)?;
    match pos.first() {
        None | Some(Value::None) => Ok(Value::from_bigint(n)),
        Some(digits) => match digits.as_bigint() {
            Some(d) => Ok(Value::from_bigint(vm.outcome(int_to(&n, super::clamp(&d)))?)),
            None => Err(vm.not_an_integer(digits)),
        },
    }
}

fn bytes_of(vm: &Vm, args: Args<'_>) -> Res {
    let (n, rest) = this(vm, args, "to_bytes")?;
    let params = Params { shown: "to_bytes", names: ["length", "byteorder", "signed"], required: 0, positional: 2 };
    let [length, order, signed] = params.bind(vm, rest)?;
    let length = length.map_or(Ok(1), |v| super::size_arg(vm, &v))?;
    let order = endian(vm, "to_bytes", order)?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    let signed = signedness(vm, signed);
    vm.reserve(length as u64)?;
    vm.outcome(to_bytes(&n, length, order, signed)).map(Value::bytes)
}

fn endian(vm: &Vm, function: &str, order: Option<Value>) -> Res<Endian> {
    match order {
        None => Ok(Endian::Big),
        Some(v) => vm.outcome(Endian::from_name(text_arg(vm, function, "argument 'byteorder'", &v)?)),
    }
}

fn signedness(vm: &Vm, signed: Option<Value>) -> Signedness {
    match signed.and_then(|v| vm.try_truth(&v)) {
        Some(true) => Signedness::Signed,
        _ => Signedness::Unsigned,
    }
}

async fn of_bytes(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = class_arg(&vm, args, &vm.types.int)?;
    let params = Params { shown: "from_bytes", names: ["bytes", "byteorder", "signed"], required: 1, positional: 2 };
    let [bytes, order, signed] = params.bind(&vm, args.rest())?;
    let order = endian(&vm, "from_bytes", order)?;
    let bytes = bytes.unwrap_or_default();
    let bytes = match bytes_like(&bytes) {
        Some(bytes) => bytes.into_owned(),
        None => super::bytes_make::from_object(&vm, super::bytes_make::Kind::Bytes, &bytes).await?,
    };
    let n = Value::from_bigint(from_bytes(&bytes, order, signedness(&vm, signed)));
    if Rc::ptr_eq(&class, &vm.types.int) {
        return Ok(n);
    }
    vm.call(&Value::Class(class), vec![n]).await
}

/// The value as an instance of the class that was asked for.
pub fn instance(vm: &Vm, class: &Rc<Class>, exact: &Rc<Class>, v: Value) -> Value {
    if Rc::ptr_eq(class, exact) { v } else { Value::Object(vm.new_object(class, Payload::Value(v))) }
}

/// `int(x)` of the built-in numbers and text.
fn quick_new(vm: &Vm, args: Args<'_>) -> Option<Res> {
    let ([Value::Class(class), x], []) = (args.pos, args.kw) else { return None };
    if Rc::ptr_eq(class, &vm.types.int) { plain_int(vm, x) } else { None }
}

/// The integer that a number or text is; `None` where a special method has to say.
fn plain_int(vm: &Vm, x: &Value) -> Option<Res> {
    Some(match x {
        Value::Int(_) | Value::BigInt(_) => Ok(x.clone()),
        Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
        Value::Float(f) => vm.outcome(int::from_f64(*f)).map(Int::into_value),
        Value::Str(text) => vm.outcome(parse(text, 10, vm.max_digits())).map(Int::into_value),
        _ => return None,
    })
}

/// `int(x=0, base=10)`
async fn new(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = class_arg(&vm, args, &vm.types.int)?;
    let params = Params { shown: "int", names: ["", "base"], required: 0, positional: 2 };
    let [x, base] = params.bind(&vm, super::str_make::counted(&vm, args.rest(), "int", 2)?)?;
    let n = match (x, base) {
        (None, None) => Value::Int(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(x), None) => to_int(&vm, &x).await?,
        (Some(x), Some(base)) => based(&vm, &x, &base).await?,
    };
    Ok(instance(&vm, &class, &vm.types.int, n))
}

async fn based(vm: &Vm, x: &Value, base: &Value) -> Res {
    let base = vm.index_of(base).await?.to_i64().unwrap_or(-1);
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    if let Some(text) = x.as_str() {
        return vm.outcome(parse(text, base, vm.max_digits())).map(Int::into_value);
    }
    match bytes_like(x) {
        Some(bytes) => parse_bytes(vm, &bytes, base),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

fn parse_bytes(vm: &Vm, bytes: &[u8], base: i64) -> Res {
    let text: String = bytes.iter().map(|b| char::from(*b)).collect();
    let readable = bytes.is_ascii();
    match parse(&text, base, vm.max_digits()) {
        Ok(n) if readable => Ok(n.into_value()),
        Err(fault) if !fault.message.starts_with("invalid literal") => Err(vm.fault(fault)),
        _ => {
            let shown = crate::text::byte_repr::repr_bytes(bytes);
            Err(vm.value_error(format!("invalid literal for int() with base {base}: {shown}")))
        }
    }
}

/// `int(x)` (CPython's `PyNumber_Long`).
pub async fn to_int(vm: &Vm, x: &Value) -> Res {
    if let Some(n) = plain_int(vm, x) {
        return n;
    }
    for name in [&vm.names.int_, &vm.names.index] {
        if let Some(r) = vm.call_special(x, name, Vec::new()).await? {
            warn::if_subclass(vm, &r, &vm.types.int, name).await?;
            return match r.as_bigint() {
                Some(n) => Ok(Value::from_bigint(n)),
                None => {
                    let given = vm.type_name(&r);
                    Err(vm.type_error(format!("{name} returned non-int (type {given})")))
                }
            };
        }
    }
    if let Some(text) = x.as_str() {
        return vm.outcome(parse(text, 10, vm.max_digits())).map(Int::into_value);
    }
    if let Some(bytes) = bytes_like(x) {
        return parse_bytes(vm, &bytes, 10);
    }
    let given = vm.type_name(x);
    Err(vm.type_error(format!("int() argument must be a string, a bytes-like object or a real number, not '{given}'")))
}

fn quick_bool(vm: &Vm, args: Args<'_>) -> Option<Res> {
    let ([Value::Class(class), x], []) = (args.pos, args.kw) else { return None };
    if Rc::ptr_eq(class, &vm.types.bool_) { vm.try_truth(x).map(|b| Ok(Value::Bool(b))) } else { None }
}

/// `bool(x=False)`
async fn new_bool(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    class_arg(&vm, args, &vm.types.bool_)?;
    let rest = args.rest();
    rest.no_kw(&vm, "bool")?;
    let pos = rest.between(&vm, "bool", 0, 1)?;
    match pos.first() {
        None => Ok(Value::Bool(false)),
        Some(v) => vm.truth(v).await.map(Value::Bool),
    }
}

/// `hex`, `oct`, `bin`.
pub fn prefixed(n: &BigInt, radix: u32) -> Value {
    Value::str(to_prefixed(n, radix))
}
