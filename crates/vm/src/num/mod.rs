//! Numbers as CPython computes and writes them. Nothing here knows the VM: functions take and give
//! plain Rust numbers, and a [`crate::fault::Fault`] where Python raises.
//!
//! Cost: everything is linear in the size of its operands, except multiplication, division, powers
//! and decimal conversion of big integers, which [`int::MAX_BITS`] bounds.

pub mod complex;
pub mod digits;
pub mod elementary;
pub mod float;
pub mod float_hex;
pub mod hash;
pub mod int;
pub mod int_bytes;
pub mod int_text;
pub mod mt19937;
pub mod round;
