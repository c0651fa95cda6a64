//! Instructions: stack, operators, control, calls, generators, exceptions.

use super::Thread;
use super::unwind::RaiseWhat;
use crate::exception::Exc;
use crate::flow::{Flow, Input};
use crate::frame::{Frames, Mode, PyFrame};
use crate::function::{Args, Function, NativeFn, OwnedArgs};
use crate::generator::{Generator, Kind};
use crate::iter::Next;
use crate::{Value, Vm};
use coroscope_bytecode::{AwaitKind, BinOp, CmpOp, CodeFlags, CommonConst, MakeFlags, UnaryOp};
use std::cell::RefCell;
use std::rc::Rc;

/// What an instruction leads to.
pub(crate) enum Ctl {
    Next,
    /// An exception that the instruction met.
    Raise(Exc),
    /// `raise exc`.
    Explicit(Exc),
    /// Raise again, the traceback as it is.
    Again(Exc),
    /// Run this frame; its result is pushed.
    Enter(Box<PyFrame>),
    Return(Value),
    Begin(Flow, Mode),
    Resume(Rc<Generator>, Input, Mode),
    /// Yield; true for what an `await` or `yield from` passes on.
    Suspend(Value, bool),
}

impl PyFrame {
    #[inline]
    pub(crate) fn push(&mut self, v: Value) -> Ctl {
        self.slots.push(v);
        Ctl::Next
    }

    #[inline]
    pub(crate) fn pop(&mut self) -> Value {
        self.slots.pop().unwrap_or_default()
    }

    /// The n-th entry from the top; 1 is the top.
    pub(crate) fn peek(&self, n: usize) -> &Value {
        self.slots.get(self.slots.len().wrapping_sub(n)).unwrap_or(&Value::Null)
    }

    pub(crate) fn pop_n(&mut self, n: usize) -> Vec<Value> {
        let at = self.slots.len().saturating_sub(n);
        self.slots.split_off(at)
    }

    #[inline]
    fn flow(&mut self, flow: Flow) -> Ctl {
        match flow {
            Flow::Value(v) => self.push(v),
            Flow::Err(e) => Ctl::Raise(e),
            other => Ctl::Begin(other, Mode::Push),
        }
    }
}

/// A flow whose value is not wanted.
fn discard(flow: Flow) -> Ctl {
    match flow {
        Flow::Value(_) => Ctl::Next,
        Flow::Err(e) => Ctl::Raise(e),
        other => Ctl::Begin(other, Mode::Discard),
    }
}

impl Thread {
    #[inline]
    pub(crate) fn copy(&mut self, f: &mut PyFrame, n: u32) -> Ctl {
        let v = f.peek(n as usize).clone();
        f.push(v)
    }

    #[inline]
    pub(crate) fn swap(&mut self, f: &mut PyFrame, n: u32) -> Ctl {
        let top = f.slots.len() - 1;
        if let Some(other) = f.slots.len().checked_sub(n as usize) {
            f.slots.swap(top, other);
        }
        Ctl::Next
    }

    #[inline]
    pub(crate) fn load_const(&mut self, f: &mut PyFrame, i: u32) -> Ctl {
        let v = f.code.consts[i as usize].clone();
        f.push(v)
    }

    pub(crate) fn load_common(&mut self, vm: &Vm, f: &mut PyFrame, c: CommonConst) -> Ctl {
        let v = match c {
            CommonConst::AssertionError => Value::Class(vm.exc.assertion_error.clone()),
            CommonConst::NotImplementedError => Value::Class(vm.exc.not_implemented_error.clone()),
            CommonConst::BuiltinAll => vm.get_builtin("all").unwrap_or_default(),
            CommonConst::BuiltinAny => vm.get_builtin("any").unwrap_or_default(),
            CommonConst::BuiltinTuple => Value::Class(vm.types.tuple.clone()),
            #[allow(unreachable_patterns)]
            _ => Value::None,
        };
        f.push(v)
    }

    // ---- attributes and items ----------------------------------------------------------------------------------

    #[inline]
    pub(crate) fn load_attr(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let obj = f.pop();
        let name = &f.code.names[i as usize];
        let flow = vm.attr_flow(&obj, name);
        f.flow(flow)
    }

