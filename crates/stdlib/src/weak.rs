//! `_weakref`: references that do not keep alive, and proxies (`Objects/weakrefobject.c`).

use crate::support::{native, new_class, this};
use coroscope_bytecode::CmpOp;
use coroscope_vm::builtins::define::{self, Attr, Method};
use coroscope_vm::class::{Class, ClassFlags};
use coroscope_vm::dict::Dict;
use coroscope_vm::heap::Node;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Flow, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

struct WeakRef {
    target: Node,
    /// Set by the collector of cycles before anything is finalised.
    dead: Cell<bool>,
    callback: RefCell<Value>,
    hash: Cell<Option<u64>>,
}

impl Native for WeakRef {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callback.borrow());
    }
    fn clear(&self) {
        self.dead.set(true);
        drop(self.callback.take());
    }
}

/// The references without a callback, by the address of what they refer to: an object has one at most.
#[derive(Default)]
struct Plain {
    refs: RefCell<BTreeMap<usize, Weak<Object>>>,
}

impl Plain {
    fn get(&self, target: &Value) -> Option<Value> {
        let known = self.refs.borrow().get(&target.address()?)?.upgrade()?;
        let of = known.native::<WeakRef>()?.upgrade()?;
        of.is(target).then_some(Value::Object(known))
    }

    fn keep(&self, target: &Value, made: &Value) {
        let (Some(address), Value::Object(made)) = (target.address(), made) else { return };
        let mut refs = self.refs.borrow_mut();
        if refs.len() >= 64 && refs.len().is_power_of_two() {
            refs.retain(|_, r| r.strong_count() > 0);
        }
        refs.insert(address, Rc::downgrade(made));
    }
}

impl WeakRef {
    fn upgrade(&self) -> Option<Value> {
        if self.dead.get() { None } else { self.target.upgrade() }
    }
}

fn node(vm: &Vm, v: &Value) -> Res<Node> {
    Ok(match v {
        // Classes with `__slots__` alone have no room for one.
        Value::Object(o) if !o.class_ref().is_heap() || o.class_ref().find(&vm.names.weakref).is_some() => {
            Node::Object(Rc::downgrade(o))
        }
        Value::Function(f) => Node::Function(Rc::downgrade(f)),
        Value::Class(c) => Node::Class(Rc::downgrade(c)),
        Value::Generator(g) => Node::Generator(Rc::downgrade(g)),
        Value::Set(s) | Value::FrozenSet(s) => Node::Set(Rc::downgrade(s)),
        other => {
            let given = vm.type_name(other);
            return Err(vm.type_error(format!("cannot create weak reference to '{given}' object")));
        }
    })
}

fn make(vm: &Vm, class: &Rc<Class>, target: &Value, callback: Value) -> Res {
    let reference = WeakRef {
        target: node(vm, target)?,
        dead: Cell::new(false),
        callback: RefCell::new(callback.clone()),
        hash: Cell::new(None),
    };
    let value = vm.new_native(class, reference);
    if let (Value::Object(o), false) = (target, callback.is_none()) {
        let mut held = o.weak_callbacks.borrow_mut();
        held.get_or_insert_with(Default::default).insert(0, (value.clone(), callback));
    }
    Ok(value)
}

fn ref_new(vm: &Vm, args: Args<'_>) -> Res {
    let class = new_class(vm, args)?;
    let given = &args.pos[1..];
    let Some(target) = given.first() else {
        return Err(vm.type_error("__new__ expected at least 1 argument, got 0"));
    };
    let callback = given.get(1).cloned().unwrap_or(Value::None);
    if !callback.is_none() || class.is_heap() {
        return make(vm, &class, target, callback);
    }
    let plain = vm.extension::<Plain>();
    if let Some(known) = plain.get(target) {
        return Ok(known);
    }
    let made = make(vm, &class, target, callback)?;
    plain.keep(target, &made);
    Ok(made)
}

fn ref_call(vm: &Vm, args: Args<'_>) -> Res {
    Ok(this::<WeakRef>(vm, args, "__call__")?.upgrade().unwrap_or(Value::None))
}

