//! `math` (`Modules/mathmodule.c`). Elementary functions come from `libm`, so that every machine gives the same digits.

use crate::special;
use crate::support::set;
use coroscope_bytecode::{BinOp, CmpOp};
use coroscope_vm::builtins::define::{self, Method};
use coroscope_vm::dict::Dict;
use coroscope_vm::num::{elementary, int};
use coroscope_vm::{Args, Exc, Flow, OwnedArgs, Res, Value, Vm, task};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};
use std::rc::Rc;

/// A float where no Python code is needed to get it.
fn plain_float(vm: &Vm, v: &Value) -> Option<Res<f64>> {
    match v.underlying() {
        Value::Float(x) => Some(Ok(*x)),
        Value::Int(n) => Some(Ok(*n as f64)),
        Value::Bool(b) => Some(Ok(f64::from(u8::from(*b)))),
        Value::BigInt(n) => Some(int::to_f64(n).map_err(|f| vm.fault(f))),
        _ => None,
    }
}

/// A real number as a float: `__float__`, then `__index__`.
pub async fn real(vm: &Vm, v: &Value) -> Res<f64> {
    if let Some(x) = plain_float(vm, v) {
        return x;
    }
    for name in ["__float__", "__index__"] {
        if let Some(x) = vm.call_special(v, &vm.intern(name), Vec::new()).await?
            && let Some(x) = plain_float(vm, &x)
        {
            return x;
        }
    }
    let given = vm.type_name(v);
    Err(vm.type_error(format!("must be real number, not {given}")))
}

fn domain(vm: &Vm) -> Exc {
    vm.value_error("math domain error")
}

fn range(vm: &Vm) -> Exc {
    vm.overflow_error("math range error")
}

/// Checks a result as CPython's `math_1` does: a new NaN is a domain error, a new infinity an overflow.
fn checked(vm: &Vm, given: &[f64], y: f64, overflows: bool, shown: &str) -> Res {
    if y.is_nan() && !given.iter().any(|x| x.is_nan()) {
        return Err(if shown.is_empty() { domain(vm) } else { vm.value_error(shown.to_owned()) });
    }
    if y.is_infinite() && given.iter().all(|x| x.is_finite()) {
        return Err(if overflows {
            range(vm)
        } else if shown.is_empty() {
            domain(vm)
        } else {
            vm.value_error(shown.to_owned())
        });
    }
    Ok(Value::Float(y))
}

/// What a domain error of this function says in 3.14, with the argument's repr.
fn domain_words(name: &str, x: f64) -> String {
    let shown = coroscope_vm::num::float::repr(x);
    match name {
        "sqrt" => format!("expected a nonnegative input, got {shown}"),
        "acos" | "asin" => format!("expected a number in range from -1 up to 1, got {shown}"),
        "acosh" => format!("expected argument value not less than 1, got {shown}"),
        "atanh" => format!("expected a number between -1 and 1, got {shown}"),
        "log1p" => format!("expected argument value > -1, got {shown}"),
        "cos" | "sin" | "tan" => format!("expected a finite input, got {shown}"),
        "gamma" => format!("expected a noninteger or positive integer, got {shown}"),
        "lgamma" => format!("expected a noninteger or positive integer, got {shown}"),
        _ => String::new(),
    }
}

fn unary(vm: &Vm, args: Args<'_>, name: &'static str, f: fn(f64) -> f64, overflows: bool) -> Flow {
    let v = match args.one(vm, &format!("math.{name}")) {
        Ok(v) => v,
        Err(e) => return Flow::Err(e),
    };
    let finish = move |vm: &Vm, x: f64| {
        let y = f(x);
        let words = if y.is_nan() || y.is_infinite() { domain_words(name, x) } else { String::new() };
        checked(vm, &[x], y, overflows, &words)
    };
    match plain_float(vm, v) {
        Some(Ok(x)) => finish(vm, x).into(),
        Some(Err(e)) => Flow::Err(e),
        None => {
            let (vm, v) = (vm.clone(), v.clone());
            Flow::run(async move {
                let x = real(&vm, &v).await?;
                finish(&vm, x)
            })
        }
    }
}

