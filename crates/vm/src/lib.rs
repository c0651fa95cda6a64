//! The virtual machine: values, frames, the step function, built-in types and functions. Knows no asyncio, no browser
//! and no clock.
//!
//! # For those who write natives
//! - A native is one of the forms of [`NativeFn`]. If it never runs Python code: `Sync`, a plain
//!   `fn(&Vm, Args) -> Res`. If it does: `Async`, an `async fn` over an owned [`Vm`] and [`OwnedArgs`] that awaits
//!   `vm.call(..)`, `vm.next(..)`, `vm.getattr(..)`, `vm.eq(..)`, `vm.hash(..)`, `vm.str_of(..)`, `vm.truth(..)` ...
//!   (see [`flow`] and [`protocol`]). It must not recurse on data: nested work goes through `vm.run(future)`.
//! - Make classes with [`builtins::define`]: a table of methods, getters and flags.
//! - State that a module keeps goes into `vm.extension::<T>()`; state of an object into a type that implements [`Native`].
//! - Errors: `Err(vm.type_error("..."))`. Never panic, never index unchecked with a program's number.

pub mod builtins;
pub mod class;
pub mod code;
pub mod dict;
pub mod equal;
pub mod events;
pub mod exception;
pub mod fault;
pub mod flow;
pub mod frame;
pub mod function;
pub mod gc;
pub mod generator;
pub mod glance;
pub mod heap;
pub mod interp;
pub mod iter;
pub mod module;
pub mod names;
pub mod num;
pub mod object;
mod pairs;
pub mod program;
pub mod protocol;
pub mod record;
pub mod seq;
pub mod set;
pub mod string;
pub mod text;
pub mod traceback;
pub mod trash;
pub mod types;
pub mod value;
pub mod vm;

pub use exception::{Exc, Res};
pub use flow::{Flow, NativeFuture};
pub use function::{Args, NativeFn, OwnedArgs};
pub use interp::{Machine, MachineStep};
pub use object::{Native, Object, Payload};
pub use string::PyStr;
pub use value::Value;
pub use vm::{CompileError, CompileMode, CompileWarning, Compiled, Vm, VmConfig};
