//! Instances: of Python classes, of exceptions, and of native types that the modules add.

use crate::class::{Class, ClassFlags};
use crate::dict::Dict;
use crate::exception::ExcData;
use crate::glance::Piece;
use crate::heap::{Finalizer, Heap, Identity};
use crate::string::PyStr;
use crate::{Value, Vm, trash};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What is inside an instance beside its attributes.
#[derive(Default)]
pub enum Payload {
    #[default]
    None,
    /// The built-in value that an instance of a subclass of `int`, `str`, `list`, `dict` ... stands on.
    Value(Value),
    Exc(Box<ExcData>),
    Native(Box<dyn Native>),
}

/// The state of a native type (a future, a deque, a property). Interior mutability throughout.
pub trait Native: Any {
    fn as_any(&self) -> &dyn Any;

    /// Shows every value it holds to the collector of cycles.
    fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {}

    /// What a reader sees of it without Python code being run; see [`glance`](mod@crate::glance).
    fn glance(&self, _vm: &Vm) -> Option<Vec<Piece>> {
        None
    }

    /// Lets go of what it holds, to break a cycle.
    fn clear(&self) {}

    /// Whether `finalize` wants to run when the last reference goes.
    fn wants_finalizer(&self) -> bool {
        false
    }

    /// Last words: the object lives for this call. Runs between two instructions.
    fn finalize(&self, _vm: &Vm, _this: &Rc<Object>) {}
}

/// Weak references with their callbacks.
pub type WeakCallbacks = Option<Box<Vec<(Value, Value)>>>;

/// A live instance.
pub struct Object {
    class: RefCell<Rc<Class>>,
    dict: RefCell<Option<Rc<Dict>>>,
    /// Values of `__slots__`, `Null` where unset.
    pub slots: RefCell<Box<[Value]>>,
    payload: Payload,
    identity: Identity,
    finalized: Cell<bool>,
    /// Weak references with callbacks, see `weakref`.
    pub weak_callbacks: RefCell<WeakCallbacks>,
}

impl Object {
    /// Prefer [`Vm::new_object`], which registers the object with the collector.
    pub fn new(class: Rc<Class>, payload: Payload) -> Object {
        let slots = match class.slot_count() {
            0 => Box::default(),
            n => vec![Value::Null; n].into_boxed_slice(),
        };
        Object {
            class: RefCell::new(class),
            dict: RefCell::new(None),
            slots: RefCell::new(slots),
            payload,
            identity: Identity::default(),
            finalized: Cell::new(false),
            weak_callbacks: RefCell::new(None),
        }
    }

    pub fn class(&self) -> Rc<Class> {
        self.class.borrow().clone()
    }