macro_rules! unary {
    ($($name:literal, $f:expr, $overflows:literal;)*) => {
        &[$(Method::flow($name, |vm, args| unary(vm, args, $name, $f, $overflows))),*]
    };
}

fn exp2(x: f64) -> f64 {
    if x.is_finite() { elementary::exp2(x) } else { elementary::exp(x) }
}

fn plain(x: f64, f: fn(f64) -> f64) -> f64 {
    if x.is_infinite() { f64::NAN } else { f(x) }
}

const UNARY: &[Method] = unary! {
    "sqrt", f64::sqrt, false;
    "cbrt", libm::cbrt, false;
    "exp", elementary::exp, true;
    "exp2", exp2, true;
    "expm1", libm::expm1, true;
    "sin", |x| plain(x, libm::sin), false;
    "cos", |x| plain(x, libm::cos), false;
    "tan", |x| plain(x, libm::tan), false;
    "asin", libm::asin, false;
    "acos", libm::acos, false;
    "atan", libm::atan, false;
    "sinh", special::sinh, true;
    "cosh", special::cosh, true;
    "tanh", libm::tanh, false;
    "asinh", special::asinh, false;
    "acosh", special::acosh, false;
    "atanh", libm::atanh, false;
    "log1p", libm::log1p, false;
    "erf", libm::erf, false;
    "erfc", libm::erfc, false;
    "gamma", special::gamma, true;
    "lgamma", special::lgamma, true;
    "fabs", f64::abs, false;
    "degrees", |x| x * (180.0 / std::f64::consts::PI), true;
    "radians", |x| x * (std::f64::consts::PI / 180.0), false;
};

async fn two(vm: Vm, args: OwnedArgs, name: &'static str) -> Res {
    let given = args.as_args().between(&vm, name, 2, 2)?;
    let (x, y) = (real(&vm, &given[0]).await?, real(&vm, &given[1]).await?);
    let z = match name {
        "atan2" => return Ok(Value::Float(libm::atan2(x, y))),
        "copysign" => return Ok(Value::Float(x.copysign(y))),
        "fmod" if x.is_finite() && y.is_infinite() => return Ok(Value::Float(x)),
        "fmod" => libm::fmod(x, y),
        "remainder" if x.is_finite() && y.is_infinite() => return Ok(Value::Float(x)),
        "remainder" => libm::remainder(x, y),
        "pow" => power(x, y),
        "nextafter" => return Ok(Value::Float(libm::nextafter(x, y))),
        _ => f64::NAN,
    };
    checked(&vm, &[x, y], z, name == "pow" && x != 0.0, "")
}

fn power(x: f64, y: f64) -> f64 {
    match coroscope_vm::num::float::pow(x, y) {
        Ok(coroscope_vm::num::float::Power::Real(z)) => z,
        Ok(_) => f64::NAN,
        Err(f) if f.kind == coroscope_vm::fault::FaultKind::ZeroDivision => f64::NAN,
        Err(_) => f64::INFINITY,
    }
}

/// An integer argument.
async fn whole(vm: &Vm, v: &Value) -> Res<BigInt> {
    vm.index_of(v).await
}

/// The logarithm of an int of any size.
fn log_int(n: &BigInt, f: fn(f64) -> f64, ln2: f64) -> f64 {
    match n.to_f64() {
        Some(x) if x.is_finite() => f(x),
        _ => {
            let bits = n.bits();
            let shift = bits.saturating_sub(64);
            let top = (n >> shift).to_f64().unwrap_or(1.0);
            f(top) + shift as f64 * ln2
        }
    }
}

async fn log_of(vm: &Vm, v: &Value, f: fn(f64) -> f64, ln2: f64) -> Res<f64> {
    if let Some(n) = v.as_bigint() {
        if !n.is_positive() {
            return Err(vm.value_error("expected a positive input"));
        }
        return Ok(log_int(&n, f, ln2));
    }
    let x = real(vm, v).await?;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x <= 0.0 {
        let shown = coroscope_vm::num::float::repr(x);
        return Err(vm.value_error(format!("expected a positive input, got {shown}")));
    }
    Ok(f(x))
}

