//! Instructions: stack, attributes, operators, control, exceptions; and what an instruction leads to.

use super::Thread;
use super::unwind::RaiseWhat;
use crate::code::Cache;
use crate::exception::Exc;
use crate::flow::Flow;
use crate::frame::{Mode, PyFrame};
use crate::generator::{Generator, Kind};
use crate::iter::Next;
use crate::object::Object;
use crate::string::PyStr;
use crate::{Value, Vm};
use coroscope_bytecode::{BinOp, CmpOp, CommonConst, UnaryOp};
use std::rc::Rc;

/// What an instruction leads to. All that it carries is a pointer, so that it comes back in registers; values stay on
/// the frame's stack.
pub(crate) enum Ctl {
    Next,
    /// Something waits to be done before the next instruction; see `look_up`.
    LookUp,
    /// An exception that the instruction met.
    Raise(Exc),
    /// `raise exc`.
    Explicit(Exc),
    /// Raise again, the traceback as it is.
    Again(Exc),
    /// Run this frame; what to do with its result says its mode.
    Enter(Box<PyFrame>),
    /// Return the value on top.
    Return,
    Begin(Box<(Flow, Mode)>),
    /// The frame is at `ForIter` with this generator on top.
    NextOf(Rc<Generator>),
    /// The frame is at `YieldFrom`: the value on top goes to this generator below it.
    SendTo(Rc<Generator>),
    /// Yield the value on top.
    Yield,
    /// The same for what an `await` or `yield from` passes on.
    YieldOn,
}

impl Ctl {
    #[cold]
    #[inline(never)]
    pub(crate) fn begin(flow: Flow, mode: Mode) -> Ctl {
        Ctl::Begin(Box::new((flow, mode)))
    }
}

impl PyFrame {
    #[inline(always)]
    pub(crate) fn push(&mut self, v: Value) -> Ctl {
        self.slots.push(v);
        Ctl::Next
    }

    #[inline(always)]
    pub(crate) fn pop(&mut self) -> Value {
        self.slots.pop().unwrap_or_default()
    }

    /// The n-th entry from the top; 1 is the top.
    #[inline]
    pub(crate) fn peek(&self, n: usize) -> &Value {
        self.slots.get(self.slots.len().wrapping_sub(n)).unwrap_or(&Value::Null)
    }

    pub(crate) fn pop_n(&mut self, n: usize) -> Vec<Value> {
        let at = self.slots.len().saturating_sub(n);
        self.slots.split_off(at)
    }

    /// Drops the topmost slot.
    #[inline(always)]
    pub(crate) fn drop_top(&mut self) {
        if let Some(top) = self.slots.last_mut() {
            top.clear();
        }
        std::mem::forget(self.slots.pop());
    }

    /// Drops all slots from `base` on, the topmost first.
    #[inline]
    pub(crate) fn cut(&mut self, base: usize) {
        while self.slots.len() > base {
            self.drop_top();
        }
    }

    #[inline]
    pub(super) fn flow(&mut self, flow: Flow) -> Ctl {
        match flow {
            Flow::Value(v) => self.push(v),
            Flow::Err(e) => Ctl::Raise(e),
            other => Ctl::begin(other, Mode::Push),
        }
    }
}

/// A flow whose value is not wanted.
fn discard(flow: Flow) -> Ctl {
    match flow {
        Flow::Value(_) => Ctl::Next,
        Flow::Err(e) => Ctl::Raise(e),
        other => Ctl::begin(other, Mode::Discard),
    }
}

