//! `import`: the registry, packages, and running our own Python modules on first use.

use crate::code::{self, CodeObject};
use crate::flow::Execution;
use crate::module::{Module, NativeModule, Source};
use crate::string::PyStr;
use crate::vm::{CompileError, CompileMode};
use crate::{Exc, Res, Value, Vm};
use std::rc::Rc;

/// How a module comes to be.
enum Def {
    Native(NativeModule),
    /// Our own Python, compiled on first import.
    Source(Source),
}

/// What a SyntaxError's second argument holds.
fn place(filename: &str, e: &CompileError) -> Value {
    let nowhere = e.line == 0 && e.text.is_none();
    let n = |v: i64| if nowhere { Value::None } else { Value::Int(v) };
    let text = e.text.as_ref().map_or(Value::None, |text| Value::str(text.clone()));
    let (line, end_line) = (n(e.line.into()), n(e.end_line.into()));
    Value::tuple(vec![Value::str(filename), line, n(e.col.into()), text, end_line, n(e.end_col.into())])
}

/// A sentence for the name of a module that is not here.
pub type Advise = fn(&str) -> Option<String>;

/// Says what to use here instead of a module that cannot be had; set by the standard library.
#[derive(Default)]
pub struct ImportAdvice {
    pub advise: std::cell::Cell<Option<Advise>>,
}

impl Vm {
    /// Compiles text; a failure is Python's SyntaxError (or RecursionError, MemoryError).
    pub fn compile(&self, text: &str, filename: &str, mode: CompileMode) -> Result<Rc<CodeObject>, Exc> {
        match (self.compiler)(text, filename, mode) {
            Ok((code, warnings)) => {
                // A string has no lines to be shown later, unless its name is that of a file.
                let source = match mode {
                    CompileMode::Module => Some(Rc::new(code::Source { text: text.to_owned() })),
                    _ => self.sources.borrow().get(filename).cloned(),
                };
                let source = source.unwrap_or_default();
                if mode == CompileMode::Module {
                    self.sources.borrow_mut().insert(filename.to_owned(), source.clone());
                }
                if !warnings.is_empty() {
                    self.extension::<CompileWarnings>()
                        .0
                        .borrow_mut()
                        .extend(warnings.into_iter().map(|w| (filename.to_owned(), w)));
                }
                Ok(CodeObject::new(self, &code, &source))
            }
            Err(e) => Err(self.syntax_error(filename, e)),
        }
    }

    fn syntax_error(&self, filename: &str, mut e: CompileError) -> Exc {
        if let (None, Some(source)) = (&e.text, self.sources.borrow().get(filename)) {
            e.text = source.line(e.line).map(|line| format!("{line}\n"));
        }
        let class = match e.kind.as_str() {
            "IndentationError" => &self.exc.indentation_error,
            "TabError" => &self.exc.tab_error,
            "RecursionError" => return self.error(&self.exc.recursion_error, e.message),
            "MemoryError" => return self.error(&self.exc.memory_error, e.message),
            "OverflowError" => return self.overflow_error(e.message),
            "ValueError" => return self.value_error(e.message),
            _ => &self.exc.syntax_error,
        };
        let exception = self.exception(class, vec![Value::str(e.message.clone()), place(filename, &e)]);
        if let Some(meant) = e.suggestion {
            let shown = Value::tuple(vec![Value::str(meant.message.clone()), place(filename, &meant)]);
            exception.set_field(&Rc::new(PyStr::new("_suggestion")), shown);
        }
        exception
    }

    fn missing_module(&self, name: &str, parent: Option<&str>) -> Exc {
        let mut words = match parent {
            Some(p) => format!("No module named '{name}'; '{p}' is not a package"),
            None => format!("No module named '{name}'"),
        };
        if let Some(advise) = self.extension::<ImportAdvice>().advise.get()
            && let Some(more) = advise(name)
        {
            words.push_str(&more);
        }
        let e = self.error(&self.exc.module_not_found_error, words);
        e.set_field(&self.names.name, Value::str(name));
        e
    }

    /// The module with this full name, imported if need be, with its packages first.
    pub async fn import_module(&self, name: &str) -> Res {
        if let Some(m) = self.loaded_module(name) {
            if m.is_none() {
                let words = format!("import of {name} halted; None in sys.modules");
                let e = self.error(&self.exc.module_not_found_error, words);
                e.set_field(&self.names.name, Value::str(name));
                return Err(e);
            }
            return Ok(m);
        }
        let parent = match name.rsplit_once('.') {
            Some((parent, _)) if !parent.is_empty() => {
                let (vm, parent_name) = (self.clone(), parent.to_owned());
                let p = self.run(Box::pin(async move { vm.import_module(&parent_name).await })).await?;
                Some((parent.to_owned(), p))
            }
            _ => None,
        };
        if let Some(m) = self.loaded_module(name) {
            return Ok(m);
        }
        let native = self.native_modules.borrow().get(name).copied();
        let def = match native {
            Some(fill) => Def::Native(fill),
            None => match self.library().await?.get(name) {
                Some(source) => Def::Source(source.clone()),
                None => {
                    let not_package = parent.as_ref().filter(|(p, _)| !self.is_package(p)).map(|(p, _)| p.as_str());
                    return Err(self.missing_module(name, not_package));
                }
            },
        };
        let module = self.new_module(name);
        let value = Value::Module(module.clone());
        self.modules.set_str(&self.intern(name), value.clone());
        if let Err(e) = self.fill_module(name, &module, def).await {
            self.modules.remove_str(&self.intern(name));
            return Err(e);
        }
        let value = self.loaded_module(name).unwrap_or(value);
        if let Some((_, Value::Module(p))) = parent
            && let Some((_, last)) = name.rsplit_once('.')
        {
            p.dict.set_str(&self.intern(last), value.clone());
        }
        Ok(value)
    }