    #[inline]
    pub(crate) fn load_method(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let obj = f.pop();
        let name = &f.code.names[i as usize];
        match vm.method_flow(&obj, name) {
            Ok((function, this)) => {
                f.slots.push(function);
                f.push(this)
            }
            Err(Flow::Value(v)) => {
                f.slots.push(v);
                f.push(Value::Null)
            }
            Err(Flow::Err(e)) => Ctl::Raise(e),
            Err(flow) => {
                let vm2 = vm.clone();
                let pair = Flow::run(async move { Ok(Value::tuple(vec![vm2.flow(flow).await?, Value::Null])) });
                Ctl::Begin(pair, Mode::Pair)
            }
        }
    }

    pub(crate) fn load_super_attr(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let this = f.pop();
        let class = f.pop();
        let global_super = f.pop();
        let name = f.code.names[i as usize].clone();
        match (&global_super, &class) {
            (Value::Class(s), Value::Class(c)) if Rc::ptr_eq(s, &vm.types.super_) => {
                let flow = crate::builtins::super_object::super_attr(vm, c, &this, &name);
                f.flow(flow)
            }
            _ => {
                let vm = vm.clone();
                let look = Flow::run(async move {
                    let made = vm.call(&global_super, vec![class, this]).await?;
                    vm.getattr(&made, &name).await
                });
                Ctl::Begin(look, Mode::Push)
            }
        }
    }

    pub(crate) fn store_attr(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let obj = f.pop();
        let value = f.pop();
        let name = &f.code.names[i as usize];
        discard(vm.set_attr_flow(&obj, name, Some(value)))
    }

    pub(crate) fn delete_attr(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let obj = f.pop();
        let name = &f.code.names[i as usize];
        discard(vm.set_attr_flow(&obj, name, None))
    }

    pub(crate) fn subscr(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let key = f.pop();
        let obj = f.pop();
        let flow = vm.getitem_flow(&obj, &key);
        f.flow(flow)
    }

    pub(crate) fn store_subscr(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let key = f.pop();
        let obj = f.pop();
        let value = f.pop();
        discard(vm.setitem_flow(&obj, &key, value))
    }

    pub(crate) fn delete_subscr(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let key = f.pop();
        let obj = f.pop();
        discard(vm.delitem_flow(&obj, &key))
    }

    // ---- operators ---------------------------------------------------------------------------------------------

    #[inline]
    pub(crate) fn binary(&mut self, vm: &Vm, f: &mut PyFrame, op: BinOp) -> Ctl {
        let b = f.pop();
        let a = f.pop();
        if let (Value::Int(x), Value::Int(y)) = (&a, &b) {
            let quick = match op {
                BinOp::Add => x.checked_add(*y),
                BinOp::Sub => x.checked_sub(*y),
                BinOp::Mul => x.checked_mul(*y),
                _ => None,
            };
            if let Some(n) = quick {
                return f.push(Value::Int(n));
            }
        }
        let flow = vm.binary_flow(op, &a, &b);
        f.flow(flow)
    }

    pub(crate) fn inplace(&mut self, vm: &Vm, f: &mut PyFrame, op: BinOp) -> Ctl {
        let b = f.pop();
        let a = f.pop();
        if let (Value::Int(x), Value::Int(y)) = (&a, &b)
            && op == BinOp::Add
            && let Some(n) = x.checked_add(*y)
        {
            return f.push(Value::Int(n));
        }
        let flow = vm.inplace_flow(op, &a, &b);
        f.flow(flow)
    }

    pub(crate) fn unary(&mut self, vm: &Vm, f: &mut PyFrame, op: UnaryOp) -> Ctl {
        let v = f.pop();
        let flow = vm.unary_flow(op, &v);
        f.flow(flow)
    }

    pub(crate) fn not(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let v = f.pop();
        match vm.try_truth(&v) {
            Some(b) => f.push(Value::Bool(!b)),
            None => self.truth_then_again(vm, f, v),
        }
    }

    /// Asks for the truth of a value; the instruction runs again with the answer in its place.
    fn truth_then_again(&mut self, vm: &Vm, f: &mut PyFrame, v: Value) -> Ctl {
        f.ip = f.last;
        let vm = vm.clone();
        Ctl::Begin(Flow::run(async move { vm.truth(&v).await.map(Value::Bool) }), Mode::Push)
    }

    #[inline]
    pub(crate) fn compare(&mut self, vm: &Vm, f: &mut PyFrame, op: CmpOp) -> Ctl {
        let b = f.pop();
        let a = f.pop();
        if let (Value::Int(x), Value::Int(y)) = (&a, &b) {
            let holds = match op {
                CmpOp::Lt => x < y,
                CmpOp::Le => x <= y,
                CmpOp::Eq => x == y,
                CmpOp::Ne => x != y,
                CmpOp::Gt => x > y,
                CmpOp::Ge => x >= y,
            };
            return f.push(Value::Bool(holds));
        }
        let flow = vm.compare_flow(op, &a, &b);
        f.flow(flow)
    }

