//! Modules, and where they come from: filled by Rust, or text of the library.

use crate::dict::Dict;
use crate::heap::Identity;
use crate::{Res, Value, Vm};
use std::collections::BTreeMap;
use std::rc::Rc;

pub struct Module {
    pub dict: Rc<Dict>,
    pub identity: Identity,
}

/// Fills a module written in Rust: gets the new module's dict.
pub type NativeModule = fn(&Vm, &Rc<Dict>) -> Res<()>;

/// A module of the library.
#[derive(Clone, Debug)]
pub struct Source {
    /// What tracebacks show.
    pub file: Rc<str>,
    pub text: Rc<str>,
    /// It may have modules inside: its file is an `__init__.py`.
    pub is_package: bool,
}

/// The modules written in Python, by their full names. Clones share the texts.
#[derive(Clone, Debug, Default)]
pub struct Library(Rc<BTreeMap<String, Source>>);

impl Library {
    /// From paths with texts: `python3.14/json/decoder.py` becomes the module `json.decoder`, whose file reads
    /// `/usr/lib/python3.14/json/decoder.py`. The first folder is no part of the name. What is no Python file is passed over.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Library {
        let module = |(path, text): (&str, &str)| {
            let name = path.split_once('/')?.1.strip_suffix(".py")?;
            let package = name.strip_suffix("/__init__");
            let name = package.unwrap_or(name).replace('/', ".");
            let file = format!("/usr/lib/{path}").into();
            Some((name, Source { file, text: text.into(), is_package: package.is_some() }))
        };
        Library(Rc::new(files.into_iter().filter_map(module).collect()))
    }

    pub fn get(&self, name: &str) -> Option<&Source> {
        self.0.get(name)
    }

    /// Full names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Vm {
    /// Makes a module written in Rust importable. It is a package if others extend its name with a dot.
    pub fn register_module(&self, name: &'static str, fill: NativeModule) {
        self.native_modules.borrow_mut().insert(name, fill);
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
