//! Descriptors: computed attributes, slots, `property`, `classmethod`, `staticmethod`.
//!
//! [`get`], [`set`] are what attribute access calls for these; their `__get__` and `__set__` methods do the same.

use super::define::{Attr, Method, Setter, attrs, methods};
use crate::class::{Class, ClassFlags};
use crate::function::{Args, OwnedArgs};
use crate::object::{Native, Object};
use crate::string::PyStr;
use crate::{Exc, Flow, Res, Value, Vm};
use std::any::Any;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// What attribute access through a descriptor comes to.
pub enum Bound {
    Value(Value),
    Err(Exc),
    /// Call this.
    Call(Value, Vec<Value>),
    /// Not one of the descriptors here.
    Itself,
}

impl From<Res> for Bound {
    fn from(res: Res) -> Bound {
        match res {
            Ok(v) => Bound::Value(v),
            Err(e) => Bound::Err(e),
        }
    }
}

impl From<Bound> for Flow {
    fn from(bound: Bound) -> Flow {
        match bound {
            Bound::Value(v) => Flow::Value(v),
            Bound::Err(e) => Flow::Err(e),
            Bound::Call(f, args) => Flow::call(f, args),
            Bound::Itself => Flow::Value(Value::None),
        }
    }
}

/// How a computed attribute is read.
pub enum Read {
    Plain(fn(&Vm, &Value) -> Res),
    /// A native function of one argument.
    Native(Value),
}

/// A computed attribute (`getset_descriptor`).
pub struct GetSet {
    pub name: Rc<PyStr>,
    pub owner: Weak<Class>,
    pub get: Read,
    pub set: Option<Setter>,
    pub is_member: bool,
}

/// A name of `__slots__` (`member_descriptor`).
pub struct Member {
    pub name: Rc<PyStr>,
    pub owner: Weak<Class>,
    pub index: usize,
}

/// `property`. `Null` stands for a missing function.
#[derive(Default)]
pub struct Property {
    pub get: RefCell<Value>,
    pub set: RefCell<Value>,
    pub del: RefCell<Value>,
    pub doc: RefCell<Value>,
    pub name: RefCell<Option<Rc<PyStr>>>,
    doc_from_getter: std::cell::Cell<bool>,
}

#[derive(Default)]
pub struct ClassMethod {
    pub function: RefCell<Value>,
}

#[derive(Default)]
pub struct StaticMethod {
    pub function: RefCell<Value>,
}

macro_rules! native {
    ($type:ty $(, $field:ident)*) => {
        impl Native for $type {
            fn as_any(&self) -> &dyn Any {
                self
            }

            fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {
                $(_visit(&self.$field.borrow());)*
            }

            fn clear(&self) {
                $(drop(self.$field.take());)*
            }
        }
    };
}
native!(GetSet);
native!(Member);
native!(Property, get, set, del, doc);
native!(ClassMethod, function);
native!(StaticMethod, function);

