//! Statements. CPython `codegen_visit_stmt`.

use super::block::{BlockKind, Top};
use super::consts::{const_value, truth};
use super::{Compiler, Purpose};
use crate::error::Result;
use crate::symtable::ScopeKind;
use coroscope_bytecode::{CommonConst, Const, Instr, Intrinsic1};
use ruff_python_ast::{self as ast, Expr, ExprContext, Stmt};
use ruff_text_size::Ranged;

impl<'a> Compiler<'a> {
    pub(super) fn stmts(&mut self, body: &'a [Stmt]) -> Result {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Result {
        let pos = self.pos(stmt);
        match stmt {
            Stmt::FunctionDef(s) => self.function_def(s),
            Stmt::ClassDef(s) => self.class_def(s),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::Return(s) => self.return_stmt(s),
            Stmt::Delete(s) => s.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::Assign(s) => self.assign(s),
            Stmt::AugAssign(s) => self.aug_assign(s),
            Stmt::AnnAssign(s) => self.ann_assign(s),
            Stmt::For(s) => self.for_stmt(s),
            Stmt::While(s) => self.while_stmt(s),
            Stmt::If(s) => self.if_stmt(s),
            Stmt::With(s) => self.with_stmt(s),
            Stmt::Match(s) => self.match_stmt(s),
            Stmt::Raise(s) => {
                let mut n = 0;
                for part in [&s.exc, &s.cause].into_iter().flatten() {
                    self.expr(part)?;
                    n += 1;
                }
                self.emit(Instr::Raise(n), pos);
                Ok(())
            }
            Stmt::Try(s) => self.try_stmt(s),
            Stmt::Assert(s) => self.assert_stmt(s),
            Stmt::Import(s) => self.import(s),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Expr(s) => self.expr_stmt(s),
            Stmt::Pass(_) => {
                self.emit(Instr::Nop, pos);
                Ok(())
            }
            Stmt::Break(_) => {
                let Some(block) = self.find_loop(stmt, "'break' outside loop")? else { return Ok(()) };
                let handler = self.unit().handler;
                self.unwind(true, Top::Empty, pos, stmt)?;
                self.unit().handler = block.outer;
                if matches!(block.kind, BlockKind::For) {
                    self.emit(Instr::Pop, pos);
                }
                self.jump(block.break_at, pos);
                self.unit().handler = handler;
                Ok(())
            }
            Stmt::Continue(_) => {
                let Some(block) = self.find_loop(stmt, "'continue' not properly in loop")? else { return Ok(()) };
                let handler = self.unit().handler;
                self.unwind(true, Top::Empty, pos, stmt)?;
                self.unit().handler = block.outer;
                self.jump(block.continue_at, pos);
                self.unit().handler = handler;
                Ok(())
            }
            Stmt::IpyEscapeCommand(_) => self.error(stmt, "invalid syntax"),
        }
    }

