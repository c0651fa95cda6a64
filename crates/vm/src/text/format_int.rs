//! `format(n, spec)` of integers, and the grouping of digits that floats share.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::pad::{align, fits, pad};
use super::spec::{Align, Grouping, Spec, unknown_kind};
use crate::fault::{Fault, Outcome};
use crate::num::int_text::{to_decimal, to_radix};

/// A number in the pieces between which padding and separators go.
#[derive(Clone, Debug, Default)]
pub struct Pieces<'a> {
    pub sign: &'a str,
    pub prefix: &'a str,
    pub digits: &'a str,
    /// Point, fraction, exponent, percent sign.
    pub tail: &'a str,
    /// Digits in a group.
    pub group: usize,
}

/// `format(n, spec)`; floats' presentations convert the number first (`OverflowError`).
/// `type_name` is `int` or that of the subclass. `max_digits` limits decimal digits, 0 lifts the limit.
pub fn format_int(n: &BigInt, spec: &str, type_name: &str, max_digits: usize) -> Outcome<String> {
    if spec.is_empty() {
        return to_decimal(n, max_digits);
    }
    let spec = Spec::parse(spec, Align::Right, Some('d'), type_name)?;
    match spec.kind.unwrap_or('d') {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => format_whole(n, &spec, max_digits),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            super::format_float::format_spec(crate::num::int::to_f64(n)?, &spec, type_name)
        }
        kind => Err(unknown_kind(kind, type_name)),
    }
}

fn format_whole(n: &BigInt, spec: &Spec, max_digits: usize) -> Outcome<String> {
    if spec.precision.is_some() {
        return Err(Fault::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(Fault::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    let kind = spec.kind.unwrap_or('d');
    if kind == 'c' {
        return format_char(n, spec);
    }
    let (radix, prefix) = match kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let digits =
        if radix == 10 { to_decimal(n, max_digits)?.trim_start_matches('-').to_string() } else { to_radix(n, radix) };
    let digits = if kind == 'X' { digits.to_ascii_uppercase() } else { digits };
    let pieces = Pieces {
        sign: sign_of(n.sign() == Sign::Minus, spec),
        prefix: if spec.alternate { prefix } else { "" },
        digits: &digits,
        tail: "",
        group: if radix == 10 { 3 } else { 4 },
    };
    assemble(&pieces, spec)
}

fn format_char(n: &BigInt, spec: &Spec) -> Outcome<String> {
    if spec.sign.is_some() {
        return Err(Fault::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Fault::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    if n.to_i64().is_none() {
        return Err(Fault::overflow("Python int too large to convert to C long"));
    }
    let c = n.to_u32().and_then(coroscope_bytecode::surrogate::char_of);
    let c = c.ok_or_else(|| Fault::overflow("%c arg not in range(0x110000)"))?;
    align(c.encode_utf8(&mut [0; 4]), spec.width, spec.align, spec.fill)
}

/// The sign to print.
pub fn sign_of(negative: bool, spec: &Spec) -> &'static str {
    match (negative, spec.sign) {
        (true, _) => "-",
        (_, Some('+')) => "+",
        (_, Some(' ')) => " ",
        _ => "",
    }
}

/// Puts the pieces together with separators and padding.
pub fn assemble(pieces: &Pieces, spec: &Spec) -> Outcome<String> {
    let around = pieces.sign.len() + pieces.prefix.len() + pieces.tail.len();
    let inside = spec.align == Align::Inside;
    // Zeros take part in the grouping; other fills do not.
    let zeros = if inside && spec.fill == '0' { spec.width.saturating_sub(around) } else { 0 };
    fits(zeros)?;
    let digits = group_digits(pieces.digits, spec.grouping, pieces.group, zeros);
    let total = spec.width.saturating_sub(around + digits.len());
    if inside {
        let padding = pad("", total, 0, spec.fill)?;
        return Ok([pieces.sign, pieces.prefix, &padding, &digits, pieces.tail].concat());
    }
    let body = [pieces.sign, pieces.prefix, &digits, pieces.tail].concat();
    align(&body, spec.width, spec.align, spec.fill)
}

/// The digits with zeros in front up to `min_width` characters, separated into groups counted from the right.
/// Where a separator would come first, one more zero stands before it.
pub fn group_digits(digits: &str, grouping: Option<Grouping>, size: usize, min_width: usize) -> String {
    let Some(grouping) = grouping else {
        return format!("{}{digits}", "0".repeat(min_width.saturating_sub(digits.len())));
    };
    let separators = |count: usize| count.saturating_sub(1) / size;
    let mut count = digits.len();
    if count + separators(count) < min_width {
        // Each whole group takes size + 1 characters.
        count = count.max(min_width / (size + 1) * size);
        while count + separators(count) < min_width {
            count += 1;
        }
    }
    let mut out = String::with_capacity(count + separators(count));
    let zeros = count - digits.len();
    for (i, digit) in std::iter::repeat_n('0', zeros).chain(digits.chars()).enumerate() {
        if i > 0 && (count - i).is_multiple_of(size) {
            out.push(grouping.char());
        }
        out.push(digit);
    }
    out
}