fn check_owner(vm: &Vm, owner: &Weak<Class>, name: &PyStr, obj: &Value) -> Res<()> {
    let Some(owner) = owner.upgrade() else { return Ok(()) };
    if vm.is_instance(obj, &owner) {
        return Ok(());
    }
    let (owner, given) = (owner.name(), vm.type_name(obj));
    Err(vm.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object")))
}

/// `descr.__get__(obj, class)` of the descriptors of this file. `obj` is `Null` for access through the class.
pub fn get(vm: &Vm, descr: &Rc<Object>, obj: &Value, class: &Rc<Class>) -> Bound {
    let itself = || Bound::Value(Value::Object(descr.clone()));
    if let Some(p) = descr.native::<Property>() {
        return if obj.is_null() { itself() } else { get_property(vm, p, obj) };
    }
    if let Some(g) = descr.native::<GetSet>() {
        if obj.is_null() {
            return itself();
        }
        if let Err(e) = check_owner(vm, &g.owner, &g.name, obj) {
            return Bound::Err(e);
        }
        return match &g.get {
            Read::Plain(f) => f(vm, obj).into(),
            Read::Native(f) => Bound::Call(f.clone(), vec![obj.clone()]),
        };
    }
    if let Some(m) = descr.native::<Member>() {
        return if obj.is_null() { itself() } else { get_member(vm, m, obj).into() };
    }
    if let Some(s) = descr.native::<StaticMethod>() {
        return Bound::Value(s.function.borrow().clone());
    }
    if let Some(c) = descr.native::<ClassMethod>() {
        let function = c.function.borrow().clone();
        let method = crate::function::Method { function, receiver: Value::Class(class.clone()) };
        return Bound::Value(Value::Method(Rc::new(method)));
    }
    Bound::Itself
}

/// `descr.__set__(obj, value)`, or `__delete__` with `None`, of the descriptors of this file.
pub fn set(vm: &Vm, descr: &Rc<Object>, obj: &Value, value: Option<Value>) -> Bound {
    let done = |res: Res<()>| Bound::from(res.map(|()| Value::None));
    if let Some(p) = descr.native::<Property>() {
        return set_property(vm, p, obj, value);
    }
    if let Some(g) = descr.native::<GetSet>() {
        return done(set_computed(vm, g, obj, value));
    }
    if let Some(m) = descr.native::<Member>() {
        return done(set_member(vm, m, obj, value));
    }
    Bound::Itself
}

/// Whether a class attribute goes before the instance's own: it has `__set__` or `__delete__`.
pub fn is_data(vm: &Vm, descr: &Value) -> bool {
    let _ = vm;
    match descr {
        Value::Object(o) => o.class_ref().has(ClassFlags::SET),
        _ => false,
    }
}

fn set_computed(vm: &Vm, g: &GetSet, obj: &Value, value: Option<Value>) -> Res<()> {
    check_owner(vm, &g.owner, &g.name, obj)?;
    match g.set {
        Some(set) => set(vm, obj, value),
        None if g.is_member => Err(vm.error(&vm.exc.attribute_error, "readonly attribute")),
        None => {
            let owner = g.owner.upgrade().map(|c| c.name()).unwrap_or_default_name(vm);
            let name = &g.name;
            // Plain members in CPython, which says less about them.
            let member = matches!(owner.as_str(), "range" | "slice" | "complex");
            let e = match member {
                true => "readonly attribute".to_owned(),
                false => format!("attribute '{name}' of '{owner}' objects is not writable"),
            };
            Err(vm.attribute_error(e, obj, name))
        }
    }
}

trait DefaultName {
    fn unwrap_or_default_name(self, vm: &Vm) -> Rc<PyStr>;
}

impl DefaultName for Option<Rc<PyStr>> {
    fn unwrap_or_default_name(self, vm: &Vm) -> Rc<PyStr> {
        self.unwrap_or_else(|| vm.names.empty.clone())
    }
}

fn no_slot(vm: &Vm, m: &Member, obj: &Value) -> Exc {
    let (class, name) = (vm.type_name(obj), &m.name);
    vm.attribute_error(format!("'{class}' object has no attribute '{name}'"), obj, name)
}

/// The value of a slot; AttributeError while unset.
pub fn get_member(vm: &Vm, m: &Member, obj: &Value) -> Res {
    check_owner(vm, &m.owner, &m.name, obj)?;
    let value = obj.as_object().and_then(|o| o.slots.borrow().get(m.index).cloned()).unwrap_or_default();
    if value.is_null() { Err(no_slot(vm, m, obj)) } else { Ok(value) }
}

fn set_member(vm: &Vm, m: &Member, obj: &Value, value: Option<Value>) -> Res<()> {
    check_owner(vm, &m.owner, &m.name, obj)?;
    let Some(object) = obj.as_object() else { return Err(no_slot(vm, m, obj)) };
    let deleting = value.is_none();
    let old = match object.slots.borrow_mut().get_mut(m.index) {
        Some(slot) => std::mem::replace(slot, value.unwrap_or_default()),
        None => return Err(no_slot(vm, m, obj)),
    };
    if deleting && old.is_null() { Err(vm.attribute_error(m.name.to_string(), obj, &m.name)) } else { Ok(()) }
}

fn property_error(vm: &Vm, p: &Property, obj: &Value, what: &str) -> Bound {
    let class = vm.type_of(obj).qualname();
    let message = match &*p.name.borrow() {
        Some(name) => format!("property {} of '{class}' object has no {what}", crate::text::repr::repr_str(name)),
        None => format!("property of '{class}' object has no {what}"),
    };
    Bound::Err(vm.error(&vm.exc.attribute_error, message))
}

fn get_property(vm: &Vm, p: &Property, obj: &Value) -> Bound {
    let getter = p.get.borrow().clone();
    if getter.is_null() {
        return property_error(vm, p, obj, "getter");
    }
    Bound::Call(getter, vec![obj.clone()])
}

fn set_property(vm: &Vm, p: &Property, obj: &Value, value: Option<Value>) -> Bound {
    let (function, what) = match value {
        Some(_) => (p.set.borrow().clone(), "setter"),
        None => (p.del.borrow().clone(), "deleter"),
    };
    if function.is_null() {
        return property_error(vm, p, obj, what);
    }
    Bound::Call(function, std::iter::once(obj.clone()).chain(value).collect())
}

/// `__get__` as a method: `descr.__get__(obj, type=None)`.
fn dunder_get(vm: &Vm, args: Args<'_>) -> Flow {
    let rest = args.rest();
    if let Err(e) = rest.count(vm, "", 1, 2) {
        return Flow::Err(e);
    }
    let (obj, class) = (&rest.pos[0], rest.pos.get(1).and_then(Value::as_class));
    if obj.is_none() && class.is_none() {
        return Flow::Err(vm.type_error("__get__(None, None) is invalid"));
    }
    let class = class.cloned().unwrap_or_else(|| vm.type_of(obj));
    let obj = if obj.is_none() && !Rc::ptr_eq(&class, &vm.types.none) { &Value::Null } else { obj };
    match args.pos.first() {
        Some(Value::Object(d)) => get(vm, d, obj, &class).into(),
        _ => Flow::Err(vm.type_error("descriptor '__get__' requires a descriptor")),
    }
}

fn dunder_set(vm: &Vm, args: Args<'_>) -> Flow {
    match args.pos {
        [Value::Object(d), obj, value] => set(vm, d, obj, Some(value.clone())).into(),
        _ => Flow::Err(vm.type_error(format!("expected 2 arguments, got {}", args.pos.len().saturating_sub(1)))),
    }
}

fn dunder_delete(vm: &Vm, args: Args<'_>) -> Flow {
    match args.pos {
        [Value::Object(d), obj] => set(vm, d, obj, None).into(),
        _ => Flow::Err(vm.type_error(format!("expected 1 argument, got {}", args.pos.len().saturating_sub(1)))),
    }
}

// ---- property ----------------------------------------------------------------------------------------------------

fn this<T: Native>(value: &Value) -> Option<&T> {
    value.as_object().and_then(|o| o.native::<T>())
}

fn property<'a>(vm: &Vm, args: Args<'a>, method: &str) -> Res<(&'a Property, Args<'a>)> {
    let (value, rest) = args.receiver(vm, &vm.types.property, method)?;
    match this::<Property>(value) {
        Some(p) => Ok((p, rest)),
        None => Err(super::args::wrong_receiver(vm, &vm.types.property, method, value)),
    }
}

