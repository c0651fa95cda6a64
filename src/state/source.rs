//! The program's text as tokens and statements: as much Python as hints need to judge a line or to rewrite it. Whatever
//! is not understood is passed over; a text that does not parse gives fewer statements, never an error.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Name,
    Number,
    /// A string of any sort, its prefix and quotes included.
    Text,
    Comment,
    /// One sign, or a long one such as `->`, `**` and `:=`.
    Sign,
    /// The end of a logical line.
    End,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// Bytes of the source.
    pub at: Range<usize>,
    /// From 1.
    pub line: u32,
    /// How many brackets are open around it.
    pub depth: u32,
}

/// A logical line: one simple statement, or the head of a compound one. Those after a `;` belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Columns before it; a tab goes to the next multiple of eight.
    pub indent: u32,
    /// Lines from 1, both inclusive.
    pub lines: (u32, u32),
    /// Numbers of its tokens, comments and the end left out at the edges.
    pub tokens: Range<usize>,
}

/// A text taken apart.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub text: String,
    pub tokens: Vec<Token>,
    pub statements: Vec<Statement>,
}

impl Source {
    pub fn new(text: &str) -> Source {
        let tokens = tokens(text);
        let statements = statements(text, &tokens);
        Source { text: text.to_owned(), tokens, statements }
    }

    /// The token's text.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).and_then(|token| self.text.get(token.at.clone())).unwrap_or_default()
    }

    /// The number of the statement that covers the line.
    pub fn statement_at(&self, line: u32) -> Option<usize> {
        let after = self.statements.partition_point(|statement| statement.lines.0 <= line);
        let found = after.checked_sub(1)?;
        (self.statements.get(found)?.lines.1 >= line).then_some(found)
    }

    /// The statement's words in order.
    pub fn words(&self, statement: usize) -> impl Iterator<Item = &str> {
        let tokens = self.statements.get(statement).map_or(0..0, |statement| statement.tokens.clone());
        tokens.filter(|&token| self.tokens[token].kind != Kind::Comment).map(|token| self.word(token))
    }

    /// Whether the statement's first words are these.
    pub fn begins(&self, statement: usize, with: &[&str]) -> bool {
        let mut words = self.words(statement);
        with.iter().all(|&word| words.next() == Some(word))
    }

    /// The head of the block that the statement stands in.
    pub fn head(&self, statement: usize) -> Option<usize> {
        let indent = self.statements.get(statement)?.indent;
        self.statements[..statement].iter().rposition(|other| other.indent < indent)
    }

    /// The next statement of the same block.
    pub fn next_in_block(&self, statement: usize) -> Option<usize> {
        let indent = self.statements.get(statement)?.indent;
        let after = self.statements.get(statement + 1..)?;
        let next = after.iter().position(|other| other.indent <= indent)? + statement + 1;
        (self.statements[next].indent == indent).then_some(next)
    }

    /// The statements of the block under a head.
    pub fn body(&self, head: usize) -> Range<usize> {
        let Some(indent) = self.statements.get(head).map(|head| head.indent) else { return 0..0 };
        let after = &self.statements[head + 1..];
        let count = after.iter().position(|other| other.indent <= indent).unwrap_or(after.len());
        head + 1..head + 1 + count
    }

    /// The line's text without its indentation and its comment.
    pub fn line_text(&self, line: u32) -> &str {
        let text = self.text.lines().nth(line.saturating_sub(1) as usize).unwrap_or_default();
        let comment = self.tokens.iter().find(|token| token.line == line && token.kind == Kind::Comment);
        let end = comment.map_or(text.len(), |comment| {
            let begin = self.text[..comment.at.start].rfind('\n').map_or(0, |at| at + 1);
            comment.at.start - begin
        });
        text.get(..end).unwrap_or(text).trim()
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut scan = Scan { text, at: 0, line: 1, depth: 0, tokens: Vec::new() };
    while scan.at < text.len() {
        scan.token();
    }
    scan.end();
    scan.tokens
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    depth: u32,
    tokens: Vec<Token>,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn token(&mut self) {
        let Some(first) = self.rest().chars().next() else { return };
        match first {
            '\n' => {
                if self.depth == 0 {
                    self.end();
                }
                self.at += 1;
                self.line += 1;
            }
            '\\' if self.rest().starts_with("\\\n") => {
                self.at += 2;
                self.line += 1;
            }
            '#' => {
                let length = self.rest().find('\n').unwrap_or(self.rest().len());
                self.push(Kind::Comment, length);
            }
            '"' | '\'' => self.string(0),
            '0'..='9' => {
                let length = self.length(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_');
                self.push(Kind::Number, length);
            }
            c if c.is_alphabetic() || c == '_' => {
                let length = self.length(|c| c.is_alphanumeric() || c == '_');
                let quoted = self.rest()[length..].starts_with(['"', '\'']);
                let is_prefix = length <= 2 && self.rest()[..length].chars().all(|c| "rRbBuUfFtT".contains(c));
                if quoted && is_prefix { self.string(length) } else { self.push(Kind::Name, length) }
            }
            c if c.is_whitespace() => self.at += c.len_utf8(),
            c => self.sign(c),
        }
    }

    fn length(&self, belongs: impl Fn(char) -> bool) -> usize {
        self.rest().find(|c: char| !belongs(c)).unwrap_or(self.rest().len())
    }

    fn sign(&mut self, first: char) {
        const LONG: [&str; 20] = [
            "**=", "//=", ">>=", "<<=", "...", "->", ":=", "**", "//", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=",
            "%=", "@=", "|=",
        ];
        if matches!(first, ')' | ']' | '}') {
            self.depth = self.depth.saturating_sub(1);
        }
        let long = LONG.iter().find(|long| self.rest().starts_with(**long));
        self.push(Kind::Sign, long.map_or(first.len_utf8(), |long| long.len()));
        if matches!(first, '(' | '[' | '{') {
            self.depth += 1;
        }
    }

    fn string(&mut self, prefix: usize) {
        let length = string_length(self.rest(), prefix, NESTED);
        let lines = self.rest()[..length].matches('\n').count() as u32;
        self.push(Kind::Text, length);
        self.line += lines;
    }

    fn push(&mut self, kind: Kind, length: usize) {
        self.tokens.push(Token { kind, at: self.at..self.at + length, line: self.line, depth: self.depth });
        self.at += length;
    }

    fn end(&mut self) {
        if self.tokens.last().is_some_and(|last| last.kind != Kind::End) {
            self.push(Kind::End, 0);
        }
    }
}

/// Strings inside strings deeper than this are not followed.
const NESTED: u32 = 8;

/// The length of the string that the text begins with, its prefix of this length and its quotes included. What stands
/// in the braces of an f-string belongs to it, strings with the same quotes among that.
fn string_length(text: &str, prefix: usize, nested: u32) -> usize {
    let letters = text[..prefix].to_ascii_lowercase();
    let (raw, has_fields) = (letters.contains('r'), letters.contains(['f', 't']));
    let quote = &text[prefix..prefix + 1];
    let triple = text[prefix..].starts_with(&quote.repeat(3));
    let close = if triple { quote.repeat(3) } else { quote.to_owned() };
    let (mut at, mut braces) = (prefix + close.len(), 0);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if braces > 0 && nested > 0 && rest.starts_with(['"', '\'']) && !(triple && rest.starts_with(&close)) {
            at += string_length(rest, 0, nested - 1);
            continue;
        }
        if rest.starts_with(&close) {
            return at + close.len();
        }
        if c == '\n' && !triple {
            return at;
        }
        at += c.len_utf8();
        match c {
            '\\' if !raw || text[at..].starts_with(quote) => at += text[at..].chars().next().map_or(0, char::len_utf8),
            '{' if has_fields && braces == 0 && text[at..].starts_with('{') => at += 1,
            '{' if has_fields => braces += 1,
            '}' if braces > 0 => braces -= 1,
            _ => {}
        }
    }
    at
}

