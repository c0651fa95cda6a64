//! Attribute access: CPython `PyObject_GenericGetAttr`, `type_getattro`, and the descriptor protocol.

use crate::builtins::descriptors::{self, Bound};
use crate::class::{Class, ClassFlags};
use crate::code::Cache;
use crate::flow::Flow;
use crate::function::{Binding, Method, OwnedArgs};
use crate::object::Object;
use crate::string::PyStr;
use crate::{Exc, Res, Value, Vm};
use std::rc::Rc;

/// What a lookup comes to before anything is called.
enum Found {
    Flow(Flow),
    Missing,
}

impl From<Flow> for Found {
    fn from(flow: Flow) -> Found {
        Found::Flow(flow)
    }
}

impl Vm {
    /// `obj.name`
    pub fn attr_flow(&self, obj: &Value, name: &Rc<PyStr>) -> Flow {
        let class = self.type_of(obj);
        let hooks = ClassFlags(ClassFlags::GETATTR.0 | ClassFlags::GETATTRIBUTE.0);
        if class.has(hooks) {
            return self.hooked_attr(obj.clone(), class, name.clone());
        }
        match self.plain_attr(obj, &class, name) {
            Found::Flow(flow) => flow,
            Found::Missing => Flow::Err(self.no_attribute(obj, name)),
        }
    }

    /// Attribute access of a class with `__getattribute__` or `__getattr__`.
    fn hooked_attr(&self, obj: Value, class: Rc<Class>, name: Rc<PyStr>) -> Flow {
        let vm = self.clone();
        Flow::run(async move {
            let first = if class.has(ClassFlags::GETATTRIBUTE)
                && let Some(hook) = vm.lookup(&class, &vm.names.getattribute)
            {
                vm.call(&hook, vec![obj.clone(), Value::Str(name.clone())]).await
            } else {
                match vm.plain_attr(&obj, &class, &name) {
                    Found::Flow(flow) => vm.flow(flow).await,
                    Found::Missing => Err(vm.no_attribute(&obj, &name)),
                }
            };
            let second = match first {
                Err(e) if class.has(ClassFlags::GETATTR) && e.is_a(&vm.exc.attribute_error) => {
                    match vm.lookup(&class, &vm.names.getattr) {
                        Some(hook) => vm.call(&hook, vec![obj.clone(), Value::Str(name.clone())]).await,
                        None => Err(e),
                    }
                }
                other => other,
            };
            second.inspect_err(|e| vm.tell_attribute(e, &obj, &name))
        })
    }

    /// Says in an AttributeError of a hook what was looked for, if it does not (`_PyObject_SetAttributeErrorContext`).
    fn tell_attribute(&self, e: &Exc, obj: &Value, name: &Rc<PyStr>) {
        let told = |field| e.field(field).is_some_and(|v| !v.is_none());
        if e.is_a(&self.exc.attribute_error) && !told("name") && !told("obj") {
            e.set_field(&self.names.name, Value::Str(name.clone()));
            e.set_field(&self.names.obj, obj.clone());
        }
    }

    /// `object.__getattribute__`
    pub fn object_getattr(&self, obj: &Value, name: &Rc<PyStr>) -> Flow {
        let class = self.type_of(obj);
        match self.plain_attr(obj, &class, name) {
            Found::Flow(flow) => flow,
            Found::Missing => Flow::Err(self.no_attribute(obj, name)),
        }
    }

    fn plain_attr(&self, obj: &Value, class: &Rc<Class>, name: &Rc<PyStr>) -> Found {
        match obj {
            Value::Class(c) => self.class_attr(c, class, name),
            Value::Module(m) => match m.dict.get_str(name) {
                Some(v) => Flow::Value(v).into(),
                None => self.module_attr(obj, m, class, name),
            },
            _ => {
                let meta = self.lookup(class, name);
                if let Some(descr) = &meta
                    && descriptors::is_data(self, descr)
                {
                    return self.bind(descr.clone(), obj, class).into();
                }
                if let Value::Object(o) = obj
                    && let Some(v) = o.get_own(name)
                {
                    return Flow::Value(v).into();
                }
                if let Value::Function(f) = obj
                    && let Some(d) = &*f.dict.borrow()
                    && let Some(v) = d.get_str(name)
                {
                    return Flow::Value(v).into();
                }
                match meta {
                    Some(descr) => self.bind(descr, obj, class).into(),
                    None => Found::Missing,
                }
            }
        }
    }

