//! One code object in the making: its instructions, names, constants and slots.

use super::block::Block;
use super::consts::ConstKey;
use super::ir::{CELL_SLOT, HandlerId, HandlerInfo, Label, Op, OpKind};
use crate::symtable::{ScopeId, Variable};
use coroscope_bytecode::{Code, CodeFlags, Const, Instr, Pos};
use ruff_python_ast::name::Name;
use std::collections::HashMap;
use std::rc::Rc;

pub(crate) struct Unit<'a> {
    /// The scope that the unit stands for.
    pub(crate) scope: ScopeId,
    /// The innermost scope being compiled: `scope` or a comprehension inlined in it.
    pub(crate) current: ScopeId,
    pub(crate) name: String,
    pub(crate) qualname: String,
    pub(crate) first_line: u32,
    pub(crate) flags: CodeFlags,
    pub(crate) arg_count: u32,
    pub(crate) pos_only_count: u32,
    pub(crate) kw_only_count: u32,
    /// Class name for mangling.
    pub(crate) private: Option<Name>,
    pub(crate) locals: Vec<String>,
    pub(crate) hidden: Vec<u32>,
    slots: HashMap<Variable, u32>,
    pub(crate) cells: Vec<Variable>,
    pub(crate) frees: Vec<Variable>,
    names: HashMap<Name, u32>,
    pub(crate) name_list: Vec<String>,
    const_index: HashMap<ConstKey, u32>,
    pub(crate) consts: Vec<Const>,
    /// Code of inner scopes: a `finally` body, compiled several times, makes it once.
    pub(crate) codes: HashMap<ScopeId, Rc<Code>>,
    pub(crate) ops: Vec<Op>,
    pub(crate) label_count: u32,
    pub(crate) handlers: Vec<HandlerInfo>,
    /// The handler in force for what is emitted next.
    pub(crate) handler: Option<HandlerId>,
    pub(crate) cold: u32,
    /// Loops, `try` and `with` around the current statement, outermost first.
    pub(crate) blocks: Vec<Block<'a>>,
    /// Annotations of this class or module: see `annotations.rs`.
    pub(crate) annotation_count: u32,
    pub(crate) conditional_depth: u32,
}

impl Unit<'_> {
    pub(crate) fn new(scope: ScopeId, name: String, qualname: String, first_line: u32) -> Self {
        Unit {
            scope,
            current: scope,
            name,
            qualname,
            first_line,
            flags: CodeFlags::default(),
            arg_count: 0,
            pos_only_count: 0,
            kw_only_count: 0,
            private: None,
            locals: Vec::new(),
            hidden: Vec::new(),
            slots: HashMap::new(),
            cells: Vec::new(),
            frees: Vec::new(),
            names: HashMap::new(),
            name_list: Vec::new(),
            const_index: HashMap::new(),
            consts: Vec::new(),
            codes: HashMap::new(),
            ops: Vec::new(),
            label_count: 0,
            handlers: Vec::new(),
            handler: None,
            cold: 0,
            blocks: Vec::new(),
            annotation_count: 0,
            conditional_depth: 0,
        }
    }

    pub(crate) fn emit(&mut self, instr: Instr, pos: Pos) {
        self.push(OpKind::Instr(instr), pos);
    }

    fn push(&mut self, kind: OpKind, pos: Pos) {
        self.ops.push(Op { kind, pos, handler: self.handler, cold: self.cold > 0 });
    }

    pub(crate) fn label(&mut self) -> Label {
        self.label_count += 1;
        Label(self.label_count - 1)
    }

    pub(crate) fn place(&mut self, label: Label) {
        self.push(OpKind::Label(label), Pos::default());
    }

    /// Puts a handler in force: it will cut the stack to the present height less `below`. Returns the one before.
    pub(crate) fn setup(&mut self, target: Label, below: u32) -> Option<HandlerId> {
        let id = HandlerId(self.handlers.len() as u32);
        self.handlers.push(HandlerInfo { target, below });
        let outer = self.handler.replace(id);
        self.push(OpKind::Setup(id), Pos::default());
        outer
    }

    pub(crate) fn name_index(&mut self, name: &Name) -> u32 {
        if let Some(&i) = self.names.get(name) {
            return i;
        }
        let i = self.name_list.len() as u32;
        self.name_list.push(name.to_string());
        self.names.insert(name.clone(), i);
        i
    }

    pub(crate) fn const_index(&mut self, value: Const) -> u32 {
        let next = self.consts.len() as u32;
        match ConstKey::of(&value) {
            Some(key) => {
                let i = *self.const_index.entry(key).or_insert(next);
                if i == next {
                    self.consts.push(value);
                }
                i
            }
            None => {
                let same = |c: &Const| matches!((c, &value), (Const::Code(a), Const::Code(b)) if Rc::ptr_eq(a, b));
                if let Some(i) = self.consts.iter().position(same) {
                    return i as u32;
                }
                self.consts.push(value);
                next
            }
        }
    }

    /// The slot of a local variable that is not a cell, made at its first use.
    pub(crate) fn fast_slot(&mut self, variable: Variable, hidden: bool) -> u32 {
        if let Some(&slot) = self.slots.get(&variable) {
            return slot;
        }
        let slot = self.locals.len() as u32;
        self.locals.push(variable.1.to_string());
        if hidden {
            self.hidden.push(slot);
        }
        self.slots.insert(variable, slot);
        slot
    }

    /// The slot, as an operand of a `Deref` instruction, that holds the cell of a captured variable.
    pub(crate) fn cell_slot(&mut self, variable: &Variable) -> u32 {
        if let Some(i) = self.cells.iter().position(|v| v == variable) {
            return CELL_SLOT | i as u32;
        }
        if let Some(i) = self.frees.iter().position(|v| v == variable) {
            return CELL_SLOT | (self.cells.len() + i) as u32;
        }
        // The cell of an inlined comprehension's variable stands in a slot among the locals.
        self.fast_slot(variable.clone(), true)
    }
}
