//! What is wrong with a source that does not parse, in CPython's words and at CPython's place.

mod escapes;
mod grammar;
mod lexer;
mod matcher;
mod raise;
mod strings;
mod target;
mod token;
mod typo;

use crate::error::{ErrorKind, SyntaxError};
use crate::source::Source;
pub(crate) use escapes::Escapes;
use grammar::Grammar;
pub(crate) use lexer::Lexer;
use matcher::Matcher;
use raise::{Fault, lexer_error};
use ruff_python_parser::ParseErrorType;
use ruff_text_size::TextRange;
pub(crate) use token::{Kind, Token};

/// Explains a source that does not parse. None if this grammar finds nothing wrong with it.
/// Follows CPython's `_PyPegen_run_parser` and `_PyPegen_set_syntax_error`.
pub(crate) fn explain(source: &Source, expression: bool) -> Option<SyntaxError> {
    let grammar = Grammar::load();
    let (mut error, last_statement) = explain_by(source, &grammar, expression)?;
    error.suggestion = typo::find(source, &grammar, &error, last_statement);
    Some(error)
}

/// What is wrong, and where the last compound statement starts that parsed.
fn explain_by(source: &Source, grammar: &Grammar, expression: bool) -> Option<(SyntaxError, usize)> {
    let mut matcher = Matcher::new(source, grammar);
    let start = if expression { "eval" } else { "file" };
    match matcher.run(start, false) {
        Ok(Some(_)) => return None,
        Ok(None) => {}
        Err(fault) => return settle(source, *fault, &mut matcher).map(|e| (e, matcher.last_statement)),
    }
    let last = *matcher.tokens.last()?;
    let error = match matcher.run(start, true) {
        Err(fault) => settle(source, *fault, &mut matcher)?,
        Ok(_) => generic(source, &mut matcher, last),
    };
    Some((error, matcher.last_statement))
}

/// A mistake found by the parser gives way to one that the tokenizer finds further on.
fn settle(source: &Source, fault: Fault, matcher: &mut Matcher) -> Option<SyntaxError> {
    match fault {
        Fault::Lexer(e) => Some(lexer_error(source, &e)),
        Fault::Mistake(mut e) => {
            end_line(source, matcher, &mut e);
            Some(rest_of_tokens(source, matcher).unwrap_or(e))
        }
        Fault::TooDeep => Some(too_deep(source)),
    }
}

/// A source that nests too deeply to be matched against the grammar: the tokenizer's error, or an error with no place.
pub(crate) fn too_deep(source: &Source) -> SyntaxError {
    let mut lexer = Lexer::new(source);
    loop {
        match lexer.next() {
            Ok(token) if token.kind == Kind::End => break,
            Ok(_) => {}
            Err(e) => return lexer_error(source, &e),
        }
    }
    *SyntaxError::at(source, TextRange::default(), "invalid syntax")
}

/// "invalid syntax" at the farthest token of the first pass.
fn generic(source: &Source, matcher: &mut Matcher, last: Token) -> SyntaxError {
    match last.kind {
        Kind::Indent => {
            let mut error = matcher.error_at_token(last, ErrorKind::IndentationError, "unexpected indent");
            end_line(source, matcher, &mut error);
            return error;
        }
        Kind::End => {
            let mut error = matcher.error_at_token(last, ErrorKind::SyntaxError, "invalid syntax");
            (error.col, error.end_col) = (0, 0);
            if source.text.is_empty() {
                (error.line, error.end_line) = (0, 0);
            } else {
                end_line(source, matcher, &mut error);
            }
            return error;
        }
        Kind::Dedent => return matcher.error_at_token(last, ErrorKind::IndentationError, "unexpected unindent"),
        _ => {}
    }
    let mut error = matcher.error_at_token(last, ErrorKind::SyntaxError, "invalid syntax");
    end_line(source, matcher, &mut error);
    rest_of_tokens(source, matcher).unwrap_or(error)
}

/// The line of an error keeps its end if the tokenizer has read no further: it is then shown from its buffer.
fn end_line(source: &Source, matcher: &Matcher, error: &mut SyntaxError) {
    let reached = matcher.tokens.last().map_or(0, |t| match t.kind {
        _ if t.start as usize >= source.text.len() => source.line_count(),
        Kind::Newline | Kind::Indent | Kind::Dedent => source.line(t.start.into()),
        _ => source.line(t.end.saturating_sub(1).max(t.start).into()),
    });
    if let Some(text) = &mut error.text
        && reached <= error.line
    {
        text.push('\n');
    }
}

/// CPython `_PyPegen_tokenize_full_source_to_check_for_errors`.
fn rest_of_tokens(source: &Source, matcher: &mut Matcher) -> Option<SyntaxError> {
    let current = source.line(matcher.tokens.last()?.start.into());
    loop {
        match matcher.lexer.next() {
            Ok(token) if token.kind == Kind::End => return None,
            Ok(_) => {}
            Err(e) if e.unclosed => {
                let open = matcher.lexer.open_line()?;
                return (current > open).then(|| lexer_error(source, &e));
            }
            Err(e) => return Some(lexer_error(source, &e)),
        }
    }
}

/// CPython's words for what ruff's parser refuses and CPython's grammar lets pass.
pub(crate) fn reword(error: &ParseErrorType) -> String {
    match error {
        ParseErrorType::ExpectedRealNumber => "real number required in complex literal".to_owned(),
        ParseErrorType::ExpectedImaginaryNumber => "imaginary number required in complex literal".to_owned(),
        ParseErrorType::InvalidStarredExpressionUsage => "can't use starred expression here".to_owned(),
        _ => "invalid syntax".to_owned(),
    }
}