fn new_property(vm: &Vm, args: Args<'_>) -> Res {
    let class = super::args::class_arg(vm, args, &vm.types.property)?;
    Ok(vm.new_native(&class, Property::default()))
}

const PROPERTY: super::args::Params<4> =
    super::args::Params { shown: "property", names: ["fget", "fset", "fdel", "doc"], required: 0, positional: 4 };

async fn init_property(vm: Vm, args: OwnedArgs) -> Res {
    let [get, set, del, doc] = PROPERTY.bind(&vm, args.as_args().rest())?;
    let this_value = args.at(0);
    let Some(p) = this::<Property>(&this_value) else { return Err(vm.type_error("not a property")) };
    let given = |v: Option<Value>| v.filter(|v| !v.is_none()).unwrap_or_default();
    let getter = given(get);
    drop((p.set.replace(given(set)), p.del.replace(given(del)), p.get.replace(getter.clone())));
    let mut doc = given(doc);
    if doc.is_null() && !getter.is_null() {
        p.doc_from_getter.set(true);
        doc = vm.getattr_opt(&getter, &vm.names.doc.clone()).await?.unwrap_or_default();
    }
    drop(p.doc.replace(doc));
    Ok(Value::None)
}

/// A copy with one function replaced: `getter`, `setter`, `deleter`.
fn with_part(vm: &Vm, args: Args<'_>, method: &str, part: fn(&Property) -> &RefCell<Value>) -> Flow {
    let (old, rest) = match property(vm, args, method) {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    let function = match rest.one(vm, &format!("property.{method}")) {
        Ok(f) => f.clone(),
        Err(e) => return Flow::Err(e),
    };
    let value = |cell: &RefCell<Value>| cell.borrow().clone().or_none();
    let class = vm.type_of(&args.pos[0]);
    if !Rc::ptr_eq(&class, &vm.types.property) {
        let copy = Property::default();
        for (to, from) in [(&copy.get, &old.get), (&copy.set, &old.set), (&copy.del, &old.del)] {
            *to.borrow_mut() = value(from);
        }
        *part(&copy).borrow_mut() = function;
        let doc = if old.doc_from_getter.get() { Value::None } else { value(&old.doc) };
        let parts = vec![copy.get.take(), copy.set.take(), copy.del.take(), doc];
        return Flow::call(Value::Class(class), parts);
    }
    let copy = Property::default();
    for (to, from) in [(&copy.get, &old.get), (&copy.set, &old.set), (&copy.del, &old.del), (&copy.doc, &old.doc)] {
        *to.borrow_mut() = from.borrow().clone();
    }
    *copy.name.borrow_mut() = old.name.borrow().clone();
    copy.doc_from_getter.set(old.doc_from_getter.get());
    if method == "getter" && old.doc_from_getter.get() {
        *copy.doc.borrow_mut() = super::function::doc_of(&function);
    }
    *part(&copy).borrow_mut() = if function.is_none() { Value::Null } else { function };
    Flow::Value(vm.new_native(&vm.types.property, copy))
}

fn getter(vm: &Vm, args: Args<'_>) -> Flow {
    with_part(vm, args, "getter", |p| &p.get)
}

fn setter(vm: &Vm, args: Args<'_>) -> Flow {
    with_part(vm, args, "setter", |p| &p.set)
}

fn deleter(vm: &Vm, args: Args<'_>) -> Flow {
    with_part(vm, args, "deleter", |p| &p.del)
}

fn property_set_name(vm: &Vm, args: Args<'_>) -> Res {
    let (p, rest) = property(vm, args, "__set_name__")?;
    if rest.pos.len() != 2 {
        let n = rest.pos.len();
        return Err(vm.type_error(format!("__set_name__() takes 2 positional arguments but {n} were given")));
    }
    *p.name.borrow_mut() = rest.pos[1].as_str().cloned();
    Ok(Value::None)
}

fn read_part(value: &Value, part: fn(&Property) -> &RefCell<Value>) -> Value {
    this::<Property>(value).map_or(Value::None, |p| part(p).borrow().clone().or_none())
}

const PROPERTY_ATTRS: &[Attr] = &[
    Attr::member("fget", |_, v| Ok(read_part(v, |p| &p.get))),
    Attr::member("fset", |_, v| Ok(read_part(v, |p| &p.set))),
    Attr::member("fdel", |_, v| Ok(read_part(v, |p| &p.del))),
    Attr::read("__doc__", |_, v| Ok(read_part(v, |p| &p.doc))).write(|_, v, new| {
        if let Some(p) = this::<Property>(v) {
            p.doc.replace(new.unwrap_or_default());
        }
        Ok(())
    }),
    Attr::read("__name__", |vm, v| match this::<Property>(v).and_then(|p| p.name.borrow().clone()) {
        Some(name) => Ok(Value::Str(name)),
        None => {
            let getter = read_part(v, |p| &p.get);
            match super::function::name_of(&getter) {
                Some(name) => Ok(Value::Str(name)),
                None => Err(vm.attribute_error("'property' object has no attribute '__name__'", v, &vm.names.name_)),
            }
        }
    })
    .write(|_, v, new| {
        if let Some(p) = this::<Property>(v) {
            *p.name.borrow_mut() = new.and_then(|n| n.as_str().cloned());
        }
        Ok(())
    }),
    Attr::flow("__isabstractmethod__", |vm, args| {
        let Some(v) = args.get(0) else { return Flow::Value(Value::None) };
        let parts = [read_part(v, |p| &p.get), read_part(v, |p| &p.set), read_part(v, |p| &p.del)];
        abstract_any(vm, parts.to_vec())
    }),
];

fn abstract_any(vm: &Vm, parts: Vec<Value>) -> Flow {
    let vm = vm.clone();
    Flow::run(async move {
        for part in parts.into_iter().filter(|p| !p.is_none()) {
            if let Some(flag) = vm.getattr_opt(&part, &vm.names.isabstract.clone()).await?
                && vm.truth(&flag).await?
            {
                return Ok(Value::Bool(true));
            }
        }
        Ok(Value::Bool(false))
    })
}

// ---- classmethod, staticmethod -----------------------------------------------------------------------------------

/// The wrapped function of either kind.
fn wrapped(value: &Value) -> Option<&RefCell<Value>> {
    let object = value.as_object()?;
    object.native::<ClassMethod>().map(|c| &c.function).or_else(|| object.native::<StaticMethod>().map(|s| &s.function))
}

fn init_wrapper(vm: &Vm, args: Args<'_>) -> Res {
    let shown = args.pos.first().map(|v| vm.type_name(v)).unwrap_or_default_name(vm);
    let rest = args.rest();
    let function = rest.between(vm, &shown, 1, 1)?[0].clone();
    let this = &args.pos[0];
    if let Some(cell) = wrapped(this) {
        drop(cell.replace(function.clone()));
    }
    copy_function_attributes(vm, this, &function);
    Ok(Value::None)
}

/// `functools.update_wrapper` in small, as `functools_wraps` of CPython's `funcobject.c`.
fn copy_function_attributes(vm: &Vm, this: &Value, function: &Value) {
    let Some(dict) = this.as_object().and_then(|o| o.dict()) else { return };
    let n = &vm.names;
    if let Value::Function(f) = function {
        dict.set_str(&n.module, f.module.borrow().clone().or_none());
        dict.set_str(&n.name_, Value::Str(f.name.borrow().clone()));
        dict.set_str(&n.qualname, Value::Str(f.qualname.borrow().clone()));
        dict.set_str(&n.doc, f.doc.borrow().clone().or_none());
    }
}

const WRAPPER_ATTRS: &[Attr] = &[
    Attr::member("__func__", |_, v| Ok(wrapped(v).map_or(Value::None, |c| c.borrow().clone()))),
    Attr::read("__wrapped__", |_, v| Ok(wrapped(v).map_or(Value::None, |c| c.borrow().clone()))),
    Attr::flow("__isabstractmethod__", |vm, args| {
        abstract_any(vm, args.get(0).and_then(wrapped).map(|c| c.borrow().clone()).into_iter().collect())
    }),
    Attr::flow("__annotations__", |vm, args| {
        let f = args.get(0).and_then(wrapped).map_or(Value::None, |c| c.borrow().clone());
        vm.attr_flow(&f, &vm.names.annotations)
    }),
    Attr::read("__dict__", |_, v| Ok(v.as_object().and_then(|o| o.dict()).map_or(Value::None, Value::Dict))),
];

fn repr_wrapper(vm: &Vm, args: Args<'_>) -> Flow {
    let (kind, inner) = match args.pos.first() {
        Some(v) => (vm.type_name(v), wrapped(v).map_or(Value::None, |c| c.borrow().clone())),
        None => return Flow::Err(vm.type_error("descriptor '__repr__' needs an argument")),
    };
    let vm = vm.clone();
    Flow::run(async move {
        let inner = vm.repr_of(&inner).await?;
        Ok(Value::str(format!("<{kind}({inner})>")))
    })
}

fn call_static(vm: &Vm, args: Args<'_>) -> Flow {
    match args.pos.first().and_then(wrapped) {
        Some(f) => Flow::Call(f.borrow().clone(), args.rest().to_owned()),
        None => Flow::Err(vm.type_error("descriptor '__call__' requires a 'staticmethod' object")),
    }
}

const GET: Method = Method::flow("__get__", dunder_get);
const SET: Method = Method::flow("__set__", dunder_set);
const DELETE: Method = Method::flow("__delete__", dunder_delete);

fn described(vm: &Vm, args: Args<'_>) -> Res {
    let v = args.pos.first().unwrap_or(&Value::None);
    let (kind, name, owner) = if let Some(g) = this::<GetSet>(v) {
        (if g.is_member { "member" } else { "attribute" }, g.name.clone(), g.owner.upgrade())
    } else if let Some(m) = this::<Member>(v) {
        ("member", m.name.clone(), m.owner.upgrade())
    } else {
        return Err(vm.type_error("not a descriptor"));
    };
    let owner = owner.map(|c| c.name()).unwrap_or_default_name(vm);
    Ok(Value::str(format!("<{kind} '{name}' of '{owner}' objects>")))
}

fn descriptor_name(v: &Value) -> Option<(Rc<PyStr>, Option<Rc<Class>>)> {
    this::<GetSet>(v)
        .map(|g| (g.name.clone(), g.owner.upgrade()))
        .or_else(|| this::<Member>(v).map(|m| (m.name.clone(), m.owner.upgrade())))
}

const DESCRIPTOR_ATTRS: &[Attr] = &[
    Attr::read("__name__", |_, v| Ok(descriptor_name(v).map_or(Value::None, |(n, _)| Value::Str(n)))),
    Attr::read("__objclass__", |_, v| Ok(descriptor_name(v).and_then(|(_, c)| c).map_or(Value::None, Value::Class))),
    Attr::read("__qualname__", |_, v| {
        Ok(descriptor_name(v).map_or(Value::None, |(n, c)| {
            Value::str(c.map_or_else(|| n.to_string(), |c| format!("{}.{n}", c.qualname())))
        }))
    }),
    Attr::read("__doc__", |_, _| Ok(Value::None)),
];

pub fn install(vm: &Vm) {
    let t = &vm.types;
    methods(
        vm,
        &t.property,
        &[
            Method::sync("__new__", new_property).unbound(),
            Method::task("__init__", crate::task!(init_property)),
            Method::flow("getter", getter),
            Method::flow("setter", setter),
            Method::flow("deleter", deleter),
            Method::sync("__set_name__", property_set_name),
            GET,
            SET,
            DELETE,
        ],
    );
    attrs(vm, &t.property, PROPERTY_ATTRS);
    let new_class_method = |vm: &Vm, args: Args<'_>| -> Res {
        let class = super::args::class_arg(vm, args, &vm.types.classmethod)?;
        Ok(vm.new_native(&class, ClassMethod::default()))
    };
    let new_static_method = |vm: &Vm, args: Args<'_>| -> Res {
        let class = super::args::class_arg(vm, args, &vm.types.staticmethod)?;
        Ok(vm.new_native(&class, StaticMethod::default()))
    };
    for (class, new) in [
        (&t.classmethod, new_class_method as fn(&Vm, Args<'_>) -> Res),
        (&t.staticmethod, new_static_method as fn(&Vm, Args<'_>) -> Res),
    ] {
        class.set_flag(ClassFlags::DICT, true);
        methods(
            vm,
            class,
            &[
                Method::sync("__new__", new).unbound(),
                Method::sync("__init__", init_wrapper),
                Method::flow("__repr__", repr_wrapper),
                GET,
            ],
        );
        attrs(vm, class, WRAPPER_ATTRS);
    }
    methods(vm, &t.staticmethod, &[Method::flow("__call__", call_static)]);
    for class in [&t.getset, &t.member] {
        methods(vm, class, &[GET, SET, DELETE, Method::sync("__repr__", described)]);
        attrs(vm, class, DESCRIPTOR_ATTRS);
    }
}
