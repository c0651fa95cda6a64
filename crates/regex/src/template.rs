//! Replacement templates of `sub` and `Match.expand`.

use crate::parse::{ErrorKind, Parsed, PatternError, ascii, is_identifier, quote, show};
use crate::program::Pattern;

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Code points as they are.
    Text(Vec<u32>),
    /// What that group matched, or nothing.
    Group(usize),
}

/// A parsed template: literal text and groups by turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub pieces: Vec<Piece>,
}

impl Template {
    /// Parses a template for `pattern`.
    ///
    /// # Errors
    /// `PatternError` as `re.PatternError` words it; an unknown name is reported with `ErrorKind::Value` and the
    /// message of CPython's `IndexError` ("unknown group name ...").
    pub fn parse(text: &[u32], pattern: &Pattern, is_bytes: bool) -> Result<Template, PatternError> {
        let mut p = Reader { text, at: 0, pattern, is_bytes, pieces: Vec::new(), literal: Vec::new() };
        while let Some(c) = p.next() {
            if c == u32::from('\\') { p.escape()? } else { p.literal.push(c) }
        }
        p.flush();
        Ok(Template { pieces: p.pieces })
    }
}

struct Reader<'t> {
    text: &'t [u32],
    at: usize,
    pattern: &'t Pattern,
    is_bytes: bool,
    pieces: Vec<Piece>,
    literal: Vec<u32>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u32> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u32> {
        let c = self.peek();
        self.at += usize::from(c.is_some());
        c
    }

    fn digit(&self, radix: u32) -> Option<u32> {
        ascii(self.peek()).and_then(|c| c.to_digit(radix))
    }

    fn error(&self, message: impl Into<String>, position: usize) -> PatternError {
        PatternError::new(ErrorKind::Pattern, message, Some(position))
    }

    fn flush(&mut self) {
        if !self.literal.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.literal)));
        }
    }

    fn group(&mut self, group: usize, position: usize) -> Parsed<()> {
        if group > self.pattern.groups {
            return Err(self.error(format!("invalid group reference {group}"), position));
        }
        self.flush();
        self.pieces.push(Piece::Group(group));
        Ok(())
    }

    fn escape(&mut self) -> Parsed<()> {
        let start = self.at - 1;
        let Some(c) = self.next() else {
            return Err(self.error("bad escape (end of pattern)", start));
        };
        let plain = match char::from_u32(c).unwrap_or('\u{fffd}') {
            'g' => return self.named(start),
            '0' => {
                let mut value = 0;
                for _ in 0..2 {
                    let Some(d) = self.digit(8) else { break };
                    value = value * 8 + d;
                    self.at += 1;
                }
                value
            }
            ch if ch.is_ascii_digit() => return self.numbered(start),
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            '\\' => 92,
            ch if ch.is_ascii_alphabetic() => return Err(self.error(format!("bad escape \\{ch}"), start)),
            _ => {
                self.literal.push(92);
                c
            }
        };
        self.literal.push(plain);
        Ok(())
    }

    fn numbered(&mut self, start: usize) -> Parsed<()> {
        if self.digit(10).is_some() {
            let octal = |i: usize| ascii(self.text.get(i).copied()).and_then(|c| c.to_digit(8));
            if let (Some(a), Some(b), Some(c)) = (octal(start + 1), octal(start + 2), octal(start + 3)) {
                self.at = start + 4;
                let value = a * 64 + b * 8 + c;
                if value > 0o377 {
                    let text = show(&self.text[start..self.at]);
                    let message = format!("octal escape value {text} outside of range 0-0o377");
                    return Err(self.error(message, start));
                }
                self.literal.push(value);
                return Ok(());
            }
            self.at += 1;
        }
        let group = show(&self.text[start + 1..self.at]).parse().unwrap_or(usize::MAX);
        self.group(group, start + 1)
    }

    fn named(&mut self, _start: usize) -> Parsed<()> {
        if self.peek() != Some(u32::from('<')) {
            return Err(self.error("missing <", self.at));
        }
        self.at += 1;
        let from = self.at;
        let name = loop {
            match self.next() {
                Some(62) => break self.text[from..self.at - 1].to_vec(),
                Some(_) => {}
                None if self.at == from => return Err(self.error("missing group name", from)),
                None => return Err(self.error("missing >, unterminated name", from)),
            }
        };
        if name.is_empty() {
            return Err(self.error("missing group name", from));
        }
        let shown = show(&name);
        if shown.bytes().all(|b| b.is_ascii_digit()) {
            let group = shown.parse().unwrap_or(usize::MAX);
            if group > self.pattern.groups {
                return Err(self.error(format!("invalid group reference {shown}"), from));
            }
            return self.group(group, from);
        }
        if !is_identifier(&name) || (self.is_bytes && !shown.is_ascii()) {
            let prefix = if self.is_bytes { "b" } else { "" };
            return Err(self.error(format!("bad character in group name {prefix}{}", quote(&shown)), from));
        }
        match self.pattern.group_named(&shown) {
            Some(group) => self.group(group, from),
            None => Err(PatternError::new(ErrorKind::Value, format!("unknown group name {}", quote(&shown)), None)),
        }
    }
}
