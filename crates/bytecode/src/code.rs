//! The code object: instructions with their tables.

use crate::Instr;
use std::rc::Rc;

/// What kind of code this is, as bits of [`CodeFlags`].
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    /// Locals live in fast slots (a function), not in a mapping (a module or class body).
    pub const OPTIMIZED: CodeFlags = CodeFlags(0x1);
    /// `*args` present: its slot follows the positional and keyword-only parameters.
    pub const VARARGS: CodeFlags = CodeFlags(0x4);
    /// `**kwargs` present: its slot follows all other parameters.
    pub const VARKEYWORDS: CodeFlags = CodeFlags(0x8);
    pub const NESTED: CodeFlags = CodeFlags(0x10);
    pub const GENERATOR: CodeFlags = CodeFlags(0x20);
    pub const COROUTINE: CodeFlags = CodeFlags(0x80);
    /// A generator that may be awaited (`types.coroutine`).
    pub const ITERABLE_COROUTINE: CodeFlags = CodeFlags(0x100);
    pub const ASYNC_GENERATOR: CodeFlags = CodeFlags(0x200);
    /// The first constant is the docstring.
    pub const HAS_DOCSTRING: CodeFlags = CodeFlags(0x400_0000);
    /// Defined in a class body (`__class__` handling, qualified names).
    pub const METHOD: CodeFlags = CodeFlags(0x800_0000);

    pub fn has(self, other: CodeFlags) -> bool {
        self.0 & other.0 != 0
    }

    pub fn insert(&mut self, other: CodeFlags) {
        self.0 |= other.0;
    }

    /// Calling it makes a generator, coroutine or asynchronous generator instead of running it.
    pub fn is_suspendable(self) -> bool {
        self.has(CodeFlags(Self::GENERATOR.0 | Self::COROUTINE.0 | Self::ASYNC_GENERATOR.0))
    }
}

/// Where an instruction comes from. Lines count from 1; columns are UTF-8 bytes from 0, as in CPython's `co_positions`.
/// `line == 0` means that the instruction stands for no source (CPython's "artificial").
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Pos {
    pub line: u32,
    pub end_line: u32,
    pub col: u32,
    pub end_col: u32,
}

/// One row of the exception table: while `start <= ip < end`, an exception cuts the value stack to `depth` entries,
/// pushes the exception, and goes on at `target`. Rows are sorted so that the first match is the innermost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub depth: u32,
}

/// A constant. `BigInt` holds decimal digits (with a sign), for integers outside of `i64`.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(String),
    Float(f64),
    /// Imaginary part of an imaginary literal; the real part is 0.
    Imaginary(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
    FrozenSet(Vec<Const>),
    Code(Rc<Code>),
}

/// Compiled code: of a module, class body, function, lambda, generator expression or annotation scope.
///
/// Slots of a frame ("fast locals") are laid out as: the parameters in the order positional-only, positional,
/// keyword-only, `*args`, `**kwargs`; then other locals (`locals` names all of these); then one slot per name in
/// `cells`; then one per name in `frees`. `LoadDeref` and its kin index slots absolutely, and those slots hold cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Code {
    pub name: String,
    pub qualname: String,
    pub filename: String,
    pub first_line: u32,
    pub flags: CodeFlags,
    /// Positional parameters, the positional-only ones included.
    pub arg_count: u32,
    pub pos_only_count: u32,
    pub kw_only_count: u32,
    /// Names of the fast locals, parameters first. A comprehension's inlined variables have slots of their own here,
    /// so a name may stand twice.
    pub locals: Vec<String>,
    /// How many of `locals`, counted from the end, belong to inlined comprehensions and are hidden from `locals()`.
    pub hidden_locals: Vec<u32>,
    /// Local variables that inner functions share. Made at the start of a frame, each with the value of the
    /// parameter that `cell_params` names for it, or empty.
    pub cells: Vec<String>,
    /// For each name in `cells`: the slot of the parameter whose value moves into the cell.
    pub cell_params: Vec<Option<u32>>,
    /// Variables of enclosing functions; their cells come from the closure.
    pub frees: Vec<String>,
    /// Names used by name: globals, attributes, imports, and locals of modules and class bodies.
    pub names: Vec<String>,
    pub consts: Vec<Const>,
    pub instrs: Vec<Instr>,
    /// One for each instruction.
    pub positions: Vec<Pos>,
    pub handlers: Vec<Handler>,
    /// Upper bound of the value stack's height.
    pub stack_size: u32,
}

impl Code {
    /// Number of parameters that a call fills, `*args` and `**kwargs` included.
    pub fn param_count(&self) -> u32 {
        self.arg_count
            + self.kw_only_count
            + u32::from(self.flags.has(CodeFlags::VARARGS))
            + u32::from(self.flags.has(CodeFlags::VARKEYWORDS))
    }

    /// Number of frame slots: locals, cells, free variables.
    pub fn slot_count(&self) -> usize {
        self.locals.len() + self.cells.len() + self.frees.len()
    }

    /// The handler in force at an instruction, innermost first.
    pub fn handler_at(&self, ip: u32) -> Option<&Handler> {
        self.handlers.iter().find(|h| h.start <= ip && ip < h.end)
    }

    pub fn pos_at(&self, ip: u32) -> Pos {
        let start = Pos { line: self.first_line, end_line: self.first_line, ..Pos::default() };
        self.positions.get(ip as usize).copied().unwrap_or(start)
    }
}