async fn log(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.as_args().between(&vm, "log", 1, 2)?;
    let ln2 = std::f64::consts::LN_2;
    let x = log_of(&vm, &given[0], elementary::log, ln2).await?;
    match given.get(1) {
        None => Ok(Value::Float(x)),
        Some(base) => {
            let b = log_of(&vm, base, elementary::log, ln2).await?;
            if b == 0.0 {
                return Err(vm.zero_division("division by zero"));
            }
            Ok(Value::Float(x / b))
        }
    }
}

async fn log_base(vm: Vm, args: OwnedArgs, name: &'static str) -> Res {
    let v = args.as_args().one(&vm, &format!("math.{name}"))?;
    let x = match name {
        "log2" => log_of(&vm, v, elementary::log2, 1.0).await?,
        _ => log_of(&vm, v, libm::log10, std::f64::consts::LOG10_2).await?,
    };
    Ok(Value::Float(x))
}

/// `floor`, `ceil`, `trunc`
async fn rounding(vm: Vm, args: OwnedArgs, name: &'static str) -> Res {
    let v = args.as_args().one(&vm, &format!("math.{name}"))?.clone();
    let x = match &v {
        Value::Float(x) => *x,
        Value::Int(_) | Value::BigInt(_) => return Ok(v),
        Value::Bool(b) => return Ok(Value::Int(i64::from(*b))),
        other => {
            if let Some(found) = vm.call_special(other, &vm.intern(&format!("__{name}__")), Vec::new()).await? {
                return Ok(found);
            }
            if name == "trunc" {
                let given = vm.type_name(other);
                return Err(vm.type_error(format!("type {given} doesn't define __trunc__ method")));
            }
            real(&vm, other).await?
        }
    };
    let y = match name {
        "floor" => x.floor(),
        "ceil" => x.ceil(),
        _ => x.trunc(),
    };
    int::from_f64(y).map(|n| Value::from_bigint(n.into_big())).map_err(|f| vm.fault(f))
}

async fn predicate(vm: Vm, args: OwnedArgs, name: &'static str) -> Res {
    let x = real(&vm, args.as_args().one(&vm, &format!("math.{name}"))?).await?;
    Ok(Value::Bool(match name {
        "isnan" => x.is_nan(),
        "isinf" => x.is_infinite(),
        _ => x.is_finite(),
    }))
}

async fn isclose(vm: Vm, args: OwnedArgs) -> Res {
    const PARAMS: coroscope_vm::builtins::args::Params<4> = coroscope_vm::builtins::args::Params {
        shown: "isclose",
        names: ["a", "b", "rel_tol", "abs_tol"],
        required: 2,
        positional: 2,
    };
    let [a, b, rel, abs] = PARAMS.bind(&vm, args.as_args())?;
    let (a, b) = (real(&vm, &a.unwrap_or_default()).await?, real(&vm, &b.unwrap_or_default()).await?);
    let rel = match rel {
        Some(v) => real(&vm, &v).await?,
        None => 1e-9,
    };
    let abs = match abs {
        Some(v) => real(&vm, &v).await?,
        None => 0.0,
    };
    if rel < 0.0 || abs < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::Bool(true));
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::Bool(false));
    }
    let diff = (b - a).abs();
    Ok(Value::Bool(diff <= (rel * b).abs() || diff <= (rel * a).abs() || diff <= abs))
}

async fn gcd_or_lcm(vm: Vm, args: OwnedArgs, lcm: bool) -> Res {
    args.as_args().no_kw(&vm, if lcm { "math.lcm" } else { "math.gcd" })?;
    let mut result = BigInt::from(u8::from(lcm));
    for v in &args.pos {
        let n = whole(&vm, v).await?;
        result = if !lcm {
            result.gcd(&n)
        } else if n.is_zero() || result.is_zero() {
            BigInt::zero()
        } else {
            let g = result.gcd(&n);
            int::mul(&(result / g), &n).map_err(|f| vm.fault(f))?.abs()
        };
    }
    Ok(Value::from_bigint(result))
}

/// The product of `from..=to`, by halves so that the factors stay of like size.
fn span_product(from: u64, to: u64) -> BigInt {
    if from > to {
        return BigInt::from(1);
    }
    if to - from < 8 {
        return (from..=to).fold(BigInt::from(1), |p, n| p * n);
    }
    let middle = from + (to - from) / 2;
    span_product(from, middle) * span_product(middle + 1, to)
}

