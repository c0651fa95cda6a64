//! Attributes and methods of functions, methods, natives, code objects and cells.

use super::define::{Attr, Method, attrs, methods};
use crate::code::CodeObject;
use crate::function::{Args, Binding, Builtin, Function};
use crate::string::PyStr;
use crate::{Flow, Res, Value, Vm, equal};
use coroscope_bytecode::CodeFlags;
use std::cell::RefCell;
use std::rc::Rc;

/// `__doc__` of a function or native, else `Null`.
pub fn doc_of(f: &Value) -> Value {
    match f {
        Value::Function(f) => f.doc.borrow().clone(),
        Value::Builtin(b) => b.doc.map_or(Value::None, Value::str),
        Value::Method(m) => doc_of(&m.function),
        _ => Value::Null,
    }
}

/// `__name__` of a function or native.
pub fn name_of(f: &Value) -> Option<Rc<PyStr>> {
    match f {
        Value::Function(f) => Some(f.name.borrow().clone()),
        Value::Builtin(b) => Some(b.name.clone()),
        Value::Class(c) => Some(c.name()),
        Value::Method(m) => match &m.function {
            Value::Function(f) => Some(f.name.borrow().clone()),
            _ => None,
        },
        _ => None,
    }
}

// ---- functions ---------------------------------------------------------------------------------------------------

fn function(v: &Value) -> Option<&Rc<Function>> {
    match v {
        Value::Function(f) => Some(f),
        _ => None,
    }
}

fn field(v: &Value, part: fn(&Function) -> &RefCell<Value>) -> Value {
    function(v).map_or(Value::None, |f| part(f).borrow().clone().or_none())
}

fn set_field(v: &Value, part: fn(&Function) -> &RefCell<Value>, new: Option<Value>) {
    if let Some(f) = function(v) {
        drop(part(f).replace(new.unwrap_or(Value::None)));
    }
}

fn set_text(vm: &Vm, v: &Value, new: Option<Value>, name: &str, part: fn(&Function) -> &RefCell<Rc<PyStr>>) -> Res<()> {
    match new.as_ref().and_then(Value::as_str) {
        Some(text) => {
            if let Some(f) = function(v) {
                *part(f).borrow_mut() = text.clone();
            }
            Ok(())
        }
        None => Err(vm.type_error(format!("{name} must be set to a string object"))),
    }
}

fn set_code(vm: &Vm, v: &Value, new: Option<Value>) -> Res<()> {
    match (new, function(v)) {
        (Some(Value::Code(code)), Some(f)) => {
            let (want, have) = (code.code.frees.len(), f.closure.len());
            if want != have {
                let name = f.name.borrow();
                return Err(
                    vm.value_error(format!("{name}() requires a code object with {have} free vars, not {want}"))
                );
            }
            *f.code.borrow_mut() = code;
            Ok(())
        }
        _ => Err(vm.type_error("__code__ must be set to a code object")),
    }
}

fn set_defaults(vm: &Vm, v: &Value, new: Option<Value>) -> Res<()> {
    match &new {
        None | Some(Value::None | Value::Tuple(_)) => set_field(v, |f| &f.defaults, new),
        Some(_) => return Err(vm.type_error("__defaults__ must be set to a tuple object")),
    }
    Ok(())
}

fn set_kw_defaults(vm: &Vm, v: &Value, new: Option<Value>) -> Res<()> {
    match &new {
        None | Some(Value::None | Value::Dict(_)) => set_field(v, |f| &f.kw_defaults, new),
        Some(_) => return Err(vm.type_error("__kwdefaults__ must be set to a dict object")),
    }
    Ok(())
}

