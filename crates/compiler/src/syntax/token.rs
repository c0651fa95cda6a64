//! Tokens as CPython's tokenizer cuts them, and the errors it raises.

use crate::error::ErrorKind;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Name,
    Number,
    String,
    /// An operator or delimiter; its text tells which.
    Op,
    /// Start of an f-string or t-string: prefix and quotes.
    TextStart,
    /// Literal part of an f-string or t-string.
    TextMiddle,
    TextEnd,
    Newline,
    Indent,
    Dedent,
    End,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Byte offsets.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// How many brackets are open after the token.
    pub(crate) level: u16,
}

/// An error of the tokenizer, with the numbers that CPython's `SyntaxError` shows.
#[derive(Clone, Debug)]
pub(crate) struct LexError {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    /// Byte offset of the line it is on.
    pub(crate) line: u32,
    /// Column from 1, and the end; counted in characters.
    pub(crate) col: u32,
    pub(crate) end_col: i32,
    /// A bracket that is never closed: found at the end of the text.
    pub(crate) unclosed: bool,
}
