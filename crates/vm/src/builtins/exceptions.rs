//! Exception classes: constructors, arguments, notes and links (`Objects/exceptions.c`).
//!
//! What CPython keeps in the structs of the classes (`StopIteration.value`, `OSError.errno` ...) lives in
//! `ExcData::fields` and is reached through the computed attributes of [`fields`]. A field that is missing there is a
//! null pointer in CPython's struct and reads as None.

mod fields;
mod os_error;
mod text;

use super::args::class_arg;
use super::define::{Attr, Method, attrs, methods};
use crate::class::Class;
use crate::exception::ExcData;
use crate::function::{Args, OwnedArgs};
use crate::object::Payload;
use crate::string::PyStr;
use crate::{Exc, Flow, Res, Value, Vm};
use std::cell::RefCell;
use std::rc::Rc;

pub use fields::fill_fields;

/// The exception that a value is, if it is one.
pub fn as_exc(v: &Value) -> Option<Exc> {
    match v {
        Value::Object(o) if o.exc().is_some() => Some(Exc(o.clone())),
        _ => None,
    }
}

/// `self` of a method or attribute.
fn this(vm: &Vm, v: &Value, name: &str) -> Res<Exc> {
    as_exc(v).ok_or_else(|| super::args::wrong_receiver(vm, &vm.exc.base_exception, name, v))
}

/// A new instance with arguments and nothing else set (`BaseException_new`).
pub(super) fn blank(vm: &Vm, class: &Rc<Class>, args: Vec<Value>) -> Exc {
    let data = ExcData { args: RefCell::new(Value::tuple(args)), ..ExcData::default() };
    Exc(vm.new_object(class, Payload::Exc(Box::new(data))))
}

fn new(vm: &Vm, args: Args<'_>) -> Res {
    let class = class_arg(vm, args, &vm.exc.base_exception)?;
    Ok(blank(vm, &class, args.rest().pos.to_vec()).value())
}

fn set_args(e: &Exc, args: &[Value]) {
    let Some(d) = e.data() else { return };
    let same =
        d.args.borrow().as_tuple().is_some_and(|t| t.len() == args.len() && t.iter().zip(args).all(|(a, b)| a.is(b)));
    if !same {
        let old = d.args.replace(Value::tuple(args.to_vec()));
        drop(old);
    }
}

fn init(vm: &Vm, args: Args<'_>) -> Res {
    let (this_value, rest) = args.receiver(vm, &vm.exc.base_exception, "__init__")?;
    let e = this(vm, this_value, "__init__")?;
    rest.no_kw(vm, &e.class().name())?;
    set_args(&e, rest.pos);
    fields::fill(vm, &e)?;
    Ok(Value::None)
}

/// `__init__` of the classes that take fields as keywords.
fn init_named(vm: &Vm, args: Args<'_>, shown: &str, names: &[&Rc<PyStr>]) -> Res {
    let (this_value, rest) = args.receiver(vm, &vm.exc.base_exception, "__init__")?;
    let e = this(vm, this_value, "__init__")?;
    if let Some((name, _)) = rest.kw.iter().find(|(n, _)| !names.contains(&n)) {
        return Err(vm.type_error(format!("{shown}() got an unexpected keyword argument '{name}'")));
    }
    set_args(&e, rest.pos);
    fields::fill(vm, &e)?;
    for name in names {
        match rest.kw.iter().find(|(n, _)| n == *name) {
            Some((_, v)) => e.set_field(name, v.clone()),
            None => fields::unset(&e, name),
        }
    }
    Ok(Value::None)
}

fn init_import_error(vm: &Vm, args: Args<'_>) -> Res {
    let n = &vm.names;
    init_named(vm, args, "ImportError", &[&n.name, &n.path_, &n.name_from])
}

fn init_attribute_error(vm: &Vm, args: Args<'_>) -> Res {
    init_named(vm, args, "AttributeError", &[&vm.names.name, &vm.names.obj])
}

fn init_name_error(vm: &Vm, args: Args<'_>) -> Res {
    init_named(vm, args, "NameError", &[&vm.names.name])
}

// ---- notes and links -------------------------------------------------------------------------------------------------

/// `exc.add_note(text)` from Rust. Does nothing if the program put something other than a list in `__notes__`.
pub fn add_note(vm: &Vm, e: &Exc, text: impl Into<PyStr>) {
    let _ = append_note(vm, e, Value::str(text));
}

fn append_note(vm: &Vm, e: &Exc, note: Value) -> Res<()> {
    let Some(dict) = e.0.dict() else { return Ok(()) };
    match dict.get_str(&vm.names.notes) {
        None => dict.set_str(&vm.names.notes, vm.new_list(vec![note])),
        Some(notes) => match notes.as_list() {
            Some(list) => list.push(note),
            None => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        },
    }
    Ok(())
}