/// Computed by `__annotate__` on first use (PEP 649).
fn annotations(vm: &Vm, args: Args<'_>) -> Flow {
    let Some(f) = args.get(0).and_then(function).cloned() else { return Flow::Value(Value::None) };
    let known = f.annotations.borrow().clone();
    if !known.is_null() && !known.is_none() {
        return Flow::Value(known);
    }
    let annotate = f.annotate.borrow().clone();
    if annotate.is_null() || annotate.is_none() {
        let empty = Value::Dict(vm.new_dict());
        *f.annotations.borrow_mut() = empty.clone();
        return Flow::Value(empty);
    }
    let vm = vm.clone();
    Flow::run(async move {
        let made = vm.call(&annotate, vec![Value::Int(1)]).await?;
        if made.as_dict().is_none() {
            let given = vm.type_name(&made);
            return Err(vm.type_error(format!("__annotate__ returned non-dict of type '{given}'")));
        }
        *f.annotations.borrow_mut() = made.clone();
        Ok(made)
    })
}

fn set_annotate(vm: &Vm, v: &Value, new: Option<Value>) -> Res<()> {
    match &new {
        Some(f) if f.is_none() || vm.is_callable(f) => set_field(v, |f| &f.annotate, new),
        Some(_) => return Err(vm.type_error("__annotate__ must be callable or None")),
        None => return Err(vm.type_error("__annotate__ cannot be deleted")),
    }
    set_field(v, |f| &f.annotations, None);
    Ok(())
}

fn function_dict(vm: &Vm, v: &Value) -> Res {
    Ok(function(v)
        .map_or(Value::None, |f| Value::Dict(f.dict.borrow_mut().get_or_insert_with(|| vm.new_dict()).clone())))
}

const FUNCTION_ATTRS: &[Attr] = &[
    Attr::read("__name__", |_, v| Ok(function(v).map_or(Value::None, |f| Value::Str(f.name.borrow().clone()))))
        .write(|vm, v, new| set_text(vm, v, new, "__name__", |f| &f.name)),
    Attr::read("__qualname__", |_, v| Ok(function(v).map_or(Value::None, |f| Value::Str(f.qualname.borrow().clone()))))
        .write(|vm, v, new| set_text(vm, v, new, "__qualname__", |f| &f.qualname)),
    Attr::read("__code__", |_, v| Ok(function(v).map_or(Value::None, |f| Value::Code(f.code.borrow().clone()))))
        .write(set_code),
    Attr::read("__defaults__", |_, v| Ok(field(v, |f| &f.defaults))).write(set_defaults),
    Attr::read("__kwdefaults__", |_, v| Ok(field(v, |f| &f.kw_defaults))).write(set_kw_defaults),
    Attr::member("__closure__", |_, v| {
        Ok(match function(v) {
            Some(f) if !f.closure.is_empty() => Value::tuple(f.closure.iter().cloned().map(Value::Cell).collect()),
            _ => Value::None,
        })
    }),
    Attr::member("__globals__", |_, v| Ok(function(v).map_or(Value::None, |f| Value::Dict(f.globals.clone())))),
    Attr::member("__builtins__", |vm, _| Ok(Value::Dict(vm.builtins.clone()))),
    Attr::read("__dict__", function_dict).write(|vm, v, new| {
        match (function(v), new.as_ref().and_then(Value::as_dict)) {
            (Some(f), Some(d)) => {
                *f.dict.borrow_mut() = Some(d.clone());
                Ok(())
            }
            _ => {
                let given = new.as_ref().map_or_else(|| vm.names.empty.clone(), |v| vm.type_name(v));
                Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'")))
            }
        }
    }),
    Attr::read("__doc__", |_, v| Ok(field(v, |f| &f.doc))).write(|_, v, new| {
        set_field(v, |f| &f.doc, new);
        Ok(())
    }),
    Attr::read("__module__", |_, v| Ok(field(v, |f| &f.module))).write(|_, v, new| {
        set_field(v, |f| &f.module, new);
        Ok(())
    }),
    Attr::flow("__annotations__", annotations).write(|vm, v, new| {
        if new.as_ref().is_some_and(|new| !new.is_none() && new.as_dict().is_none()) {
            return Err(vm.type_error("__annotations__ must be set to a dict object"));
        }
        set_field(v, |f| &f.annotations, new);
        set_field(v, |f| &f.annotate, None);
        Ok(())
    }),
    Attr::read("__annotate__", |_, v| Ok(field(v, |f| &f.annotate))).write(set_annotate),
    Attr::read("__type_params__", |_, v| {
        let params = field(v, |f| &f.type_params);
        Ok(if params.is_none() { Value::tuple(Vec::new()) } else { params })
    })
    .write(|vm, v, new| {
        if new.as_ref().is_none_or(|new| new.as_tuple().is_none()) {
            return Err(vm.type_error("__type_params__ must be set to a tuple"));
        }
        set_field(v, |f| &f.type_params, new);
        Ok(())
    }),
];

