//! Pattern text to tree. Errors and their positions follow CPython's `Lib/re/_parser.py`.

use crate::charset::{CharSet, Class, Folding, Item};
use crate::flags::*;
use crate::node::{Greed, Node, Place, UNLIMITED};

/// Deepest nesting of groups that is accepted, so that the tree can be walked recursively.
const MAX_DEPTH: usize = 160;
/// Largest repeat count that CPython accepts, exclusive.
const MAX_REPEAT: u64 = 0xFFFF_FFFF;
/// Type flags: of these a pattern has one.
const TYPE_FLAGS: u32 = ASCII | LOCALE | UNICODE;

/// Which Python exception an error becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `re.PatternError`
    Pattern,
    /// `OverflowError`
    Overflow,
    /// `ValueError`
    Value,
    /// `RecursionError`
    TooDeep,
}

/// Why a pattern or template was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    pub kind: ErrorKind,
    /// CPython's text without the position.
    pub message: String,
    /// Index into the pattern in code points, where CPython gives one.
    pub position: Option<usize>,
}

impl PatternError {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>, position: Option<usize>) -> PatternError {
        PatternError { kind, message: message.into(), position }
    }
}

pub(crate) type Parsed<T> = Result<T, PatternError>;

/// What the parser hands to the program builder.
pub(crate) struct Tree {
    pub root: Node,
    pub flags: u32,
    pub group_count: usize,
    pub names: Vec<(String, usize)>,
    pub group_widths: Vec<(u64, u64)>,
}

