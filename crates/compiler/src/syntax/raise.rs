//! What the alternatives of the grammar that stand for mistakes say, and where.

use super::matcher::Matcher;
use super::target;
use super::token::{Kind, LexError, Token};
use crate::error::{ErrorKind, SyntaxError};
use crate::source::Source;
use ruff_python_ast::Expr;
use ruff_text_size::{Ranged, TextRange};

/// Token ranges that an alternative has labelled.
#[derive(Default)]
pub(super) struct Captures(Vec<(u8, usize, usize)>);

impl Captures {
    pub(super) fn set(&mut self, label: u8, start: usize, end: usize) {
        self.0.retain(|c| c.0 != label);
        self.0.push((label, start, end));
    }

    fn get(&self, label: &str) -> Option<(usize, usize)> {
        let label = label.as_bytes().first()?;
        self.0.iter().find(|c| c.0 == *label).map(|c| (c.1, c.2))
    }
}

/// Why matching stopped.
pub(super) enum Fault {
    Lexer(LexError),
    /// A mistake found by the parser.
    Mistake(SyntaxError),
    /// Too many rules within each other.
    TooDeep,
}

pub(super) fn lexer_error(source: &Source, e: &LexError) -> SyntaxError {
    let mut text = source.line_text(e.line).to_owned();
    // The parser gives the buffer's line with its end, the tokenizer's own errors go without.
    if e.end_col <= 0 && (!e.unclosed || e.line == source.line_count()) {
        text.push('\n');
    }
    SyntaxError {
        kind: e.kind,
        message: e.message.clone(),
        line: e.line,
        col: e.col,
        end_line: e.line,
        end_col: e.end_col,
        text: Some(text),
        suggestion: None,
    }
}

