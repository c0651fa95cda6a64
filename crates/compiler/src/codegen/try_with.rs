//! `try` and `with`.

use super::Compiler;
use super::block::BlockKind;
use super::ir::{HandlerId, Label};
use crate::error::{Result, SyntaxError};
use coroscope_bytecode::{AwaitKind, Instr, Pos};
use ruff_python_ast::{self as ast, ExceptHandler, Stmt};
use ruff_text_size::Ranged;

impl<'a> Compiler<'a> {
    pub(super) fn try_stmt(&mut self, s: &'a ast::StmtTry) -> Result {
        if s.handlers.is_empty() && !s.orelse.is_empty() {
            return Err(SyntaxError::of_grammar(self.source, s.range));
        }
        if s.finalbody.is_empty() { self.try_except_any(s) } else { self.try_finally(s) }
    }

    fn try_except_any(&mut self, s: &'a ast::StmtTry) -> Result {
        if s.is_star { self.try_star(s) } else { self.try_except(s) }
    }

    fn try_finally(&mut self, s: &'a ast::StmtTry) -> Result {
        let (handler, end) = (self.label(), self.label());
        let outer = self.unit().setup(handler, 0);
        self.push_plain(BlockKind::Finally(&s.finalbody), outer, s)?;
        if s.handlers.is_empty() {
            self.conditional(&s.body)?;
        } else {
            self.try_except_any(s)?;
        }
        self.pop_block();
        self.end_setup(outer);
        self.conditional(&s.finalbody)?;
        self.jump(end, Pos::default());
        self.cold(|c| c.finally_handler(handler, outer, s))?;
        self.place(end);
        Ok(())
    }

    fn finally_handler(&mut self, handler: Label, outer: Option<HandlerId>, s: &'a ast::StmtTry) -> Result {
        let pos = Pos::default();
        self.place(handler);
        let cleanup = self.begin_handler(pos);
        self.push_plain(BlockKind::FinallyBody, outer, s)?;
        self.quiet += 1;
        let result = self.conditional(&s.finalbody);
        self.quiet -= 1;
        result?;
        self.pop_block();
        self.emit(Instr::Reraise, pos);
        self.end_handler(cleanup, outer, pos);
        Ok(())
    }

    /// `[exc] -> [previous, exc]`, from here on under a handler that puts the previous exception back.
    pub(super) fn begin_handler(&mut self, pos: Pos) -> Label {
        self.emit(Instr::PushExcInfo, pos);
        let cleanup = self.label();
        self.unit().setup(cleanup, 1);
        cleanup
    }

    /// The code of that handler.
    pub(super) fn end_handler(&mut self, cleanup: Label, outer: Option<HandlerId>, pos: Pos) {
        self.end_setup(outer);
        self.place(cleanup);
        self.emit(Instr::Swap(2), pos);
        self.emit(Instr::PopExcept, pos);
        self.emit(Instr::Reraise, pos);
    }

    fn try_except(&mut self, s: &'a ast::StmtTry) -> Result {
        let (handler, end) = (self.label(), self.label());
        let outer = self.unit().setup(handler, 0);
        self.push_plain(BlockKind::Try, outer, s)?;
        self.conditional(&s.body)?;
        self.pop_block();
        self.end_setup(outer);
        self.conditional(&s.orelse)?;
        self.jump(end, Pos::default());
        self.cold(|c| {
            c.place(handler);
            let cleanup = c.begin_handler(Pos::default());
            let count = s.handlers.len();
            for (i, h) in s.handlers.iter().enumerate() {
                let ExceptHandler::ExceptHandler(h) = h;
                if h.type_.is_none() && i + 1 < count {
                    return c.error(h, "default 'except:' must be last");
                }
                c.except_clause(h, end, outer)?;
            }
            c.emit(Instr::Reraise, Pos::default());
            c.end_handler(cleanup, outer, Pos::default());
            Ok(())
        })?;
        self.place(end);
        Ok(())
    }