/// Keeps in mind for the running instruction where this attribute is.
fn remember_attr(vm: &Vm, f: &PyFrame, o: &Rc<Object>, name: &Rc<PyStr>, store: bool) {
    match f.code.cache(f.last) {
        Some(Cache::Elsewhere { class, state }) if vm.knows(o, class, state) => {}
        _ => f.code.remember(f.last, vm.attr_cache(o, name, store)),
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
        };
        f.push(v)
    }

    // ---- attributes and items ----------------------------------------------------------------------------------

    pub(crate) fn load_attr(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let obj = f.pop();
        let name = &f.code.names[i as usize];
        if let Value::Object(o) = &obj {
            remember_attr(vm, f, o, name, false);
            if let Some(getter) = vm.property_getter(o, name) {
                let base = f.slots.len();
                f.slots.push(getter);
                f.slots.push(obj);
                return self.call_function(vm, f, base, Mode::Push);
            }
        }
        let flow = vm.attr_flow(&obj, name);
        f.flow(flow)
    }

    /// `[obj] -> [callable, self or null]`
    pub(crate) fn load_method(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let name = &f.code.names[i as usize];
        if let Some(function) = vm.find_method(f.peek(1), name) {
            let below = f.slots.len() - 1;
            f.slots.push(function);
            f.slots.swap(below, below + 1);
            return Ctl::Next;
        }
        let obj = f.pop();
        match vm.attr_flow(&obj, &f.code.names[i as usize]) {
            Flow::Value(v) => {
                f.slots.push(v);
                f.push(Value::Null)
            }
            Flow::Err(e) => Ctl::Raise(e),
            flow => {
                let vm2 = vm.clone();
                let pair = Flow::run(async move { Ok(Value::tuple(vec![vm2.flow(flow).await?, Value::Null])) });
                Ctl::begin(pair, Mode::Pair)
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
                Ctl::begin(look, Mode::Push)
            }
        }
    }

    pub(crate) fn store_attr(&mut self, vm: &Vm, f: &mut PyFrame, i: u32) -> Ctl {
        let obj = f.pop();
        let value = f.pop();
        let name = &f.code.names[i as usize];
        let flow = vm.set_attr_flow(&obj, name, Some(value));
        if let (Value::Object(o), Flow::Value(_)) = (&obj, &flow) {
            remember_attr(vm, f, o, name, true);
        }
        discard(flow)
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
        Ctl::begin(Flow::run(async move { vm.truth(&v).await.map(Value::Bool) }), Mode::Push)
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
                Ctl::begin(
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
                return Ctl::begin(decide, Mode::JumpOrPop { target, on });
            }
        }
        Ctl::Next
    }

    pub(crate) fn get_iter(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let v = f.pop();
        let flow = vm.iter_flow(&v);
        f.flow(flow)
    }

    pub(crate) fn for_iter(&mut self, vm: &Vm, f: &mut PyFrame, target: u32) -> Ctl {
        let it = f.peek(1);
        match it {
            Value::Generator(g) if g.kind == Kind::Generator => return Ctl::NextOf(g.clone()),
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
                Ctl::begin(flow, Mode::ForIter)
            }
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
            RaiseWhat::Make(flow) => Ctl::begin(flow, Mode::RaiseIt),
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
        Ctl::begin(flow, Mode::Pair)
    }

    // ---- with --------------------------------------------------------------------------------------------------

    pub(crate) fn before_with(&mut self, vm: &Vm, f: &mut PyFrame, is_async: bool) -> Ctl {
        let manager = f.pop();
        let vm = vm.clone();
        Ctl::begin(Flow::run(async move { vm.enter_context(&manager, is_async).await }), Mode::Pair)
    }

    pub(crate) fn with_exit(&mut self, f: &mut PyFrame) -> Ctl {
        let exit = f.pop();
        Ctl::begin(Flow::call(exit, vec![Value::None, Value::None, Value::None]), Mode::Push)
    }

    pub(crate) fn with_except_start(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        let exit = f.peek(3).clone();
        let e = f.peek(1).clone();
        let class = Value::Class(vm.type_of(&e));
        let traceback = match &e {
            Value::Object(o) => crate::builtins::frames::traceback_value(vm, &Exc(o.clone())),
            _ => Value::None,
        };
        Ctl::begin(Flow::call(exit, vec![class, e, traceback]), Mode::Push)
    }
}
