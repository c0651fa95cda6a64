//! Exceptions: from where they are raised to the frame that handles them.

use super::{Outcome, Thread};
use crate::exception::Location;
use crate::frame::{Frame, Mode, Place, PyFrame};
use crate::generator::{Kind, State};
use crate::{Exc, Value, Vm};

impl Thread {
    /// Raises in the Python frame on top of the stack. `None` if a handler there goes on; otherwise the frame has ended
    /// and the outcome is for the frame below.
    pub(crate) fn unwind_top(&mut self, vm: &Vm, e: Exc) -> Option<(Mode, Outcome)> {
        let Some(Frame::Py(mut f)) = self.frames.pop() else {
            return Some((Mode::Push, Outcome::Raised(e)));
        };
        let left = self.raise_in(vm, &mut f, e);
        self.after_raise(vm, f, left)
    }

    /// The same for `raise exc`.
    pub(crate) fn unwind_explicit(&mut self, vm: &Vm, e: Exc) -> Option<(Mode, Outcome)> {
        let Some(Frame::Py(mut f)) = self.frames.pop() else {
            return Some((Mode::Push, Outcome::Raised(e)));
        };
        let left = self.raise_explicit(vm, &mut f, e);
        self.after_raise(vm, f, left)
    }

    fn after_raise(&mut self, vm: &Vm, f: Box<PyFrame>, left: Option<Exc>) -> Option<(Mode, Outcome)> {
        match left {
            None => {
                self.frames.push(Frame::Py(f));
                None
            }
            Some(e) => {
                self.depth -= 1;
                Some(self.leave_raising(vm, f, e))
            }
        }
    }

    /// Raises at the instruction that ran last in this frame: sets the context, notes the place, looks for a handler.
    /// Gives the exception back if there is none.
    pub(crate) fn raise_in(&mut self, vm: &Vm, f: &mut PyFrame, e: Exc) -> Option<Exc> {
        if e.traceback().is_none() || vm.thrown.borrow().as_ref().is_some_and(|t| t.same(&e)) {
            self.set_context(f, &e);
        }
        note(f, &e);
        self.handle(vm, f, e)
    }

    /// The same for `raise exc`: the context is always set anew.
    pub(crate) fn raise_explicit(&mut self, vm: &Vm, f: &mut PyFrame, e: Exc) -> Option<Exc> {
        self.set_context(f, &e);
        note(f, &e);
        self.handle(vm, f, e)
    }

    /// Looks for a handler; the exception goes on its stack.
    pub(crate) fn handle(&mut self, vm: &Vm, f: &mut PyFrame, e: Exc) -> Option<Exc> {
        match f.code.code.handler_at(f.last as u32) {
            Some(h) => {
                vm.thrown.take();
                let floor = f.code.slot_count + h.depth as usize;
                f.slots.truncate(floor);
                f.slots.push(e.value());
                f.ip = h.target as usize;
                None
            }
            None => Some(e),
        }
    }

    /// The exception being handled when code in frame `f` runs.
    pub(crate) fn handled(&self, f: &PyFrame) -> Option<Exc> {
        if let Some(e) = &f.handled {
            return Some(e.clone());
        }
        self.frames.iter().rev().find_map(|f| match f {
            Frame::Py(f) => f.handled.clone(),
            Frame::Native(_) | Frame::Routine(_) => None,
        })
    }

    /// `__context__`, without ever making a cycle (CPython `_PyErr_SetObject`).
    fn set_context(&self, f: &PyFrame, e: &Exc) {
        let Some(handled) = self.handled(f) else { return };
        if handled.same(e) {
            return;
        }
        let mut at = handled.clone();
        let mut steps = 0;
        while let Some(next) = at.context() {
            if next.same(e) {
                if let Some(d) = at.data() {
                    d.context.borrow_mut().take();
                }
                break;
            }
            at = next;
            steps += 1;
            if steps > 100_000 {
                break;
            }
        }
        if let Some(d) = e.data() {
            *d.context.borrow_mut() = Some(handled);
        }
    }

