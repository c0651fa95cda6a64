//! Reads `grammar.txt` into rules.

use std::collections::HashMap;

/// What an alternative is made of.
#[derive(Debug)]
pub(super) enum Item {
    /// A keyword or operator, by its text.
    Word(&'static str),
    /// A soft keyword: a name with this text.
    Soft(&'static str),
    Class(Class),
    Rule(usize),
    /// `(a | b)`, or `[a | b]` if it may be missing.
    Group {
        alts: Vec<Alt>,
        optional: bool,
    },
    /// Zero or more, or one or more.
    Repeat {
        item: Box<Item>,
        least: usize,
    },
    /// `s.x+`
    Separated {
        separator: &'static str,
        item: Box<Item>,
    },
    /// `&x` or `!x`
    Look {
        item: Box<Item>,
        positive: bool,
    },
    Cut,
    /// `&&'x'`
    Forced(&'static str),
    /// The rule `plain_expression`, without looking for what is wrong inside.
    Plain,
    Labelled(u8, Box<Item>),
}

/// A kind of token, as the grammar names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    Name,
    SoftKeyword,
    Number,
    String,
    TextStart,
    TextMiddle,
    TextEnd,
    Newline,
    Indent,
    Dedent,
    End,
}

#[derive(Debug)]
pub(super) struct Alt {
    pub(super) items: Vec<Item>,
    /// What is wrong when this alternative matches.
    pub(super) action: Option<&'static str>,
}

pub(super) struct Rule {
    pub(super) alts: Vec<Alt>,
    /// Looked at in the second pass only.
    pub(super) bad: bool,
}

pub(super) struct Grammar {
    pub(super) rules: Vec<Rule>,
    index: HashMap<&'static str, usize>,
}

const TEXT: &str = include_str!("grammar.txt");

impl Grammar {
    pub(super) fn load() -> Grammar {
        let lines = TEXT.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        let pairs: Vec<_> = lines.filter_map(|l| l.split_once(": ")).collect();
        let index: HashMap<_, _> = pairs.iter().enumerate().map(|(i, (name, _))| (*name, i)).collect();
        let rules = pairs
            .iter()
            .map(|(name, body)| {
                let mut reader = Reader { text: body, at: 0, index: &index };
                Rule { alts: reader.alts(), bad: name.starts_with("bad_") }
            })
            .collect();
        Grammar { rules, index }
    }

    pub(super) fn rule(&self, name: &str) -> usize {
        self.index.get(name).copied().unwrap_or(0)
    }
}

struct Reader<'g> {
    text: &'static str,
    at: usize,
    index: &'g HashMap<&'static str, usize>,
}

impl Reader<'_> {
    fn rest(&self) -> &'static str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, token: &str) -> bool {
        self.blanks();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn alts(&mut self) -> Vec<Alt> {
        let mut alts = vec![self.alt()];
        while self.eat("|") {
            alts.push(self.alt());
        }
        alts
    }

    fn alt(&mut self) -> Alt {
        let mut items = Vec::new();
        loop {
            self.blanks();
            match self.rest().as_bytes().first() {
                None | Some(b'|' | b')' | b']') => return Alt { items, action: None },
                Some(b'{') => {
                    let end = self.rest().rfind_action();
                    let action = self.rest().get(1..end);
                    self.at += end + 1;
                    return Alt { items, action };
                }
                _ => items.push(self.item()),
            }
        }
    }

    fn item(&mut self) -> Item {
        self.blanks();
        if self.eat("~") {
            return Item::Cut;
        }
        if self.eat("&&") {
            return Item::Forced(self.quoted('\''));
        }
        for (sign, positive) in [("&", true), ("!", false)] {
            if self.eat(sign) {
                return Item::Look { item: Box::new(self.item()), positive };
            }
        }
        let bytes = self.rest().as_bytes();
        if bytes.get(1) == Some(&b'=') && bytes.first().is_some_and(u8::is_ascii_lowercase) {
            let label = bytes[0];
            self.at += 2;
            return Item::Labelled(label, Box::new(self.item()));
        }
        let item = self.atom();
        match self.rest().as_bytes().first() {
            Some(b'*') => {
                self.at += 1;
                Item::Repeat { item: Box::new(item), least: 0 }
            }
            Some(b'+') => {
                self.at += 1;
                Item::Repeat { item: Box::new(item), least: 1 }
            }
            Some(b'.') => {
                self.at += 1;
                let inner = self.atom();
                self.eat("+");
                match item {
                    Item::Word(separator) => Item::Separated { separator, item: Box::new(inner) },
                    other => other,
                }
            }
            _ => item,
        }
    }

    fn atom(&mut self) -> Item {
        for (open, close, optional) in [("(", ")", false), ("[", "]", true)] {
            if self.eat(open) {
                let alts = self.alts();
                self.eat(close);
                return Item::Group { alts, optional };
            }
        }
        match self.rest().as_bytes().first() {
            Some(b'\'') => Item::Word(self.quoted('\'')),
            Some(b'"') => Item::Soft(self.quoted('"')),
            _ => {
                let rest = self.rest();
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
                let name = rest.get(..end).unwrap_or("");
                self.at += end.max(1);
                self.named(name)
            }
        }
    }

    fn named(&self, name: &str) -> Item {
        let class = match name {
            "NAME" => Class::Name,
            "SOFT" => Class::SoftKeyword,
            "NUMBER" => Class::Number,
            "STRING" => Class::String,
            "TSTART" => Class::TextStart,
            "TMIDDLE" => Class::TextMiddle,
            "TEND" => Class::TextEnd,
            "NEWLINE" => Class::Newline,
            "INDENT" => Class::Indent,
            "DEDENT" => Class::Dedent,
            "END" => Class::End,
            "PLAIN" => return Item::Plain,
            name => return Item::Rule(self.index.get(name).copied().unwrap_or(0)),
        };
        Item::Class(class)
    }

    fn quoted(&mut self, quote: char) -> &'static str {
        self.blanks();
        let rest = self.rest();
        let inner = rest.get(1..).unwrap_or("");
        let end = inner.find(quote).unwrap_or(inner.len());
        self.at += end + 2;
        inner.get(..end).unwrap_or("")
    }
}

/// Where the action that a text starts with ends: at a `}` outside of backticks.
trait ActionEnd {
    fn rfind_action(&self) -> usize;
}

impl ActionEnd for str {
    fn rfind_action(&self) -> usize {
        let mut quoted = false;
        for (i, c) in self.char_indices() {
            match c {
                '`' => quoted = !quoted,
                '}' if !quoted => return i,
                _ => {}
            }
        }
        self.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Alt, Grammar, Item};

    fn check(alts: &[Alt], count: usize) {
        for alt in alts {
            alt.items.iter().for_each(|item| check_item(item, count));
        }
    }

    fn check_item(item: &Item, count: usize) {
        match item {
            Item::Rule(i) => assert!(*i < count && *i > 0, "a rule that is not there"),
            Item::Group { alts, .. } => check(alts, count),
            Item::Repeat { item, .. } | Item::Separated { item, .. } | Item::Look { item, .. } => {
                check_item(item, count)
            }
            Item::Labelled(_, item) => check_item(item, count),
            _ => {}
        }
    }

    #[test]
    fn the_grammar_names_only_rules_it_has() {
        let grammar = Grammar::load();
        for rule in &grammar.rules {
            check(&rule.alts, grammar.rules.len());
        }
    }
}