    fn module_attr(&self, obj: &Value, m: &Rc<crate::module::Module>, class: &Rc<Class>, name: &Rc<PyStr>) -> Found {
        if let Some(descr) = self.lookup(class, name) {
            return self.bind(descr, obj, class).into();
        }
        match m.dict.get_str(&self.names.getattr) {
            Some(hook) => Flow::call(hook, vec![Value::Str(name.clone())]).into(),
            None => Found::Missing,
        }
    }

    fn class_attr(&self, c: &Rc<Class>, meta: &Rc<Class>, name: &Rc<PyStr>) -> Found {
        let of_meta = self.lookup(meta, name);
        let this = Value::Class(c.clone());
        if let Some(descr) = &of_meta
            && descriptors::is_data(self, descr)
        {
            return self.bind(descr.clone(), &this, meta).into();
        }
        if let Some(own) = self.lookup(c, name) {
            return self.bind(own, &Value::Null, c).into();
        }
        match of_meta {
            Some(descr) => self.bind(descr, &this, meta).into(),
            None => Found::Missing,
        }
    }

    /// `type.__getattribute__`
    pub fn type_getattr(&self, c: &Rc<Class>, name: &Rc<PyStr>) -> Flow {
        let meta = self.type_of(&Value::Class(c.clone()));
        match self.class_attr(c, &meta, name) {
            Found::Flow(flow) => flow,
            Found::Missing => Flow::Err(self.no_attribute(&Value::Class(c.clone()), name)),
        }
    }

    /// What a class attribute gives when it is reached through an instance, or through the class itself (`obj` Null).
    pub fn bind(&self, descr: Value, obj: &Value, class: &Rc<Class>) -> Flow {
        match &descr {
            Value::Function(_) if !obj.is_null() => {
                Flow::Value(Value::Method(Rc::new(Method { function: descr, receiver: obj.clone() })))
            }
            Value::Builtin(b) if b.receiver.is_null() => match b.binding {
                Binding::Method if !obj.is_null() && b.owner.is_some() => {
                    Flow::Value(Value::Builtin(Rc::new(b.bound(obj.clone()))))
                }
                Binding::ClassMethod => Flow::Value(Value::Builtin(Rc::new(b.bound(Value::Class(class.clone()))))),
                _ => Flow::Value(descr),
            },
            Value::Object(o) => match descriptors::get(self, o, obj, class) {
                Bound::Value(v) => Flow::Value(v),
                Bound::Err(e) => Flow::Err(e),
                Bound::Call(f, args) => Flow::call(f, args),
                Bound::Itself => {
                    if !o.class_ref().has(ClassFlags::GET) {
                        return Flow::Value(descr);
                    }
                    let owner = Value::Class(class.clone());
                    match self.lookup(&o.class(), &self.names.get) {
                        Some(get) => Flow::call(get, vec![descr.clone(), obj.clone().or_none(), owner]),
                        None => Flow::Value(descr),
                    }
                }
            },
            _ => Flow::Value(descr),
        }
    }

    /// A method for a call, unbound: found on the type, not shadowed by an attribute of the instance, and of a kind that
    /// would only be bound to it. `None` where `obj.name` has to be looked up in full.
    pub fn find_method(&self, obj: &Value, name: &Rc<PyStr>) -> Option<Value> {
        let found = match obj {
            Value::Object(o) => {
                let class = o.class_ref();
                if class.has(ClassFlags(ClassFlags::GETATTR.0 | ClassFlags::GETATTRIBUTE.0)) {
                    return None;
                }
                self.lookup(&class, name).filter(|_| !o.has_own(name))?
            }
            Value::Class(_) | Value::Module(_) => return None,
            _ => self.lookup(self.builtin_type(obj), name)?,
        };
        match &found {
            Value::Function(_) => Some(found),
            Value::Builtin(b) if b.binding == Binding::Method && b.owner.is_some() && b.receiver.is_null() => {
                Some(found)
            }
            _ => None,
        }
    }

    /// Whether an instance's class is the one with this serial number, and no class has changed since that state.
    #[inline(always)]
    pub(crate) fn knows(&self, o: &Object, class: u32, state: u32) -> bool {
        self.type_version.get() == state && o.class_ref().serial == class
    }

