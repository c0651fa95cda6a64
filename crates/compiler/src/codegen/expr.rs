//! Expressions. CPython `codegen_visit_expr`.

use super::Compiler;
use super::consts::const_value;
use crate::error::Result;
use crate::symtable::ScopeKind;
use coroscope_bytecode::{AwaitKind, BinOp, Const, Instr, Pos, UnaryOp};
use ruff_python_ast::{self as ast, Expr, ExprContext, Operator};
use ruff_text_size::Ranged;

impl Compiler<'_> {
    pub(super) fn expr(&mut self, e: &Expr) -> Result {
        let pos = self.pos(e);
        if let Some(value) = const_value(e) {
            self.load_const(value, pos);
            return Ok(());
        }
        match e {
            Expr::Name(e) => {
                self.check_name(&e.id, e.ctx, e)?;
                self.load_name(&e.id, pos);
                Ok(())
            }
            Expr::Named(e) => {
                self.expr(&e.value)?;
                self.emit(Instr::Copy(1), pos);
                self.store(&e.target)
            }
            Expr::BoolOp(e) => self.bool_op(e),
            Expr::BinOp(_) => self.binary(e),
            Expr::UnaryOp(e) => self.unary(e),
            Expr::Lambda(e) => self.lambda(e),
            Expr::If(e) => self.ternary(e),
            Expr::Dict(e) => self.dict(e),
            Expr::Set(e) => self.set(e),
            Expr::List(e) => self.list(&e.elts, pos),
            Expr::Tuple(e) => self.tuple(&e.elts, pos),
            Expr::ListComp(e) => self.list_comprehension(e),
            Expr::SetComp(e) => self.set_comprehension(e),
            Expr::DictComp(e) => self.dict_comprehension(e),
            Expr::Generator(e) => self.generator(e, e.range),
            Expr::Await(e) => self.await_expr(e),
            Expr::Yield(e) => self.yield_expr(e),
            Expr::YieldFrom(e) => self.yield_from(e),
            Expr::Compare(e) => self.compare(e, self.pos(e)),
            Expr::Call(e) => self.call(e),
            Expr::FString(e) => self.fstring(e),
            Expr::TString(e) => self.tstring(e),
            Expr::Attribute(e) => self.attribute(e),
            Expr::Subscript(e) => {
                self.warn_subscript(e);
                self.expr(&e.value)?;
                self.subscript_key(&e.slice)?;
                self.emit(Instr::Subscr, pos);
                Ok(())
            }
            Expr::Starred(_) => self.error(e, "can't use starred expression here"),
            Expr::Slice(e) => self.slice(e),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => self.error(e, "invalid syntax"),
        }
    }

    /// A chain of operators leans left: its spine is walked in a loop.
    fn binary(&mut self, e: &Expr) -> Result {
        let mut spine = Vec::new();
        let mut left = e;
        while let (Expr::BinOp(op), None) = (left, const_value(left)) {
            spine.push(op);
            left = &op.left;
        }
        self.expr(left)?;
        for op in spine.into_iter().rev() {
            self.expr(&op.right)?;
            let pos = self.pos(op);
            self.emit(Instr::Binary(bin_op(op.op)), pos);
        }
        Ok(())
    }

    fn unary(&mut self, e: &ast::ExprUnaryOp) -> Result {
        let pos = self.pos(e);
        let op = match e.op {
            ast::UnaryOp::Not => return self.not(&e.operand, pos),
            ast::UnaryOp::USub => UnaryOp::Neg,
            ast::UnaryOp::UAdd => UnaryOp::Pos,
            ast::UnaryOp::Invert => UnaryOp::Invert,
        };
        self.expr(&e.operand)?;
        self.emit(Instr::Unary(op), pos);
        Ok(())
    }

    fn ternary(&mut self, e: &ast::ExprIf) -> Result {
        let (orelse, end) = (self.label(), self.label());
        self.jump_if(&e.test, orelse, false)?;
        self.expr(&e.body)?;
        self.jump(end, Pos::default());
        self.place(orelse);
        self.expr(&e.orelse)?;
        self.place(end);
        Ok(())
    }

    pub(super) fn attribute(&mut self, e: &ast::ExprAttribute) -> Result {
        if self.super_attribute(e)? {
            return Ok(());
        }
        self.expr(&e.value)?;
        let pos = self.pos(e);
        let at = self.attr_pos(e, pos);
        let i = self.name_index(&e.attr.id);
        self.emit(Instr::LoadAttr(i), at);
        Ok(())
    }

    /// On several lines, an attribute's place is its name. CPython `update_start_location_to_match_attr`.
    pub(super) fn attr_pos(&self, e: &ast::ExprAttribute, pos: Pos) -> Pos {
        let whole = self.pos(e);
        if whole.line == whole.end_line {
            return pos;
        }
        let name = self.pos(&e.attr);
        if pos.end_line == whole.end_line && pos.end_col == whole.end_col {
            name
        } else {
            // A call's end stays where it was.
            Pos { line: name.line, col: name.col, ..pos }
        }
    }

    pub(super) fn slice(&mut self, e: &ast::ExprSlice) -> Result {
        let pos = self.pos(e);
        for part in [&e.lower, &e.upper] {
            match part {
                Some(part) => self.expr(part)?,
                None => self.load_const(Const::None, pos),
            }
        }
        if let Some(step) = &e.step {
            self.expr(step)?;
        }
        self.emit(Instr::BuildSlice(2 + u32::from(e.step.is_some())), pos);
        Ok(())
    }

    pub(super) fn subscript_key(&mut self, e: &Expr) -> Result {
        self.expr(e)
    }

    // ---- generators and coroutines -----------------------------------------------------------------------------

    /// `[awaitable] -> [result]`
    pub(super) fn await_top(&mut self, kind: AwaitKind, pos: Pos) {
        self.emit(Instr::GetAwaitable(kind), pos);
        self.load_const(Const::None, pos);
        self.emit(Instr::YieldFrom, pos);
    }

    fn await_expr(&mut self, e: &ast::ExprAwait) -> Result {
        let pos = self.pos(e);
        let unit = self.table.scope(self.unit().scope);
        if !unit.kind.is_function() {
            return self.error(e, "'await' outside function");
        }
        let generator = unit.kind == ScopeKind::Generator;
        if !(unit.is_async || generator && unit.is_async_comprehension) {
            return self.error(e, "'await' outside async function");
        }
        self.expr(&e.value)?;
        self.await_top(AwaitKind::Await, pos);
        Ok(())
    }

    fn yield_expr(&mut self, e: &ast::ExprYield) -> Result {
        let pos = self.pos(e);
        if !self.table.scope(self.unit().scope).kind.is_function() {
            return self.error(e, "'yield' outside function");
        }
        match &e.value {
            Some(value) => self.expr(value)?,
            None => self.load_const(Const::None, pos),
        }
        self.emit(Instr::Yield, pos);
        Ok(())
    }

    fn yield_from(&mut self, e: &ast::ExprYieldFrom) -> Result {
        let pos = self.pos(e);
        let unit = self.table.scope(self.unit().scope);
        if !unit.kind.is_function() {
            return self.error(e, "'yield from' outside function");
        }
        if unit.is_async {
            return self.error(e, "'yield from' inside async function");
        }
        self.expr(&e.value)?;
        self.emit(Instr::GetYieldFromIter, pos);
        self.load_const(Const::None, pos);
        self.emit(Instr::YieldFrom, pos);
        Ok(())
    }

    // ---- warnings ----------------------------------------------------------------------------------------------

    /// `(1, 2)[x]`-like mistakes: "'int' object is not subscriptable" and "indices must be integers".
    fn warn_subscript(&mut self, e: &ast::ExprSubscript) {
        if e.ctx != ExprContext::Load {
            return;
        }
        if let Some(kind) = unsubscriptable(&e.value) {
            let message = format!("'{kind}' object is not subscriptable; perhaps you missed a comma?");
            self.warn(e.range(), message);
            return;
        }
        let (Some(container), Some(key)) = (sequence_kind(&e.value), index_kind(&e.slice)) else { return };
        let message = format!("{container} indices must be integers or slices, not {key}; perhaps you missed a comma?");
        self.warn(e.range(), message);
    }
}

fn unsubscriptable(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::NoneLiteral(_) => "NoneType",
        Expr::BooleanLiteral(_) => "bool",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(n) => match n.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::TString(_) => "string.templatelib.Template",
        Expr::Lambda(_) => "function",
        _ => return None,
    })
}

fn sequence_kind(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        _ => return None,
    })
}

fn index_kind(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::TString(_) => "string.templatelib.Template",
        Expr::Lambda(_) => "function",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(n) => match n.value {
            ast::Number::Int(_) => return None,
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        _ => return None,
    })
}

pub(super) fn bin_op(op: Operator) -> BinOp {
    match op {
        Operator::Add => BinOp::Add,
        Operator::Sub => BinOp::Sub,
        Operator::Mult => BinOp::Mul,
        Operator::MatMult => BinOp::MatMul,
        Operator::Div => BinOp::TrueDiv,
        Operator::FloorDiv => BinOp::FloorDiv,
        Operator::Mod => BinOp::Mod,
        Operator::Pow => BinOp::Pow,
        Operator::LShift => BinOp::LShift,
        Operator::RShift => BinOp::RShift,
        Operator::BitOr => BinOp::Or,
        Operator::BitXor => BinOp::Xor,
        Operator::BitAnd => BinOp::And,
    }
}
