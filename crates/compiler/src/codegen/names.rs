//! Loading, storing and deleting names. CPython `codegen_nameop`.

use super::Compiler;
use crate::error::Result;
use crate::symtable::{Place, ScopeKind, Uses, Variable, is_class_cell, mangle};
use coroscope_bytecode::{Instr, Pos};
use ruff_python_ast::ExprContext;
use ruff_python_ast::name::Name;
use ruff_text_size::Ranged;

/// Where a name goes to or comes from, as instructions know it.
enum Access {
    Fast(u32),
    Deref(u32),
    /// A variable of an enclosing function, seen from a class body: the class's own mapping comes first.
    ClassDeref(u32),
    /// A name in an annotation scope of a class: the class's mapping comes first.
    ClassThenDeref(u32),
    ClassThenGlobal,
    Global,
    Name,
}

impl Compiler<'_> {
    /// Refuses names that cannot be bound. CPython `forbidden_name`.
    pub(super) fn check_name(&mut self, name: &str, ctx: ExprContext, at: impl Ranged) -> Result {
        if name == "__debug__" {
            match ctx {
                ExprContext::Store => return self.error(at, "cannot assign to __debug__"),
                ExprContext::Del => return self.error(at, "cannot delete __debug__"),
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn mangled(&mut self, name: &Name) -> Name {
        mangle(self.unit().private.as_ref(), name)
    }

    pub(super) fn name_index(&mut self, name: &Name) -> u32 {
        let mangled = self.mangled(name);
        self.unit().name_index(&mangled)
    }

    fn access(&mut self, name: &Name) -> Access {
        let table = self.table;
        let unit = self.unit();
        let (current, home) = (unit.current, unit.scope);
        let scope = table.scope(current);
        match table.place(current, name) {
            Place::Variable(owner) if owner == current && scope.kind == ScopeKind::Class => {
                let bound = scope.uses(name).has(Uses::BOUND);
                if is_class_cell(name) || (name == "__class__" && !bound) {
                    return Access::Deref(self.unit().cell_slot(&(owner, name.clone())));
                }
                Access::Name
            }
            Place::Variable(owner) => {
                let variable: Variable = (owner, name.clone());
                if table.unit_of(owner) == home && !table.is_captured(&variable) {
                    return Access::Fast(self.unit().fast_slot(variable, owner != home));
                }
                let slot = self.unit().cell_slot(&variable);
                if scope.kind == ScopeKind::Class {
                    Access::ClassDeref(slot)
                } else if scope.sees_class && !is_class_cell(name) {
                    Access::ClassThenDeref(slot)
                } else {
                    Access::Deref(slot)
                }
            }
            Place::GlobalExplicit => Access::Global,
            Place::GlobalImplicit if scope.sees_class && !is_class_cell(name) => Access::ClassThenGlobal,
            Place::GlobalImplicit => match table.scope(home).kind {
                ScopeKind::Module => Access::Name,
                ScopeKind::Class if current == home => Access::Name,
                _ => Access::Global,
            },
        }
    }

    pub(super) fn load_name(&mut self, name: &Name, pos: Pos) {
        let name = self.mangled(name);
        let instr = match self.access(&name) {
            Access::Fast(i) => Instr::LoadFast(i),
            Access::Deref(i) => Instr::LoadDeref(i),
            Access::ClassDeref(i) => Instr::LoadClassDeref(i),
            Access::ClassThenDeref(i) => {
                self.load_name(&Name::new_static("__classdict__"), pos);
                Instr::LoadFromDictOrDeref(i)
            }
            Access::ClassThenGlobal => {
                self.load_name(&Name::new_static("__classdict__"), pos);
                Instr::LoadFromDictOrGlobals(self.unit().name_index(&name))
            }
            Access::Global => Instr::LoadGlobal(self.unit().name_index(&name)),
            Access::Name => Instr::LoadName(self.unit().name_index(&name)),
        };
        self.emit(instr, pos);
    }

    pub(super) fn store_name(&mut self, name: &Name, pos: Pos) {
        let name = self.mangled(name);
        let instr = match self.access(&name) {
            Access::Fast(i) => Instr::StoreFast(i),
            Access::Deref(i) | Access::ClassDeref(i) | Access::ClassThenDeref(i) => Instr::StoreDeref(i),
            Access::Global | Access::ClassThenGlobal => Instr::StoreGlobal(self.unit().name_index(&name)),
            Access::Name => Instr::StoreName(self.unit().name_index(&name)),
        };
        self.emit(instr, pos);
    }

    pub(super) fn delete_name(&mut self, name: &Name, pos: Pos) {
        let name = self.mangled(name);
        let instr = match self.access(&name) {
            Access::Fast(i) => Instr::DeleteFast(i),
            Access::Deref(i) | Access::ClassDeref(i) | Access::ClassThenDeref(i) => Instr::DeleteDeref(i),
            Access::Global | Access::ClassThenGlobal => Instr::DeleteGlobal(self.unit().name_index(&name)),
            Access::Name => Instr::DeleteName(self.unit().name_index(&name)),
        };
        self.emit(instr, pos);
    }

    /// Stores by name in the local mapping, whatever the symbol tables say (`__module__` and the like).
    pub(super) fn store_name_op(&mut self, name: &'static str, pos: Pos) {
        let i = self.unit().name_index(&Name::new_static(name));
        self.emit(Instr::StoreName(i), pos);
    }
}
