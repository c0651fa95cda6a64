//! Coroscope: stdlib.

use coroscope_vm::Vm;

/// Makes the modules of this crate importable.
pub fn install(_vm: &Vm) {}
