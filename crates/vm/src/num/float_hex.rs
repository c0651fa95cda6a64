//! `float.hex` and `float.fromhex`.

use super::float::decode;
use super::int::compose;
use crate::fault::{Fault, Outcome};

/// `x.hex()`.
pub fn to_hex(x: f64) -> String {
    if !x.is_finite() {
        return super::float::repr(x);
    }
    let (mantissa, exp, negative) = decode(x);
    let sign = if negative { "-" } else { "" };
    if mantissa == 0 {
        return format!("{sign}0x0.0p+0");
    }
    let (lead, fraction) = (mantissa >> 52, mantissa & ((1 << 52) - 1));
    format!("{sign}0x{lead}.{fraction:013x}p{:+}", exp + 52)
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &str) -> Outcome<f64> {
    let invalid = || Fault::value("invalid hexadecimal floating-point string");
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b');
    let (negative, body) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let lower = body.to_ascii_lowercase();
    let value = match lower.as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        digits => finite(digits.strip_prefix("0x").unwrap_or(digits)).ok_or_else(invalid)??,
    };
    Ok(if negative { -value } else { value })
}

/// Reads `hh.hhp+d`; `None` when the text is something else.
fn finite(body: &str) -> Option<Outcome<f64>> {
    let (mantissa, exp) = match body.split_once('p') {
        Some((m, e)) => {
            let digits = e.strip_prefix(['+', '-']).unwrap_or(e);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            (m, e.parse::<i64>().unwrap_or(if e.starts_with('-') { -(1 << 40) } else { 1 << 40 }))
        }
        None => (body, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut kept: u128 = 0;
    let mut sticky = false;
    let mut exp = exp.clamp(-(1 << 40), 1 << 40) - 4 * fraction.len() as i64;
    for c in whole.chars().chain(fraction.chars()) {
        let digit = c.to_digit(16)?;
        if kept >> 120 == 0 {
            kept = kept << 4 | u128::from(digit);
        } else {
            sticky |= digit != 0;
            exp += 4;
        }
    }
    if kept == 0 {
        return Some(Ok(0.0));
    }
    Some(
        compose(kept, sticky, exp)
            .ok_or_else(|| Fault::overflow("hexadecimal value too large to represent as a float")),
    )
}
