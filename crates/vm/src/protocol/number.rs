//! Arithmetic: fast paths for built-in values, and the protocol of special methods for the rest.

use crate::class::Class;
use crate::fault::{Fault, FaultKind, Outcome};
use crate::flow::Flow;
use crate::num::complex::Complex;
use crate::num::float::{self, Power};
use crate::num::int::{self, Int};
use crate::seq::List;
use crate::string::PyStr;
use crate::{Exc, Res, Value, Vm};
use coroscope_bytecode::{BinOp, UnaryOp};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::cmp::Ordering;
use std::rc::Rc;

pub fn symbol(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "+",
        BinOp::Sub => "-",
        BinOp::Mul => "*",
        BinOp::MatMul => "@",
        BinOp::TrueDiv => "/",
        BinOp::FloorDiv => "//",
        BinOp::Mod => "%",
        BinOp::Pow => "** or pow()",
        BinOp::LShift => "<<",
        BinOp::RShift => ">>",
        BinOp::And => "&",
        BinOp::Or => "|",
        BinOp::Xor => "^",
    }
}

fn is_number(v: &Value) -> bool {
    matches!(v, Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::BigInt(_) | Value::Complex(_))
}

/// Equality of built-in numbers; `None` if one side is no number.
pub fn equal(a: &Value, b: &Value) -> Option<bool> {
    if let (Value::Complex(x), _) = (a, b)
        && is_number(b)
    {
        return Some(match b {
            Value::Complex(y) => x == y,
            real => x.1 == 0.0 && order(&Value::Float(x.0), real) == Some(Some(Ordering::Equal)),
        });
    }
    if matches!(b, Value::Complex(_)) && is_number(a) {
        return equal(b, a);
    }
    order(a, b).map(|o| o == Some(Ordering::Equal))
}

/// Order of real built-in numbers: `None` if one side is no real number, `Some(None)` for nan.
pub fn order(a: &Value, b: &Value) -> Option<Option<Ordering>> {
    let int = |v: &Value| match v {
        Value::Int(n) => Some(*n),
        Value::Bool(b) => Some(i64::from(*b)),
        _ => None,
    };
    if let (Some(x), Some(y)) = (int(a), int(b)) {
        return Some(Some(x.cmp(&y)));
    }
    match (a, b) {
        (Value::Float(x), Value::Float(y)) => Some(x.partial_cmp(y)),
        (Value::Float(x), Value::BigInt(n)) => Some(int::cmp_f64(n, *x).map(Ordering::reverse)),
        (Value::BigInt(n), Value::Float(x)) => Some(int::cmp_f64(n, *x)),
        (Value::Float(x), _) => int(b).map(|n| int::cmp_i64_f64(n, *x).map(Ordering::reverse)),
        (_, Value::Float(x)) => int(a).map(|n| int::cmp_i64_f64(n, *x)),
        (Value::BigInt(x), Value::BigInt(y)) => Some(Some(x.cmp(y))),
        (Value::BigInt(x), _) => int(b).map(|n| Some((**x).cmp(&BigInt::from(n)))),
        (_, Value::BigInt(y)) => int(a).map(|n| Some(BigInt::from(n).cmp(y))),
        _ => None,
    }
}

fn to_f64(v: &Value) -> Option<Outcome<f64>> {
    Some(match v {
        Value::Int(n) => Ok(*n as f64),
        Value::Bool(b) => Ok(f64::from(*b)),
        Value::Float(x) => Ok(*x),
        Value::BigInt(n) => int::to_f64(n),
        _ => return None,
    })
}

fn to_complex(v: &Value) -> Option<Outcome<Complex>> {
    match v {
        Value::Complex(c) => Some(Ok(Complex::new(c.0, c.1))),
        _ => to_f64(v).map(|x| x.map(|x| Complex::new(x, 0.0))),
    }
}

impl Int {
    pub fn into_value(self) -> Value {
        match self {
            Int::Small(n) => Value::Int(n),
            Int::Big(n) => Value::from_bigint(n),
        }
    }
}

fn complex_value(c: Complex) -> Value {
    Value::Complex(Rc::new((c.re, c.im)))
}