    /// Ends a frame with an exception; gives what the frame below gets.
    pub(crate) fn leave_raising(&mut self, vm: &Vm, mut f: Box<PyFrame>, mut e: Exc) -> (Mode, Outcome) {
        let mode = std::mem::take(&mut f.mode);
        let owner = f.owner.take();
        f.settle();
        if let Some(g) = owner {
            g.state.set(State::Closed);
            let wrong = match g.kind {
                Kind::AsyncGenerator if e.is_a(&vm.exc.stop_async_iteration) => {
                    Some("async generator raised StopAsyncIteration")
                }
                Kind::AsyncGenerator if e.is_a(&vm.exc.stop_iteration) => Some("async generator raised StopIteration"),
                Kind::Coroutine if e.is_a(&vm.exc.stop_iteration) => Some("coroutine raised StopIteration"),
                Kind::Generator if e.is_a(&vm.exc.stop_iteration) => Some("generator raised StopIteration"),
                _ => None,
            };
            if let Some(words) = wrong {
                let new = vm.runtime_error(words);
                if let Some(d) = new.data() {
                    *d.cause.borrow_mut() = Some(e.clone());
                    *d.context.borrow_mut() = Some(e);
                    d.suppress_context.set(true);
                    // CPython raises it where no line is: the frame is not in its traceback.
                    *d.traceback.borrow_mut() = None;
                }
                e = new;
            }
        }
        self.recycle(f);
        (mode, Outcome::Raised(e))
    }

    /// A synthetic line for a native that stands for a function of the standard library.
    pub(crate) fn note_place(&mut self, vm: &Vm, e: &Exc, place: &'static Place) {
        let _ = vm;
        if let Some(code) = self.py_frames().last().map(|f| f.code.clone()) {
            e.add_traceback(Location { code, ip: 0, frame: None, place: Some(place) });
        }
    }
}

/// Puts the frame's line on top of the exception's traceback.
pub(super) fn note(f: &mut PyFrame, e: &Exc) {
    if f.code.is_native() {
        return;
    }
    let object = f.object();
    e.add_traceback(Location { code: f.code.clone(), ip: f.last, frame: Some(object), place: None });
}

impl Thread {
    /// `raise`, `raise exc`, `raise exc from cause`: the exception to raise, made an instance where it is a class.
    pub(crate) fn raise_operands(&mut self, vm: &Vm, f: &mut PyFrame, n: u32) -> RaiseWhat {
        let cause = if n == 2 { f.slots.pop() } else { None };
        let exc = f.slots.pop().unwrap_or_default();
        let plain = |v: &Value| matches!(v, Value::Object(o) if o.exc().is_some());
        if plain(&exc)
            && cause.as_ref().is_none_or(|c| c.is_none() || plain(c))
            && let Value::Object(o) = exc
        {
            let e = Exc(o);
            set_cause(&e, cause);
            return RaiseWhat::Exc(e);
        }
        let vm2 = vm.clone();
        RaiseWhat::Make(crate::flow::Flow::run(async move {
            let e = vm2.exception_of(exc).await?;
            let cause = match cause {
                Some(Value::None) => Some(Value::None),
                Some(c) => Some(vm2.cause_of(c).await?.value()),
                None => None,
            };
            set_cause(&e, cause);
            Ok(e.value())
        }))
    }
}

pub(crate) enum RaiseWhat {
    Exc(Exc),
    /// To be run first; its result is raised by running the instruction again.
    Make(crate::flow::Flow),
}

fn set_cause(e: &Exc, cause: Option<Value>) {
    let Some(d) = e.data() else { return };
    match cause {
        None => {}
        Some(Value::Object(o)) if o.exc().is_some() => {
            *d.cause.borrow_mut() = Some(Exc(o));
            d.suppress_context.set(true);
        }
        Some(_) => {
            d.cause.borrow_mut().take();
            d.suppress_context.set(true);
        }
    }
}

impl Vm {
    /// What `raise v` raises: an exception, or a new one of an exception class.
    pub async fn exception_of(&self, v: Value) -> Result<Exc, Exc> {
        match v {
            Value::Object(o) if o.exc().is_some() => Ok(Exc(o)),
            Value::Class(c) if c.is_subclass_of(&self.exc.base_exception) => {
                let made = self.call(&Value::Class(c.clone()), Vec::new()).await?;
                match made {
                    Value::Object(o) if o.exc().is_some() => Ok(Exc(o)),
                    other => Err(self.type_error(format!(
                        "calling {} should have returned an instance of BaseException, not {}",
                        self.class_repr(&c),
                        self.class_repr(&self.type_of(&other))
                    ))),
                }
            }
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    async fn cause_of(&self, v: Value) -> Result<Exc, Exc> {
        match &v {
            Value::Object(o) if o.exc().is_some() => self.exception_of(v).await,
            Value::Class(c) if c.is_subclass_of(&self.exc.base_exception) => self.exception_of(v).await,
            _ => Err(self.type_error("exception causes must derive from BaseException")),
        }
    }
}
