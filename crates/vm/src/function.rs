//! Things that can be called: Python functions, natives, bound methods, and how arguments reach them.

use crate::class::Class;
use crate::code::CodeObject;
use crate::dict::Dict;
use crate::flow::{Flow, NativeFuture};
use crate::frame::Frames;
use crate::heap::Identity;
use crate::string::PyStr;
use crate::value::Cell;
use crate::{Res, Value, Vm};
use std::cell::RefCell;
use std::rc::Rc;

/// A function made by `def` or `lambda`.
pub struct Function {
    pub code: RefCell<Rc<CodeObject>>,
    pub globals: Rc<Dict>,
    pub closure: Vec<Rc<Cell>>,
    pub name: RefCell<Rc<PyStr>>,
    pub qualname: RefCell<Rc<PyStr>>,
    /// Tuple of defaults, or None.
    pub defaults: RefCell<Value>,
    /// Dict of keyword-only defaults, or None.
    pub kw_defaults: RefCell<Value>,
    /// `__annotate__`, `__annotations__` (once computed), `__type_params__`.
    pub annotate: RefCell<Value>,
    pub annotations: RefCell<Value>,
    pub type_params: RefCell<Value>,
    pub doc: RefCell<Value>,
    pub module: RefCell<Value>,
    pub dict: RefCell<Option<Rc<Dict>>>,
    pub identity: Identity,
}

impl Function {
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Dict(self.globals.clone()));
        for c in &self.closure {
            visit(&Value::Cell(c.clone()));
        }
        for v in [&self.defaults, &self.kw_defaults, &self.annotate, &self.annotations, &self.type_params, &self.module]
        {
            visit(&v.borrow());
        }
        if let Some(d) = &*self.dict.borrow() {
            visit(&Value::Dict(d.clone()));
        }
    }

    pub fn clear(&self) {
        for v in [&self.defaults, &self.kw_defaults, &self.annotate, &self.annotations, &self.type_params, &self.module]
        {
            let old = v.replace(Value::None);
            drop(old);
        }
        let d = self.dict.borrow_mut().take();
        drop(d);
        for c in &self.closure {
            let old = c.value.replace(Value::Null);
            drop(old);
        }
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let held: Vec<Value> = self.closure.drain(..).map(Value::Cell).collect();
        let rest = [std::mem::take(self.defaults.get_mut()), std::mem::take(self.annotate.get_mut())];
        crate::trash::free(held.into_iter().chain(rest));
    }
}

/// Arguments of a native call. Keyword arguments come in the order of the call.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    pub pos: &'a [Value],
    pub kw: &'a [(Rc<PyStr>, Value)],
}

/// Arguments that are owned, for natives that outlive the caller's stack.
#[derive(Clone, Default)]
pub struct OwnedArgs {
    pub pos: Vec<Value>,
    pub kw: Vec<(Rc<PyStr>, Value)>,
}

impl OwnedArgs {
    pub fn as_args(&self) -> Args<'_> {
        Args { pos: &self.pos, kw: &self.kw }
    }
}

impl From<Vec<Value>> for OwnedArgs {
    fn from(pos: Vec<Value>) -> OwnedArgs {
        OwnedArgs { pos, kw: Vec::new() }
    }
}

impl Args<'_> {
    pub fn to_owned(self) -> OwnedArgs {
        OwnedArgs { pos: self.pos.to_vec(), kw: self.kw.to_vec() }
    }

    pub fn get(&self, index: usize) -> Option<&Value> {
        self.pos.get(index)
    }

    /// A keyword argument.
    pub fn kw(&self, name: &str) -> Option<&Value> {
        self.kw.iter().find(|(n, _)| n.as_str() == name).map(|(_, v)| v)
    }
}

/// How a native is written.
#[derive(Clone, Copy)]
pub enum NativeFn {
    /// Never runs Python code.
    Sync(fn(&Vm, Args<'_>) -> Res),
    /// Answers at once, or says what the VM is to do next (call a function, resume a generator, run a future).
    Flow(fn(&Vm, Args<'_>) -> Flow),
    /// Runs Python code in between; see `flow`.
    Async(fn(Vm, OwnedArgs) -> NativeFuture),
    /// Looks at the caller's frames (`locals`, `sys._getframe`, `exec`).
    Frames(fn(&Vm, &mut Frames<'_>, Args<'_>) -> Flow),
}

/// How a native found in a class behaves as an attribute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// Binds `self` like a function.
    Method,
    /// Takes the class first.
    ClassMethod,
    /// Never binds (`staticmethod`, module functions).
    Static,
}

/// A native function or method. With a `receiver` it is bound.
pub struct Builtin {
    pub name: Rc<PyStr>,
    /// With the class's name for methods: `list.append`.
    pub qualname: Rc<PyStr>,
    pub func: NativeFn,
    pub binding: Binding,
    /// `Null` where unbound; a module's function has its module's name in `module`.
    pub receiver: Value,
    pub module: Option<Rc<PyStr>>,
    /// The class that defines it.
    pub owner: Option<std::rc::Weak<Class>>,
    pub doc: Option<&'static str>,
}

impl Builtin {
    pub fn bound(&self, receiver: Value) -> Builtin {
        Builtin {
            name: self.name.clone(),
            qualname: self.qualname.clone(),
            func: self.func,
            binding: self.binding,
            receiver,
            module: self.module.clone(),
            owner: self.owner.clone(),
            doc: self.doc,
        }
    }

    /// A function of a module that CPython writes in Python: it looks like one.
    pub fn is_library(&self) -> bool {
        self.owner.is_none() && self.module.as_ref().is_some_and(|m| m.starts_with("asyncio"))
    }

    /// Bound methods are made anew at each access; they are the same if native and receiver are.
    pub fn same_method(&self, other: &Builtin) -> bool {
        !self.receiver.is_null() && self.receiver.is(&other.receiver) && Rc::ptr_eq(&self.qualname, &other.qualname)
    }

    pub fn identity_hash(&self) -> u64 {
        self.qualname.hash() ^ u64::from(!self.receiver.is_null())
    }
}

/// A Python function, or any callable, with its `self`.
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}

impl Drop for Method {
    fn drop(&mut self) {
        let held = [std::mem::take(&mut self.function), std::mem::take(&mut self.receiver)];
        crate::trash::free(held.into_iter());
    }
}
