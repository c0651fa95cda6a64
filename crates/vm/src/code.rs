//! Code objects with their constants and names as values.

use crate::string::PyStr;
use crate::{Value, Vm};
use coroscope_bytecode::{Code, CodeFlags, Const, Instr};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

/// Bytecode made ready for a run.
pub struct CodeObject {
    pub code: Rc<Code>,
    /// Those of `code` with pairs in place (see `pairs`).
    pub instrs: Box<[Instr]>,
    pub consts: Vec<Value>,
    pub names: Vec<Rc<PyStr>>,
    pub name: Rc<PyStr>,
    pub qualname: Rc<PyStr>,
    pub filename: Rc<PyStr>,
    /// Names of the locals, for keyword arguments.
    pub locals: Vec<Rc<PyStr>>,
    pub slot_count: usize,
    /// The program's own file, as opposed to a module's that comes with us.
    pub is_user: bool,
    /// Positional parameters.
    pub arg_count: usize,
    /// Slots and value stack together.
    pub frame_size: usize,
    /// May be called with exactly `arg_count` positional arguments by moving them into the slots: no `*`, no `**`,
    /// no keyword-only parameters, and a function.
    pub positional: bool,
    /// Has variables that inner functions share.
    pub has_cells: bool,
    pub flags: Cell<CodeFlags>,
    /// Lines of the source, for tracebacks.
    pub source: Rc<Source>,
    /// What instructions remember, one for each; made when the first one does.
    caches: OnceCell<Box<[Cell<Cache>]>>,
}

/// What an instruction remembers of where it found a name. It is never trusted: each use checks that the key there still
/// is the name, and that nothing has come up since that would be found first.
#[derive(Clone, Copy, Default)]
pub enum Cache {
    #[default]
    Empty,
    /// Position in the table of the frame's globals.
    Global { at: u32 },
    /// Not among the globals as long as their table has these keys; position of `__builtins__` there, and of the name in
    /// the dict of that.
    Builtin { keys: u32, builtins: u32, at: u32 },
    /// In the instance's own dict, at this position: for instances of the class with this serial number, as long as
    /// no class has changed (`Vm::type_version`).
    Own { class: u32, state: u32, at: u32 },
    /// The same for one of `__slots__`.
    Slot { class: u32, state: u32, at: u32 },
    /// The same for a plain value that the class has, unless the instance has its own.
    Shared { class: u32, state: u32 },
    /// Instances of this class have to be looked at in full, as long as no class has changed.
    Elsewhere { class: u32, state: u32 },
}

/// The text that a code object was compiled from.
#[derive(Default, Debug)]
pub struct Source {
    pub text: String,
}

impl Source {
    /// A line, counted from 1.
    pub fn line(&self, line: u32) -> Option<&str> {
        self.text.split('\n').nth((line as usize).checked_sub(1)?).map(|l| l.strip_suffix('\r').unwrap_or(l))
    }
}

/// Where the modules lie that are Python here and C in CPython.
const STANDS_FOR_C: &str = "/usr/lib/native/";

impl CodeObject {
    /// Of a module that is C in CPython: not seen in tracebacks, worded as C in errors.
    pub fn stands_for_c(&self) -> bool {
        self.filename.starts_with(STANDS_FOR_C)
    }

    pub fn new(vm: &Vm, code: &Rc<Code>, source: &Rc<Source>) -> Rc<CodeObject> {
        let consts = code.consts.iter().map(|c| constant(vm, c, source)).collect();
        let collects = CodeFlags(CodeFlags::VARARGS.0 | CodeFlags::VARKEYWORDS.0);
        Rc::new(CodeObject {
            instrs: crate::pairs::instructions(code),
            consts,
            names: code.names.iter().map(|n| vm.intern(n)).collect(),
            name: vm.intern(&code.name),
            qualname: vm.intern(&code.qualname),
            filename: vm.intern(&code.filename),
            locals: code.locals.iter().map(|n| vm.intern(n)).collect(),
            slot_count: code.slot_count(),
            is_user: vm.is_user_file(&code.filename),
            arg_count: code.arg_count as usize,
            frame_size: code.slot_count() + code.stack_size as usize,
            positional: !code.flags.has(collects) && code.kw_only_count == 0 && code.flags.has(CodeFlags::OPTIMIZED),
            has_cells: !code.cells.is_empty(),
            flags: Cell::new(code.flags),
            source: source.clone(),
            code: code.clone(),
            caches: OnceCell::new(),
        })
    }

    /// What the instruction at this index remembers.
    #[inline(always)]
    pub fn cache(&self, at: usize) -> Option<Cache> {
        self.caches.get()?.get(at).map(Cell::get)
    }

    pub fn remember(&self, at: usize, cache: Cache) {
        let all = self.caches.get_or_init(|| vec![Cell::default(); self.instrs.len()].into_boxed_slice());
        if let Some(slot) = all.get(at) {
            slot.set(cache);
        }
    }

    /// Python here and C in CPython: its frames are left out of tracebacks.
    pub fn is_native(&self) -> bool {
        self.filename.starts_with("/usr/lib/native/")
    }

    pub fn line_at(&self, ip: usize) -> u32 {
        // Instructions that the compiler adds have no line: they belong to the one before.
        let known = (0..=ip.min(self.instrs.len())).rev().map(|i| self.code.pos_at(i as u32).line).find(|l| *l != 0);
        known.unwrap_or(self.code.first_line)
    }
}

fn constant(vm: &Vm, c: &Const, source: &Rc<Source>) -> Value {
    match c {
        Const::None => Value::None,
        Const::Ellipsis => Value::Ellipsis,
        Const::Bool(b) => Value::Bool(*b),
        Const::Int(n) => Value::Int(*n),
        Const::BigInt(digits) => digits.parse().map_or(Value::Int(0), Value::from_bigint),
        Const::Float(x) => Value::Float(*x),
        Const::Imaginary(x) => Value::Complex(Rc::new((0.0, *x))),
        Const::Str(s) => Value::Str(vm.intern(s)),
        Const::Bytes(b) => Value::bytes(b.clone()),
        Const::Tuple(items) => Value::tuple(items.iter().map(|c| constant(vm, c, source)).collect()),
        Const::FrozenSet(items) => vm.frozenset_of_constants(items.iter().map(|c| constant(vm, c, source)).collect()),
        Const::Code(code) => Value::Code(CodeObject::new(vm, code, source)),
    }
}