impl Matcher<'_> {
    fn mistake(&self, kind: ErrorKind, range: TextRange, message: impl Into<String>) -> Box<Fault> {
        let mut error = SyntaxError::at(self.source, range, message);
        error.kind = kind;
        Box::new(Fault::Mistake(*error))
    }

    /// An error at a token; at tokens without text CPython shows the tokenizer's cursor.
    pub(super) fn error_at_token(&self, token: Token, kind: ErrorKind, message: impl Into<String>) -> SyntaxError {
        let range = TextRange::new(token.start.into(), token.end.into());
        let mut error = *SyntaxError::at(self.source, range, message);
        error.kind = kind;
        if matches!(token.kind, Kind::Indent | Kind::Dedent | Kind::End) {
            let at_end = token.start as usize >= self.source.text.len();
            let line = if at_end { self.source.line_count() } else { error.line };
            let text = self.source.line_text(line);
            let col = match (at_end, self.source.from_file) {
                (true, true) => 0,
                (true, false) => text.chars().count() as u32 + 1,
                (false, _) => error.col - 1,
            };
            error = SyntaxError { line, end_line: line, col, end_col: -1, text: Some(text.to_owned()), ..error };
        } else if token.kind == Kind::Newline {
            error.end_line = error.line;
            error.end_col = error.col as i32 + 1;
        }
        error
    }

    pub(super) fn fault_at_token(&mut self, at: usize, message: impl Into<String>) -> Box<Fault> {
        match self.token(at) {
            Ok(token) => Box::new(Fault::Mistake(self.error_at_token(token, ErrorKind::SyntaxError, message))),
            Err(fault) => fault,
        }
    }

    fn fault_at_last(&mut self, kind: ErrorKind, message: impl Into<String>) -> Box<Fault> {
        match self.tokens.last() {
            Some(token) => Box::new(Fault::Mistake(self.error_at_token(*token, kind, message))),
            None => Box::new(Fault::TooDeep),
        }
    }

    fn range_of(&self, (start, end): (usize, usize)) -> TextRange {
        let (Some(first), Some(last)) = (self.tokens.get(start), self.tokens.get(end.saturating_sub(1))) else {
            return TextRange::default();
        };
        TextRange::new(first.start.into(), last.end.max(first.start).into())
    }

    /// The expression that a token range holds.
    fn expr(&self, tokens: (usize, usize)) -> Option<Expr> {
        target::parse(self.source.text, self.range_of(tokens))
    }

    /// The range of a label: that of the expression there, whose parentheses do not count.
    fn node_range(&self, tokens: (usize, usize)) -> TextRange {
        if tokens.1 == tokens.0 + 1 {
            return self.range_of(tokens);
        }
        self.expr(tokens).map_or_else(|| self.range_of(tokens), |e| e.range())
    }

    /// Does what an alternative's action says; goes on if it turns out that nothing is wrong.
    pub(super) fn raise(&mut self, action: &str, at: usize, end: usize, captures: &Captures) -> Result<(), Box<Fault>> {
        let (head, message) = action.split_once('`').unwrap_or((action, ""));
        let message = message.trim_end_matches('`');
        let mut words = head.split_whitespace();
        let kind = words.next().unwrap_or("");
        let labels: Vec<&str> = words.collect();
        let spot = |n: usize| labels.get(n).and_then(|label| captures.get(label)).unwrap_or((at, end));
        let syntax = ErrorKind::SyntaxError;
        Err(match kind {
            "loc" | "range" => {
                let (a, b) = (spot(0), if kind == "range" { spot(1) } else { spot(0) });
                let message = self.fill(message, a, at);
                if let (true, Some(first)) = (a == b && a.1 == a.0 + 1, self.tokens.get(a.0)) {
                    return Err(Box::new(Fault::Mistake(self.error_at_token(*first, syntax, message))));
                }
                let range = TextRange::new(self.node_range(a).start(), self.node_range(b).end());
                self.mistake(syntax, range, message)
            }
            "param" => {
                // The parameter's name and annotation, without the comma.
                let a = spot(0);
                let mut last = a.1;
                if self.tokens.get(last - 1).is_some_and(|t| self.text(*t) == ",") {
                    last -= 1;
                }
                self.mistake(syntax, self.range_of((a.0, last)), message)
            }
            "from" => {
                let start = self.range_of(spot(0)).start();
                let cursor = self.tokens.last().map_or(start, |t| t.end.into());
                let mut error = *SyntaxError::at(self.source, TextRange::new(start, cursor.max(start)), message);
                error.end_col -= 1;
                if let Some(last) = self.tokens.last()
                    && last.kind == Kind::Newline
                {
                    let (line, col) = self.source.line_char(last.start.into());
                    (error.end_line, error.end_col) = (line, col as i32);
                }
                Box::new(Fault::Mistake(error))
            }
            "last" => self.fault_at_last(syntax, message),
            "next" => {
                let message = self.fill(message, (at, end), at);
                self.fault_at_token(end, message)
            }
            "indent" => {
                let line = self.source.line(self.range_of(spot(0)).start());
                let message = format!("expected an indented block after {message} on line {line}");
                self.fault_at_last(ErrorKind::IndentationError, message)
            }
            "indented" => self.fault_at_last(ErrorKind::IndentationError, message),
            "target" => match self.invalid_target(&labels, captures) {
                Some(fault) => fault,
                None => return Ok(()),
            },
            "legacy" => {
                let name = self.range_of(spot(0));
                let text = self.source.slice(name);
                if text != "print" && text != "exec" {
                    return Ok(());
                }
                let message = format!("Missing parentheses in call to '{text}'. Did you mean {text}(...)?");
                self.mistake(syntax, TextRange::new(name.start(), self.node_range(spot(1)).end()), message)
            }
            "comma" => {
                let name = self.source.slice(self.range_of(spot(0)));
                let level = self.tokens.get(end - 1).map_or(0, |t| t.level);
                if level == 0 || name == "print" || name == "exec" {
                    return Ok(());
                }
                let range = TextRange::new(self.node_range(spot(0)).start(), self.node_range(spot(1)).end());
                self.mistake(syntax, range, "invalid syntax. Perhaps you forgot a comma?")
            }
            "quoted" => self.mistake(syntax, self.range_of(spot(0)), message),
            "key" => {
                let end = self.node_range(spot(0)).end();
                let (line, col) = self.source.line_char(end);
                let mut error = *SyntaxError::at(self.source, TextRange::empty(end), message);
                (error.line, error.col, error.end_col) = (line, col.saturating_sub(1), 0);
                Box::new(Fault::Mistake(error))
            }
            "bound" => {
                let constraints = self.source.slice(self.range_of((spot(0).1, end))).starts_with('(');
                let what = if constraints { "constraints" } else { "bound" };
                self.mistake(syntax, self.range_of(spot(0)), format!("cannot use {what} with {message}"))
            }
            "genexp" => match self.bare_generator(spot(0), spot(1)) {
                Some(fault) => fault,
                None => return Ok(()),
            },
            "positional" => {
                let a = spot(0);
                let unpacked = self.has_top_level(a, "**");
                let message = if unpacked {
                    "positional argument follows keyword argument unpacking"
                } else {
                    "positional argument follows keyword argument"
                };
                self.fault_at_last(syntax, message)
            }
            _ => return Ok(()),
        })
    }

    /// Puts names of expressions and texts into a message.
    fn fill(&self, message: &str, a: (usize, usize), at: usize) -> String {
        let mut out = message.to_owned();
        if out.contains("%s") {
            let name = self.expr(a).map_or("expression", |e| target::name(&e));
            out = out.replace("%s", name);
        }
        if out.contains("%t") {
            out = out.replace("%t", self.source.slice(self.range_of(a)));
        }
        if out.starts_with("f-string") && self.inside_template(at) {
            out.replace_range(..1, "t");
        }
        out
    }

    /// Whether the innermost string open before a token is a t-string.
    fn inside_template(&self, at: usize) -> bool {
        let mut closed = 0;
        for token in self.tokens.iter().take(at).rev() {
            match token.kind {
                Kind::TextEnd => closed += 1,
                Kind::TextStart if closed > 0 => closed -= 1,
                Kind::TextStart => return self.text(*token).contains(['t', 'T']),
                _ => {}
            }
        }
        false
    }

    /// CPython `_PyPegen_check_fstring_conversion`: the two tokens of a conversion.
    pub(super) fn check_conversion(&mut self, at: usize) -> Result<(), Box<Fault>> {
        let (mark, name) = (self.token(at)?, self.token(at + 1)?);
        let letter = if self.inside_template(at) { 't' } else { 'f' };
        if mark.end != name.start {
            let range = TextRange::new(mark.start.into(), name.end.into());
            let message = format!("{letter}-string: conversion type must come right after the exclamation mark");
            return Err(self.mistake(ErrorKind::SyntaxError, range, message));
        }
        let text = self.text(name);
        if !matches!(text, "s" | "r" | "a") {
            let message = format!("{letter}-string: invalid conversion character '{text}': expected 's', 'r', or 'a'");
            return Err(self.fault_at_token(at + 1, message));
        }
        Ok(())
    }

    /// CPython `RAISE_SYNTAX_ERROR_INVALID_TARGET`.
    fn invalid_target(&mut self, labels: &[&str], captures: &Captures) -> Option<Box<Fault>> {
        let kind = match *labels.first()? {
            "del" => target::Kind::Delete,
            "for" => target::Kind::For,
            _ => target::Kind::Assign,
        };
        let whole = self.expr(captures.get(labels.get(1)?)?)?;
        let bad = target::invalid(&whole, kind)?;
        let verb = if kind == target::Kind::Delete { "delete" } else { "assign to" };
        let message = format!("cannot {verb} {}", target::name(bad));
        Some(self.mistake(ErrorKind::SyntaxError, bad.range(), message))
    }

    /// CPython `_PyPegen_nonparen_genexp_in_call`: a generator after other arguments.
    fn bare_generator(&mut self, args: (usize, usize), clauses: (usize, usize)) -> Option<Box<Fault>> {
        // The last argument is the generator's element.
        let mut depth = 0usize;
        let mut start = args.0;
        let mut commas = 0;
        for i in args.0..args.1 {
            let text = self.text(*self.tokens.get(i)?);
            match text {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth = depth.saturating_sub(1),
                "," if depth == 0 => {
                    commas += 1;
                    start = i + 1;
                }
                _ => {}
            }
        }
        if commas == 0 {
            return None;
        }
        let range = TextRange::new(self.range_of((start, args.1)).start(), self.range_of(clauses).end());
        Some(self.mistake(ErrorKind::SyntaxError, range, "Generator expression must be parenthesized"))
    }

    /// Whether a word stands outside of brackets in a token range.
    fn has_top_level(&self, tokens: (usize, usize), word: &str) -> bool {
        let mut depth = 0usize;
        let mut previous = ",";
        for token in self.tokens.iter().take(tokens.1).skip(tokens.0) {
            let text = self.text(*token);
            match text {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth = depth.saturating_sub(1),
                text if depth == 0 && text == word && previous == "," => return true,
                _ => {}
            }
            previous = text;
        }
        false
    }
}
