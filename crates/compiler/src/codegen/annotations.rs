//! Annotations, evaluated lazily by `__annotate__` functions (PEP 649), or kept as text.
//! CPython `codegen_annassign`, `codegen_deferred_annotations_body`.

use super::Compiler;
use crate::error::Result;
use crate::symtable::{ScopeId, ScopeKind, annotations_of};
use coroscope_bytecode::{CmpOp, CommonConst, Const, Instr, MakeFlags, Pos};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

/// An annotation of a variable of a class or module.
struct Deferred<'a> {
    stmt: &'a ast::StmtAnnAssign,
    /// Stands in a statement that may not run.
    conditional: bool,
}

const CONDITIONAL: Name = Name::new_static("__conditional_annotations__");

impl<'a> Compiler<'a> {
    /// `x: T = v`
    pub(super) fn ann_assign(&mut self, s: &'a ast::StmtAnnAssign) -> Result {
        if let Some(value) = &s.value {
            self.expr(value)?;
            self.store(&s.target)?;
        }
        match &*s.target {
            Expr::Name(name) => {
                self.check_name(&name.id, ast::ExprContext::Store, name)?;
                if s.simple {
                    self.note_annotation(s, name)?;
                }
            }
            // A target that is not assigned is evaluated as far as it goes.
            Expr::Attribute(e) if s.value.is_none() => {
                self.check_name(&e.attr, ast::ExprContext::Store, e)?;
                self.evaluate(&e.value)?;
            }
            Expr::Subscript(e) if s.value.is_none() => {
                self.evaluate(&e.value)?;
                self.evaluate(&e.slice)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn evaluate(&mut self, e: &Expr) -> Result {
        self.expr(e)?;
        let pos = self.pos(e);
        self.emit(Instr::Pop, pos);
        Ok(())
    }

    fn note_annotation(&mut self, s: &'a ast::StmtAnnAssign, name: &ast::ExprName) -> Result {
        let pos = self.pos(s);
        let kind = self.table.scope(self.unit().scope).kind;
        if !matches!(kind, ScopeKind::Class | ScopeKind::Module) {
            return Ok(());
        }
        if self.table.future_annotations {
            let text = self.annotation_text(&s.annotation);
            self.load_str(&text, pos);
            let i = self.unit().name_index(&Name::new_static("__annotations__"));
            self.emit(Instr::LoadName(i), pos);
            let key = self.mangled(&name.id);
            self.load_str(&key, pos);
            self.emit(Instr::StoreSubscr, pos);
            return Ok(());
        }
        let index = self.unit().annotation_count;
        self.unit().annotation_count += 1;
        // A module that is being imported may be seen half run: all of its annotations count as conditional.
        if self.unit().conditional_depth > 0 || kind == ScopeKind::Module {
            self.load_name(&CONDITIONAL, pos);
            self.load_const(Const::Int(i64::from(index)), pos);
            self.emit(Instr::SetAdd(1), pos);
            self.emit(Instr::Pop, pos);
        }
        Ok(())
    }

    /// At the start of a class or module: the set of the conditional annotations that were reached, or with
    /// `from __future__ import annotations` the dict.
    pub(super) fn enter_conditional_annotations(&mut self, body: &'a [Stmt]) {
        let found = deferred(body);
        let module = self.table.scope(self.unit().scope).kind == ScopeKind::Module;
        let pos = Pos::default();
        if self.table.future_annotations {
            if !found.is_empty() {
                self.setup_annotations(pos);
            }
        } else if found.iter().any(|d| d.conditional) || (module && !found.is_empty()) {
            self.emit(Instr::BuildSet(0), pos);
            self.store_name(&CONDITIONAL, pos);
        }
    }

    /// `if '__annotations__' not in locals(): __annotations__ = {}`
    fn setup_annotations(&mut self, pos: Pos) {
        let end = self.label();
        self.load_str("__annotations__", pos);
        self.emit(Instr::LoadLocals, pos);
        self.emit(Instr::Contains(false), pos);
        self.emit(Instr::PopJumpIfTrue(end.0), pos);
        self.emit(Instr::BuildMap(0), pos);
        self.store_name_op("__annotations__", pos);
        self.place(end);
    }

    pub(super) fn module_annotations(&mut self, body: &'a [Stmt]) -> Result {
        self.deferred_annotations(body, "__annotate__")
    }

    pub(super) fn class_annotations(&mut self, body: &'a [Stmt]) -> Result {
        self.deferred_annotations(body, "__annotate_func__")
    }

    fn deferred_annotations(&mut self, body: &'a [Stmt], store_as: &'static str) -> Result {
        let found = deferred(body);
        if found.is_empty() || self.table.future_annotations {
            return Ok(());
        }
        let range = self.table.scope(self.unit().scope).range;
        let scope = self.scope_for(range, ScopeKind::Annotations)?;
        let module = self.table.scope(self.unit().scope).kind == ScopeKind::Module;
        let line = self.unit().first_line;
        let mut pos = Pos { line, end_line: line, col: 0, end_col: 0 };
        if let (true, Some(first), Some(last)) = (module, body.first(), body.last()) {
            pos = self.pos(TextRange::new(first.start(), last.end()));
        }
        let private = self.unit().private.clone();
        self.enter_annotate(scope, "__annotate__", pos)?;
        self.unit().private = private;
        self.emit(Instr::BuildMap(0), pos);
        for (i, d) in found.iter().enumerate() {
            let at = self.pos(d.stmt);
            let skip = self.label();
            if d.conditional || module {
                self.load_const(Const::Int(i as i64), at);
                self.load_name(&CONDITIONAL, at);
                self.emit(Instr::Contains(false), at);
                self.emit(Instr::PopJumpIfFalse(skip.0), at);
            }
            if let Expr::Name(name) = &*d.stmt.target {
                let name = self.mangled(&name.id);
                self.load_str(&name, at);
                self.annotation(&d.stmt.annotation)?;
                self.emit(Instr::MapAdd(1), at);
            }
            self.place(skip);
        }
        self.emit(Instr::Return, pos);
        let code = self.leave();
        self.make_function(code, scope, MakeFlags::default(), pos);
        self.store_name_op(store_as, pos);
        Ok(())
    }

    /// Starts a code object of one parameter, `format`, that knows the first two formats only.
    pub(super) fn enter_annotate(&mut self, scope: ScopeId, name: &str, pos: Pos) -> Result {
        self.enter(scope, name, pos.line);
        let format = Name::new_static("format");
        let unit = self.unit();
        unit.arg_count = 1;
        unit.pos_only_count = 1;
        unit.fast_slot((scope, format.clone()), false);
        let body = self.label();
        self.load_name(&format, pos);
        self.load_const(Const::Int(2), pos);
        self.emit(Instr::Compare(CmpOp::Gt), pos);
        self.emit(Instr::PopJumpIfFalse(body.0), pos);
        self.emit(Instr::LoadCommon(CommonConst::NotImplementedError), pos);
        self.emit(Instr::Raise(1), pos);
        self.place(body);
        Ok(())
    }

    /// Pushes the `__annotate__` function of a function. False if it has no annotations.
    pub(super) fn function_annotate(&mut self, s: &'a ast::StmtFunctionDef, pos: Pos) -> Result<bool> {
        let annotations = annotations_of(s);
        if annotations.is_empty() {
            return Ok(false);
        }
        let scope = self.scope_for(s.range, ScopeKind::Annotations)?;
        let private = self.unit().private.clone();
        self.enter_annotate(scope, "__annotate__", pos)?;
        self.unit().private = private;
        let count = annotations.len() as u32;
        for (name, e) in annotations {
            let name = self.mangled(&name);
            self.load_str(&name, pos);
            self.annotation(e)?;
        }
        self.emit(Instr::BuildMap(count), pos);
        self.emit(Instr::Return, pos);
        let code = self.leave();
        self.make_function(code, scope, MakeFlags::default(), pos);
        Ok(true)
    }

    fn annotation(&mut self, e: &Expr) -> Result {
        let pos = self.pos(e);
        if self.table.future_annotations {
            let text = self.annotation_text(e);
            self.load_str(&text, pos);
            return Ok(());
        }
        if let Expr::Starred(starred) = e {
            // `*args: *Ts`
            self.expr(&starred.value)?;
            self.emit(Instr::UnpackSequence(1), pos);
            return Ok(());
        }
        self.expr(e)
    }

    fn annotation_text(&self, e: &Expr) -> String {
        crate::unparse::unparse(self.source, e)
    }
}

/// The annotated simple names of a class or module body, in order.
fn deferred(body: &[Stmt]) -> Vec<Deferred<'_>> {
    let mut found = Vec::new();
    collect(body, false, &mut found);
    found
}

fn collect<'a>(body: &'a [Stmt], conditional: bool, found: &mut Vec<Deferred<'a>>) {
    for stmt in body {
        match stmt {
            Stmt::AnnAssign(stmt) if stmt.simple && stmt.target.is_name_expr() => {
                found.push(Deferred { stmt, conditional });
            }
            Stmt::If(s) => {
                collect(&s.body, true, found);
                s.elif_else_clauses.iter().for_each(|clause| collect(&clause.body, true, found));
            }
            Stmt::For(s) => [&s.body, &s.orelse].into_iter().for_each(|b| collect(b, true, found)),
            Stmt::While(s) => [&s.body, &s.orelse].into_iter().for_each(|b| collect(b, true, found)),
            Stmt::With(s) => collect(&s.body, true, found),
            Stmt::Match(s) => s.cases.iter().for_each(|case| collect(&case.body, true, found)),
            Stmt::Try(s) => {
                collect(&s.body, true, found);
                for ast::ExceptHandler::ExceptHandler(h) in &s.handlers {
                    collect(&h.body, true, found);
                }
                collect(&s.orelse, true, found);
                collect(&s.finalbody, true, found);
            }
            _ => {}
        }
    }
}
