//! Calls. CPython `codegen_call`.

use super::Compiler;
use crate::error::Result;
use crate::symtable::{Place, ScopeKind};
use coroscope_bytecode::{CommonConst, Const, Instr, Intrinsic1, Pos};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Expr, ExprContext, Keyword};
use ruff_text_size::Ranged;
use std::collections::HashSet;

/// More arguments than this go through a list, to keep the stack low.
const MAX_STACK_ARGS: usize = 250;

impl Compiler<'_> {
    pub(super) fn call(&mut self, e: &ast::ExprCall) -> Result {
        let pos = self.pos(e);
        self.check_keywords(&e.arguments.keywords)?;
        if let Expr::Attribute(method) = &*e.func
            && method.ctx == ExprContext::Load
            && is_plain(&e.arguments)
        {
            if self.super_attribute(method)? {
                self.emit(Instr::PushNull, pos);
            } else {
                self.expr(&method.value)?;
                let at = self.pos(method);
                let at = self.attr_pos(method, at);
                let i = self.name_index(&method.attr.id);
                self.emit(Instr::LoadMethod(i), at);
            }
            let pos = self.attr_pos(method, pos);
            return self.arguments(&e.arguments, 0, pos);
        }
        self.warn_call(e);
        if self.builtin_of_generator(e)? {
            return Ok(());
        }
        self.expr(&e.func)?;
        let at = self.pos(&*e.func);
        self.emit(Instr::PushNull, at);
        self.arguments(&e.arguments, 0, pos)
    }

    /// `super().name` and `super(C, self).name` in a function, without making the super object.
    pub(super) fn super_attribute(&mut self, e: &ast::ExprAttribute) -> Result<bool> {
        let Expr::Call(call) = &*e.value else { return Ok(false) };
        let Expr::Name(func) = &*call.func else { return Ok(false) };
        let args = &call.arguments;
        if e.ctx != ExprContext::Load || func.id != "super" || !args.keywords.is_empty() {
            return Ok(false);
        }
        let current = self.current_scope();
        let table = self.table;
        if !matches!(table.place(current, &func.id), Place::GlobalImplicit)
            || table.unit_of(current) != current
            || table.place(crate::symtable::ScopeId::MODULE, &func.id) == Place::GlobalExplicit
            || table.uses(crate::symtable::ScopeId::MODULE, &func.id).has(crate::symtable::Uses::BOUND)
        {
            return Ok(false);
        }
        let pos = self.pos(&*call.func);
        let whole = self.pos(call);
        match &args.args[..] {
            [] => {
                let class = Name::new_static("__class__");
                let has_class = matches!(table.place(current, &class), Place::Variable(_));
                let positional = self.unit().arg_count > 0;
                if table.scope(current).kind != ScopeKind::Function || !has_class || !positional {
                    return Ok(false);
                }
                self.load_name(&func.id, pos);
                self.load_name(&class, whole);
                let first = Name::new(self.unit().locals.first().map_or("", String::as_str));
                let private = self.unit().private.take();
                self.load_name(&first, whole);
                self.unit().private = private;
            }
            [a, b] if !a.is_starred_expr() && !b.is_starred_expr() => {
                self.load_name(&func.id, pos);
                self.expr(a)?;
                self.expr(b)?;
            }
            _ => return Ok(false),
        }
        let pos = self.pos(e);
        let pos = self.attr_pos(e, pos);
        let i = self.name_index(&e.attr.id);
        self.emit(Instr::LoadSuperAttr(i), pos);
        Ok(true)
    }

    /// `any(... for ...)`, `all`, `tuple`: while the name means the builtin, the loop runs right here.
    /// CPython `maybe_optimize_function_call`.
    fn builtin_of_generator(&mut self, e: &ast::ExprCall) -> Result<bool> {
        let (Expr::Name(func), [Expr::Generator(generator)]) = (&*e.func, &e.arguments.args[..]) else {
            return Ok(false);
        };
        let builtin = match func.id.as_str() {
            "any" => CommonConst::BuiltinAny,
            "all" => CommonConst::BuiltinAll,
            "tuple" => CommonConst::BuiltinTuple,
            _ => return Ok(false),
        };
        let scope = self.scope_for(generator.range, ScopeKind::Generator)?;
        if !e.arguments.keywords.is_empty() || self.table.scope(scope).is_async_comprehension {
            return Ok(false);
        }
        let range = if generator.parenthesized { generator.range } else { e.arguments.range };
        let (at, pos) = (self.pos(&*e.func), self.pos(e));
        let (other, top, stop, end) = (self.label(), self.label(), self.label(), self.label());
        self.expr(&e.func)?;
        self.emit(Instr::Copy(1), at);
        self.emit(Instr::LoadCommon(builtin), at);
        self.emit(Instr::Is(false), at);
        self.emit(Instr::PopJumpIfFalse(other.0), at);
        self.emit(Instr::Pop, at);
        if builtin == CommonConst::BuiltinTuple {
            self.emit(Instr::BuildList(0), at);
        }
        self.generator(generator, range)?;
        self.place(top);
        self.emit(Instr::ForIter(stop.0), at);
        if builtin == CommonConst::BuiltinTuple {
            self.emit(Instr::ListAppend(2), at);
            self.jump(top, at);
            self.place(stop);
            self.emit(Instr::Intrinsic1(Intrinsic1::ListToTuple), at);
        } else {
            let decides = builtin == CommonConst::BuiltinAny;
            self.jump_on(top, !decides, at);
            self.emit(Instr::Pop, at);
            self.load_const(Const::Bool(decides), at);
            self.jump(end, at);
            self.place(stop);
            self.load_const(Const::Bool(!decides), at);
        }
        self.jump(end, at);
        self.quiet += 1;
        self.unit().cold += 1;
        self.place(other);
        self.emit(Instr::PushNull, at);
        let result = self.generator(generator, range);
        self.emit(Instr::Call(1), pos);
        let cold = &mut self.unit().cold;
        *cold = cold.saturating_sub(1);
        self.quiet -= 1;
        result?;
        self.place(end);
        Ok(true)
    }

    /// Arguments and the call, with the callable and its self on the stack and `pushed` arguments after them.
    pub(super) fn arguments(&mut self, arguments: &ast::Arguments, pushed: u32, pos: Pos) -> Result {
        if !is_plain(arguments) {
            return self.arguments_ex(&arguments.args, &arguments.keywords, pushed, pos);
        }
        match &arguments.args[..] {
            // The parentheses of the call are the generator's too.
            [Expr::Generator(only)] if !only.parenthesized => self.generator(only, arguments.range)?,
            args => self.exprs(args)?,
        }
        self.finish_call(pushed + arguments.args.len() as u32, &arguments.keywords, pos)
    }

    pub(super) fn exprs(&mut self, exprs: &[Expr]) -> Result {
        exprs.iter().try_for_each(|e| self.expr(e))
    }

    /// Named arguments and the call, with `count` positional ones on the stack.
    pub(super) fn finish_call(&mut self, count: u32, keywords: &[Keyword], pos: Pos) -> Result {
        if keywords.is_empty() {
            self.emit(Instr::Call(count), pos);
            return Ok(());
        }
        let mut names = Vec::with_capacity(keywords.len());
        for keyword in keywords {
            self.expr(&keyword.value)?;
            if let Some(name) = &keyword.arg {
                names.push(Const::Str(name.to_string()));
            }
        }
        let names = self.unit().const_index(Const::Tuple(names));
        self.emit(Instr::CallKw((count + keywords.len() as u32) as u16, names), pos);
        Ok(())
    }

    /// Calls with `*` or `**`, or very many arguments.
    pub(super) fn arguments_ex(&mut self, args: &[Expr], keywords: &[Keyword], pushed: u32, pos: Pos) -> Result {
        match args {
            [Expr::Starred(only)] if pushed == 0 => self.expr(&only.value)?,
            [] if pushed == 0 => self.load_const(Const::Tuple(Vec::new()), pos),
            args => self.gather_list(args, pushed, pos)?,
        }
        self.finish_call_ex(keywords, pos)
    }

    /// Named arguments and the call, with all positional ones in one iterable on the stack.
    pub(super) fn finish_call_ex(&mut self, keywords: &[Keyword], pos: Pos) -> Result {
        if keywords.is_empty() {
            self.emit(Instr::PushNull, pos);
        } else {
            self.keyword_dict(keywords, pos)?;
        }
        self.emit(Instr::CallEx, pos);
        Ok(())
    }

    /// One dict of all named arguments; each `**` is merged into it in its turn.
    fn keyword_dict(&mut self, keywords: &[Keyword], pos: Pos) -> Result {
        let mut first = true;
        let mut rest = keywords;
        while !rest.is_empty() {
            let n = rest.iter().take_while(|k| k.arg.is_some()).count().min(MAX_STACK_ARGS / 2);
            if n > 0 {
                for keyword in &rest[..n] {
                    let name = keyword.arg.as_ref().map_or("", |name| name.as_str());
                    self.load_str(name, pos);
                    self.expr(&keyword.value)?;
                }
                self.emit(Instr::BuildMap(n as u32), pos);
                if !first {
                    self.emit(Instr::DictMerge(1), pos);
                }
                rest = &rest[n..];
            } else {
                if first {
                    self.emit(Instr::BuildMap(0), pos);
                }
                self.expr(&rest[0].value)?;
                self.emit(Instr::DictMerge(1), pos);
                rest = &rest[1..];
            }
            first = false;
        }
        Ok(())
    }

    /// CPython `validate_keywords`.
    pub(super) fn check_keywords(&mut self, keywords: &[Keyword]) -> Result {
        let mut seen = HashSet::new();
        for keyword in keywords {
            let Some(name) = &keyword.arg else { continue };
            self.check_name(name, ExprContext::Store, keyword)?;
            if !seen.insert(name.as_str()) {
                return self.error(keyword, format!("keyword argument repeated: {name}"));
            }
        }
        Ok(())
    }

    /// `1(...)`, `[...](...)`: probably a comma is missing.
    fn warn_call(&mut self, e: &ast::ExprCall) {
        let kind = match &*e.func {
            Expr::NoneLiteral(_) => "NoneType",
            Expr::BooleanLiteral(_) => "bool",
            Expr::EllipsisLiteral(_) => "ellipsis",
            Expr::NumberLiteral(n) => match n.value {
                ast::Number::Int(_) => "int",
                ast::Number::Float(_) => "float",
                ast::Number::Complex { .. } => "complex",
            },
            Expr::StringLiteral(_) | Expr::FString(_) => "str",
            Expr::BytesLiteral(_) => "bytes",
            Expr::Tuple(_) => "tuple",
            Expr::List(_) | Expr::ListComp(_) => "list",
            Expr::Dict(_) | Expr::DictComp(_) => "dict",
            Expr::Set(_) | Expr::SetComp(_) => "set",
            Expr::Generator(_) => "generator",
            Expr::TString(_) => "string.templatelib.Template",
            _ => return,
        };
        self.warn(e.range(), format!("'{kind}' object is not callable; perhaps you missed a comma?"));
    }
}

/// No `*`, no `**`, and few enough arguments for the stack.
fn is_plain(arguments: &ast::Arguments) -> bool {
    arguments.args.len() + arguments.keywords.len() <= MAX_STACK_ARGS
        && !arguments.args.iter().any(Expr::is_starred_expr)
        && arguments.keywords.iter().all(|k| k.arg.is_some())
}
