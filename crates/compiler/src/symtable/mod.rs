//! Symbol tables: which scope each name of a program belongs to.
//!
//! Built in two passes, as in CPython's `Python/symtable.c`: [`build`] walks the tree and notes what each scope does
//! with its names; [`resolve`] then finds for each name the scope that binds it. A list, set or dict comprehension is
//! a scope like a function's, but lives in the frame of the code around it (PEP 709): scopes that share a frame form
//! one *unit*, and a variable needs a cell only when another unit uses it.

mod build;
mod expr;
mod params;
mod resolve;

pub(crate) use build::build;
pub(crate) use params::{annotations_of, has_defaults, has_kw_defaults};
pub(crate) use resolve::is_class_cell;
use ruff_python_ast::name::Name;
use ruff_text_size::{Ranged, TextRange};
use std::collections::{HashMap, HashSet};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub(crate) struct ScopeId(pub(crate) u32);

impl ScopeId {
    pub(crate) const MODULE: ScopeId = ScopeId(0);
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A list, set or dict comprehension.
    Comprehension,
    Generator,
    /// `__annotate__` of a function, class or module (PEP 649).
    Annotations,
    /// The type parameters of a generic function, class or alias (PEP 695).
    TypeParams,
    /// The value of a `type` statement.
    TypeAlias,
    /// A bound, constraint or default of a type parameter.
    TypeVar,
}

impl ScopeKind {
    /// Its variables live in slots and are seen by the scopes inside.
    pub(crate) fn is_function(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }
}

/// What a scope does with a name, as bits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Uses(u16);

impl Uses {
    pub(crate) const BOUND: Uses = Uses(1);
    pub(crate) const PARAM: Uses = Uses(2);
    pub(crate) const USED: Uses = Uses(4);
    pub(crate) const GLOBAL: Uses = Uses(8);
    pub(crate) const NONLOCAL: Uses = Uses(16);
    pub(crate) const ANNOTATED: Uses = Uses(32);
    pub(crate) const TYPE_PARAM: Uses = Uses(64);
    /// The target of a comprehension's `for`.
    pub(crate) const ITERATION: Uses = Uses(128);
    /// Bound by an import.
    pub(crate) const IMPORTED: Uses = Uses(256);
    /// Bound by anything but an import or a parameter.
    pub(crate) const ASSIGNED: Uses = Uses(512);

    pub(crate) fn has(self, any: Uses) -> bool {
        self.0 & any.0 != 0
    }

    pub(crate) fn or(self, other: Uses) -> Uses {
        Uses(self.0 | other.0)
    }
}

pub(crate) struct Symbol {
    pub(crate) name: Name,
    pub(crate) uses: Uses,
    /// Where a `global` or `nonlocal` statement names it, for messages.
    pub(crate) declared: TextRange,
}

/// Where a name of a scope lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// A variable of that scope (this one or one around it).
    Variable(ScopeId),
    /// `global` says so.
    GlobalExplicit,
    /// Nothing around binds it.
    GlobalImplicit,
}

pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    pub(crate) parent: Option<ScopeId>,
    pub(crate) symbols: Vec<Symbol>,
    index: HashMap<Name, u32>,
    places: Vec<Place>,
    /// Lives in the frame of its parent.
    pub(crate) inlined: bool,
    pub(crate) is_async: bool,
    pub(crate) has_yield: bool,
    /// A comprehension that awaits or iterates asynchronously.
    pub(crate) is_async_comprehension: bool,
    /// An annotation scope directly inside a class: sees the class's names.
    pub(crate) sees_class: bool,
    /// A class some method of which needs `__class__`.
    pub(crate) needs_class_cell: bool,
    /// A class with annotation scopes that see it.
    pub(crate) needs_classdict: bool,
    pub(crate) nested: bool,
    /// Name of the class around, for the mangling of private names.
    pub(crate) private: Option<Name>,
    pub(crate) range: TextRange,
    /// What an annotation, alias or type variable scope is called in messages.
    pub(crate) label: &'static str,
    /// The names of a class's attributes that its methods assign through their first parameter.
    pub(crate) static_attributes: Vec<Name>,
}

/// How a scope is found from the node that makes it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct ScopeKey(u32, u32, ScopeKind);

impl ScopeKey {
    pub(crate) fn new(node: impl Ranged, kind: ScopeKind) -> Self {
        let range = node.range();
        ScopeKey(range.start().to_u32(), range.end().to_u32(), kind)
    }
}

/// A variable: the scope that binds it, and its name.
pub(crate) type Variable = (ScopeId, Name);

#[derive(Default)]
pub(crate) struct SymbolTable {
    scopes: Vec<Scope>,
    keys: HashMap<ScopeKey, ScopeId>,
    /// Variables that another unit uses, so that they need cells.
    captured: HashSet<Variable>,
    /// For each scope that is a unit's own: the variables of other units that it or a unit inside uses.
    frees: HashMap<ScopeId, Vec<Variable>>,
    pub(crate) future_annotations: bool,
}

impl SymbolTable {
    pub(crate) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    fn scope_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }

    pub(crate) fn find(&self, key: ScopeKey) -> Option<ScopeId> {
        self.keys.get(&key).copied()
    }

    /// The scope whose frame this scope lives in.
    pub(crate) fn unit_of(&self, mut id: ScopeId) -> ScopeId {
        while self.scope(id).inlined {
            match self.scope(id).parent {
                Some(parent) => id = parent,
                None => break,
            }
        }
        id
    }

    pub(crate) fn place(&self, id: ScopeId, name: &Name) -> Place {
        let scope = self.scope(id);
        let place = scope.index.get(name).and_then(|&i| scope.places.get(i as usize));
        place.copied().unwrap_or(Place::GlobalImplicit)
    }

    pub(crate) fn uses(&self, id: ScopeId, name: &Name) -> Uses {
        self.scope(id).uses(name)
    }

    pub(crate) fn is_captured(&self, variable: &Variable) -> bool {
        self.captured.contains(variable)
    }

    /// Free variables of a unit, by name.
    pub(crate) fn frees(&self, unit: ScopeId) -> &[Variable] {
        self.frees.get(&unit).map_or(&[], Vec::as_slice)
    }
}

impl Scope {
    pub(crate) fn uses(&self, name: &Name) -> Uses {
        self.index.get(name).map_or(Uses::default(), |&i| self.symbols[i as usize].uses)
    }
}

/// A private name of a class (`__x` in class `A` is `_A__x`); other names as they are. CPython `_Py_Mangle`.
pub(crate) fn mangle(private: Option<&Name>, name: &Name) -> Name {
    let Some(class) = private else { return name.clone() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return name.clone();
    }
    Name::new(format!("_{class}{name}"))
}
