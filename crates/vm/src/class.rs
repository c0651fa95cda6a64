//! Classes, built-in and the program's own.

use crate::Value;
use crate::dict::Dict;
use crate::heap::{Heap, Identity};
use crate::string::PyStr;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct ClassFlags(pub u32);

impl ClassFlags {
    /// Made by a `class` statement or `type()`, so its attributes may be set.
    pub const HEAP: ClassFlags = ClassFlags(1);
    pub const HAS_DEL: ClassFlags = ClassFlags(2);
    /// `__eq__` is other than that of the built-in base.
    pub const CUSTOM_EQ: ClassFlags = ClassFlags(4);
    pub const CUSTOM_HASH: ClassFlags = ClassFlags(8);
    /// `__getattr__` exists.
    pub const GETATTR: ClassFlags = ClassFlags(16);
    /// `__getattribute__` is Python code.
    pub const GETATTRIBUTE: ClassFlags = ClassFlags(32);
    /// `__setattr__` or `__delattr__` is Python code.
    pub const SETATTR: ClassFlags = ClassFlags(64);
    pub const ABSTRACT: ClassFlags = ClassFlags(128);
    /// Instances have a `__dict__`.
    pub const DICT: ClassFlags = ClassFlags(256);
    /// May not be a base (`bool`, `NoneType`, ...).
    pub const FINAL: ClassFlags = ClassFlags(512);
    pub const EXCEPTION: ClassFlags = ClassFlags(1024);
    /// `__get__` / `__set__` or `__delete__` exist: instances are descriptors.
    pub const GET: ClassFlags = ClassFlags(2048);
    pub const SET: ClassFlags = ClassFlags(4096);
    /// Python-level `__bool__` or `__len__` exists.
    pub const TRUTH: ClassFlags = ClassFlags(8192);
    /// A pattern of `match` takes it as a sequence / mapping.
    pub const SEQUENCE: ClassFlags = ClassFlags(1 << 14);
    pub const MAPPING: ClassFlags = ClassFlags(1 << 15);
    /// Instances keep their `__slots__` only.
    pub const SLOTTED: ClassFlags = ClassFlags(1 << 16);
    /// Cannot be called to make instances ("cannot create 'X' instances").
    pub const NO_NEW: ClassFlags = ClassFlags(1 << 17);
    /// A class of classes: a subclass of `type`.
    pub const META: ClassFlags = ClassFlags(1 << 18);
    /// Of a module that is written in C in CPython: messages name it with its module.
    pub const QUALIFIED: ClassFlags = ClassFlags(1 << 19);

    pub fn has(self, other: ClassFlags) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(self, other: ClassFlags) -> ClassFlags {
        ClassFlags(self.0 | other.0)
    }
}

/// A class. `mro` leaves out the class itself, so that classes do not hold themselves alive.
pub struct Class {
    pub name: RefCell<Rc<PyStr>>,
    pub qualname: RefCell<Rc<PyStr>>,
    pub bases: RefCell<Vec<Rc<Class>>>,
    /// Method resolution order after the class itself.
    pub mro: RefCell<Rc<[Rc<Class>]>>,
    pub dict: Rc<Dict>,
    /// `None` means `type`.
    pub metaclass: RefCell<Option<Rc<Class>>>,
    flags: Cell<ClassFlags>,
    /// Names of this class's own `__slots__`; instances also have those of the bases, which come first.
    pub own_slots: RefCell<Vec<Rc<PyStr>>>,
    slot_count: Cell<usize>,
    pub subclasses: RefCell<Vec<Weak<Class>>>,
    heap: Heap,
    identity: Identity,
    /// The state of all classes (`Vm::type_version`) in which it was seen that making an instance takes no more than
    /// `object.__new__` and `__init__`.
    pub plain_at: Cell<u32>,
    /// Distinguishes classes in the method cache; never reused in a run.
    pub serial: u32,
}

impl Class {
    pub fn new(name: Rc<PyStr>, heap: &Heap, serial: u32) -> Class {
        Class {
            qualname: RefCell::new(name.clone()),
            name: RefCell::new(name),
            bases: RefCell::default(),
            mro: RefCell::new(Rc::from([])),
            dict: Rc::new(Dict::new()),
            metaclass: RefCell::new(None),
            flags: Cell::default(),
            own_slots: RefCell::default(),
            slot_count: Cell::new(0),
            subclasses: RefCell::default(),
            heap: heap.clone(),
            identity: Identity::default(),
            plain_at: Cell::new(0),
            serial,
        }
    }

    pub fn name(&self) -> Rc<PyStr> {
        self.name.borrow().clone()
    }

    pub fn qualname(&self) -> Rc<PyStr> {
        self.qualname.borrow().clone()
    }

    pub fn flags(&self) -> ClassFlags {
        self.flags.get()
    }

    pub fn has(&self, flag: ClassFlags) -> bool {
        self.flags.get().has(flag)
    }

    pub fn set_flag(&self, flag: ClassFlags, on: bool) {
        let f = self.flags.get().0;
        self.flags.set(ClassFlags(if on { f | flag.0 } else { f & !flag.0 }));
    }

    pub fn heap(&self) -> Option<Heap> {
        Some(self.heap.clone())
    }

    pub fn has_custom_eq(&self) -> bool {
        self.has(ClassFlags::CUSTOM_EQ)
    }

    pub fn has_custom_hash(&self) -> bool {
        self.has(ClassFlags::CUSTOM_HASH)
    }

    pub fn metaclass_has_custom_hash(&self) -> bool {
        self.metaclass
            .borrow()
            .as_ref()
            .is_some_and(|m| m.has(ClassFlags(ClassFlags::CUSTOM_EQ.0 | ClassFlags::CUSTOM_HASH.0)))
    }

    pub fn instances_have_dict(&self) -> bool {
        self.has(ClassFlags::DICT)
    }

    /// Slots of an instance, those of the bases included.
    pub fn slot_count(&self) -> usize {
        self.slot_count.get()
    }

    pub fn set_slot_count(&self, n: usize) {
        self.slot_count.set(n);
    }

    pub fn identity(&self) -> u64 {
        self.identity.get()
    }

    pub fn is_heap(&self) -> bool {
        self.has(ClassFlags::HEAP)
    }

    /// `issubclass` by inheritance alone.
    pub fn is_subclass_of(self: &Rc<Class>, other: &Rc<Class>) -> bool {
        Rc::ptr_eq(self, other) || self.mro.borrow().iter().any(|c| Rc::ptr_eq(c, other))
    }

    /// The class and then its method resolution order.
    pub fn full_mro(self: &Rc<Class>) -> Vec<Rc<Class>> {
        std::iter::once(self.clone()).chain(self.mro.borrow().iter().cloned()).collect()
    }

    /// Looks a name up along the MRO, without a cache (see [`crate::Vm::lookup`]).
    pub fn find(&self, name: &Rc<PyStr>) -> Option<Value> {
        if let Some(v) = self.dict.get_str(name) {
            return Some(v);
        }
        self.mro.borrow().iter().find_map(|c| c.dict.get_str(name))
    }
}
