//! Syntax errors and warnings, as plain data.

use crate::source::Source;
use ruff_text_size::TextRange;
use std::fmt;

/// Which exception class a [`SyntaxError`] becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    SyntaxError,
    IndentationError,
    TabError,
    /// The source nests too deeply for the compiler (CPython's "maximum recursion depth exceeded during compilation").
    RecursionError,
    /// The source nests too deeply for the parser (CPython's parser stack overflow).
    MemoryError,
}

/// What is wrong with a source, in CPython's words and at CPython's place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    pub kind: ErrorKind,
    pub message: String,
    /// Lines count from 1.
    pub line: u32,
    /// Columns count characters from 1, as `SyntaxError.offset`; 0 where CPython gives that.
    pub col: u32,
    pub end_line: u32,
    /// 0 or -1 where CPython gives these, which mean that only the start is known.
    pub end_col: i32,
    /// The source line of `line`, with its line end where CPython's has one; None when CPython gives none.
    pub text: Option<String>,
    /// A keyword that was probably meant: what CPython's traceback module shows in place of the above.
    pub suggestion: Option<Box<SyntaxError>>,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {} (line {}, column {})", self.kind, self.message, self.line, self.col)
    }
}

impl std::error::Error for SyntaxError {}

/// A `SyntaxWarning` that compiling raises (it does not stop the compiler).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    pub message: String,
    /// Line from 1.
    pub line: u32,
}

pub(crate) type Result<T = ()> = std::result::Result<T, Box<SyntaxError>>;

impl SyntaxError {
    /// An error that the parser cannot see. CPython reads its line from the file, if there is one.
    pub(crate) fn of_meaning(source: &Source, range: TextRange, message: impl Into<String>) -> Box<SyntaxError> {
        let mut error = SyntaxError::at(source, range, message);
        if !source.from_file {
            error.text = None;
        }
        error
    }

    /// What ruff's parser lets pass and CPython's grammar does not.
    pub(crate) fn of_grammar(source: &Source, range: TextRange) -> Box<SyntaxError> {
        crate::syntax::explain(source, false).map_or_else(|| SyntaxError::at(source, range, "invalid syntax"), Box::new)
    }

    /// An error that CPython's parser finds and ruff's does not.
    pub(crate) fn of_parser(source: &Source, range: TextRange, message: impl Into<String>) -> Box<SyntaxError> {
        let mut error = SyntaxError::at(source, range, message);
        if let Some(text) = &mut error.text {
            text.push('\n');
        }
        error
    }

    pub(crate) fn at(source: &Source, range: TextRange, message: impl Into<String>) -> Box<SyntaxError> {
        let (line, col) = source.line_char(range.start());
        let (end_line, mut end_col) = source.line_char(range.end());
        let text = source.line_text(line);
        if end_line != line {
            // CPython counts the columns of both ends in the first line's text.
            end_col = end_col.min(text.chars().count() as u32 + 1);
        }
        Box::new(SyntaxError {
            kind: ErrorKind::SyntaxError,
            message: message.into(),
            line,
            col,
            end_line,
            end_col: end_col as i32,
            suggestion: None,
            text: Some(text.to_owned()),
        })
    }
}
