//! Rust closures as Python callables: the callbacks that asyncio hangs on futures.

use crate::state::state;
use coroscope_vm::function::{Binding, Builtin, NativeFn};
use coroscope_vm::object::Native;
use coroscope_vm::{Args, Flow, Value, Vm};
use std::any::Any;
use std::rc::Rc;

/// What a callback does with its arguments.
pub type Action = dyn Fn(&Vm, &[Value]) -> Flow;

pub struct Closure {
    pub run: Box<Action>,
    /// Where CPython defines the function, for `repr`: `file:line`.
    pub source: Option<&'static str>,
    /// Values it holds, for the collector of cycles.
    held: Vec<Value>,
}

impl Native for Closure {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.held.iter().for_each(visit);
    }
}

/// A callable with CPython's qualified name and place.
pub fn closure(
    vm: &Vm,
    qualname: &str,
    source: Option<&'static str>,
    run: impl Fn(&Vm, &[Value]) -> Flow + 'static,
) -> Value {
    let class = state(vm).classes(vm).closure.clone();
    let receiver = vm.new_native(&class, Closure { run: Box::new(run), source, held: Vec::new() });
    let name = vm.intern(qualname.rsplit('.').next().unwrap_or(qualname));
    Value::Builtin(Rc::new(Builtin {
        name,
        qualname: vm.intern(qualname),
        func: NativeFn::Flow(call),
        binding: Binding::Static,
        receiver,
        module: None,
        owner: None,
        doc: None,
    }))
}

fn call(vm: &Vm, args: Args<'_>) -> Flow {
    match args.pos.split_first() {
        Some((this, rest)) => match closure_of(this) {
            Some(c) => (c.run)(vm, rest),
            None => Flow::Err(vm.type_error("not a callback")),
        },
        None => Flow::Err(vm.type_error("not a callback")),
    }
}

fn closure_of(v: &Value) -> Option<&Closure> {
    v.as_object()?.native::<Closure>()
}

/// The closure behind a callable made here.
pub fn inside(v: &Value) -> Option<&Closure> {
    match v {
        Value::Builtin(b) => closure_of(&b.receiver),
        _ => None,
    }
}

/// What a callable with keyword arguments does.
type KeywordAction = dyn Fn(&Vm, coroscope_vm::OwnedArgs) -> Flow;

struct KeywordClosure(Box<KeywordAction>);

impl Native for KeywordClosure {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A callable that takes keyword arguments.
pub fn keyword_closure(vm: &Vm, qualname: &str, run: impl Fn(&Vm, coroscope_vm::OwnedArgs) -> Flow + 'static) -> Value {
    let class = state(vm).classes(vm).closure.clone();
    let receiver = vm.new_native(&class, KeywordClosure(Box::new(run)));
    Value::Builtin(Rc::new(Builtin {
        name: vm.intern(qualname.rsplit('.').next().unwrap_or(qualname)),
        qualname: vm.intern(qualname),
        func: NativeFn::Flow(|vm, args| {
            let mut owned = args.to_owned();
            let this = if owned.pos.is_empty() { Value::Null } else { owned.pos.remove(0) };
            match this.as_object().and_then(|o| o.native::<KeywordClosure>()) {
                Some(c) => (c.0)(vm, owned),
                None => Flow::Err(vm.type_error("not a callback")),
            }
        }),
        binding: Binding::Static,
        receiver,
        module: None,
        owner: None,
        doc: None,
    }))
}