    /// Where reading (or, with `store`, writing) an attribute of an instance comes to, while no class changes.
    pub(crate) fn attr_cache(&self, o: &Rc<Object>, name: &Rc<PyStr>, store: bool) -> Cache {
        let owner = o.class_ref();
        let (class, state) = (owner.serial, self.type_version.get());
        let elsewhere = Cache::Elsewhere { class, state };
        let hooks = if store { ClassFlags::SETATTR.0 } else { ClassFlags::GETATTR.0 | ClassFlags::GETATTRIBUTE.0 };
        if owner.has(ClassFlags(hooks)) {
            return elsewhere;
        }
        let shared = self.lookup(&owner, name);
        if let Some(Value::Object(descr)) = &shared {
            return match descr.native::<descriptors::Member>() {
                Some(m) if m.owner.upgrade().is_some_and(|of| owner.is_subclass_of(&of)) => {
                    Cache::Slot { class, state, at: m.index as u32 }
                }
                _ => elsewhere,
            };
        }
        match o.own_position(name) {
            Some(at) => Cache::Own { class, state, at },
            None => match shared {
                None | Some(Value::Function(_) | Value::Builtin(_)) => elsewhere,
                Some(_) if store => elsewhere,
                Some(_) => Cache::Shared { class, state },
            },
        }
    }

    /// The getter that reading this attribute of an instance calls, where it is a property and no hook may interfere.
    pub(crate) fn property_getter(&self, o: &Rc<Object>, name: &Rc<PyStr>) -> Option<Value> {
        let class = o.class_ref();
        if class.has(ClassFlags(ClassFlags::GETATTR.0 | ClassFlags::GETATTRIBUTE.0)) {
            return None;
        }
        let Some(Value::Object(descr)) = self.lookup(&class, name) else { return None };
        let getter = descr.native::<descriptors::Property>()?.get.borrow();
        matches!(&*getter, Value::Function(_)).then(|| getter.clone())
    }

    /// `obj.name = value`, or `del obj.name` for `None`.
    pub fn set_attr_flow(&self, obj: &Value, name: &Rc<PyStr>, value: Option<Value>) -> Flow {
        let class = self.type_of(obj);
        if class.has(ClassFlags::SETATTR) {
            let hook = match value {
                Some(_) => &self.names.setattr,
                None => &self.names.delattr,
            };
            let generic = |f: &Value| matches!(f, Value::Builtin(b) if b.name == *hook);
            if let Some(f) = self.lookup(&class, hook)
                && !generic(&f)
            {
                let mut args = vec![obj.clone(), Value::Str(name.clone())];
                args.extend(value);
                return Flow::call(f, args);
            }
        }
        self.object_setattr(obj, name, value)
    }

    /// `object.__setattr__` and `type.__setattr__`
    pub fn object_setattr(&self, obj: &Value, name: &Rc<PyStr>, value: Option<Value>) -> Flow {
        let class = self.type_of(obj);
        let meta = self.lookup(&class, name);
        if let Some(Value::Object(o)) = &meta {
            match descriptors::set(self, o, obj, value.clone()) {
                Bound::Value(v) => return Flow::Value(v),
                Bound::Err(e) => return Flow::Err(e),
                Bound::Call(f, args) => return Flow::call(f, args),
                Bound::Itself if o.class_ref().has(ClassFlags::SET) => {
                    let hook = if value.is_some() { &self.names.set } else { &self.names.delete };
                    if let Some(f) = self.lookup(&o.class(), hook) {
                        let mut args = vec![Value::Object(o.clone()), obj.clone()];
                        args.extend(value);
                        return Flow::call(f, args);
                    }
                    return Flow::Err(self.attribute_error(hook.to_string(), obj, name));
                }
                Bound::Itself => {}
            }
        }
        match self.store_own(obj, name, value, meta.is_some()) {
            Ok(()) => Flow::Value(Value::None),
            Err(e) => Flow::Err(e),
        }
    }

