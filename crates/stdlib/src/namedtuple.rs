//! `_collections._tuplegetter`: the fields of named tuples (`Modules/_collectionsmodule.c`).

use crate::support::{self, this};
use coroscope_vm::builtins::define::{Attr, Method};
use coroscope_vm::dict::Dict;
use coroscope_vm::object::Native;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

struct Getter {
    index: usize,
    doc: RefCell<Value>,
}

impl Native for Getter {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.doc.borrow());
    }
}

fn new(vm: &Vm, args: Args<'_>) -> Res {
    let class = support::new_class(vm, args)?;
    let given = args.rest().between(vm, "_tuplegetter", 2, 2)?;
    let index = given[0].as_i64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    Ok(vm.new_native(&class, Getter { index, doc: RefCell::new(given[1].clone()) }))
}

fn get(vm: &Vm, args: Args<'_>) -> Res {
    let getter = this::<Getter>(vm, args, "__get__")?;
    match args.pos.get(1) {
        None | Some(Value::None) => Ok(args.pos[0].clone()),
        Some(v) => match v.underlying() {
            Value::Tuple(t) => match t.get(getter.index) {
                Some(item) => Ok(item.clone()),
                None => Err(vm.error(&vm.exc.index_error, "tuple index out of range")),
            },
            _ => {
                let (index, of) = (getter.index, vm.type_name(v));
                Err(vm.type_error(format!(
                    "descriptor for index '{index}' for tuple subclasses doesn't apply to '{of}' object"
                )))
            }
        },
    }
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let getter = this::<Getter>(&vm, args.as_args(), "__repr__")?;
    let doc = getter.doc.borrow().clone();
    Ok(Value::str(format!("_tuplegetter({}, {})", getter.index, vm.repr_of(&doc).await?)))
}

fn refuse(vm: &Vm, words: &str) -> Res {
    Err(vm.error(&vm.exc.attribute_error, words))
}

/// Puts the class into `_collections`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) {
    let table = [
        Method::sync("__new__", new).unbound(),
        Method::sync("__get__", get),
        Method::task("__repr__", task!(repr)),
        Method::sync("__set__", |vm, _| refuse(vm, "can't set attribute")),
        Method::sync("__delete__", |vm, _| refuse(vm, "can't delete attribute")),
    ];
    let doc =
        Attr::read("__doc__", |_, v| Ok(support::native::<Getter>(v).map_or(Value::None, |g| g.doc.borrow().clone())))
            .write(|_, v, value| {
                if let Some(g) = support::native::<Getter>(v) {
                    let old = g.doc.replace(value.unwrap_or(Value::None));
                    drop(old);
                }
                Ok(())
            });
    support::class(vm, dict, "collections", "_tuplegetter", &table, &[doc]);
}
