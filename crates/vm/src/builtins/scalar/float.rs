//! `float`: constructor and methods. Arithmetic is in [`super::operators`].

use super::buffer::bytes_like;
use super::int::instance;
use crate::builtins::args::class_arg;
use crate::builtins::define::{Attr, Method, attrs, methods};
use crate::builtins::warn;
use crate::num::int::{self, Int};
use crate::num::{float, float_hex, round};
use crate::{Args, OwnedArgs, Res, Value, Vm, indexed, quick, task};
use std::rc::Rc;

pub fn install(vm: &Vm) {
    methods(vm, &vm.types.float, TABLE);
    attrs(vm, &vm.types.float, ATTRS);
}

const TABLE: &[Method] = &[
    quick!("__new__", |vm, args| quick_new(vm, args), new).unbound(),
    Method::sync("is_integer", |vm, args| {
        plain(vm, args, "is_integer", |_, x| Ok(Value::Bool(x.is_finite() && x.fract() == 0.0)))
    }),
    Method::sync("conjugate", |vm, args| plain(vm, args, "conjugate", |_, x| Ok(Value::Float(x)))),
    Method::sync("hex", |vm, args| plain(vm, args, "hex", |_, x| Ok(Value::str(float_hex::to_hex(x))))),
    Method::sync("as_integer_ratio", |vm, args| {
        plain(vm, args, "as_integer_ratio", |vm, x| {
            let (n, d) = vm.outcome(float::as_integer_ratio(x))?;
            Ok(Value::tuple(vec![Value::from_bigint(n), Value::from_bigint(d)]))
        })
    }),
    Method::task("fromhex", task!(fromhex)).of_class(),
    Method::task("from_number", task!(from_number)).of_class(),
    Method::sync("__float__", |vm, args| plain(vm, args, "__float__", |_, x| Ok(Value::Float(x)))),
    Method::sync("__int__", |vm, args| plain(vm, args, "__int__", whole)),
    Method::sync("__trunc__", |vm, args| plain(vm, args, "__trunc__", whole)),
    Method::sync("__floor__", |vm, args| plain(vm, args, "__floor__", |vm, x| whole(vm, x.floor()))),
    Method::sync("__ceil__", |vm, args| plain(vm, args, "__ceil__", |vm, x| whole(vm, x.ceil()))),
    Method::sync("__abs__", |vm, args| plain(vm, args, "__abs__", |_, x| Ok(Value::Float(x.abs())))),
    Method::sync("__divmod__", |vm, args| divide(vm, args, false)),
    Method::sync("__rdivmod__", |vm, args| divide(vm, args, true)),
    indexed!("__round__", rounded),
    Method::sync("__getnewargs__", |vm, args| {
        plain(vm, args, "__getnewargs__", |_, x| Ok(Value::tuple(vec![Value::Float(x)])))
    }),
];

const ATTRS: &[Attr] =
    &[Attr::read("real", |_, v| Ok(v.underlying().clone())), Attr::read("imag", |_, _| Ok(Value::Float(0.0)))];

fn this<'a>(vm: &Vm, args: Args<'a>, name: &str) -> Res<(f64, Args<'a>)> {
    let (this, rest) = args.receiver(vm, &vm.types.float, name)?;
    match this.underlying() {
        Value::Float(x) => Ok((*x, rest)),
        _ => Ok((0.0, rest)),
    }
}

/// A method without arguments.
fn plain(vm: &Vm, args: Args<'_>, name: &str, f: fn(&Vm, f64) -> Res) -> Res {
    let (x, rest) = this(vm, args, name)?;
    rest.none(vm, &format!("float.{name}"))?;
    f(vm, x)
}

fn whole(vm: &Vm, x: f64) -> Res {
    vm.outcome(int::from_f64(x)).map(Int::into_value)
}

fn divide(vm: &Vm, args: Args<'_>, reflected: bool) -> Res {
    let (x, rest) = this(vm, args, "__divmod__")?;
    let other = match real(vm, rest.operand(vm)?) {
        Some(other) => other?,
        None => return Ok(Value::NotImplemented),
    };
    let (a, b) = if reflected { (other, x) } else { (x, other) };
    let (quotient, rest) = vm.outcome(float::divmod(a, b))?;
    Ok(Value::tuple(vec![Value::Float(quotient), Value::Float(rest)]))
}