pub(crate) fn quote(text: &str) -> String {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(mark);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == mark => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 32 || c as u32 == 127 => out.push_str(&format!("\\x{:02x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push(mark);
    out
}

pub(crate) fn is_identifier(name: &[u32]) -> bool {
    let letter = |c: u32| char::from_u32(c).is_some_and(|c| c == '_' || c.is_alphabetic());
    let follow = |c: u32| char::from_u32(c).is_some_and(|c| c == '_' || c.is_alphanumeric());
    match name.split_first() {
        Some((&first, rest)) => letter(first) && rest.iter().all(|&c| follow(c)),
        None => false,
    }
}

pub(crate) fn show(text: &[u32]) -> String {
    text.iter().map(|&c| char::from_u32(c).unwrap_or('\u{fffd}')).collect()
}

pub(crate) fn ascii(c: Option<u32>) -> Option<char> {
    c.and_then(char::from_u32)
}

struct Parser<'p> {
    text: &'p [u32],
    at: usize,
    is_bytes: bool,
    /// Flags of the whole pattern.
    global: u32,
    names: Vec<(String, usize)>,
    /// Width of each closed group; `None` while open.
    widths: Vec<Option<(u64, u64)>>,
    /// First use of a group number in a conditional that was not yet defined there.
    pending_refs: Vec<(usize, usize)>,
    /// Within a lookbehind: the number of groups there were before it.
    lookbehind_floor: Option<usize>,
    restart_verbose: bool,
}

enum InlineFlags {
    Global,
    Scoped { on: u32, off: u32 },
}

pub(crate) fn parse(text: &[u32], mut flags: u32, is_bytes: bool) -> Parsed<Tree> {
    loop {
        let mut p = Parser {
            text,
            at: 0,
            is_bytes,
            global: flags,
            names: Vec::new(),
            widths: vec![None],
            pending_refs: Vec::new(),
            lookbehind_floor: None,
            restart_verbose: false,
        };
        let root = p.alternation(flags, 0);
        if p.restart_verbose {
            flags |= VERBOSE;
            continue;
        }
        let root = root?;
        if p.at < text.len() {
            return Err(p.error("unbalanced parenthesis", 0));
        }
        let flags = check_flags(p.global, is_bytes)?;
        for &(group, position) in &p.pending_refs {
            if group >= p.widths.len() {
                let text = format!("invalid group reference {group}");
                return Err(PatternError::new(ErrorKind::Pattern, text, Some(position)));
            }
        }
        let group_widths = p.widths.iter().map(|w| w.unwrap_or((0, u64::MAX))).collect();
        return Ok(Tree { root, flags, group_count: p.widths.len(), names: p.names, group_widths });
    }
}

/// `fix_flags` of CPython: which combinations go, and the default.
fn check_flags(flags: u32, is_bytes: bool) -> Parsed<u32> {
    let refuse = |text: &str| Err(PatternError::new(ErrorKind::Value, text, None));
    if is_bytes {
        if flags & UNICODE != 0 {
            return refuse("cannot use UNICODE flag with a bytes pattern");
        }
        if flags & LOCALE != 0 && flags & ASCII != 0 {
            return refuse("ASCII and LOCALE flags are incompatible");
        }
        return Ok(flags);
    }
    if flags & LOCALE != 0 {
        return refuse("cannot use LOCALE flag with a str pattern");
    }
    if flags & ASCII != 0 && flags & UNICODE != 0 {
        return refuse("ASCII and UNICODE flags are incompatible");
    }
    Ok(if flags & ASCII == 0 { flags | UNICODE } else { flags })
}

impl Parser<'_> {
    fn peek(&self) -> Option<u32> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u32> {
        let c = self.peek();
        self.at += usize::from(c.is_some());
        c
    }

    fn eat(&mut self, want: char) -> bool {
        let hit = self.peek() == Some(want as u32);
        self.at += usize::from(hit);
        hit
    }

    /// An error `back` code points before the current place.
    fn error(&self, message: impl Into<String>, back: usize) -> PatternError {
        PatternError::new(ErrorKind::Pattern, message, Some(self.at.saturating_sub(back)))
    }

    fn error_at(&self, message: impl Into<String>, position: usize) -> PatternError {
        PatternError::new(ErrorKind::Pattern, message, Some(position))
    }

    fn until(&mut self, end: char, what: &str) -> Parsed<Vec<u32>> {
        let mut out = Vec::new();
        loop {
            match self.next() {
                None if out.is_empty() => return Err(self.error(format!("missing {what}"), 0)),
                None => return Err(self.error(format!("missing {end}, unterminated name"), out.len())),
                Some(c) if c == end as u32 => {
                    if out.is_empty() {
                        return Err(self.error(format!("missing {what}"), 1));
                    }
                    return Ok(out);
                }
                Some(c) => out.push(c),
            }
        }
    }

    fn group_name(&mut self, end: char) -> Parsed<Vec<u32>> {
        let name = self.until(end, "group name")?;
        self.check_name(&name)?;
        Ok(name)
    }

    fn check_name(&self, name: &[u32]) -> Parsed<()> {
        if is_identifier(name) && (!self.is_bytes || name.iter().all(|&c| c < 128)) {
            return Ok(());
        }
        let prefix = if self.is_bytes { "b" } else { "" };
        Err(self.error(format!("bad character in group name {prefix}{}", quote(&show(name))), name.len() + 1))
    }

    fn folding(&self, flags: u32) -> Folding {
        if flags & IGNORECASE == 0 {
            Folding::Exact
        } else if self.is_ascii(flags) {
            Folding::Ascii
        } else {
            Folding::Unicode
        }
    }

    fn is_ascii(&self, flags: u32) -> bool {
        self.is_bytes || flags & ASCII != 0
    }

    fn alternation(&mut self, flags: u32, depth: usize) -> Parsed<Node> {
        if depth > MAX_DEPTH {
            return Err(PatternError::new(ErrorKind::TooDeep, "maximum recursion depth exceeded", None));
        }
        let mut flags = flags;
        let mut arms = vec![self.sequence(&mut flags, depth, depth == 0)?];
        while self.eat('|') {
            arms.push(self.sequence(&mut flags, depth, false)?);
        }
        if arms.len() > 1 { Ok(Node::Alt(arms)) } else { Ok(arms.pop().unwrap_or(Node::Empty)) }
    }

    fn sequence(&mut self, flags: &mut u32, depth: usize, first: bool) -> Parsed<Node> {
        let mut items: Vec<Node> = Vec::new();
        while let Some(c) = self.peek() {
            let Some(ch) = char::from_u32(c) else {
                self.at += 1;
                items.push(Node::Char(c, Folding::Exact));
                continue;
            };
            if ch == '|' || ch == ')' {
                break;
            }
            self.at += 1;
            if *flags & VERBOSE != 0 {
                if matches!(ch, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') {
                    continue;
                }
                if ch == '#' {
                    while !matches!(self.next(), None | Some(10)) {}
                    continue;
                }
            }
            match ch {
                '\\' => items.push(self.escape(*flags)?),
                '[' => items.push(self.set(*flags)?),
                '*' | '+' | '?' | '{' => self.repeat(ch, &mut items, *flags)?,
                '.' if *flags & DOTALL != 0 => items.push(Node::Any),
                '.' => items.push(Node::AnyButNewline),
                '(' => {
                    let at_start = first && items.is_empty();
                    if let Some(node) = self.group(flags, depth, at_start)? {
                        items.push(node);
                    }
                }
                '^' if *flags & MULTILINE != 0 => items.push(Node::Place(Place::LineStart)),
                '^' => items.push(Node::Place(Place::TextStart)),
                '$' if *flags & MULTILINE != 0 => items.push(Node::Place(Place::LineEnd)),
                '$' => items.push(Node::Place(Place::TextEndOrNewline)),
                _ => items.push(Node::Char(c, self.folding(*flags))),
            }
        }
        Ok(match items.len() {
            0 => Node::Empty,
            1 => items.pop().unwrap_or(Node::Empty),
            _ => Node::Seq(items),
        })
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = None;
        while let Some(d) = ascii(self.peek()).and_then(|c| c.to_digit(10)) {
            self.at += 1;
            value = Some(value.unwrap_or(0u64).saturating_mul(10).saturating_add(u64::from(d)));
        }
        value
    }

    fn repeat(&mut self, ch: char, items: &mut Vec<Node>, flags: u32) -> Parsed<()> {
        let here = self.at;
        let (min, max) = match ch {
            '?' => (0, 1),
            '*' => (0, UNLIMITED),
            '+' => (1, UNLIMITED),
            _ => match self.braces(here)? {
                Some(bounds) => bounds,
                None => {
                    items.push(Node::Char(u32::from('{'), self.folding(flags)));
                    return Ok(());
                }
            },
        };
        let back = self.at - here + 1;
        match items.last() {
            None | Some(Node::Place(_)) => return Err(self.error("nothing to repeat", back)),
            Some(Node::Repeat { .. }) => return Err(self.error("multiple repeat", back)),
            Some(_) => {}
        }
        let greed = if self.eat('?') {
            Greed::Lazy
        } else if self.eat('+') {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        if let Some(body) = items.pop() {
            items.push(Node::Repeat { body: Box::new(body), min, max, greed });
        }
        Ok(())
    }

    /// `{m,n}` after its brace; `None` (and back at `here`) when it is not a repeat but text.
    fn braces(&mut self, here: usize) -> Parsed<Option<(u32, u32)>> {
        if self.peek() == Some(u32::from('}')) {
            return Ok(None);
        }
        let low = self.number();
        let high = if self.eat(',') { self.number() } else { low };
        if !self.eat('}') {
            self.at = here;
            return Ok(None);
        }
        for n in [low, high].into_iter().flatten() {
            if n >= MAX_REPEAT {
                return Err(PatternError::new(ErrorKind::Overflow, "the repetition number is too large", None));
            }
        }
        let min = low.unwrap_or(0) as u32;
        let max = high.map_or(UNLIMITED, |n| n as u32);
        if max < min {
            return Err(self.error("min repeat greater than max repeat", self.at - here));
        }
        Ok(Some((min, max)))
    }

    fn hex(&mut self, digits: usize, start: usize) -> Parsed<u32> {
        let mut value = 0u32;
        for _ in 0..digits {
            let Some(d) = ascii(self.peek()).and_then(|c| c.to_digit(16)) else {
                let text = show(&self.text[start..self.at]);
                return Err(self.error_at(format!("incomplete escape {text}"), start));
            };
            value = value.wrapping_shl(4) | d;
            self.at += 1;
        }
        if value > 0x10_FFFF {
            return Err(self.error_at(format!("bad escape {}", show(&self.text[start..self.at])), start));
        }
        Ok(value)
    }

    /// Escapes that mean one character both inside and outside of sets. `start` is the backslash.
    fn char_escape(&mut self, ch: char, start: usize) -> Parsed<Option<u32>> {
        Ok(Some(match ch {
            'a' => 7,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            'x' => self.hex(2, start)?,
            'u' if !self.is_bytes => self.hex(4, start)?,
            'U' if !self.is_bytes => self.hex(8, start)?,
            'N' if !self.is_bytes => {
                if !self.eat('{') {
                    return Err(self.error("missing {", 0));
                }
                let name = self.until('}', "character name")?;
                let text = format!("undefined character name {}", quote(&show(&name)));
                return Err(self.error_at(text, start));
            }
            _ => return Ok(None),
        }))
    }

    fn octal(&mut self, start: usize, digits: usize) -> Parsed<u32> {
        let mut value = 0;
        for _ in 0..digits {
            let Some(d) = ascii(self.peek()).and_then(|c| c.to_digit(8)) else { break };
            value = value * 8 + d;
            self.at += 1;
        }
        if value > 0o377 {
            let text = show(&self.text[start..self.at]);
            return Err(self.error_at(format!("octal escape value {text} outside of range 0-0o377"), start));
        }
        Ok(value)
    }

    fn after_backslash(&mut self) -> Parsed<u32> {
        match self.next() {
            Some(c) => Ok(c),
            None => Err(self.error("bad escape (end of pattern)", 1)),
        }
    }

    fn class_item(&self, ch: char, flags: u32) -> Option<Item> {
        let (class, negated) = match ch {
            'd' => (Class::Digit, false),
            'D' => (Class::Digit, true),
            's' => (Class::Space, false),
            'S' => (Class::Space, true),
            'w' => (Class::Word, false),
            'W' => (Class::Word, true),
            _ => return None,
        };
        Some(Item::Class { class, negated, ascii: self.is_ascii(flags) })
    }

    fn escape(&mut self, flags: u32) -> Parsed<Node> {
        let start = self.at - 1;
        let c = self.after_backslash()?;
        let Some(ch) = char::from_u32(c) else { return Ok(Node::Char(c, Folding::Exact)) };
        let ascii_words = self.is_ascii(flags);
        let place = match ch {
            'A' => Some(Place::TextStart),
            'Z' | 'z' => Some(Place::TextEnd),
            'b' => Some(Place::WordEdge { ascii: ascii_words }),
            'B' => Some(Place::NotWordEdge { ascii: ascii_words }),
            _ => None,
        };
        if let Some(place) = place {
            return Ok(Node::Place(place));
        }
        if let Some(item) = self.class_item(ch, flags) {
            return Ok(Node::Set(CharSet::new(vec![item], false, Folding::Exact)));
        }
        let folding = self.folding(flags);
        if let Some(c) = self.char_escape(ch, start)? {
            return Ok(Node::Char(c, folding));
        }
        if ch == '0' {
            let value = self.octal(start, 2)?;
            return Ok(Node::Char(value, folding));
        }
        if ch.is_ascii_digit() {
            return self.numbered(start, folding);
        }
        if ch.is_ascii_alphabetic() {
            return Err(self.error(format!("bad escape \\{ch}"), 2));
        }
        Ok(Node::Char(c, folding))
    }

    /// `\1` to `\99`, or three octal digits.
    fn numbered(&mut self, start: usize, folding: Folding) -> Parsed<Node> {
        let digit = |c: Option<u32>, radix| ascii(c).and_then(|c| c.to_digit(radix));
        if digit(self.peek(), 10).is_some() {
            let octal = (start + 1..start + 4).all(|i| digit(self.text.get(i).copied(), 8).is_some());
            if octal {
                self.at = start + 1;
                let value = self.octal(start, 3)?;
                return Ok(Node::Char(value, folding));
            }
            self.at += 1;
        }
        let digits = show(&self.text[start + 1..self.at]);
        let group: usize = digits.parse().unwrap_or(usize::MAX);
        if group >= self.widths.len() {
            return Err(self.error(format!("invalid group reference {group}"), digits.len()));
        }
        self.check_ref(group, digits.len() + 1)?;
        Ok(Node::Backref(group, folding))
    }

    fn check_ref(&self, group: usize, back: usize) -> Parsed<()> {
        if self.widths.get(group).is_some_and(|w| w.is_none()) {
            return Err(self.error("cannot refer to an open group", back));
        }
        self.check_lookbehind(group)
    }

    fn check_lookbehind(&self, group: usize) -> Parsed<()> {
        let Some(floor) = self.lookbehind_floor else { return Ok(()) };
        if !self.widths.get(group).is_some_and(|w| w.is_some()) {
            return Err(self.error("cannot refer to an open group", 0));
        }
        if group >= floor {
            return Err(self.error("cannot refer to group defined in the same lookbehind subpattern", 0));
        }
        Ok(())
    }

    /// One member of a set and the text that named it.
    fn set_member(&mut self, c: u32, flags: u32) -> Parsed<(Item, usize)> {
        if c != u32::from('\\') {
            return Ok((Item::Range(c, c), 1));
        }
        let start = self.at - 1;
        let c = self.after_backslash()?;
        let Some(ch) = char::from_u32(c) else { return Ok((Item::Range(c, c), 2)) };
        if let Some(item) = self.class_item(ch, flags) {
            return Ok((item, 2));
        }
        let value = if ch == 'b' {
            8
        } else if let Some(c) = self.char_escape(ch, start)? {
            c
        } else if ch.is_digit(8) {
            self.at -= 1;
            self.octal(start, 3)?
        } else if ch.is_ascii_alphanumeric() {
            return Err(self.error(format!("bad escape \\{ch}"), 2));
        } else {
            c
        };
        Ok((Item::Range(value, value), 2))
    }

    fn set(&mut self, flags: u32) -> Parsed<Node> {
        let here = self.at - 1;
        let open = |p: &Self| p.error_at("unterminated character set", here);
        let mut items = Vec::new();
        let negated = self.eat('^');
        loop {
            let start = self.at;
            let c = self.next().ok_or_else(|| open(self))?;
            if c == u32::from(']') && !items.is_empty() {
                break;
            }
            let (low, low_length) = self.set_member(c, flags)?;
            if !self.eat('-') {
                items.push(low);
                continue;
            }
            let dash_end = self.at;
            let c = self.next().ok_or_else(|| open(self))?;
            if c == u32::from(']') {
                items.push(low);
                items.push(Item::Range(45, 45));
                break;
            }
            let (high, high_length) = self.set_member(c, flags)?;
            match (low, high) {
                (Item::Range(a, _), Item::Range(b, _)) if a <= b => items.push(Item::Range(a, b)),
                _ => {
                    let first = show(&self.text[start..start + low_length]);
                    let second = show(&self.text[dash_end..dash_end + high_length]);
                    let text = format!("bad character range {first}-{second}");
                    return Err(self.error(text, low_length + 1 + high_length));
                }
            }
        }
        let folding = self.folding(flags);
        if let ([Item::Range(a, b)], false) = (items.as_slice(), negated)
            && a == b
        {
            return Ok(Node::Char(*a, folding));
        }
        Ok(Node::Set(CharSet::new(items, negated, folding)))
    }

    fn unexpected_end(&self) -> PatternError {
        self.error("unexpected end of pattern", 0)
    }

    fn close(&mut self, start: usize) -> Parsed<()> {
        if self.eat(')') {
            return Ok(());
        }
        Err(self.error_at("missing ), unterminated subpattern", start))
    }

    /// What follows an opening parenthesis; `None` for comments and global flags.
    fn group(&mut self, flags: &mut u32, depth: usize, at_start: bool) -> Parsed<Option<Node>> {
        let start = self.at - 1;
        if !self.eat('?') {
            return self.capture(None, *flags, depth, start).map(Some);
        }
        let c = self.next().ok_or_else(|| self.unexpected_end())?;
        match char::from_u32(c).unwrap_or('\u{fffd}') {
            'P' => self.python_extension(*flags, depth, start).map(Some),
            ':' => {
                let body = self.alternation(*flags, depth + 1)?;
                self.close(start)?;
                Ok(Some(plain_group(body)))
            }
            '#' => loop {
                match self.next() {
                    None => return Err(self.error_at("missing ), unterminated comment", start)),
                    Some(41) => return Ok(None),
                    Some(_) => {}
                }
            },
            '=' => self.look(false, false, *flags, depth, start).map(Some),
            '!' => self.look(false, true, *flags, depth, start).map(Some),
            '<' => match ascii(self.next()) {
                None => Err(self.unexpected_end()),
                Some('=') => self.look(true, false, *flags, depth, start).map(Some),
                Some('!') => self.look(true, true, *flags, depth, start).map(Some),
                Some(other) => Err(self.error(format!("unknown extension ?<{other}"), 3)),
            },
            '(' => self.conditional(*flags, depth, start).map(Some),
            '>' => {
                let body = self.alternation(*flags, depth + 1)?;
                self.close(start)?;
                Ok(Some(Node::Atomic(Box::new(body))))
            }
            ch if ch == '-' || flag_of(ch).is_some() => self.flag_group(ch, flags, depth, start, at_start),
            ch => Err(self.error(format!("unknown extension ?{ch}"), 2)),
        }
    }

    fn flag_group(
        &mut self,
        ch: char,
        flags: &mut u32,
        depth: usize,
        start: usize,
        at_start: bool,
    ) -> Parsed<Option<Node>> {
        match self.inline_flags(ch)? {
            InlineFlags::Global => {
                if !at_start {
                    return Err(self.error_at("global flags not at the start of the expression", start));
                }
                if self.global & VERBOSE != 0 && *flags & VERBOSE == 0 {
                    // The text read so far might have been comment: begin again.
                    self.restart_verbose = true;
                }
                *flags |= self.global;
                Ok(None)
            }
            InlineFlags::Scoped { on, off } => {
                let mut inner = *flags;
                if on & TYPE_FLAGS != 0 {
                    inner &= !TYPE_FLAGS;
                }
                inner = (inner | on) & !off;
                let body = self.alternation(inner, depth + 1)?;
                self.close(start)?;
                Ok(Some(plain_group(body)))
            }
        }
    }

    fn capture(&mut self, name: Option<Vec<u32>>, flags: u32, depth: usize, start: usize) -> Parsed<Node> {
        let group = self.widths.len();
        if let Some(name) = name {
            let text = show(&name);
            if let Some((_, old)) = self.names.iter().find(|(n, _)| *n == text) {
                let message = format!("redefinition of group name {} as group {group}; was group {old}", quote(&text));
                return Err(self.error(message, name.len() + 1));
            }
            self.names.push((text, group));
        }
        self.widths.push(None);
        let body = self.alternation(flags, depth + 1)?;
        self.close(start)?;
        let known: Vec<(u64, u64)> = self.widths.iter().map(|w| w.unwrap_or((0, u64::MAX))).collect();
        self.widths[group] = Some(body.width(&known));
        Ok(Node::Group(group, Box::new(body)))
    }

    fn named(&self, name: &[u32]) -> Parsed<usize> {
        let text = show(name);
        match self.names.iter().find(|(n, _)| *n == text) {
            Some((_, group)) => Ok(*group),
            None => Err(self.error(format!("unknown group name {}", quote(&text)), name.len() + 1)),
        }
    }

    fn python_extension(&mut self, flags: u32, depth: usize, start: usize) -> Parsed<Node> {
        match ascii(self.next()) {
            Some('<') => {
                let name = self.group_name('>')?;
                self.capture(Some(name), flags, depth, start)
            }
            Some('=') => {
                let name = self.group_name(')')?;
                let group = self.named(&name)?;
                self.check_ref(group, name.len() + 1)?;
                Ok(Node::Backref(group, self.folding(flags)))
            }
            Some(other) => Err(self.error(format!("unknown extension ?P{other}"), 3)),
            None => Err(self.unexpected_end()),
        }
    }

    fn look(&mut self, behind: bool, negative: bool, flags: u32, depth: usize, start: usize) -> Parsed<Node> {
        let outer = self.lookbehind_floor;
        if behind && outer.is_none() {
            self.lookbehind_floor = Some(self.widths.len());
        }
        let body = self.alternation(flags, depth + 1)?;
        if behind && outer.is_none() {
            self.lookbehind_floor = None;
        }
        self.close(start)?;
        if negative && matches!(body, Node::Empty) {
            return Ok(Node::Never);
        }
        Ok(Node::Look { behind, negative, body: Box::new(body) })
    }

    fn conditional(&mut self, flags: u32, depth: usize, start: usize) -> Parsed<Node> {
        if depth > MAX_DEPTH {
            return Err(PatternError::new(ErrorKind::TooDeep, "maximum recursion depth exceeded", None));
        }
        let name = self.until(')', "group name")?;
        let digits = show(&name);
        let group = if digits.bytes().all(|b| b.is_ascii_digit()) {
            let group: usize = digits.parse().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.error("bad group number", name.len() + 1));
            }
            if group > i32::MAX as usize {
                return Err(self.error(format!("invalid group reference {digits}"), name.len() + 1));
            }
            if !self.pending_refs.iter().any(|(g, _)| *g == group) {
                self.pending_refs.push((group, self.at - name.len() - 1));
            }
            group
        } else {
            self.check_name(&name)?;
            self.named(&name)?
        };
        self.check_lookbehind(group)?;
        let mut inner = flags;
        let yes = self.sequence(&mut inner, depth + 1, false)?;
        let no = if self.eat('|') {
            let no = self.sequence(&mut inner, depth + 1, false)?;
            if self.peek() == Some(u32::from('|')) {
                return Err(self.error("conditional backref with more than two branches", 0));
            }
            no
        } else {
            Node::Empty
        };
        self.close(start)?;
        Ok(Node::Cond { group, yes: Box::new(yes), no: Box::new(no) })
    }

    fn inline_flags(&mut self, first: char) -> Parsed<InlineFlags> {
        let mut ch = first;
        let (mut on, mut off) = (0, 0);
        while !matches!(ch, '-' | ':' | ')') {
            let Some(flag) = flag_of(ch) else {
                let text = if ch.is_alphabetic() { "unknown flag" } else { "missing -, : or )" };
                return Err(self.error(text, 1));
            };
            if !self.is_bytes && ch == 'L' {
                return Err(self.error("bad inline flags: cannot use 'L' flag with a str pattern", 0));
            }
            if self.is_bytes && ch == 'u' {
                return Err(self.error("bad inline flags: cannot use 'u' flag with a bytes pattern", 0));
            }
            on |= flag;
            if flag & TYPE_FLAGS != 0 && on & TYPE_FLAGS != flag {
                return Err(self.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0));
            }
            ch = ascii(self.next()).ok_or_else(|| self.error("missing -, : or )", 0))?;
        }
        if ch == ')' {
            self.global |= on;
            return Ok(InlineFlags::Global);
        }
        if ch == '-' {
            ch = ascii(self.next()).ok_or_else(|| self.error("missing flag", 0))?;
            let mut missing = "missing flag";
            while ch != ':' || missing == "missing flag" {
                let Some(flag) = flag_of(ch) else {
                    return Err(self.error(if ch.is_alphabetic() { "unknown flag" } else { missing }, 1));
                };
                if flag & TYPE_FLAGS != 0 {
                    return Err(self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0));
                }
                off |= flag;
                missing = "missing :";
                ch = ascii(self.next()).ok_or_else(|| self.error("missing :", 0))?;
            }
        }
        if on & off != 0 {
            return Err(self.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(InlineFlags::Scoped { on, off })
    }
}

/// A group that does not capture: kept apart from its content, so that `(?:a*)*` is no "multiple repeat".
fn plain_group(body: Node) -> Node {
    match body {
        Node::Repeat { .. } | Node::Place(_) => Node::Seq(vec![body]),
        other => other,
    }
}

fn flag_of(ch: char) -> Option<u32> {
    Some(match ch {
        'i' => IGNORECASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOTALL,
        'x' => VERBOSE,
        'a' => ASCII,
        'u' => UNICODE,
        _ => return None,
    })
}
