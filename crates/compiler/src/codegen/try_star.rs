//! `try ... except*`. CPython `codegen_try_star_except`.

use super::Compiler;
use super::block::BlockKind;
use super::ir::{HandlerId, Label};
use crate::error::Result;
use coroscope_bytecode::{Instr, Intrinsic2, Pos};
use ruff_python_ast::{self as ast, ExceptHandler};

impl<'a> Compiler<'a> {
    pub(super) fn try_star(&mut self, s: &'a ast::StmtTry) -> Result {
        let (handler, end) = (self.label(), self.label());
        let outer = self.unit().setup(handler, 0);
        self.push_plain(BlockKind::Try, outer, s)?;
        self.conditional(&s.body)?;
        self.pop_block();
        self.end_setup(outer);
        self.conditional(&s.orelse)?;
        self.jump(end, Pos::default());
        self.cold(|c| c.star_handlers(s, handler, end, outer))?;
        self.place(end);
        Ok(())
    }

    /// While the clauses run, the stack holds `[previous, exception, list of results, rest]`.
    fn star_handlers(&mut self, s: &'a ast::StmtTry, handler: Label, end: Label, outer: Option<HandlerId>) -> Result {
        let pos = Pos::default();
        self.place(handler);
        let cleanup = self.begin_handler(pos);
        self.emit(Instr::BuildList(0), pos);
        self.emit(Instr::Copy(2), pos);
        for h in &s.handlers {
            let ExceptHandler::ExceptHandler(h) = h;
            self.star_clause(h)?;
        }
        self.emit(Instr::ListAppend(1), pos);
        self.emit(Instr::Intrinsic2(Intrinsic2::PrepReraiseStar), pos);
        self.emit(Instr::Copy(1), pos);
        let reraise = self.label();
        self.emit(Instr::PopJumpIfNotNone(reraise.0), pos);
        self.emit(Instr::Pop, pos);
        let inner = self.unit().handler;
        self.end_setup(outer);
        self.emit(Instr::PopExcept, pos);
        self.jump(end, pos);
        self.end_setup(inner);
        self.place(reraise);
        // [previous, exception to raise]
        self.end_setup(outer);
        self.emit(Instr::Swap(2), pos);
        self.emit(Instr::PopExcept, pos);
        self.emit(Instr::Reraise, pos);
        self.end_handler(cleanup, outer, pos);
        Ok(())
    }

    fn star_clause(&mut self, h: &'a ast::ExceptHandlerExceptHandler) -> Result {
        let pos = self.pos(h);
        let Some(type_) = &h.type_ else { return self.error(h, "expected one or more exception types") };
        let (no_match, raised, next) = (self.label(), self.label(), self.label());
        self.expr(type_)?;
        self.emit(Instr::CheckEgMatch, pos);
        self.emit(Instr::Copy(1), pos);
        self.emit(Instr::PopJumpIfNone(no_match.0), pos);
        let name = h.name.as_ref().map(|name| name.id.clone());
        match &name {
            Some(name) => {
                self.check_name(name, ast::ExprContext::Store, h)?;
                self.store_name(name, pos);
            }
            None => self.emit(Instr::Pop, pos),
        }
        let outer = self.unit().setup(raised, 0);
        self.push_plain(BlockKind::StarHandler, outer, h)?;
        self.conditional(&h.body)?;
        self.pop_block();
        self.end_setup(outer);
        self.unbind(name.as_ref());
        self.jump(next, Pos::default());
        self.place(raised);
        // [.., list, rest, exception]: what the body raised joins the results.
        self.unbind(name.as_ref());
        self.emit(Instr::ListAppend(2), Pos::default());
        self.jump(next, Pos::default());
        self.place(no_match);
        self.emit(Instr::Pop, Pos::default());
        self.place(next);
        Ok(())
    }
}
