//! Imports. CPython `codegen_import`, `codegen_from_import`.

use super::Compiler;
use crate::error::Result;
use coroscope_bytecode::{Const, Instr};
use ruff_python_ast::name::Name;
use ruff_python_ast::{self as ast};

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, s: &'a ast::StmtImport) -> Result {
        let pos = self.pos(s);
        for alias in &s.names {
            self.load_const(Const::Int(0), pos);
            self.load_const(Const::None, pos);
            let i = self.unit().name_index(&alias.name.id);
            self.emit(Instr::ImportName(i), pos);
            let Some(asname) = &alias.asname else {
                let first = alias.name.split('.').next().unwrap_or("");
                self.store_name(&Name::new(first), pos);
                continue;
            };
            // `import a.b.c as d`: walk down from `a`.
            for part in alias.name.split('.').skip(1) {
                let i = self.unit().name_index(&Name::new(part));
                self.emit(Instr::ImportFrom(i), pos);
                self.emit(Instr::Swap(2), pos);
                self.emit(Instr::Pop, pos);
            }
            self.check_name(asname, ast::ExprContext::Store, alias)?;
            self.store_name(&asname.id, pos);
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, s: &'a ast::StmtImportFrom) -> Result {
        let pos = self.pos(s);
        let module = s.module.as_ref().map_or("", |m| m.as_str());
        if s.level == 0 && module == "__future__" {
            self.check_future(s)?;
        }
        self.load_const(Const::Int(i64::from(s.level)), pos);
        let names = s.names.iter().map(|alias| Const::Str(alias.name.to_string())).collect();
        self.load_const(Const::Tuple(names), pos);
        let i = self.unit().name_index(&Name::new(module));
        self.emit(Instr::ImportName(i), pos);
        for alias in &s.names {
            if alias.name.as_str() == "*" {
                self.emit(Instr::ImportStar, pos);
                return Ok(());
            }
            let i = self.unit().name_index(&alias.name.id);
            self.emit(Instr::ImportFrom(i), pos);
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.check_name(bound, ast::ExprContext::Store, alias)?;
            self.store_name(&bound.id, pos);
        }
        self.emit(Instr::Pop, pos);
        Ok(())
    }

    /// CPython `future_parse`.
    fn check_future(&mut self, s: &ast::StmtImportFrom) -> Result {
        if s.range.start() > self.future_end {
            return self.error(s, "from __future__ imports must occur at the beginning of the file");
        }
        const KNOWN: [&str; 10] = [
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        for alias in &s.names {
            let name = alias.name.as_str();
            if name == "braces" {
                return self.error(alias, "not a chance");
            }
            if !KNOWN.contains(&name) {
                return self.error(alias, format!("future feature {name} is not defined"));
            }
        }
        Ok(())
    }
}
