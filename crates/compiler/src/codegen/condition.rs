//! Conditions: jumping on the truth of an expression. CPython `codegen_jump_if`.

use super::Compiler;
use super::consts::{const_value, truth};
use super::ir::Label;
use crate::error::Result;
use coroscope_bytecode::{CmpOp, Instr, Pos, UnaryOp};
use ruff_python_ast::{self as ast, BoolOp, Expr};

impl Compiler<'_> {
    /// Jumps to `target` if the expression's truth is `when`, else goes on.
    pub(super) fn jump_if(&mut self, e: &Expr, target: Label, when: bool) -> Result {
        if let Some(value) = const_value(e).as_ref().and_then(truth) {
            if value == when {
                let pos = self.pos(e);
                self.jump(target, pos);
            }
            return Ok(());
        }
        match e {
            Expr::UnaryOp(e) if e.op == ast::UnaryOp::Not => self.jump_if(&e.operand, target, !when),
            Expr::BoolOp(e) => self.jump_if_bool(e, target, when),
            Expr::If(e) => {
                let (orelse, end) = (self.label(), self.label());
                self.jump_if(&e.test, orelse, false)?;
                self.jump_if(&e.body, target, when)?;
                let pos = self.pos(e);
                self.jump(end, pos);
                self.place(orelse);
                self.jump_if(&e.orelse, target, when)?;
                self.place(end);
                Ok(())
            }
            Expr::Compare(c) if c.ops.len() > 1 => self.jump_if_chain(c, target, when),
            Expr::Compare(c) => self.jump_if_compare(c, target, when),
            _ => {
                self.expr(e)?;
                let pos = self.pos(e);
                self.jump_on(target, when, pos);
                Ok(())
            }
        }
    }

    pub(super) fn jump_on(&mut self, target: Label, when: bool, pos: Pos) {
        let instr = if when { Instr::PopJumpIfTrue(target.0) } else { Instr::PopJumpIfFalse(target.0) };
        self.emit(instr, pos);
    }

    fn jump_if_bool(&mut self, e: &ast::ExprBoolOp, target: Label, when: bool) -> Result {
        let Some((last, before)) = e.values.split_last() else { return Ok(()) };
        // In `a and b`, a false `a` decides; in `a or b` a true one.
        let decides = e.op == BoolOp::Or;
        let end = self.label();
        let decided = if decides == when { target } else { end };
        for value in before {
            self.jump_if(value, decided, decides)?;
        }
        self.jump_if(last, target, when)?;
        self.place(end);
        Ok(())
    }

    /// `x is None` needs no comparison.
    fn jump_if_compare(&mut self, e: &ast::ExprCompare, target: Label, when: bool) -> Result {
        let pos = self.pos(e);
        self.warn_compare(e);
        let (Some(op), Some(right)) = (e.ops.first(), e.comparators.first()) else { return Ok(()) };
        self.expr(&e.left)?;
        let is = match op {
            ast::CmpOp::Is => true,
            ast::CmpOp::IsNot => false,
            _ => {
                self.right_operand(*op, right)?;
                self.compare_op(*op, pos);
                self.jump_on(target, when, pos);
                return Ok(());
            }
        };
        if right.is_none_literal_expr() {
            let none = is == when;
            let instr = if none { Instr::PopJumpIfNone(target.0) } else { Instr::PopJumpIfNotNone(target.0) };
            self.emit(instr, pos);
            return Ok(());
        }
        self.expr(right)?;
        self.emit(Instr::Is(!is), pos);
        self.jump_on(target, when, pos);
        Ok(())
    }

    /// `a < b < c`, each operand evaluated once.
    fn jump_if_chain(&mut self, e: &ast::ExprCompare, target: Label, when: bool) -> Result {
        let pos = self.pos(e);
        self.warn_compare(e);
        let (end, cleanup) = (self.label(), self.label());
        self.expr(&e.left)?;
        let last = e.ops.len() - 1;
        for (op, right) in e.ops.iter().zip(&e.comparators).take(last) {
            self.right_operand(*op, right)?;
            self.compare_keeping_right(*op, pos);
            self.emit(Instr::PopJumpIfFalse(cleanup.0), pos);
        }
        if let (Some(op), Some(right)) = (e.ops.last(), e.comparators.last()) {
            self.right_operand(*op, right)?;
            self.compare_op(*op, pos);
        }
        self.jump_on(target, when, pos);
        self.jump(end, pos);
        self.place(cleanup);
        self.emit(Instr::Pop, pos);
        if !when {
            self.jump(target, pos);
        }
        self.place(end);
        Ok(())
    }

    fn right_operand(&mut self, op: ast::CmpOp, e: &Expr) -> Result {
        if matches!(op, ast::CmpOp::In | ast::CmpOp::NotIn) { self.container(e) } else { self.expr(e) }
    }

    /// `[a, b] -> [b, a op b]`
    fn compare_keeping_right(&mut self, op: ast::CmpOp, pos: Pos) {
        self.emit(Instr::Swap(2), pos);
        self.emit(Instr::Copy(2), pos);
        self.compare_op(op, pos);
    }

    pub(super) fn compare_op(&mut self, op: ast::CmpOp, pos: Pos) {
        let instr = match op {
            ast::CmpOp::Lt => Instr::Compare(CmpOp::Lt),
            ast::CmpOp::LtE => Instr::Compare(CmpOp::Le),
            ast::CmpOp::Eq => Instr::Compare(CmpOp::Eq),
            ast::CmpOp::NotEq => Instr::Compare(CmpOp::Ne),
            ast::CmpOp::Gt => Instr::Compare(CmpOp::Gt),
            ast::CmpOp::GtE => Instr::Compare(CmpOp::Ge),
            ast::CmpOp::Is => Instr::Is(false),
            ast::CmpOp::IsNot => Instr::Is(true),
            ast::CmpOp::In => Instr::Contains(false),
            ast::CmpOp::NotIn => Instr::Contains(true),
        };
        self.emit(instr, pos);
    }

    /// The value of a comparison, which is at `pos`.
    pub(super) fn compare(&mut self, e: &ast::ExprCompare, pos: Pos) -> Result {
        self.warn_compare(e);
        self.expr(&e.left)?;
        let last = e.ops.len().saturating_sub(1);
        let cleanup = self.label();
        for (op, right) in e.ops.iter().zip(&e.comparators).take(last) {
            self.right_operand(*op, right)?;
            self.compare_keeping_right(*op, pos);
            self.emit(Instr::JumpIfFalseOrPop(cleanup.0), pos);
        }
        if let (Some(op), Some(right)) = (e.ops.last(), e.comparators.last()) {
            self.right_operand(*op, right)?;
            self.compare_op(*op, pos);
        }
        if last > 0 {
            let end = self.label();
            self.jump(end, pos);
            self.place(cleanup);
            self.emit(Instr::Swap(2), pos);
            self.emit(Instr::Pop, pos);
            self.place(end);
        }
        Ok(())
    }

    /// `not x`, as a value.
    pub(super) fn not(&mut self, operand: &Expr, pos: Pos) -> Result {
        match operand {
            // CPython makes one instruction of both, which has the place of `not`.
            Expr::Compare(e) if e.ops.len() == 1 => self.compare(e, pos)?,
            _ => self.expr(operand)?,
        }
        self.emit(Instr::Unary(UnaryOp::Not), pos);
        Ok(())
    }

    /// `and`, `or`, as a value.
    pub(super) fn bool_op(&mut self, e: &ast::ExprBoolOp) -> Result {
        let pos = self.pos(e);
        let end = self.label();
        let Some((last, before)) = e.values.split_last() else { return Ok(()) };
        for value in before {
            self.expr(value)?;
            let instr = match e.op {
                BoolOp::And => Instr::JumpIfFalseOrPop(end.0),
                BoolOp::Or => Instr::JumpIfTrueOrPop(end.0),
            };
            self.emit(instr, pos);
        }
        self.expr(last)?;
        self.place(end);
        Ok(())
    }

    /// `is` with a literal, as CPython's `codegen_check_compare` warns.
    fn warn_compare(&mut self, e: &ast::ExprCompare) {
        let mut left = &*e.left;
        for (op, right) in e.ops.iter().zip(&e.comparators) {
            let word = match op {
                ast::CmpOp::Is => "is",
                ast::CmpOp::IsNot => "is not",
                _ => {
                    left = right;
                    continue;
                }
            };
            if let Some(kind) = literal_kind(left).or_else(|| literal_kind(right)) {
                let instead = if word == "is" { "==" } else { "!=" };
                self.warn(e, format!("\"{word}\" with '{kind}' literal. Did you mean \"{instead}\"?"));
                return;
            }
            left = right;
        }
    }
}

/// The type of a literal that `is` should not be used with.
fn literal_kind(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::NumberLiteral(n) => match n.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::Tuple(_) => "tuple",
        _ => return None,
    })
}