fn add_note_method(vm: &Vm, args: Args<'_>) -> Res {
    let (v, rest) = args.receiver(vm, &vm.exc.base_exception, "add_note")?;
    let e = this(vm, v, "add_note")?;
    let note = rest.one(vm, "BaseException.add_note")?;
    if note.as_str().is_none() {
        return Err(vm.type_error(format!("add_note() argument must be str, not {}", vm.type_name(note))));
    }
    append_note(vm, &e, note.clone())?;
    Ok(Value::None)
}

fn set_traceback(vm: &Vm, e: &Exc, v: &Value) -> Res<()> {
    let tb = match v {
        Value::None => None,
        other => match super::frames::traceback_of(other) {
            Some(tb) => Some(tb),
            None => return Err(vm.type_error("__traceback__ must be a traceback or None")),
        },
    };
    if let Some(d) = e.data() {
        let old = d.traceback.replace(tb);
        drop(old);
    }
    Ok(())
}

fn with_traceback(vm: &Vm, args: Args<'_>) -> Res {
    let (v, rest) = args.receiver(vm, &vm.exc.base_exception, "with_traceback")?;
    let e = this(vm, v, "with_traceback")?;
    set_traceback(vm, &e, rest.one(vm, "BaseException.with_traceback")?)?;
    Ok(v.clone())
}

/// A new value for `__cause__` or `__context__`.
fn link(vm: &Vm, value: Option<Value>, name: &str, what: &str) -> Res<Option<Exc>> {
    match value {
        None => Err(vm.type_error(format!("{name} may not be deleted"))),
        Some(Value::None) => Ok(None),
        Some(v) => match as_exc(&v) {
            Some(e) => Ok(Some(e)),
            None => Err(vm.type_error(format!("exception {what} must be None or derive from BaseException"))),
        },
    }
}

fn link_value(e: Option<Exc>) -> Value {
    e.map_or(Value::None, |e| e.value())
}

const ATTRS: &[Attr] = &[
    Attr::read("args", |vm, v| Ok(this(vm, v, "args")?.args())).write(|vm, v, new| {
        let e = this(vm, v, "args")?;
        let Some(new) = new else { return Err(vm.type_error("args may not be deleted")) };
        let Some(items) = vm.try_collect(&new) else {
            return Err(vm.type_error(format!("'{}' object is not iterable", vm.type_name(&new))));
        };
        set_args(&e, &items);
        Ok(())
    }),
    Attr::read("__traceback__", |vm, v| Ok(super::frames::traceback_value(vm, &this(vm, v, "__traceback__")?))).write(
        |vm, v, new| match new {
            None => Err(vm.type_error("__traceback__ may not be deleted")),
            Some(tb) => set_traceback(vm, &this(vm, v, "__traceback__")?, &tb),
        },
    ),
    Attr::read("__context__", |vm, v| Ok(link_value(this(vm, v, "__context__")?.context()))).write(|vm, v, new| {
        let new = link(vm, new, "__context__", "context")?;
        let e = this(vm, v, "__context__")?;
        let old = e.data().map(|d| d.context.replace(new));
        drop(old);
        Ok(())
    }),
    Attr::read("__cause__", |vm, v| Ok(link_value(this(vm, v, "__cause__")?.cause()))).write(|vm, v, new| {
        let new = link(vm, new, "__cause__", "cause")?;
        let e = this(vm, v, "__cause__")?;
        let old = e.data().map(|d| {
            d.suppress_context.set(true);
            d.cause.replace(new)
        });
        drop(old);
        Ok(())
    }),
    Attr::read("__suppress_context__", |vm, v| {
        let e = this(vm, v, "__suppress_context__")?;
        Ok(Value::Bool(e.data().is_some_and(|d| d.suppress_context.get())))
    })
    .write(|vm, v, new| {
        let e = this(vm, v, "__suppress_context__")?;
        match (new, e.data()) {
            (Some(Value::Bool(b)), Some(d)) => d.suppress_context.set(b),
            (Some(_), _) => return Err(vm.type_error("attribute value type must be bool")),
            _ => return Err(vm.type_error("can't delete numeric/char attribute")),
        }
        Ok(())
    }),
    Attr::read("__dict__", |vm, v| Ok(this(vm, v, "__dict__")?.0.dict().map_or(Value::None, Value::Dict))).write(
        |vm, v, new| match new {
            Some(Value::Dict(d)) => {
                this(vm, v, "__dict__")?.0.set_dict(Some(d));
                Ok(())
            }
            Some(other) => {
                Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{}'", vm.type_name(&other))))
            }
            None => Err(vm.type_error("cannot delete __dict__")),
        },
    ),
];