    fn except_clause(
        &mut self,
        h: &'a ast::ExceptHandlerExceptHandler,
        end: Label,
        outer: Option<HandlerId>,
    ) -> Result {
        let pos = self.pos(h);
        let next = self.label();
        if let Some(type_) = &h.type_ {
            self.expr(type_)?;
            self.emit(Instr::CheckExcMatch, pos);
            self.emit(Instr::PopJumpIfFalse(next.0), pos);
        }
        let name = h.name.as_ref().map(|name| name.id.clone());
        let Some(name) = name else {
            self.emit(Instr::Pop, pos);
            self.push_plain(BlockKind::Handler(None), outer, h)?;
            self.conditional(&h.body)?;
            self.pop_block();
            self.leave_handler(outer, end, None);
            self.place(next);
            return Ok(());
        };
        self.check_name(&name, ast::ExprContext::Store, h)?;
        self.store_name(&name, pos);
        let unbind = self.label();
        let inner = self.unit().setup(unbind, 0);
        self.push_plain(BlockKind::Handler(Some(name.clone())), outer, h)?;
        self.conditional(&h.body)?;
        self.pop_block();
        self.leave_handler(outer, end, Some(&name));
        self.end_setup(inner);
        self.place(unbind);
        self.unbind(Some(&name));
        self.emit(Instr::Reraise, Pos::default());
        self.place(next);
        Ok(())
    }

    /// `[previous] -> []`, and on to the end of the `try`.
    fn leave_handler(&mut self, outer: Option<HandlerId>, end: Label, name: Option<&ast::name::Name>) {
        let inner = self.unit().handler;
        self.end_setup(outer);
        self.emit(Instr::PopExcept, Pos::default());
        self.unbind(name);
        self.jump(end, Pos::default());
        self.end_setup(inner);
    }

    pub(super) fn with_stmt(&mut self, s: &'a ast::StmtWith) -> Result {
        if s.is_async {
            self.need_async(s, "'async with' outside async function")?;
        }
        self.with_items(s, &s.items, &s.body)
    }

    fn with_items(&mut self, s: &'a ast::StmtWith, items: &'a [ast::WithItem], body: &'a [Stmt]) -> Result {
        let Some((item, rest)) = items.split_first() else { return self.conditional(body) };
        let pos = self.pos(&item.context_expr);
        let (handler, end) = (self.label(), self.label());
        self.expr(&item.context_expr)?;
        if s.is_async {
            self.emit(Instr::BeforeAsyncWith, pos);
            self.await_top(AwaitKind::Enter, pos);
        } else {
            self.emit(Instr::BeforeWith, pos);
        }
        let outer = self.unit().setup(handler, 1);
        self.push_plain(BlockKind::With { is_async: s.is_async, pos }, outer, s)?;
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => self.emit(Instr::Pop, pos),
        }
        self.with_items(s, rest, body)?;
        self.pop_block();
        self.end_setup(outer);
        self.with_exit(s.is_async, pos);
        self.jump(end, Pos::default());
        self.cold(|c| c.with_handler(s.is_async, handler, end, outer, pos));
        self.place(end);
        Ok(())
    }

    fn with_handler(&mut self, is_async: bool, handler: Label, end: Label, outer: Option<HandlerId>, pos: Pos) {
        self.place(handler);
        let cleanup = self.begin_handler(pos);
        let suppress = self.label();
        self.emit(Instr::WithExceptStart, pos);
        if is_async {
            self.await_top(AwaitKind::Exit, pos);
        }
        self.emit(Instr::PopJumpIfTrue(suppress.0), pos);
        self.emit(Instr::Reraise, pos);
        self.place(suppress);
        // [exit, previous, exc]
        self.end_setup(outer);
        self.emit(Instr::Pop, pos);
        self.emit(Instr::PopExcept, pos);
        self.emit(Instr::Pop, pos);
        self.jump(end, pos);
        self.end_handler(cleanup, outer, pos);
    }

    /// `async` statements need a coroutine around them.
    pub(super) fn need_async(&mut self, at: impl Ranged, message: &str) -> Result {
        let unit = self.unit().scope;
        if self.table.scope(unit).is_async { Ok(()) } else { self.error(at, message) }
    }
}
