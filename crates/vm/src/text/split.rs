//! Splitting and stripping text.

use super::chars::is_space;

/// `text.split(None, limit)`: at runs of whitespace.
pub fn split_space(text: &str, limit: Option<usize>) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if limit.is_some_and(|limit| parts.len() >= limit) {
            parts.push(rest);
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    parts
}

/// `text.rsplit(None, limit)`.
pub fn rsplit_space(text: &str, limit: Option<usize>) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        if limit.is_some_and(|limit| parts.len() >= limit) {
            parts.push(rest);
            break;
        }
        let start = rest.char_indices().rev().find(|(_, c)| is_space(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        parts.push(&rest[start..]);
        rest = rest[..start].trim_end_matches(is_space);
    }
    parts.reverse();
    parts
}

/// `text.split(sep, limit)`; `sep` is not empty.
pub fn split<'a>(text: &'a str, sep: &str, limit: Option<usize>) -> Vec<&'a str> {
    match limit {
        None => text.split(sep).collect(),
        Some(limit) => text.splitn(limit.saturating_add(1), sep).collect(),
    }
}

/// `text.rsplit(sep, limit)`; `sep` is not empty.
pub fn rsplit<'a>(text: &'a str, sep: &str, limit: Option<usize>) -> Vec<&'a str> {
    let mut parts: Vec<&str> = match limit {
        None => text.rsplit(sep).collect(),
        Some(limit) => text.rsplitn(limit.saturating_add(1), sep).collect(),
    };
    parts.reverse();
    parts
}

/// Whether `c` ends a line (`str.splitlines`).
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether lines keep what ends them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Dropped,
    Kept,
}

/// `text.splitlines(keepends)`.
pub fn lines(text: &str, ends: Ends) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some((at, end)) = rest.char_indices().find(|(_, c)| is_line_end(*c)) else {
            parts.push(rest);
            break;
        };
        let next = at + if rest[at..].starts_with("\r\n") { 2 } else { end.len_utf8() };
        parts.push(&rest[..if ends == Ends::Kept { next } else { at }]);
        rest = &rest[next..];
    }
    parts
}

/// `text.partition(sep)`; `sep` is not empty. `None` when it does not occur.
pub fn partition<'a>(text: &'a str, sep: &str) -> Option<(&'a str, &'a str)> {
    text.split_once(sep)
}

/// `text.rpartition(sep)`.
pub fn rpartition<'a>(text: &'a str, sep: &str) -> Option<(&'a str, &'a str)> {
    text.rsplit_once(sep)
}

/// Which ends of a text to strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Both,
}

/// `text.strip(chars)` and its kin; `None` strips whitespace. Cost: length of what is stripped times that of `chars`.
pub fn strip<'a>(text: &'a str, chars: Option<&str>, side: Side) -> &'a str {
    let unwanted = |c: char| chars.map_or_else(|| is_space(c), |set| set.contains(c));
    match side {
        Side::Left => text.trim_start_matches(unwanted),
        Side::Right => text.trim_end_matches(unwanted),
        Side::Both => text.trim_matches(unwanted),
    }
}
