//! Assignment and deletion targets.

use super::Compiler;
use crate::error::Result;
use coroscope_bytecode::Instr;
use ruff_python_ast::{self as ast, Expr, ExprContext};

impl<'a> Compiler<'a> {
    /// `[value] -> []`
    pub(super) fn store(&mut self, target: &Expr) -> Result {
        let pos = self.pos(target);
        match target {
            Expr::Name(e) => {
                self.check_name(&e.id, ExprContext::Store, e)?;
                self.store_name(&e.id, pos);
                Ok(())
            }
            Expr::Attribute(e) => {
                self.check_name(&e.attr, ExprContext::Store, e)?;
                self.expr(&e.value)?;
                let at = self.attr_pos(e, pos);
                let i = self.name_index(&e.attr.id);
                self.emit(Instr::StoreAttr(i), at);
                Ok(())
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.subscript_key(&e.slice)?;
                self.emit(Instr::StoreSubscr, pos);
                Ok(())
            }
            Expr::Tuple(e) => self.unpack(&e.elts, target),
            Expr::List(e) => self.unpack(&e.elts, target),
            Expr::Starred(_) => self.error(target, "starred assignment target must be in a list or tuple"),
            _ => self.error(target, "cannot assign to expression"),
        }
    }

    fn unpack(&mut self, elts: &[Expr], target: &Expr) -> Result {
        let pos = self.pos(target);
        let stars = elts.iter().filter(|e| e.is_starred_expr()).count();
        if stars > 1 {
            return self.error(target, "multiple starred expressions in assignment");
        }
        match elts.iter().position(Expr::is_starred_expr) {
            None => self.emit(Instr::UnpackSequence(elts.len() as u32), pos),
            Some(before) => {
                let after = elts.len() - before - 1;
                if before >= 256 || after >= 1 << 16 {
                    return self.error(target, "too many expressions in star-unpacking assignment");
                }
                self.emit(Instr::UnpackEx(before as u16, after as u16), pos);
            }
        }
        elts.iter().try_for_each(|e| match e {
            Expr::Starred(starred) => self.store(&starred.value),
            e => self.store(e),
        })
    }

    pub(super) fn delete(&mut self, target: &Expr) -> Result {
        let pos = self.pos(target);
        match target {
            Expr::Name(e) => {
                self.check_name(&e.id, ExprContext::Del, e)?;
                self.delete_name(&e.id, pos);
                Ok(())
            }
            Expr::Attribute(e) => {
                self.check_name(&e.attr, ExprContext::Del, e)?;
                self.expr(&e.value)?;
                let at = self.attr_pos(e, pos);
                let i = self.name_index(&e.attr.id);
                self.emit(Instr::DeleteAttr(i), at);
                Ok(())
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.subscript_key(&e.slice)?;
                self.emit(Instr::DeleteSubscr, pos);
                Ok(())
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                elts.iter().try_for_each(|e| self.delete(e))
            }
            _ => self.error(target, "cannot delete expression"),
        }
    }
}
