//! `format % values`: the format taken apart piece by piece, and each kind of value written.
//! Fetching values, and `str()` of them, is the VM's work between the pieces.

use num_bigint::{BigInt, Sign};

use super::format_int::sign_of;
use super::pad::{fits, pad};
use super::spec::{Align, Spec};
use crate::fault::{Fault, Outcome};
use crate::num::digits::{Alternate, MAX_PRECISION, Style, write};
use crate::num::int_text::{to_decimal, to_radix};

/// A width or precision: a number, or `*` for the next value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    Number(usize),
    Star,
}

/// What stands between `%` and the conversion's letter, and the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field<'a> {
    /// `%(key)s`.
    pub key: Option<&'a str>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A blank.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: Option<Count>,
    pub precision: Option<Count>,
    pub conversion: char,
    /// The character index of the conversion's letter.
    pub at: usize,
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Literal(&'a str),
    Field(Field<'a>),
}

/// The pieces of a format, read as they are needed: an error comes up only when its turn has come.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// The pieces of `format`.
    pub fn new(format: &'a str) -> Pieces<'a> {
        Pieces { text: format, at: 0 }
    }

    /// As [`Pieces::new`], from a byte offset that [`Pieces::position`] gave.
    pub fn resume(format: &'a str, position: usize) -> Pieces<'a> {
        Pieces { text: format, at: position }
    }

    /// The byte offset of what comes next.
    pub fn position(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn bump(&mut self) -> Outcome<char> {
        let c = self.peek().ok_or_else(|| Fault::value("incomplete format"))?;
        self.at += c.len_utf8();
        Ok(c)
    }

    fn key(&mut self) -> Outcome<&'a str> {
        let start = self.at;
        let mut depth = 1;
        for (i, c) in self.text[start..].char_indices() {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if depth == 0 {
                self.at = start + i + 1;
                return Ok(&self.text[start..start + i]);
            }
        }
        Err(Fault::value("incomplete format key"))
    }

    fn count(&mut self, most: usize, too_big: &'static str) -> Outcome<Option<Count>> {
        if self.peek() == Some('*') {
            self.at += 1;
            return Ok(Some(Count::Star));
        }
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            let next = number.unwrap_or(0usize).saturating_mul(10).saturating_add(digit as usize);
            if next > most {
                return Err(Fault::value(too_big));
            }
            number = Some(next);
        }
        Ok(number.map(Count::Number))
    }

    fn field(&mut self) -> Outcome<Field<'a>> {
        let mut field = Field::default();
        if self.peek() == Some('(') {
            self.at += 1;
            field.key = Some(self.key()?);
        }
        loop {
            match self.peek() {
                Some('-') => field.left = true,
                Some('+') => field.plus = true,
                Some(' ') => field.space = true,
                Some('#') => field.alternate = true,
                Some('0') => field.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        field.width = self.count(isize::MAX as usize, "width too big")?;
        if self.peek() == Some('.') {
            self.at += 1;
            field.precision = Some(self.count(i32::MAX as usize, "precision too big")?.unwrap_or(Count::Number(0)));
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        field.at = super::index::char_of(self.text, self.at);
        field.conversion = self.bump()?;
        Ok(field)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Outcome<Piece<'a>>;

    fn next(&mut self) -> Option<Outcome<Piece<'a>>> {
        let rest = &self.text[self.at..];
        match rest.find('%') {
            Some(0) if rest.starts_with("%%") => {
                self.at += 2;
                Some(Ok(Piece::Literal("%")))
            }
            None if rest.is_empty() => None,
            Some(0) => {
                self.at += 1;
                Some(self.field().map(Piece::Field))
            }
            end => {
                let end = end.unwrap_or(rest.len());
                self.at += end;
                Some(Ok(Piece::Literal(&rest[..end])))
            }
        }
    }
}

/// A field whose width and precision are known: stars replaced by their values.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'f, 'a> {
    pub field: &'f Field<'a>,
    pub left: bool,
    pub width: usize,
    pub precision: Option<usize>,
}

impl<'f, 'a> Layout<'f, 'a> {
    /// The layout with the values that stand for the stars; a negative width means left.
    pub fn new(field: &'f Field<'a>, width_star: i64, precision_star: i64) -> Outcome<Layout<'f, 'a>> {
        let width = match field.width {
            Some(Count::Number(n)) => n as u64,
            Some(Count::Star) => width_star.unsigned_abs(),
            None => 0,
        };
        let left = field.left || (field.width == Some(Count::Star) && width_star < 0);
        let precision = match field.precision {
            Some(Count::Number(n)) => Some(n),
            Some(Count::Star) => Some(usize::try_from(precision_star).unwrap_or(0)),
            None => None,
        };
        let width = usize::try_from(width).map_err(|_| Fault::memory())?;
        Ok(Layout { field, left, width, precision })
    }

    /// `%s`, `%r`, `%a`, `%c`: cut to the precision, then padded with blanks.
    pub fn text(&self, text: &str) -> Outcome<String> {
        let shown = self.precision.map_or(text, |n| super::index::prefix(text, n));
        self.place("", "", shown, ' ')
    }

    /// `%c`, which no precision cuts.
    pub fn char(&self, text: &str) -> Outcome<String> {
        self.place("", "", text, ' ')
    }

    /// `%d %i %u %x %X %o`.
    pub fn int(&self, n: &BigInt, max_digits: usize) -> Outcome<String> {
        let (radix, prefix) = match self.field.conversion {
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            'o' => (8, "0o"),
            _ => (10, ""),
        };
        let mut digits = if radix == 10 {
            to_decimal(n, max_digits)?.trim_start_matches('-').to_string()
        } else {
            to_radix(n, radix)
        };
        if self.field.conversion == 'X' {
            digits.make_ascii_uppercase();
        }
        if let Some(precision) = self.precision {
            if precision > MAX_PRECISION {
                return Err(Fault::overflow("precision too large"));
            }
            digits = pad(&digits, precision.saturating_sub(digits.len()), 0, '0')?;
        }
        let prefix = if self.field.alternate { prefix } else { "" };
        self.place(self.sign(n.sign() == Sign::Minus), prefix, &digits, self.fill())
    }

    /// `%e %E %f %F %g %G`.
    pub fn float(&self, x: f64) -> Outcome<String> {
        let precision = self.precision.unwrap_or(6);
        let style = match self.field.conversion {
            'e' | 'E' => Style::Exponent(precision),
            'f' | 'F' => Style::Fixed(precision),
            _ => Style::General(precision),
        };
        let alternate = if self.field.alternate { Alternate::Yes } else { Alternate::No };
        let mut digits = write(x, style, alternate)?;
        if self.field.conversion.is_ascii_uppercase() {
            digits.make_ascii_uppercase();
        }
        self.place(self.sign(x.is_sign_negative() && !x.is_nan()), "", &digits, self.fill())
    }

    fn fill(&self) -> char {
        if self.field.zero && !self.left { '0' } else { ' ' }
    }

    fn sign(&self, negative: bool) -> &'static str {
        let sign = match (self.field.plus, self.field.space) {
            (true, _) => Some('+'),
            (_, true) => Some(' '),
            _ => None,
        };
        sign_of(negative, &Spec { sign, ..blank_spec() })
    }

    fn place(&self, sign: &str, prefix: &str, body: &str, fill: char) -> Outcome<String> {
        let len = sign.len() + prefix.len() + super::index::len(body);
        fits(self.width)?;
        let padding = fill.to_string().repeat(self.width.saturating_sub(len));
        Ok(if self.left {
            [sign, prefix, body, &padding].concat()
        } else if fill == '0' {
            [sign, prefix, &padding, body].concat()
        } else {
            [&padding, sign, prefix, body].concat()
        })
    }
}

fn blank_spec() -> Spec {
    Spec {
        fill: ' ',
        align: Align::Right,
        aligned: false,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: None,
        precision: None,
        fraction_grouping: None,
        kind: None,
    }
}

/// The error for a conversion that does not exist.
pub fn unsupported(field: &Field) -> Fault {
    let c = field.conversion;
    let shown = if (' '..='~').contains(&c) { c } else { '?' };
    Fault::value(format!("unsupported format character '{shown}' (0x{:x}) at index {}", u32::from(c), field.at))
}