fn statements(text: &str, tokens: &[Token]) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut begin = 0;
    for (end, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::End) {
        let is_code = |&i: &usize| tokens[i].kind != Kind::Comment;
        if let (Some(first), Some(last)) = ((begin..end).find(is_code), (begin..end).rfind(is_code)) {
            let start = tokens[first].at.start;
            let line = &text[text[..start].rfind('\n').map_or(0, |at| at + 1)..start];
            let indent = line.chars().fold(0, |column, c| if c == '\t' { column / 8 * 8 + 8 } else { column + 1 });
            let lines_in = text[tokens[last].at.clone()].matches('\n').count() as u32;
            let lines = (tokens[first].line, tokens[last].line + lines_in);
            found.push(Statement { indent, lines, tokens: first..last + 1 });
        }
        begin = end + 1;
        debug_assert!(token.at.is_empty());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_logical_lines() {
        let source =
            Source::new("def f(a,\n      b):\n    '''doc\n    more'''\n    x = [1,\n  2]  # why\n\n\ty()\nz = 1\n");
        let seen: Vec<_> = source.statements.iter().map(|s| (s.indent, s.lines)).collect();
        assert_eq!(seen, [(0, (1, 2)), (4, (3, 4)), (4, (5, 6)), (8, (8, 8)), (0, (9, 9))]);
        assert_eq!(source.words(2).collect::<String>(), "x=[1,2]");
        assert_eq!(source.statement_at(6), Some(2));
        assert_eq!(source.statement_at(7), None);
        assert_eq!(source.body(0), 1..4);
        assert_eq!((source.head(2), source.next_in_block(1), source.next_in_block(0)), (Some(0), Some(2), Some(4)));
    }

    #[test]
    fn strings_hide_what_is_in_them() {
        let source = Source::new("a = f'{b['#']} \\'' + r\"\\\" # no\nprint('yield from')  # yield from\n");
        assert!(source.tokens.iter().all(|token| source.text[token.at.clone()] != *"from"));
        assert_eq!(source.line_text(2), "print('yield from')");
    }

    #[test]
    fn any_text_is_taken_apart() {
        for text in ["", "'", "\"\"\"", "((", "))))\n", "\\", "f'{", "é = '\u{1F600}'\n\t#", "x\\\ny"] {
            let source = Source::new(text);
            assert!(source.tokens.iter().all(|token| source.text.get(token.at.clone()).is_some()), "{text:?}");
        }
    }
}
