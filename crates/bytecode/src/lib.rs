//! Code objects and instructions: what the compiler writes and the VM runs.
//!
//! This crate depends on nothing and knows neither Python's syntax nor its values. The instruction set is a stack
//! machine in the manner of CPython 3.14 (`Python/bytecodes.c`), reduced to what a stackless interpreter needs:
//! every instruction is eight bytes, suspension is one instruction (`YieldFrom` runs again after each resume), and
//! exceptions are found by table, so that a `try` that does not raise costs nothing.

mod code;
mod dis;
mod instr;
pub mod surrogate;

pub use code::{Code, CodeFlags, Const, Handler, Pos};
pub use dis::disassemble;
pub use instr::{AwaitKind, BinOp, CmpOp, CommonConst, Conversion, Instr, Intrinsic1, Intrinsic2, MakeFlags, UnaryOp};
