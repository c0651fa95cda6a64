//! Floats: repr, parsing, arithmetic with Python's rules for division, modulo and powers.

use num_bigint::BigInt;

use super::digits::{Alternate, Style, write};
use super::int_text::{plain_digits, strip_underscores};
use crate::fault::{Fault, Outcome};
use crate::text::repr::repr_str;

/// `repr(x)`.
pub fn repr(x: f64) -> String {
    let body = write(x, Style::Repr, Alternate::No).unwrap_or_default();
    if x.is_sign_negative() && !x.is_nan() { format!("-{body}") } else { body }
}

/// `float(text)`.
pub fn parse(text: &str) -> Outcome<f64> {
    parse_plain(&plain_digits(text))
        .ok_or_else(|| Fault::value(format!("could not convert string to float: {}", repr_str(text))))
}

/// `float(bytes)`; `shown` is the repr of the object, for the message.
pub fn parse_bytes(bytes: &[u8], shown: &str) -> Outcome<f64> {
    std::str::from_utf8(bytes)
        .ok()
        .filter(|t| t.is_ascii())
        .and_then(parse_plain)
        .ok_or_else(|| Fault::value(format!("could not convert string to float: {shown}")))
}

fn parse_plain(text: &str) -> Option<f64> {
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let value = if unsigned.eq_ignore_ascii_case("inf") || unsigned.eq_ignore_ascii_case("infinity") {
        f64::INFINITY
    } else if unsigned.eq_ignore_ascii_case("nan") {
        f64::NAN
    } else {
        let first = unsigned.bytes().find(|b| *b != b'.')?;
        if !first.is_ascii_digit() || !underscores_fit(unsigned) {
            return None;
        }
        let plain = if unsigned.contains('_') { unsigned.replace('_', "") } else { unsigned.to_string() };
        if !plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-')) {
            return None;
        }
        plain.parse::<f64>().ok()?
    };
    Some(if text.starts_with('-') { -value } else { value })
}

/// An underscore may stand only between two digits.
fn underscores_fit(text: &str) -> bool {
    let b = text.as_bytes();
    let digit = |i: usize| b.get(i).is_some_and(u8::is_ascii_digit);
    strip_underscores(text).is_some()
        && (0..b.len()).filter(|&i| b[i] == b'_').all(|i| i > 0 && digit(i - 1) && digit(i + 1))
}

/// `|x|` as `mantissa * 2**exp`, and whether it is negative. `x` must be finite.
pub fn decode(x: f64) -> (u64, i64, bool) {
    let bits = x.to_bits();
    let field = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exp) = if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) };
    (mantissa, exp, x.is_sign_negative())
}

/// `x.as_integer_ratio()`: numerator and denominator in lowest terms.
pub fn as_integer_ratio(x: f64) -> Outcome<(BigInt, BigInt)> {
    if x.is_infinite() {
        return Err(Fault::overflow("cannot convert Infinity to integer ratio"));
    }
    if x.is_nan() {
        return Err(Fault::value("cannot convert NaN to integer ratio"));
    }
    let (mantissa, exp, negative) = decode(x);
    if mantissa == 0 {
        return Ok((BigInt::from(0), BigInt::from(1)));
    }
    let zeros = mantissa.trailing_zeros();
    let (mantissa, exp) = (mantissa >> zeros, exp + i64::from(zeros));
    let numerator = BigInt::from(mantissa) << exp.max(0);
    let denominator = BigInt::from(1) << (-exp).max(0);
    Ok((if negative { -numerator } else { numerator }, denominator))
}

/// `a / b`.
pub fn div(a: f64, b: f64) -> Outcome<f64> {
    if b == 0.0 { Err(Fault::zero_division("division by zero")) } else { Ok(a / b) }
}

/// `a // b` and `a % b` (CPython's `_float_div_mod`): the remainder has the sign of `b`.
pub fn divmod(a: f64, b: f64) -> Outcome<(f64, f64)> {
    if b == 0.0 {
        return Err(Fault::zero_division("division by zero"));
    }
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    let floor = if quotient == 0.0 {
        0f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    Ok((floor, rest))
}

/// `a % b`.
pub fn modulo(a: f64, b: f64) -> Outcome<f64> {
    divmod(a, b).map(|(_, rest)| rest)
}

/// What `a ** b` of floats comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    Real(f64),
    /// A negative number to a broken power: the answer is complex, and [`super::complex::pow`] has it.
    Complex,
}

/// `a ** b` (CPython's `float_pow`).
pub fn pow(a: f64, b: f64) -> Outcome<Power> {
    let odd = || (b.abs() % 2.0) == 1.0;
    let real = if b == 0.0 || a == 1.0 {
        1.0
    } else if a.is_nan() || b.is_nan() {
        f64::NAN
    } else if b.is_infinite() {
        let a = a.abs();
        if a == 1.0 {
            1.0
        } else if (b > 0.0) == (a > 1.0) {
            f64::INFINITY
        } else {
            0.0
        }
    } else if a.is_infinite() {
        match (b > 0.0, odd()) {
            (true, true) => a,
            (true, false) => a.abs(),
            (false, true) => 0f64.copysign(a),
            (false, false) => 0.0,
        }
    } else if a == 0.0 {
        if b < 0.0 {
            return Err(Fault::zero_division("zero to a negative power"));
        }
        if odd() { a } else { 0.0 }
    } else if a < 0.0 && b != b.floor() {
        return Ok(Power::Complex);
    } else {
        let power = super::elementary::pow(a.abs(), b);
        if power.is_infinite() {
            return Err(range_error());
        }
        if a < 0.0 && odd() { -power } else { power }
    };
    Ok(Power::Real(real))
}

/// C's ERANGE. CPython raises `OverflowError` with two arguments, the number 34 and these words.
pub fn range_error() -> Fault {
    Fault::overflow(RANGE_ERROR)
}

/// The words of [`range_error`]; the exception's arguments are `(34, RANGE_ERROR)`.
pub const RANGE_ERROR: &str = "Numerical result out of range";
