//! Searching and replacing in text.

use super::index::{Window, char_of, len, window};
use super::pad::fits;
use crate::fault::Outcome;

/// `text.find(part, start, end)`: the character index, `None` for -1.
pub fn find(text: &str, part: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let seen = window(text, start, end)?;
    seen.text.find(part).map(|at| seen.offset + char_of(seen.text, at))
}

/// `text.rfind(part, start, end)`.
pub fn rfind(text: &str, part: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let seen = window(text, start, end)?;
    seen.text.rfind(part).map(|at| seen.offset + char_of(seen.text, at))
}

/// `text.count(part, start, end)`.
pub fn count(text: &str, part: &str, start: Option<i64>, end: Option<i64>) -> usize {
    match window(text, start, end) {
        None => 0,
        Some(Window { text, .. }) if part.is_empty() => len(text) + 1,
        Some(Window { text, .. }) => text.matches(part).count(),
    }
}

/// `text.startswith(part, start, end)`.
pub fn starts_with(text: &str, part: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|seen| seen.text.starts_with(part))
}

/// `text.endswith(part, start, end)`.
pub fn ends_with(text: &str, part: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|seen| seen.text.ends_with(part))
}

/// `text.replace(old, new, count)`; `None` replaces all. `MemoryError` when the result would be too long.
pub fn replace(text: &str, old: &str, new: &str, count: Option<usize>) -> Outcome<String> {
    let most = count.unwrap_or(usize::MAX);
    if new.len() > old.len() {
        let hits = if old.is_empty() { len(text) + 1 } else { text.matches(old).take(most).count() }.min(most);
        fits((new.len() - old.len()).saturating_mul(hits).saturating_add(text.len()))?;
    }
    Ok(if most == usize::MAX { text.replace(old, new) } else { text.replacen(old, new, most) })
}
