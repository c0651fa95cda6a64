//! Functions and lambdas. CPython `codegen_function`.

use super::{Compiler, docstring};
use crate::error::Result;
use crate::symtable::{ScopeId, ScopeKind, has_defaults, has_kw_defaults};
use coroscope_bytecode::{CodeFlags, Const, Instr, Intrinsic2, MakeFlags, Pos};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Decorator, ExprContext, Parameters};
use ruff_text_size::{TextRange, TextSize};
use std::rc::Rc;

impl<'a> Compiler<'a> {
    pub(super) fn function_def(&mut self, s: &'a ast::StmtFunctionDef) -> Result {
        self.check_name(&s.name, ExprContext::Store, s)?;
        let pos = self.definition_pos(s.range, &s.decorator_list);
        let first_line = s.decorator_list.first().map_or(pos.line, |d| self.source.line(d.range.start()));
        self.decorators(&s.decorator_list)?;
        match &s.type_params {
            None => {
                let mut flags = self.default_values(&s.parameters, pos)?;
                self.annotate_and_make(s, &mut flags, first_line, pos)?;
            }
            Some(params) => self.generic_function(s, params, first_line, pos)?,
        }
        self.apply_decorators(&s.decorator_list);
        self.store_name(&s.name.id, pos);
        Ok(())
    }

    /// `[callable, null]` for each decorator, outermost first.
    pub(super) fn decorators(&mut self, decorators: &[Decorator]) -> Result {
        decorators.iter().try_for_each(|d| {
            self.expr(&d.expression)?;
            let pos = self.pos(&d.expression);
            self.emit(Instr::PushNull, pos);
            Ok(())
        })
    }

    pub(super) fn apply_decorators(&mut self, decorators: &[Decorator]) {
        for d in decorators.iter().rev() {
            let pos = self.pos(&d.expression);
            self.emit(Instr::Call(1), pos);
        }
    }

    /// The place of a definition without its decorators.
    pub(super) fn definition_pos(&self, range: TextRange, decorators: &[Decorator]) -> Pos {
        let Some(last) = decorators.last() else { return self.pos(range) };
        let from = last.range.end();
        let rest = self.source.slice(TextRange::new(from, range.end()));
        let mut skip = 0;
        loop {
            let tail = rest.get(skip..).unwrap_or("");
            let blank = tail.len() - tail.trim_start().len();
            skip += blank;
            let tail = rest.get(skip..).unwrap_or("");
            if !tail.starts_with('#') {
                break;
            }
            skip += tail.find(['\n', '\r']).unwrap_or(tail.len());
        }
        self.pos(TextRange::new(from + TextSize::new(skip as u32), range.end()))
    }

    /// A generic function is made by a function that makes its type parameters.
    fn generic_function(
        &mut self,
        s: &'a ast::StmtFunctionDef,
        params: &'a ast::TypeParams,
        first_line: u32,
        pos: Pos,
    ) -> Result {
        let scope = self.scope_for(params.range, ScopeKind::TypeParams)?;
        let (defaults, kw_defaults) = (has_defaults(&s.parameters), has_kw_defaults(&s.parameters));
        // The defaults are evaluated outside, and handed in.
        let mut code_flags = MakeFlags::default();
        self.enter(scope, &format!("<generic parameters of {}>", s.name), first_line);
        let mut count = 0;
        for (name, wanted, flag) in
            [(".defaults", defaults, MakeFlags::DEFAULTS), (".kwdefaults", kw_defaults, MakeFlags::KW_DEFAULTS)]
        {
            if wanted {
                self.unit().fast_slot((scope, Name::new_static(name)), false);
                code_flags.insert(flag);
                count += 1;
            }
        }
        self.unit().arg_count = count;
        self.type_params(params)?;
        for (name, wanted) in [(".defaults", defaults), (".kwdefaults", kw_defaults)] {
            if wanted {
                self.load_name(&Name::new_static(name), pos);
            }
        }
        self.annotate_and_make(s, &mut code_flags, first_line, pos)?;
        self.emit(Instr::Swap(2), pos);
        self.emit(Instr::Intrinsic2(Intrinsic2::SetFunctionTypeParams), pos);
        self.emit(Instr::Return, pos);
        let code = self.leave();
        self.make_function(code, scope, MakeFlags::default(), pos);
        self.emit(Instr::PushNull, pos);
        self.default_values(&s.parameters, pos)?;
        self.emit(Instr::Call(count), pos);
        Ok(())
    }

