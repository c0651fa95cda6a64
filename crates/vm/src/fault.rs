//! What a routine that knows no VM reports when Python is due an exception.
//! The VM turns a [`Fault`] into the exception of the same name with the same words.

use std::borrow::Cow;

/// The built-in exception that a fault becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    Type,
    Value,
    Overflow,
    ZeroDivision,
    Memory,
    Index,
    Key,
    Lookup,
}

/// An exception that is due: its class and its message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    pub message: Cow<'static, str>,
}

/// The result of a routine that may owe Python an exception.
pub type Outcome<T> = Result<T, Fault>;

impl Fault {
    /// A fault of the given kind.
    pub fn new(kind: FaultKind, message: impl Into<Cow<'static, str>>) -> Fault {
        Fault { kind, message: message.into() }
    }

    /// A `TypeError`.
    pub fn type_error(message: impl Into<Cow<'static, str>>) -> Fault {
        Fault::new(FaultKind::Type, message)
    }

    /// A `ValueError`.
    pub fn value(message: impl Into<Cow<'static, str>>) -> Fault {
        Fault::new(FaultKind::Value, message)
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<Cow<'static, str>>) -> Fault {
        Fault::new(FaultKind::Overflow, message)
    }

    /// A `ZeroDivisionError`.
    pub fn zero_division(message: impl Into<Cow<'static, str>>) -> Fault {
        Fault::new(FaultKind::ZeroDivision, message)
    }

    /// A `MemoryError`, which CPython raises without words.
    pub fn memory() -> Fault {
        Fault::new(FaultKind::Memory, "")
    }
}