    pub(crate) fn is(&mut self, f: &mut PyFrame, invert: bool) -> Ctl {
        let b = f.pop();
        let a = f.pop();
        f.push(Value::Bool(a.is(&b) != invert))
    }

    pub(crate) fn contains(&mut self, vm: &Vm, f: &mut PyFrame, invert: bool) -> Ctl {
        let container = f.pop();
        let item = f.pop();
        match vm.try_contains(&container, &item) {
            Some(Ok(b)) => f.push(Value::Bool(b != invert)),
            Some(Err(e)) => Ctl::Raise(e),
            None => {
                let vm = vm.clone();
                Ctl::Begin(
                    Flow::run(async move { Ok(Value::Bool(vm.contains(&container, &item).await? != invert)) }),
                    Mode::Push,
                )
            }
        }
    }

    // ---- control -----------------------------------------------------------------------------------------------

    #[inline]
    pub(crate) fn pop_jump(&mut self, vm: &Vm, f: &mut PyFrame, target: u32, on: bool) -> Ctl {
        let v = f.pop();
        let truth = match &v {
            Value::Bool(b) => *b,
            other => match vm.try_truth(other) {
                Some(b) => b,
                None => return self.truth_then_again(vm, f, v),
            },
        };
        if truth == on {
            f.ip = target as usize;
        }
        Ctl::Next
    }

    pub(crate) fn pop_jump_none(&mut self, f: &mut PyFrame, target: u32, on: bool) -> Ctl {
        if f.pop().is_none() == on {
            f.ip = target as usize;
        }
        Ctl::Next
    }

    pub(crate) fn jump_or_pop(&mut self, vm: &Vm, f: &mut PyFrame, target: u32, on: bool) -> Ctl {
        match vm.try_truth(f.peek(1)) {
            Some(b) if b == on => f.ip = target as usize,
            Some(_) => drop(f.pop()),
            None => {
                let v = f.peek(1).clone();
                let vm = vm.clone();
                let decide = Flow::run(async move { vm.truth(&v).await.map(Value::Bool) });
                return Ctl::Begin(decide, Mode::JumpOrPop { target, on });
            }
        }
        Ctl::Next
    }

    pub(crate) fn get_iter(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let v = f.pop();
        let flow = vm.iter_flow(&v);
        f.flow(flow)
    }

    #[inline]
    pub(crate) fn for_iter(&mut self, vm: &Vm, f: &mut PyFrame, target: u32) -> Ctl {
        let it = f.peek(1);
        match it {
            Value::Generator(g) if g.kind == Kind::Generator => {
                return Ctl::Resume(g.clone(), Input::Send(Value::None), Mode::ForIter);
            }
            _ => {}
        }
        match vm.try_next(it) {
            Next::Item(v) => f.push(v),
            Next::End => {
                f.slots.pop();
                f.ip = target as usize;
                Ctl::Next
            }
            Next::Err(e) => Ctl::Raise(e),
            Next::Ask => {
                let flow = vm.next_flow(&it.clone());
                Ctl::Begin(flow, Mode::ForIter)
            }
        }
    }

    // ---- calls -------------------------------------------------------------------------------------------------

