//! The first pass: statements and scopes. CPython `symtable_visit_stmt`.

use super::{Scope, ScopeId, ScopeKey, ScopeKind, Symbol, SymbolTable, Uses, mangle, resolve};
use crate::error::{Result, SyntaxError};
use crate::source::Source;
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Expr, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange};

pub(super) struct Builder<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) table: SymbolTable,
    pub(super) current: ScopeId,
    /// Inside the target of a comprehension's `for`.
    pub(super) in_iteration_target: bool,
    /// Inside an iterable expression of a comprehension, where `:=` may not stand.
    pub(super) iterable_depth: u32,
    /// Name of the innermost class around.
    pub(super) private: Option<Name>,
    /// Inside `if`, `for`, `try` and the like, of the current class or module.
    pub(super) conditional: bool,
}

/// Builds the tables of a module (or an expression, given as such).
pub(crate) fn build<'a>(source: &'a Source<'a>, body: &[Stmt], value: Option<&Expr>) -> Result<SymbolTable> {
    let mut builder = Builder {
        source,
        table: SymbolTable::default(),
        current: ScopeId::MODULE,
        in_iteration_target: false,
        iterable_depth: 0,
        private: None,
        conditional: false,
    };
    builder.table.future_annotations = has_future(body, "annotations");
    builder.open(ScopeKind::Module, TextRange::default());
    builder.stmts(body)?;
    if let Some(value) = value {
        builder.expr(value)?;
    }
    let mut table = builder.table;
    resolve::resolve(source, &mut table)?;
    Ok(table)
}

/// Whether `from __future__ import feature` is among the statements that may hold it.
fn has_future(body: &[Stmt], feature: &str) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::ImportFrom(import) => {
            import.level == 0
                && import.module.as_ref().is_some_and(|m| m.as_str() == "__future__")
                && import.names.iter().any(|alias| alias.name.as_str() == feature)
        }
        _ => false,
    })
}