    fn find_loop(&mut self, stmt: &Stmt, message: &str) -> Result<Option<super::block::Block<'a>>> {
        for block in self.unit().blocks.clone().into_iter().rev() {
            match block.kind {
                BlockKind::While | BlockKind::For => return Ok(Some(block)),
                BlockKind::StarHandler => {
                    let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                    return self.error(stmt, message);
                }
                _ => {}
            }
        }
        self.error(stmt, message)
    }

    fn expr_stmt(&mut self, s: &'a ast::StmtExpr) -> Result {
        let pos = self.pos(s);
        if self.purpose == Purpose::Interactive && self.units.len() == 1 {
            self.expr(&s.value)?;
            self.emit(Instr::Intrinsic1(Intrinsic1::Print), pos);
            self.emit(Instr::Pop, pos);
            return Ok(());
        }
        if const_value(&s.value).is_some() {
            self.emit(Instr::Nop, pos);
            return Ok(());
        }
        self.expr(&s.value)?;
        self.emit(Instr::Pop, pos);
        Ok(())
    }

    fn return_stmt(&mut self, s: &'a ast::StmtReturn) -> Result {
        let pos = self.pos(s);
        let scope = self.table.scope(self.unit().scope);
        if !matches!(scope.kind, ScopeKind::Function | ScopeKind::Lambda) {
            return self.error(s, "'return' outside function");
        }
        if scope.is_async && scope.has_yield && s.value.is_some() {
            return self.error(s, "'return' with value in async generator");
        }
        let handler = self.unit().handler;
        let constant = s.value.as_deref().map_or(Some(Const::None), const_value);
        match (constant, s.value.as_deref()) {
            (None, Some(value)) => {
                self.expr(value)?;
                self.unwind(false, Top::Value, pos, s)?;
            }
            (constant, value) => {
                // The place of an error is that of the constant, if that is on the same line.
                let same_line = value.filter(|v| v.is_literal_expr() && self.pos(*v).line == pos.line);
                let place = same_line.map_or(s.range, Ranged::range);
                self.unwind(false, Top::Empty, pos, place)?;
                let at = s.value.as_ref().map_or(pos, |v| self.pos(&**v));
                self.unit().handler = None;
                self.load_const(constant.unwrap_or(Const::None), at);
            }
        }
        self.unit().handler = None;
        self.emit(Instr::Return, pos);
        self.unit().handler = handler;
        Ok(())
    }

    fn assign(&mut self, s: &'a ast::StmtAssign) -> Result {
        let pos = self.pos(s);
        if let ([Expr::Tuple(target)], Expr::Tuple(value)) = (&s.targets[..], &*s.value)
            && self.swap_assign(target, value, pos)?
        {
            return Ok(());
        }
        self.expr(&s.value)?;
        let last = s.targets.len().saturating_sub(1);
        for (i, target) in s.targets.iter().enumerate() {
            if i < last {
                self.emit(Instr::Copy(1), pos);
            }
            self.store(target)?;
        }
        Ok(())
    }

    /// `a, b = b, a` and such need no tuple.
    fn swap_assign(
        &mut self,
        target: &ast::ExprTuple,
        value: &ast::ExprTuple,
        pos: coroscope_bytecode::Pos,
    ) -> Result<bool> {
        let n = value.elts.len();
        let starred = target.elts.iter().chain(&value.elts).any(Expr::is_starred_expr);
        if !(2..=3).contains(&n)
            || target.elts.len() != n
            || starred
            || value.elts.iter().all(|e| const_value(e).is_some())
        {
            return Ok(false);
        }
        value.elts.iter().try_for_each(|e| self.expr(e))?;
        self.emit(Instr::Swap(n as u32), pos);
        target.elts.iter().try_for_each(|e| self.store(e))?;
        Ok(true)
    }

    fn aug_assign(&mut self, s: &'a ast::StmtAugAssign) -> Result {
        let pos = self.pos(s);
        let op = super::expr::bin_op(s.op);
        let at = self.pos(&*s.target);
        match &*s.target {
            Expr::Name(name) => {
                self.check_name(&name.id, ExprContext::Store, name)?;
                self.load_name(&name.id, at);
                self.expr(&s.value)?;
                self.emit(Instr::Inplace(op), pos);
                self.store_name(&name.id, at);
            }
            Expr::Attribute(e) => {
                self.check_name(&e.attr, ExprContext::Store, e)?;
                self.expr(&e.value)?;
                self.emit(Instr::Copy(1), at);
                let at = self.attr_pos(e, at);
                let i = self.name_index(&e.attr.id);
                self.emit(Instr::LoadAttr(i), at);
                self.expr(&s.value)?;
                self.emit(Instr::Inplace(op), pos);
                self.emit(Instr::Swap(2), at);
                self.emit(Instr::StoreAttr(i), at);
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.subscript_key(&e.slice)?;
                self.emit(Instr::Copy(2), at);
                self.emit(Instr::Copy(2), at);
                self.emit(Instr::Subscr, at);
                self.expr(&s.value)?;
                self.emit(Instr::Inplace(op), pos);
                self.emit(Instr::Swap(3), at);
                self.emit(Instr::Swap(2), at);
                self.emit(Instr::StoreSubscr, at);
            }
            other => return self.error(other, "illegal expression for augmented assignment"),
        }
        Ok(())
    }

    fn if_stmt(&mut self, s: &'a ast::StmtIf) -> Result {
        let end = self.label();
        let mut next = self.label();
        self.jump_if(&s.test, next, false)?;
        self.conditional(&s.body)?;
        for clause in &s.elif_else_clauses {
            self.jump(end, Default::default());
            self.place(next);
            next = self.label();
            if let Some(test) = &clause.test {
                self.jump_if(test, next, false)?;
            }
            self.conditional(&clause.body)?;
        }
        self.place(next);
        self.place(end);
        Ok(())
    }

    /// Statements that may not run: see the annotations of classes and modules.
    pub(super) fn conditional(&mut self, body: &'a [Stmt]) -> Result {
        self.unit().conditional_depth += 1;
        let result = self.stmts(body);
        let depth = &mut self.unit().conditional_depth;
        *depth = depth.saturating_sub(1);
        result
    }

    fn assert_stmt(&mut self, s: &'a ast::StmtAssert) -> Result {
        if let Expr::Tuple(t) = &*s.test
            && !t.elts.is_empty()
        {
            self.warn(s, "assertion is always true, perhaps remove parentheses?");
        }
        let pos = self.pos(s);
        let end = self.label();
        self.jump_if(&s.test, end, true)?;
        self.emit(Instr::LoadCommon(CommonConst::AssertionError), pos);
        let test = self.pos(&*s.test);
        if let Some(msg) = &s.msg {
            self.emit(Instr::PushNull, pos);
            self.expr(msg)?;
            self.emit(Instr::Call(1), test);
        }
        self.emit(Instr::Raise(1), test);
        self.place(end);
        Ok(())
    }

    /// Whether the test of a loop is known. CPython leaves such tests out.
    pub(super) fn known_truth(&self, e: &Expr) -> Option<bool> {
        const_value(e).as_ref().and_then(truth)
    }

    pub(super) fn is_simple(e: &Expr) -> bool {
        match e {
            Expr::Name(_) | Expr::NumberLiteral(_) | Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) => true,
            Expr::Attribute(e) => Self::is_simple(&e.value),
            Expr::UnaryOp(e) => Self::is_simple(&e.operand),
            Expr::BinOp(e) => Self::is_simple(&e.left) && Self::is_simple(&e.right),
            Expr::Compare(e) => Self::is_simple(&e.left) && e.comparators.iter().all(Self::is_simple),
            Expr::Subscript(e) => Self::is_simple(&e.value) && Self::is_simple(&e.slice),
            Expr::BoolOp(e) => e.values.len() < 4 && e.values.iter().all(Self::is_simple),
            _ => false,
        }
    }
}