/// Arithmetic on built-in numbers; `None` if a side is no number or the operator does not apply.
pub fn arithmetic(op: BinOp, a: &Value, b: &Value) -> Option<Outcome<Value>> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(ints(op, *x, *y)?),
        (Value::Float(x), Value::Float(y)) => floats(op, *x, *y),
        (Value::Complex(_), _) | (_, Value::Complex(_)) => with_complex(op, a, b),
        (Value::Float(_), _) | (_, Value::Float(_)) => {
            let (x, y) = (to_f64(a)?, to_f64(b)?);
            match (x, y) {
                (Ok(x), Ok(y)) => floats(op, x, y),
                (Err(f), _) | (_, Err(f)) => Some(Err(f)),
            }
        }
        (Value::Bool(x), Value::Bool(y)) if matches!(op, BinOp::And | BinOp::Or | BinOp::Xor) => {
            Some(Ok(Value::Bool(match op {
                BinOp::And => x & y,
                BinOp::Or => x | y,
                _ => x ^ y,
            })))
        }
        (Value::Bool(x), _) => arithmetic(op, &Value::Int(i64::from(*x)), b),
        (_, Value::Bool(y)) => arithmetic(op, a, &Value::Int(i64::from(*y))),
        (Value::Int(_) | Value::BigInt(_), Value::Int(_) | Value::BigInt(_)) => {
            Some(bigs(op, &a.as_bigint()?, &b.as_bigint()?)?)
        }
        _ => None,
    }
}

fn ints(op: BinOp, x: i64, y: i64) -> Option<Outcome<Value>> {
    let small = match op {
        BinOp::Add => x.checked_add(y),
        BinOp::Sub => x.checked_sub(y),
        BinOp::Mul => x.checked_mul(y),
        BinOp::FloorDiv if y != 0 => int::floor_div_i64(x, y),
        BinOp::Mod if y != 0 => int::floor_mod_i64(x, y),
        BinOp::And => Some(x & y),
        BinOp::Or => Some(x | y),
        BinOp::Xor => Some(x ^ y),
        BinOp::RShift if y >= 0 => Some(x >> y.min(63)),
        BinOp::LShift if (0..63).contains(&y) => x.checked_mul(1 << y),
        BinOp::Pow if y >= 0 => u32::try_from(y).ok().and_then(|y| x.checked_pow(y)),
        BinOp::TrueDiv if y != 0 && x.unsigned_abs() < 1 << 53 && y.unsigned_abs() < 1 << 53 => {
            return Some(Ok(Value::Float(x as f64 / y as f64)));
        }
        _ => None,
    };
    match small {
        Some(n) => Some(Ok(Value::Int(n))),
        None => bigs(op, &BigInt::from(x), &BigInt::from(y)),
    }
}

fn bigs(op: BinOp, x: &BigInt, y: &BigInt) -> Option<Outcome<Value>> {
    let by_zero = "division by zero";
    Some(
        match op {
            BinOp::Add => Ok(x + y),
            BinOp::Sub => Ok(x - y),
            BinOp::Mul => int::mul(x, y),
            BinOp::FloorDiv => int::divmod(x, y, by_zero).map(|r| r.0),
            BinOp::Mod => int::divmod(x, y, by_zero).map(|r| r.1),
            BinOp::And => Ok(x & y),
            BinOp::Or => Ok(x | y),
            BinOp::Xor => Ok(x ^ y),
            BinOp::LShift => int::shl(x, y),
            BinOp::RShift => int::shr(x, y),
            BinOp::TrueDiv => return Some(int::true_div(x, y).map(Value::Float)),
            BinOp::Pow if y.sign() == num_bigint::Sign::Minus => {
                return Some(int::to_f64(x).and_then(|a| int::to_f64(y).and_then(|b| power(a, b))));
            }
            BinOp::Pow => int::pow(x, y),
            BinOp::MatMul => return None,
        }
        .map(Value::from_bigint),
    )
}

fn power(a: f64, b: f64) -> Outcome<Value> {
    Ok(match float::pow(a, b)? {
        Power::Real(x) => Value::Float(x),
        Power::Complex => complex_value(Complex::new(a, 0.0).pow(Complex::new(b, 0.0))?),
    })
}

fn floats(op: BinOp, x: f64, y: f64) -> Option<Outcome<Value>> {
    Some(
        match op {
            BinOp::Add => Ok(x + y),
            BinOp::Sub => Ok(x - y),
            BinOp::Mul => Ok(x * y),
            BinOp::TrueDiv => float::div(x, y),
            BinOp::FloorDiv => float::divmod(x, y).map(|r| r.0),
            BinOp::Mod => float::modulo(x, y),
            BinOp::Pow => return Some(power(x, y)),
            _ => return None,
        }
        .map(Value::Float),
    )
}

