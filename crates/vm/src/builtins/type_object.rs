//! `type`: attributes and methods of classes.

use super::class_flags;
use super::define::{Attr, Method, attrs, methods};
use crate::class::{Class, ClassFlags};
use crate::function::{Args, OwnedArgs};
use crate::string::PyStr;
use crate::{Flow, Res, Value, Vm};
use std::rc::Rc;

/// `Class.name = value`, or `del Class.name`, after descriptors of the metaclass had their say.
pub fn set_class_attr(vm: &Vm, class: &Rc<Class>, name: &Rc<PyStr>, value: Option<Value>) -> Res<()> {
    if !class.is_heap() {
        let class = super::object::full_name(vm, class);
        return Err(vm.type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")));
    }
    match value {
        Some(v) => class.dict.set_str(&vm.intern_str(name), v),
        None => {
            let Some(old) = class.dict.remove_str(name) else {
                return Err(vm.no_attribute(&Value::Class(class.clone()), name));
            };
            drop(old);
        }
    }
    class_flags::attribute_changed(vm, class, name);
    Ok(())
}

fn this(vm: &Vm, value: &Value) -> Res<Rc<Class>> {
    match value {
        Value::Class(c) => Ok(c.clone()),
        other => {
            let given = vm.type_name(other);
            Err(vm.type_error(format!("descriptor requires a 'type' object but received a '{given}'")))
        }
    }
}

fn receiver<'a>(vm: &Vm, args: Args<'a>, method: &str) -> Res<(Rc<Class>, Args<'a>)> {
    let (v, rest) = args.receiver(vm, &vm.types.type_, method)?;
    Ok((this(vm, v)?, rest))
}

