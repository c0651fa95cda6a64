//! `repr` and `ascii` of text.

use std::fmt::Write;

use super::chars::is_printable;
use coroscope_bytecode::surrogate::code_of;

/// The quote that needs fewer escapes: double only when there are single quotes and no double ones.
pub(super) fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

/// `repr(text)`. Linear; up to ten times the size of the text.
pub fn repr_str(text: &str) -> String {
    write_repr(text, is_printable)
}

/// `ascii(text)`.
pub fn ascii_str(text: &str) -> String {
    write_repr(text, |c| (' '..='~').contains(&c))
}

/// What `ascii(x)` makes of `repr(x)`: escapes for all that is not ASCII.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() { out.push(c) } else { push_escape(&mut out, c) }
    }
    out
}

fn write_repr(text: &str, plain: impl Fn(char) -> bool) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if plain(c) => out.push(c),
            c => push_escape(&mut out, c),
        }
    }
    out.push(quote);
    out
}

/// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever is the shortest that fits.
pub fn push_escape(out: &mut String, c: char) {
    let code = code_of(c);
    // Writing to a String cannot fail.
    let _ = match code {
        ..0x100 => write!(out, "\\x{code:02x}"),
        0x100..0x1_0000 => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}
