//! `while`, `for` and `async for`.

use super::Compiler;
use super::block::BlockKind;
use crate::error::Result;
use coroscope_bytecode::{Const, Instr, Pos};
use ruff_python_ast::{self as ast};

impl<'a> Compiler<'a> {
    pub(super) fn while_stmt(&mut self, s: &'a ast::StmtWhile) -> Result {
        let (top, body, orelse, end) = (self.label(), self.label(), self.label(), self.label());
        self.place(top);
        self.push_loop(BlockKind::While, top, end, s)?;
        self.jump_if(&s.test, orelse, false)?;
        self.place(body);
        self.conditional(&s.body)?;
        if Self::is_simple(&s.test) && self.known_truth(&s.test).is_none() {
            // The test once more, at the end: a jump less for each round.
            self.quiet += 1;
            let result = self.jump_if(&s.test, body, true);
            self.quiet -= 1;
            result?;
        } else {
            self.jump(top, Pos::default());
        }
        self.pop_block();
        self.place(orelse);
        self.conditional(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    pub(super) fn for_stmt(&mut self, s: &'a ast::StmtFor) -> Result {
        if s.is_async {
            return self.async_for(s);
        }
        let (top, orelse, end) = (self.label(), self.label(), self.label());
        let pos = self.pos(&*s.iter);
        self.iterable(&s.iter)?;
        self.emit(Instr::GetIter, pos);
        self.push_loop(BlockKind::For, top, end, s)?;
        self.place(top);
        self.emit(Instr::ForIter(orelse.0), pos);
        self.store(&s.target)?;
        self.conditional(&s.body)?;
        self.jump(top, Pos::default());
        self.pop_block();
        self.place(orelse);
        self.conditional(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    fn async_for(&mut self, s: &'a ast::StmtFor) -> Result {
        self.need_async(s, "'async for' outside async function")?;
        let (top, orelse, end) = (self.label(), self.label(), self.label());
        let pos = self.pos(&*s.iter);
        self.expr(&s.iter)?;
        self.emit(Instr::GetAIter, pos);
        self.push_loop(BlockKind::For, top, end, s)?;
        self.place(top);
        let stop = self.label();
        let whole = self.pos(s);
        self.async_next(stop, whole);
        self.store(&s.target)?;
        self.conditional(&s.body)?;
        self.jump(top, Pos::default());
        self.pop_block();
        self.cold(|c| {
            c.place(stop);
            c.emit(Instr::EndAsyncFor, pos);
            c.jump(orelse, Pos::default());
        });
        self.place(orelse);
        self.conditional(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    /// `[aiter] -> [aiter, next]`, or goes to `stop` with the exception that ended it.
    pub(super) fn async_next(&mut self, stop: super::ir::Label, pos: Pos) {
        let outer = self.unit().setup(stop, 0);
        self.emit(Instr::GetANext, pos);
        self.load_const(Const::None, pos);
        self.emit(Instr::YieldFrom, pos);
        self.end_setup(outer);
    }
}
