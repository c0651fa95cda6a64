//! Python's protocols: attributes, calls, comparison, arithmetic, iteration, items, conversion.
//!
//! Each has a fast form that answers at once where no Python code is needed (`try_...`, `..._flow`) and an `async`
//! form for natives, which suspends where it is.

pub mod agen;
pub mod attr;
pub mod compare;
pub mod construct;
pub mod convert;
pub mod import;
pub mod items;
pub mod iteration;
pub mod number;