/// `__call__` of anything the machine can call.
fn call(_: &Vm, args: Args<'_>) -> Flow {
    match args.get(0) {
        Some(f) => Flow::Call(f.clone(), args.rest().to_owned()),
        None => Flow::Value(Value::None),
    }
}

/// `__get__` of functions and natives: binds.
fn get(vm: &Vm, args: Args<'_>) -> Flow {
    let [this, obj, ..] = args.pos else {
        return Flow::Err(vm.type_error("__get__ expected at least 1 argument, got 0"));
    };
    let class = match args.get(2) {
        Some(Value::Class(c)) => c.clone(),
        _ => vm.type_of(obj),
    };
    let obj = if obj.is_none() && args.get(2).is_some_and(|c| !c.is_none()) { &Value::Null } else { obj };
    vm.bind(this.clone(), obj, &class)
}

fn function_repr(_: &Vm, args: Args<'_>) -> Res {
    Ok(args
        .get(0)
        .and_then(function)
        .map_or(Value::None, |f| Value::str(format!("<function {} at {:#x}>", f.qualname.borrow(), f.identity.get()))))
}

// ---- methods -----------------------------------------------------------------------------------------------------

fn method(v: &Value) -> Option<&Rc<crate::function::Method>> {
    match v {
        Value::Method(m) => Some(m),
        _ => None,
    }
}

fn method_getattr(vm: &Vm, args: Args<'_>) -> Flow {
    match (args.get(0).and_then(method), args.get(1).and_then(Value::as_str)) {
        (Some(m), Some(name)) => vm.attr_flow(&m.function, name),
        _ => Flow::Err(vm.type_error("attribute name must be string")),
    }
}

fn new_method(vm: &Vm, args: Args<'_>) -> Res {
    let given = args.rest().between(vm, "method", 2, 2)?;
    if !vm.is_callable(&given[0]) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if given[1].is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    let m = crate::function::Method { function: given[0].clone(), receiver: given[1].clone() };
    Ok(Value::Method(Rc::new(m)))
}

fn method_repr(vm: &Vm, args: Args<'_>) -> Flow {
    let Some(m) = args.get(0).and_then(method).cloned() else { return Flow::Value(Value::None) };
    let vm = vm.clone();
    Flow::run(async move {
        let name = match vm.getattr_opt(&m.function, &vm.names.qualname).await? {
            Some(q) => vm.str_of(&q).await?,
            None => vm.names.empty.clone(),
        };
        let receiver = vm.repr_of(&m.receiver).await?;
        Ok(Value::str(format!("<bound method {name} of {receiver}>")))
    })
}

// ---- natives -----------------------------------------------------------------------------------------------------

fn builtin(v: &Value) -> Option<&Rc<Builtin>> {
    match v {
        Value::Builtin(b) => Some(b),
        _ => None,
    }
}

fn builtin_repr(vm: &Vm, args: Args<'_>) -> Res {
    let Some(b) = args.get(0).and_then(builtin) else { return Ok(Value::None) };
    let name = &b.name;
    let owner = b.owner.as_ref().and_then(std::rc::Weak::upgrade).map(|c| c.name());
    let dunder = super::args::is_slot(owner.as_ref().map_or("", |o| o.as_str()), name);
    let text = match (&b.receiver, owner) {
        (Value::Null, Some(owner)) if b.binding == Binding::Method => {
            let what = if dunder { "slot wrapper" } else { "method" };
            format!("<{what} '{name}' of '{owner}' objects>")
        }
        (Value::Null, Some(_)) => {
            let of = b.owner.as_ref().and_then(std::rc::Weak::upgrade).map_or(0, |c| c.identity());
            format!("<built-in method {name} of type object at {of:#x}>")
        }
        (Value::Null, None) if b.is_library() => format!("<function {name} at {:#x}>", equal::identity(&args.pos[0])),
        (Value::Null, None) => format!("<built-in function {name}>"),
        (receiver, _) => {
            let of =
                if matches!(receiver, Value::Class(_)) { "type".into() } else { vm.type_name(receiver).to_string() };
            let kind = if dunder && b.binding == Binding::Method { "method-wrapper" } else { "built-in method" };
            let name = if kind == "method-wrapper" { format!("'{name}'") } else { name.to_string() };
            format!("<{kind} {name} of {of} object at {:#x}>", equal::identity(receiver))
        }
    };
    Ok(Value::str(text))
}

