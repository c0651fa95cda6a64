//! `repr` of bytes, and the hexadecimal forms of `bytes.hex` and `bytes.fromhex`.

use std::fmt::Write;

use super::repr::quote_for;
use crate::fault::{Fault, Outcome};

/// `repr(bytes)`. Linear; up to four times the size.
pub fn repr_bytes(bytes: &[u8]) -> String {
    let quote = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(quote);
    for &b in bytes {
        match b {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b if char::from(b) == quote => {
                out.push('\\');
                out.push(quote);
            }
            b' '..=b'~' => out.push(char::from(b)),
            b => {
                let _ = write!(out, "\\x{b:02x}");
            }
        }
    }
    out.push(quote);
    out
}

/// `bytearray(...)`'s repr. It always prefers single quotes as `bytes` does.
pub fn repr_bytearray(bytes: &[u8]) -> String {
    format!("bytearray({})", repr_bytes(bytes))
}

/// `data.hex(sep, group)`: groups of `|group|` bytes counted from the right, from the left when negative.
pub fn to_hex(bytes: &[u8], sep: Option<char>, group: i64) -> String {
    let mut out = String::with_capacity(bytes.len() * 3);
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    for (i, b) in bytes.iter().enumerate() {
        let seam = if group < 0 { i } else { bytes.len() - i };
        if let Some(sep) = sep
            && i > 0
            && size > 0
            && seam % size == 0
        {
            out.push(sep);
        }
        let _ = write!(out, "{b:02x}");
    }
    out
}

/// `bytes.fromhex(text)`: pairs of digits, whitespace between them.
pub fn from_hex(text: &str) -> Outcome<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 2);
    let wrong = |at: usize| Fault::value(format!("non-hexadecimal number found in fromhex() arg at position {at}"));
    let mut rest = text.chars().enumerate();
    while let Some((at, c)) = rest.next() {
        if is_blank(c) {
            continue;
        }
        let high = c.to_digit(16).ok_or_else(|| wrong(at))?;
        let Some((at, c)) = rest.next() else {
            return Err(Fault::value("fromhex() arg must contain an even number of hexadecimal digits"));
        };
        let low = c.to_digit(16).ok_or_else(|| wrong(at))?;
        out.push((high << 4 | low) as u8);
    }
    Ok(out)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')
}
