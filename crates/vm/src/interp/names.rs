//! Instructions: locals, cells, globals, names, imports.

use super::Thread;
use super::arms::Ctl;
use super::dispatch::is_function;
use crate::code::Cache;
use crate::dict::Dict;
use crate::flow::Flow;
use crate::frame::{Mode, PyFrame};
use crate::string::PyStr;
use crate::{Exc, Value, Vm};
use std::rc::Rc;

fn slot_name(f: &PyFrame, i: u32) -> Rc<PyStr> {
    let c = &f.code;
    if let Some(n) = c.locals.get(i as usize) {
        return n.clone();
    }
    let i = i as usize - c.locals.len();
    let text = c.code.cells.get(i).or_else(|| c.code.frees.get(i - c.code.cells.len().min(i)));
    Rc::new(PyStr::new(text.map_or("?", |s| s.as_str())))
}

fn unbound(vm: &Vm, f: &PyFrame, i: u32) -> Exc {
    let name = slot_name(f, i);
    let words = format!("cannot access local variable '{name}' where it is not associated with a value");
    vm.error(&vm.exc.unbound_local_error, words)
}

fn unbound_cell(vm: &Vm, f: &PyFrame, i: u32) -> Exc {
    let free = i as usize >= f.code.locals.len() + f.code.code.cells.len();
    if !free {
        return unbound(vm, f, i);
    }
    let name = slot_name(f, i);
    vm.name_error(
        format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope"),
        &name,
    )
}

fn not_defined(vm: &Vm, name: &Rc<PyStr>) -> Exc {
    vm.name_error(format!("name '{name}' is not defined"), name)
}

/// Where a global or built-in name is found.
fn global_cache(vm: &Vm, globals: &Dict, name: &Rc<PyStr>) -> Cache {
    let position = |dict: &Dict, name| dict.table.borrow().find_str(name).map_or(u32::MAX, |at| at as u32);
    let at = position(globals, name);
    if at != u32::MAX {
        return Cache::Global { at };
    }
    let at = match globals.get_str(&vm.names.builtins) {
        Some(Value::Dict(d)) => position(&d, name),
        Some(Value::Module(m)) => position(&m.dict, name),
        _ => return Cache::Empty,
    };
    let keys = globals.table.borrow().keys_version();
    Cache::Builtin { keys, builtins: position(globals, &vm.names.builtins), at }
}

impl Thread {
    #[inline]
    pub(crate) fn load_fast(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.slots[i as usize].clone();
        if v.is_null() {
            return Ctl::Raise(unbound(vm, f, i));
        }
        f.push(v)
    }

    #[inline]
    pub(crate) fn store_fast(&mut self, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.pop();
        let old = std::mem::replace(&mut f.slots[i as usize], v);
        drop(old);
        Ctl::Next
    }

    pub(crate) fn delete_fast(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let old = std::mem::take(&mut f.slots[i as usize]);
        if old.is_null() { Ctl::Raise(unbound(vm, f, i)) } else { Ctl::Next }
    }

    pub(crate) fn clear_fast(&mut self, f: &mut PyFrame, i: u32) -> Ctl {
        let old = std::mem::take(&mut f.slots[i as usize]);
        drop(old);
        Ctl::Next
    }

    pub(crate) fn make_cell(&mut self, f: &mut PyFrame, i: u32) -> Ctl {
        let old = std::mem::replace(&mut f.slots[i as usize], Value::Cell(Rc::default()));
        drop(old);
        Ctl::Next
    }

    pub(crate) fn load_closure(&mut self, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.slots[i as usize].clone();
        f.push(v)
    }

    #[inline]
    pub(crate) fn load_deref(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let v = match &f.slots[i as usize] {
            Value::Cell(c) => c.value.borrow().clone(),
            _ => Value::Null,
        };
        if v.is_null() {
            return Ctl::Raise(unbound_cell(vm, f, i));
        }
        f.push(v)
    }

    #[inline]
    pub(crate) fn store_deref(&mut self, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.pop();
        if let Value::Cell(c) = &f.slots[i as usize] {
            let old = c.value.replace(v);
            drop(old);
        }
        Ctl::Next
    }

    pub(crate) fn delete_deref(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let old = match &f.slots[i as usize] {
            Value::Cell(c) => c.value.take(),
            _ => Value::Null,
        };
        if old.is_null() { Ctl::Raise(unbound_cell(vm, f, i)) } else { Ctl::Next }
    }

    pub(crate) fn load_class_deref(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let mapping = f.locals.clone();
        self.dict_or_deref(vm, f, mapping, i)
    }