const BUILTIN_ATTRS: &[Attr] = &[
    Attr::read("__name__", |_, v| Ok(builtin(v).map_or(Value::None, |b| Value::Str(b.name.clone())))),
    Attr::read("__qualname__", |_, v| Ok(builtin(v).map_or(Value::None, |b| Value::Str(b.qualname.clone())))),
    Attr::read("__doc__", |_, v| Ok(builtin(v).and_then(|b| b.doc).map_or(Value::None, Value::str))),
    Attr::read("__text_signature__", |_, _| Ok(Value::None)),
    Attr::read("__module__", |_, v| Ok(builtin(v).and_then(|b| b.module.clone()).map_or(Value::None, Value::Str))),
    Attr::read("__self__", |vm, v| match builtin(v) {
        Some(b) if !b.receiver.is_null() => Ok(b.receiver.clone()),
        Some(b) if b.owner.is_none() => {
            let module = b.module.as_ref().and_then(|m| vm.modules.get_str(m));
            Ok(module.unwrap_or(Value::None))
        }
        _ => Err(vm.no_attribute(v, &vm.names.self_)),
    }),
    Attr::read("__objclass__", |vm, v| match builtin(v).and_then(|b| b.owner.as_ref()?.upgrade()) {
        Some(c) => Ok(Value::Class(c)),
        None => Err(vm.no_attribute(v, &vm.names.objclass)),
    }),
];

// ---- code and cells ----------------------------------------------------------------------------------------------

/// A part of a code object.
fn code(v: &Value, part: fn(&CodeObject) -> Value) -> Res {
    Ok(match v {
        Value::Code(c) => part(c),
        _ => Value::None,
    })
}

fn strings(names: &[String]) -> Value {
    Value::tuple(names.iter().map(|n| Value::str(n.as_str())).collect())
}

/// CPython's flags; `CO_NEWLOCALS` goes with `CO_OPTIMIZED`.
fn code_flags(c: &CodeObject) -> i64 {
    let flags = c.flags.get();
    let new_locals = if flags.has(CodeFlags::OPTIMIZED) { 2 } else { 0 };
    i64::from(flags.0) | new_locals
}

const CODE_ATTRS: &[Attr] = &[
    Attr::member("co_name", |_, v| code(v, |c| Value::Str(c.name.clone()))),
    Attr::member("co_qualname", |_, v| code(v, |c| Value::Str(c.qualname.clone()))),
    Attr::member("co_filename", |_, v| code(v, |c| Value::Str(c.filename.clone()))),
    Attr::member("co_firstlineno", |_, v| code(v, |c| Value::Int(i64::from(c.code.first_line)))),
    Attr::member("co_argcount", |_, v| code(v, |c| Value::Int(i64::from(c.code.arg_count)))),
    Attr::member("co_posonlyargcount", |_, v| code(v, |c| Value::Int(i64::from(c.code.pos_only_count)))),
    Attr::member("co_kwonlyargcount", |_, v| code(v, |c| Value::Int(i64::from(c.code.kw_only_count)))),
    Attr::member("co_varnames", |_, v| code(v, |c| strings(&c.code.locals))),
    Attr::member("co_nlocals", |_, v| code(v, |c| Value::from(c.code.locals.len()))),
    Attr::member("co_names", |_, v| code(v, |c| strings(&c.code.names))),
    Attr::member("co_freevars", |_, v| code(v, |c| strings(&c.code.frees))),
    Attr::member("co_cellvars", |_, v| code(v, |c| strings(&c.code.cells))),
    Attr::member("co_consts", |_, v| code(v, |c| Value::tuple(c.consts.clone()))),
    Attr::member("co_flags", |_, v| code(v, |c| Value::Int(code_flags(c)))),
    Attr::member("co_stacksize", |_, v| code(v, |c| Value::Int(i64::from(c.code.stack_size)))),
    Attr::member("co_code", |_, v| code(v, |c| Value::bytes(vec![0u8; c.instrs.len() * 2]))),
];

