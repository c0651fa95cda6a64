//! Building classes and modules out of tables of natives.

use super::descriptors::{GetSet, Read};
use crate::class::{Class, ClassFlags};
use crate::dict::Dict;
use crate::function::{Args, Binding, Builtin, NativeFn, OwnedArgs};
use crate::{Flow, NativeFuture, Res, Value, Vm};
use std::rc::Rc;

/// A native method or function.
#[derive(Clone, Copy)]
pub struct Method {
    pub name: &'static str,
    pub func: NativeFn,
    pub binding: Binding,
}

impl Method {
    /// Never runs Python code.
    pub const fn sync(name: &'static str, f: fn(&Vm, Args<'_>) -> Res) -> Method {
        Method { name, func: NativeFn::Sync(f), binding: Binding::Method }
    }

    /// Answers at once or says what to do next.
    pub const fn flow(name: &'static str, f: fn(&Vm, Args<'_>) -> Flow) -> Method {
        Method { name, func: NativeFn::Flow(f), binding: Binding::Method }
    }

    /// Runs Python code in between; make the function with [`task`].
    pub const fn task(name: &'static str, f: fn(Vm, OwnedArgs) -> NativeFuture) -> Method {
        Method { name, func: NativeFn::Async(f), binding: Binding::Method }
    }

    pub const fn frames(name: &'static str, f: fn(&Vm, &mut crate::frame::Frames<'_>, Args<'_>) -> Flow) -> Method {
        Method { name, func: NativeFn::Frames(f), binding: Binding::Method }
    }

    /// The same as a class method.
    pub const fn of_class(self) -> Method {
        Method { name: self.name, func: self.func, binding: Binding::ClassMethod }
    }

    /// The same without binding (`__new__`, static methods).
    pub const fn unbound(self) -> Method {
        Method { name: self.name, func: self.func, binding: Binding::Static }
    }
}

/// Makes an `async fn(Vm, OwnedArgs) -> Res` fit [`Method::task`].
#[macro_export]
macro_rules! task {
    ($f:expr) => {
        |vm: $crate::Vm, args: $crate::OwnedArgs| -> $crate::NativeFuture { Box::pin($f(vm, args)) }
    };
}

/// How a computed attribute is read.
#[derive(Clone, Copy)]
pub enum Getter {
    Plain(fn(&Vm, &Value) -> Res),
    /// May need Python code; gets the object as its one argument.
    Native(NativeFn),
}

/// How it is set (or deleted, with `None`).
pub type Setter = fn(&Vm, &Value, Option<Value>) -> Res<()>;

/// A computed attribute of a class's instances.
#[derive(Clone, Copy)]
pub struct Attr {
    pub name: &'static str,
    pub get: Getter,
    pub set: Option<Setter>,
    /// A field of the object's struct in CPython, which words its errors otherwise.
    pub is_member: bool,
}

impl Attr {
    pub const fn read(name: &'static str, get: fn(&Vm, &Value) -> Res) -> Attr {
        Attr { name, get: Getter::Plain(get), set: None, is_member: false }
    }

    /// Readable only, and a field in CPython (`member_descriptor`).
    pub const fn member(name: &'static str, get: fn(&Vm, &Value) -> Res) -> Attr {
        Attr { name, get: Getter::Plain(get), set: None, is_member: true }
    }

    pub const fn flow(name: &'static str, get: fn(&Vm, Args<'_>) -> Flow) -> Attr {
        Attr { name, get: Getter::Native(NativeFn::Flow(get)), set: None, is_member: false }
    }

    /// Looks at the running frames.
    pub const fn frames(name: &'static str, get: fn(&Vm, &mut crate::frame::Frames<'_>, Args<'_>) -> Flow) -> Attr {
        Attr { name, get: Getter::Native(NativeFn::Frames(get)), set: None, is_member: false }
    }

    pub const fn write(self, set: Setter) -> Attr {
        Attr { name: self.name, get: self.get, set: Some(set), is_member: self.is_member }
    }
}

/// Adds methods to a class.
pub fn methods(vm: &Vm, class: &Rc<Class>, table: &[Method]) {
    let class_name = class.name();
    for m in table {
        let name = vm.intern(m.name);
        let builtin = Builtin {
            qualname: Rc::new(format!("{class_name}.{}", m.name).into()),
            name: name.clone(),
            func: m.func,
            binding: m.binding,
            receiver: Value::Null,
            module: None,
            owner: Some(Rc::downgrade(class)),
            doc: None,
        };
        class.dict.set_str(&name, Value::Builtin(Rc::new(builtin)));
    }
}

/// Adds computed attributes to a class.
pub fn attrs(vm: &Vm, class: &Rc<Class>, table: &[Attr]) {
    for a in table {
        let name = vm.intern(a.name);
        let get = match a.get {
            Getter::Plain(f) => Read::Plain(f),
            Getter::Native(f) => {
                Read::Native(function(vm, "builtins", &Method { name: a.name, func: f, binding: Binding::Static }))
            }
        };
        let native =
            GetSet { name: name.clone(), owner: Rc::downgrade(class), get, set: a.set, is_member: a.is_member };
        let kind = if a.is_member { &vm.types.member } else { &vm.types.getset };
        class.dict.set_str(&name, vm.new_native(kind, native));
    }
}

/// Sets a plain attribute of a class.
pub fn constant(vm: &Vm, class: &Rc<Class>, name: &str, value: Value) {
    class.dict.set_str(&vm.intern(name), value);
}

/// A native function outside of any class.
pub fn function(vm: &Vm, module: &str, m: &Method) -> Value {
    let name = vm.intern(m.name);
    Value::Builtin(Rc::new(Builtin {
        qualname: name.clone(),
        name,
        func: m.func,
        binding: Binding::Static,
        receiver: Value::Null,
        module: Some(vm.intern(module)),
        owner: None,
        doc: None,
    }))
}

/// Adds functions to a module's dict.
pub fn functions(vm: &Vm, dict: &Rc<Dict>, module: &str, table: &[Method]) {
    for m in table {
        dict.set_str(&vm.intern(m.name), function(vm, module, m));
    }
}

/// A new native class of a module with these bases (`object` if none), not yet in the module's dict.
pub fn class(
    vm: &Vm,
    module: &str,
    name: &str,
    bases: &[&Rc<Class>],
    table: &[Method],
    attributes: &[Attr],
) -> Rc<Class> {
    let object = [&vm.types.object];
    let class = vm.new_builtin_class(name, if bases.is_empty() { &object } else { bases });
    if module != "builtins" {
        constant(vm, &class, "__module__", Value::Str(vm.intern(module)));
        // What is in a package, in `asyncio` or in `threading`, is written in Python there.
        let is_python = module.contains('.') || matches!(module, "asyncio" | "threading");
        let is_qualified = !is_python && !class.has(ClassFlags::EXCEPTION);
        class.set_flag(ClassFlags::QUALIFIED, is_qualified);
    }
    methods(vm, &class, table);
    if !class.has(ClassFlags::EXCEPTION) {
        // There for when the class gets the flag `DICT`; without it, reading raises AttributeError as it should.
        attrs(vm, &class, &[super::object::DICT_ATTR]);
    }
    attrs(vm, &class, attributes);
    super::class_flags::refresh(vm, &class);
    class
}

/// Turns a flag of a class on.
pub fn flag(class: &Rc<Class>, flags: &[ClassFlags]) {
    for f in flags {
        class.set_flag(*f, true);
    }
}