    /// The class without a new reference.
    #[inline]
    pub fn class_ref(&self) -> std::cell::Ref<'_, Rc<Class>> {
        self.class.borrow()
    }

    /// `obj.__class__ = class`
    pub fn set_class(&self, class: Rc<Class>) {
        self.class.replace(class);
    }

    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    pub fn base_value(&self) -> Option<&Value> {
        match &self.payload {
            Payload::Value(v) => Some(v),
            _ => None,
        }
    }

    pub fn exc(&self) -> Option<&ExcData> {
        match &self.payload {
            Payload::Exc(e) => Some(e),
            _ => None,
        }
    }

    /// The native state, if it is of this type.
    pub fn native<T: Native>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(n) => n.as_any().downcast_ref(),
            _ => None,
        }
    }

    pub fn identity(&self) -> u64 {
        self.identity.get()
    }

    /// The attribute dict, made on first use; `None` where the class has none (`__slots__`, most native types).
    pub fn dict(&self) -> Option<Rc<Dict>> {
        if let Some(d) = &*self.dict.borrow() {
            return Some(d.clone());
        }
        if !self.class.borrow().instances_have_dict() {
            return None;
        }
        let d = Rc::new(Dict::new());
        *self.dict.borrow_mut() = Some(d.clone());
        Some(d)
    }

    /// The attribute dict if one was made.
    pub fn existing_dict(&self) -> Option<Rc<Dict>> {
        self.dict.borrow().clone()
    }

    pub fn set_dict(&self, dict: Option<Rc<Dict>>) {
        self.dict.replace(dict);
    }

    /// The attribute at a position of the own dict, if it is of this very name.
    #[inline(always)]
    pub(crate) fn own_at(&self, at: u32, name: &Rc<PyStr>) -> Option<Value> {
        self.dict.borrow().as_ref()?.table.borrow().value_named(at, name).map(Value::dup)
    }

    /// Where in the own dict an attribute stands.
    pub(crate) fn own_position(&self, name: &Rc<PyStr>) -> Option<u32> {
        let at = self.dict.borrow().as_ref()?.table.borrow().find_str(name)?;
        u32::try_from(at).ok()
    }

    /// Swaps a value into the own dict at a position; see [`Table::store_named`](crate::dict::Table::store_named).
    #[inline]
    pub(crate) fn store_own_at(&self, at: u32, name: &Rc<PyStr>, value: &mut Value) -> bool {
        let mut dict = self.dict.borrow_mut();
        if dict.is_none() && at == 0 && self.class.borrow().instances_have_dict() {
            *dict = Some(Rc::new(Dict::new()));
        }
        dict.as_ref().is_some_and(|d| d.table.borrow_mut().store_named(at, name, value))
    }

    /// The value of a slot, `None` while it is unset.
    #[inline]
    pub(crate) fn slot(&self, at: u32) -> Option<Value> {
        self.slots.borrow().get(at as usize).filter(|v| !v.is_null()).map(Value::dup)
    }

    #[inline]
    pub(crate) fn store_slot(&self, at: u32, value: &mut Value) -> bool {
        match self.slots.borrow_mut().get_mut(at as usize) {
            Some(slot) => std::mem::swap(slot, value),
            None => return false,
        }
        true
    }

    #[inline]
    pub fn get_own(&self, name: &Rc<PyStr>) -> Option<Value> {
        self.dict.borrow().as_ref()?.get_str(name)
    }

    #[inline]
    pub fn has_own(&self, name: &Rc<PyStr>) -> bool {
        self.dict.borrow().as_ref().is_some_and(|d| d.contains_str(name))
    }

    pub fn mark_finalized(&self) -> bool {
        self.finalized.replace(true)
    }

    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Class(self.class()));
        if let Some(d) = &*self.dict.borrow() {
            visit(&Value::Dict(d.clone()));
        }
        self.slots.borrow().iter().for_each(&mut *visit);
        match &self.payload {
            Payload::None => {}
            Payload::Value(v) => visit(v),
            Payload::Exc(e) => e.traverse(visit),
            Payload::Native(n) => n.traverse(visit),
        }
    }

    pub fn clear(&self) {
        let dict = self.dict.borrow_mut().take();
        drop(dict);
        let slots: Vec<Value> = self.slots.borrow_mut().iter_mut().map(std::mem::take).collect();
        drop(slots);
        match &self.payload {
            Payload::Exc(e) => e.clear(),
            Payload::Native(n) => n.clear(),
            _ => {}
        }
    }

    fn wants_finalizer(&self, flags: ClassFlags) -> bool {
        flags.has(ClassFlags::HAS_DEL) || matches!(&self.payload, Payload::Native(n) if n.wants_finalizer())
    }

    /// The same object in a new allocation, so that a finaliser can see it.
    fn reborn(&mut self) -> Rc<Object> {
        Rc::new(Object {
            class: RefCell::new(self.class.get_mut().clone()),
            dict: RefCell::new(self.dict.get_mut().take()),
            slots: RefCell::new(std::mem::take(self.slots.get_mut())),
            payload: std::mem::take(&mut self.payload),
            identity: self.identity.moved(),
            finalized: Cell::new(true),
            weak_callbacks: RefCell::new(self.weak_callbacks.get_mut().take()),
        })
    }

    fn heap(&self) -> Option<Heap> {
        self.class.borrow().heap()
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        let flags = self.class.get_mut().flags();
        if !self.finalized.get()
            && self.wants_finalizer(flags)
            && let Some(heap) = self.heap()
            && !heap.closed.get()
        {
            let has_del = flags.has(ClassFlags::HAS_DEL);
            let object = self.reborn();
            heap.queue(if has_del { Finalizer::Del(object) } else { Finalizer::Native(object) });
            return;
        }
        if let Some(callbacks) = self.weak_callbacks.get_mut().take()
            && let Some(heap) = self.heap()
        {
            for (reference, callback) in *callbacks {
                heap.queue(Finalizer::Weakref { callback, reference });
            }
        }
        let dict = self.dict.get_mut().take().map(Value::Dict);
        let slots = std::mem::take(self.slots.get_mut()).into_vec();
        let inner = match std::mem::take(&mut self.payload) {
            Payload::Value(v) => Some(v),
            Payload::Exc(e) => {
                let mut held = Vec::new();
                e.release(&mut held);
                trash::free(held.into_iter());
                None
            }
            _ => None,
        };
        if dict.is_some() || inner.is_some() || !slots.is_empty() {
            trash::free(dict.into_iter().chain(inner).chain(slots));
        }
    }
}