async fn ref_hash(vm: Vm, args: OwnedArgs) -> Res {
    let r = this::<WeakRef>(&vm, args.as_args(), "__hash__")?;
    if let Some(h) = r.hash.get() {
        return Ok(Value::Int(h as i64));
    }
    let Some(target) = r.upgrade() else { return Err(vm.type_error("weak object has gone away")) };
    let h = vm.hash_of(&target).await?;
    r.hash.set(Some(h));
    Ok(Value::Int(h as i64))
}

async fn ref_eq(vm: Vm, args: OwnedArgs, op: CmpOp) -> Res {
    let (a, b) = (args.at(0), args.at(1));
    let (Some(x), Some(y)) = (native::<WeakRef>(&a), native::<WeakRef>(&b)) else { return Ok(Value::NotImplemented) };
    match (x.upgrade(), y.upgrade()) {
        (Some(p), Some(q)) => vm.compare(op, &p, &q).await,
        _ => Ok(Value::Bool(a.is(&b) == (op == CmpOp::Eq))),
    }
}

fn ref_repr(vm: &Vm, args: Args<'_>) -> Res {
    let r = this::<WeakRef>(vm, args, "__repr__")?;
    let at = args.pos[0].address().unwrap_or(0);
    Ok(Value::str(match r.upgrade() {
        Some(v) => {
            let (to, name) = (v.address().unwrap_or(0), vm.type_name(&v));
            format!("<weakref at 0x{at:012x}; to '{name}' at 0x{to:012x}>")
        }
        None => format!("<weakref at 0x{at:012x}; dead>"),
    }))
}

fn target(vm: &Vm, v: &Value) -> Res {
    match native::<WeakRef>(v).and_then(|r| r.upgrade()) {
        Some(v) => Ok(v),
        None => Err(vm.error(&vm.exc.reference_error, "weakly-referenced object no longer exists")),
    }
}

fn proxy_getattr(vm: &Vm, args: Args<'_>) -> Flow {
    match (args.get(0).map(|p| target(vm, p)), args.get(1).and_then(Value::as_str)) {
        (Some(Ok(v)), Some(name)) => vm.attr_flow(&v, name),
        (Some(Err(e)), _) => Flow::Err(e),
        _ => Flow::Err(vm.type_error("attribute name must be string")),
    }
}

fn proxy_setattr(vm: &Vm, args: Args<'_>) -> Flow {
    match (args.get(0).map(|p| target(vm, p)), args.get(1).and_then(Value::as_str)) {
        (Some(Ok(v)), Some(name)) => vm.set_attr_flow(&v, name, args.get(2).cloned()),
        (Some(Err(e)), _) => Flow::Err(e),
        _ => Flow::Err(vm.type_error("attribute name must be string")),
    }
}

/// Special methods are looked up in classes, so a proxy has to have its own of each.
async fn forward(vm: Vm, args: OwnedArgs, name: &'static str) -> Res {
    let v = target(&vm, &args.at(0))?;
    let rest = args.pos.get(1..).unwrap_or(&[]).to_vec();
    match name {
        "__str__" => Ok(Value::Str(vm.str_of(&v).await?)),
        "__bool__" => Ok(Value::Bool(vm.truth(&v).await?)),
        "__call__" => vm.call_kw(&v, OwnedArgs { pos: rest, kw: args.kw }).await,
        "__iter__" => vm.iter(&v).await,
        "__len__" => Ok(Value::from(vm.len_of(&v).await?)),
        "__getitem__" => vm.getitem(&v, &args.at(1)).await,
        "__contains__" => Ok(Value::Bool(vm.contains(&v, &args.at(1)).await?)),
        "__eq__" => vm.compare(CmpOp::Eq, &v, &args.at(1)).await,
        _ => Ok(vm.call_special(&v, &vm.intern(name), rest).await?.unwrap_or(Value::NotImplemented)),
    }
}

macro_rules! forwards {
    ($($name:literal),*) => { &[$(Method::task($name, task!(|vm, args| forward(vm, args, $name)))),*] };
}

