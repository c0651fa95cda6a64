//! `str.format`: the template taken apart (CPython's `MarkupIterator` and field names).
//! Looking values up and formatting them is the VM's work between the pieces.

use std::borrow::Cow;

use super::chars::decimal_value;
use crate::fault::{Fault, Outcome};

/// `{name!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    pub name: &'a str,
    pub conversion: Option<char>,
    /// The spec as written.
    pub spec: &'a str,
    /// Whether the spec holds fields of its own.
    pub nested: bool,
}

/// A literal, and the field that follows it, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub literal: &'a str,
    pub field: Option<Field<'a>>,
}

/// The pieces of a template, read as they are needed.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// The pieces of `template`.
    pub fn new(template: &'a str) -> Pieces<'a> {
        Pieces { text: template, at: 0 }
    }

    /// As [`Pieces::new`], from a byte offset that [`Pieces::position`] gave.
    pub fn resume(template: &'a str, position: usize) -> Pieces<'a> {
        Pieces { text: template, at: position }
    }

    /// The byte offset of what comes next.
    pub fn position(&self) -> usize {
        self.at
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn piece(&mut self) -> Outcome<Piece<'a>> {
        let start = self.at;
        let Some(brace) = self.text[start..].find(['{', '}']) else {
            self.at = self.text.len();
            return Ok(Piece { literal: &self.text[start..], field: None });
        };
        let at = start + brace;
        let c = self.text.as_bytes()[at];
        self.at = at + 1;
        let next = self.text.as_bytes().get(self.at).copied();
        if next == Some(c) {
            self.at += 1;
            return Ok(Piece { literal: &self.text[start..=at], field: None });
        }
        if c == b'}' {
            return Err(Fault::value("Single '}' encountered in format string"));
        }
        if next.is_none() {
            return Err(Fault::value("Single '{' encountered in format string"));
        }
        Ok(Piece { literal: &self.text[start..at], field: Some(self.field()?) })
    }

    fn field(&mut self) -> Outcome<Field<'a>> {
        let start = self.at;
        let end_mark = loop {
            match self.bump() {
                None => return Err(Fault::value("expected '}' before end of string")),
                Some('{') => return Err(Fault::value("unexpected '{' in field name")),
                Some('[') => {
                    self.at = self.text[self.at..].find(']').map_or(self.text.len(), |i| self.at + i);
                }
                Some(c @ ('}' | ':' | '!')) => break c,
                Some(_) => {}
            }
        };
        let mut field = Field { name: &self.text[start..self.at - 1], conversion: None, spec: "", nested: false };
        if end_mark == '}' {
            return Ok(field);
        }
        if end_mark == '!' {
            let missing = || Fault::value("end of string while looking for conversion specifier");
            field.conversion = Some(self.bump().ok_or_else(missing)?);
            match self.bump() {
                Some('}') => return Ok(field),
                Some(':') => {}
                Some(_) => return Err(Fault::value("expected ':' after conversion specifier")),
                None => return Err(Fault::value("unmatched '{' in format spec")),
            }
        }
        self.spec(&mut field)?;
        Ok(field)
    }

    fn spec(&mut self, field: &mut Field<'a>) -> Outcome<()> {
        let start = self.at;
        let mut depth = 1;
        while let Some(c) = self.bump() {
            match c {
                '{' => {
                    field.nested = true;
                    depth += 1;
                }
                '}' => {
                    depth -= 1;
                    if depth == 0 {
                        field.spec = &self.text[start..self.at - 1];
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        Err(Fault::value("unmatched '{' in format spec"))
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Outcome<Piece<'a>>;

    fn next(&mut self) -> Option<Outcome<Piece<'a>>> {
        (self.at < self.text.len()).then(|| self.piece())
    }
}

/// Which argument a field names first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First<'a> {
    Index(usize),
    Key(&'a str),
}

/// One step from there: `.name`, `[3]` or `[key]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access<'a> {
    Attribute(&'a str),
    Index(i64),
    Key(&'a str),
}

/// Whether a template's fields are numbered by hand or by us; the first one decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    #[default]
    Undecided,
    Automatic(usize),
    Manual,
}

impl Numbering {
    fn next(&mut self) -> Outcome<usize> {
        let index = match *self {
            Numbering::Manual => {
                return Err(Fault::value("cannot switch from manual field specification to automatic field numbering"));
            }
            Numbering::Automatic(next) => next,
            Numbering::Undecided => 0,
        };
        *self = Numbering::Automatic(index + 1);
        Ok(index)
    }

    fn manual(&mut self) -> Outcome<()> {
        if matches!(self, Numbering::Automatic(_)) {
            return Err(Fault::value("cannot switch from automatic field numbering to manual field specification"));
        }
        *self = Numbering::Manual;
        Ok(())
    }
}

/// Splits a field's name into its first part and the rest, which [`accesses`] reads.
pub fn split_name<'a>(name: &'a str, numbering: &mut Numbering) -> Outcome<(First<'a>, &'a str)> {
    let (head, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
    if head.is_empty() {
        return Ok((First::Index(numbering.next()?), rest));
    }
    Ok(match number(head)? {
        Some(index) => {
            numbering.manual()?;
            (First::Index(usize::try_from(index).unwrap_or(usize::MAX)), rest)
        }
        None => (First::Key(head), rest),
    })
}

/// As [`split_name`], for `_string.formatter_field_name_split` and templates without numbering.
pub fn first_of(name: &str) -> (Cow<'_, str>, &str) {
    let (head, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
    (head.into(), rest)
}

/// The next step of `rest` and what remains; `None` at the end.
pub fn next_access(rest: &str) -> Outcome<Option<(Access<'_>, &str)>> {
    let empty = || Fault::value("Empty attribute in format string");
    if let Some(body) = rest.strip_prefix('.') {
        let (name, rest) = body.split_at(body.find(['.', '[']).unwrap_or(body.len()));
        return if name.is_empty() { Err(empty()) } else { Ok(Some((Access::Attribute(name), rest))) };
    }
    if let Some(body) = rest.strip_prefix('[') {
        let end = body.find(']').ok_or_else(|| Fault::value("Missing ']' in format string"))?;
        let (key, rest) = (&body[..end], &body[end + 1..]);
        if key.is_empty() {
            return Err(empty());
        }
        return Ok(Some((number(key)?.map_or(Access::Key(key), Access::Index), rest)));
    }
    if rest.is_empty() {
        return Ok(None);
    }
    Err(Fault::value("Only '.' or '[' may follow ']' in format field specifier"))
}

/// The number that a name of digits alone is.
fn number(name: &str) -> Outcome<Option<i64>> {
    let mut value: i64 = 0;
    for c in name.chars() {
        let Some(digit) = decimal_value(c) else { return Ok(None) };
        value = value
            .checked_mul(10)
            .and_then(|v| v.checked_add(i64::from(digit)))
            .ok_or_else(|| Fault::value("Too many decimal digits in format string"))?;
    }
    Ok(Some(value))
}

/// The error for a conversion other than `!r`, `!s` and `!a`.
pub fn unknown_conversion(c: char) -> Fault {
    let shown = if c > ' ' && c < '\u{7f}' { c.to_string() } else { format!("\\x{:x}", u32::from(c)) };
    Fault::value(format!("Unknown conversion specifier {shown}"))
}

/// The error for an index past the positional arguments (an `IndexError`).
pub fn missing_index(index: usize) -> Fault {
    Fault::new(
        crate::fault::FaultKind::Index,
        format!("Replacement index {index} out of range for positional args tuple"),
    )
}
