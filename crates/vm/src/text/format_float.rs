//! `format(x, spec)` of floats and complex numbers.

use super::format_int::{Pieces, assemble, sign_of};
use super::spec::{Align, Grouping, Spec, unknown_kind};
use crate::fault::{Fault, Outcome};
use crate::num::complex::Complex;
use crate::num::digits::{Alternate, Style, write};

/// `format(x, spec)` of a float.
pub fn format_float(x: f64, spec: &str, type_name: &str) -> Outcome<String> {
    if spec.is_empty() {
        return Ok(crate::num::float::repr(x));
    }
    let spec = Spec::parse(spec, Align::Right, None, type_name)?;
    format_spec(x, &spec, type_name)
}

/// `format` of a float with a spec already read.
pub fn format_spec(x: f64, spec: &Spec, type_name: &str) -> Outcome<String> {
    let kind = spec.kind;
    if !matches!(kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')) {
        return Err(unknown_kind(kind.unwrap_or(' '), type_name));
    }
    format_style(if kind == Some('%') { x * 100.0 } else { x }, style_of(spec), spec)
}

fn style_of(spec: &Spec) -> Style {
    let precision = spec.precision;
    match spec.kind {
        None => precision.map_or(Style::Repr, Style::GeneralPoint),
        Some('e' | 'E') => Style::Exponent(precision.unwrap_or(6)),
        Some('f' | 'F' | '%') => Style::Fixed(precision.unwrap_or(6)),
        _ => Style::General(precision.unwrap_or(6)),
    }
}

/// Digits in a style, with everything else that the spec asks for.
fn format_style(x: f64, style: Style, spec: &Spec) -> Outcome<String> {
    let kind = spec.kind;
    let text = body(x, style, spec)?;
    let negative = text.starts_with('-');
    let text = text.trim_start_matches('-');
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, tail) = text.split_at(whole);
    let tail = group_fraction(tail, spec.fraction_grouping);
    let tail = if kind == Some('%') { tail + "%" } else { tail };
    let sign = sign_of(negative, spec);
    if digits.is_empty() {
        // inf and nan are padded, with zeros too, but never grouped.
        let plain = Spec { grouping: None, ..spec.clone() };
        return assemble(&Pieces { sign, tail: &tail, group: 3, ..Pieces::default() }, &plain);
    }
    assemble(&Pieces { sign, prefix: "", digits, tail: &tail, group: 3 }, spec)
}

/// Digits, point and exponent with a minus where the number, after rounding and `z`, is negative.
fn body(x: f64, style: Style, spec: &Spec) -> Outcome<String> {
    let alternate = if spec.alternate { Alternate::Yes } else { Alternate::No };
    let mut text = write(x, style, alternate)?;
    if matches!(spec.kind, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    let zero =
        x.is_finite() && !text.bytes().take_while(|b| !b.eq_ignore_ascii_case(&b'e')).any(|b| matches!(b, b'1'..=b'9'));
    let negative = x.is_sign_negative() && !x.is_nan() && !(zero && spec.no_negative_zero);
    Ok(if negative { format!("-{text}") } else { text })
}

/// Separators between groups of three digits behind the point.
fn group_fraction(tail: &str, grouping: Option<Grouping>) -> String {
    let (Some(grouping), Some(fraction)) = (grouping, tail.strip_prefix('.')) else { return tail.to_string() };
    let mut out = String::from(".");
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    for (i, digit) in fraction[..digits].chars().enumerate() {
        if i > 0 && i % 3 == 0 {
            out.push(grouping.char());
        }
        out.push(digit);
    }
    out + &fraction[digits..]
}

/// `format(c, spec)` of a complex number.
pub fn format_complex(c: Complex, spec: &str, type_name: &str) -> Outcome<String> {
    if spec.is_empty() {
        return Ok(c.repr());
    }
    let spec = Spec::parse(spec, Align::Right, None, type_name)?;
    if !matches!(spec.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return Err(unknown_kind(spec.kind.unwrap_or(' '), type_name));
    }
    if spec.fill == '0' {
        return Err(Fault::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::Inside {
        return Err(Fault::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    // Without a presentation type the number looks as its repr: no point in whole parts, no real zero.
    let bare = spec.kind.is_none();
    let only_imaginary = bare && c.re == 0.0 && c.re.is_sign_positive();
    let part = Spec { width: 0, fill: ' ', align: Align::Right, ..spec.clone() };
    let imaginary =
        complex_part(c.im, &Spec { sign: if only_imaginary { part.sign } else { Some('+') }, ..part.clone() })?;
    let text = if only_imaginary {
        format!("{imaginary}j")
    } else {
        let real = complex_part(c.re, &part)?;
        if bare { format!("({real}{imaginary}j)") } else { format!("{real}{imaginary}j") }
    };
    super::pad::align(&text, spec.width, spec.align, spec.fill)
}

fn complex_part(x: f64, spec: &Spec) -> Outcome<String> {
    let style = match (spec.kind, spec.precision) {
        (None, Some(precision)) => Style::General(precision),
        (None, None) => Style::Bare,
        _ => style_of(spec),
    };
    format_style(x, style, spec)
}
