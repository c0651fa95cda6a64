//! Integers from text and to text, with CPython's messages and its limit on decimal digits.

use num_bigint::{BigInt, BigUint};
use num_traits::Zero;

use super::int::{Int, MAX_BITS, signed};
use crate::fault::{Fault, Outcome};
use crate::text::chars::decimal_value;
use crate::text::repr::repr_str;

/// Digits that `str(int)` and `int(str)` take before they raise, unless `sys.set_int_max_str_digits` says otherwise.
pub const DEFAULT_MAX_DIGITS: usize = 4300;

/// `int(text, base)`: `base` is 0 or 2 to 36 (else `ValueError`); `max_digits` of 0 lifts the limit.
pub fn parse(text: &str, base: i64, max_digits: usize) -> Outcome<Int> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(Fault::value("int() base must be >= 2 and <= 36, or 0"));
    }
    // CPython shows at most 200 characters of the repr.
    let invalid = || {
        let shown = repr_str(text);
        Fault::value(format!("invalid literal for int() with base {base}: {}", crate::text::index::prefix(&shown, 200)))
    };
    let plain = plain_digits(text);
    parse_ascii(plain.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b'), base, max_digits)
        .unwrap_or_else(|| Err(invalid()))
}

/// Decimal digits of every script as ASCII digits, whitespace of every kind as blanks. Pure ASCII is taken as it is,
/// so that its four separators are no whitespace here (`_PyUnicode_TransformDecimalAndSpaceToASCII`).
pub fn plain_digits(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(match decimal_value(c) {
            Some(d) => char::from(b'0' + d),
            None if crate::text::chars::is_space(c) => ' ',
            None if c.is_ascii() => c,
            None => '?',
        });
    }
    out.into()
}

/// `None` when the text is not an integer in this base.
fn parse_ascii(text: &str, base: i64, max_digits: usize) -> Option<Outcome<Int>> {
    let (negative, body) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, body, prefixed) = split_prefix(body, base);
    let body = if prefixed { body.strip_prefix('_').unwrap_or(body) } else { body };
    let digits = strip_underscores(body)?;
    if digits.is_empty() || !digits.bytes().all(|b| (b as char).is_digit(radix)) {
        return None;
    }
    let zero_led = base == 0 && !prefixed && digits.starts_with('0');
    if zero_led && digits.bytes().any(|b| b != b'0') {
        return None;
    }
    if let Ok(n) = i64::from_str_radix(&digits, radix) {
        return Some(Ok(Int::Small(if negative { -n } else { n })));
    }
    if !radix.is_power_of_two() && max_digits != 0 && digits.len() > max_digits {
        return Some(Err(Fault::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        ))));
    }
    if (digits.len() as u64).saturating_mul(u64::from(radix.ilog2())) > MAX_BITS {
        return Some(Err(Fault::memory()));
    }
    let magnitude = BigUint::parse_bytes(digits.as_bytes(), radix)?;
    Some(Ok(Int::from(signed(magnitude, negative))))
}

/// The radix, the digits behind a `0x` and its kin, and whether there was one.
fn split_prefix(body: &str, base: i64) -> (u32, &str, bool) {
    let marked = match body.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    match marked {
        Some(radix) if base == 0 || base == i64::from(radix) => (radix, &body[2..], true),
        _ => (if base == 0 { 10 } else { base as u32 }, body, false),
    }
}

/// The text without single underscores between digits; `None` where one stands wrongly.
pub fn strip_underscores(body: &str) -> Option<std::borrow::Cow<'_, str>> {
    if !body.contains('_') {
        return Some(body.into());
    }
    if body.starts_with('_') || body.ends_with('_') || body.contains("__") {
        return None;
    }
    Some(body.replace('_', "").into())
}

/// `str(n)` of a big integer; `ValueError` past `max_digits` (0 lifts the limit).
pub fn to_decimal(n: &BigInt, max_digits: usize) -> Outcome<String> {
    let too_long = || {
        Fault::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion; use \
             sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    // Far past the limit the answer is known without converting: a digit takes at most 3.33 bits.
    if max_digits != 0 && n.bits() / 4 > max_digits as u64 {
        return Err(too_long());
    }
    let text = n.to_string();
    if max_digits != 0 && text.trim_start_matches('-').len() > max_digits {
        return Err(too_long());
    }
    Ok(text)
}

/// The digits of `|n|` in a base that is a power of two, lower case, without prefix. Linear.
pub fn to_radix(n: &BigInt, radix: u32) -> String {
    if n.is_zero() { "0".into() } else { n.magnitude().to_str_radix(radix) }
}

/// `hex(n)`, `oct(n)`, `bin(n)`: sign, prefix, digits.
pub fn to_prefixed(n: &BigInt, radix: u32) -> String {
    let prefix = match radix {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    let sign = if n.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    format!("{sign}{prefix}{}", to_radix(n, radix))
}
