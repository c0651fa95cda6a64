//! Classes. CPython `codegen_class`, `codegen_class_body`.

use super::{Compiler, docstring};
use crate::error::Result;
use crate::symtable::{ScopeId, ScopeKind};
use coroscope_bytecode::{Code, Const, Instr, Intrinsic1, MakeFlags, Pos};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast, Expr, ExprContext};
use std::rc::Rc;

impl<'a> Compiler<'a> {
    pub(super) fn class_def(&mut self, s: &'a ast::StmtClassDef) -> Result {
        self.check_name(&s.name, ExprContext::Store, s)?;
        let pos = self.definition_pos(s.range, &s.decorator_list);
        let first_line = s.decorator_list.first().map_or(pos.line, |d| self.source.line(d.range.start()));
        self.decorators(&s.decorator_list)?;
        match &s.type_params {
            None => {
                self.class_body(s, first_line, pos)?;
                self.build_class(s, pos, None)?;
            }
            Some(params) => self.generic_class(s, params, first_line, pos)?,
        }
        self.apply_decorators(&s.decorator_list);
        self.store_name(&s.name.id, pos);
        Ok(())
    }

    fn generic_class(
        &mut self,
        s: &'a ast::StmtClassDef,
        params: &'a ast::TypeParams,
        first_line: u32,
        pos: Pos,
    ) -> Result {
        let scope = self.scope_for(params.range, ScopeKind::TypeParams)?;
        self.enter(scope, &format!("<generic parameters of {}>", s.name), first_line);
        self.unit().private = Some(s.name.id.clone());
        let (type_params, base) = (Name::new_static(".type_params"), Name::new_static(".generic_base"));
        self.type_params(params)?;
        self.store_name(&type_params, pos);
        self.class_body(s, first_line, pos)?;
        self.load_name(&type_params, pos);
        self.emit(Instr::Intrinsic1(Intrinsic1::SubscriptGeneric), pos);
        self.store_name(&base, pos);
        self.build_class(s, pos, Some(base))?;
        self.emit(Instr::Return, pos);
        let code = self.leave();
        self.make_function(code, scope, MakeFlags::default(), pos);
        self.emit(Instr::PushNull, pos);
        self.emit(Instr::Call(0), pos);
        Ok(())
    }

    /// Pushes `[__build_class__, null, function of the body, name]`.
    fn class_body(&mut self, s: &'a ast::StmtClassDef, first_line: u32, pos: Pos) -> Result {
        self.emit(Instr::LoadBuildClass, pos);
        self.emit(Instr::PushNull, pos);
        let scope = self.scope_for(s.range, ScopeKind::Class)?;
        let code = self.code_of(scope, |c| c.class_code(s, scope, first_line))?;
        self.make_function(code, scope, MakeFlags::default(), pos);
        self.load_str(&s.name, pos);
        Ok(())
    }

    fn class_code(&mut self, s: &'a ast::StmtClassDef, scope: ScopeId, first_line: u32) -> Result<Rc<Code>> {
        self.enter(scope, &s.name, first_line);
        self.unit().private = Some(s.name.id.clone());
        let at = Pos { line: first_line, end_line: first_line, col: 0, end_col: 0 };
        let i = self.unit().name_index(&Name::new_static("__name__"));
        self.emit(Instr::LoadName(i), at);
        self.store_name_op("__module__", at);
        let qualname = self.unit().qualname.clone();
        self.load_str(&qualname, at);
        self.store_name_op("__qualname__", at);
        self.load_const(Const::Int(i64::from(first_line)), at);
        self.store_name_op("__firstlineno__", at);
        if s.type_params.is_some() {
            self.load_name(&Name::new_static(".type_params"), at);
            self.store_name_op("__type_params__", at);
        }
        let info = self.table.scope(scope);
        if info.needs_classdict {
            self.emit(Instr::LoadLocals, at);
            let slot = self.unit().cell_slot(&(scope, Name::new_static("__classdict__")));
            self.emit(Instr::StoreDeref(slot), at);
        }
        self.enter_conditional_annotations(&s.body);
        let mut body = &s.body[..];
        if let Some((stmt, doc)) = docstring(body) {
            let at = self.pos(stmt);
            self.load_const(Const::Str(doc), at);
            self.store_name_op("__doc__", at);
            body = &body[1..];
        }
        self.stmts(body)?;
        self.class_annotations(&s.body)?;
        let end = Pos::default();
        let attributes = info.static_attributes.iter().map(|name| Const::Str(name.to_string())).collect();
        self.load_const(Const::Tuple(attributes), end);
        self.store_name_op("__static_attributes__", end);
        if info.needs_classdict {
            let slot = self.unit().cell_slot(&(scope, Name::new_static("__classdict__")));
            self.emit(Instr::LoadClosure(slot), end);
            self.store_name_op("__classdictcell__", end);
        }
        if info.needs_class_cell {
            let slot = self.unit().cell_slot(&(scope, Name::new_static("__class__")));
            self.emit(Instr::LoadClosure(slot), end);
            self.emit(Instr::Copy(1), end);
            self.store_name_op("__classcell__", end);
        } else {
            self.load_const(Const::None, end);
        }
        self.emit(Instr::Return, end);
        Ok(self.leave())
    }

    /// Bases and keywords, and the call of `__build_class__`.
    fn build_class(&mut self, s: &'a ast::StmtClassDef, pos: Pos, generic_base: Option<Name>) -> Result {
        let empty = ast::Arguments {
            range: s.range,
            node_index: Default::default(),
            args: Box::default(),
            keywords: Default::default(),
        };
        let arguments = s.arguments.as_deref().unwrap_or(&empty);
        self.check_keywords(&arguments.keywords)?;
        let Some(base) = generic_base else { return self.arguments(arguments, 2, pos) };
        let plain =
            !arguments.args.iter().any(Expr::is_starred_expr) && arguments.keywords.iter().all(|k| k.arg.is_some());
        if plain {
            self.exprs(&arguments.args)?;
            self.load_name(&base, pos);
            return self.finish_call(3 + arguments.args.len() as u32, &arguments.keywords, pos);
        }
        self.gather_list(&arguments.args, 2, pos)?;
        self.load_name(&base, pos);
        self.emit(Instr::ListAppend(1), pos);
        self.finish_call_ex(&arguments.keywords, pos)
    }
}
