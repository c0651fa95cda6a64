//! Exceptions: their state, tracebacks, and how natives raise them.

use crate::class::Class;
use crate::code::CodeObject;
use crate::frame::{FrameObject, Place};
use crate::object::{Object, Payload};
use crate::string::PyStr;
use crate::{Value, Vm};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A raised exception: an instance whose payload is [`ExcData`].
#[derive(Clone)]
pub struct Exc(pub Rc<Object>);

/// The result of anything that may raise.
pub type Res<T = Value> = Result<T, Exc>;

impl Exc {
    pub fn data(&self) -> Option<&ExcData> {
        self.0.exc()
    }

    pub fn class(&self) -> Rc<Class> {
        self.0.class()
    }

    pub fn is_a(&self, class: &Rc<Class>) -> bool {
        self.0.class_ref().is_subclass_of(class)
    }

    pub fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    pub fn same(&self, other: &Exc) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub fn context(&self) -> Option<Exc> {
        self.data()?.context.borrow().clone()
    }

    pub fn cause(&self) -> Option<Exc> {
        self.data()?.cause.borrow().clone()
    }

    pub fn traceback(&self) -> Option<Rc<Traceback>> {
        self.data()?.traceback.borrow().clone()
    }

    /// Puts a line on top of the traceback, as the exception passes a frame.
    pub fn add_traceback(&self, entry: Location) {
        if let Some(data) = self.data() {
            let next = data.traceback.borrow_mut().take();
            *data.traceback.borrow_mut() = Some(Rc::new(Traceback { at: entry, next: RefCell::new(next) }));
        }
    }

    /// A field of its class, such as StopIteration's `value`.
    pub fn field(&self, name: &str) -> Option<Value> {
        self.data()?.fields.borrow().iter().find(|(n, _)| n.as_str() == name).map(|(_, v)| v.clone())
    }

    pub fn set_field(&self, name: &Rc<PyStr>, value: Value) {
        if let Some(data) = self.data() {
            data.set_field(name, value);
        }
    }

    /// The arguments.
    pub fn args(&self) -> Value {
        self.data().map_or(Value::None, |d| d.args.borrow().clone())
    }
}

#[derive(Default)]
pub struct ExcData {
    /// A tuple.
    pub args: RefCell<Value>,
    pub cause: RefCell<Option<Exc>>,
    pub context: RefCell<Option<Exc>>,
    pub suppress_context: Cell<bool>,
    pub traceback: RefCell<Option<Rc<Traceback>>>,
    /// Members of the class that CPython keeps outside of `__dict__`: `value`, `code`, `name`, `obj`, `errno` ...
    pub fields: RefCell<Vec<(Rc<PyStr>, Value)>>,
}

impl ExcData {
    pub fn set_field(&self, name: &Rc<PyStr>, value: Value) {
        let mut fields = self.fields.borrow_mut();
        let old = match fields.iter_mut().find(|(n, _)| n == name) {
            Some((_, v)) => std::mem::replace(v, value),
            None => {
                fields.push((name.clone(), value));
                Value::Null
            }
        };
        drop(fields);
        drop(old);
    }

    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.args.borrow());
        for e in [&self.cause, &self.context] {
            if let Some(e) = &*e.borrow() {
                visit(&e.value());
            }
        }
        self.fields.borrow().iter().for_each(|(_, v)| visit(v));
        let mut tb = self.traceback.borrow().clone();
        while let Some(t) = tb {
            if let Some(f) = &t.at.frame {
                f.traverse(visit);
            }
            tb = t.next.borrow().clone();
        }
    }

    pub fn clear(&self) {
        let fields = std::mem::take(&mut *self.fields.borrow_mut());
        let args = self.args.replace(Value::None);
        let links = (self.cause.take(), self.context.take());
        let mut tb = self.traceback.take();
        while let Some(t) = tb {
            if let Some(f) = &t.at.frame {
                f.clear();
            }
            tb = t.next.borrow_mut().take();
        }
        drop((fields, args, links));
    }

    /// Gives away what it holds, so that long chains are freed in a loop.
    pub fn release(mut self, held: &mut Vec<Value>) {
        held.push(std::mem::take(self.args.get_mut()));
        held.extend(self.fields.get_mut().drain(..).map(|(_, v)| v));
        for e in [self.cause.get_mut().take(), self.context.get_mut().take()].into_iter().flatten() {
            held.push(e.value());
        }
    }
}