/// `code.replace(**changes)`, for names, flags and places.
fn code_replace(vm: &Vm, args: Args<'_>) -> Res {
    let Some(Value::Code(c)) = args.get(0) else { return Ok(Value::None) };
    let mut new = (*c.code).clone();
    new.flags = c.flags.get();
    for (name, value) in args.kw {
        match (name.as_str(), value.as_str(), value.as_i64()) {
            ("co_name", Some(text), _) => new.name = text.to_string(),
            ("co_qualname", Some(text), _) => new.qualname = text.to_string(),
            ("co_filename", Some(text), _) => new.filename = text.to_string(),
            ("co_flags", _, Some(n)) => {
                // Only what makes a generator awaitable may change: other bits follow from the code.
                new.flags.0 =
                    new.flags.0 & !CodeFlags::ITERABLE_COROUTINE.0 | n as u32 & CodeFlags::ITERABLE_COROUTINE.0;
            }
            ("co_firstlineno", _, Some(n)) => new.first_line = u32::try_from(n).unwrap_or(0),
            _ => {
                let words = format!("code.replace() cannot change '{name}' here");
                return Err(vm.type_error(words));
            }
        }
    }
    Ok(Value::Code(CodeObject::new(vm, &std::rc::Rc::new(new), &c.source)))
}

fn code_repr(_: &Vm, args: Args<'_>) -> Res {
    let Some(v @ Value::Code(c)) = args.get(0) else { return Ok(Value::None) };
    Ok(Value::str(format!(
        "<code object {} at {:#x}, file \"{}\", line {}>",
        c.name,
        equal::identity(v),
        c.filename,
        c.code.first_line
    )))
}

fn cell_contents(vm: &Vm, v: &Value) -> Res {
    let Value::Cell(c) = v else { return Ok(Value::None) };
    let value = c.value.borrow().clone();
    if value.is_null() { Err(vm.value_error("cell is empty")) } else { Ok(value) }
}

fn cell_repr(vm: &Vm, args: Args<'_>) -> Res {
    let Some(v @ Value::Cell(c)) = args.get(0) else { return Ok(Value::None) };
    let value = c.value.borrow().clone();
    let at = equal::identity(v);
    Ok(Value::str(if value.is_null() {
        format!("<cell at {at:#x}: empty>")
    } else {
        format!("<cell at {at:#x}: {} object at {:#x}>", vm.type_name(&value), equal::identity(&value))
    }))
}

fn new_cell(vm: &Vm, args: Args<'_>) -> Res {
    let rest = args.rest().between(vm, "cell", 0, 1)?;
    let value = rest.first().cloned().unwrap_or_default();
    Ok(Value::Cell(Rc::new(crate::value::Cell { value: RefCell::new(value) })))
}

