//! Floats as decimal digits: the three styles of C's printf and Python's shortest repr, in pieces
//! that `repr`, `format` and `%` put together (CPython's `PyOS_double_to_string`).

use crate::fault::{Fault, Outcome};

/// How to write a finite float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Shortest digits that read back as the same float.
    Repr,
    /// As `Repr`, without `.0` behind whole numbers: the parts of a complex number.
    Bare,
    /// `precision` digits after the point.
    Fixed(usize),
    /// One digit before the point, `precision` after it, and an exponent.
    Exponent(usize),
    /// `precision` significant digits, in whichever of the two forms is shorter.
    General(usize),
    /// As `General`, but always with a digit after the point: `format(x, '.3')`.
    GeneralPoint(usize),
}

/// Whether trailing zeros and the point stay (`#`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alternate {
    No,
    Yes,
}

/// No precision may be larger (CPython's is INT_MAX; ours is what memory bears).
pub const MAX_PRECISION: usize = 1 << 24;

/// Digits past this are zero for every float.
const EXACT: usize = 1100;

/// Writes `|x|` (also `inf`, `nan`), lower case, without sign.
pub fn write(x: f64, style: Style, alternate: Alternate) -> Outcome<String> {
    if x.is_nan() {
        return Ok("nan".into());
    }
    let x = x.abs();
    if x.is_infinite() {
        return Ok("inf".into());
    }
    let alt = alternate == Alternate::Yes;
    Ok(match style {
        Style::Repr => repr(x, Tail::PointZero, if alt { Tail::Point } else { Tail::PointZero }),
        Style::Bare if alt => repr(x, Tail::Point, Tail::Point),
        Style::Bare => repr(x, Tail::Bare, Tail::Bare),
        Style::Fixed(precision) => fixed(x, limited(precision)?, alt),
        Style::Exponent(precision) => exponent(x, limited(precision)?, alt),
        Style::General(precision) => general(x, limited(precision)?, 0, if alt { Tail::Zeros } else { Tail::Bare }),
        Style::GeneralPoint(precision) => {
            general(x, limited(precision)?, 1, if alt { Tail::Zeros } else { Tail::PointZero })
        }
    })
}

/// The shortest digits; what follows the last one depends on the form.
fn repr(x: f64, fixed: Tail, exponent: Tail) -> String {
    let (digits, point) = shortest(x);
    let as_fixed = -4 < point && point <= 16;
    place(&digits, point, as_fixed, if as_fixed { fixed } else { exponent })
}

fn limited(precision: usize) -> Outcome<usize> {
    if precision > MAX_PRECISION { Err(Fault::value("precision too big")) } else { Ok(precision) }
}

/// The shortest digits that round-trip, and where the point stands: `0.DIGITS * 10**point`.
pub fn shortest(x: f64) -> (String, i32) {
    split(&format!("{:e}", x.abs()))
}

/// Exactly `count` significant digits, correctly rounded, and where the point stands.
fn significant(x: f64, count: usize) -> (String, i32) {
    let (mut digits, point) = split(&format!("{x:.*e}", (count - 1).min(EXACT)));
    digits.extend(std::iter::repeat_n('0', count.saturating_sub(digits.len())));
    (digits, point)
}

/// Splits Rust's `d.ddde-N`.
fn split(text: &str) -> (String, i32) {
    let (mantissa, exp) = text.split_once('e').unwrap_or((text, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let point = exp.parse::<i32>().unwrap_or(0) + 1;
    (digits, point)
}

fn fixed(x: f64, precision: usize, alt: bool) -> String {
    let mut text = format!("{x:.*}", precision.min(EXACT));
    text.extend(std::iter::repeat_n('0', precision.saturating_sub(EXACT)));
    if alt && precision == 0 {
        text.push('.');
    }
    text
}

fn exponent(x: f64, precision: usize, alt: bool) -> String {
    let (digits, point) = significant(x, precision + 1);
    place(&digits, point, false, if alt { Tail::Point } else { Tail::Keep })
}

fn general(x: f64, precision: usize, reserve: i32, tail: Tail) -> String {
    let precision = precision.max(1);
    let (mut digits, point) = significant(x, precision);
    if tail != Tail::Zeros {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    let limit = i32::try_from(precision).unwrap_or(i32::MAX) - reserve;
    let point = if x == 0.0 { 1 } else { point };
    place(&digits, point, -4 < point && point <= limit, tail)
}

/// What follows the last digit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// Nothing but the digits given.
    Bare,
    /// As `Bare`, for digits whose zeros count.
    Keep,
    /// A point even where no digit follows it.
    Point,
    /// As `Point`; the zeros were asked for.
    Zeros,
    /// In fixed form, `.0` where there would be no point.
    PointZero,
}

/// Puts the point, or the exponent, into digits that read `0.DIGITS * 10**point`.
fn place(digits: &str, point: i32, as_fixed: bool, tail: Tail) -> String {
    let mut out = String::with_capacity(digits.len() + 8);
    if as_fixed {
        let lead = usize::try_from(point).unwrap_or(0);
        if lead == 0 {
            out.push_str("0.");
            out.extend(std::iter::repeat_n('0', point.unsigned_abs() as usize));
            out.push_str(digits);
        } else if digits.len() <= lead {
            out.push_str(digits);
            out.extend(std::iter::repeat_n('0', lead - digits.len()));
            match tail {
                Tail::PointZero => out.push_str(".0"),
                Tail::Point | Tail::Zeros => out.push('.'),
                Tail::Bare | Tail::Keep => {}
            }
        } else {
            out.push_str(&digits[..lead]);
            out.push('.');
            out.push_str(&digits[lead..]);
        }
        return out;
    }
    out.push_str(&digits[..1]);
    if digits.len() > 1 {
        out.push('.');
        out.push_str(&digits[1..]);
    } else if matches!(tail, Tail::Point | Tail::Zeros) {
        out.push('.');
    }
    let exp = if digits.bytes().all(|b| b == b'0') { 0 } else { point - 1 };
    out.push_str(&format!("e{}{:02}", if exp < 0 { '-' } else { '+' }, exp.abs()));
    out
}
