//! Arguments into parameters: CPython `initialize_locals` in `Python/ceval.c`, with its words.

use super::Thread;
use super::clinic::{self, Misfit};
use crate::code::CodeObject;
use crate::dict::Dict;
use crate::frame::{Mode, PyFrame};
use crate::function::{Function, OwnedArgs};
use crate::seq::Tuple;
use crate::string::PyStr;
use crate::value::Cell;
use crate::{Exc, Res, Value, Vm};
use coroscope_bytecode::CodeFlags;
use std::rc::Rc;

const POOL: usize = 64;

impl Thread {
    /// An empty frame, from the pool if there is one.
    pub(crate) fn blank(&mut self, code: &Rc<CodeObject>, globals: &Rc<Dict>) -> Box<PyFrame> {
        match self.pool.pop() {
            Some(mut f) => {
                if !Rc::ptr_eq(&f.code, code) {
                    f.code = code.clone();
                    f.slots.reserve(code.frame_size);
                }
                if !Rc::ptr_eq(&f.globals, globals) {
                    f.globals = globals.clone();
                }
                f.ip = 0;
                f.last = 0;
                f
            }
            None => Box::new(PyFrame {
                code: code.clone(),
                ip: 0,
                last: 0,
                slots: Vec::with_capacity(code.frame_size),
                globals: globals.clone(),
                locals: Value::Null,
                handled: None,
                mode: Mode::Push,
                owner: None,
                object: None,
            }),
        }
    }

    /// Takes an ended frame back. Its locals are freed last to first, as CPython does.
    pub(crate) fn recycle(&mut self, mut f: Box<PyFrame>) {
        f.cut(0);
        std::mem::take(&mut f.locals).release();
        f.mode = Mode::Push;
        f.handled = None;
        f.owner = None;
        f.object = None;
        if self.pool.len() < POOL && f.slots.capacity() < 1024 {
            self.pool.push(f);
        }
    }

    /// Cells of the frame: own ones, with the parameters that live in them, then those of the closure.
    pub(crate) fn fill_cells(&mut self, f: &mut PyFrame, closure: &[Rc<Cell>]) {
        if closure.is_empty() && !f.code.has_cells {
            return;
        }
        let code = f.code.clone();
        let first = code.locals.len();
        for (i, param) in code.code.cell_params.iter().enumerate() {
            let value = match param {
                Some(p) => f.slots.get_mut(*p as usize).map(std::mem::take).unwrap_or_default(),
                None => Value::Null,
            };
            let cell = Cell { value: std::cell::RefCell::new(value) };
            if let Some(slot) = f.slots.get_mut(first + i) {
                *slot = Value::Cell(Rc::new(cell));
            }
        }
        let frees = first + code.code.cells.len();
        for (i, cell) in closure.iter().enumerate() {
            if let Some(slot) = f.slots.get_mut(frees + i) {
                *slot = Value::Cell(cell.clone());
            }
        }
    }

    /// A frame for a call, its parameters filled.
    pub(crate) fn bind(&mut self, vm: &Vm, func: &Rc<Function>, args: OwnedArgs) -> Res<Box<PyFrame>> {
        let code = func.code.borrow().clone();
        let mut f = self.blank(&code, &func.globals);
        if args.kw.is_empty() && args.pos.len() == code.arg_count && code.positional {
            f.slots.extend(args.pos);
            f.slots.resize(code.slot_count, Value::Null);
            self.fill_cells(&mut f, &func.closure);
            return Ok(f);
        }
        match fill(vm, func, &code, args) {
            Ok(slots) => {
                f.slots = slots;
                self.fill_cells(&mut f, &func.closure);
                if !code.flags.get().has(CodeFlags::OPTIMIZED) {
                    f.locals = Value::Dict(func.globals.clone());
                }
                Ok(f)
            }
            Err(e) => {
                self.recycle(f);
                Err(e)
            }
        }
    }
}

fn fill(vm: &Vm, func: &Function, code: &CodeObject, args: OwnedArgs) -> Res<Vec<Value>> {
    let c = &code.code;
    let (argc, kwonly) = (c.arg_count as usize, c.kw_only_count as usize);
    let params = argc + kwonly;
    let mut slots = vec![Value::Null; code.slot_count.max(c.param_count() as usize)];
    slots.reserve(c.stack_size as usize);
    let given = args.pos.len();
    let mut pos = args.pos.into_iter();
    for slot in slots.iter_mut().take(argc) {
        match pos.next() {
            Some(v) => *slot = v,
            None => break,
        }
    }
    let rest: Vec<Value> = pos.collect();
    if c.flags.has(CodeFlags::VARARGS) {
        slots[params] = Value::Tuple(Rc::new(Tuple::new(rest)));
    }
    if !args.kw.is_empty() || c.flags.has(CodeFlags::VARKEYWORDS) {
        let extra = keywords(vm, func, code, &mut slots, args.kw)?;
        if c.flags.has(CodeFlags::VARKEYWORDS) {
            let at = params + usize::from(c.flags.has(CodeFlags::VARARGS));
            slots[at] = Value::Dict(extra);
        }
    }
    if given > argc && !c.flags.has(CodeFlags::VARARGS) {
        return Err(too_many(vm, func, code, given, &slots));
    }
    defaults(vm, func, code, &mut slots, given)?;
    Ok(slots)
}

