//! Warns of `return`, `break` and `continue` that leave a `finally` block (PEP 765). CPython `Python/ast_preprocess.c`.

use crate::error::Warning;
use crate::source::Source;
use ruff_python_ast::{ExceptHandler, Stmt};
use ruff_text_size::Ranged;

/// Where a statement stands.
#[derive(Clone, Copy)]
enum Place {
    Elsewhere,
    Finally,
}

/// Looks at all statements of a program.
pub(crate) fn check(source: &Source, body: &[Stmt]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    walk(source, body, Place::Elsewhere, &mut warnings);
    warnings
}

fn walk(source: &Source, body: &[Stmt], place: Place, warnings: &mut Vec<Warning>) {
    for stmt in body {
        let word = match stmt {
            Stmt::Return(_) => "return",
            Stmt::Break(_) => "break",
            Stmt::Continue(_) => "continue",
            other => {
                inside(source, other, place, warnings);
                continue;
            }
        };
        if matches!(place, Place::Finally) {
            let line = source.line(stmt.range().start());
            warnings.push(Warning { message: format!("'{word}' in a 'finally' block"), line });
        }
    }
}

fn inside(source: &Source, stmt: &Stmt, place: Place, warnings: &mut Vec<Warning>) {
    let away = Place::Elsewhere;
    let mut go = |body: &[Stmt], place| walk(source, body, place, warnings);
    match stmt {
        Stmt::FunctionDef(s) => go(&s.body, away),
        Stmt::ClassDef(s) => go(&s.body, away),
        // Inside a loop CPython no longer looks.
        Stmt::For(s) => {
            go(&s.body, away);
            go(&s.orelse, place);
        }
        Stmt::While(s) => {
            go(&s.body, away);
            go(&s.orelse, place);
        }
        Stmt::If(s) => {
            go(&s.body, place);
            s.elif_else_clauses.iter().for_each(|clause| go(&clause.body, place));
        }
        Stmt::With(s) => go(&s.body, place),
        Stmt::Match(s) => s.cases.iter().for_each(|case| go(&case.body, place)),
        Stmt::Try(s) => {
            go(&s.body, place);
            for ExceptHandler::ExceptHandler(h) in &s.handlers {
                go(&h.body, place);
            }
            go(&s.orelse, place);
            go(&s.finalbody, Place::Finally);
        }
        _ => {}
    }
}
