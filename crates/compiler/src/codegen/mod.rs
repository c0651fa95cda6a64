//! From the tree to bytecode, scope by scope. CPython `Python/codegen.c`.

mod annotations;
mod assemble;
mod block;
mod call;
mod class;
mod comprehension;
mod condition;
mod consts;
mod display;
mod expr;
mod fstring;
mod function;
mod import;
mod ir;
mod loops;
mod names;
mod pattern;
mod pattern_compound;
mod stmt;
mod target;
mod try_star;
mod try_with;
mod type_params;
mod unit;

pub(crate) use consts::const_value;

use crate::error::{Result, SyntaxError, Warning};
use crate::source::Source;
use crate::symtable::{ScopeId, ScopeKey, ScopeKind, SymbolTable, mangle};
use coroscope_bytecode::{Code, CodeFlags, Const, Instr, MakeFlags, Pos};
use ir::Label;
use ruff_python_ast::name::Name;
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};
use std::rc::Rc;
use unit::Unit;

/// What the code of a source does with its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Purpose {
    /// Runs statements.
    Statements,
    /// Runs statements and displays the values of expressions.
    Interactive,
}

pub(crate) struct Compiler<'a> {
    source: &'a Source<'a>,
    table: &'a SymbolTable,
    filename: &'a str,
    purpose: Purpose,
    units: Vec<Unit<'a>>,
    pub(crate) warnings: Vec<Warning>,
    /// Compiling a `finally` body another time: its warnings came before.
    quiet: u32,
    /// `from __future__` may not stand after this.
    future_end: TextSize,
}

impl<'a> Compiler<'a> {
    pub(crate) fn new(source: &'a Source<'a>, table: &'a SymbolTable, filename: &'a str, purpose: Purpose) -> Self {
        Compiler {
            source,
            table,
            filename,
            purpose,
            units: Vec::new(),
            warnings: Vec::new(),
            quiet: 0,
            future_end: TextSize::new(0),
        }
    }

    pub(crate) fn module(mut self, body: &'a [Stmt]) -> Result<(Rc<Code>, Vec<Warning>)> {
        self.future_end = future_end(body);
        self.enter(ScopeId::MODULE, "<module>", 1);
        self.enter_conditional_annotations(body);
        let rest = self.module_docstring(body);
        self.module_annotations(body)?;
        self.stmts(rest)?;
        let code = self.leave_returning_none();
        Ok((code, self.warnings))
    }

    pub(crate) fn expression(mut self, value: &Expr) -> Result<(Rc<Code>, Vec<Warning>)> {
        self.enter(ScopeId::MODULE, "<module>", 1);
        self.expr(value)?;
        let pos = self.pos(value);
        self.emit(Instr::Return, pos);
        let code = self.leave();
        Ok((code, self.warnings))
    }

    fn module_docstring(&mut self, body: &'a [Stmt]) -> &'a [Stmt] {
        let Some((stmt, doc)) = docstring(body) else { return body };
        if self.purpose == Purpose::Interactive {
            return body;
        }
        let pos = self.pos(stmt);
        self.load_const(Const::Str(doc), pos);
        self.store_name_op("__doc__", pos);
        &body[1..]
    }

    // ---- units -------------------------------------------------------------------------------------------------

    fn unit(&mut self) -> &mut Unit<'a> {
        if self.units.is_empty() {
            // Never the case while code is generated; an empty unit is harmless.
            self.units.push(Unit::new(ScopeId::MODULE, String::new(), String::new(), 1));
        }
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    fn current_scope(&mut self) -> ScopeId {
        self.unit().current
    }

    /// Starts a code object for a scope.
    fn enter(&mut self, scope: ScopeId, name: &str, first_line: u32) {
        let qualname = self.qualname(scope, name);
        let mut unit = Unit::new(scope, name.to_owned(), qualname, first_line);
        let info = self.table.scope(scope);
        unit.private = info.private.clone();
        if info.kind.is_function() {
            // CO_OPTIMIZED | CO_NEWLOCALS
            unit.flags.insert(CodeFlags(0x3));
        }
        if info.nested && info.kind != ScopeKind::Module {
            unit.flags.insert(CodeFlags::NESTED);
        }
        let mut cells: Vec<_> = info
            .symbols
            .iter()
            .map(|symbol| (scope, symbol.name.clone()))
            .filter(|variable| self.table.is_captured(variable))
            .collect();
        for (wanted, name) in [(info.needs_class_cell, "__class__"), (info.needs_classdict, "__classdict__")] {
            let variable = (scope, Name::new_static(name));
            if wanted && !cells.contains(&variable) {
                cells.push(variable);
            }
        }
        cells.sort_by(|a, b| a.1.cmp(&b.1));
        unit.cells = cells;
        unit.frees = self.table.frees(scope).to_vec();
        self.units.push(unit);
    }

    /// CPython `compiler_set_qualname`.
    fn qualname(&mut self, scope: ScopeId, name: &str) -> String {
        let mut parent = self.units.len();
        while parent > 0 && self.table.scope(self.units[parent - 1].scope).kind == ScopeKind::TypeParams {
            parent -= 1;
        }
        if parent <= 1 {
            return name.to_owned();
        }
        let outer = &self.units[parent - 1];
        let outer_scope = self.table.scope(outer.scope);
        let own = self.table.scope(scope).kind;
        if matches!(own, ScopeKind::Function | ScopeKind::Class) {
            let mangled = mangle(outer.private.as_ref(), &Name::new(name));
            if outer_scope.uses(&mangled).has(crate::symtable::Uses::GLOBAL) {
                return name.to_owned();
            }
        }
        let locals = if outer_scope.kind.is_function() { ".<locals>" } else { "" };
        format!("{}{locals}.{name}", outer.qualname)
    }

    /// Ends the current code object.
    fn leave(&mut self) -> Rc<Code> {
        let unit = self.units.pop().unwrap_or_else(|| Unit::new(ScopeId::MODULE, String::new(), String::new(), 1));
        assemble::assemble(unit, self.filename)
    }

    fn leave_returning_none(&mut self) -> Rc<Code> {
        let pos = Pos::default();
        self.load_const(Const::None, pos);
        self.emit(Instr::Return, pos);
        self.leave()
    }

    /// The code of an inner scope, compiled by `inside` unless that was done before.
    fn code_of(&mut self, scope: ScopeId, inside: impl FnOnce(&mut Self) -> Result<Rc<Code>>) -> Result<Rc<Code>> {
        if let Some(code) = self.unit().codes.get(&scope) {
            return Ok(code.clone());
        }
        let code = inside(self)?;
        self.unit().codes.insert(scope, code.clone());
        Ok(code)
    }

    /// Makes a function of a finished code object; operands named by `flags` are on the stack already.
    fn make_function(&mut self, code: Rc<Code>, scope: ScopeId, mut flags: MakeFlags, pos: Pos) {
        let frees = self.table.frees(scope);
        if !frees.is_empty() {
            for variable in frees {
                let slot = self.unit().cell_slot(variable);
                self.emit(Instr::LoadClosure(slot), pos);
            }
            self.emit(Instr::BuildTuple(frees.len() as u32), pos);
            flags.insert(MakeFlags::CLOSURE);
        }
        let index = self.unit().const_index(Const::Code(code));
        self.emit(Instr::MakeFunction(index, flags), pos);
    }

    // ---- emission ----------------------------------------------------------------------------------------------

    fn emit(&mut self, instr: Instr, pos: Pos) {
        self.unit().emit(instr, pos);
    }

    fn label(&mut self) -> Label {
        self.unit().label()
    }

    fn place(&mut self, label: Label) {
        self.unit().place(label);
    }

    fn jump(&mut self, to: Label, pos: Pos) {
        self.emit(Instr::Jump(to.0), pos);
    }

    fn load_const(&mut self, value: Const, pos: Pos) {
        let instr = match value {
            Const::Int(i) if i32::try_from(i).is_ok() => Instr::LoadInt(i as i32),
            value => Instr::LoadConst(self.unit().const_index(value)),
        };
        self.emit(instr, pos);
    }

    fn load_str(&mut self, value: &str, pos: Pos) {
        self.load_const(Const::Str(value.to_owned()), pos);
    }

    /// Runs `inside` for code that seldom runs, to be placed after all other code.
    fn cold<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        let after = self.label();
        self.jump(after, Pos::default());
        self.unit().cold += 1;
        let result = inside(self);
        let cold = &mut self.unit().cold;
        *cold = cold.saturating_sub(1);
        self.place(after);
        result
    }