    pub(crate) fn load_dict_or_deref(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let mapping = f.pop();
        self.dict_or_deref(vm, f, mapping, i)
    }

    fn dict_or_deref(&mut self, vm: &Vm, f: &mut PyFrame, mapping: Value, i: u32) -> Ctl {
        let name = slot_name(f, i);
        match &mapping {
            Value::Dict(d) => match d.get_str(&name) {
                Some(v) => f.push(v),
                None => self.load_deref(vm, f, i),
            },
            Value::Null => self.load_deref(vm, f, i),
            _ => {
                let cell = match &f.slots[i as usize] {
                    Value::Cell(c) => c.value.borrow().clone(),
                    _ => Value::Null,
                };
                let missing = unbound_cell(vm, f, i);
                self.look_in(vm, mapping, name, cell, missing)
            }
        }
    }

    /// A name from a mapping of any class, else a value known already.
    fn look_in(&mut self, vm: &Vm, mapping: Value, name: Rc<PyStr>, otherwise: Value, missing: Exc) -> Ctl {
        let vm = vm.clone();
        let look = Flow::run(async move {
            match vm.getitem(&mapping, &Value::Str(name)).await {
                Ok(v) => Ok(v),
                Err(e) if e.is_a(&vm.exc.key_error) => {
                    if otherwise.is_null() {
                        Err(missing)
                    } else {
                        Ok(otherwise)
                    }
                }
                Err(e) => Err(e),
            }
        });
        Ctl::begin(look, Mode::Push)
    }

    fn global(&self, vm: &Vm, f: &PyFrame, name: &Rc<PyStr>) -> Option<Value> {
        f.globals.get_str(name).or_else(|| self.builtin(vm, f, name))
    }

    fn builtin(&self, vm: &Vm, f: &PyFrame, name: &Rc<PyStr>) -> Option<Value> {
        match f.globals.get_str(&vm.names.builtins) {
            Some(Value::Dict(d)) => d.get_str(name),
            Some(Value::Module(m)) => m.dict.get_str(name),
            _ => vm.builtins.get_str(name),
        }
    }

    pub(crate) fn load_global(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let name = &f.code.names[i as usize];
        f.code.remember(f.last, global_cache(vm, &f.globals, name));
        match self.global(vm, f, name) {
            Some(v) => f.push(v),
            None => Ctl::Raise(not_defined(vm, name)),
        }
    }

    pub(crate) fn store_global(&mut self, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.pop();
        f.globals.set_str(&f.code.names[i as usize], v);
        Ctl::Next
    }

    pub(crate) fn delete_global(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let name = &f.code.names[i as usize];
        match f.globals.remove_str(name) {
            Some(_) => Ctl::Next,
            None => Ctl::Raise(not_defined(vm, name)),
        }
    }

    pub(crate) fn load_dict_or_globals(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let mapping = f.pop();
        let name = f.code.names[i as usize].clone();
        self.mapping_or_global(vm, f, mapping, name)
    }

    fn mapping_or_global(&mut self, vm: &Vm, f: &mut PyFrame, mapping: Value, name: Rc<PyStr>) -> Ctl {
        let found = match &mapping {
            Value::Dict(d) => d.get_str(&name),
            Value::Null => None,
            _ => {
                let otherwise = self.global(vm, f, &name).unwrap_or_default();
                let missing = not_defined(vm, &name);
                return self.look_in(vm, mapping, name, otherwise, missing);
            }
        };
        match found.or_else(|| self.global(vm, f, &name)) {
            Some(v) => f.push(v),
            None => Ctl::Raise(not_defined(vm, &name)),
        }
    }

    pub(crate) fn load_name(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let name = f.code.names[i as usize].clone();
        let mapping = f.locals.clone();
        self.mapping_or_global(vm, f, mapping, name)
    }

    pub(crate) fn store_name(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.pop();
        let name = &f.code.names[i as usize];
        match &f.locals {
            Value::Dict(d) => {
                d.set_str(name, v);
                Ctl::Next
            }
            Value::Null => {
                f.globals.set_str(name, v);
                Ctl::Next
            }
            mapping => match vm.setitem_flow(mapping, &Value::Str(name.clone()), v) {
                Flow::Value(_) => Ctl::Next,
                Flow::Err(e) => Ctl::Raise(e),
                flow => Ctl::begin(flow, Mode::Discard),
            },
        }
    }