    fn annotate_and_make(
        &mut self,
        s: &'a ast::StmtFunctionDef,
        flags: &mut MakeFlags,
        first_line: u32,
        pos: Pos,
    ) -> Result {
        if self.function_annotate(s, pos)? {
            flags.insert(MakeFlags::ANNOTATE);
        }
        let scope = self.scope_for(s.range, ScopeKind::Function)?;
        let code = self.code_of(scope, |c| c.function_code(s, scope, first_line))?;
        self.make_function(code, scope, *flags, pos);
        Ok(())
    }

    fn function_code(
        &mut self,
        s: &'a ast::StmtFunctionDef,
        scope: ScopeId,
        first_line: u32,
    ) -> Result<Rc<coroscope_bytecode::Code>> {
        let in_class = self.table.scope(self.unit().scope).kind == ScopeKind::Class;
        self.enter(scope, &s.name, first_line);
        if in_class {
            self.unit().flags.insert(CodeFlags::METHOD);
        }
        self.parameters(scope, &s.parameters)?;
        self.generator_flags(scope);
        let mut body = &s.body[..];
        if let Some((_, doc)) = docstring(body) {
            self.unit().const_index(Const::Str(doc));
            self.unit().flags.insert(CodeFlags::HAS_DOCSTRING);
            body = &body[1..];
        }
        self.stmts(body)?;
        Ok(self.leave_returning_none())
    }

    fn generator_flags(&mut self, scope: ScopeId) {
        let info = self.table.scope(scope);
        let flags = match (info.is_async, info.has_yield) {
            (true, true) => CodeFlags::ASYNC_GENERATOR,
            (true, false) => CodeFlags::COROUTINE,
            (false, true) => CodeFlags::GENERATOR,
            (false, false) => return,
        };
        self.unit().flags.insert(flags);
    }

    /// Gives the parameters their slots.
    fn parameters(&mut self, scope: ScopeId, p: &Parameters) -> Result {
        let named = p.posonlyargs.iter().chain(&p.args).chain(&p.kwonlyargs).map(|p| &p.parameter);
        let variadic = p.vararg.iter().chain(&p.kwarg).map(|p| &**p);
        for param in named.chain(variadic) {
            self.check_name(&param.name, ExprContext::Store, param)?;
            let name = self.mangled(&param.name.id);
            self.unit().fast_slot((scope, name), false);
        }
        let unit = self.unit();
        unit.pos_only_count = p.posonlyargs.len() as u32;
        unit.arg_count = unit.pos_only_count + p.args.len() as u32;
        unit.kw_only_count = p.kwonlyargs.len() as u32;
        if p.vararg.is_some() {
            unit.flags.insert(CodeFlags::VARARGS);
        }
        if p.kwarg.is_some() {
            unit.flags.insert(CodeFlags::VARKEYWORDS);
        }
        Ok(())
    }

    /// Pushes the tuple and the dict of default values, as far as there are any.
    fn default_values(&mut self, p: &Parameters, pos: Pos) -> Result<MakeFlags> {
        let mut flags = MakeFlags::default();
        let defaults: Vec<_> = p.posonlyargs.iter().chain(&p.args).filter_map(|p| p.default.as_deref()).collect();
        if !defaults.is_empty() {
            flags.insert(MakeFlags::DEFAULTS);
            let constant = defaults.iter().map(|e| super::consts::const_value(e)).collect::<Option<Vec<_>>>();
            match constant {
                Some(values) => self.load_const(Const::Tuple(values), pos),
                None => {
                    defaults.iter().try_for_each(|e| self.expr(e))?;
                    self.emit(Instr::BuildTuple(defaults.len() as u32), pos);
                }
            }
        }
        let mut count = 0;
        for param in &p.kwonlyargs {
            if let Some(default) = &param.default {
                let name = self.mangled(&param.parameter.name.id);
                self.load_str(&name, pos);
                self.expr(default)?;
                count += 1;
            }
        }
        if count > 0 {
            flags.insert(MakeFlags::KW_DEFAULTS);
            self.emit(Instr::BuildMap(count), pos);
        }
        Ok(flags)
    }

    pub(super) fn lambda(&mut self, e: &ast::ExprLambda) -> Result {
        let pos = self.pos(e);
        let empty = Parameters::default();
        let parameters = e.parameters.as_deref().unwrap_or(&empty);
        let flags = self.default_values(parameters, pos)?;
        let scope = self.scope_for(e.range, ScopeKind::Lambda)?;
        let code = self.code_of(scope, |c| {
            c.enter(scope, "<lambda>", pos.line);
            c.parameters(scope, parameters)?;
            c.generator_flags(scope);
            c.expr(&e.body)?;
            let at = c.pos(&*e.body);
            c.emit(Instr::Return, at);
            Ok(c.leave())
        })?;
        self.make_function(code, scope, flags, pos);
        Ok(())
    }
}