/// Arithmetic where a side is complex. A real side stays real, so that it has no imaginary zero to spoil a sign.
fn with_complex(op: BinOp, a: &Value, b: &Value) -> Option<Outcome<Value>> {
    let (x, y) = match (to_complex(a)?, to_complex(b)?) {
        (Ok(x), Ok(y)) => (x, y),
        (Err(f), _) | (_, Err(f)) => return Some(Err(f)),
    };
    let mixed = match (op, matches!(a, Value::Complex(_)), matches!(b, Value::Complex(_))) {
        (BinOp::Add, true, false) => Complex::new(x.re + y.re, x.im),
        (BinOp::Add, false, true) => Complex::new(x.re + y.re, y.im),
        (BinOp::Sub, true, false) => Complex::new(x.re - y.re, x.im),
        (BinOp::Sub, false, true) => Complex::new(x.re - y.re, -y.im),
        (BinOp::Mul, true, false) => Complex::new(x.re * y.re, x.im * y.re),
        (BinOp::Mul, false, true) => Complex::new(x.re * y.re, x.re * y.im),
        (BinOp::TrueDiv, true, false) if y.re != 0.0 => Complex::new(x.re / y.re, x.im / y.re),
        (BinOp::TrueDiv, false, true) => return Some(y.divides(x.re).map(complex_value)),
        _ => return complexes(op, x, y),
    };
    Some(Ok(complex_value(mixed)))
}

fn complexes(op: BinOp, x: Complex, y: Complex) -> Option<Outcome<Value>> {
    Some(
        match op {
            BinOp::Add => Ok(x + y),
            BinOp::Sub => Ok(x - y),
            BinOp::Mul => Ok(x * y),
            BinOp::TrueDiv => x.quotient(y),
            BinOp::Pow => x.pow(y),
            _ => return None,
        }
        .map(complex_value),
    )
}

impl Vm {
    /// The exception that a fault of the pure routines stands for.
    pub fn fault(&self, fault: Fault) -> Exc {
        let class = match fault.kind {
            FaultKind::Type => &self.exc.type_error,
            FaultKind::Value => &self.exc.value_error,
            FaultKind::Overflow => &self.exc.overflow_error,
            FaultKind::ZeroDivision => &self.exc.zero_division_error,
            FaultKind::Memory => return self.memory_error(),
            FaultKind::Index => &self.exc.index_error,
            FaultKind::Key => &self.exc.key_error,
            FaultKind::Lookup => &self.exc.lookup_error,
        };
        if fault.message == float::RANGE_ERROR {
            // C's errno comes first.
            return self.exception(class, vec![Value::Int(34), Value::str(float::RANGE_ERROR)]);
        }
        self.error(class, fault.message.into_owned())
    }

    /// Special methods of an operator: plain, reflected, in place.
    fn operator_names(&self, op: BinOp) -> (&Rc<PyStr>, &Rc<PyStr>, &Rc<PyStr>) {
        let n = &self.names;
        match op {
            BinOp::Add => (&n.add, &n.radd, &n.iadd),
            BinOp::Sub => (&n.sub, &n.rsub, &n.isub),
            BinOp::Mul => (&n.mul, &n.rmul, &n.imul),
            BinOp::MatMul => (&n.matmul, &n.rmatmul, &n.imatmul),
            BinOp::TrueDiv => (&n.truediv, &n.rtruediv, &n.itruediv),
            BinOp::FloorDiv => (&n.floordiv, &n.rfloordiv, &n.ifloordiv),
            BinOp::Mod => (&n.mod_, &n.rmod, &n.imod),
            BinOp::Pow => (&n.pow, &n.rpow, &n.ipow),
            BinOp::LShift => (&n.lshift, &n.rlshift, &n.ilshift),
            BinOp::RShift => (&n.rshift, &n.rrshift, &n.irshift),
            BinOp::And => (&n.and, &n.rand, &n.iand),
            BinOp::Or => (&n.or, &n.ror, &n.ior),
            BinOp::Xor => (&n.xor, &n.rxor, &n.ixor),
        }
    }

