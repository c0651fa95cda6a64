//! Positions in text: Python counts characters, Rust bytes. ASCII text takes the fast path.

use std::borrow::Cow;

/// `len(text)`. Linear, at memory speed.
pub fn len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// The byte at which character `index` starts; the end of the text when there is none.
pub fn byte_of(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// The character index of the byte at `byte`, which must be a boundary.
pub fn char_of(text: &str, byte: usize) -> usize {
    len(&text[..byte])
}

/// The first `count` characters.
pub fn prefix(text: &str, count: usize) -> &str {
    if count >= text.len() { text } else { &text[..byte_of(text, count)] }
}

/// Character `index` as text; `None` past the end.
pub fn char_at(text: &str, index: usize) -> Option<&str> {
    if text.is_ascii() {
        return text.get(index..index + 1);
    }
    let rest = &text[byte_of(text, index)..];
    rest.chars().next().map(|c| &rest[..c.len_utf8()])
}

/// A slice made fit for a sequence: `count` items from `start` in steps of `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

/// Fits a slice to a sequence of `len` items (`PySlice_AdjustIndices`). `step` must not be 0; numbers beyond
/// an `i64` are given as its ends.
pub fn span(start: Option<i64>, stop: Option<i64>, step: i64, len: usize) -> Span {
    let len = i64::try_from(len).unwrap_or(i64::MAX);
    let step = step.max(-i64::MAX);
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let fit = |given: Option<i64>, default: i64| match given {
        None => default,
        Some(i) if i < 0 => i.saturating_add(len).max(low),
        Some(i) => i.min(high),
    };
    let (first, last) = if step < 0 { (high, low) } else { (low, high) };
    let (start, stop) = (fit(start, first), fit(stop, last));
    let count = if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Span { start, stop, step, count: usize::try_from(count).unwrap_or(0) }
}

/// The characters of a span, which must have been fitted to this text.
pub fn slice(text: &str, span: Span) -> Cow<'_, str> {
    let Span { start, step, count, .. } = span;
    let Ok(start) = usize::try_from(start) else { return "".into() };
    if count == 0 {
        return "".into();
    }
    if step == 1 {
        let from = byte_of(text, start);
        let rest = &text[from..];
        return rest[..byte_of(rest, count)].into();
    }
    let positions = (0..count).map(|k| (start as i64 + k as i64 * step) as usize);
    if text.is_ascii() {
        let bytes = text.as_bytes();
        return positions.map(|i| char::from(bytes[i])).collect::<String>().into();
    }
    if step > 0 {
        let step = usize::try_from(step).unwrap_or(usize::MAX);
        return text.chars().skip(start).step_by(step).take(count).collect::<String>().into();
    }
    let back = len(text) - 1 - start;
    let step = usize::try_from(-step).unwrap_or(usize::MAX);
    text.chars().rev().skip(back).step_by(step).take(count).collect::<String>().into()
}

/// The bytes of a span, which must have been fitted to these bytes.
pub fn slice_bytes(bytes: &[u8], span: Span) -> Cow<'_, [u8]> {
    let Ok(start) = usize::try_from(span.start) else { return Cow::Borrowed(&[]) };
    if span.step == 1 {
        return Cow::Borrowed(bytes.get(start..start + span.count).unwrap_or_default());
    }
    (0..span.count).map(|k| bytes[(start as i64 + k as i64 * span.step) as usize]).collect::<Vec<u8>>().into()
}

/// The part of a text that a method with `start` and `end` looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window<'a> {
    pub text: &'a str,
    /// Characters before it.
    pub offset: usize,
}

/// The window from `start` to `end` in characters, negative ones counted from the end; `None` when `start` lies
/// behind `end` or the text, where not even the empty string is found.
pub fn window(text: &str, start: Option<i64>, end: Option<i64>) -> Option<Window<'_>> {
    if start.is_none_or(|s| s == 0) && end.is_none() {
        return Some(Window { text, offset: 0 });
    }
    let (start, end) = bounds(len(text), start, end)?;
    let from = byte_of(text, start);
    let rest = &text[from..];
    Some(Window { text: &rest[..byte_of(rest, end - start)], offset: start })
}

/// As [`window`], for any sequence of `len` items.
pub fn bounds(len: usize, start: Option<i64>, end: Option<i64>) -> Option<(usize, usize)> {
    let len = i64::try_from(len).unwrap_or(i64::MAX);
    let wrap = |i: i64| if i < 0 { i.saturating_add(len).max(0) } else { i };
    let end = wrap(end.unwrap_or(len)).min(len);
    let start = wrap(start.unwrap_or(0));
    if start > end { None } else { Some((start as usize, end as usize)) }
}
