//! Mistakes inside string literals, found when strings are put together (`Parser/string_parser.c`).

use super::matcher::Matcher;
use super::raise::Fault;
use super::token::{Kind, Token};
use crate::error::{ErrorKind, SyntaxError};
use ruff_text_size::TextRange;

impl Matcher<'_> {
    /// Checks the adjacent strings between two token indices.
    pub(super) fn check_strings(&mut self, start: usize, end: usize) -> Result<(), Box<Fault>> {
        let tokens: Vec<Token> = self.tokens.iter().take(end).skip(start).copied().collect();
        let mut depth = 0;
        let (mut bytes, mut plain, mut templates) = (0, 0, 0);
        for token in &tokens {
            let prefix = prefix(self.text(*token));
            match token.kind {
                Kind::TextStart => {
                    if depth == 0 {
                        let template = prefix.contains(['t', 'T']);
                        templates += usize::from(template);
                        plain += usize::from(!template);
                    }
                    depth += 1;
                }
                Kind::TextEnd => depth -= 1,
                Kind::String if depth == 0 => {
                    let is_bytes = prefix.contains(['b', 'B']);
                    bytes += usize::from(is_bytes);
                    plain += usize::from(!is_bytes);
                }
                _ => {}
            }
        }
        if templates > 0 && bytes + plain > 0 {
            let range =
                TextRange::new(tokens.first().map_or(0, |t| t.start).into(), tokens.last().map_or(0, |t| t.end).into());
            let message = "cannot mix t-string literals with string or bytes literals";
            return Err(Box::new(Fault::Mistake(*SyntaxError::at(self.source, range, message))));
        }
        if bytes > 0 && plain > 0 {
            return Err(self.at_last("cannot mix bytes and nonbytes literals"));
        }
        let mut raw = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            let text = self.text(*token);
            match token.kind {
                Kind::TextStart => raw.push(prefix(text).contains(['r', 'R'])),
                Kind::TextEnd => {
                    raw.pop();
                }
                Kind::TextMiddle if raw.last() == Some(&false) => {
                    if let Some(message) = unicode_error(text) {
                        // CPython looks at the text when its string ends.
                        let end = tokens.iter().skip(i).find(|t| t.kind == Kind::TextEnd).unwrap_or(token);
                        let error = self.error_at_token(*end, ErrorKind::SyntaxError, message);
                        return Err(Box::new(Fault::Mistake(error)));
                    }
                }
                Kind::String if raw.is_empty() => {
                    if let Some(message) = literal_error(text) {
                        let error = self.error_at_token(*token, ErrorKind::SyntaxError, message);
                        return Err(Box::new(Fault::Mistake(error)));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn at_last(&self, message: &str) -> Box<Fault> {
        match self.tokens.last() {
            Some(token) => Box::new(Fault::Mistake(self.error_at_token(*token, ErrorKind::SyntaxError, message))),
            None => Box::new(Fault::TooDeep),
        }
    }
}

fn prefix(text: &str) -> &str {
    let end = text.find(['\'', '"']).unwrap_or(0);
    text.get(..end).unwrap_or("")
}

/// What is wrong with a plain string literal.
fn literal_error(text: &str) -> Option<String> {
    let prefix = prefix(text);
    let body = text.get(prefix.len()..)?;
    let quotes = if body.starts_with("'''") || body.starts_with("\"\"\"") { 3 } else { 1 };
    let body = body.get(quotes..body.len().checked_sub(quotes)?)?;
    let (bytes, raw) = (prefix.contains(['b', 'B']), prefix.contains(['r', 'R']));
    if bytes && !body.is_ascii() {
        return Some("bytes can only contain ASCII literal characters".to_owned());
    }
    match (bytes, raw) {
        (_, true) => None,
        (true, false) => bytes_error(body),
        (false, false) => unicode_error(body),
    }
}

/// CPython `_PyBytes_DecodeEscape`.
fn bytes_error(body: &str) -> Option<String> {
    let bytes = body.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] != b'\\' {
            i += 1;
            continue;
        }
        if bytes.get(i + 1) == Some(&b'x') {
            let digits = bytes.iter().skip(i + 2).take(2).take_while(|b| b.is_ascii_hexdigit()).count();
            if digits < 2 {
                return Some(format!("(value error) invalid \\x escape at position {i}"));
            }
        }
        i += 2;
    }
    None
}

/// CPython `_PyUnicode_DecodeUnicodeEscapeInternal`; a character outside of ASCII counts as its ten-byte escape.
pub(super) fn unicode_error(body: &str) -> Option<String> {
    let mut at = 0;
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        if c != '\\' {
            at += if c.is_ascii() { 1 } else { 10 };
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let Some(kind) = rest[1..].chars().next() else {
            return Some(decode_error(at, at, "\\ at end of string"));
        };
        let tail = &rest[1 + kind.len_utf8()..];
        let wanted = match kind {
            'x' => Some((2, "truncated \\xXX escape")),
            'u' => Some((4, "truncated \\uXXXX escape")),
            'U' => Some((8, "truncated \\UXXXXXXXX escape")),
            _ => None,
        };
        let mut used = 1 + kind.len_utf8();
        let mut width = if kind.is_ascii() { 2 } else { 11 };
        if let Some((count, what)) = wanted {
            let digits = tail.bytes().take(count).take_while(u8::is_ascii_hexdigit).count();
            if digits < count {
                return Some(decode_error(at, at + 1 + digits, what));
            }
            let value = u32::from_str_radix(&tail[..count], 16).unwrap_or(0);
            if value > 0x10_ffff {
                return Some(decode_error(at, at + 1 + count, "illegal Unicode character"));
            }
            (used, width) = (used + count, width + count);
        } else if kind == 'N' {
            let Some(inner) = tail.strip_prefix('{') else {
                return Some(decode_error(at, at + 1, "malformed \\N character escape"));
            };
            let Some(close) = inner.find('}') else {
                let seen = inner.len();
                return Some(decode_error(at, at + 2 + seen, "malformed \\N character escape"));
            };
            if close == 0 {
                return Some(decode_error(at, at + 2, "malformed \\N character escape"));
            }
            if unicode_names2::character(&inner[..close]).is_none() {
                return Some(decode_error(at, at + 3 + close, "unknown Unicode character name"));
            }
            (used, width) = (used + close + 2, width + close + 2);
        }
        at += width;
        rest = &rest[used..];
    }
    None
}

fn decode_error(start: usize, end: usize, what: &str) -> String {
    if start == end {
        return format!("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position {start}: {what}");
    }
    format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {what}")
}
