//! What kind of character it is, by Python's definitions.

use super::tables::{ALPHA, DECIMAL_ZEROS, DIGIT, FOLD, NUMERIC, PRINTABLE, TITLE, TITLECASE};

/// Whether `c` lies in a table of change points.
fn within(table: &[u32], c: char) -> bool {
    table.partition_point(|&change| change <= u32::from(c)) % 2 == 1
}

/// `c.isprintable()`: shown as itself by `repr`.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() { (' '..='~').contains(&c) } else { within(&PRINTABLE, c) }
}

/// `c.isalpha()`: a letter by its category.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { within(&ALPHA, c) }
}

/// The digit that `c` stands for in a decimal number of any script.
pub fn decimal_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).map(|d| d as u8);
    }
    let code = u32::from(c);
    let zero = DECIMAL_ZEROS[DECIMAL_ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?];
    (code - zero < 10).then_some((code - zero) as u8)
}

/// `c.isdecimal()`.
pub fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// `c.isdigit()`: superscripts and circled digits too.
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { within(&DIGIT, c) }
}

/// `c.isnumeric()`: everything with a numeric value, fractions and Han numerals too.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { within(&NUMERIC, c) }
}

/// `c.isalnum()`.
pub fn is_alnum(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_alpha(c) || is_numeric(c) }
}

/// `c.isspace()`: Unicode's white space and the four separators of ASCII.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// `c.islower()`.
pub fn is_lower(c: char) -> bool {
    c.is_lowercase()
}

/// `c.isupper()`.
pub fn is_upper(c: char) -> bool {
    c.is_uppercase()
}

/// Whether `c` is a letter in title case, such as `ǅ`.
pub fn is_title(c: char) -> bool {
    !c.is_ascii() && within(&TITLECASE, c)
}

/// Whether upper and lower case matter for `c`.
pub fn is_cased(c: char) -> bool {
    is_lower(c) || is_upper(c) || is_title(c)
}

/// Whether `c` may start an identifier.
pub fn is_id_start(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_start(c)
}

/// Whether `c` may go on in an identifier.
pub fn is_id_continue(c: char) -> bool {
    unicode_ident::is_xid_continue(c)
}

/// Writes `c` in title case.
pub fn push_title(out: &mut String, c: char) {
    match TITLE.binary_search_by_key(&c, |pair| pair.0) {
        Ok(i) if !c.is_ascii() => out.push_str(TITLE[i].1),
        _ => out.extend(c.to_uppercase()),
    }
}

/// Writes `c` with its case folded away.
pub fn push_folded(out: &mut String, c: char) {
    match FOLD.binary_search_by_key(&c, |pair| pair.0) {
        Ok(i) if !c.is_ascii() => out.push_str(FOLD[i].1),
        _ => out.extend(c.to_lowercase()),
    }
}
