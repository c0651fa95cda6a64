//! The virtual machine.

pub mod events;
