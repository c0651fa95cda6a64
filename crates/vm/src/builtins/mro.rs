//! The method resolution order: C3, with CPython's errors (`Objects/typeobject.c`, `mro_implementation`).

use crate::class::Class;
use crate::{Res, Vm};
use std::rc::Rc;

/// The order of the classes after a class with these bases.
pub fn linearize(vm: &Vm, bases: &[Rc<Class>]) -> Res<Vec<Rc<Class>>> {
    for (i, base) in bases.iter().enumerate() {
        if bases[..i].iter().any(|b| Rc::ptr_eq(b, base)) {
            return Err(vm.type_error(format!("duplicate base class {}", base.name())));
        }
    }
    if let [only] = bases {
        return Ok(only.full_mro());
    }
    let mut lists: Vec<Vec<Rc<Class>>> = bases.iter().map(Class::full_mro).collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let in_a_tail = |c: &Rc<Class>| lists.iter().any(|l| l[1..].iter().any(|d| Rc::ptr_eq(c, d)));
        let Some(next) = lists.iter().map(|l| &l[0]).find(|c| !in_a_tail(c)).cloned() else {
            return Err(inconsistent(vm, &lists));
        };
        for l in &mut lists {
            if Rc::ptr_eq(&l[0], &next) {
                l.remove(0);
            }
        }
        order.push(next);
    }
}

fn inconsistent(vm: &Vm, lists: &[Vec<Rc<Class>>]) -> crate::Exc {
    let mut heads: Vec<Rc<Class>> = Vec::new();
    for l in lists {
        if !heads.iter().any(|h| Rc::ptr_eq(h, &l[0])) {
            heads.push(l[0].clone());
        }
    }
    let names: Vec<String> = heads.iter().map(|c| c.name().to_string()).collect();
    let names = names.join(", ");
    vm.type_error(format!("Cannot create a consistent method resolution order (MRO) for bases {names}"))
}