// ---- pickling ----------------------------------------------------------------------------------------------------

/// The attribute dict with some fields added to it, or None if there is nothing in it.
fn state_with(vm: &Vm, e: &Exc, fields: &[&Rc<PyStr>], with_args: bool) -> Value {
    let own = e.0.existing_dict().filter(|d| !d.is_empty());
    let set: Vec<_> = fields.iter().filter_map(|n| e.field(n).filter(|v| !v.is_none()).map(|v| (*n, v))).collect();
    if own.is_none() && set.is_empty() && !with_args {
        return Value::None;
    }
    let state = vm.register_dict(own.map_or_else(crate::dict::Dict::new, |d| d.copy()));
    for (name, value) in set {
        state.set_str(name, value);
    }
    if with_args {
        state.set_str(&vm.names.args, e.args());
    }
    Value::Dict(state)
}

fn reduce(vm: &Vm, args: Args<'_>) -> Res {
    let (v, _) = args.receiver(vm, &vm.exc.base_exception, "__reduce__")?;
    let e = this(vm, v, "__reduce__")?;
    let n = &vm.names;
    let state = if e.is_a(&vm.exc.import_error) {
        state_with(vm, &e, &[&n.name, &n.path_, &n.name_from], false)
    } else if e.is_a(&vm.exc.attribute_error) {
        state_with(vm, &e, &[&n.name], true)
    } else {
        state_with(vm, &e, &[], false)
    };
    let args = match os_error::reduced_args(vm, &e) {
        Some(all) => all,
        None => e.args(),
    };
    let mut parts = vec![Value::Class(e.class()), args];
    if !state.is_none() {
        parts.push(state);
    }
    Ok(Value::tuple(parts))
}

async fn set_state(vm: Vm, args: OwnedArgs) -> Res {
    let (v, rest) = args.as_args().receiver(&vm, &vm.exc.base_exception, "__setstate__")?;
    let state = rest.one(&vm, "BaseException.__setstate__")?;
    if state.is_none() {
        return Ok(Value::None);
    }
    let Some(dict) = state.as_dict() else { return Err(vm.type_error("state is not a dictionary")) };
    for (key, value) in dict.pairs() {
        if let Some(name) = key.as_str() {
            vm.setattr(v, &vm.intern_str(name), value).await?;
        }
    }
    Ok(Value::None)
}

pub fn install(vm: &Vm) {
    let e = &vm.exc;
    methods(
        vm,
        &e.base_exception,
        &[
            Method::sync("__new__", new).unbound(),
            Method::sync("__init__", init),
            Method::flow("__str__", text::str),
            Method::flow("__repr__", text::repr),
            Method::sync("__reduce__", reduce),
            Method::task("__setstate__", crate::task!(set_state)),
            Method::sync("with_traceback", with_traceback),
            Method::sync("add_note", add_note_method),
        ],
    );
    attrs(vm, &e.base_exception, ATTRS);
    for class in [&e.stop_iteration, &e.system_exit, &e.syntax_error] {
        methods(vm, class, &[Method::sync("__init__", init)]);
    }
    for class in [&e.unicode_decode_error, &e.unicode_encode_error, &e.unicode_translate_error] {
        methods(vm, class, &[Method::sync("__init__", init), Method::sync("__str__", text::unicode_str)]);
    }
    methods(vm, &e.key_error, &[Method::flow("__str__", text::key_str)]);
    methods(vm, &e.syntax_error, &[Method::flow("__str__", text::syntax_str)]);
    methods(
        vm,
        &e.import_error,
        &[Method::sync("__init__", init_import_error), Method::flow("__str__", text::import_str)],
    );
    methods(vm, &e.attribute_error, &[Method::sync("__init__", init_attribute_error)]);
    methods(vm, &e.name_error, &[Method::sync("__init__", init_name_error)]);
    os_error::install(vm);
    fields::install(vm);
}

/// An exception made by calling a class whose `__new__` and `__init__` are native and take any positional arguments,
/// without going through a call; `None` where the class does more.
pub fn quick_exception(vm: &Vm, class: &Rc<Class>, args: &[Value]) -> Option<Value> {
    let n = &vm.names;
    let base = &vm.exc.base_exception;
    let plain = |name| match (vm.lookup(class, name), base.dict.get_str(name)) {
        (Some(a), Some(b)) => a.is(&b),
        _ => false,
    };
    if class.metaclass.borrow().is_some() || !plain(&n.new) || !plain(&n.init) {
        return None;
    }
    Some(blank(vm, class, args.to_vec()).value())
}

/// Gives an error as a flow.
fn fail(e: Exc) -> Flow {
    Flow::Err(e)
}
