//! Tuple, list, set and dict displays. CPython `starunpack_helper_impl`, `codegen_dict`.

use super::Compiler;
use super::consts::const_value;
use crate::error::Result;
use coroscope_bytecode::{Const, Instr, Intrinsic1, Pos};
use ruff_python_ast::{self as ast, DictItem, Expr};

/// More items than this are added one by one, to keep the stack low.
const MAX_STACK_ITEMS: usize = 64;
/// From this many on, constant items come from one constant tuple.
const MIN_CONSTANT_ITEMS: usize = 3;

impl Compiler<'_> {
    pub(super) fn tuple(&mut self, elts: &[Expr], pos: Pos) -> Result {
        if elts.len() <= MAX_STACK_ITEMS && !elts.iter().any(Expr::is_starred_expr) {
            self.exprs(elts)?;
            self.emit(Instr::BuildTuple(elts.len() as u32), pos);
            return Ok(());
        }
        self.gather_list(elts, 0, pos)?;
        self.emit(Instr::Intrinsic1(Intrinsic1::ListToTuple), pos);
        Ok(())
    }

    pub(super) fn list(&mut self, elts: &[Expr], pos: Pos) -> Result {
        if elts.len() >= MIN_CONSTANT_ITEMS
            && let Some(items) = elts.iter().map(const_value).collect::<Option<Vec<_>>>()
        {
            self.emit(Instr::BuildList(0), pos);
            self.load_const(Const::Tuple(items), pos);
            self.emit(Instr::ListExtend(1), pos);
            return Ok(());
        }
        self.gather_list(elts, 0, pos)
    }

    /// An expression that is only iterated over or searched: a list display may be a tuple.
    pub(super) fn iterable(&mut self, e: &Expr) -> Result {
        let Expr::List(list) = e else { return self.expr(e) };
        if list.elts.len() > MAX_STACK_ITEMS || list.elts.iter().any(Expr::is_starred_expr) {
            return self.expr(e);
        }
        let pos = self.pos(e);
        match list.elts.iter().map(const_value).collect::<Option<Vec<_>>>() {
            Some(items) => {
                self.load_const(Const::Tuple(items), pos);
                Ok(())
            }
            None => self.tuple(&list.elts, pos),
        }
    }

    /// The container of `in`: a set of constants may be a frozenset.
    pub(super) fn container(&mut self, e: &Expr) -> Result {
        let Expr::Set(set) = e else { return self.iterable(e) };
        match set.elts.iter().map(const_value).collect::<Option<Vec<_>>>() {
            Some(items) => {
                let pos = self.pos(e);
                self.load_const(Const::FrozenSet(items), pos);
                Ok(())
            }
            None => self.expr(e),
        }
    }

    /// A list of `pushed` values on the stack and the elements, starred ones unpacked.
    pub(super) fn gather_list(&mut self, elts: &[Expr], pushed: u32, pos: Pos) -> Result {
        let plain = elts.iter().take(MAX_STACK_ITEMS).take_while(|e| !e.is_starred_expr()).count();
        self.exprs(&elts[..plain])?;
        self.emit(Instr::BuildList(pushed + plain as u32), pos);
        for e in &elts[plain..] {
            match e {
                Expr::Starred(starred) => {
                    self.expr(&starred.value)?;
                    self.emit(Instr::ListExtend(1), pos);
                }
                e => {
                    self.expr(e)?;
                    self.emit(Instr::ListAppend(1), pos);
                }
            }
        }
        Ok(())
    }

    pub(super) fn set(&mut self, e: &ast::ExprSet) -> Result {
        let pos = self.pos(e);
        let plain = e.elts.iter().take(MAX_STACK_ITEMS).take_while(|e| !e.is_starred_expr()).count();
        self.exprs(&e.elts[..plain])?;
        self.emit(Instr::BuildSet(plain as u32), pos);
        for e in &e.elts[plain..] {
            match e {
                Expr::Starred(starred) => {
                    self.expr(&starred.value)?;
                    self.emit(Instr::SetUpdate(1), pos);
                }
                e => {
                    self.expr(e)?;
                    self.emit(Instr::SetAdd(1), pos);
                }
            }
        }
        Ok(())
    }

    pub(super) fn dict(&mut self, e: &ast::ExprDict) -> Result {
        let pos = self.pos(e);
        let plain = e.items.iter().take(MAX_STACK_ITEMS / 2).take_while(|item| item.key.is_some()).count();
        e.items[..plain].iter().try_for_each(|item| self.dict_item(item))?;
        self.emit(Instr::BuildMap(plain as u32), pos);
        for item in &e.items[plain..] {
            self.dict_item(item)?;
            let instr = if item.key.is_some() { Instr::MapAdd(1) } else { Instr::DictUpdate(1) };
            self.emit(instr, pos);
        }
        Ok(())
    }

    fn dict_item(&mut self, item: &DictItem) -> Result {
        if let Some(key) = &item.key {
            self.expr(key)?;
        }
        self.expr(&item.value)
    }
}