const FORWARDED: &[Method] = forwards!(
    "__str__",
    "__bool__",
    "__iter__",
    "__len__",
    "__getitem__",
    "__setitem__",
    "__delitem__",
    "__contains__",
    "__eq__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__add__",
    "__sub__",
    "__mul__",
    "__next__",
    "__enter__",
    "__exit__"
);

#[derive(Default)]
struct Classes {
    proxy: RefCell<Option<Rc<Class>>>,
    callable: RefCell<Option<Rc<Class>>>,
}

fn proxy(vm: &Vm, args: Args<'_>) -> Res {
    let given = args.between(vm, "proxy", 1, 2)?;
    let classes = vm.extension::<Classes>();
    let slot = if vm.is_callable(&given[0]) { &classes.callable } else { &classes.proxy };
    match slot.borrow().clone() {
        Some(class) => make(vm, &class, &given[0], given.get(1).cloned().unwrap_or(Value::None)),
        None => Ok(Value::None),
    }
}

fn getweakrefcount(_: &Vm, args: Args<'_>) -> Res {
    let n = match args.get(0) {
        Some(Value::Object(o)) => Rc::weak_count(o).saturating_sub(1),
        Some(Value::Function(f)) => Rc::weak_count(f).saturating_sub(1),
        Some(Value::Class(c)) => Rc::weak_count(c).saturating_sub(1),
        _ => 0,
    };
    Ok(Value::from(n))
}

fn getweakrefs(vm: &Vm, args: Args<'_>) -> Res {
    let found = match args.get(0) {
        Some(Value::Object(o)) => {
            o.weak_callbacks.borrow().iter().flat_map(|held| held.iter().map(|(r, _)| r.clone())).collect()
        }
        _ => Vec::new(),
    };
    Ok(vm.new_list(found))
}

/// Fills `_weakref`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let table = [
        Method::sync("__new__", ref_new).unbound(),
        Method::sync("__init__", |_, _| Ok(Value::None)),
        Method::sync("__call__", ref_call),
        Method::task("__hash__", task!(ref_hash)),
        Method::task("__eq__", task!(|vm, args| ref_eq(vm, args, CmpOp::Eq))),
        Method::task("__ne__", task!(|vm, args| ref_eq(vm, args, CmpOp::Ne))),
        Method::sync("__repr__", ref_repr),
        Method::sync("__class_getitem__", coroscope_vm::builtins::generic_alias::class_getitem).of_class(),
    ];
    let attrs = [Attr::read("__callback__", |_, v| {
        Ok(native::<WeakRef>(v).filter(|r| r.upgrade().is_some()).map_or(Value::None, |r| r.callback.borrow().clone()))
    })];
    let reference = define::class(vm, "weakref", "ReferenceType", &[], &table, &attrs);
    crate::support::set(vm, dict, "ref", Value::Class(reference.clone()));
    crate::support::set(vm, dict, "ReferenceType", Value::Class(reference));
    let access = [
        Method::flow("__getattribute__", proxy_getattr),
        Method::flow("__setattr__", proxy_setattr),
        Method::flow("__delattr__", proxy_setattr),
    ];
    let plain = define::class(vm, "weakref", "ProxyType", &[], &[&access[..], FORWARDED].concat(), &[]);
    let call = [Method::task("__call__", task!(|vm, args| forward(vm, args, "__call__")))];
    let callable =
        define::class(vm, "weakref", "CallableProxyType", &[], &[&access[..], FORWARDED, &call].concat(), &[]);
    for (name, class) in [("ProxyType", &plain), ("CallableProxyType", &callable)] {
        class.set_flag(ClassFlags::GETATTRIBUTE, true);
        define::constant(vm, class, "__hash__", Value::None);
        crate::support::set(vm, dict, name, Value::Class(class.clone()));
    }
    let classes = vm.extension::<Classes>();
    *classes.proxy.borrow_mut() = Some(plain);
    *classes.callable.borrow_mut() = Some(callable);
    let functions = [
        Method::sync("proxy", proxy),
        Method::sync("getweakrefcount", getweakrefcount),
        Method::sync("getweakrefs", getweakrefs),
    ];
    define::functions(vm, dict, "_weakref", &functions);
    Ok(())
}
