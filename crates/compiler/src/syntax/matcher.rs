//! Matches tokens against the grammar, as CPython's generated parser does: a first pass that notes how far it gets, a
//! second that looks for known mistakes (`Parser/pegen.c`, `_PyPegen_run_parser`).

use super::grammar::{Alt, Class, Grammar, Item};
use super::lexer::Lexer;
use super::raise::{Captures, Fault};
use super::token::{Kind, Token};
use crate::source::Source;
use std::collections::HashMap;

/// How deep rules may be nested: rule calls on Rust's stack, of which 1 MB holds about 1,200.
const MAX_DEPTH: u32 = 600;

pub(super) const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

const COMPOUNDS: [&str; 7] = ["if_stmt", "class_def", "with_stmt", "for_stmt", "try_stmt", "while_stmt", "match_stmt"];

/// A match: the index of the token after it. None: no match.
pub(super) type Match = Result<Option<usize>, Box<Fault>>;

pub(super) struct Matcher<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) lexer: Lexer<'a>,
    pub(super) tokens: Vec<Token>,
    grammar: &'a Grammar,
    /// Known mistakes are looked for.
    pub(super) second: bool,
    memo: HashMap<(u16, u32, bool), Option<u32>>,
    depth: u32,
    plain: usize,
    strings: usize,
    conversion: usize,
    compounds: [usize; 7],
    /// Byte offset of the last compound statement that matched, functions aside (CPython's `last_stmt_location`).
    pub(super) last_statement: usize,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(source: &'a Source<'a>, grammar: &'a Grammar) -> Self {
        Matcher {
            source,
            lexer: Lexer::new(source),
            tokens: Vec::new(),
            grammar,
            second: false,
            memo: HashMap::new(),
            depth: 0,
            plain: grammar.rule("plain_expression"),
            strings: grammar.rule("strings"),
            conversion: grammar.rule("conversion"),
            compounds: COMPOUNDS.map(|name| grammar.rule(name)),
            last_statement: 0,
        }
    }

    pub(super) fn run(&mut self, start: &str, second: bool) -> Match {
        self.second = second;
        self.memo.clear();
        self.depth = 0;
        self.rule(self.grammar.rule(start), 0)
    }

    /// The token at an index, read now if need be.
    pub(super) fn token(&mut self, at: usize) -> Result<Token, Box<Fault>> {
        while self.tokens.len() <= at {
            let token = self.lexer.next().map_err(|e| Box::new(Fault::Lexer(*e)))?;
            self.tokens.push(token);
        }
        Ok(self.tokens[at])
    }

    pub(super) fn text(&self, token: Token) -> &'a str {
        self.source.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    fn rule(&mut self, rule: usize, at: usize) -> Match {
        let grammar = self.grammar;
        let info = &grammar.rules[rule];
        if info.bad && !self.second {
            return Ok(None);
        }
        let key = (rule as u16, at as u32, self.second);
        if let Some(known) = self.memo.get(&key) {
            return Ok(known.map(|end| end as usize));
        }
        if self.depth >= MAX_DEPTH {
            return Err(Box::new(Fault::TooDeep));
        }
        self.depth += 1;
        let result = self.alts(&info.alts, at);
        self.depth -= 1;
        let end = result?;
        if let Some(end) = end
            && rule == self.strings
        {
            self.check_strings(at, end)?;
        }
        if rule == self.conversion && end.is_some() {
            self.check_conversion(at)?;
        }
        if end.is_some() && self.compounds.contains(&rule) {
            let start = self.tokens.get(at).map_or(0, |t| t.start as usize);
            self.last_statement = self.last_statement.max(start);
        }
        self.memo.insert(key, end.map(|end| end as u32));
        Ok(end)
    }

    fn alts(&mut self, alts: &'a [Alt], at: usize) -> Match {
        for alt in alts {
            let mut captures = Captures::default();
            let mut cut = false;
            if let Some(end) = self.alt(alt, at, &mut captures, &mut cut)? {
                if let Some(action) = alt.action {
                    self.raise(action, at, end, &captures)?;
                    continue;
                }
                return Ok(Some(end));
            }
            if cut {
                return Ok(None);
            }
        }
        Ok(None)
    }

    fn alt(&mut self, alt: &'a Alt, at: usize, captures: &mut Captures, cut: &mut bool) -> Match {
        let mut at = at;
        for item in &alt.items {
            if matches!(item, Item::Cut) {
                *cut = true;
                continue;
            }
            match self.item(item, at, captures)? {
                Some(end) => at = end,
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    fn item(&mut self, item: &'a Item, at: usize, captures: &mut Captures) -> Match {
        match item {
            Item::Word(word) => self.word(word, at),
            Item::Soft(word) => {
                let token = self.token(at)?;
                Ok((token.kind == Kind::Name && self.text(token) == *word).then_some(at + 1))
            }
            Item::Class(class) => self.class(*class, at),
            Item::Rule(rule) => self.rule(*rule, at),
            Item::Group { alts, optional } => match self.alts(alts, at)? {
                None if *optional => Ok(Some(at)),
                found => Ok(found),
            },
            Item::Repeat { item, least } => self.repeat(item, *least, at, captures),
            Item::Separated { separator, item } => self.separated(separator, item, at, captures),
            Item::Look { item, positive } => {
                let found = self.item(item, at, captures)?.is_some();
                Ok((found == *positive).then_some(at))
            }
            Item::Cut => Ok(Some(at)),
            Item::Forced(word) => match self.word(word, at)? {
                Some(end) => Ok(Some(end)),
                None => Err(self.fault_at_token(at, format!("expected '{word}'"))),
            },
            Item::Plain => {
                let outer = std::mem::replace(&mut self.second, false);
                let result = self.rule(self.plain, at);
                self.second = outer;
                result
            }
            Item::Labelled(label, item) => {
                let end = self.item(item, at, captures)?;
                if let Some(end) = end {
                    captures.set(*label, at, end);
                }
                Ok(end)
            }
        }
    }

    fn repeat(&mut self, item: &'a Item, least: usize, at: usize, captures: &mut Captures) -> Match {
        let (mut at, mut count) = (at, 0);
        while let Some(end) = self.item(item, at, captures)? {
            count += 1;
            if end == at {
                break;
            }
            at = end;
        }
        Ok((count >= least).then_some(at))
    }

    fn separated(&mut self, separator: &str, item: &'a Item, at: usize, captures: &mut Captures) -> Match {
        let Some(mut at) = self.item(item, at, captures)? else { return Ok(None) };
        while let Some(next) = self.word(separator, at)? {
            match self.item(item, next, captures)? {
                Some(end) => at = end,
                None => break,
            }
        }
        Ok(Some(at))
    }

    fn word(&mut self, word: &str, at: usize) -> Match {
        let token = self.token(at)?;
        let same = matches!(token.kind, Kind::Op | Kind::Name) && self.text(token) == word;
        Ok(same.then_some(at + 1))
    }

    fn class(&mut self, class: Class, at: usize) -> Match {
        let token = self.token(at)?;
        let same = match (class, token.kind) {
            (Class::Name, Kind::Name) => !KEYWORDS.contains(&self.text(token)),
            (Class::SoftKeyword, Kind::Name) => matches!(self.text(token), "_" | "case" | "match" | "type"),
            (Class::Number, Kind::Number)
            | (Class::String, Kind::String)
            | (Class::TextStart, Kind::TextStart)
            | (Class::TextMiddle, Kind::TextMiddle)
            | (Class::TextEnd, Kind::TextEnd)
            | (Class::Newline, Kind::Newline)
            | (Class::Indent, Kind::Indent)
            | (Class::Dedent, Kind::Dedent)
            | (Class::End, Kind::End) => true,
            _ => false,
        };
        Ok(same.then_some(at + 1))
    }
}
