//! The first pass: functions, classes, aliases, and the annotation and type parameter scopes around them.

use super::build::Builder;
use super::{ScopeKey, ScopeKind, Uses};
use crate::error::Result;
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Expr, TypeParam};
use ruff_text_size::Ranged;

impl Builder<'_> {
    pub(super) fn function(&mut self, def: &ast::StmtFunctionDef) -> Result {
        self.define(&def.name.id, Uses::BOUND, def.range)?;
        self.defaults(&def.parameters)?;
        self.decorators(&def.decorator_list)?;
        self.generic(def.type_params.as_deref(), |b| {
            if def.type_params.is_some() {
                for (name, wanted) in
                    [(".defaults", has_defaults(&def.parameters)), (".kwdefaults", has_kw_defaults(&def.parameters))]
                {
                    if wanted {
                        b.define(&Name::new_static(name), Uses::PARAM.or(Uses::BOUND), def.range)?;
                    }
                }
            }
            b.function_annotations(def)?;
            let state = b.leave_comprehension();
            b.within(ScopeKind::Function, def.range, |b| {
                b.scope().is_async = def.is_async;
                b.parameters(&def.parameters)?;
                b.stmts(&def.body)
            })?;
            (b.iterable_depth, b.in_iteration_target) = state;
            Ok(())
        })
    }

    fn decorators(&mut self, decorators: &[ast::Decorator]) -> Result {
        decorators.iter().try_for_each(|d| self.expr(&d.expression))
    }

    pub(super) fn defaults(&mut self, parameters: &ast::Parameters) -> Result {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        positional.chain(&parameters.kwonlyargs).try_for_each(|p| self.expr_opt(p.default.as_deref()))
    }

    pub(super) fn parameters(&mut self, parameters: &ast::Parameters) -> Result {
        let named = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        for p in named {
            self.define(&p.parameter.name.id, Uses::PARAM.or(Uses::BOUND), p.parameter.range)?;
        }
        for p in parameters.vararg.iter().chain(&parameters.kwarg) {
            self.define(&p.name.id, Uses::PARAM.or(Uses::BOUND), p.range)?;
        }
        Ok(())
    }

    fn function_annotations(&mut self, def: &ast::StmtFunctionDef) -> Result {
        let annotations = annotations_of(def);
        if annotations.is_empty() {
            return Ok(());
        }
        let label = "an annotation";
        self.within(ScopeKind::Annotations, def.range, |b| {
            b.scope().label = label;
            b.define(&Name::new_static("format"), Uses::PARAM.or(Uses::BOUND), def.range)?;
            annotations.iter().try_for_each(|(_, e)| b.expr(e))
        })
    }

    /// All annotations of a class or module share one scope, found by the range of the class or module.
    pub(super) fn variable_annotation(&mut self, s: &ast::StmtAnnAssign) -> Result {
        let kind = self.scope().kind;
        if !matches!(kind, ScopeKind::Class | ScopeKind::Module) {
            // In a function it is never evaluated, but must be well formed.
            return self.within(ScopeKind::Annotations, s.annotation.range(), |b| {
                b.scope().label = "an annotation";
                b.expr(&s.annotation)
            });
        }
        if (self.conditional || kind == ScopeKind::Module) && s.simple && !self.table.future_annotations {
            self.define(&Name::new_static("__conditional_annotations__"), Uses::USED, s.range)?;
            if kind == ScopeKind::Class {
                self.define(&Name::new_static("__conditional_annotations__"), Uses::BOUND, s.range)?;
            }
        }
        let range = self.scope().range;
        let id = match self.table.find(ScopeKey::new(range, ScopeKind::Annotations)) {
            Some(id) => id,
            None => {
                let outer = self.current;
                let id = self.open(ScopeKind::Annotations, range);
                self.scope().label = "an annotation";
                self.define(&Name::new_static("format"), Uses::PARAM.or(Uses::BOUND), range)?;
                self.current = outer;
                id
            }
        };
        let conditional = self.conditional || kind == ScopeKind::Module;
        self.reenter(id, |b| {
            if conditional && s.simple && !b.table.future_annotations {
                b.define(&Name::new_static("__conditional_annotations__"), Uses::USED, range)?;
            }
            b.expr(&s.annotation)
        })
    }

    pub(super) fn class(&mut self, def: &ast::StmtClassDef) -> Result {
        self.define(&def.name.id, Uses::BOUND, def.range)?;
        self.decorators(&def.decorator_list)?;
        let outer_private = self.private.clone();
        let result = self.generic(def.type_params.as_deref(), |b| {
            if let Some(arguments) = &def.arguments {
                b.exprs(&arguments.args)?;
                arguments.keywords.iter().try_for_each(|k| b.expr(&k.value))?;
            }
            if def.type_params.is_some() {
                b.define(&Name::new_static(".type_params"), Uses::BOUND, def.range)?;
                b.define(&Name::new_static(".type_params"), Uses::USED, def.range)?;
                b.define(&Name::new_static(".generic_base"), Uses::BOUND, def.range)?;
            }
            b.private = Some(def.name.id.clone());
            let state = b.leave_comprehension();
            b.within(ScopeKind::Class, def.range, |b| {
                if def.type_params.is_some() {
                    b.define(&Name::new_static("__type_params__"), Uses::BOUND, def.range)?;
                    b.define(&Name::new_static(".type_params"), Uses::USED, def.range)?;
                }
                b.stmts(&def.body)
            })?;
            (b.iterable_depth, b.in_iteration_target) = state;
            Ok(())
        });
        self.private = outer_private;
        result
    }

    pub(super) fn type_alias(&mut self, s: &ast::StmtTypeAlias) -> Result {
        self.expr(&s.name)?;
        self.generic(s.type_params.as_deref(), |b| {
            b.within(ScopeKind::TypeAlias, s.range, |b| {
                b.scope().label = "a type alias";
                b.define(&Name::new_static("format"), Uses::PARAM.or(Uses::BOUND), s.range)?;
                b.expr(&s.value)
            })
        })
    }

    /// Runs `inside` in a scope with the type parameters, if there are any.
    fn generic(&mut self, type_params: Option<&ast::TypeParams>, inside: impl FnOnce(&mut Self) -> Result) -> Result {
        let Some(params) = type_params else { return inside(self) };
        self.within(ScopeKind::TypeParams, params.range, |b| {
            b.scope().label = "the definition of a generic";
            params.iter().try_for_each(|param| b.type_param(param))?;
            inside(b)
        })
    }

    fn type_param(&mut self, param: &TypeParam) -> Result {
        let (name, bound, default, range) = match param {
            TypeParam::TypeVar(p) => (&p.name, p.bound.as_deref(), p.default.as_deref(), p.range),
            TypeParam::TypeVarTuple(p) => (&p.name, None, p.default.as_deref(), p.range),
            TypeParam::ParamSpec(p) => (&p.name, None, p.default.as_deref(), p.range),
        };
        if name.as_str() == "__classdict__" || name.as_str() == "__classcell__" {
            return self.error(range, format!("reserved name '{name}' cannot be used for type parameter"));
        }
        self.define(&name.id, Uses::TYPE_PARAM.or(Uses::BOUND), range)?;
        if let Some(bound) = bound {
            let label = if bound.is_tuple_expr() { "a TypeVar constraint" } else { "a TypeVar bound" };
            self.type_var_scope(bound, label)?;
        }
        if let Some(default) = default {
            let label = match param {
                TypeParam::TypeVar(_) => "a TypeVar default",
                TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
                TypeParam::ParamSpec(_) => "a ParamSpec default",
            };
            self.type_var_scope(default, label)?;
        }
        Ok(())
    }

    fn type_var_scope(&mut self, e: &Expr, label: &'static str) -> Result {
        self.within(ScopeKind::TypeVar, e.range(), |b| {
            b.scope().label = label;
            b.define(&Name::new_static("format"), Uses::PARAM.or(Uses::BOUND), e.range())?;
            b.expr(e)
        })
    }
}