fn new_function(vm: &Vm, args: Args<'_>) -> Res {
    const PARAMS: super::args::Params<6> = super::args::Params {
        shown: "function",
        names: ["code", "globals", "name", "argdefs", "closure", "kwdefaults"],
        required: 2,
        positional: 6,
    };
    let [code, globals, name, defaults, closure, kw_defaults] = PARAMS.bind(vm, args.rest())?;
    let (Some(Value::Code(code)), Some(Value::Dict(globals))) = (code, globals) else {
        let wrong = |name: &str, want: &str, v: Option<&Value>| {
            let given = v.map_or_else(|| vm.names.empty.clone(), |v| vm.type_name(v));
            vm.type_error(format!("function() argument '{name}' must be {want}, not {given}"))
        };
        return Err(match args.get(1) {
            Some(Value::Code(_)) => wrong("globals", "dict", args.get(2)),
            other => wrong("code", "code", other),
        });
    };
    let cells = closure.as_ref().and_then(Value::as_tuple).map(|t| t.to_vec()).unwrap_or_default();
    let cells: Vec<_> = cells
        .into_iter()
        .filter_map(|c| match c {
            Value::Cell(c) => Some(c),
            _ => None,
        })
        .collect();
    if cells.len() != code.code.frees.len() {
        return Err(vm.value_error(format!(
            "{} requires closure of length {}, not {}",
            code.name,
            code.code.frees.len(),
            cells.len()
        )));
    }
    let name = name.as_ref().and_then(Value::as_str).cloned().unwrap_or_else(|| code.name.clone());
    let module = globals.get_str(&vm.names.name_).unwrap_or(Value::None);
    let f = Function {
        qualname: RefCell::new(code.qualname.clone()),
        name: RefCell::new(name),
        globals,
        closure: cells,
        defaults: RefCell::new(defaults.unwrap_or(Value::None)),
        kw_defaults: RefCell::new(kw_defaults.unwrap_or(Value::None)),
        annotate: RefCell::new(Value::None),
        annotations: RefCell::new(Value::None),
        type_params: RefCell::new(Value::None),
        doc: RefCell::new(Value::None),
        module: RefCell::new(module),
        dict: RefCell::new(None),
        identity: Default::default(),
        code: RefCell::new(code),
    };
    let f = Rc::new(f);
    vm.heap.register(crate::heap::Node::Function(Rc::downgrade(&f)));
    Ok(Value::Function(f))
}

pub fn install(vm: &Vm) {
    let t = &vm.types;
    methods(
        vm,
        &t.function,
        &[
            Method::sync("__new__", new_function).unbound(),
            Method::sync("__repr__", function_repr),
            Method::flow("__call__", call),
            Method::flow("__get__", get),
        ],
    );
    attrs(vm, &t.function, FUNCTION_ATTRS);
    methods(
        vm,
        &t.method,
        &[
            Method::sync("__new__", new_method).unbound(),
            Method::flow("__repr__", method_repr),
            Method::flow("__call__", call),
            Method::flow("__getattr__", method_getattr),
            Method::sync("__get__", |_, args| Ok(args.pos[0].clone())),
        ],
    );
    attrs(
        vm,
        &t.method,
        &[
            Attr::member("__func__", |_, v| Ok(method(v).map_or(Value::None, |m| m.function.clone()))),
            Attr::member("__self__", |_, v| Ok(method(v).map_or(Value::None, |m| m.receiver.clone()))),
            Attr::read("__doc__", |_, v| Ok(method(v).map_or(Value::None, |m| doc_of(&m.function).or_none()))),
        ],
    );
    let natives = [
        &t.builtin_function,
        &t.library_function,
        &t.method_descriptor,
        &t.classmethod_descriptor,
        &t.wrapper_descriptor,
        &t.method_wrapper,
    ];
    for class in natives {
        methods(vm, class, &[Method::sync("__repr__", builtin_repr), Method::flow("__call__", call)]);
        attrs(vm, class, BUILTIN_ATTRS);
    }
    for class in [&t.method_descriptor, &t.classmethod_descriptor, &t.wrapper_descriptor] {
        methods(vm, class, &[Method::flow("__get__", get)]);
    }
    methods(vm, &t.code, &[Method::sync("__repr__", code_repr), Method::sync("replace", code_replace)]);
    attrs(vm, &t.code, CODE_ATTRS);
    methods(vm, &t.cell, &[Method::sync("__new__", new_cell).unbound(), Method::sync("__repr__", cell_repr)]);
    attrs(
        vm,
        &t.cell,
        &[Attr::read("cell_contents", cell_contents).write(|_, v, new| {
            if let Value::Cell(c) = v {
                drop(c.value.replace(new.unwrap_or_default()));
            }
            Ok(())
        })],
    );
}
