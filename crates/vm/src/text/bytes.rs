//! The methods of `bytes` and `bytearray`, which know only ASCII.

use memchr::memmem;

use super::index::bounds;
use super::pad::fits;
use super::split::{Ends, Side};
use crate::fault::Outcome;

/// Whether `b` is ASCII whitespace, vertical tab and form feed included.
pub fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t'..=b'\r')
}

/// `data.find(part, start, end)`.
pub fn find(data: &[u8], part: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (start, end) = bounds(data.len(), start, end)?;
    memmem::find(&data[start..end], part).map(|at| start + at)
}

/// `data.rfind(part, start, end)`.
pub fn rfind(data: &[u8], part: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (start, end) = bounds(data.len(), start, end)?;
    memmem::rfind(&data[start..end], part).map(|at| start + at)
}

/// `data.count(part, start, end)`.
pub fn count(data: &[u8], part: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    match bounds(data.len(), start, end) {
        None => 0,
        Some((start, end)) if part.is_empty() => end - start + 1,
        Some((start, end)) => memmem::find_iter(&data[start..end], part).count(),
    }
}

/// `data.startswith(part, start, end)`.
pub fn starts_with(data: &[u8], part: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    bounds(data.len(), start, end).is_some_and(|(start, end)| data[start..end].starts_with(part))
}

/// `data.endswith(part, start, end)`.
pub fn ends_with(data: &[u8], part: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    bounds(data.len(), start, end).is_some_and(|(start, end)| data[start..end].ends_with(part))
}

/// `data.replace(old, new, count)`; `None` replaces all.
pub fn replace(data: &[u8], old: &[u8], new: &[u8], limit: Option<usize>) -> Outcome<Vec<u8>> {
    let most = limit.unwrap_or(usize::MAX);
    let hits = count(data, old, None, None).min(most);
    fits(new.len().saturating_sub(old.len()).saturating_mul(hits).saturating_add(data.len()))?;
    let mut out = Vec::with_capacity(data.len());
    if old.is_empty() {
        for i in 0..=data.len() {
            if i < most {
                out.extend_from_slice(new);
            }
            out.extend(data.get(i));
        }
        return Ok(out);
    }
    let mut from = 0;
    for at in memmem::find_iter(data, old).take(most) {
        out.extend_from_slice(&data[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
    }
    out.extend_from_slice(&data[from..]);
    Ok(out)
}

/// `data.split(None, limit)`.
pub fn split_space(data: &[u8], limit: Option<usize>) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = strip(data, None, Side::Left);
    while !rest.is_empty() {
        if limit.is_some_and(|limit| parts.len() >= limit) {
            parts.push(rest);
            break;
        }
        let end = rest.iter().position(|b| is_space(*b)).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = strip(&rest[end..], None, Side::Left);
    }
    parts
}

/// `data.rsplit(None, limit)`.
pub fn rsplit_space(data: &[u8], limit: Option<usize>) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = strip(data, None, Side::Right);
    while !rest.is_empty() {
        if limit.is_some_and(|limit| parts.len() >= limit) {
            parts.push(rest);
            break;
        }
        let start = rest.iter().rposition(|b| is_space(*b)).map_or(0, |at| at + 1);
        parts.push(&rest[start..]);
        rest = strip(&rest[..start], None, Side::Right);
    }
    parts.reverse();
    parts
}

/// `data.split(sep, limit)`; `sep` is not empty.
pub fn split<'a>(data: &'a [u8], sep: &[u8], limit: Option<usize>) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in memmem::find_iter(data, sep).take(limit.unwrap_or(usize::MAX)) {
        parts.push(&data[from..at]);
        from = at + sep.len();
    }
    parts.push(&data[from..]);
    parts
}

/// `data.rsplit(sep, limit)`; `sep` is not empty.
pub fn rsplit<'a>(data: &'a [u8], sep: &[u8], limit: Option<usize>) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut end = data.len();
    for at in memmem::rfind_iter(data, sep).take(limit.unwrap_or(usize::MAX)) {
        parts.push(&data[at + sep.len()..end]);
        end = at;
    }
    parts.push(&data[..end]);
    parts.reverse();
    parts
}

/// `data.splitlines(keepends)`.
pub fn lines(data: &[u8], ends: Ends) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = data;
    while !rest.is_empty() {
        let Some(at) = rest.iter().position(|b| matches!(b, b'\n' | b'\r')) else {
            parts.push(rest);
            break;
        };
        let next = at + if rest[at..].starts_with(b"\r\n") { 2 } else { 1 };
        parts.push(&rest[..if ends == Ends::Kept { next } else { at }]);
        rest = &rest[next..];
    }
    parts
}

