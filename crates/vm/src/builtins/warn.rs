//! Warnings that the machine and natives issue, and errors that can only be reported.
//!
//! Until a program imports `warnings`, nothing can have changed the filters, so the default ones are applied here. After
//! that, everything goes through that module's `warn_explicit`.

use super::define::Method;
use crate::class::Class;
use crate::events::Stream;
use crate::frame::Frames;
use crate::function::{Args, OwnedArgs};
use crate::object::Payload;
use crate::string::PyStr;
use crate::{Exc, Flow, Res, Value, Vm};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What was shown already: the default action shows a text once for each place.
#[derive(Default)]
pub struct WarnState {
    /// File, text, serial number of the category, line.
    shown: RefCell<BTreeSet<(String, String, u32, u32)>>,
}

/// A warning with its place.
struct Warning {
    category: Rc<Class>,
    text: String,
    filename: Rc<PyStr>,
    line: u32,
    /// Comes with an object whose allocation could have been traced.
    traceable: bool,
    /// Shown each time, though it was shown for this place before.
    each: bool,
}

/// A coroutine that was never awaited. `place` is where the last reference to it went, `None` at the end of the run.
pub fn never_awaited(vm: &Vm, place: Option<(Rc<PyStr>, u32)>, words: &str) -> Flow {
    // At the end of the run there is no `warnings` module left to say more.
    let traceable = place.is_some();
    let (filename, line) = place.unwrap_or_else(|| (vm.intern("<sys>"), 0));
    let category = vm.exc.runtime_warning.clone();
    issue(vm, Warning { category, text: words.to_owned(), filename, line, traceable, each: false })
}

/// `warnings.warn_explicit` from Rust: raises if a filter says so.
pub fn warn(vm: &Vm, category: &Rc<Class>, text: impl Into<String>, filename: &Rc<PyStr>, line: u32) -> Flow {
    let (category, text, filename) = (category.clone(), text.into(), filename.clone());
    issue(vm, Warning { category, text, filename, line, traceable: false, each: false })
}

/// A warning at the line that runs now.
pub fn warn_here(vm: &Vm, category: &Rc<Class>, text: impl Into<String>) -> Flow {
    let native = super::define::function(vm, "_warnings", &Method::frames("warn", at_top));
    Flow::call(native, vec![Value::Class(category.clone()), Value::str(text.into())])
}

fn at_top(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    match args.pos {
        [Value::Class(category), Value::Str(text)] => {
            warn(vm, category, text.as_str(), &frames.top.code.filename, frames.top.line())
        }
        _ => Flow::Value(Value::None),
    }
}

/// Warns if a conversion method gave an instance of a subclass of what it must give; `shown` is the method.
pub async fn if_subclass(vm: &Vm, given: &Value, class: &Rc<Class>, shown: &str) -> Res<()> {
    let found = vm.type_of(given);
    if Rc::ptr_eq(&found, class) || !found.is_subclass_of(class) {
        return Ok(());
    }
    let (kind, name) = (class.name(), found.name());
    let words = format!(
        "{shown} returned non-{kind} (type {name}).  The ability to return an instance of a strict subclass of {kind} \
         is deprecated, and may be removed in a future version of Python."
    );
    vm.flow(warn_here(vm, &vm.exc.deprecation_warning, words)).await.map(drop)
}

fn issue(vm: &Vm, w: Warning) -> Flow {
    let vm = vm.clone();
    Flow::run(async move {
        match vm.loaded_module("warnings") {
            Some(module) => through_module(&vm, &module, w).await?,
            None => by_default(&vm, w).await?,
        }
        Ok(Value::None)
    })
}

/// The name of the module whose code is in a file, and its globals.
fn module_of(vm: &Vm, filename: &str) -> (String, Option<Rc<crate::dict::Dict>>) {
    if filename == vm.config.filename {
        let main = match vm.loaded_module("__main__") {
            Some(Value::Module(m)) => Some(m.dict.clone()),
            _ => None,
        };
        return ("__main__".to_owned(), main);
    }
    let stem = filename.strip_suffix(".py").unwrap_or(filename);
    (stem.rsplit('/').next().unwrap_or(stem).to_owned(), None)
}

async fn through_module(vm: &Vm, module: &Value, w: Warning) -> Res<()> {
    let (name, globals) = module_of(vm, &w.filename);
    let registry = match globals {
        _ if w.each => Value::None,
        Some(globals) => {
            let key = vm.intern("__warningregistry__");
            match globals.get_str(&key) {
                Some(registry) => registry,
                None => {
                    let registry = Value::Dict(vm.new_dict());
                    globals.set_str(&key, registry.clone());
                    registry
                }
            }
        }
        None => Value::Dict(vm.new_dict()),
    };
    let explicit = vm.getattr(module, &vm.intern("warn_explicit")).await?;
    let pos = vec![
        Value::str(w.text),
        Value::Class(w.category),
        Value::Str(w.filename),
        Value::Int(i64::from(w.line)),
        Value::str(name),
        registry,
    ];
    let kw = if w.traceable { vec![(vm.intern("source"), Value::Bool(true))] } else { Vec::new() };
    vm.call_kw(&explicit, OwnedArgs { pos, kw }).await.map(drop)
}

/// The filters of a fresh interpreter (`warnings.py`, `_setup_defaults`).
fn shown_by_default(vm: &Vm, w: &Warning, module: &str) -> bool {
    let x = &vm.exc;
    if w.category.is_subclass_of(&x.deprecation_warning) {
        return module == "__main__";
    }
    ![&x.pending_deprecation_warning, &x.import_warning, &x.resource_warning]
        .iter()
        .any(|c| w.category.is_subclass_of(c))
}

