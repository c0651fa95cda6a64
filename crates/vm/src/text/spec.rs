//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`
//! (CPython's `parse_internal_render_format_spec`).

use crate::fault::{Fault, Outcome};

/// On which side the text stands, or (`Inside`) the padding between sign and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Center,
    Inside,
}

/// What separates groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    Comma,
    Underscore,
}

impl Grouping {
    /// The separator.
    pub fn char(self) -> char {
        match self {
            Grouping::Comma => ',',
            Grouping::Underscore => '_',
        }
    }
}

/// A format spec, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    pub fill: char,
    pub align: Align,
    /// Whether the spec itself says how to align.
    pub aligned: bool,
    pub sign: Option<char>,
    /// `z`: a negative zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    pub width: usize,
    pub grouping: Option<Grouping>,
    pub precision: Option<usize>,
    pub fraction_grouping: Option<Grouping>,
    /// The presentation type; the caller's default where the spec has none.
    pub kind: Option<char>,
}

impl Spec {
    /// Reads a spec for an object of type `type_name`, with that type's alignment and presentation.
    pub fn parse(text: &str, default_align: Align, default_kind: Option<char>, type_name: &str) -> Outcome<Spec> {
        let mut at = Reader { rest: text };
        let mut spec = Spec {
            fill: ' ',
            align: default_align,
            aligned: false,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            fraction_grouping: None,
            kind: default_kind,
        };
        let filled = spec.read_align(&mut at);
        spec.sign = at.take_if(|c| matches!(c, ' ' | '+' | '-'));
        spec.no_negative_zero = at.eat('z');
        spec.alternate = at.eat('#');
        if !filled && at.eat('0') {
            spec.fill = '0';
            if !spec.aligned && default_align == Align::Right {
                spec.align = Align::Inside;
            }
        }
        spec.width = at.integer()?.unwrap_or(0);
        spec.grouping = at.grouping()?;
        if at.eat('.') {
            spec.precision = at.integer()?;
            spec.fraction_grouping = at.grouping()?;
            if spec.precision.is_none() && spec.fraction_grouping.is_none() {
                return Err(Fault::value("Format specifier missing precision"));
            }
        }
        let mut left = at.rest.chars();
        if let Some(kind) = left.next() {
            if left.next().is_some() {
                return Err(Fault::value(format!(
                    "Invalid format specifier '{text}' for object of type '{type_name}'"
                )));
            }
            spec.kind = Some(kind);
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    /// Reads fill and alignment; says whether there was a fill.
    fn read_align(&mut self, at: &mut Reader) -> bool {
        let mut ahead = at.rest.chars();
        let (first, second) = (ahead.next(), ahead.next());
        if let (Some(fill), Some(align)) = (first, second.and_then(align_of)) {
            (self.fill, self.align, self.aligned) = (fill, align, true);
            at.rest = ahead.as_str();
            true
        } else if let Some(align) = first.and_then(align_of) {
            (self.align, self.aligned) = (align, true);
            at.rest = &at.rest[1..];
            false
        } else {
            false
        }
    }

    fn check_grouping(&self) -> Outcome<()> {
        if let Some(grouping) = self.grouping {
            match self.kind {
                Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') | None => {}
                Some('b' | 'o' | 'x' | 'X') if grouping == Grouping::Underscore => {}
                Some(kind) => return Err(no_grouping_with(grouping, kind)),
            }
        }
        match (self.fraction_grouping, self.kind) {
            (Some(grouping), Some('n')) => Err(no_grouping_with(grouping, 'n')),
            _ => Ok(()),
        }
    }
}

fn no_grouping_with(grouping: Grouping, kind: char) -> Fault {
    Fault::value(format!("Cannot specify '{}' with {}.", grouping.char(), quoted_kind(kind)))
}

/// A presentation type as messages show it.
fn quoted_kind(kind: char) -> String {
    if kind > ' ' && kind < '\u{80}' { format!("'{kind}'") } else { format!("'\\x{:x}'", u32::from(kind)) }
}

/// The error for a presentation type that objects of type `type_name` do not have.
pub fn unknown_kind(kind: char, type_name: &str) -> Fault {
    Fault::value(format!("Unknown format code {} for object of type '{type_name}'", quoted_kind(kind)))
}

fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::Inside),
        _ => None,
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn take_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.rest.chars().next().filter(|c| wanted(*c))?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn eat(&mut self, wanted: char) -> bool {
        self.take_if(|c| c == wanted).is_some()
    }

    fn integer(&mut self) -> Outcome<Option<usize>> {
        let mut value = None;
        while let Some(digit) = self.rest.chars().next().and_then(super::chars::decimal_value) {
            self.take_if(|_| true);
            let next = value.unwrap_or(0usize) as u64 * 10 + u64::from(digit);
            // CPython's limit is a 64-bit size, whatever the machine that we run on.
            if next > usize::MAX as u64 || next > i64::MAX as u64 / 10 {
                return Err(Fault::value("Too many decimal digits in format string"));
            }
            value = Some(next as usize);
        }
        Ok(value)
    }

    fn grouping(&mut self) -> Outcome<Option<Grouping>> {
        let comma = self.eat(',');
        let underscore = self.eat('_');
        if underscore && (comma || self.rest.starts_with(',')) {
            return Err(Fault::value("Cannot specify both ',' and '_'."));
        }
        Ok(match (comma, underscore) {
            (true, _) => Some(Grouping::Comma),
            (_, true) => Some(Grouping::Underscore),
            _ => None,
        })
    }
}
