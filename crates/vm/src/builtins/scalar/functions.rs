//! Built-in functions about numbers and text: `abs`, `divmod`, `pow`, `round`, `chr`, `ord`, `hex`, `oct`, `bin`,
//! `ascii`, `format`, `hash`.

use super::format::format_function;
use super::int::prefixed;
use crate::builtins::args::Params;
use crate::builtins::define::{Method, functions};
use crate::num::complex::Complex;
use crate::num::int::{self, Int};
use crate::num::int_text::to_decimal;
use crate::num::round;
use crate::{Args, OwnedArgs, Res, Value, Vm, quick, task};
use coroscope_bytecode::BinOp;
use coroscope_bytecode::surrogate::{char_of, code_of};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::rc::Rc;

pub fn install(vm: &Vm) {
    functions(vm, &vm.builtins, "builtins", TABLE);
}

const TABLE: &[Method] = &[
    quick!("abs", |_, args| quick_abs(only(args)?), abs),
    quick!("divmod", |_, args| quick_divmod(args), divmod),
    quick!("pow", |vm, args| quick_pow(vm, args), pow),
    quick!("round", |vm, args| quick_round(vm, args), rounded),
    quick!("chr", |vm, args| quick_chr(vm, only(args)?), chr),
    Method::sync("ord", |vm, args| ord(vm, args.one(vm, "ord")?)),
    quick!("hex", |_, args| Some(Ok(prefixed(&plain_int(args)?, 16))), |vm, args| based(vm, args, "hex", 16)),
    quick!("oct", |_, args| Some(Ok(prefixed(&plain_int(args)?, 8))), |vm, args| based(vm, args, "oct", 8)),
    quick!("bin", |_, args| Some(Ok(prefixed(&plain_int(args)?, 2))), |vm, args| based(vm, args, "bin", 2)),
    Method::task("ascii", task!(ascii)),
    Method::task("format", task!(format_function)),
    quick!("hash", |vm, args| Some(vm.try_hash(only(args)?)?.map(|h| Value::Int(h as i64))), hash),
];

/// The one argument, if there is just one.
fn only<'a>(args: Args<'a>) -> Option<&'a Value> {
    match (args.pos, args.kw) {
        ([v], []) => Some(v),
        _ => None,
    }
}

fn plain_int(args: Args<'_>) -> Option<BigInt> {
    match only(args)? {
        v @ (Value::Int(_) | Value::BigInt(_)) => v.as_bigint(),
        _ => None,
    }
}

fn quick_abs(v: &Value) -> Option<Res> {
    Some(Ok(match v {
        Value::Int(n) => n.checked_abs().map_or_else(|| Value::int(n.unsigned_abs()), Value::Int),
        Value::Float(x) => Value::Float(x.abs()),
        _ => return None,
    }))
}

fn quick_divmod(args: Args<'_>) -> Option<Res> {
    let ([Value::Int(x), Value::Int(y)], []) = (args.pos, args.kw) else { return None };
    let (q, r) = (int::floor_div_i64(*x, *y)?, int::floor_mod_i64(*x, *y)?);
    Some(Ok(Value::tuple(vec![Value::Int(q), Value::Int(r)])))
}

fn quick_pow(vm: &Vm, args: Args<'_>) -> Option<Res> {
    let ([a, b], []) = (args.pos, args.kw) else { return None };
    vm.try_binary(BinOp::Pow, a, b)
}

fn quick_round(vm: &Vm, args: Args<'_>) -> Option<Res> {
    match (args.pos, args.kw) {
        ([v @ Value::Int(_)], []) => Some(Ok(v.clone())),
        ([Value::Float(x)], []) => Some(vm.outcome(round::float_to_int(*x)).map(Int::into_value)),
        ([Value::Float(x), Value::Int(n)], []) => Some(vm.outcome(round::float_to(*x, *n)).map(Value::Float)),
        _ => None,
    }
}

fn quick_chr(vm: &Vm, v: &Value) -> Option<Res> {
    let Value::Int(n) = v else { return None };
    let c = u32::try_from(*n).ok().and_then(char_of)?;
    Some(Ok(vm.char_str(c)))
}

/// `repr` of a built-in number.
pub fn number_repr(vm: &Vm, v: &Value) -> Res {
    match v {
        Value::BigInt(n) => vm.outcome(to_decimal(n, vm.max_digits())).map(Value::str),
        Value::Complex(c) => Ok(Value::str(Complex::new(c.0, c.1).repr())),
        _ => Ok(Value::str(vm.try_repr(v).unwrap_or_default())),
    }
}

async fn abs(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let v = args.one(&vm, "abs")?;
    match vm.call_special(v, &vm.intern("__abs__"), Vec::new()).await? {
        Some(r) => Ok(r),
        None => Err(vm.type_error(format!("bad operand type for abs(): '{}'", vm.type_name(v)))),
    }
}