impl Builder<'_> {
    pub(super) fn error<T>(&self, range: TextRange, message: impl Into<String>) -> Result<T> {
        Err(SyntaxError::of_meaning(self.source, range, message))
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        self.table.scope_mut(self.current)
    }

    /// Opens a scope inside the current one and makes it current.
    pub(super) fn open(&mut self, kind: ScopeKind, range: TextRange) -> ScopeId {
        let id = ScopeId(self.table.scopes.len() as u32);
        let parent = (id != ScopeId::MODULE).then_some(self.current);
        let (nested, sees_class) = match parent {
            None => (false, false),
            Some(parent) => {
                let outer = self.table.scope(parent);
                let annotation = matches!(
                    kind,
                    ScopeKind::Annotations | ScopeKind::TypeParams | ScopeKind::TypeAlias | ScopeKind::TypeVar
                );
                let sees = annotation && (outer.kind == ScopeKind::Class || outer.sees_class);
                (outer.nested || outer.kind.is_function(), sees)
            }
        };
        self.table.scopes.push(Scope {
            kind,
            parent,
            symbols: Vec::new(),
            index: Default::default(),
            places: Vec::new(),
            inlined: false,
            is_async: false,
            has_yield: false,
            is_async_comprehension: false,
            sees_class,
            needs_class_cell: false,
            needs_classdict: false,
            nested,
            private: self.private.clone(),
            range,
            label: "",
            static_attributes: Vec::new(),
        });
        self.table.keys.insert(ScopeKey::new(range, kind), id);
        self.current = id;
        if sees_class {
            self.define(&Name::new_static("__classdict__"), Uses::USED, range).ok();
        }
        id
    }

    /// Runs `inside` in a new scope.
    pub(super) fn within<T>(
        &mut self,
        kind: ScopeKind,
        range: TextRange,
        inside: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let (outer, conditional) = (self.current, self.conditional);
        self.open(kind, range);
        self.conditional = false;
        let result = inside(self);
        self.current = outer;
        self.conditional = conditional;
        result
    }

    /// Goes back into a scope that was opened before.
    pub(super) fn reenter<T>(&mut self, id: ScopeId, inside: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let outer = std::mem::replace(&mut self.current, id);
        let result = inside(self);
        self.current = outer;
        result
    }

    /// Notes a use of a name in the current scope. CPython `symtable_add_def`.
    pub(super) fn define(&mut self, name: &Name, uses: Uses, at: TextRange) -> Result {
        self.define_in(self.current, name, uses, at)
    }

    pub(super) fn define_in(&mut self, id: ScopeId, name: &Name, mut uses: Uses, at: TextRange) -> Result {
        let name = mangle(self.private.as_ref(), name);
        let iteration = self.in_iteration_target && id == self.current;
        let scope = self.table.scope_mut(id);
        if iteration && uses.has(Uses::BOUND) {
            uses = uses.or(Uses::ITERATION);
        }
        if uses.has(Uses::BOUND) && !uses.has(Uses::IMPORTED.or(Uses::PARAM)) {
            uses = uses.or(Uses::ASSIGNED);
        }
        let Some(&i) = scope.index.get(&name) else {
            scope.index.insert(name.clone(), scope.symbols.len() as u32);
            scope.symbols.push(Symbol { name, uses, declared: at });
            return Ok(());
        };
        let symbol = &mut scope.symbols[i as usize];
        let before = symbol.uses;
        symbol.uses = before.or(uses);
        if uses.has(Uses::GLOBAL.or(Uses::NONLOCAL)) && !before.has(Uses::GLOBAL.or(Uses::NONLOCAL)) {
            symbol.declared = at;
        }
        if uses.has(Uses::PARAM) && before.has(Uses::PARAM) {
            return self.error(at, format!("duplicate argument '{name}' in function definition"));
        }
        if uses.has(Uses::TYPE_PARAM) && before.has(Uses::TYPE_PARAM) {
            return self.error(at, format!("duplicate type parameter '{name}'"));
        }
        if iteration && before.has(Uses::GLOBAL.or(Uses::NONLOCAL)) {
            let message = format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
            return self.error(at, message);
        }
        Ok(())
    }

    pub(super) fn stmts(&mut self, body: &[Stmt]) -> Result {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    /// Statements that may not run: annotations in them are conditional.
    fn branch(&mut self, body: &[Stmt]) -> Result {
        let outer = std::mem::replace(&mut self.conditional, true);
        let result = self.stmts(body);
        self.conditional = outer;
        result
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::Return(s) => self.expr_opt(s.value.as_deref()),
            Stmt::Delete(s) => self.exprs(&s.targets),
            Stmt::Assign(s) => {
                self.exprs(&s.targets)?;
                self.expr(&s.value)
            }
            Stmt::AugAssign(s) => {
                self.expr(&s.target)?;
                self.expr(&s.value)
            }
            Stmt::AnnAssign(s) => self.annotated(s),
            Stmt::For(s) => {
                self.expr(&s.target)?;
                self.expr(&s.iter)?;
                self.branch(&s.body)?;
                self.branch(&s.orelse)
            }
            Stmt::While(s) => {
                self.expr(&s.test)?;
                self.branch(&s.body)?;
                self.branch(&s.orelse)
            }
            Stmt::If(s) => {
                self.expr(&s.test)?;
                self.branch(&s.body)?;
                s.elif_else_clauses.iter().try_for_each(|clause| {
                    self.expr_opt(clause.test.as_ref())?;
                    self.branch(&clause.body)
                })
            }
            Stmt::With(s) => {
                for item in &s.items {
                    self.expr(&item.context_expr)?;
                    self.expr_opt(item.optional_vars.as_deref())?;
                }
                self.branch(&s.body)
            }
            Stmt::Match(s) => self.match_stmt(s),
            Stmt::Raise(s) => {
                self.expr_opt(s.exc.as_deref())?;
                self.expr_opt(s.cause.as_deref())
            }
            Stmt::Try(s) => self.try_stmt(s),
            Stmt::Assert(s) => {
                self.expr(&s.test)?;
                self.expr_opt(s.msg.as_deref())
            }
            Stmt::Import(s) => s.names.iter().try_for_each(|alias| self.alias(alias)),
            Stmt::ImportFrom(s) => s.names.iter().try_for_each(|alias| self.alias(alias)),
            Stmt::Global(s) => self.declare(&s.names, Uses::GLOBAL, s.range),
            Stmt::Nonlocal(s) => self.declare(&s.names, Uses::NONLOCAL, s.range),
            Stmt::Expr(s) => self.expr(&s.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn try_stmt(&mut self, s: &ast::StmtTry) -> Result {
        self.branch(&s.body)?;
        for handler in &s.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            self.expr_opt(handler.type_.as_deref())?;
            if let Some(name) = &handler.name {
                self.define(&name.id, Uses::BOUND, handler.range)?;
            }
            self.branch(&handler.body)?;
        }
        self.branch(&s.orelse)?;
        self.branch(&s.finalbody)
    }

    fn match_stmt(&mut self, s: &ast::StmtMatch) -> Result {
        self.expr(&s.subject)?;
        for case in &s.cases {
            self.pattern(&case.pattern)?;
            self.expr_opt(case.guard.as_deref())?;
            self.branch(&case.body)?;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result {
        match pattern {
            Pattern::MatchValue(p) => self.expr(&p.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(p) => p.patterns.iter().try_for_each(|p| self.pattern(p)),
            Pattern::MatchMapping(p) => {
                self.exprs(&p.keys)?;
                p.patterns.iter().try_for_each(|p| self.pattern(p))?;
                p.rest.iter().try_for_each(|name| self.define(&name.id, Uses::BOUND, pattern.range()))
            }
            Pattern::MatchClass(p) => {
                self.expr(&p.cls)?;
                p.arguments.patterns.iter().try_for_each(|p| self.pattern(p))?;
                p.arguments.keywords.iter().try_for_each(|k| self.pattern(&k.pattern))
            }
            Pattern::MatchStar(p) => {
                p.name.iter().try_for_each(|name| self.define(&name.id, Uses::BOUND, pattern.range()))
            }
            Pattern::MatchAs(p) => {
                p.pattern.iter().try_for_each(|p| self.pattern(p))?;
                p.name.iter().try_for_each(|name| self.define(&name.id, Uses::BOUND, pattern.range()))
            }
            Pattern::MatchOr(p) => p.patterns.iter().try_for_each(|p| self.pattern(p)),
        }
    }

    fn alias(&mut self, alias: &ast::Alias) -> Result {
        if let Some(name) = &alias.asname {
            return self.define(&name.id, Uses::BOUND.or(Uses::IMPORTED), alias.range);
        }
        let name = alias.name.as_str();
        if name == "*" {
            if self.scope().kind != ScopeKind::Module {
                return self.error(alias.range, "import * only allowed at module level");
            }
            return Ok(());
        }
        let first = name.split('.').next().unwrap_or(name);
        self.define(&Name::new(first), Uses::BOUND.or(Uses::IMPORTED), alias.range)
    }

    fn declare(&mut self, names: &[ast::Identifier], kind: Uses, at: TextRange) -> Result {
        let word = if kind == Uses::GLOBAL { "global" } else { "nonlocal" };
        for name in names {
            let mangled = mangle(self.private.as_ref(), &name.id);
            let before = self.scope().uses(&mangled);
            let id = &name.id;
            let message = if before.has(Uses::PARAM) {
                format!("name '{id}' is parameter and {word}")
            } else if before.has(Uses::USED) {
                format!("name '{id}' is used prior to {word} declaration")
            } else if before.has(Uses::ANNOTATED) {
                format!("annotated name '{id}' can't be {word}")
            } else if before.has(Uses::ASSIGNED) {
                format!("name '{id}' is assigned to before {word} declaration")
            } else {
                self.define(id, kind, at)?;
                continue;
            };
            return self.error(at, message);
        }
        Ok(())
    }

    fn annotated(&mut self, s: &ast::StmtAnnAssign) -> Result {
        if let (Expr::Name(name), true) = (&*s.target, s.simple) {
            let mangled = mangle(self.private.as_ref(), &name.id);
            let before = self.scope().uses(&mangled);
            if before.has(Uses::GLOBAL.or(Uses::NONLOCAL)) && self.scope().kind != ScopeKind::Module {
                let word = if before.has(Uses::GLOBAL) { "global" } else { "nonlocal" };
                return self.error(s.range, format!("annotated name '{}' can't be {word}", name.id));
            }
            self.define(&name.id, Uses::ANNOTATED.or(Uses::BOUND), s.target.range())?;
        } else if let Expr::Name(name) = &*s.target {
            if s.value.is_some() {
                self.define(&name.id, Uses::BOUND, s.target.range())?;
            }
        } else {
            self.expr(&s.target)?;
        }
        self.variable_annotation(s)?;
        self.expr_opt(s.value.as_deref())
    }
}