async fn by_default(vm: &Vm, w: Warning) -> Res<()> {
    let (module, _) = module_of(vm, &w.filename);
    if !shown_by_default(vm, &w, &module) {
        return Ok(());
    }
    let key = (w.filename.to_string(), w.text.clone(), w.category.serial, w.line);
    if !vm.extension::<WarnState>().shown.borrow_mut().insert(key) && !w.each {
        return Ok(());
    }
    write_stderr(vm, &formatted(vm, &w)).await
}

fn formatted(vm: &Vm, w: &Warning) -> String {
    let category = w.category.name();
    let mut out = format!("{}:{}: {category}: {}\n", w.filename, w.line, w.text);
    if let Some(line) = source_line(vm, &w.filename, w.line) {
        out.push_str(&format!("  {line}\n"));
    }
    if w.traceable {
        out.push_str(&format!("{category}: Enable tracemalloc to get the object allocation traceback\n"));
    }
    out
}

/// A line of a file of the program, without white space around it; `None` if there is nothing on it.
fn source_line(vm: &Vm, filename: &str, line: u32) -> Option<String> {
    if filename.starts_with('<') {
        return None;
    }
    let source = vm.sources.borrow().get(filename).cloned()?;
    let text = source.line(line)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The lines of a file that are known, for `linecache`.
pub fn source_text(vm: &Vm, filename: &str) -> Option<Rc<crate::code::Source>> {
    vm.sources.borrow().get(filename).cloned()
}

/// Writes to `sys.stderr`, whatever the program has put there.
pub async fn write_stderr(vm: &Vm, text: &str) -> Res<()> {
    if let Some(Value::Module(sys)) = vm.loaded_module("sys") {
        let now = sys.dict.get_str(&vm.names.stderr);
        let own = sys.dict.get_str(&vm.intern("__stderr__"));
        match (now, own) {
            (Some(Value::None), _) => return Ok(()),
            (Some(now), Some(own)) if !now.is(&own) => {
                return vm.call_method(&now, &vm.names.write, vec![Value::str(text)]).await.map(drop);
            }
            _ => {}
        }
    }
    vm.write(Stream::Stderr, text)
}

// ---- errors that can only be reported --------------------------------------------------------------------------------

/// Reports an error that nobody can catch, through `sys.unraisablehook` if the program replaced it. `words` come
/// before the traceback ("Exception ignored in ...").
pub fn unraisable(vm: &Vm, exc: Exc, words: String) -> Flow {
    let vm = vm.clone();
    Flow::run(async move {
        if let Some(hook) = replaced_hook(&vm) {
            let args = hook_args(&vm, &exc, &words);
            let Err(e) = vm.call(&hook, vec![args]).await else { return Ok(Value::None) };
            let shown = vm.repr_of(&hook).await?;
            let text = crate::traceback::format_unraisable(&vm, &e).await;
            write_stderr(&vm, &format!("Exception ignored in sys.unraisablehook: {shown}\n{text}")).await?;
            return Ok(Value::None);
        }
        let text = crate::traceback::format_unraisable(&vm, &exc).await;
        write_stderr(&vm, &format!("{words}:\n{text}")).await?;
        Ok(Value::None)
    })
}

fn replaced_hook(vm: &Vm) -> Option<Value> {
    let Some(Value::Module(sys)) = vm.loaded_module("sys") else { return None };
    let now = sys.dict.get_str(&vm.intern("unraisablehook"))?;
    let own = sys.dict.get_str(&vm.intern("__unraisablehook__"));
    own.is_none_or(|own| !own.is(&now)).then_some(now)
}

/// The class of what the hook gets.
#[derive(Default)]
struct HookArgs {
    class: RefCell<Option<Rc<Class>>>,
}

fn hook_args(vm: &Vm, exc: &Exc, words: &str) -> Value {
    let state = vm.extension::<HookArgs>();
    let class = state
        .class
        .borrow_mut()
        .get_or_insert_with(|| {
            let class = super::define::class(vm, "sys", "UnraisableHookArgs", &[], &[], &[]);
            class.set_flag(crate::class::ClassFlags::DICT, true);
            class
        })
        .clone();
    let object = vm.new_object(&class, Payload::None);
    if let Some(dict) = object.dict() {
        dict.set_str(&vm.intern("exc_type"), Value::Class(exc.class()));
        dict.set_str(&vm.intern("exc_value"), exc.value());
        dict.set_str(&vm.intern("exc_traceback"), super::frames::traceback_value(vm, exc));
        dict.set_str(&vm.intern("err_msg"), Value::str(words));
        dict.set_str(&vm.intern("object"), Value::None);
    }
    Value::Object(object)
}

pub fn install(vm: &Vm) {
    let _ = vm;
}

/// Shows the SyntaxWarnings that the compiler left in `protocol::import::CompileWarnings`.
pub async fn show_compile_warnings(vm: &Vm) -> Res<()> {
    let waiting = std::mem::take(&mut *vm.extension::<crate::protocol::import::CompileWarnings>().0.borrow_mut());
    for (filename, w) in waiting {
        let (category, filename) = (vm.exc.syntax_warning.clone(), vm.intern(&filename));
        let w = Warning { category, text: w.message, filename, line: w.line, traceable: false, each: true };
        vm.flow(issue(vm, w)).await?;
    }
    Ok(())
}
