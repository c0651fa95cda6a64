//! From Python source to bytecode: ruff's parser, symbol tables, code generation, and CPython's syntax errors.
//!
//! This crate knows the syntax of Python and none of its values. It is the only user of the ruff crates.

mod codegen;
mod error;
mod finally;
mod limits;
mod repr;
mod source;
mod surrogates;
mod symtable;
mod syntax;
mod unparse;

pub use error::{ErrorKind, SyntaxError, Warning};

use codegen::{Compiler, Purpose};
use coroscope_bytecode::Code;
use ruff_python_ast::Mod;
use ruff_python_parser::{ParseOptions, parse_unchecked};
use source::Source;
use std::rc::Rc;

/// What a source is, as the third argument of Python's `compile` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A program or module.
    Module,
    /// One expression, whose value the code returns.
    Eval,
    /// Interactive input: values of expression statements are displayed.
    Single,
    /// Statements for `exec`; compiled like a module.
    Exec,
}

/// Compiled code and the warnings that came with it.
#[derive(Clone, Debug)]
pub struct Compiled {
    pub code: Rc<Code>,
    pub warnings: Vec<Warning>,
}

/// Compiles a source. Follows CPython 3.14's `compile`.
///
/// # Errors
/// A source that is not valid Python, in CPython's words and at CPython's place.
pub fn compile(source: &str, filename: &str, mode: Mode) -> Result<Compiled, SyntaxError> {
    compile_boxed(source, filename, mode).map_err(|e| *e)
}

fn compile_boxed(source: &str, filename: &str, mode: Mode) -> error::Result<Compiled> {
    let from_file = mode == Mode::Module && !filename.starts_with('<');
    // Only encoded text may start with a mark of its encoding.
    let text = source.strip_prefix('\u{feff}').filter(|_| from_file).unwrap_or(source);
    let mut source = Source::new(text);
    source.from_file = from_file;
    let source = source;
    let mut warnings = match limits::check(&source) {
        Ok(warnings) => warnings,
        Err(limits::Refusal::Limit(error)) => return Err(error),
        Err(limits::Refusal::Tokens) => {
            let explained = syntax::explain(&source, mode == Mode::Eval);
            return Err(Box::new(explained.unwrap_or_else(|| syntax::too_deep(&source))));
        }
    };
    let parse_mode = match mode {
        Mode::Eval => ruff_python_parser::Mode::Expression,
        _ => ruff_python_parser::Mode::Module,
    };
    let parsed = parse_unchecked(text, ParseOptions::from(parse_mode));
    if let Some(error) = parsed.errors().first() {
        if let Some(explained) = syntax::explain(&source, mode == Mode::Eval) {
            return Err(Box::new(explained));
        }
        return Err(SyntaxError::of_parser(&source, error.location, syntax::reword(&error.error)));
    }
    let purpose = if mode == Mode::Single { Purpose::Interactive } else { Purpose::Statements };
    let mut tree = parsed.into_syntax();
    surrogates::restore(&source, &mut tree);
    let (code, later) = match &tree {
        Mod::Module(module) => {
            warnings.extend(finally::check(&source, &module.body));
            let table = symtable::build(&source, &module.body, None)?;
            Compiler::new(&source, &table, filename, purpose).module(&module.body)?
        }
        Mod::Expression(e) => {
            let table = symtable::build(&source, &[], Some(&e.body))?;
            Compiler::new(&source, &table, filename, purpose).expression(&e.body)?
        }
    };
    warnings.extend(later);
    Ok(Compiled { code, warnings })
}