async fn factorial(vm: Vm, args: OwnedArgs) -> Res {
    let n = whole(&vm, args.as_args().one(&vm, "math.factorial")?).await?;
    if n.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    match n.to_u64() {
        Some(n) if n <= 200_000 => {
            vm.breathe(n / 4).await?;
            Ok(Value::from_bigint(span_product(2, n)))
        }
        Some(n) if n <= i32::MAX as u64 => Err(vm.memory_error()),
        _ => Err(vm.overflow_error("factorial() argument should not exceed 2147483647")),
    }
}

async fn choose(vm: Vm, args: OwnedArgs, ordered: bool) -> Res {
    let name = if ordered { "perm" } else { "comb" };
    let given = args.as_args().between(&vm, name, if ordered { 1 } else { 2 }, 2)?;
    let n = whole(&vm, &given[0]).await?;
    let k = match given.get(1) {
        None | Some(Value::None) => n.clone(),
        Some(v) => whole(&vm, v).await?,
    };
    for (v, name) in [(&n, "n"), (&k, "k")] {
        if v.is_negative() {
            return Err(vm.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    if k > n {
        return Ok(Value::Int(0));
    }
    let k = if ordered { k } else { k.clone().min(&n - &k) };
    let Some(k) = k.to_u64().filter(|k| *k <= 100_000) else {
        return Err(vm.overflow_error(format!("min(n - k, k) must not exceed {}", u64::MAX)));
    };
    let mut result = BigInt::from(1);
    for i in 0..k {
        result = int::mul(&result, &(&n - i)).map_err(|f| vm.fault(f))?;
        if !ordered {
            result /= i + 1;
        }
        if i % 512 == 511 {
            vm.breathe(result.bits() / 8).await?;
        }
    }
    Ok(Value::from_bigint(result))
}

async fn isqrt(vm: Vm, args: OwnedArgs) -> Res {
    let n = whole(&vm, args.as_args().one(&vm, "math.isqrt")?).await?;
    if n.is_negative() {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    int::isqrt(&n).map(Value::from_bigint).map_err(|f| vm.fault(f))
}

/// Exact sum of floats by growing a list of partial sums that do not overlap (Shewchuk), rounded once.
fn exact_sum(values: &[f64]) -> Result<f64, &'static str> {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinities) = (0.0, 0.0);
    for &given in values {
        let mut x = given;
        let mut kept = 0;
        for j in 0..partials.len() {
            let mut y = partials[j];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let hi = x + y;
            let lo = y - (hi - x);
            if lo != 0.0 {
                partials[kept] = lo;
                kept += 1;
            }
            x = hi;
        }
        partials.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            partials.push(x);
        } else if given.is_finite() {
            return Err("intermediate overflow in fsum");
        } else {
            if given.is_infinite() {
                infinities += given;
            }
            special += given;
            partials.clear();
        }
    }
    if special != 0.0 {
        return if infinities.is_nan() { Err("-inf + inf in fsum") } else { Ok(special) };
    }
    let Some(mut hi) = partials.pop() else { return Ok(0.0) };
    let mut lo = 0.0;
    while let Some(y) = partials.pop() {
        let x = hi;
        hi = x + y;
        lo = y - (hi - x);
        if lo != 0.0 {
            break;
        }
    }
    if let Some(&next) = partials.last()
        && ((lo < 0.0 && next < 0.0) || (lo > 0.0 && next > 0.0))
    {
        let y = lo * 2.0;
        let x = hi + y;
        if y == x - hi {
            hi = x;
        }
    }
    Ok(hi)
}

fn sum_error(vm: &Vm, words: &'static str) -> Exc {
    if words.starts_with("inter") { vm.overflow_error(words) } else { vm.value_error(words) }
}

async fn fsum(vm: Vm, args: OwnedArgs) -> Res {
    let mut values = Vec::new();
    for v in vm.collect(args.as_args().one(&vm, "math.fsum")?).await? {
        values.push(real(&vm, &v).await?);
    }
    exact_sum(&values).map(Value::Float).map_err(|words| sum_error(&vm, words))
}

/// The exact product as two floats.
fn two_product(a: f64, b: f64) -> [f64; 2] {
    let p = a * b;
    [p, libm::fma(a, b, -p)]
}

/// Lengths and dot products without intermediate rounding, scaled against overflow.
fn vector_norm(values: &[f64]) -> f64 {
    if values.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if values.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    let max = values.iter().fold(0.0f64, |m, x| m.max(x.abs()));
    if max == 0.0 {
        return 0.0;
    }
    let (_, e) = libm::frexp(max);
    let scaled: Vec<f64> = values.iter().map(|x| libm::scalbn(*x, -e)).collect();
    let terms: Vec<f64> = scaled.iter().flat_map(|x| two_product(*x, *x)).collect();
    let sum = exact_sum(&terms).unwrap_or(f64::INFINITY);
    let root = sum.sqrt();
    // One correction with the exact remainder.
    let [p, q] = two_product(root, root);
    let mut rest = terms;
    rest.extend([-p, -q]);
    let remainder = exact_sum(&rest).unwrap_or(0.0);
    libm::scalbn(root + remainder / (2.0 * root), e)
}

async fn hypot(vm: Vm, args: OwnedArgs) -> Res {
    args.as_args().no_kw(&vm, "math.hypot")?;
    let mut values = Vec::new();
    for v in &args.pos {
        values.push(real(&vm, v).await?);
    }
    checked(&vm, &values, vector_norm(&values), true, "")
}

async fn dist(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.as_args().between(&vm, "dist", 2, 2)?;
    let (p, q) = (vm.collect(&given[0]).await?, vm.collect(&given[1]).await?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut values = Vec::new();
    for (a, b) in p.iter().zip(&q) {
        values.push(real(&vm, a).await? - real(&vm, b).await?);
    }
    Ok(Value::Float(vector_norm(&values)))
}

async fn sumprod(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.as_args().between(&vm, "sumprod", 2, 2)?;
    let (p, q) = (vm.collect(&given[0]).await?, vm.collect(&given[1]).await?);
    if p.len() != q.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    let is_float = |v: &Value| matches!(v, Value::Float(_));
    let is_number = |v: &Value| matches!(v, Value::Float(_) | Value::Int(_) | Value::Bool(_));
    if p.iter().chain(&q).all(is_number) && p.iter().chain(&q).any(is_float) {
        let mut terms = Vec::new();
        for (a, b) in p.iter().zip(&q) {
            terms.extend(two_product(real(&vm, a).await?, real(&vm, b).await?));
        }
        if terms.iter().all(|t| t.is_finite()) {
            return exact_sum(&terms).map(Value::Float).map_err(|words| sum_error(&vm, words));
        }
    }
    let mut total = Value::Int(0);
    for (a, b) in p.iter().zip(&q) {
        let term = vm.binary(BinOp::Mul, a, b).await?;
        total = vm.binary(BinOp::Add, &total, &term).await?;
    }
    Ok(total)
}

async fn prod(vm: Vm, args: OwnedArgs) -> Res {
    args.as_args().count(&vm, "prod", 1, 1)?;
    let mut total = args.as_args().kw("start").cloned().unwrap_or(Value::Int(1));
    let it = vm.iter(&args.at(0)).await?;
    while let Some(v) = vm.next(&it).await? {
        total = vm.binary(BinOp::Mul, &total, &v).await?;
    }
    Ok(total)
}

async fn modf(vm: Vm, args: OwnedArgs) -> Res {
    let x = real(&vm, args.as_args().one(&vm, "math.modf")?).await?;
    let (fraction, whole) = if x.is_infinite() { (0.0f64.copysign(x), x) } else { libm::modf(x) };
    Ok(Value::tuple(vec![Value::Float(fraction), Value::Float(whole)]))
}

async fn frexp(vm: Vm, args: OwnedArgs) -> Res {
    let x = real(&vm, args.as_args().one(&vm, "math.frexp")?).await?;
    let (m, e) = if x.is_finite() && x != 0.0 { libm::frexp(x) } else { (x, 0) };
    Ok(Value::tuple(vec![Value::Float(m), Value::Int(i64::from(e))]))
}

async fn ldexp(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.as_args().between(&vm, "ldexp", 2, 2)?;
    let x = real(&vm, &given[0]).await?;
    let Some(n) = given[1].as_bigint() else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    let e = n.to_i32().unwrap_or(if n.is_negative() { -5000 } else { 5000 }).clamp(-5000, 5000);
    checked(&vm, &[x], libm::scalbn(x, e), true, "")
}

async fn ulp(vm: Vm, args: OwnedArgs) -> Res {
    let x = real(&vm, args.as_args().one(&vm, "math.ulp")?).await?.abs();
    Ok(Value::Float(if !x.is_finite() {
        x
    } else if x == f64::MAX {
        x - libm::nextafter(x, 0.0)
    } else {
        libm::nextafter(x, f64::INFINITY) - x
    }))
}

async fn fma(vm: Vm, args: OwnedArgs) -> Res {
    let given = args.as_args().between(&vm, "fma", 3, 3)?;
    let mut x = [0.0; 3];
    for (slot, v) in x.iter_mut().zip(given) {
        *slot = real(&vm, v).await?;
    }
    let y = libm::fma(x[0], x[1], x[2]);
    if y.is_nan() && !x.iter().any(|v| v.is_nan()) {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if y.is_infinite() && x.iter().all(|v| v.is_finite()) {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(Value::Float(y))
}

/// Fills `math`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let _ = CmpOp::Eq;
    let others = [
        Method::task("atan2", task!(|vm, args| two(vm, args, "atan2"))),
        Method::task("copysign", task!(|vm, args| two(vm, args, "copysign"))),
        Method::task("fmod", task!(|vm, args| two(vm, args, "fmod"))),
        Method::task("remainder", task!(|vm, args| two(vm, args, "remainder"))),
        Method::task("pow", task!(|vm, args| two(vm, args, "pow"))),
        Method::task("nextafter", task!(|vm, args| two(vm, args, "nextafter"))),
        Method::task("log", task!(log)),
        Method::task("log2", task!(|vm, args| log_base(vm, args, "log2"))),
        Method::task("log10", task!(|vm, args| log_base(vm, args, "log10"))),
        Method::task("floor", task!(|vm, args| rounding(vm, args, "floor"))),
        Method::task("ceil", task!(|vm, args| rounding(vm, args, "ceil"))),
        Method::task("trunc", task!(|vm, args| rounding(vm, args, "trunc"))),
        Method::task("isnan", task!(|vm, args| predicate(vm, args, "isnan"))),
        Method::task("isinf", task!(|vm, args| predicate(vm, args, "isinf"))),
        Method::task("isfinite", task!(|vm, args| predicate(vm, args, "isfinite"))),
        Method::task("isclose", task!(isclose)),
        Method::task("gcd", task!(|vm, args| gcd_or_lcm(vm, args, false))),
        Method::task("lcm", task!(|vm, args| gcd_or_lcm(vm, args, true))),
        Method::task("factorial", task!(factorial)),
        Method::task("comb", task!(|vm, args| choose(vm, args, false))),
        Method::task("perm", task!(|vm, args| choose(vm, args, true))),
        Method::task("isqrt", task!(isqrt)),
        Method::task("fsum", task!(fsum)),
        Method::task("hypot", task!(hypot)),
        Method::task("dist", task!(dist)),
        Method::task("sumprod", task!(sumprod)),
        Method::task("prod", task!(prod)),
        Method::task("modf", task!(modf)),
        Method::task("frexp", task!(frexp)),
        Method::task("ldexp", task!(ldexp)),
        Method::task("ulp", task!(ulp)),
        Method::task("fma", task!(fma)),
    ];
    define::functions(vm, dict, "math", UNARY);
    define::functions(vm, dict, "math", &others);
    set(vm, dict, "pi", Value::Float(std::f64::consts::PI));
    set(vm, dict, "e", Value::Float(std::f64::consts::E));
    set(vm, dict, "tau", Value::Float(std::f64::consts::TAU));
    set(vm, dict, "inf", Value::Float(f64::INFINITY));
    set(vm, dict, "nan", Value::Float(f64::NAN));
    Ok(())
}
