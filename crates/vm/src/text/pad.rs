//! Padding: `center`, `ljust`, `rjust`, `zfill`, `expandtabs`, and what the format specs need.

use super::MAX_LEN;
use super::spec::{Align, Spec};
use crate::fault::{Fault, Outcome};

/// Checks that text of this many bytes may exist.
pub fn fits(len: usize) -> Outcome<()> {
    if len > MAX_LEN { Err(Fault::memory()) } else { Ok(()) }
}

/// `text * count`, for counts that are not negative.
pub fn repeat(text: &str, count: usize) -> Outcome<String> {
    fits(text.len().saturating_mul(count))?;
    Ok(text.repeat(count))
}

/// `left` fills, the text, `right` fills.
pub fn pad(text: &str, left: usize, right: usize, fill: char) -> Outcome<String> {
    let fills = left.saturating_add(right);
    let len = fills.saturating_mul(fill.len_utf8()).saturating_add(text.len());
    fits(len)?;
    let mut out = String::with_capacity(len);
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    Ok(out)
}

/// Pads to `width` characters as a format spec asks; `Inside` counts as right.
pub fn align(text: &str, width: usize, align: Align, fill: char) -> Outcome<String> {
    let total = width.saturating_sub(super::index::len(text));
    if total == 0 {
        return Ok(text.to_string());
    }
    match align {
        Align::Left => pad(text, 0, total, fill),
        Align::Right | Align::Inside => pad(text, total, 0, fill),
        Align::Center => pad(text, total / 2, total - total / 2, fill),
    }
}

/// `text.center(width, fill)`. With an odd rest the longer side is the left one if the width is odd.
pub fn center(text: &str, width: usize, fill: char) -> Outcome<String> {
    let total = width.saturating_sub(super::index::len(text));
    let left = total / 2 + (total & width & 1);
    pad(text, left, total - left, fill)
}

/// `text.zfill(width)`: zeros behind the sign.
pub fn zfill(text: &str, width: usize) -> Outcome<String> {
    let total = width.saturating_sub(super::index::len(text));
    let (sign, digits) = if text.starts_with(['+', '-']) { text.split_at(1) } else { ("", text) };
    Ok(format!("{sign}{}", pad(digits, total, 0, '0')?))
}

/// `text.expandtabs(size)`.
pub fn expandtabs(text: &str, size: usize) -> Outcome<String> {
    let mut out = String::with_capacity(text.len());
    let mut column = 0usize;
    for c in text.chars() {
        match c {
            '\t' if size > 0 => {
                let blanks = size - column % size;
                fits(out.len().saturating_add(blanks))?;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\t' => {}
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    Ok(out)
}

/// `format(text, spec)` of a `str`.
pub fn format_str(text: &str, spec: &str) -> Outcome<String> {
    if spec.is_empty() {
        return Ok(text.to_string());
    }
    let spec = Spec::parse(spec, Align::Left, Some('s'), "str")?;
    match spec.kind {
        Some('s') | None => {}
        Some(kind) => return Err(super::spec::unknown_kind(kind, "str")),
    }
    let refused = match (spec.sign, spec.no_negative_zero, spec.alternate, spec.align) {
        (Some(' '), ..) => "Space not allowed in string format specifier",
        (Some(_), ..) => "Sign not allowed in string format specifier",
        (_, true, ..) => "Negative zero coercion (z) not allowed in string format specifier",
        (_, _, true, _) => "Alternate form (#) not allowed in string format specifier",
        (.., Align::Inside) => "'=' alignment not allowed in string format specifier",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(Fault::value(refused));
    }
    let shown = match spec.precision {
        Some(precision) => super::index::prefix(text, precision),
        None => text,
    };
    align(shown, spec.width, spec.align, spec.fill)
}