/// A place that an exception passed.
#[derive(Clone)]
pub struct Location {
    pub code: Rc<CodeObject>,
    /// The instruction.
    pub ip: usize,
    pub frame: Option<Rc<FrameObject>>,
    /// Stands for a function of the standard library that is native here; shown instead of `code`.
    pub place: Option<&'static Place>,
}

/// A traceback entry; `next` is deeper, towards where it was raised.
pub struct Traceback {
    pub at: Location,
    pub next: RefCell<Option<Rc<Traceback>>>,
}

impl Traceback {
    pub fn line(&self) -> u32 {
        self.at.place.map_or_else(|| self.at.code.line_at(self.at.ip), |p| p.line)
    }

    /// All entries, outermost first.
    pub fn entries(self: &Rc<Traceback>) -> Vec<Rc<Traceback>> {
        let mut all = vec![self.clone()];
        let mut next = self.next.borrow().clone();
        while let Some(t) = next {
            next = t.next.borrow().clone();
            all.push(t);
        }
        all
    }
}

impl Drop for Traceback {
    fn drop(&mut self) {
        let mut next = self.next.get_mut().take();
        while let Some(t) = next {
            match Rc::try_unwrap(t) {
                Ok(mut t) => next = t.next.get_mut().take(),
                Err(_) => break,
            }
        }
    }
}

impl Vm {
    /// A new exception of a built-in class with one argument.
    pub fn error(&self, class: &Rc<Class>, message: impl Into<PyStr>) -> Exc {
        self.exception(class, vec![Value::str(message)])
    }

    /// A new exception with these arguments, its class's fields set as the constructor of the built-in classes does.
    pub fn exception(&self, class: &Rc<Class>, args: Vec<Value>) -> Exc {
        let data = ExcData { args: RefCell::new(Value::tuple(args)), ..ExcData::default() };
        let exc = Exc(self.new_object(class, Payload::Exc(Box::new(data))));
        crate::builtins::exceptions::fill_fields(self, &exc);
        exc
    }

    pub fn type_error(&self, message: impl Into<PyStr>) -> Exc {
        self.error(&self.exc.type_error, message)
    }

    pub fn value_error(&self, message: impl Into<PyStr>) -> Exc {
        self.error(&self.exc.value_error, message)
    }

    pub fn index_error(&self, message: impl Into<PyStr>) -> Exc {
        self.error(&self.exc.index_error, message)
    }

    pub fn runtime_error(&self, message: impl Into<PyStr>) -> Exc {
        self.error(&self.exc.runtime_error, message)
    }

    pub fn overflow_error(&self, message: impl Into<PyStr>) -> Exc {
        self.error(&self.exc.overflow_error, message)
    }

    pub fn zero_division(&self, message: impl Into<PyStr>) -> Exc {
        self.error(&self.exc.zero_division_error, message)
    }

    pub fn memory_error(&self) -> Exc {
        self.exception(&self.exc.memory_error, Vec::new())
    }

    pub fn key_error(&self, key: Value) -> Exc {
        self.exception(&self.exc.key_error, vec![key])
    }

    pub fn stop_iteration(&self, value: Value) -> Exc {
        let args = if value.is_none() { Vec::new() } else { vec![value] };
        self.exception(&self.exc.stop_iteration, args)
    }

    /// AttributeError with `name` and `obj`, so that a traceback can suggest.
    pub fn attribute_error(&self, message: impl Into<PyStr>, obj: &Value, name: &Rc<PyStr>) -> Exc {
        let e = self.error(&self.exc.attribute_error, message);
        e.set_field(&self.names.name, Value::Str(name.clone()));
        e.set_field(&self.names.obj, obj.clone());
        e
    }

    pub fn name_error(&self, message: impl Into<PyStr>, name: &Rc<PyStr>) -> Exc {
        let e = self.error(&self.exc.name_error, message);
        e.set_field(&self.names.name, Value::Str(name.clone()));
        e
    }
}
