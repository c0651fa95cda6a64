//! `mappingproxy`: a read-only view of a mapping, such as a class's `__dict__`.

use super::define::{Method, methods};
use crate::function::{Args, OwnedArgs};
use crate::object::Native;
use crate::{Flow, Res, Value, Vm};
use std::any::Any;
use std::cell::RefCell;

pub struct MappingProxy {
    mapping: RefCell<Value>,
}

impl Native for MappingProxy {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.mapping.borrow());
    }
}

pub fn new(vm: &Vm, mapping: Value) -> Value {
    vm.new_native(&vm.types.mappingproxy, MappingProxy { mapping: RefCell::new(mapping) })
}

/// The mapping behind a proxy.
pub fn inner(value: &Value) -> Option<Value> {
    value.as_object()?.native::<MappingProxy>().map(|p| p.mapping.borrow().clone())
}

fn target(vm: &Vm, args: Args<'_>) -> Res {
    args.get(0).and_then(inner).ok_or_else(|| vm.type_error("descriptor requires a 'mappingproxy' object"))
}

/// Forwards to the method of the same name of the mapping.
macro_rules! forward {
    ($name:literal) => {
        Method::flow($name, |vm, args| {
            let mapping = match target(vm, args) {
                Ok(m) => m,
                Err(e) => return Flow::Err(e),
            };
            let (vm, rest) = (vm.clone(), args.rest().to_owned());
            Flow::run(async move {
                let f = vm.getattr(&mapping, &vm.intern($name)).await?;
                vm.call_kw(&f, rest).await
            })
        })
    };
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let inner = target(&vm, args.as_args())?;
    Ok(Value::str(format!("mappingproxy({})", vm.repr_of(&inner).await?)))
}

async fn eq(vm: Vm, args: OwnedArgs) -> Res {
    let a = target(&vm, args.as_args())?;
    let b = inner(&args.at(1)).unwrap_or_else(|| args.at(1));
    vm.compare(coroscope_bytecode::CmpOp::Eq, &a, &b).await
}

async fn union(vm: Vm, args: OwnedArgs) -> Res {
    let a = inner(&args.at(0)).unwrap_or_else(|| args.at(0));
    let b = inner(&args.at(1)).unwrap_or_else(|| args.at(1));
    vm.binary(coroscope_bytecode::BinOp::Or, &a, &b).await
}

async fn reflected_union(vm: Vm, mut args: OwnedArgs) -> Res {
    args.pos.reverse();
    union(vm, args).await
}

pub fn install(vm: &Vm) {
    methods(
        vm,
        &vm.types.mappingproxy,
        &[
            Method::sync("__new__", |vm, args| {
                let mapping = args.rest().between(vm, "mappingproxy", 1, 1)?[0].clone();
                let sequence = matches!(mapping, Value::List(_) | Value::Tuple(_));
                if sequence || vm.lookup_special(&mapping, &vm.names.getitem).is_none() {
                    let given = vm.type_name(&mapping);
                    return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {given}")));
                }
                Ok(new(vm, mapping))
            })
            .unbound(),
            Method::task("__repr__", crate::task!(repr)),
            Method::flow("__str__", |vm, args| match target(vm, args) {
                Ok(m) => vm.str_flow(&m),
                Err(e) => Flow::Err(e),
            }),
            Method::task("__eq__", crate::task!(eq)),
            Method::task("__or__", crate::task!(union)),
            Method::task("__ror__", crate::task!(reflected_union)),
            Method::sync("__ior__", |vm, args| {
                args.rest().operand(vm)?;
                Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
            }),
            Method::flow("__getitem__", |vm, args| match (target(vm, args), args.get(1)) {
                (Ok(m), Some(key)) => vm.getitem_flow(&m, key),
                (Err(e), _) => Flow::Err(e),
                _ => Flow::Err(vm.type_error("expected 1 argument, got 0")),
            }),
            Method::flow("__iter__", |vm, args| match target(vm, args) {
                Ok(m) => vm.iter_flow(&m),
                Err(e) => Flow::Err(e),
            }),
            Method::sync("__class_getitem__", super::generic_alias::class_getitem).of_class(),
            forward!("__len__"),
            forward!("__contains__"),
            forward!("__reversed__"),
            forward!("__hash__"),
            forward!("get"),
            forward!("keys"),
            forward!("values"),
            forward!("items"),
            forward!("copy"),
        ],
    );
}