    /// `a op b` of built-in values, where no Python code is needed.
    pub fn try_binary(&self, op: BinOp, a: &Value, b: &Value) -> Option<Res> {
        if matches!(a, Value::Object(_)) || matches!(b, Value::Object(_)) {
            return None;
        }
        if let Some(out) = arithmetic(op, a, b) {
            return Some(out.map_err(|f| self.fault(f)));
        }
        match (op, a, b) {
            (BinOp::Add, Value::Str(x), Value::Str(y)) => Some(self.concat(x, y)),
            (BinOp::Add, Value::List(x), Value::List(y)) => {
                let mut items = x.to_vec();
                items.extend(y.items.borrow().iter().cloned());
                Some(self.reserve(items.len() as u64 * 16).map(|()| self.new_list(items)))
            }
            (BinOp::Add, Value::Tuple(x), Value::Tuple(y)) => {
                Some(Ok(Value::tuple(x.iter().chain(y.iter()).cloned().collect())))
            }
            (BinOp::Add, Value::Bytes(x), Value::Bytes(y)) => Some(Ok(Value::bytes([&x[..], &y[..]].concat()))),
            (BinOp::Mul, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_), n) => self.repeat(a, n),
            (BinOp::Mul, n, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)) => self.repeat(b, n),
            _ => None,
        }
    }

    fn concat(&self, x: &Rc<PyStr>, y: &Rc<PyStr>) -> Res {
        if y.is_empty() {
            return Ok(Value::Str(x.clone()));
        }
        let total = x.len_bytes() + y.len_bytes();
        if total > 1 << 20 {
            self.reserve(total as u64)?;
        }
        let mut text = compact_str::CompactString::with_capacity(total);
        text.push_str(x);
        text.push_str(y);
        Ok(Value::str(text))
    }

    /// `sequence * n`
    fn repeat(&self, seq: &Value, n: &Value) -> Option<Res> {
        if !n.is_int() {
            return None;
        }
        let Some(n) = n.as_i64() else {
            let positive = n.as_bigint().is_some_and(|n| n.sign() == num_bigint::Sign::Plus);
            if positive {
                return Some(Err(self.overflow_error("cannot fit 'int' into an index-sized integer")));
            }
            return self.repeat(seq, &Value::Int(0));
        };
        let n = n.max(0) as u64;
        let (unit, len) = match seq {
            Value::Str(s) => (1, s.len_bytes()),
            Value::Bytes(b) => (1, b.len()),
            Value::List(l) => (16, l.len()),
            Value::Tuple(t) => (16, t.len()),
            _ => return None,
        };
        let bytes = n.checked_mul(len as u64).and_then(|t| t.checked_mul(unit)).unwrap_or(u64::MAX);
        if bytes > self.config.memory {
            return Some(Err(self.memory_error()));
        }
        if let Err(e) = self.reserve(bytes) {
            return Some(Err(e));
        }
        let n = n as usize;
        let many = |items: &[Value]| {
            let mut out = Vec::with_capacity(items.len() * n);
            for _ in 0..n {
                out.extend_from_slice(items);
                if items.is_empty() {
                    break;
                }
            }
            out
        };
        Some(Ok(match seq {
            Value::Str(s) => Value::str(if s.is_empty() { String::new() } else { s.as_str().repeat(n) }),
            Value::Bytes(b) => Value::bytes(b.repeat(if b.is_empty() { 0 } else { n })),
            Value::List(l) => self.new_list(many(&l.to_vec())),
            Value::Tuple(t) => Value::tuple(many(t)),
            _ => return None,
        }))
    }

    pub fn binary_flow(&self, op: BinOp, a: &Value, b: &Value) -> Flow {
        if let Some(res) = self.try_binary(op, a, b) {
            return res.into();
        }
        let (vm, a, b) = (self.clone(), a.clone(), b.clone());
        Flow::run(async move { vm.binary_slow(op, &a, &b).await })
    }

    pub fn inplace_flow(&self, op: BinOp, a: &Value, b: &Value) -> Flow {
        if let (BinOp::Add, Value::List(x), Value::List(y)) = (op, a, b) {
            let more = y.to_vec();
            if let Err(e) = self.reserve(more.len() as u64 * 16) {
                return Flow::Err(e);
            }
            x.items.borrow_mut().extend(more);
            return Flow::Value(a.clone());
        }
        if !matches!(a, Value::List(_) | Value::Dict(_) | Value::Set(_))
            && let Some(res) = self.try_binary(op, a, b)
        {
            return res.into();
        }
        let (vm, a, b) = (self.clone(), a.clone(), b.clone());
        Flow::run(async move { vm.inplace_slow(op, &a, &b).await })
    }

    pub async fn binary(&self, op: BinOp, a: &Value, b: &Value) -> Res {
        self.flow(self.binary_flow(op, a, b)).await
    }

    pub async fn inplace(&self, op: BinOp, a: &Value, b: &Value) -> Res {
        self.flow(self.inplace_flow(op, a, b)).await
    }

    async fn inplace_slow(&self, op: BinOp, a: &Value, b: &Value) -> Res {
        let (_, _, name) = self.operator_names(op);
        if let Some(r) = self.offer(op, a, name, b).await? {
            return Ok(r);
        }
        self.operate(op, a, b, true).await
    }

    /// What a special method makes of an operand, unless it has none or declines.
    async fn offer(&self, op: BinOp, this: &Value, name: &Rc<PyStr>, other: &Value) -> Res<Option<Value>> {
        if self.sequence_declines(op, this, name, other) {
            return Ok(None);
        }
        let made = self.call_special(this, name, vec![other.clone()]).await?;
        Ok(made.filter(|r| !matches!(r, Value::NotImplemented)))
    }

    /// `__add__` and `__mul__` of sequences are not among a number's slots in CPython: they raise when called, but an
    /// operator tries the other side before them.
    fn sequence_declines(&self, op: BinOp, this: &Value, name: &Rc<PyStr>, other: &Value) -> bool {
        let Some(Value::Builtin(method)) = self.lookup(&self.type_of(this), name) else { return false };
        let Some(owner) = method.owner.as_ref().and_then(std::rc::Weak::upgrade) else { return false };
        let t = &self.types;
        let is = |class: &Rc<Class>| Rc::ptr_eq(class, &owner);
        if !(is(&t.list) || is(&t.tuple) || is(&t.str_) || is(&t.bytes) || is(&t.bytearray)) {
            return false;
        }
        match (op, name.as_str()) {
            (BinOp::Add, "__add__") if is(&t.bytes) || is(&t.bytearray) => {
                crate::builtins::scalar::buffer::bytes_like(other).is_none()
            }
            (BinOp::Add, "__add__") => !self.is_instance(other, &owner),
            (BinOp::Mul, _) => !other.is_int() && self.lookup_special(other, &self.names.index).is_none(),
            _ => false,
        }
    }

    async fn binary_slow(&self, op: BinOp, a: &Value, b: &Value) -> Res {
        self.operate(op, a, b, false).await
    }

    /// CPython `binary_op1`, on special methods.
    async fn operate(&self, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Res {
        let (name, reflected, _) = self.operator_names(op);
        let (ca, cb) = (self.type_of(a), self.type_of(b));
        let different = !Rc::ptr_eq(&ca, &cb);
        let mut tried_right = false;
        if different && cb.is_subclass_of(&ca) {
            let (own, base) = (self.lookup(&cb, reflected), self.lookup(&ca, reflected));
            let overrides = match (&own, &base) {
                (Some(x), Some(y)) => !x.is(y),
                (Some(_), None) => true,
                _ => false,
            };
            if overrides {
                tried_right = true;
                if let Some(r) = self.offer(op, b, reflected, a).await? {
                    return Ok(r);
                }
            }
        }
        if let Some(r) = self.offer(op, a, name, b).await? {
            return Ok(r);
        }
        if different
            && !tried_right
            && let Some(r) = self.offer(op, b, reflected, a).await?
        {
            return Ok(r);
        }
        Err(self.unsupported(op, a, b, inplace))
    }

    fn unsupported(&self, op: BinOp, a: &Value, b: &Value, inplace: bool) -> Exc {
        let (na, nb) = (self.type_name(a), self.type_name(b));
        let sequence = |v: &Value| {
            matches!(v.underlying(), Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_))
                || self.is_instance(v, &self.types.bytearray)
        };
        if op == BinOp::Mul && (sequence(a) || sequence(b)) {
            let other = if sequence(a) { nb } else { na };
            return self.type_error(format!("can't multiply sequence by non-int of type '{other}'"));
        }
        let bytes = matches!(a.underlying(), Value::Bytes(_)) || self.is_instance(a, &self.types.bytearray);
        if op == BinOp::Add && sequence(a) && !bytes {
            let base = self.builtin_type(a.underlying()).name();
            return self.type_error(format!("can only concatenate {base} (not \"{nb}\") to {base}"));
        }
        if op == BinOp::Add && bytes {
            return self.type_error(format!("can't concat {nb} to {na}"));
        }
        let sign = match (op, inplace) {
            (BinOp::Pow, true) => "**=".to_owned(),
            (_, true) => format!("{}=", symbol(op)),
            _ => symbol(op).to_owned(),
        };
        if op == BinOp::RShift
            && let Value::Builtin(f) = a
            && f.name.as_str() == "print"
        {
            return self.type_error(format!(
                "unsupported operand type(s) for {sign}: '{na}' and '{nb}'. Did you mean \"print(<message>, file=<output_stream>)\"?"
            ));
        }
        self.type_error(format!("unsupported operand type(s) for {sign}: '{na}' and '{nb}'"))
    }

    /// `-v`, `+v`, `~v` of built-in numbers. `Not` is handled by the machine.
    pub fn try_unary(&self, op: UnaryOp, v: &Value) -> Option<Res> {
        Some(Ok(match (op, v) {
            (UnaryOp::Neg, Value::Int(n)) => n.checked_neg().map_or_else(|| Value::int(-i128::from(*n)), Value::Int),
            (UnaryOp::Neg, Value::Float(x)) => Value::Float(-x),
            (UnaryOp::Neg, Value::BigInt(n)) => Value::from_bigint(-&**n),
            (UnaryOp::Neg, Value::Complex(c)) => Value::Complex(Rc::new((-c.0, -c.1))),
            (UnaryOp::Pos, Value::Int(_) | Value::Float(_) | Value::BigInt(_) | Value::Complex(_)) => v.clone(),
            (UnaryOp::Invert, Value::Int(n)) => Value::Int(!n),
            (UnaryOp::Invert, Value::BigInt(n)) => Value::from_bigint(-((**n).clone() + BigInt::from(1))),
            (_, Value::Bool(b)) if op != UnaryOp::Not && op != UnaryOp::Invert => {
                return self.try_unary(op, &Value::Int(i64::from(*b)));
            }
            _ => return None,
        }))
    }

    pub fn unary_flow(&self, op: UnaryOp, v: &Value) -> Flow {
        if let Some(res) = self.try_unary(op, v) {
            return res.into();
        }
        if let (UnaryOp::Invert, Value::Bool(b)) = (op, v) {
            return self.invert_bool(*b);
        }
        let (name, sign) = match op {
            UnaryOp::Neg => (&self.names.neg, "-"),
            UnaryOp::Pos => (&self.names.pos, "+"),
            _ => (&self.names.invert, "~"),
        };
        self.special_flow(v, name, Vec::new()).unwrap_or_else(|| {
            Flow::Err(self.type_error(format!("bad operand type for unary {sign}: '{}'", self.type_name(v))))
        })
    }

    fn invert_bool(&self, b: bool) -> Flow {
        let words = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the \
                     bitwise inversion of the underlying int object and is usually not what you expect from negating a \
                     bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise \
                     inversion of the underlying int.";
        let vm = self.clone();
        Flow::run(async move {
            vm.flow(crate::builtins::warn::warn_here(&vm, &vm.exc.deprecation_warning, words)).await?;
            Ok(Value::Int(!i64::from(b)))
        })
    }

    pub async fn unary(&self, op: UnaryOp, v: &Value) -> Res {
        self.flow(self.unary_flow(op, v)).await
    }

    /// An index, where no Python code is needed.
    pub fn try_index(&self, v: &Value) -> Option<i64> {
        v.as_i64()
    }

    /// `operator.index`
    pub async fn index_of(&self, v: &Value) -> Res<BigInt> {
        if let Some(n) = v.as_bigint() {
            return Ok(n);
        }
        match self.call_special(v, &self.names.index, Vec::new()).await? {
            Some(r) => {
                crate::builtins::warn::if_subclass(self, &r, &self.types.int, "__index__").await?;
                r.as_bigint()
                    .ok_or_else(|| self.type_error(format!("__index__ returned non-int (type {})", self.type_name(&r))))
            }
            None => {
                let words = format!("'{}' object cannot be interpreted as an integer", self.type_name(v));
                Err(self.type_error(words))
            }
        }
    }

    /// An index that fits, else IndexError or OverflowError as CPython's `PyNumber_AsSsize_t`.
    pub async fn index_i64(&self, v: &Value) -> Res<i64> {
        if let Some(n) = v.as_i64() {
            return Ok(n);
        }
        let n = self.index_of(v).await?;
        n.to_i64()
            .ok_or_else(|| self.index_error(format!("cannot fit '{}' into an index-sized integer", self.type_name(v))))
    }

    /// Appends to a list, checking memory now and then.
    pub fn push_item(&self, list: &List, v: Value) -> Res<()> {
        let mut items = list.items.borrow_mut();
        if items.len() == items.capacity() && items.len() > 1 << 16 {
            self.reserve(items.len() as u64 * 32)?;
        }
        items.push(v);
        Ok(())
    }
}
