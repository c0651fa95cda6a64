//! Instructions: calls and the making of functions.

use super::Thread;
use super::arms::Ctl;
use crate::flow::Flow;
use crate::frame::{Frames, Mode, PyFrame};
use crate::function::{Args, Function, NativeFn, OwnedArgs};
use crate::{Value, Vm};
use coroscope_bytecode::{CodeFlags, MakeFlags};
use std::cell::RefCell;
use std::rc::Rc;

impl Thread {
    /// `[callable, self or null, arg 1 .. arg n]`
    pub(crate) fn call(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> Ctl {
        let n = n as usize;
        let Some(base) = f.slots.len().checked_sub(n + 2) else {
            return Ctl::Raise(vm.runtime_error("value stack underflow"));
        };
        let bound = !f.slots[base + 1].is_null();
        match &f.slots[base] {
            Value::Function(_) => self.call_function(vm, f, base, Mode::Push),
            Value::Builtin(b) if !bound || b.receiver.is_null() => {
                let func = b.func;
                if !b.receiver.is_null() {
                    f.slots[base + 1] = b.receiver.clone();
                }
                let first = if f.slots[base + 1].is_null() { base + 2 } else { base + 1 };
                self.call_native(vm, f, &func, base, first, &[])
            }
            Value::Method(m) if !bound && matches!(m.function, Value::Function(_)) => {
                let m = m.clone();
                f.slots[base + 1] = m.receiver.clone();
                f.slots[base] = m.function.clone();
                self.call_function(vm, f, base, Mode::Push)
            }
            Value::Class(class) if !bound => {
                let class = class.clone();
                if let Some((object, init)) = vm.quick_instance(&class) {
                    f.slots[base + 1] = object.clone();
                    f.slots[base] = init;
                    return self.call_function(vm, f, base, Mode::Init(object));
                }
                let pos = f.pop_n(n);
                f.slots.truncate(base);
                let flow = vm.call_flow(&Value::Class(class), pos.into());
                f.flow(flow)
            }
            _ => {
                let pos = f.slots.split_off(base + 2 - usize::from(bound));
                f.slots.truncate(base + 1);
                let callee = f.pop();
                Ctl::begin(Flow::Call(callee, pos.into()), Mode::Push)
            }
        }
    }

    /// Calls the function at `base` with what lies above it; cuts the stack to `base`.
    pub(super) fn call_function(&mut self, vm: &Vm, f: &mut PyFrame, base: usize, mode: Mode) -> Ctl {
        let first = if f.slots[base + 1].is_null() { base + 2 } else { base + 1 };
        let (callee, args) = f.slots.split_at_mut(first);
        let Value::Function(func) = &callee[base] else {
            return Ctl::Raise(vm.runtime_error("a call of what is no function"));
        };
        let code = func.code.borrow();
        if !code.positional || args.len() != code.arg_count {
            drop(code);
            return self.call_bound(vm, f, base, first, mode);
        }
        let mut new = self.blank(&code, &func.globals);
        let closed = !func.closure.is_empty() || code.has_cells;
        let suspends = code.flags.get().is_suspendable();
        let empty = code.slot_count - args.len();
        drop(code);
        for v in args {
            new.slots.push(std::mem::take(v));
        }
        for _ in 0..empty {
            new.slots.push(Value::Null);
        }
        if !closed && !suspends {
            new.mode = mode;
            f.cut(base);
            return Ctl::Enter(new);
        }
        let func = func.clone();
        f.cut(base);
        if closed {
            self.fill_cells(&mut new, &func.closure);
        }
        self.start(vm, f, new, &func, mode)
    }

    /// The same where arguments do not simply move into the parameters.
    #[cold]
    #[inline(never)]
    fn call_bound(&mut self, vm: &Vm, f: &mut PyFrame, base: usize, first: usize, mode: Mode) -> Ctl {
        let pos = f.slots.split_off(first);
        let callee = std::mem::take(&mut f.slots[base]);
        f.slots.truncate(base);
        match callee {
            Value::Function(func) => self.call_with(vm, f, &func, pos.into(), mode),
            _ => Ctl::Next,
        }
    }

    fn call_with(&mut self, vm: &Vm, f: &mut PyFrame, func: &Rc<Function>, args: OwnedArgs, mode: Mode) -> Ctl {
        match self.bind(vm, func, args) {
            Ok(new) => self.start(vm, f, new, func, mode),
            Err(e) => Ctl::Raise(e),
        }
    }

    /// A bound frame: to be entered, or made into a generator.
    fn start(&mut self, vm: &Vm, f: &mut PyFrame, mut new: Box<PyFrame>, func: &Rc<Function>, mode: Mode) -> Ctl {
        if !new.code.flags.get().is_suspendable() {
            new.mode = mode;
            return Ctl::Enter(new);
        }
        let line = if f.code.is_user { f.line() } else { self.user_line() };
        let made = self.make_generator(vm, new, func, line);
        self.note_origin(vm, &made, Some(f));
        match mode {
            Mode::Init(_) => {
                Ctl::Raise(vm.type_error(format!("__init__() should return None, not '{}'", vm.type_name(&made))))
            }
            _ => f.push(made),
        }
    }

    /// Calls a native with the arguments that lie on the stack from `first`; cuts the stack to `base`.
    fn call_native(
        &mut self,
        vm: &Vm,
        f: &mut PyFrame,
        func: &NativeFn,
        base: usize,
        first: usize,
        kw: &[(Rc<crate::PyStr>, Value)],
    ) -> Ctl {
        let before = vm.record.unplaced();
        let flow: Flow = match func {
            NativeFn::Sync(native) => {
                let res = native(vm, Args { pos: &f.slots[first..], kw });
                f.cut(base);
                if vm.record.unplaced() > before {
                    self.place_native(vm, f, before);
                }
                return match res {
                    Ok(v) => f.push(v),
                    Err(e) => Ctl::Raise(e),
                };
            }
            NativeFn::Flow(native) => native(vm, Args { pos: &f.slots[first..], kw }),
            NativeFn::Async(native) => {
                let args = OwnedArgs { pos: f.slots.split_off(first), kw: kw.to_vec() };
                Flow::Run(native(vm.clone(), args))
            }
            NativeFn::Frames(native) => {
                let args = OwnedArgs { pos: f.slots.split_off(first), kw: kw.to_vec() };
                let mut frames = Frames { top: f, below: &mut self.frames };
                native(vm, &mut frames, args.as_args())
            }
        };
        f.cut(base);
        if vm.record.unplaced() > before {
            self.place_native(vm, f, before);
        }
        f.flow(flow)
    }

    /// Fills in the lines of what a native has recorded.
    #[cold]
    fn place_native(&mut self, vm: &Vm, f: &PyFrame, from: usize) {
        let line = if f.code.is_user { f.line() } else { self.user_line() };
        vm.place_events(from, line);
    }

    pub(crate) fn call_kw(&mut self, vm: &Vm, f: &mut PyFrame, n: u16, names: u32) -> Ctl {
        let names = match &f.code.consts[names as usize] {
            Value::Tuple(t) => t.clone(),
            _ => return Ctl::Raise(vm.runtime_error("bad names of keyword arguments")),
        };
        let values = f.pop_n(names.len());
        let kw = names.iter().zip(values).filter_map(|(k, v)| Some((k.as_str()?.clone(), v))).collect();
        let mut pos = f.pop_n(n as usize - names.len());
        let this = f.pop();
        let callee = f.pop();
        if !this.is_null() {
            pos.insert(0, this);
        }
        self.call_owned(vm, f, callee, OwnedArgs { pos, kw })
    }

    fn call_owned(&mut self, vm: &Vm, f: &mut PyFrame, callee: Value, mut args: OwnedArgs) -> Ctl {
        match &callee {
            Value::Function(func) => self.call_with(vm, f, func, args, Mode::Push),
            Value::Builtin(b) => {
                if !b.receiver.is_null() {
                    args.pos.insert(0, b.receiver.clone());
                }
                let base = f.slots.len();
                f.slots.extend(args.pos);
                self.call_native(vm, f, &b.func, base, base, &args.kw)
            }
            _ => Ctl::begin(Flow::Call(callee, args), Mode::Push),
        }
    }

    pub(crate) fn call_ex(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let kwargs = f.pop();
        let args = f.pop();
        let this = f.pop();
        let callee = f.pop();
        let kw: Vec<_> = match &kwargs {
            Value::Dict(d) => d.pairs().into_iter().filter_map(|(k, v)| Some((k.as_str()?.clone(), v))).collect(),
            _ => Vec::new(),
        };
        match vm.try_collect(&args) {
            Some(mut pos) => {
                if !this.is_null() {
                    pos.insert(0, this);
                }
                self.call_owned(vm, f, callee, OwnedArgs { pos, kw })
            }
            None => {
                let vm2 = vm.clone();
                Ctl::begin(
                    Flow::run(async move {
                        let pos = match vm2.collect(&args).await {
                            Ok(pos) => pos,
                            Err(e)
                                if e.is_a(&vm2.exc.type_error)
                                    && vm2.lookup_special(&args, &vm2.names.iter).is_none() =>
                            {
                                let name = crate::protocol::construct::callable_name(&vm2, &callee);
                                let words = format!(
                                    "{name} argument after * must be an iterable, not {}",
                                    vm2.type_name(&args)
                                );
                                return Err(vm2.type_error(words));
                            }
                            Err(e) => return Err(e),
                        };
                        vm2.call_kw(&callee, OwnedArgs { pos, kw }).await
                    }),
                    Mode::Push,
                )
            }
        }
    }

    pub(crate) fn make_function(&mut self, vm: &Vm, f: &mut PyFrame, code: u32, flags: MakeFlags) -> Ctl {
        let Value::Code(code) = f.code.consts[code as usize].clone() else {
            return Ctl::Raise(vm.runtime_error("no code for a function"));
        };
        let mut take = |flag| if flags.has(flag) { f.pop() } else { Value::None };
        let closure = take(MakeFlags::CLOSURE);
        let annotate = take(MakeFlags::ANNOTATE);
        let kw_defaults = take(MakeFlags::KW_DEFAULTS);
        let defaults = take(MakeFlags::DEFAULTS);
        let closure = match closure {
            Value::Tuple(t) => t
                .iter()
                .filter_map(|v| match v {
                    Value::Cell(c) => Some(c.clone()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        let doc = match code.consts.first() {
            Some(d @ Value::Str(_)) if code.flags.get().has(CodeFlags::HAS_DOCSTRING) => d.clone(),
            _ => Value::None,
        };
        let module = f.globals.get_str(&vm.names.name_).unwrap_or(Value::None);
        let function = Rc::new(Function {
            globals: f.globals.clone(),
            closure,
            name: RefCell::new(code.name.clone()),
            qualname: RefCell::new(code.qualname.clone()),
            code: RefCell::new(code),
            defaults: RefCell::new(defaults),
            kw_defaults: RefCell::new(kw_defaults),
            annotate: RefCell::new(annotate),
            annotations: RefCell::new(Value::Null),
            type_params: RefCell::new(Value::Null),
            doc: RefCell::new(doc),
            module: RefCell::new(module),
            dict: RefCell::new(None),
            identity: Default::default(),
        });
        vm.heap.register(crate::heap::Node::Function(Rc::downgrade(&function)));
        f.push(Value::Function(function))
    }
}
