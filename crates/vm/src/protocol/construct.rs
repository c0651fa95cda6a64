//! Making instances: `type.__call__`, `object.__new__`, and what a callable comes to.

use crate::class::{Class, ClassFlags};
use crate::flow::Flow;
use crate::function::OwnedArgs;
use crate::object::Payload;
use crate::{Res, Value, Vm};
use std::rc::Rc;

impl Vm {
    /// A plain class whose instances are made by `object.__new__`: the instance, and `__init__` if Python defines one.
    pub fn quick_instance(&self, class: &Rc<Class>) -> Option<(Value, Value)> {
        if class.plain_at.get() != self.type_version.get() {
            if !self.is_plain(class)? {
                return None;
            }
            class.plain_at.set(self.type_version.get());
        }
        let init @ Value::Function(_) = self.lookup(class, &self.names.init)? else { return None };
        let object = self.new_object(class, Payload::None);
        Some((Value::Object(object), init))
    }

    /// Whether calling the class is `object.__new__` and `__init__`, as far as its metaclass and `__new__` go.
    fn is_plain(&self, class: &Rc<Class>) -> Option<bool> {
        let simple = class.is_heap()
            && !class.has(ClassFlags(ClassFlags::ABSTRACT.0 | ClassFlags::EXCEPTION.0 | ClassFlags::META.0))
            && class.metaclass.borrow().as_ref().is_none_or(|m| {
                m.flags().0 & ClassFlags::META.0 == 0
                    || matches!(self.lookup(m, &self.names.call), Some(Value::Builtin(_)))
            });
        if !simple {
            return Some(false);
        }
        let new = self.lookup(class, &self.names.new)?;
        let object_new = self.types.object.dict.get_str(&self.names.new)?;
        Some(new.is(&object_new))
    }

    /// `type.__call__`: `__new__`, then `__init__` if what came is an instance.
    pub async fn construct(&self, class: &Rc<Class>, args: OwnedArgs) -> Res {
        let new = match self.lookup(class, &self.names.new) {
            Some(new) => new,
            None => return Err(self.type_error(format!("cannot create '{}' instances", self.shown_name(class)))),
        };
        let new = match self.bind(new, &Value::Null, class) {
            Flow::Value(v) => v,
            other => self.flow(other).await?,
        };
        let mut with_class = args.clone();
        with_class.pos.insert(0, Value::Class(class.clone()));
        let object = self.call_kw(&new, with_class).await?;
        if !self.type_of(&object).is_subclass_of(class) {
            return Ok(object);
        }
        let actual = self.type_of(&object);
        if let Some(init) = self.lookup(&actual, &self.names.init) {
            let result = match &init {
                Value::Function(_) | Value::Builtin(_) => {
                    let mut args = args;
                    args.pos.insert(0, object.clone());
                    self.call_kw(&init, args).await?
                }
                _ => {
                    let bound = self.flow(self.bind(init, &object, &actual)).await?;
                    self.call_kw(&bound, args).await?
                }
            };
            if !result.is_none() {
                let words = format!("__init__() should return None, not '{}'", self.type_name(&result));
                return Err(self.type_error(words));
            }
        }
        Ok(object)
    }

    /// What calling a value that is neither function nor native comes to.
    pub fn call_flow(&self, callable: &Value, mut args: OwnedArgs) -> Flow {
        match callable {
            Value::Class(class) => {
                let class = class.clone();
                let meta = class.metaclass.borrow().clone();
                if let Some(meta) = meta
                    && let Some(call) = self.lookup(&meta, &self.names.call)
                    && !matches!(call, Value::Builtin(_))
                {
                    args.pos.insert(0, Value::Class(class));
                    return Flow::Call(call, args);
                }
                if Rc::ptr_eq(&class, &self.types.type_) && args.pos.len() == 1 && args.kw.is_empty() {
                    return Flow::Value(Value::Class(self.type_of(&args.pos[0])));
                }
                if let Some(flow) = crate::builtins::quick::construct(self, &class, &args) {
                    return flow;
                }
                let vm = self.clone();
                Flow::run(async move { vm.construct(&class, args).await })
            }
            Value::Method(m) => {
                args.pos.insert(0, m.receiver.clone());
                Flow::Call(m.function.clone(), args)
            }
            _ => {
                let class = self.type_of(callable);
                match self.lookup(&class, &self.names.call) {
                    Some(f @ (Value::Function(_) | Value::Builtin(_))) => {
                        args.pos.insert(0, callable.clone());
                        Flow::Call(f, args)
                    }
                    Some(other) if !other.is_none() => match self.bind(other, callable, &class) {
                        Flow::Value(f) => Flow::Call(f, args),
                        other => other,
                    },
                    _ => Flow::Err(self.type_error(format!("'{}' object is not callable", self.shown_name(&class)))),
                }
            }
        }
    }

    pub fn is_callable(&self, value: &Value) -> bool {
        match value {
            Value::Function(_) | Value::Builtin(_) | Value::Method(_) | Value::Class(_) => true,
            _ => self.lookup(&self.type_of(value), &self.names.call).is_some_and(|v| !v.is_none()),
        }
    }
}

/// How messages name what is called: `f()`, `module.f()` (CPython `_PyObject_FunctionStr`).
pub fn callable_name(vm: &Vm, callable: &Value) -> String {
    let with_module = |module: Option<Value>, qualname: &str| match module.as_ref().and_then(|m| m.as_str().cloned()) {
        Some(m) if m.as_str() != "builtins" => format!("{m}.{qualname}()"),
        _ => format!("{qualname}()"),
    };
    match callable {
        Value::Function(f) => with_module(Some(f.module.borrow().clone()), &f.qualname.borrow()),
        Value::Builtin(b) => with_module(b.module.clone().map(Value::Str), &b.qualname),
        Value::Method(m) => match &m.function {
            Value::Function(f) => with_module(Some(f.module.borrow().clone()), &f.qualname.borrow()),
            _ => vm.type_name(callable).to_string(),
        },
        Value::Class(c) => with_module(c.dict.get_str(&vm.names.module), &c.qualname()),
        other => vm.type_name(other).to_string(),
    }
}