    fn pos(&self, node: impl Ranged) -> Pos {
        self.source.pos(node)
    }

    // ---- errors ------------------------------------------------------------------------------------------------

    fn error<T>(&self, node: impl Ranged, message: impl Into<String>) -> Result<T> {
        Err(SyntaxError::of_meaning(self.source, node.range(), message))
    }

    fn warn(&mut self, node: impl Ranged, message: impl Into<String>) {
        if self.quiet == 0 {
            let line = self.source.line(node.range().start());
            self.warnings.push(Warning { message: message.into(), line });
        }
    }

    /// The scope that the symbol pass made for a node.
    fn scope_for(&self, range: TextRange, kind: ScopeKind) -> Result<ScopeId> {
        match self.table.find(ScopeKey::new(range, kind)) {
            Some(id) => Ok(id),
            None => self.error(range, "internal error: no symbols for this scope"),
        }
    }
}

/// Where the last statement starts that may be a `from __future__` import.
fn future_end(body: &[Stmt]) -> TextSize {
    let mut end = TextSize::new(0);
    for (i, stmt) in body.iter().enumerate() {
        let leading = match stmt {
            Stmt::Expr(s) => i == 0 && s.value.is_string_literal_expr(),
            Stmt::ImportFrom(s) => s.level == 0 && s.module.as_ref().is_some_and(|m| m.as_str() == "__future__"),
            _ => false,
        };
        if !leading {
            break;
        }
        end = stmt.range().start();
    }
    end
}

/// The docstring that a body starts with, cleaned as CPython 3.13 and later store it.
pub(crate) fn docstring(body: &[Stmt]) -> Option<(&Stmt, String)> {
    let stmt = body.first()?;
    let Stmt::Expr(s) = stmt else { return None };
    let Expr::StringLiteral(literal) = &*s.value else { return None };
    Some((stmt, clean_doc(literal.value.to_str())))
}

/// Takes the common indentation out of a docstring. CPython `_PyCompile_CleanDoc`.
fn clean_doc(doc: &str) -> String {
    let expanded = if doc.contains('\t') { expand_tabs(doc) } else { doc.to_owned() };
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = expanded.split('\n');
    let first = lines.next().unwrap_or("");
    let margin = lines.filter(|line| indent_of(line) < line.len()).map(indent_of).min().unwrap_or(0);
    let mut out = first.trim_start_matches(' ').to_owned();
    for line in expanded.split('\n').skip(1) {
        out.push('\n');
        out.push_str(&line[margin.min(indent_of(line))..]);
    }
    out
}

fn expand_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut col = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let n = 8 - col % 8;
                out.extend(std::iter::repeat_n(' ', n));
                col += n;
            }
            '\n' | '\r' => {
                out.push(c);
                col = 0;
            }
            _ => {
                out.push(c);
                col += 1;
            }
        }
    }
    out
}
