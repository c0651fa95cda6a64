//! Escapes that mean nothing, for which CPython warns (`warn_invalid_escape_sequence`). One warning a string.

use super::token::{Kind, Token};
use crate::error::Warning;
use crate::source::Source;

/// Follows the tokens of a source and notes the warnings.
#[derive(Default)]
pub(crate) struct Escapes {
    pub(crate) warnings: Vec<Warning>,
    /// For each f-string or t-string that is open: whether it is raw.
    raw: Vec<bool>,
}

impl Escapes {
    pub(crate) fn look(&mut self, source: &Source, token: Token, text: &str) {
        match token.kind {
            Kind::TextStart => self.raw.push(text.contains(['r', 'R'])),
            Kind::TextEnd => {
                self.raw.pop();
            }
            Kind::TextMiddle if self.raw.last() == Some(&false) => {
                // CPython counts from the line on which the token ends.
                let line = source.line(token.end.into());
                let before_field = source.text.as_bytes().get(token.end as usize) == Some(&b'{');
                let text = if before_field && text.ends_with('\\') {
                    source.text.get(token.start as usize..token.end as usize + 1).unwrap_or(text)
                } else {
                    text
                };
                self.string(line, text, false);
            }
            Kind::String if text.contains('\\') => {
                let Some((prefix, body)) = text.find(['\'', '"']).and_then(|at| text.split_at_checked(at)) else {
                    return;
                };
                if !prefix.contains(['r', 'R']) {
                    self.string(source.line(token.start.into()), body, prefix.contains(['b', 'B']));
                }
            }
            _ => {}
        }
    }

    fn string(&mut self, line: u32, text: &str, bytes: bool) {
        let Some((at, escape, what)) = invalid_escape(text, bytes) else { return };
        let message = format!(
            "\"{escape}\" is an invalid {what}escape sequence. Such sequences will not work in the future. Did you \
             mean \"\\{escape}\"? A raw string is also an option."
        );
        let above = text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() as u32;
        self.warnings.push(Warning { message, line: line + above });
    }
}

/// The first escape of a string that stands for nothing: where, its text, and what to call it.
fn invalid_escape(text: &str, bytes: bool) -> Option<(usize, &str, &'static str)> {
    let raw = text.as_bytes();
    let mut at = 0;
    while at < raw.len() {
        if raw[at] != b'\\' {
            at += 1;
            continue;
        }
        let &c = raw.get(at + 1)?;
        match c {
            b'\n' | b'\r' | b'\\' | b'\'' | b'"' | b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'x' => at += 2,
            b'N' | b'u' | b'U' if !bytes => at += 2,
            b'0'..=b'7' => {
                let digits = raw.iter().skip(at + 1).take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
                if digits == 3 && c > b'3' {
                    return text.get(at..at + 4).map(|escape| (at, escape, "octal "));
                }
                at += 1 + digits;
            }
            c if c.is_ascii() => return text.get(at..at + 2).map(|escape| (at, escape, "")),
            _ => at += 2,
        }
    }
    None
}
