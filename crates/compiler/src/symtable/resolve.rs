//! The second pass: where each name lives. CPython `analyze_name`, `analyze_cells`.

use super::{Place, ScopeId, ScopeKind, SymbolTable, Uses, Variable};
use crate::error::{Result, SyntaxError};
use crate::source::Source;
use ruff_python_ast::name::Name;

/// Finds the place of every name of every scope, which variables need cells, and what each unit takes from outside.
pub(super) fn resolve(source: &Source, table: &mut SymbolTable) -> Result {
    for i in 0..table.scopes.len() {
        let id = ScopeId(i as u32);
        let mut places = Vec::with_capacity(table.scope(id).symbols.len());
        for k in 0..table.scope(id).symbols.len() {
            let name = table.scope(id).symbols[k].name.clone();
            let place = place_of(source, table, id, k)?;
            if let Place::Variable(owner) = place {
                capture(table, id, (owner, name));
            }
            places.push(place);
        }
        table.scope_mut(id).places = places;
    }
    for frees in table.frees.values_mut() {
        frees.sort_by(|a, b| a.1.cmp(&b.1));
    }
    Ok(())
}

fn place_of(source: &Source, table: &mut SymbolTable, id: ScopeId, symbol: usize) -> Result<Place> {
    let scope = table.scope(id);
    let symbol = &scope.symbols[symbol];
    let (name, uses, declared) = (symbol.name.clone(), symbol.uses, symbol.declared);
    let fail = |message: String| Err(SyntaxError::of_meaning(source, declared, message));
    if uses.has(Uses::GLOBAL) {
        if uses.has(Uses::NONLOCAL) {
            return fail(format!("name '{name}' is nonlocal and global"));
        }
        return Ok(Place::GlobalExplicit);
    }
    if uses.has(Uses::NONLOCAL) {
        if scope.kind == ScopeKind::Module {
            return fail("nonlocal declaration not allowed at module level".to_owned());
        }
        return match enclosing(table, id, &name) {
            Place::Variable(owner) if table.scope(owner).uses(&name).has(Uses::TYPE_PARAM) => {
                fail(format!("nonlocal binding not allowed for type parameter '{name}'"))
            }
            Place::Variable(owner) => Ok(Place::Variable(owner)),
            _ => fail(format!("no binding for nonlocal '{name}' found")),
        };
    }
    if uses.has(Uses::BOUND) {
        return Ok(if scope.kind == ScopeKind::Module { Place::GlobalImplicit } else { Place::Variable(id) });
    }
    if scope.sees_class
        && let Some(class) = class_seen(table, id)
    {
        let in_class = table.scope(class).uses(&name);
        if in_class.has(Uses::GLOBAL) {
            return Ok(Place::GlobalExplicit);
        }
        if in_class.has(Uses::BOUND) && !in_class.has(Uses::NONLOCAL) && !is_class_cell(&name) {
            return Ok(Place::GlobalImplicit);
        }
    }
    Ok(enclosing(table, id, &name))
}

/// Names for which a class body has a cell, not an entry in its namespace.
pub(crate) fn is_class_cell(name: &str) -> bool {
    matches!(name, "__classdict__" | "__conditional_annotations__")
}

/// The class whose names an annotation scope sees.
fn class_seen(table: &SymbolTable, id: ScopeId) -> Option<ScopeId> {
    let mut at = table.scope(id).parent;
    while let Some(outer) = at {
        if table.scope(outer).kind == ScopeKind::Class {
            return Some(outer);
        }
        at = table.scope(outer).parent;
    }
    None
}

/// Looks for the name in the scopes around.
fn enclosing(table: &mut SymbolTable, id: ScopeId, name: &Name) -> Place {
    let mut at = table.scope(id).parent;
    while let Some(outer) = at {
        let scope = table.scope(outer);
        at = scope.parent;
        if scope.kind == ScopeKind::Class {
            let implicit = match name.as_str() {
                "__class__" => true,
                "__classdict__" => true,
                "__conditional_annotations__" => scope.uses(name).has(Uses::BOUND),
                _ => false,
            };
            if implicit {
                let scope = table.scope_mut(outer);
                scope.needs_class_cell |= name == "__class__";
                scope.needs_classdict |= name == "__classdict__";
                return Place::Variable(outer);
            }
            continue;
        }
        if scope.kind == ScopeKind::Module {
            break;
        }
        let uses = scope.uses(name);
        if uses.has(Uses::GLOBAL) {
            break;
        }
        if uses.has(Uses::BOUND) && !uses.has(Uses::NONLOCAL) {
            return Place::Variable(outer);
        }
    }
    Place::GlobalImplicit
}

/// If another unit owns the variable: it needs a cell, and every unit on the way passes the cell on.
fn capture(table: &mut SymbolTable, user: ScopeId, variable: Variable) {
    let home = table.unit_of(variable.0);
    let mut unit = table.unit_of(user);
    if unit == home {
        return;
    }
    table.captured.insert(variable.clone());
    while unit != home {
        let frees = table.frees.entry(unit).or_default();
        if frees.contains(&variable) {
            return;
        }
        frees.push(variable.clone());
        match table.scope(unit).parent {
            Some(parent) => unit = table.unit_of(parent),
            None => return,
        }
    }
}