    #[inline]
    pub(crate) fn call(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> Ctl {
        let n = n as usize;
        let Some(base) = f.slots.len().checked_sub(n + 2) else {
            return Ctl::Raise(vm.runtime_error("value stack underflow"));
        };
        let bound = usize::from(!f.slots[base + 1].is_null());
        match &f.slots[base] {
            Value::Function(func) => {
                let func = func.clone();
                let code = func.code.borrow().clone();
                if code.simple && code.code.arg_count as usize == n + bound {
                    let mut new = self.blank(&code, &func.globals);
                    new.slots.extend(f.slots.drain(base + 2 - bound..));
                    new.slots.resize(code.slot_count, Value::Null);
                    f.slots.truncate(base);
                    return Ctl::Enter(new);
                }
                let pos = f.slots.split_off(base + 2 - bound);
                f.slots.truncate(base);
                self.call_function(vm, &func, pos.into())
            }
            Value::Builtin(b) if b.receiver.is_null() || bound == 0 => {
                let b = b.clone();
                if !b.receiver.is_null() {
                    f.slots[base + 1] = b.receiver.clone();
                }
                let first = if f.slots[base + 1].is_null() { base + 2 } else { base + 1 };
                self.call_native(vm, f, &b.func, base, first, &[])
            }
            Value::Class(class) if bound == 0 => {
                let class = class.clone();
                if let Some((object, init)) = vm.quick_instance(&class)
                    && let Value::Function(init) = init
                {
                    let mut pos = f.pop_n(n);
                    f.slots.truncate(base);
                    pos.insert(0, object.clone());
                    return match self.bind(vm, &init, pos.into()) {
                        Ok(mut new) if !new.code.flags.get().is_suspendable() => {
                            new.mode = Mode::Init(object);
                            Ctl::Enter(new)
                        }
                        Ok(_) => Ctl::Raise(vm.type_error("__init__() should return None, not 'coroutine'")),
                        Err(e) => Ctl::Raise(e),
                    };
                }
                let pos = f.pop_n(n);
                f.slots.truncate(base);
                let flow = vm.call_flow(&Value::Class(class), pos.into());
                f.flow(flow)
            }
            _ => {
                let pos = f.slots.split_off(base + 2 - bound);
                f.slots.truncate(base + 1);
                let callee = f.pop();
                Ctl::Begin(Flow::Call(callee, pos.into()), Mode::Push)
            }
        }
    }

    fn call_function(&mut self, vm: &Vm, func: &Rc<Function>, args: OwnedArgs) -> Ctl {
        match self.bind(vm, func, args) {
            Ok(new) if new.code.flags.get().is_suspendable() => {
                Ctl::Begin(Flow::Value(self.make_generator(vm, new, func)), Mode::Push)
            }
            Ok(new) => Ctl::Enter(new),
            Err(e) => Ctl::Raise(e),
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
            NativeFn::Sync(native) => native(vm, Args { pos: &f.slots[first..], kw }).into(),
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
        f.slots.truncate(base);
        if vm.record.unplaced() > before {
            let line = if f.code.is_user { f.line() } else { self.user_line() };
            vm.place_events(before, line);
        }
        f.flow(flow)
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
            Value::Function(func) => self.call_function(vm, &func.clone(), args),
            Value::Builtin(b) => {
                if !b.receiver.is_null() {
                    args.pos.insert(0, b.receiver.clone());
                }
                let base = f.slots.len();
                f.slots.extend(args.pos);
                self.call_native(vm, f, &b.func, base, base, &args.kw)
            }
            _ => Ctl::Begin(Flow::Call(callee, args), Mode::Push),
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
                Ctl::Begin(
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

    // ---- generators and coroutines -----------------------------------------------------------------------------

    pub(crate) fn yield_from(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let sent = f.pop();
        f.ip = f.last;
        let receiver = f.peek(1).clone();
        match &receiver {
            Value::Generator(g) => Ctl::Resume(g.clone(), Input::Send(sent), Mode::Send),
            _ if sent.is_none() => match vm.try_next(&receiver) {
                Next::Item(v) => Ctl::Suspend(v, true),
                Next::End => {
                    f.slots.pop();
                    f.ip = f.last + 1;
                    f.push(Value::None)
                }
                Next::Err(e) => Ctl::Raise(e),
                Next::Ask => Ctl::Begin(vm.next_flow(&receiver), Mode::Step),
            },
            _ => {
                let vm = vm.clone();
                let send = Flow::run(async move { vm.call_method(&receiver, &vm.names.send, vec![sent]).await });
                Ctl::Begin(send, Mode::Step)
            }
        }
    }

    pub(crate) fn get_awaitable(&mut self, vm: &Vm, f: &mut PyFrame, kind: AwaitKind) -> Ctl {
        let v = f.pop();
        if let Value::Generator(g) = &v {
            match g.kind {
                Kind::Coroutine => {
                    if !g.awaiting().is_null() {
                        return Ctl::Raise(vm.runtime_error("coroutine is being awaited already"));
                    }
                    return f.push(v);
                }
                Kind::Asend | Kind::Athrow | Kind::CoroutineWrapper | Kind::FutureIter => return f.push(v),
                Kind::Generator
                    if g.code.as_ref().is_some_and(|c| c.flags.get().has(CodeFlags::ITERABLE_COROUTINE)) =>
                {
                    return f.push(v);
                }
                _ => {}
            }
        }
        let flow = vm.awaitable_flow(&v, kind);
        f.flow(flow)
    }

    pub(crate) fn get_yield_from_iter(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let v = f.pop();
        if let Value::Generator(g) = &v {
            match g.kind {
                Kind::Coroutine => {
                    let flags = f.code.flags.get();
                    if flags.has(CodeFlags::COROUTINE) || flags.has(CodeFlags::ITERABLE_COROUTINE) {
                        return f.push(v);
                    }
                    let words = "cannot 'yield from' a coroutine object in a non-coroutine generator";
                    return Ctl::Raise(vm.type_error(words));
                }
                Kind::Generator => return f.push(v),
                _ => {}
            }
        }
        let flow = vm.iter_flow(&v);
        f.flow(flow)
    }

    pub(crate) fn get_aiter(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let v = f.pop();
        let flow = vm.aiter_flow(&v);
        f.flow(flow)
    }

    pub(crate) fn get_anext(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let it = f.peek(1).clone();
        let flow = vm.anext_flow(&it);
        f.flow(flow)
    }

    pub(crate) fn end_async_for(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let e = f.pop();
        let it = f.pop();
        drop(it);
        match e {
            Value::Object(o) => {
                let e = Exc(o);
                if e.is_a(&vm.exc.stop_async_iteration) { Ctl::Next } else { Ctl::Again(e) }
            }
            _ => Ctl::Next,
        }
    }

    // ---- exceptions --------------------------------------------------------------------------------------------

    pub(crate) fn raise(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> Ctl {
        if n == 0 {
            return match self.handled(f) {
                Some(e) => Ctl::Again(e),
                None => Ctl::Raise(vm.runtime_error("No active exception to reraise")),
            };
        }
        match self.raise_operands(vm, f, n) {
            RaiseWhat::Exc(e) => Ctl::Explicit(e),
            RaiseWhat::Make(flow) => Ctl::Begin(flow, Mode::RaiseIt),
        }
    }

    pub(crate) fn reraise(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        match f.pop() {
            Value::Object(o) if o.exc().is_some() => Ctl::Again(Exc(o)),
            _ => Ctl::Raise(vm.runtime_error("No active exception to reraise")),
        }
    }

    pub(crate) fn push_exc_info(&mut self, f: &mut PyFrame) -> Ctl {
        let e = f.pop();
        let previous = f.handled.take().map_or(Value::None, |e| e.value());
        if let Value::Object(o) = &e {
            f.handled = Some(Exc(o.clone()));
        }
        f.slots.push(previous);
        f.push(e)
    }

    pub(crate) fn pop_except(&mut self, f: &mut PyFrame) -> Ctl {
        let old = std::mem::replace(
            &mut f.handled,
            match f.slots.pop() {
                Some(Value::Object(o)) => Some(Exc(o)),
                _ => None,
            },
        );
        drop(old);
        Ctl::Next
    }

    pub(crate) fn check_exc_match(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let wanted = f.pop();
        let Value::Object(o) = f.peek(1) else {
            return f.push(Value::Bool(false));
        };
        let e = Exc(o.clone());
        match vm.exception_matches(&e, &wanted) {
            Ok(b) => f.push(Value::Bool(b)),
            Err(e) => Ctl::Raise(e),
        }
    }

    pub(crate) fn check_eg_match(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let wanted = f.pop();
        let e = f.pop();
        let vm = vm.clone();
        let flow = Flow::run(async move { crate::builtins::exception_group::split_for_except(&vm, &e, &wanted).await });
        Ctl::Begin(flow, Mode::Pair)
    }

    // ---- with --------------------------------------------------------------------------------------------------

    pub(crate) fn before_with(&mut self, vm: &Vm, f: &mut PyFrame, is_async: bool) -> Ctl {
        let manager = f.pop();
        let vm = vm.clone();
        Ctl::Begin(Flow::run(async move { vm.enter_context(&manager, is_async).await }), Mode::Pair)
    }

    pub(crate) fn with_exit(&mut self, f: &mut PyFrame) -> Ctl {
        let exit = f.pop();
        Ctl::Begin(Flow::call(exit, vec![Value::None, Value::None, Value::None]), Mode::Push)
    }

    pub(crate) fn with_except_start(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let exit = f.peek(3).clone();
        let e = f.peek(1).clone();
        let class = Value::Class(vm.type_of(&e));
        let traceback = match &e {
            Value::Object(o) => crate::builtins::frames::traceback_value(vm, &Exc(o.clone())),
            _ => Value::None,
        };
        Ctl::Begin(Flow::call(exit, vec![class, e, traceback]), Mode::Push)
    }
}