/// Puts named arguments in their slots; gives those that go to `**kwargs`.
fn keywords(
    vm: &Vm,
    func: &Function,
    code: &CodeObject,
    slots: &mut [Value],
    kw: Vec<(Rc<PyStr>, Value)>,
) -> Res<Rc<Dict>> {
    let c = &code.code;
    let params = (c.arg_count + c.kw_only_count) as usize;
    let first = c.pos_only_count as usize;
    let extra = vm.new_dict();
    let takes_any = c.flags.has(CodeFlags::VARKEYWORDS);
    let mut as_keyword: Vec<String> = Vec::new();
    for (name, value) in kw {
        let at = (first..params).find(|i| Rc::ptr_eq(&code.locals[*i], &name) || code.locals[*i] == name);
        match at {
            Some(i) if slots[i].is_null() => slots[i] = value,
            Some(at) if code.stands_for_c() => {
                return Err(vm.type_error(clinic::words(func, code, &Misfit::Twice(at)).unwrap_or_default()));
            }
            Some(_) => {
                let words = format!("{}() got multiple values for argument '{}'", func.qualname.borrow(), name);
                return Err(vm.type_error(words));
            }
            None if takes_any => extra.set_str(&name, value),
            None => {
                if code.locals[..first].contains(&name) {
                    as_keyword.push(name.to_string());
                    continue;
                }
                return Err(unexpected(vm, func, code, &name, params));
            }
        }
    }
    if !as_keyword.is_empty() {
        let order: Vec<&str> =
            code.locals[..first].iter().map(|l| l.as_str()).filter(|l| as_keyword.iter().any(|a| a == l)).collect();
        let words = format!(
            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
            func.qualname.borrow(),
            order.join(", ")
        );
        return Err(vm.type_error(words));
    }
    Ok(extra)
}

fn unexpected(vm: &Vm, func: &Function, code: &CodeObject, name: &Rc<PyStr>, params: usize) -> Exc {
    if let Some(words) = clinic::words(func, code, &Misfit::Unexpected(name.as_str())) {
        return vm.type_error(words);
    }
    let known: Vec<&str> = code.locals[code.code.pos_only_count as usize..params].iter().map(|l| l.as_str()).collect();
    let hint = match crate::traceback::suggest(name, &known) {
        Some(close) => format!(". Did you mean '{close}'?"),
        None => String::new(),
    };
    vm.type_error(format!("{}() got an unexpected keyword argument '{}'{hint}", func.qualname.borrow(), name))
}

fn too_many(vm: &Vm, func: &Function, code: &CodeObject, given: usize, slots: &[Value]) -> Exc {
    if let Some(words) = clinic::words(func, code, &Misfit::TooMany(given)) {
        return vm.type_error(words);
    }
    let c = &code.code;
    let argc = c.arg_count as usize;
    let defaults = func.defaults.borrow().as_tuple().map_or(0, |t| t.len());
    let kwonly_given = slots[argc..argc + c.kw_only_count as usize].iter().filter(|v| !v.is_null()).count();
    let (takes, many) = if defaults > 0 {
        (format!("from {} to {}", argc - defaults.min(argc), argc), true)
    } else {
        (argc.to_string(), argc != 1)
    };
    let s = |many: bool| if many { "s" } else { "" };
    let kwonly = if kwonly_given > 0 {
        format!(
            " positional argument{} (and {} keyword-only argument{})",
            s(given != 1),
            kwonly_given,
            s(kwonly_given != 1)
        )
    } else {
        String::new()
    };
    let was = if given == 1 && kwonly_given == 0 { "was" } else { "were" };
    vm.type_error(format!(
        "{}() takes {takes} positional argument{} but {given}{kwonly} {was} given",
        func.qualname.borrow(),
        s(many)
    ))
}

fn defaults(vm: &Vm, func: &Function, code: &CodeObject, slots: &mut [Value], by_position: usize) -> Res<()> {
    let c = &code.code;
    let argc = c.arg_count as usize;
    let given = func.defaults.borrow().as_tuple().cloned();
    let n = given.as_ref().map_or(0, |t| t.len()).min(argc);
    let missing: Vec<usize> = (0..argc - n).filter(|i| slots[*i].is_null()).collect();
    if !missing.is_empty() {
        return Err(absent(vm, func, code, "positional", &missing, by_position));
    }
    if let Some(t) = given {
        for (i, v) in t.iter().skip(t.len() - n).enumerate() {
            let slot = &mut slots[argc - n + i];
            if slot.is_null() {
                *slot = v.clone();
            }
        }
    }
    if c.kw_only_count > 0 {
        let given = func.kw_defaults.borrow().as_dict().cloned();
        let mut missing = Vec::new();
        for (i, slot) in slots.iter_mut().enumerate().skip(argc).take(c.kw_only_count as usize) {
            if slot.is_null() {
                match given.as_ref().and_then(|d| d.get_str(&code.locals[i])) {
                    Some(v) => *slot = v,
                    None => missing.push(i),
                }
            }
        }
        if !missing.is_empty() {
            return Err(absent(vm, func, code, "keyword-only", &missing, by_position));
        }
    }
    Ok(())
}

fn absent(vm: &Vm, func: &Function, code: &CodeObject, kind: &str, missing: &[usize], given: usize) -> Exc {
    if let Some(first) = missing.first()
        && let Some(words) = clinic::words(func, code, &Misfit::Missing(*first, given))
    {
        return vm.type_error(words);
    }
    let names: Vec<String> = missing.iter().map(|i| format!("'{}'", code.locals[*i])).collect();
    let list = match names.as_slice() {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
        [] => String::new(),
    };
    let s = if names.len() == 1 { "" } else { "s" };
    vm.type_error(format!("{}() missing {} required {kind} argument{s}: {list}", func.qualname.borrow(), names.len()))
}

/// The ending of a noun after a number.
pub(super) fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}
