//! Python's regular expressions: the `re` syntax, CPython 3.14's messages and matching order, and a matcher that pauses.
//!
//! Matching is a backtracking machine whose stack is a `Vec`, never Rust's own, and which spends fuel per step: a
//! catastrophic pattern returns `Status::OutOfFuel` as often as its host likes and can be dropped at any time.
//! Positions are code points (or bytes). This crate knows nothing of the VM.

mod charset;
mod machine;
mod node;
mod parse;
mod program;
mod template;

pub use machine::{Machine, Mode, Status, Text};
pub use parse::{ErrorKind, PatternError};
pub use program::Pattern;
pub use template::{Piece, Template};

/// Flag bits, equal to those of CPython's `re`.
pub mod flags {
    /// `re.I`
    pub const IGNORECASE: u32 = 2;
    /// `re.L`, bytes patterns only; treated as ASCII.
    pub const LOCALE: u32 = 4;
    /// `re.M`
    pub const MULTILINE: u32 = 8;
    /// `re.S`
    pub const DOTALL: u32 = 16;
    /// `re.U`, what a str pattern has unless it says ASCII.
    pub const UNICODE: u32 = 32;
    /// `re.X`
    pub const VERBOSE: u32 = 64;
    /// `re.DEBUG`, accepted and ignored.
    pub const DEBUG: u32 = 128;
    /// `re.A`
    pub const ASCII: u32 = 256;
}
