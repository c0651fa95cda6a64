//! Type parameters and `type` statements (PEP 695, PEP 696). CPython `codegen_type_params`, `codegen_typealias`.

use super::Compiler;
use crate::error::Result;
use crate::symtable::ScopeKind;
use coroscope_bytecode::{Const, Instr, Intrinsic1, Intrinsic2, MakeFlags, Pos};
use ruff_python_ast::{self as ast, Expr, TypeParam};

impl<'a> Compiler<'a> {
    /// Makes the type parameters, binds them, and pushes the tuple of them.
    pub(super) fn type_params(&mut self, params: &'a ast::TypeParams) -> Result {
        let mut seen_default = false;
        for param in params {
            let (name, default, range) = match param {
                TypeParam::TypeVar(p) => (&p.name, &p.default, p.range),
                TypeParam::TypeVarTuple(p) => (&p.name, &p.default, p.range),
                TypeParam::ParamSpec(p) => (&p.name, &p.default, p.range),
            };
            let pos = self.pos(range);
            self.load_str(name, pos);
            let make = match param {
                TypeParam::TypeVar(p) => match &p.bound {
                    Some(bound) => {
                        self.lazy_value(bound, name, pos)?;
                        Instr::Intrinsic2(if bound.is_tuple_expr() {
                            Intrinsic2::TypeVarWithConstraints
                        } else {
                            Intrinsic2::TypeVarWithBound
                        })
                    }
                    None => Instr::Intrinsic1(Intrinsic1::TypeVar),
                },
                TypeParam::TypeVarTuple(_) => Instr::Intrinsic1(Intrinsic1::TypeVarTuple),
                TypeParam::ParamSpec(_) => Instr::Intrinsic1(Intrinsic1::ParamSpec),
            };
            self.emit(make, pos);
            match default {
                Some(default) => {
                    seen_default = true;
                    self.lazy_value(default, name, pos)?;
                    self.emit(Instr::Intrinsic2(Intrinsic2::SetTypeParamDefault), pos);
                }
                None if seen_default => {
                    let message = format!("non-default type parameter '{name}' follows default type parameter");
                    return self.error(range, message);
                }
                None => {}
            }
            self.emit(Instr::Copy(1), pos);
            self.store_name(&name.id, pos);
        }
        let pos = self.pos(params.range);
        self.emit(Instr::BuildTuple(params.len() as u32), pos);
        Ok(())
    }

    /// Pushes a function that computes a bound, constraints or a default when they are asked for.
    fn lazy_value(&mut self, e: &Expr, name: &str, pos: Pos) -> Result {
        let scope = self.scope_for(ruff_text_size::Ranged::range(e), ScopeKind::TypeVar)?;
        self.load_const(Const::Tuple(vec![Const::Int(1)]), pos);
        let private = self.unit().private.clone();
        self.enter_annotate(scope, name, pos)?;
        self.unit().private = private;
        let at = self.pos(e);
        match e {
            Expr::Starred(starred) => {
                self.expr(&starred.value)?;
                self.emit(Instr::UnpackSequence(1), at);
            }
            e => self.expr(e)?,
        }
        self.emit(Instr::Return, at);
        let code = self.leave();
        self.make_function(code, scope, MakeFlags::DEFAULTS, pos);
        Ok(())
    }

    pub(super) fn type_alias(&mut self, s: &'a ast::StmtTypeAlias) -> Result {
        let pos = self.pos(s);
        let Expr::Name(name) = &*s.name else { return self.error(&*s.name, "invalid syntax") };
        self.check_name(&name.id, ast::ExprContext::Store, name)?;
        match &s.type_params {
            None => {
                self.load_str(&name.id, pos);
                self.load_const(Const::None, pos);
                self.alias_value(s, &name.id, pos)?;
            }
            Some(params) => {
                let scope = self.scope_for(params.range, ScopeKind::TypeParams)?;
                self.enter(scope, &format!("<generic parameters of {}>", name.id), pos.line);
                self.load_str(&name.id, pos);
                self.type_params(params)?;
                self.alias_value(s, &name.id, pos)?;
                self.emit(Instr::Return, pos);
                let code = self.leave();
                self.make_function(code, scope, MakeFlags::default(), pos);
                self.emit(Instr::PushNull, pos);
                self.emit(Instr::Call(0), pos);
            }
        }
        let at = self.pos(&*s.name);
        self.store_name(&name.id, at);
        Ok(())
    }

    /// `[name, type params] -> [alias]`
    fn alias_value(&mut self, s: &'a ast::StmtTypeAlias, name: &str, pos: Pos) -> Result {
        let scope = self.scope_for(s.range, ScopeKind::TypeAlias)?;
        self.load_const(Const::Tuple(vec![Const::Int(1)]), pos);
        let private = self.unit().private.clone();
        self.enter_annotate(scope, name, pos)?;
        self.unit().private = private;
        self.expr(&s.value)?;
        let at = self.pos(&*s.value);
        self.emit(Instr::Return, at);
        let code = self.leave();
        self.make_function(code, scope, MakeFlags::DEFAULTS, pos);
        self.emit(Instr::BuildTuple(3), pos);
        self.emit(Instr::Intrinsic1(Intrinsic1::TypeAlias), pos);
        Ok(())
    }
}