async fn divmod(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let pos = args.between(&vm, "divmod", 2, 2)?;
    let (a, b) = (&pos[0], &pos[1]);
    for (this, other, name) in [(a, b, "__divmod__"), (b, a, "__rdivmod__")] {
        if let Some(r) = vm.call_special(this, &vm.intern(name), vec![other.clone()]).await?
            && !matches!(r, Value::NotImplemented)
        {
            return Ok(r);
        }
    }
    let (x, y) = (vm.type_name(a), vm.type_name(b));
    Err(vm.type_error(format!("unsupported operand type(s) for divmod(): '{x}' and '{y}'")))
}

async fn pow(vm: Vm, args: OwnedArgs) -> Res {
    let params = Params { shown: "pow", names: ["base", "exp", "mod"], required: 2, positional: 3 };
    let [base, exp, modulus] = params.bind(&vm, args.as_args())?;
    let (base, exp) = (base.unwrap_or_default(), exp.unwrap_or_default());
    let Some(modulus) = modulus.filter(|m| !m.is_none()) else {
        return vm.binary(BinOp::Pow, &base, &exp).await;
    };
    if let (Some(e), Some(m)) = (exp.as_bigint(), modulus.as_bigint()) {
        vm.breathe(int::pow_mod_cost(&e, &m) / 8).await?;
    }
    let mut tries = vec![(&base, &vm.names.pow, &exp)];
    if !Rc::ptr_eq(&vm.type_of(&base), &vm.type_of(&exp)) {
        tries.push((&exp, &vm.names.rpow, &base));
    }
    for (this, name, other) in tries {
        if let Some(r) = vm.call_special(this, name, vec![other.clone(), modulus.clone()]).await?
            && !matches!(r, Value::NotImplemented)
        {
            return Ok(r);
        }
    }
    match modulus {
        Value::Float(_) => pow_mod(&vm, &modulus, &exp, &base),
        _ => {
            let names = [&base, &exp, &modulus].map(|v| vm.type_name(v));
            let [a, b, c] = names;
            Err(vm.type_error(format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'")))
        }
    }
}

/// `pow(base, exp, modulus)` of integers.
pub fn pow_mod(vm: &Vm, base: &Value, exp: &Value, modulus: &Value) -> Res {
    if let Value::Float(_) | Value::Complex(_) = base {
        return Err(match base {
            Value::Float(_) => vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"),
            _ => vm.value_error("complex modulo"),
        });
    }
    match (base.as_bigint(), exp.as_bigint(), modulus.as_bigint()) {
        (Some(b), Some(e), Some(m)) => vm.outcome(int::pow_mod(&b, &e, &m)).map(Value::from_bigint),
        _ => Ok(Value::NotImplemented),
    }
}

async fn rounded(vm: Vm, args: OwnedArgs) -> Res {
    let params = Params { shown: "round", names: ["number", "ndigits"], required: 1, positional: 2 };
    let [number, digits] = params.bind(&vm, args.as_args())?;
    let number = number.unwrap_or_default();
    let digits: Vec<Value> = digits.into_iter().filter(|d| !d.is_none()).collect();
    match vm.call_special(&number, &vm.intern("__round__"), digits).await? {
        Some(r) => Ok(r),
        None => Err(vm.type_error(format!("type {} doesn't define __round__ method", vm.type_name(&number)))),
    }
}

async fn chr(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let v = args.one(&vm, "chr")?;
    let n = vm.index_of(v).await?;
    match n.to_u32().and_then(char_of) {
        Some(c) => Ok(vm.char_str(c)),
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &Vm, v: &Value) -> Res {
    let (len, code) = if let Some(text) = v.as_str() {
        (text.len(), text.chars().next().map(code_of))
    } else if let Some(bytes) = super::buffer::bytes_like(v) {
        (bytes.len(), bytes.first().map(|b| u32::from(*b)))
    } else {
        let given = vm.type_name(v);
        return Err(vm.type_error(format!("ord() expected string of length 1, but {given} found")));
    };
    match (len, code) {
        (1, Some(code)) => Ok(Value::Int(i64::from(code))),
        _ => Err(vm.type_error(format!("ord() expected a character, but string of length {len} found"))),
    }
}

async fn based(vm: Vm, args: OwnedArgs, name: &'static str, radix: u32) -> Res {
    let args = args.as_args();
    let n = vm.index_of(args.one(&vm, name)?).await?;
    Ok(prefixed(&n, radix))
}

async fn ascii(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    vm.ascii_of(args.one(&vm, "ascii")?).await.map(Value::Str)
}

async fn hash(vm: Vm, args: OwnedArgs) -> Res {
    let args = args.as_args();
    let hash = vm.hash_of(args.one(&vm, "hash")?).await?;
    Ok(Value::Int(hash as i64))
}
