//! Modules, and the registry of those that can be imported.

use crate::dict::Dict;
use crate::heap::Identity;
use crate::{Res, Value, Vm};
use std::rc::Rc;

pub struct Module {
    pub dict: Rc<Dict>,
    pub identity: Identity,
}

/// How an importable module comes to be.
#[derive(Clone, Copy)]
pub enum ModuleDef {
    /// Filled by Rust: gets the new module's dict.
    Native(fn(&Vm, &Rc<Dict>) -> Res<()>),
    /// Our own Python, compiled on first import. `file` is what tracebacks show.
    Source { file: &'static str, text: &'static str },
    /// Python first run by Rust: `init` puts natives into the dict, then the text runs.
    Mixed { init: fn(&Vm, &Rc<Dict>) -> Res<()>, file: &'static str, text: &'static str },
}

impl Vm {
    /// Makes a module importable. Packages are modules whose name others extend with a dot.
    pub fn register_module(&self, name: &'static str, def: ModuleDef) {
        self.module_defs.borrow_mut().insert(name, def);
    }

    /// An empty module object with `__name__` and its kin, not yet in `sys.modules`.
    pub fn new_module(&self, name: &str) -> Rc<Module> {
        let dict = self.new_dict();
        dict.set_str(&self.intern("__name__"), Value::Str(self.intern(name)));
        dict.set_str(&self.intern("__doc__"), Value::None);
        dict.set_str(
            &self.intern("__package__"),
            Value::Str(self.intern(name.rsplit_once('.').map_or("", |(p, _)| p))),
        );
        dict.set_str(&self.intern("__loader__"), Value::None);
        dict.set_str(&self.intern("__spec__"), Value::None);
        Rc::new(Module { dict, identity: Identity::default() })
    }

    /// A module that was imported before.
    pub fn loaded_module(&self, name: &str) -> Option<Value> {
        self.modules.get_str(&self.intern(name))
    }
}
