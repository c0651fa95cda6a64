//! Text and bytes as CPython handles them. Nothing here knows the VM: functions take `&str` and
//! `&[u8]` and give plain results, and a [`crate::fault::Fault`] where Python raises.
//!
//! Cost: every function is linear in its input and output unless it says otherwise. Functions that
//! can make more text than they are given take sizes from the caller and never allocate past
//! [`MAX_LEN`].

pub mod byte_repr;
pub mod bytes;
pub mod case;
pub mod chars;
pub mod codec;
mod codec_other;
pub mod codec_wide;
pub mod format_float;
pub mod format_int;
pub mod index;
pub mod pad;
pub mod percent;
pub mod repr;
pub mod search;
pub mod spec;
pub mod split;
mod tables;
pub mod template;

/// No text or bytes object may be longer (bytes). More is a `MemoryError`.
pub const MAX_LEN: usize = 1 << 28;
