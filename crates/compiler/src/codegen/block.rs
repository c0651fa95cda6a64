//! The blocks around a statement that `return`, `break` and `continue` must unwind. CPython `codegen_unwind_fblock`.

use super::Compiler;
use super::ir::{HandlerId, Label};
use crate::error::Result;
use coroscope_bytecode::{AwaitKind, Const, Instr, Pos};
use ruff_python_ast::Stmt;
use ruff_python_ast::name::Name;
use ruff_text_size::Ranged;

/// CPython's `CO_MAXBLOCKS`.
const MAX_BLOCKS: usize = 21;

#[derive(Clone)]
pub(crate) enum BlockKind<'a> {
    While,
    /// `for`: the iterator is on the stack.
    For,
    /// A `try` body whose handlers need no code on the way out.
    Try,
    /// The protected part of `try ... finally`; leaving it runs the `finally` body.
    Finally(&'a [Stmt]),
    /// The `finally` body run because of an exception: `[previous, exception]` on the stack.
    FinallyBody,
    /// An `except` body, `[previous]` on the stack; the name that `as` binds.
    Handler(Option<Name>),
    /// An `except*` body, which no jump may leave.
    StarHandler,
    /// A `with` body: the bound `__exit__` is on the stack.
    With {
        is_async: bool,
        pos: Pos,
    },
}

#[derive(Clone)]
pub(crate) struct Block<'a> {
    pub(crate) kind: BlockKind<'a>,
    /// Where `continue` and `break` go, for loops.
    pub(crate) continue_at: Label,
    pub(crate) break_at: Label,
    /// The handler in force outside of the block.
    pub(crate) outer: Option<HandlerId>,
}

/// Whether the value of a `return` lies on top while blocks are unwound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Top {
    Empty,
    Value,
}

impl<'a> Compiler<'a> {
    pub(super) fn push_loop(
        &mut self,
        kind: BlockKind<'a>,
        continue_at: Label,
        break_at: Label,
        at: impl Ranged,
    ) -> Result {
        let outer = self.unit().handler;
        self.push_block(Block { kind, continue_at, break_at, outer }, at)
    }

    /// A block that is no loop; `outer` is the handler in force outside of it.
    pub(super) fn push_plain(&mut self, kind: BlockKind<'a>, outer: Option<HandlerId>, at: impl Ranged) -> Result {
        self.push_block(Block { kind, continue_at: Label(0), break_at: Label(0), outer }, at)
    }

    fn push_block(&mut self, block: Block<'a>, at: impl Ranged) -> Result {
        if self.unit().blocks.len() >= MAX_BLOCKS {
            return self.error(at, "too many statically nested blocks");
        }
        self.unit().blocks.push(block);
        Ok(())
    }

    pub(super) fn pop_block(&mut self) {
        self.unit().blocks.pop();
    }

    /// Ends a `Setup` region: what follows is under the handler outside.
    pub(super) fn end_setup(&mut self, outer: Option<HandlerId>) {
        self.unit().handler = outer;
    }

    /// Emits what leaving the innermost blocks takes, down to the innermost loop or to the function. Returns the loop.
    pub(super) fn unwind(
        &mut self,
        to_loop: bool,
        top: Top,
        pos: Pos,
        at: impl Ranged + Copy,
    ) -> Result<Option<Block<'a>>> {
        let saved_blocks = self.unit().blocks.clone();
        let saved_handler = self.unit().handler;
        let mut found = None;
        while let Some(block) = self.unit().blocks.pop() {
            if to_loop && matches!(block.kind, BlockKind::While | BlockKind::For) {
                found = Some(block);
                break;
            }
            self.leave_block(&block, top, pos, at)?;
        }
        self.unit().blocks = saved_blocks;
        // The jump itself runs outside of what was unwound.
        self.unit().handler = saved_handler;
        Ok(found)
    }

    fn leave_block(&mut self, block: &Block<'a>, top: Top, pos: Pos, at: impl Ranged) -> Result {
        match &block.kind {
            BlockKind::While => {}
            BlockKind::For => {
                if top == Top::Value {
                    self.emit(Instr::Swap(2), pos);
                }
                self.emit(Instr::Pop, pos);
            }
            BlockKind::Try => self.end_setup(block.outer),
            BlockKind::Finally(body) => {
                self.end_setup(block.outer);
                self.quiet += 1;
                let result = self.stmts(body);
                self.quiet -= 1;
                result?;
            }
            BlockKind::FinallyBody => {
                if top == Top::Value {
                    // [previous, exception, value] -> [value, exception, previous]
                    self.emit(Instr::Swap(3), pos);
                    self.emit(Instr::Swap(2), pos);
                    self.emit(Instr::Pop, pos);
                } else {
                    self.emit(Instr::Pop, pos);
                }
                self.emit(Instr::PopExcept, pos);
                self.end_setup(block.outer);
            }
            BlockKind::Handler(name) => {
                self.end_setup(block.outer);
                if top == Top::Value {
                    self.emit(Instr::Swap(2), pos);
                }
                self.emit(Instr::PopExcept, pos);
                self.unbind(name.as_ref());
            }
            BlockKind::StarHandler => {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                return self.error(at, message);
            }
            BlockKind::With { is_async, pos } => {
                self.end_setup(block.outer);
                if top == Top::Value {
                    self.emit(Instr::Swap(2), *pos);
                }
                self.with_exit(*is_async, *pos);
            }
        }
        Ok(())
    }

    /// The end of a `with` body: `[exit] -> []`.
    pub(super) fn with_exit(&mut self, is_async: bool, pos: Pos) {
        self.emit(Instr::WithExit, pos);
        if is_async {
            self.await_top(AwaitKind::Exit, pos);
        }
        self.emit(Instr::Pop, pos);
    }

    /// `name = None; del name`, after an `except ... as name`.
    pub(super) fn unbind(&mut self, name: Option<&Name>) {
        if let Some(name) = name {
            let pos = Pos::default();
            self.load_const(Const::None, pos);
            self.store_name(name, pos);
            self.delete_name(name, pos);
        }
    }
}
