//! Upper, lower and title case, and the `is...` questions about whole texts.

use super::chars::{
    is_alnum, is_alpha, is_cased, is_decimal, is_digit, is_id_continue, is_id_start, is_lower, is_numeric,
    is_printable, is_space, is_title, is_upper, push_folded, push_title,
};

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(&mut out, c));
    out
}

/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if at == 0 { push_title(&mut out, c) } else { push_lower(&mut out, text, at, c) }
    }
    out
}

/// `text.title()`.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut within_word = false;
    for (at, c) in text.char_indices() {
        if within_word {
            push_lower(&mut out, text, at, c)
        } else {
            push_title(&mut out, c)
        }
        within_word = is_cased(c);
    }
    out
}

/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_upper(c) {
            push_lower(&mut out, text, at, c);
        } else if is_lower(c) {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    }
    out
}

/// Writes the character at `at` in lower case. A capital sigma at the end of a word has a form of its own.
fn push_lower(out: &mut String, text: &str, at: usize, c: char) {
    if c == 'Σ' { out.push(sigma(text, at)) } else { out.extend(c.to_lowercase()) }
}

/// How far around a sigma we look for the rest of its word.
const WORD: usize = 32;

fn sigma(text: &str, at: usize) -> char {
    let start = text[..at].char_indices().rev().take(WORD).last().map_or(at, |(i, _)| i);
    let end = text[at..].char_indices().nth(WORD).map_or(text.len(), |(i, _)| at + i);
    let before: usize = text[start..at].chars().flat_map(char::to_lowercase).map(char::len_utf8).sum();
    let lowered = text[start..end].to_lowercase();
    lowered.get(before..).and_then(|rest| rest.chars().next()).unwrap_or('σ')
}

/// Whether the text is not empty and all its characters are so.
fn all(text: &str, property: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(property)
}

/// `text.isalpha()`.
pub fn isalpha(text: &str) -> bool {
    all(text, is_alpha)
}

/// `text.isalnum()`.
pub fn isalnum(text: &str) -> bool {
    all(text, is_alnum)
}

/// `text.isdecimal()`.
pub fn isdecimal(text: &str) -> bool {
    all(text, is_decimal)
}

/// `text.isdigit()`.
pub fn isdigit(text: &str) -> bool {
    all(text, is_digit)
}

/// `text.isnumeric()`.
pub fn isnumeric(text: &str) -> bool {
    all(text, is_numeric)
}

/// `text.isspace()`.
pub fn isspace(text: &str) -> bool {
    all(text, is_space)
}

/// `text.isprintable()`; true for the empty text.
pub fn isprintable(text: &str) -> bool {
    text.chars().all(is_printable)
}

/// `text.isascii()`; true for the empty text.
pub fn isascii(text: &str) -> bool {
    text.is_ascii()
}

/// `text.isidentifier()`.
pub fn isidentifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_id_start) && chars.all(is_id_continue)
}

/// `text.islower()`: some letter is lower case and none upper.
pub fn islower(text: &str) -> bool {
    text.chars().any(is_lower) && !text.chars().any(|c| is_upper(c) || is_title(c))
}

/// `text.isupper()`.
pub fn isupper(text: &str) -> bool {
    text.chars().any(is_upper) && !text.chars().any(|c| is_lower(c) || is_title(c))
}

/// `text.istitle()`: capitals only at the start of words, small letters only inside.
pub fn istitle(text: &str) -> bool {
    let (mut within_word, mut any) = (false, false);
    for c in text.chars() {
        let capital = is_upper(c) || is_title(c);
        if (capital && within_word) || (!capital && is_lower(c) && !within_word) {
            return false;
        }
        within_word = capital || is_lower(c);
        any |= within_word;
    }
    any
}