/// The annotations of a function with the names they stand for, in CPython's order.
pub(crate) fn annotations_of(def: &ast::StmtFunctionDef) -> Vec<(Name, &Expr)> {
    let mut found = Vec::new();
    let p = &def.parameters;
    for param in p.posonlyargs.iter().chain(&p.args) {
        found.extend(param.parameter.annotation.as_deref().map(|e| (param.parameter.name.id.clone(), e)));
    }
    if let Some(param) = &p.vararg {
        found.extend(param.annotation.as_deref().map(|e| (param.name.id.clone(), e)));
    }
    for param in &p.kwonlyargs {
        found.extend(param.parameter.annotation.as_deref().map(|e| (param.parameter.name.id.clone(), e)));
    }
    if let Some(param) = &p.kwarg {
        found.extend(param.annotation.as_deref().map(|e| (param.name.id.clone(), e)));
    }
    found.extend(def.returns.as_deref().map(|e| (Name::new_static("return"), e)));
    found
}

pub(crate) fn has_defaults(p: &ast::Parameters) -> bool {
    p.posonlyargs.iter().chain(&p.args).any(|p| p.default.is_some())
}

pub(crate) fn has_kw_defaults(p: &ast::Parameters) -> bool {
    p.kwonlyargs.iter().any(|p| p.default.is_some())
}