    fn store_own(&self, obj: &Value, name: &Rc<PyStr>, value: Option<Value>, on_class: bool) -> Res<()> {
        let dict = match obj {
            Value::Object(o) => o.dict(),
            Value::Module(m) => Some(m.dict.clone()),
            Value::Function(f) => Some(f.dict.borrow_mut().get_or_insert_with(|| self.new_dict()).clone()),
            Value::Class(c) => return crate::builtins::type_object::set_class_attr(self, c, name, value),
            _ => None,
        };
        match (dict, value) {
            (Some(d), Some(v)) => {
                d.set_str(name, v);
                Ok(())
            }
            (Some(d), None) => d.remove_str(name).map(drop).ok_or_else(|| self.no_attribute(obj, name)),
            (None, _) if on_class => {
                let words = format!("'{}' object attribute '{}' is read-only", self.type_name(obj), name);
                Err(self.attribute_error(words, obj, name))
            }
            (None, _) => {
                let words = format!(
                    "'{}' object has no attribute '{}' and no __dict__ for setting new attributes",
                    self.type_name(obj),
                    name
                );
                Err(self.attribute_error(words, obj, name))
            }
        }
    }

    /// The AttributeError for a missing attribute.
    pub fn no_attribute(&self, obj: &Value, name: &Rc<PyStr>) -> Exc {
        let words = match obj {
            Value::Class(c) => format!("type object '{}' has no attribute '{}'", self.shown_name(c), name),
            Value::Module(m) => {
                let module = m.dict.get_str(&self.names.name_);
                let module = module.as_ref().and_then(Value::as_str).map_or("?".to_owned(), |s| s.to_string());
                format!("module '{module}' has no attribute '{name}'")
            }
            _ => format!("'{}' object has no attribute '{}'", self.type_name(obj), name),
        };
        self.attribute_error(words, obj, name)
    }

    /// A special method, looked up on the type and not bound.
    pub fn lookup_special(&self, obj: &Value, name: &Rc<PyStr>) -> Option<Value> {
        self.lookup(&self.type_of(obj), name).filter(|v| !v.is_none())
    }

    /// How a special method is called: `None` if the type has none.
    pub fn special_flow(&self, obj: &Value, name: &Rc<PyStr>, mut args: Vec<Value>) -> Option<Flow> {
        let class = self.type_of(obj);
        let f = self.lookup(&class, name)?;
        Some(match &f {
            Value::Function(_) => {
                args.insert(0, obj.clone());
                Flow::call(f, args)
            }
            Value::Builtin(b) if b.binding == Binding::Method && b.receiver.is_null() => {
                args.insert(0, obj.clone());
                Flow::call(f, args)
            }
            Value::None => return None,
            _ => match self.bind(f.clone(), obj, &class) {
                Flow::Value(bound) => Flow::call(bound, args),
                Flow::Err(e) => Flow::Err(e),
                other => {
                    let vm = self.clone();
                    Flow::run(async move {
                        let bound = vm.flow(other).await?;
                        vm.call(&bound, args).await
                    })
                }
            },
        })
    }

    /// Calls a special method; `None` if the type has none.
    pub async fn call_special(&self, obj: &Value, name: &Rc<PyStr>, args: Vec<Value>) -> Res<Option<Value>> {
        match self.special_flow(obj, name, args) {
            Some(flow) => self.flow(flow).await.map(Some),
            None => Ok(None),
        }
    }

    pub async fn getattr(&self, obj: &Value, name: &Rc<PyStr>) -> Res {
        self.flow(self.attr_flow(obj, name)).await
    }

    /// `None` instead of AttributeError.
    pub async fn getattr_opt(&self, obj: &Value, name: &Rc<PyStr>) -> Res<Option<Value>> {
        match self.getattr(obj, name).await {
            Ok(v) => Ok(Some(v)),
            Err(e) if e.is_a(&self.exc.attribute_error) => Ok(None),
            Err(e) => Err(e),
        }
    }

    pub async fn setattr(&self, obj: &Value, name: &Rc<PyStr>, value: Value) -> Res<()> {
        self.flow(self.set_attr_flow(obj, name, Some(value))).await.map(drop)
    }

    pub async fn delattr(&self, obj: &Value, name: &Rc<PyStr>) -> Res<()> {
        self.flow(self.set_attr_flow(obj, name, None)).await.map(drop)
    }

    /// `obj.name(*args)`
    pub async fn call_method(&self, obj: &Value, name: &Rc<PyStr>, args: Vec<Value>) -> Res {
        let f = self.getattr(obj, name).await?;
        self.call_kw(&f, OwnedArgs::from(args)).await
    }
}