/// `data.partition(sep)`; `sep` is not empty. `None` when it does not occur.
pub fn partition<'a>(data: &'a [u8], sep: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    memmem::find(data, sep).map(|at| (&data[..at], &data[at + sep.len()..]))
}

/// `data.rpartition(sep)`.
pub fn rpartition<'a>(data: &'a [u8], sep: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    memmem::rfind(data, sep).map(|at| (&data[..at], &data[at + sep.len()..]))
}

/// `data.strip(unwanted)` and its kin; `None` strips whitespace.
pub fn strip<'a>(data: &'a [u8], unwanted: Option<&[u8]>, side: Side) -> &'a [u8] {
    let goes = |b: &u8| unwanted.map_or_else(|| is_space(*b), |set| set.contains(b));
    let mut kept = data;
    if side != Side::Right {
        kept = &kept[kept.iter().take_while(|b| goes(b)).count()..];
    }
    if side != Side::Left {
        kept = &kept[..kept.len() - kept.iter().rev().take_while(|b| goes(b)).count()];
    }
    kept
}

/// `data.translate(table, delete)`; the table has 256 bytes.
pub fn translate(data: &[u8], table: Option<&[u8]>, delete: &[u8]) -> Vec<u8> {
    let mut dropped = [false; 256];
    delete.iter().for_each(|b| dropped[usize::from(*b)] = true);
    let turned = |b: &u8| table.and_then(|t| t.get(usize::from(*b)).copied()).unwrap_or(*b);
    data.iter().filter(|b| !dropped[usize::from(**b)]).map(turned).collect()
}

/// `left` fills, the data, `right` fills.
pub fn pad(data: &[u8], left: usize, right: usize, fill: u8) -> Outcome<Vec<u8>> {
    fits(left.saturating_add(right).saturating_add(data.len()))?;
    let mut out = vec![fill; left];
    out.extend_from_slice(data);
    out.resize(out.len() + right, fill);
    Ok(out)
}

/// `data.center(width, fill)`.
pub fn center(data: &[u8], width: usize, fill: u8) -> Outcome<Vec<u8>> {
    let total = width.saturating_sub(data.len());
    let left = total / 2 + (total & width & 1);
    pad(data, left, total - left, fill)
}

/// `data.zfill(width)`.
pub fn zfill(data: &[u8], width: usize) -> Outcome<Vec<u8>> {
    let total = width.saturating_sub(data.len());
    let sign = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let mut out = pad(&data[sign..], total, 0, b'0')?;
    out.splice(0..0, data[..sign].iter().copied());
    Ok(out)
}

/// `data.expandtabs(size)`.
pub fn expandtabs(data: &[u8], size: usize) -> Outcome<Vec<u8>> {
    let mut out = Vec::with_capacity(data.len());
    let mut column = 0usize;
    for &b in data {
        match b {
            b'\t' if size > 0 => {
                let blanks = size - column % size;
                fits(out.len().saturating_add(blanks))?;
                out.resize(out.len() + blanks, b' ');
                column += blanks;
            }
            b'\t' => {}
            b => {
                out.push(b);
                column = if matches!(b, b'\n' | b'\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(out)
}

/// `data.capitalize()`.
pub fn capitalize(data: &[u8]) -> Vec<u8> {
    let mut out = data.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `data.title()`.
pub fn title(data: &[u8]) -> Vec<u8> {
    let mut within_word = false;
    let mut cased = |b: &u8| {
        let out = if within_word { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        within_word = b.is_ascii_alphabetic();
        out
    };
    data.iter().map(&mut cased).collect()
}

/// `data.swapcase()`.
pub fn swapcase(data: &[u8]) -> Vec<u8> {
    let swap = |b: &u8| if b.is_ascii_lowercase() { b.to_ascii_uppercase() } else { b.to_ascii_lowercase() };
    data.iter().map(swap).collect()
}

/// `data.istitle()`.
pub fn istitle(data: &[u8]) -> bool {
    let (mut within_word, mut any) = (false, false);
    for b in data {
        if (b.is_ascii_uppercase() && within_word) || (b.is_ascii_lowercase() && !within_word) {
            return false;
        }
        within_word = b.is_ascii_alphabetic();
        any |= within_word;
    }
    any
}

/// `data.islower()`.
pub fn islower(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_lowercase) && !data.iter().any(u8::is_ascii_uppercase)
}

/// `data.isupper()`.
pub fn isupper(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_uppercase) && !data.iter().any(u8::is_ascii_lowercase)
}