fn mutable(vm: &Vm, class: &Rc<Class>, name: &str) -> Res<()> {
    if class.is_heap() {
        return Ok(());
    }
    let class = class.name();
    Err(vm.type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")))
}

fn text_for(vm: &Vm, class: &Rc<Class>, name: &str, value: Option<Value>) -> Res<Rc<PyStr>> {
    mutable(vm, class, name)?;
    let of = class.name();
    match value {
        None => Err(vm.type_error(format!("cannot delete '{name}' attribute of type '{of}'"))),
        Some(v) => match v.as_str() {
            Some(s) => Ok(s.clone()),
            None => {
                let given = vm.type_name(&v);
                Err(vm.type_error(format!("can only assign string to {of}.{name}, not '{given}'")))
            }
        },
    }
}

fn set_bases(vm: &Vm, v: &Value, value: Option<Value>) -> Res<()> {
    let class = this(vm, v)?;
    mutable(vm, &class, "__bases__")?;
    let given = value.as_ref().and_then(Value::as_tuple);
    let Some(bases) = given else {
        let (class, given) = (class.name(), value.as_ref().map_or_else(|| vm.names.empty.clone(), |v| vm.type_name(v)));
        return Err(vm.type_error(format!("can only assign tuple to {class}.__bases__, not {given}")));
    };
    if bases.is_empty() {
        let class = class.name();
        return Err(vm.type_error(format!("can only assign non-empty tuple to {class}.__bases__, not ()")));
    }
    let mut new = Vec::new();
    for b in bases.iter() {
        let Value::Class(b) = b else { return Err(vm.type_error("bases must be types")) };
        if b.is_subclass_of(&class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        new.push(b.clone());
    }
    let mro = super::mro::linearize(vm, &new)?;
    for b in &new {
        b.subclasses.borrow_mut().push(Rc::downgrade(&class));
    }
    let old = class.bases.replace(new);
    for b in &old {
        b.subclasses.borrow_mut().retain(|w| w.upgrade().is_some_and(|c| !Rc::ptr_eq(&c, &class)));
    }
    *class.mro.borrow_mut() = mro.into();
    class_flags::attribute_changed(vm, &class, &vm.names.bases);
    Ok(())
}

fn own(vm: &Vm, v: &Value, name: &Rc<PyStr>) -> Res<Option<Value>> {
    Ok(this(vm, v)?.dict.get_str(name))
}

fn set_own(vm: &Vm, v: &Value, name: &Rc<PyStr>, value: Option<Value>) -> Res<()> {
    let class = this(vm, v)?;
    set_class_attr(vm, &class, name, value)
}

fn abstract_methods(vm: &Vm, v: &Value) -> Res {
    match own(vm, v, &vm.names.abstractmethods)? {
        Some(names) if !Rc::ptr_eq(&this(vm, v)?, &vm.types.type_) => Ok(names),
        _ => Err(vm.no_attribute(v, &vm.names.abstractmethods)),
    }
}

fn set_abstract_methods(vm: &Vm, v: &Value, value: Option<Value>) -> Res<()> {
    let class = this(vm, v)?;
    let on = value.as_ref().is_some_and(|v| vm.try_truth(v).unwrap_or(true));
    set_class_attr(vm, &class, &vm.names.abstractmethods, value)?;
    class.set_flag(ClassFlags::ABSTRACT, on);
    Ok(())
}

/// `__annotations__`: computed by `__annotate__` on first use (PEP 649).
fn annotations(vm: &Vm, args: Args<'_>) -> Flow {
    let class = match receiver(vm, args, "__annotations__") {
        Ok((c, _)) => c,
        Err(e) => return Flow::Err(e),
    };
    if !class.is_heap() {
        return Flow::Err(vm.no_attribute(&Value::Class(class), &vm.names.annotations));
    }
    let cache = vm.intern("__annotations_cache__");
    if let Some(known) = class.dict.get_str(&vm.names.annotations).or_else(|| class.dict.get_str(&cache)) {
        return Flow::Value(known);
    }
    let annotate = annotate_of(vm, &class);
    let vm = vm.clone();
    Flow::run(async move {
        let found = match &annotate {
            Value::None => Value::Dict(vm.new_dict()),
            f => vm.call(f, vec![Value::Int(1)]).await?,
        };
        if found.as_dict().is_none() {
            let given = vm.type_name(&found);
            return Err(vm.type_error(format!("__annotate__ returned non-dict of type '{given}'")));
        }
        class.dict.set_str(&cache, found.clone());
        Ok(found)
    })
}

fn annotate_of(vm: &Vm, class: &Rc<Class>) -> Value {
    let n = &vm.names;
    class.dict.get_str(&n.annotate).or_else(|| class.dict.get_str(&n.annotate_func)).unwrap_or(Value::None)
}

fn doc(vm: &Vm, args: Args<'_>) -> Flow {
    let Some(Value::Class(class)) = args.get(0) else { return Flow::Value(Value::None) };
    match class.dict.get_str(&vm.names.doc) {
        Some(d @ Value::Object(_)) => vm.bind(d, &Value::Null, class),
        Some(d) => Flow::Value(d),
        None => Flow::Value(Value::None),
    }
}

const ATTRS: &[Attr] = &[
    Attr::read("__name__", |vm, v| Ok(Value::Str(this(vm, v)?.name()))).write(|vm, v, new| {
        let class = this(vm, v)?;
        let text = text_for(vm, &class, "__name__", new)?;
        *class.name.borrow_mut() = text;
        Ok(())
    }),
    Attr::read("__qualname__", |vm, v| Ok(Value::Str(this(vm, v)?.qualname()))).write(|vm, v, new| {
        let class = this(vm, v)?;
        let text = text_for(vm, &class, "__qualname__", new)?;
        *class.qualname.borrow_mut() = text;
        Ok(())
    }),
    Attr::read("__module__", |vm, v| {
        Ok(own(vm, v, &vm.names.module)?.unwrap_or_else(|| Value::Str(vm.intern("builtins"))))
    })
    .write(|vm, v, new| set_own(vm, v, &vm.names.module, new)),
    Attr::read("__bases__", |vm, v| {
        Ok(Value::tuple(this(vm, v)?.bases.borrow().iter().cloned().map(Value::Class).collect()))
    })
    .write(set_bases),
    Attr::read("__base__", |vm, v| Ok(this(vm, v)?.bases.borrow().first().cloned().map_or(Value::None, Value::Class))),
    Attr::read("__mro__", |vm, v| Ok(Value::tuple(this(vm, v)?.full_mro().into_iter().map(Value::Class).collect()))),
    Attr::read("__dict__", |vm, v| {
        let dict = Value::Dict(this(vm, v)?.dict.clone());
        Ok(super::mappingproxy::new(vm, dict))
    }),
    Attr::flow("__doc__", doc).write(|vm, v, new| set_own(vm, v, &vm.names.doc, new)),
    Attr::read("__abstractmethods__", abstract_methods).write(set_abstract_methods),
    Attr::flow("__annotations__", annotations).write(|vm, v, new| set_own(vm, v, &vm.names.annotations, new)),
    Attr::read("__annotate__", |vm, v| Ok(annotate_of(vm, &this(vm, v)?)))
        .write(|vm, v, new| set_own(vm, v, &vm.names.annotate, new)),
    Attr::read("__type_params__", |vm, v| {
        Ok(own(vm, v, &vm.names.type_params)?.unwrap_or_else(|| Value::tuple(Vec::new())))
    })
    .write(|vm, v, new| set_own(vm, v, &vm.names.type_params, new)),
    Attr::read("__flags__", |vm, v| Ok(Value::Int(if this(vm, v)?.has(ClassFlags::ABSTRACT) { 1 << 20 } else { 0 }))),
    Attr::read("__basicsize__", |_, _| Ok(Value::Int(16))),
    Attr::read("__text_signature__", |_, _| Ok(Value::None)),
];

fn call(vm: &Vm, args: Args<'_>) -> Flow {
    let (class, rest) = match receiver(vm, args, "__call__") {
        Ok(found) => found,
        Err(e) => return Flow::Err(e),
    };
    let (vm, rest) = (vm.clone(), rest.to_owned());
    Flow::run(async move { vm.construct(&class, rest).await })
}

fn init(vm: &Vm, args: Args<'_>) -> Res {
    match args.pos.len() {
        2 | 4 => Ok(Value::None),
        _ => Err(vm.type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

fn prepare(vm: &Vm, _: Args<'_>) -> Res {
    Ok(Value::Dict(vm.new_dict()))
}

fn mro(vm: &Vm, args: Args<'_>) -> Res {
    let (class, _) = receiver(vm, args, "mro")?;
    Ok(vm.new_list(class.full_mro().into_iter().map(Value::Class).collect()))
}

fn subclasses(vm: &Vm, args: Args<'_>) -> Res {
    let (class, _) = receiver(vm, args, "__subclasses__")?;
    let live = class.subclasses.borrow().iter().filter_map(std::rc::Weak::upgrade).map(Value::Class).collect();
    Ok(vm.new_list(live))
}

fn repr(vm: &Vm, args: Args<'_>) -> Res {
    let (class, _) = receiver(vm, args, "__repr__")?;
    Ok(Value::str(vm.class_repr(&class)))
}

fn dir(vm: &Vm, args: Args<'_>) -> Res {
    let (class, _) = receiver(vm, args, "__dir__")?;
    Ok(vm.new_list(super::object::names_of(vm, &Value::Class(class))))
}

fn name_arg<'a>(vm: &Vm, rest: Args<'a>) -> Res<&'a Rc<PyStr>> {
    rest.pos.first().and_then(Value::as_str).ok_or_else(|| vm.type_error("attribute name must be string"))
}

fn getattribute(vm: &Vm, args: Args<'_>) -> Flow {
    match receiver(vm, args, "__getattribute__").and_then(|(c, rest)| Ok((c, name_arg(vm, rest)?))) {
        Ok((class, name)) => vm.type_getattr(&class, name),
        Err(e) => Flow::Err(e),
    }
}

fn setattr(vm: &Vm, args: Args<'_>) -> Flow {
    match receiver(vm, args, "__setattr__").and_then(|(_, rest)| name_arg(vm, rest)) {
        Ok(name) => vm.object_setattr(&args.pos[0], name, args.get(2).cloned()),
        Err(e) => Flow::Err(e),
    }
}

fn delattr(vm: &Vm, args: Args<'_>) -> Flow {
    match receiver(vm, args, "__delattr__").and_then(|(_, rest)| name_arg(vm, rest)) {
        Ok(name) => vm.object_setattr(&args.pos[0], name, None),
        Err(e) => Flow::Err(e),
    }
}

async fn instancecheck(vm: Vm, args: OwnedArgs) -> Res {
    Ok(Value::Bool(super::instance::real_isinstance(&vm, &args.at(1), &args.at(0)).await?))
}

async fn subclasscheck(vm: Vm, args: OwnedArgs) -> Res {
    Ok(Value::Bool(super::instance::real_issubclass(&vm, &args.at(1), &args.at(0)).await?))
}

fn or(vm: &Vm, args: Args<'_>) -> Res {
    let other = args.rest().operand(vm)?;
    super::union::join(vm, &args.pos[0], other)
}

fn ror(vm: &Vm, args: Args<'_>) -> Res {
    let other = args.rest().operand(vm)?;
    super::union::join(vm, other, &args.pos[0])
}

pub fn install(vm: &Vm) {
    let class = &vm.types.type_;
    methods(
        vm,
        class,
        &[
            Method::frames("__new__", super::build_class::type_new).unbound(),
            Method::sync("__init__", init),
            Method::flow("__call__", call),
            Method::sync("__prepare__", prepare).of_class(),
            Method::sync("mro", mro),
            Method::sync("__subclasses__", subclasses),
            Method::sync("__repr__", repr),
            Method::sync("__dir__", dir),
            Method::flow("__getattribute__", getattribute),
            Method::flow("__setattr__", setattr),
            Method::flow("__delattr__", delattr),
            Method::task("__instancecheck__", crate::task!(instancecheck)),
            Method::task("__subclasscheck__", crate::task!(subclasscheck)),
            Method::sync("__or__", or),
            Method::sync("__ror__", ror),
        ],
    );
    attrs(vm, class, ATTRS);
}
