//! Finalisers: `__del__`, closing of forgotten generators, warnings for coroutines that never ran.

use super::Thread;
use crate::flow::Flow;
use crate::frame::Mode;
use crate::generator::{Generator, Kind, State};
use crate::heap::Finalizer;
use crate::object::Payload;
use crate::{Value, Vm};
use std::rc::Rc;

impl Thread {
    pub(crate) fn run_finalizer(&mut self, vm: &Vm, f: Finalizer) {
        match f {
            Finalizer::Del(object) => {
                let this = Value::Object(object.clone());
                let Some(del) = vm.lookup(&object.class(), &vm.names.del) else { return };
                let words: Rc<str> = match &del {
                    Value::Function(func) => Rc::from(format!(
                        "Exception ignored while calling deallocator <function {} at 0x{:012x}>",
                        func.qualname.borrow(),
                        func.identity.get()
                    )),
                    _ => Rc::from("Exception ignored while calling deallocator"),
                };
                let flow = match vm.special_flow(&this, &vm.names.del, Vec::new()) {
                    Some(flow) => flow,
                    None => return,
                };
                drop(this);
                let _ = self.begin(vm, flow, Mode::Finalizer(words));
            }
            Finalizer::Native(object) => {
                if let Payload::Native(n) = object.payload() {
                    n.finalize(vm, &object);
                }
            }
            Finalizer::Weakref { callback, reference } => {
                let words = "Exception ignored while calling weakref callback";
                let _ = self.begin(vm, Flow::call(callback, vec![reference]), Mode::Finalizer(Rc::from(words)));
            }
            Finalizer::Generator(g) => self.finalize_generator(vm, g),
        }
    }

    fn finalize_generator(&mut self, vm: &Vm, g: Rc<Generator>) {
        if g.kind == Kind::Coroutine && g.state.get() == State::Created {
            g.state.set(State::Closed);
            let words = format!("coroutine '{}' was never awaited", g.qualname.borrow());
            vm.record(crate::events::EventKind::NeverAwaited {
                coro: Rc::from(g.qualname.borrow().as_str()),
                line: g.origin.get(),
            });
            let frame = g.frame.borrow_mut().take();
            let flow = crate::builtins::warn::never_awaited(vm, self.user_location(), &words);
            let _ = self.begin(vm, flow, Mode::Finalizer(Rc::from("Exception ignored in coroutine")));
            drop(frame);
            return;
        }
        let hook = g.hooks.borrow().as_ref().map(|h| h.finalizer.clone());
        if g.kind == Kind::AsyncGenerator
            && let Some(hook) = hook
            && !hook.is_none()
            && !hook.is_null()
        {
            g.hooks.borrow_mut().take();
            let words = format!("Exception ignored in: {}", describe(&g));
            let flow = Flow::call(hook, vec![Value::Generator(g)]);
            let _ = self.begin(vm, flow, Mode::Finalizer(Rc::from(words)));
            return;
        }
        let words = format!("Exception ignored while closing generator {}", describe(&g));
        let vm2 = vm.clone();
        let close = Flow::run(async move { vm2.close_generator(&g).await });
        let _ = self.begin(vm, close, Mode::Finalizer(Rc::from(words)));
    }

    /// Prints what can only be reported, through `sys.unraisablehook`.
    pub(crate) fn report_unraisable(&mut self, vm: &Vm) {
        let waiting = std::mem::take(&mut *vm.heap.unraisable.borrow_mut());
        for (exc, words) in waiting {
            let flow = crate::builtins::warn::unraisable(vm, exc, words);
            let _ = self.begin(vm, flow, Mode::Finalizer(Rc::from("Exception ignored in sys.unraisablehook")));
        }
    }

    /// File and line of the innermost frame, for warnings that have no other place.
    pub(crate) fn user_location(&self) -> Option<(Rc<crate::PyStr>, u32)> {
        self.py_frames().last().map(|f| (f.code.filename.clone(), f.line()))
    }
}

fn describe(g: &Generator) -> String {
    let what = match g.kind {
        Kind::Coroutine => "coroutine",
        Kind::AsyncGenerator => "async_generator",
        _ => "generator",
    };
    format!("<{what} object {} at 0x{:012x}>", g.qualname.borrow(), g.identity.get())
}
