//! The first pass: expressions. CPython `symtable_visit_expr`.

use super::build::Builder;
use super::{ScopeId, ScopeKind, Uses};
use crate::error::{Result, SyntaxError};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Expr, ExprContext, InterpolatedStringElement};
use ruff_text_size::{Ranged, TextRange, TextSize};

impl Builder<'_> {
    pub(super) fn exprs(&mut self, exprs: &[Expr]) -> Result {
        exprs.iter().try_for_each(|e| self.expr(e))
    }

    pub(super) fn expr_opt(&mut self, expr: Option<&Expr>) -> Result {
        expr.map_or(Ok(()), |e| self.expr(e))
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Result {
        match expr {
            Expr::Name(e) => self.name(e),
            Expr::Named(e) => self.named(e),
            Expr::BoolOp(e) => self.exprs(&e.values),
            Expr::BinOp(_) => self.binary_chain(expr),
            Expr::UnaryOp(e) => self.expr(&e.operand),
            Expr::Lambda(e) => self.lambda(e),
            Expr::If(e) => {
                self.expr(&e.test)?;
                self.expr(&e.body)?;
                self.expr(&e.orelse)
            }
            Expr::Dict(e) => e.items.iter().try_for_each(|item| {
                self.expr_opt(item.key.as_ref())?;
                self.expr(&item.value)
            }),
            Expr::Set(e) => self.exprs(&e.elts),
            Expr::List(e) => self.exprs(&e.elts),
            Expr::Tuple(e) => self.exprs(&e.elts),
            Expr::ListComp(e) => self.comprehension(e.range, &e.generators, &[&e.elt], ScopeKind::Comprehension),
            Expr::SetComp(e) => self.comprehension(e.range, &e.generators, &[&e.elt], ScopeKind::Comprehension),
            Expr::DictComp(e) => match &e.key {
                Some(key) => self.comprehension(e.range, &e.generators, &[key, &e.value], ScopeKind::Comprehension),
                None => {
                    let stars = TextRange::at(e.range.start() + TextSize::from(1), TextSize::from(2));
                    let message = "dict unpacking cannot be used in dict comprehension";
                    Err(SyntaxError::of_parser(self.source, stars, message))
                }
            },
            Expr::Generator(e) if self.is_bare_yield(&e.elt) => Err(SyntaxError::of_grammar(self.source, e.range)),
            Expr::Generator(e) => self.comprehension(e.range, &e.generators, &[&e.elt], ScopeKind::Generator),
            Expr::Await(e) => self.await_expr(e),
            Expr::Yield(e) => {
                self.yield_allowed("yield expression", "yield", e.range)?;
                self.expr_opt(e.value.as_deref())?;
                self.mark_yield(e.range)
            }
            Expr::YieldFrom(e) => {
                self.yield_allowed("yield expression", "yield", e.range)?;
                self.expr(&e.value)?;
                self.mark_yield(e.range)
            }
            Expr::Compare(e) => {
                self.expr(&e.left)?;
                self.exprs(&e.comparators)
            }
            Expr::Call(e) => {
                self.expr(&e.func)?;
                self.exprs(&e.arguments.args)?;
                e.arguments.keywords.iter().try_for_each(|k| self.expr(&k.value))
            }
            Expr::FString(e) => e.value.elements().try_for_each(|element| self.element(element)),
            Expr::TString(e) => e.value.elements().try_for_each(|element| self.element(element)),
            Expr::Attribute(e) => {
                self.note_static_attribute(e);
                self.expr(&e.value)
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.expr(&e.slice)
            }
            Expr::Starred(e) => self.expr(&e.value),
            Expr::Slice(e) => {
                self.expr_opt(e.lower.as_deref())?;
                self.expr_opt(e.upper.as_deref())?;
                self.expr_opt(e.step.as_deref())
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    /// `a + b + c ...` leans left: walk the spine in a loop, however long it is.
    fn binary_chain(&mut self, expr: &Expr) -> Result {
        let mut rights = Vec::new();
        let mut left = expr;
        while let Expr::BinOp(e) = left {
            rights.push(&*e.right);
            left = &e.left;
        }
        self.expr(left)?;
        rights.into_iter().rev().try_for_each(|e| self.expr(e))
    }

    fn element(&mut self, element: &InterpolatedStringElement) -> Result {
        let InterpolatedStringElement::Interpolation(field) = element else { return Ok(()) };
        self.expr(&field.expression)?;
        match &field.format_spec {
            Some(spec) => spec.elements.iter().try_for_each(|element| self.element(element)),
            None => Ok(()),
        }
    }

    fn name(&mut self, e: &ast::ExprName) -> Result {
        let uses = if e.ctx == ExprContext::Load { Uses::USED } else { Uses::BOUND };
        self.define(&e.id, uses, e.range)?;
        if e.ctx == ExprContext::Load && e.id == "super" && self.in_function() {
            self.define(&Name::new_static("__class__"), Uses::USED, e.range)?;
        }
        Ok(())
    }

    fn in_function(&mut self) -> bool {
        self.scope().kind.is_function()
    }

    /// `self.x = ...` in a method names an attribute of the instances (`__static_attributes__`).
    fn note_static_attribute(&mut self, e: &ast::ExprAttribute) {
        let Expr::Name(base) = &*e.value else { return };
        if e.ctx != ExprContext::Store || base.id != "self" {
            return;
        }
        let mut id = Some(self.current);
        while let Some(scope_id) = id {
            let scope = self.table.scope_mut(scope_id);
            if scope.kind == ScopeKind::Class {
                if !scope.static_attributes.contains(&e.attr.id) {
                    scope.static_attributes.push(e.attr.id.clone());
                }
                return;
            }
            id = scope.parent;
        }
    }

    fn named(&mut self, e: &ast::ExprNamed) -> Result {
        if self.iterable_depth > 0 {
            return self.error(e.range, "assignment expression cannot be used in a comprehension iterable expression");
        }
        let kind = self.scope().kind;
        let what = match kind {
            ScopeKind::Annotations => Some("an annotation"),
            ScopeKind::TypeVar => Some("a TypeVar bound"),
            ScopeKind::TypeAlias => Some("a type alias"),
            ScopeKind::TypeParams => Some("the definition of a generic"),
            _ => None,
        };
        if let Some(what) = what {
            let what = self.annotation_label(what);
            return self.error(e.range, format!("named expression cannot be used within {what}"));
        }
        if matches!(kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            self.named_in_comprehension(e)?;
        }
        self.expr(&e.value)?;
        if matches!(kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            return Ok(());
        }
        self.expr(&e.target)
    }

    /// What to call the current annotation scope in a message.
    pub(super) fn annotation_label(&mut self, general: &'static str) -> &'static str {
        let label = self.scope().label;
        if label.is_empty() { general } else { label }
    }

    /// `:=` in a comprehension binds in the scope around all comprehensions. CPython `symtable_extend_namedexpr_scope`.
    fn named_in_comprehension(&mut self, e: &ast::ExprNamed) -> Result {
        let Expr::Name(target) = &*e.target else { return Ok(()) };
        let mut id = self.current;
        loop {
            let kind = self.table.scope(id).kind;
            let mangled = super::mangle(self.private.as_ref(), &target.id);
            match kind {
                ScopeKind::Comprehension | ScopeKind::Generator => {
                    if self.table.scope(id).uses(&mangled).has(Uses::ITERATION) {
                        let name = &target.id;
                        let message =
                            format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                        return self.error(target.range, message);
                    }
                    match self.table.scope(id).parent {
                        Some(parent) => id = parent,
                        None => return Ok(()),
                    }
                }
                ScopeKind::Function | ScopeKind::Lambda => {
                    let global = self.table.scope(id).uses(&mangled).has(Uses::GLOBAL);
                    let uses = if global { Uses::GLOBAL } else { Uses::NONLOCAL };
                    self.define(&target.id, uses, target.range)?;
                    return self.bind_outside(id, &target.id, target.range);
                }
                ScopeKind::Module => {
                    self.define(&target.id, Uses::GLOBAL, target.range)?;
                    return self.bind_outside(id, &target.id, target.range);
                }
                ScopeKind::Class => {
                    let message = "assignment expression within a comprehension cannot be used in a class body";
                    return self.error(target.range, message);
                }
                ScopeKind::TypeParams => {
                    let message = "assignment expression within a comprehension cannot be used within the definition of a generic";
                    return self.error(target.range, message);
                }
                ScopeKind::Annotations => {
                    let message = "assignment expression within a comprehension cannot be used within an annotation";
                    return self.error(target.range, message);
                }
                ScopeKind::TypeAlias => {
                    let message = "assignment expression within a comprehension cannot be used in a type alias";
                    return self.error(target.range, message);
                }
                ScopeKind::TypeVar => {
                    let message = "assignment expression within a comprehension cannot be used in a TypeVar bound";
                    return self.error(target.range, message);
                }
            }
        }
    }

    fn bind_outside(&mut self, id: ScopeId, name: &Name, at: TextRange) -> Result {
        let target = std::mem::replace(&mut self.in_iteration_target, false);
        let result = self.define_in(id, name, Uses::BOUND, at);
        self.in_iteration_target = target;
        result
    }

    fn lambda(&mut self, e: &ast::ExprLambda) -> Result {
        if let Some(parameters) = &e.parameters {
            self.defaults(parameters)?;
        }
        let (iterable, target) = self.leave_comprehension();
        let result = self.within(ScopeKind::Lambda, e.range, |b| {
            if let Some(parameters) = &e.parameters {
                b.parameters(parameters)?;
            }
            b.expr(&e.body)
        });
        (self.iterable_depth, self.in_iteration_target) = (iterable, target);
        result
    }

    /// Forgets where in a comprehension the walk stands, for the body of a function inside it.
    pub(super) fn leave_comprehension(&mut self) -> (u32, bool) {
        let state = (self.iterable_depth, self.in_iteration_target);
        (self.iterable_depth, self.in_iteration_target) = (0, false);
        state
    }

    fn iterable(&mut self, e: &Expr) -> Result {
        self.iterable_depth += 1;
        let result = self.expr(e);
        self.iterable_depth -= 1;
        result
    }

    fn target(&mut self, e: &Expr) -> Result {
        let outer = std::mem::replace(&mut self.in_iteration_target, true);
        let result = self.expr(e);
        self.in_iteration_target = outer;
        result
    }

    /// CPython `symtable_handle_comprehension`: the first iterable belongs to the scope around.
    fn comprehension(
        &mut self,
        range: TextRange,
        generators: &[ast::Comprehension],
        values: &[&Expr],
        kind: ScopeKind,
    ) -> Result {
        if let Some(starred) = values.iter().find(|e| e.is_starred_expr()) {
            let message = "iterable unpacking cannot be used in comprehension";
            return Err(SyntaxError::of_parser(self.source, starred.range(), message));
        }
        let Some((first, rest)) = generators.split_first() else { return Ok(()) };
        self.iterable(&first.iter)?;
        let sees_class = self.scope().sees_class;
        let iterable = std::mem::replace(&mut self.iterable_depth, 0);
        let is_async = self.within(kind, range, |b| {
            let in_generator = kind == ScopeKind::Generator;
            b.scope().inlined = !in_generator && !sees_class;
            if first.is_async {
                b.scope().is_async_comprehension = true;
            }
            if !b.scope().inlined {
                b.define(&Name::new_static(".0"), Uses::PARAM.or(Uses::BOUND), range)?;
            }
            b.target(&first.target)?;
            b.exprs(&first.ifs)?;
            for generator in rest {
                if generator.is_async {
                    b.scope().is_async_comprehension = true;
                }
                b.target(&generator.target)?;
                b.iterable(&generator.iter)?;
                b.exprs(&generator.ifs)?;
            }
            // A dict's value comes first, as in CPython, which shows in the order of errors only.
            values.iter().rev().try_for_each(|value| b.expr(value))?;
            if b.scope().has_yield {
                b.scope().has_yield = false;
            }
            Ok(b.scope().is_async_comprehension && !in_generator)
        })?;
        self.iterable_depth = iterable;
        // An asynchronous comprehension inside another makes that one asynchronous too.
        if is_async && matches!(self.scope().kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            self.scope().is_async_comprehension = true;
        }
        Ok(())
    }

    fn await_expr(&mut self, e: &ast::ExprAwait) -> Result {
        self.yield_allowed("await expression", "await", e.range)?;
        self.expr(&e.value)?;
        let scope = self.scope();
        if matches!(scope.kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            scope.is_async_comprehension = true;
        }
        Ok(())
    }

    fn mark_yield(&mut self, at: TextRange) -> Result {
        let range = self.scope().range;
        if matches!(self.scope().kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            let what = match self.source.slice(range).as_bytes().first() {
                Some(b'[') => "list comprehension",
                Some(b'{') if self.table.scope(self.current).kind == ScopeKind::Comprehension => {
                    self.brace_comprehension(range)
                }
                _ => "generator expression",
            };
            return self.error(at, format!("'yield' inside {what}"));
        }
        self.scope().has_yield = true;
        Ok(())
    }

    /// A `yield` with no parentheses of its own, which may not be the element of a generator expression.
    fn is_bare_yield(&self, e: &Expr) -> bool {
        let after = self.source.text.get(e.range().end().to_usize()..).unwrap_or("");
        matches!(e, Expr::Yield(_) | Expr::YieldFrom(_)) && !after.trim_start().starts_with(')')
    }

    fn brace_comprehension(&self, range: TextRange) -> &'static str {
        // Only the text tells a set from a dict here: a colon before the first `for`.
        let text = self.source.slice(range);
        let head = text.split(" for ").next().unwrap_or(text);
        if head.contains(':') { "dict comprehension" } else { "set comprehension" }
    }

    /// `yield` and `await` may not stand in annotations, type parameters and the like.
    fn yield_allowed(&mut self, what: &str, _word: &str, at: TextRange) -> Result {
        let place = match self.scope().kind {
            ScopeKind::Annotations => "an annotation",
            ScopeKind::TypeVar => "a TypeVar bound",
            ScopeKind::TypeAlias => "a type alias",
            ScopeKind::TypeParams => "the definition of a generic",
            _ => return Ok(()),
        };
        let place = self.annotation_label(place);
        self.error(at.range(), format!("{what} cannot be used within {place}"))
    }
}
