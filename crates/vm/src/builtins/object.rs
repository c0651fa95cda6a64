//! `object`: what every class inherits (`Objects/typeobject.c`, `object_methods`).

use super::define::{Attr, Method, attrs, methods};
use crate::class::{Class, ClassFlags};
use crate::function::{Args, OwnedArgs};
use crate::object::Payload;
use crate::string::PyStr;
use crate::{Flow, Res, Value, Vm, equal};
use coroscope_bytecode::CmpOp;
use std::rc::Rc;

/// Whether the class gets this attribute from `object` itself.
pub fn inherits_from_object(vm: &Vm, class: &Rc<Class>, name: &Rc<PyStr>) -> bool {
    match (vm.lookup(class, name), vm.types.object.dict.get_str(name)) {
        (Some(a), Some(b)) => a.is(&b),
        _ => false,
    }
}

fn new_object(vm: &Vm, args: Args<'_>) -> Res {
    let class = super::args::class_arg(vm, args, &vm.types.object)?;
    let excess = args.pos.len() > 1 || !args.kw.is_empty();
    if excess {
        if !inherits_from_object(vm, &class, &vm.names.new) {
            return Err(vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if inherits_from_object(vm, &class, &vm.names.init) {
            return Err(vm.type_error(format!("{}() takes no arguments", class.name())));
        }
    }
    check_instantiable(vm, &class)?;
    check_safe(vm, &class)?;
    Ok(Value::Object(vm.new_object(&class, Payload::None)))
}

/// TypeError where a built-in base makes its instances by a `__new__` of its own.
fn check_safe(vm: &Vm, class: &Rc<Class>) -> Res<()> {
    let native = class.full_mro().into_iter().find(|c| !c.is_heap());
    match native {
        Some(base) if !Rc::ptr_eq(&base, &vm.types.object) && !inherits_from_object(vm, &base, &vm.names.new) => {
            let (class, base) = (class.name(), base.name());
            Err(vm.type_error(format!("object.__new__({class}) is not safe, use {base}.__new__()")))
        }
        _ => Ok(()),
    }
}

/// TypeError for abstract classes and for built-in types whose instances `object.__new__` cannot make.
pub fn check_instantiable(vm: &Vm, class: &Rc<Class>) -> Res<()> {
    if class.has(ClassFlags::NO_NEW) {
        return Err(vm.type_error(format!("cannot create '{}' instances", vm.shown_name(class))));
    }
    if class.has(ClassFlags::ABSTRACT)
        && let Some(names) = class.dict.get_str(&vm.names.abstractmethods)
    {
        return check_abstract(vm, class, &names);
    }
    Ok(())
}

fn check_abstract(vm: &Vm, class: &Rc<Class>, names: &Value) -> Res<()> {
    let mut names: Vec<String> = match vm.try_collect(names) {
        Some(items) => items.iter().filter_map(|v| v.as_str().map(|s| s.to_string())).collect(),
        None => Vec::new(),
    };
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let s = if names.len() == 1 { "" } else { "s" };
    let list = names.iter().map(|n| format!("'{n}'")).collect::<Vec<_>>().join(", ");
    let class = class.name();
    Err(vm.type_error(format!(
        "Can't instantiate abstract class {class} without an implementation for abstract method{s} {list}"
    )))
}

fn init_object(vm: &Vm, args: Args<'_>) -> Res {
    args.receiver(vm, &vm.types.object, "__init__")?;
    let excess = args.pos.len() > 1 || !args.kw.is_empty();
    if excess && let Some(this) = args.get(0) {
        let class = vm.type_of(this);
        if !inherits_from_object(vm, &class, &vm.names.init) {
            return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        if inherits_from_object(vm, &class, &vm.names.new) {
            let name = class.name();
            return Err(
                vm.type_error(format!("{name}.__init__() takes exactly one argument (the instance to initialize)"))
            );
        }
    }
    Ok(Value::None)
}

/// `module.Class` for reprs; the module is left out if it is `builtins`.
pub fn full_name(vm: &Vm, class: &Rc<Class>) -> String {
    let qualname = class.qualname();
    match class.dict.get_str(&vm.names.module) {
        Some(m) if m.as_str().is_some_and(|m| m.as_str() != "builtins") => {
            format!("{}.{qualname}", m.as_str().map_or("", |m| m.as_str()))
        }
        _ => qualname.to_string(),
    }
}

/// `<module.Class object at 0x...>`
pub fn default_repr(vm: &Vm, this: &Value) -> String {
    format!("<{} object at {:#x}>", full_name(vm, &vm.type_of(this)), equal::identity(this))
}

fn repr(vm: &Vm, args: Args<'_>) -> Res {
    let (this, _) = args.receiver(vm, &vm.types.object, "__repr__")?;
    Ok(Value::str(default_repr(vm, this)))
}

fn str(vm: &Vm, args: Args<'_>) -> Flow {
    match args.receiver(vm, &vm.types.object, "__str__") {
        // The type of what `__repr__` gives is for `str` to check.
        Ok((this @ Value::Object(_), _)) => {
            vm.special_flow(this, &vm.names.repr, Vec::new()).unwrap_or_else(|| vm.repr_flow(this))
        }
        Ok((this, _)) => vm.repr_flow(this),
        Err(e) => Flow::Err(e),
    }
}

fn eq(vm: &Vm, args: Args<'_>) -> Res {
    let other = args.rest().operand(vm)?;
    let this = &args.pos[0];
    if this.is(other) {
        return Ok(Value::Bool(true));
    }
    // Bound methods and a few more compare by content; the machine knows them.
    if !matches!(this, Value::Object(_))
        && !matches!(other, Value::Object(_))
        && equal::values(this, other) == equal::Verdict::Same
    {
        return Ok(Value::Bool(true));
    }
    Ok(Value::NotImplemented)
}

fn ne(vm: &Vm, args: Args<'_>) -> Flow {
    let [this, other] = args.pos else {
        return Flow::Err(vm.type_error(format!("expected 1 argument, got {}", args.pos.len().saturating_sub(1))));
    };
    let (vm, this, other) = (vm.clone(), this.clone(), other.clone());
    Flow::run(async move {
        match vm.call_special(&this, &vm.names.eq, vec![other]).await? {
            Some(Value::NotImplemented) | None => Ok(Value::NotImplemented),
            Some(r) => Ok(Value::Bool(!vm.truth(&r).await?)),
        }
    })
}

fn unordered(vm: &Vm, args: Args<'_>) -> Res {
    args.rest().operand(vm)?;
    Ok(Value::NotImplemented)
}

fn hash(vm: &Vm, args: Args<'_>) -> Res {
    let (this, _) = args.receiver(vm, &vm.types.object, "__hash__")?;
    let hash = match this {
        Value::Object(o) => equal::pointer_hash(o.identity()),
        other => match equal::hash(other) {
            equal::Hashed::Hash(h) => h,
            _ => equal::pointer_hash(equal::identity(other)),
        },
    };
    Ok(Value::Int(hash as i64))
}

fn attr_name<'a>(vm: &Vm, args: Args<'a>, count: usize) -> Res<&'a Rc<PyStr>> {
    let rest = args.rest();
    rest.count(vm, "", count, count)?;
    match rest.pos.first().and_then(Value::as_str) {
        Some(name) => Ok(name),
        None => {
            let given = rest.pos.first().map(|v| vm.type_name(v)).unwrap_or_else(|| vm.names.empty.clone());
            Err(vm.type_error(format!("attribute name must be string, not '{given}'")))
        }
    }
}

fn getattribute(vm: &Vm, args: Args<'_>) -> Flow {
    match attr_name(vm, args, 1) {
        Ok(name) => vm.object_getattr(&args.pos[0], name),
        Err(e) => Flow::Err(e),
    }
}

fn setattr(vm: &Vm, args: Args<'_>) -> Flow {
    match attr_name(vm, args, 2) {
        Ok(_) if matches!(args.pos[0], Value::Class(_)) => {
            let of = vm.type_name(&args.pos[0]);
            Flow::Err(vm.type_error(format!("can't apply this __setattr__ to {of} object")))
        }
        Ok(name) => vm.object_setattr(&args.pos[0], &vm.intern_str(name), Some(args.pos[2].clone())),
        Err(e) => Flow::Err(e),
    }
}

fn delattr(vm: &Vm, args: Args<'_>) -> Flow {
    match attr_name(vm, args, 1) {
        Ok(name) => vm.object_setattr(&args.pos[0], name, None),
        Err(e) => Flow::Err(e),
    }
}

async fn format(vm: Vm, args: OwnedArgs) -> Res {
    let spec = args.as_args().rest().one(&vm, "object.__format__")?;
    let Some(spec) = spec.as_str() else {
        let given = vm.type_name(spec);
        return Err(vm.type_error(format!("__format__() argument must be str, not {given}")));
    };
    if !spec.is_empty() {
        let of = vm.type_name(&args.pos[0]);
        return Err(vm.type_error(format!("unsupported format string passed to {of}.__format__")));
    }
    Ok(Value::Str(vm.str_of(&args.pos[0]).await?))
}

/// Names of a class and its bases, and of an instance's dict.
pub fn names_of(vm: &Vm, this: &Value) -> Vec<Value> {
    let mut names: Vec<Value> = match this {
        Value::Object(o) => o.existing_dict().map(|d| d.keys()).unwrap_or_default(),
        Value::Function(f) => f.dict.borrow().as_ref().map(|d| d.keys()).unwrap_or_default(),
        Value::Module(m) => return m.dict.keys(),
        _ => Vec::new(),
    };
    let class = match this {
        Value::Class(c) => c.clone(),
        _ => vm.type_of(this),
    };
    for c in class.full_mro() {
        names.extend(c.dict.keys());
    }
    names.retain(|n| n.as_str().is_some());
    names.sort_by(|a, b| a.as_str().map(|s| s.as_str()).cmp(&b.as_str().map(|s| s.as_str())));
    names.dedup_by(|a, b| a.as_str() == b.as_str());
    names
}

fn dir(vm: &Vm, args: Args<'_>) -> Res {
    let (this, _) = args.receiver(vm, &vm.types.object, "__dir__")?;
    Ok(vm.new_list(names_of(vm, this)))
}

fn init_subclass(vm: &Vm, args: Args<'_>) -> Res {
    let name = args.get(0).and_then(Value::as_class).map_or_else(|| vm.names.empty.clone(), |c| c.name());
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    args.rest().none(vm, &format!("{name}.__init_subclass__")).map(|()| Value::None)
}

/// The attributes; with `__slots__` a pair of them and of the slots' values.
fn getstate(vm: &Vm, args: Args<'_>) -> Res {
    let Some(o) = args.get(0).and_then(Value::as_object) else { return Ok(Value::None) };
    let dict = o.existing_dict().filter(|d| !d.is_empty()).map_or(Value::None, |d| Value::Dict(Rc::new(d.copy())));
    let slots = vm.new_dict();
    for class in o.class().full_mro() {
        for name in class.own_slots.borrow().iter() {
            let Some(Value::Object(member)) = class.dict.get_str(name) else { continue };
            let Some(index) = member.native::<super::descriptors::Member>().map(|m| m.index) else { continue };
            let value = o.slots.borrow().get(index).cloned().unwrap_or_default();
            if !value.is_null() {
                slots.set_str(name, value);
            }
        }
    }
    Ok(if slots.is_empty() { dict } else { Value::tuple(vec![dict, Value::Dict(slots)]) })
}

/// `__reduce_ex__` gives the word to a `__reduce__` of the class's own.
fn reduce_by_version(vm: &Vm, args: Args<'_>) -> Flow {
    if let Some(this) = args.get(0)
        && !inherits_from_object(vm, &vm.type_of(this), &vm.names.reduce)
        && let Some(flow) = vm.special_flow(this, &vm.names.reduce, Vec::new())
    {
        return flow;
    }
    reduce_ex(vm, args).into()
}

/// `(copyreg.__newobj__ in short: the class, (class, underlying value), state)`.
fn reduce_ex(vm: &Vm, args: Args<'_>) -> Res {
    let (this, _) = args.receiver(vm, &vm.types.object, "__reduce_ex__")?;
    let class = vm.type_of(this);
    if !class.is_heap() {
        return Err(vm.type_error(format!("cannot pickle '{}' object", vm.shown_name(&class))));
    }
    let new = vm.flow_value(vm.bind(vm.lookup(&class, &vm.names.new).unwrap_or_default(), &Value::Null, &class));
    let mut new_args = vec![Value::Class(class)];
    new_args.extend(this.as_object().and_then(|o| o.base_value()).cloned());
    Ok(Value::tuple(vec![new, Value::tuple(new_args), getstate(vm, args)?]))
}

fn set_class(vm: &Vm, this: &Value, value: Option<Value>) -> Res<()> {
    let Some(value) = value else { return Err(vm.type_error("can't delete __class__ attribute")) };
    let Value::Class(new) = &value else {
        let given = vm.type_name(&value);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{given}' object")));
    };
    let (Value::Object(o), old) = (this, vm.type_of(this)) else {
        return Err(vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    };
    if !new.is_heap() || !old.is_heap() {
        return Err(vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    }
    let native_base = |c: &Rc<Class>| c.mro.borrow().iter().find(|b| !b.is_heap()).cloned();
    let same_base = match (native_base(new), native_base(&old)) {
        (Some(a), Some(b)) => Rc::ptr_eq(&a, &b),
        _ => true,
    };
    if !same_base || new.slot_count() != old.slot_count() || new.instances_have_dict() != old.instances_have_dict() {
        let (new, old) = (new.name(), old.name());
        return Err(vm.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'")));
    }
    o.set_class(new.clone());
    Ok(())
}

fn dict_of(vm: &Vm, this: &Value) -> Res {
    match this {
        Value::Object(o) => match o.dict() {
            Some(d) => Ok(Value::Dict(d)),
            None => Err(vm.no_attribute(this, &vm.names.dict)),
        },
        _ => Err(vm.no_attribute(this, &vm.names.dict)),
    }
}

fn set_dict(vm: &Vm, this: &Value, value: Option<Value>) -> Res<()> {
    let Value::Object(o) = this else { return Ok(()) };
    match value {
        None => o.set_dict(None),
        Some(v) => match v.as_dict() {
            Some(d) => o.set_dict(Some(d.clone())),
            None => {
                let given = vm.type_name(&v);
                return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{given}'")));
            }
        },
    }
    Ok(())
}

/// `__dict__` of classes whose instances have one.
pub const DICT_ATTR: Attr = Attr::read("__dict__", dict_of).write(set_dict);
/// `__weakref__`, which only says that weak references are possible.
pub const WEAKREF_ATTR: Attr = Attr::read("__weakref__", |_, _| Ok(Value::None));

impl Vm {
    /// The value of a flow that needs no Python code, else None.
    pub fn flow_value(&self, flow: Flow) -> Value {
        match flow {
            Flow::Value(v) => v,
            _ => Value::None,
        }
    }
}

pub fn install(vm: &Vm) {
    let class = &vm.types.object;
    methods(
        vm,
        class,
        &[
            Method::sync("__new__", new_object).unbound(),
            Method::sync("__repr__", repr),
            Method::sync("__hash__", hash),
            Method::flow("__str__", str),
            Method::flow("__getattribute__", getattribute),
            Method::flow("__setattr__", setattr),
            Method::flow("__delattr__", delattr),
            Method::sync("__lt__", unordered),
            Method::sync("__le__", unordered),
            Method::sync("__eq__", eq),
            Method::flow("__ne__", ne),
            Method::sync("__gt__", unordered),
            Method::sync("__ge__", unordered),
            Method::sync("__init__", init_object),
            Method::flow("__reduce_ex__", reduce_by_version),
            Method::sync("__reduce__", reduce_ex),
            Method::sync("__getstate__", getstate),
            Method::sync("__subclasshook__", |_, _| Ok(Value::NotImplemented)).of_class(),
            Method::sync("__init_subclass__", init_subclass).of_class(),
            Method::task("__format__", crate::task!(format)),
            Method::sync("__sizeof__", |_, _| Ok(Value::Int(16))),
            Method::sync("__dir__", dir),
        ],
    );
    let class_attr = Attr::read("__class__", |vm, v| Ok(Value::Class(vm.type_of(v)))).write(set_class);
    attrs(vm, class, &[class_attr]);
    let doc = "What all classes come from. Its own instances are empty and take no attributes.";
    super::define::constant(vm, class, "__doc__", Value::str(doc));
}

/// The operator of a comparison method, for classes that share one implementation.
pub const COMPARISONS: [(&str, CmpOp); 6] = [
    ("__lt__", CmpOp::Lt),
    ("__le__", CmpOp::Le),
    ("__eq__", CmpOp::Eq),
    ("__ne__", CmpOp::Ne),
    ("__gt__", CmpOp::Gt),
    ("__ge__", CmpOp::Ge),
];