    pub(crate) fn delete_name(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let name = f.code.names[i as usize].clone();
        match &f.locals {
            Value::Dict(d) => match d.remove_str(&name) {
                Some(_) => Ctl::Next,
                None => Ctl::Raise(not_defined(vm, &name)),
            },
            Value::Null => Ctl::Raise(not_defined(vm, &name)),
            mapping => {
                let (vm, mapping) = (vm.clone(), mapping.clone());
                let delete = Flow::run(async move {
                    match vm.delitem(&mapping, &Value::Str(name.clone())).await {
                        Ok(()) => Ok(Value::None),
                        Err(e) if e.is_a(&vm.exc.key_error) => Err(not_defined(&vm, &name)),
                        Err(e) => Err(e),
                    }
                });
                Ctl::begin(delete, Mode::Discard)
            }
        }
    }

    pub(crate) fn load_locals(&mut self, f: &mut PyFrame) -> Ctl {
        let v = if f.locals.is_null() { Value::Dict(f.globals.clone()) } else { f.locals.clone() };
        f.push(v)
    }

    pub(crate) fn load_build_class(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        match vm.get_builtin("__build_class__") {
            Some(v) => f.push(v),
            None => Ctl::Raise(vm.name_error("__build_class__ not found", &vm.intern("__build_class__"))),
        }
    }

    // ---- imports -----------------------------------------------------------------------------------------------

    pub(crate) fn import_name(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let fromlist = f.pop();
        let level = f.pop().as_i64().unwrap_or(0);
        let name = f.code.names[i as usize].clone();
        let package = f.globals.get_str(&vm.names.package).and_then(|p| p.as_str().cloned());
        let vm = vm.clone();
        let import = Flow::run(async move {
            let package = package.as_ref().map_or("", |p| p.as_str());
            vm.import_statement(&name, level, &fromlist, package).await
        });
        Ctl::begin(import, Mode::Push)
    }

    pub(crate) fn import_from(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let module = f.peek(1).clone();
        let name = f.code.names[i as usize].clone();
        if let Value::Module(m) = &module
            && let Some(v) = m.dict.get_str(&name)
        {
            return f.push(v);
        }
        let vm = vm.clone();
        let look = Flow::run(async move {
            match vm.getattr_opt(&module, &name).await? {
                Some(v) => Ok(v),
                None => Err(vm.cannot_import(&module, &name)),
            }
        });
        Ctl::begin(look, Mode::Push)
    }

    pub(crate) fn import_star(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let module = f.pop();
        let target = match &f.locals {
            Value::Dict(d) => d.clone(),
            _ => f.globals.clone(),
        };
        let Value::Module(m) = &module else {
            return Ctl::Raise(vm.error(&vm.exc.import_error, "from-import-* object has no __dict__ and no __all__"));
        };
        let Some(all) = m.dict.get_str(&vm.names.all) else {
            for (k, v) in m.dict.pairs() {
                if let Some(name) = k.as_str()
                    && !name.starts_with('_')
                {
                    target.set_str(name, v);
                }
            }
            return Ctl::Next;
        };
        let vm = vm.clone();
        let copy = Flow::run(async move {
            for name in vm.collect(&all).await? {
                if let Some(name) = name.as_str() {
                    let v = vm.getattr(&module, name).await?;
                    target.set_str(name, v);
                }
            }
            Ok(Value::None)
        });
        Ctl::begin(copy, Mode::Discard)
    }

    /// The locals of a function frame as a mapping of names, for `locals()` and frames.
    pub fn locals_of(vm: &Vm, f: &PyFrame) -> Value {
        if !is_function(f) {
            return if f.locals.is_null() { Value::Dict(f.globals.clone()) } else { f.locals.clone() };
        }
        let dict = vm.new_dict();
        for (name, value) in named_slots(f) {
            dict.set_str(&name, value);
        }
        Value::Dict(dict)
    }
}

/// Names and values of a frame's variables that have one, comprehension variables left out.
pub fn named_slots(f: &PyFrame) -> Vec<(Rc<PyStr>, Value)> {
    let c = &f.code;
    let hidden = |i: usize| c.code.hidden_locals.contains(&(i as u32));
    let names = c
        .locals
        .iter()
        .cloned()
        .chain(c.code.cells.iter().chain(&c.code.frees).map(|s| Rc::new(PyStr::new(s.as_str()))));
    names
        .enumerate()
        .filter(|(i, _)| !hidden(*i))
        .filter_map(|(i, name)| {
            let v = match f.slots.get(i)? {
                Value::Cell(cell) => cell.value.borrow().clone(),
                v => v.clone(),
            };
            (!v.is_null()).then_some((name, v))
        })
        .collect()
}
