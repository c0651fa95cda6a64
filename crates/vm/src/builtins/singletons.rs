//! `None`, `NotImplemented`, `...`, and module objects.

use super::define::{Attr, Method, attrs, methods};
use crate::function::Args;
use crate::module::Module;
use crate::{Flow, Res, Value, Vm};
use std::rc::Rc;

fn module(v: Option<&Value>) -> Option<&Rc<Module>> {
    match v {
        Some(Value::Module(m)) => Some(m),
        _ => None,
    }
}

fn new_module(vm: &Vm, args: Args<'_>) -> Res {
    const PARAMS: super::args::Params<2> =
        super::args::Params { shown: "module", names: ["name", "doc"], required: 1, positional: 2 };
    let [name, doc] = PARAMS.bind(vm, args.rest())?;
    let Some(name) = name.as_ref().and_then(Value::as_str) else {
        return Err(vm.type_error("module() argument 'name' must be str"));
    };
    let m = vm.new_module(name);
    m.dict.set_str(&vm.names.doc, doc.unwrap_or(Value::None));
    m.dict.set_str(&vm.names.package, Value::None);
    Ok(Value::Module(m))
}

/// Whether a module of this name comes with us, rather than from the program.
fn is_built_in(vm: &Vm, name: &str) -> bool {
    matches!(name, "builtins" | "sys") || vm.native_modules.borrow().contains_key(name)
}

async fn module_repr(vm: Vm, args: crate::OwnedArgs) -> Res {
    let Some(m) = module(args.pos.first()) else { return Ok(Value::None) };
    let name = m.dict.get_str(&vm.names.name_).unwrap_or(Value::None);
    let name = vm.repr_of(&name).await?;
    Ok(Value::str(match m.dict.get_str(&vm.names.file) {
        Some(file) => format!("<module {name} from {}>", vm.repr_of(&file).await?),
        None if is_built_in(&vm, name.trim_matches('\'')) => {
            format!("<module {name} (built-in)>")
        }
        None => format!("<module {name}>"),
    }))
}

/// A module's own `__dir__` counts; else its names.
fn module_dir(vm: &Vm, args: Args<'_>) -> Flow {
    let Some(m) = module(args.get(0)) else { return Flow::Value(Value::None) };
    match m.dict.get_str(&vm.names.dir) {
        Some(f) => Flow::call(f, Vec::new()),
        None => Flow::Value(vm.new_list(m.dict.keys())),
    }
}

pub fn install(vm: &Vm) {
    let t = &vm.types;
    methods(
        vm,
        &t.none,
        &[
            Method::sync("__new__", |vm, args| {
                let empty = args.rest().pos.is_empty() && args.kw.is_empty();
                if empty { Ok(Value::None) } else { Err(vm.type_error("NoneType takes no arguments")) }
            })
            .unbound(),
            Method::sync("__repr__", |_, _| Ok(Value::str("None"))),
            Method::sync("__bool__", |_, _| Ok(Value::Bool(false))),
        ],
    );
    methods(
        vm,
        &t.not_implemented,
        &[
            Method::sync("__new__", |_, _| Ok(Value::NotImplemented)).unbound(),
            Method::sync("__repr__", |_, _| Ok(Value::str("NotImplemented"))),
        ],
    );
    methods(
        vm,
        &t.ellipsis,
        &[
            Method::sync("__new__", |_, _| Ok(Value::Ellipsis)).unbound(),
            Method::sync("__repr__", |_, _| Ok(Value::str("Ellipsis"))),
        ],
    );
    methods(
        vm,
        &t.module,
        &[
            Method::sync("__new__", new_module).unbound(),
            Method::sync("__init__", |_, _| Ok(Value::None)),
            Method::task("__repr__", crate::task!(module_repr)),
            Method::flow("__dir__", module_dir),
        ],
    );
    attrs(
        vm,
        &t.module,
        &[Attr::read("__dict__", |_, v| Ok(module(Some(v)).map_or(Value::None, |m| Value::Dict(m.dict.clone()))))],
    );
}