fn rounded(vm: &Vm, args: Args<'_>) -> Res {
    let (x, rest) = this(vm, args, "__round__")?;
    let pos = rest.between(vm, "__round__", 0, 1)?;
    match pos.first() {
        None | Some(Value::None) => vm.outcome(round::float_to_int(x)).map(Int::into_value),
        Some(digits) => match digits.as_bigint() {
            Some(d) => vm.outcome(round::float_to(x, super::clamp(&d))).map(Value::Float),
            None => Err(vm.not_an_integer(digits)),
        },
    }
}

/// The float that a built-in real number is; `None` for other values.
pub fn real(vm: &Vm, v: &Value) -> Option<Res<f64>> {
    match v.underlying() {
        Value::Float(x) => Some(Ok(*x)),
        Value::Int(n) => Some(Ok(*n as f64)),
        v => v.as_bigint().map(|n| vm.outcome(int::to_f64(&n))),
    }
}

/// The float that a number is by itself, `__float__` or `__index__` (`PyFloat_AsDouble`); `None` for what is no number.
pub async fn as_float(vm: &Vm, v: &Value) -> Res<Option<f64>> {
    if let Value::Float(x) = v {
        return Ok(Some(*x));
    }
    if matches!(v, Value::Object(_))
        && let Some(r) = vm.call_special(v, &vm.names.float_, Vec::new()).await?
    {
        let shown = format!("{}.__float__", vm.type_name(v));
        warn::if_subclass(vm, &r, &vm.types.float, &shown).await?;
        return match r.underlying() {
            Value::Float(x) => Ok(Some(*x)),
            _ => {
                let given = vm.type_name(&r);
                Err(vm.type_error(format!("{shown} returned non-float (type {given})")))
            }
        };
    }
    if let Some(x) = real(vm, v) {
        return x.map(Some);
    }
    if vm.lookup(&vm.type_of(v), &vm.names.index).is_some() {
        let n = vm.index_of(v).await?;
        return vm.outcome(int::to_f64(&n)).map(Some);
    }
    Ok(None)
}

/// As [`as_float`], with CPython's error for what is no number.
pub async fn float_arg(vm: &Vm, v: &Value) -> Res<f64> {
    match as_float(vm, v).await? {
        Some(x) => Ok(x),
        None => Err(vm.type_error(format!("must be real number, not {}", vm.type_name(v)))),
    }
}

/// `float(x)` of the built-in numbers and text.
fn quick_new(vm: &Vm, args: Args<'_>) -> Option<Res> {
    let ([Value::Class(class), x], []) = (args.pos, args.kw) else { return None };
    if !Rc::ptr_eq(class, &vm.types.float) {
        return None;
    }
    Some(match x {
        Value::Float(_) => Ok(x.clone()),
        Value::Int(n) => Ok(Value::Float(*n as f64)),
        Value::Str(text) => vm.outcome(float::parse(text)).map(|x| Value::Float(vm.own_nan(x))),
        _ => return None,
    })
}

/// `float(x=0.0)`
async fn new(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = class_arg(&vm, args, &vm.types.float)?;
    let rest = args.rest();
    let pos = rest.between(&vm, "float", 0, 1)?;
    let x = match pos.first() {
        None => 0.0,
        Some(v) => to_float(&vm, v).await?,
    };
    Ok(instance(&vm, &class, &vm.types.float, Value::Float(x)))
}

async fn to_float(vm: &Vm, v: &Value) -> Res<f64> {
    if let Some(text) = v.as_str() {
        return vm.outcome(float::parse(text)).map(|x| vm.own_nan(x));
    }
    if let Some(bytes) = bytes_like(v) {
        let shown = vm.repr_of(v).await?;
        return vm.outcome(float::parse_bytes(&bytes, &shown));
    }
    match as_float(vm, v).await? {
        Some(x) => Ok(x),
        None => {
            let given = vm.type_name(v);
            Err(vm.type_error(format!("float() argument must be a string or a real number, not '{given}'")))
        }
    }
}

async fn fromhex(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = class_arg(&vm, args, &vm.types.float)?;
    let given = args.rest().one(&vm, "float.fromhex")?;
    let Some(text) = given.as_str() else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let x = Value::Float(vm.outcome(float_hex::from_hex(text))?);
    if Rc::ptr_eq(&class, &vm.types.float) { Ok(x) } else { vm.call(&Value::Class(class), vec![x]).await }
}

async fn from_number(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let class = class_arg(&vm, args, &vm.types.float)?;
    let given = args.rest().one(&vm, "float.from_number")?;
    let x = Value::Float(float_arg(&vm, given).await?);
    if Rc::ptr_eq(&class, &vm.types.float) { Ok(x) } else { vm.call(&Value::Class(class), vec![x]).await }
}
