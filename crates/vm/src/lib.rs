//! The virtual machine.

pub mod events;
pub mod fault;
pub mod num;
pub mod text;