    fn is_package(&self, name: &str) -> bool {
        if let Some(source) = self.library.borrow().as_ref().and_then(|library| library.get(name)) {
            return source.is_package;
        }
        let natives = self.native_modules.borrow();
        let prefix = format!("{name}.");
        natives.range(&*prefix..).next().is_some_and(|(next, _)| next.starts_with(&prefix))
    }

    fn is_known_module(&self, name: &str) -> bool {
        let in_library = || self.library.borrow().as_ref().is_some_and(|library| library.get(name).is_some());
        self.native_modules.borrow().contains_key(name) || in_library()
    }

    async fn fill_module(&self, name: &str, module: &Rc<Module>, def: Def) -> Res<()> {
        if self.is_package(name) {
            module.dict.set_str(&self.names.path, self.new_list(Vec::new()));
            module.dict.set_str(&self.names.package, Value::str(name));
        }
        let Source { file, text, .. } = match def {
            Def::Native(fill) => return fill(self, &module.dict),
            Def::Source(source) => source,
        };
        module.dict.set_str(&self.names.file, Value::str(&*file));
        let code = self.compile(&text, &file, CompileMode::Module)?;
        let globals = module.dict.clone();
        self.prepare_globals(&globals);
        let locals = Value::Dict(globals.clone());
        self.exec(Execution { code, globals, locals, closure: Vec::new() }).await.map(drop)
    }

    /// Sets `__builtins__`.
    pub fn prepare_globals(&self, globals: &Rc<crate::dict::Dict>) {
        if !globals.contains_str(&self.names.builtins)
            && let Some(m) = self.loaded_module("builtins")
        {
            globals.set_str(&self.names.builtins, m);
        }
    }

    /// What the `import` statement gives: the top package, or with a `fromlist` the module itself, its submodules
    /// imported.
    pub async fn import_statement(&self, name: &str, level: i64, fromlist: &Value, package: &str) -> Res {
        let full = if level > 0 {
            let mut base = package;
            for _ in 1..level {
                base = base.rsplit_once('.').map_or("", |(p, _)| p);
            }
            if base.is_empty() {
                let words = "attempted relative import with no known parent package";
                return Err(self.error(&self.exc.import_error, words));
            }
            if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") }
        } else {
            name.to_owned()
        };
        let module = self.import_module(&full).await?;
        let wanted = match fromlist {
            Value::Tuple(t) if !t.is_empty() => t.clone(),
            _ => {
                let top = full.split('.').next().unwrap_or(&full);
                return if level > 0 { Ok(module) } else { self.import_module(top).await };
            }
        };
        if self.is_package(&full)
            && let Value::Module(m) = &module
        {
            for item in wanted.iter().filter_map(|v| v.as_str()) {
                let sub = format!("{full}.{item}");
                if self.is_known_module(&sub) && !m.dict.contains_str(item) {
                    self.import_module(&sub).await?;
                }
            }
        }
        Ok(module)
    }

    /// The ImportError of `from module import name`.
    pub fn cannot_import(&self, module: &Value, name: &Rc<PyStr>) -> Exc {
        let module_name = match module {
            Value::Module(m) => m.dict.get_str(&self.names.name_),
            _ => None,
        };
        let shown = module_name.as_ref().and_then(|n| n.as_str().cloned()).map_or("?".to_owned(), |s| s.to_string());
        let file = match module {
            Value::Module(m) => m.dict.get_str(&self.names.file),
            _ => None,
        };
        let place =
            file.as_ref().and_then(|f| f.as_str().cloned()).map_or("unknown location".to_owned(), |s| s.to_string());
        let e = self.error(&self.exc.import_error, format!("cannot import name '{name}' from '{shown}' ({place})"));
        e.set_field(&self.names.name, Value::str(shown));
        e.set_field(&self.names.name_from, Value::Str(name.clone()));
        e.set_field(&self.names.path_, file.unwrap_or(Value::None));
        e
    }
}

/// SyntaxWarnings that wait to be shown.
#[derive(Default)]
pub struct CompileWarnings(pub std::cell::RefCell<Vec<(String, crate::vm::CompileWarning)>>);
