//! Instructions of generators and coroutines.

use super::Thread;
use super::arms::Ctl;
use super::resume::resume_routine;
use crate::exception::Exc;
use crate::flow::{Flow, Output};
use crate::frame::{Mode, PyFrame};
use crate::generator::{Generator, Kind};
use crate::iter::Next;
use crate::{Value, Vm};
use coroscope_bytecode::{AwaitKind, CodeFlags};
use std::rc::Rc;

impl Thread {
    pub(crate) fn yield_from(&mut self, vm: &Vm, f: &mut PyFrame) -> Ctl {
        f.ip = f.last;
        if let Value::Generator(g) = f.peek(2) {
            let g = g.clone();
            return self.send_to(vm, f, g);
        }
        let sent = f.pop();
        let receiver = f.peek(1).clone();
        if !sent.is_none() {
            let vm = vm.clone();
            let send = Flow::run(async move { vm.call_method(&receiver, &vm.names.send, vec![sent]).await });
            return Ctl::begin(send, Mode::Step);
        }
        match vm.try_next(&receiver) {
            Next::Item(v) => {
                f.slots.push(v);
                Ctl::YieldOn
            }
            Next::End => {
                f.slots.pop();
                f.ip = f.last + 1;
                f.push(Value::None)
            }
            Next::Err(e) => Ctl::Raise(e),
            Next::Ask => Ctl::begin(vm.next_flow(&receiver), Mode::Step),
        }
    }

    /// A routine goes on at once; for other generators the machine changes frames.
    #[inline]
    fn send_to(&mut self, vm: &Vm, f: &mut PyFrame, g: Rc<Generator>) -> Ctl {
        let before = vm.record.unplaced();
        let out = match resume_routine(vm, &g, f) {
            Some(out) => out,
            None => return Ctl::SendTo(g),
        };
        if vm.record.unplaced() > before {
            let line = if f.code.is_user { f.line() } else { self.user_line() };
            vm.place_events(before, line);
        }
        match out {
            Ok(Output::Yielded(v) | Output::Produced(v)) => {
                f.slots.push(v);
                Ctl::YieldOn
            }
            Ok(Output::Returned(v)) => {
                f.slots.pop();
                f.ip = f.last + 1;
                f.push(v)
            }
            Err(e) => Ctl::Raise(e),
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
                Kind::Asend | Kind::Athrow | Kind::CoroutineWrapper | Kind::FutureIter | Kind::Anext => {
                    return f.push(v);
                }
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
}
