//! Resuming generators and coroutines: send, throw, close.

use super::{Outcome, Pause, Thread};
use crate::code::CodeObject;
use crate::flow::{Flow, Input, Output, Routine};
use crate::frame::{Frame, Mode, PyFrame};
use crate::function::Function;
use crate::generator::{Generator, Kind, State};
use crate::heap::Node;
use crate::record::Way;
use crate::{Exc, Res, Value, Vm};
use coroscope_bytecode::{CodeFlags, Instr};
use std::rc::Rc;

impl Thread {
    /// `line`: where in the program it is made.
    pub(crate) fn make_generator(&mut self, vm: &Vm, f: Box<PyFrame>, func: &Rc<Function>, line: u32) -> Value {
        let flags = f.code.flags.get();
        let kind = if flags.has(CodeFlags::COROUTINE) {
            Kind::Coroutine
        } else if flags.has(CodeFlags::ASYNC_GENERATOR) {
            Kind::AsyncGenerator
        } else {
            Kind::Generator
        };
        let code: Rc<CodeObject> = f.code.clone();
        let (name, qualname) = (func.name.borrow().clone(), func.qualname.borrow().clone());
        let g = Rc::new(Generator::new(kind, Some(code), name, qualname, Frame::Py(f), &vm.heap));
        g.origin.set(line);
        vm.heap.register(Node::Generator(Rc::downgrade(&g)));
        Value::Generator(g)
    }

    /// If asked to: notes where a new coroutine was made; `caller` is the running frame, if it is not on the stack.
    pub(crate) fn note_origin(&self, vm: &Vm, made: &Value, caller: Option<&PyFrame>) {
        if vm.origin_depth.get() > 0
            && let Value::Generator(g) = made
            && g.kind == Kind::Coroutine
        {
            *g.delegate.borrow_mut() = self.origin(vm, caller);
        }
    }

    /// `cr_origin` of a coroutine made now, innermost first: file, line, function, and the source for warnings.
    fn origin(&self, vm: &Vm, caller: Option<&PyFrame>) -> Value {
        let lines = crate::builtins::frames::stack_lines(vm, self.frames.iter(), caller);
        let entry = |l: crate::builtins::frames::StackLine| {
            Value::tuple(vec![
                Value::Str(l.file),
                Value::Int(i64::from(l.line)),
                Value::Str(l.name),
                Value::str(l.text),
            ])
        };
        Value::tuple(lines.into_iter().rev().take(vm.origin_depth.get()).map(entry).collect())
    }

    /// Puts a generator's frame on the stack with what goes in.
    pub(crate) fn resume(&mut self, vm: &Vm, g: Rc<Generator>, input: Input, mode: Mode) -> Option<Pause> {
        match g.state.get() {
            State::Running => {
                let e = vm.value_error(already(&g, "executing"));
                return self.deliver(vm, mode, Outcome::Raised(e));
            }
            State::Closed => {
                let outcome = match input {
                    Input::Throw(e) if g.kind != Kind::Coroutine => Outcome::Raised(e),
                    _ if g.kind == Kind::Coroutine => {
                        Outcome::Raised(vm.runtime_error("cannot reuse already awaited coroutine"))
                    }
                    Input::Throw(e) => Outcome::Raised(e),
                    Input::Send(_) => finished(&g, &mode),
                };
                return self.deliver(vm, mode, outcome);
            }
            State::Created => {
                if let Input::Send(v) = &input
                    && !v.is_none()
                {
                    let what = match g.kind {
                        Kind::AsyncGenerator => "async generator",
                        Kind::Coroutine => "coroutine",
                        _ => "generator",
                    };
                    let e = vm.type_error(format!("can't send non-None value to a just-started {what}"));
                    return self.deliver(vm, mode, Outcome::Raised(e));
                }
            }
            State::Suspended => {}
        }
        if self.too_deep(vm) {
            // It counts as started: nobody is told that it was never awaited.
            g.clear();
            let e = self.recursion_error(vm);
            return self.deliver(vm, mode, Outcome::Raised(e));
        }
        let first = g.state.get() == State::Created;
        *vm.thrown.borrow_mut() = match &input {
            Input::Throw(e) => Some(e.clone()),
            Input::Send(_) => None,
        };
        if vm.record.watches.get() {
            match &input {
                Input::Send(v) => vm.note_traffic(&g, Way::Sent, v),
                Input::Throw(e) => vm.note_traffic(&g, Way::Thrown, &e.value()),
            }
        }
        let frame = g.frame.borrow_mut().take();
        match frame {
            Some(Frame::Py(mut f)) => {
                g.state.set(State::Running);
                f.mode = mode;
                f.owner = Some(g);
                self.depth += 1;
                match input {
                    Input::Send(v) => {
                        if !first {
                            f.slots.push(v);
                        }
                        self.frames.push(Frame::Py(f));
                        None
                    }
                    Input::Throw(e) => self.throw_into(vm, f, e, first),
                }
            }
            Some(Frame::Native(mut n)) => {
                g.state.set(State::Running);
                n.mode = mode;
                match input {
                    Input::Throw(e) if first && matches!(g.kind, Kind::Asend | Kind::Athrow) => {
                        // It is the asynchronous generator that gets it.
                        n.future = vm.agen_thrown(&g, e);
                        n.owner = Some(g);
                        self.poll(vm, n, None)
                    }
                    Input::Throw(e) if first => {
                        g.state.set(State::Closed);
                        let mode = std::mem::take(&mut n.mode);
                        self.deliver(vm, mode, Outcome::Raised(e))
                    }
                    Input::Send(_) if first => {
                        n.owner = Some(g);
                        self.poll(vm, n, None)
                    }
                    Input::Send(v) => {
                        n.owner = Some(g);
                        self.poll(vm, n, Some(crate::flow::Answer::Value(Ok(v))))
                    }
                    Input::Throw(e) => {
                        n.owner = Some(g);
                        self.poll(vm, n, Some(crate::flow::Answer::Value(Err(e))))
                    }
                }
            }
            Some(Frame::Routine(routine)) => {
                if let (Input::Throw(e), true) = (&input, first) {
                    g.state.set(State::Closed);
                    return self.deliver(vm, mode, Outcome::Raised(e.clone()));
                }
                let before = vm.record.unplaced();
                let out = go_on(vm, &g, routine, input);
                self.place_output(vm, before);
                let outcome = match out {
                    Ok(Output::Yielded(v)) => Outcome::Yielded(v),
                    Ok(Output::Produced(v)) => Outcome::Produced(v),
                    Ok(Output::Returned(_)) if matches!(mode, Mode::ForIter) => Outcome::Returned(Value::Null),
                    Ok(Output::Returned(v)) => Outcome::Returned(v),
                    Err(e) => Outcome::Raised(e),
                };
                self.deliver(vm, mode, outcome)
            }
            None => self.deliver(vm, mode, Outcome::Raised(vm.value_error(already(&g, "executing")))),
        }
    }

    /// Throws into a frame that was just resumed. If it delegates, the receiver gets it first.
    fn throw_into(&mut self, vm: &Vm, mut f: Box<PyFrame>, e: Exc, first: bool) -> Option<Pause> {
        let delegates = !first && matches!(f.code.instrs.get(f.ip), Some(Instr::YieldFrom));
        if first {
            // It never ran: not even a `try` around its whole body sees the exception.
            f.last = u32::MAX as usize;
        }
        if !delegates {
            self.frames.push(Frame::Py(f));
            return self.raise_top(vm, e);
        }
        f.last = f.ip;
        let receiver = f.slots.last().cloned().unwrap_or_default();
        self.frames.push(Frame::Py(f));
        if e.is_a(&vm.exc.generator_exit) {
            let vm2 = vm.clone();
            let close = Flow::run(async move {
                vm2.close_any(&receiver).await?;
                Err(e)
            });
            return self.begin(vm, close, Mode::Step);
        }
        match receiver {
            Value::Generator(inner) => self.resume(vm, inner, Input::Throw(e), Mode::Send),
            other => {
                let vm2 = vm.clone();
                let throw = Flow::run(async move {
                    match vm2.getattr_opt(&other, &vm2.names.throw).await? {
                        Some(method) => vm2.call(&method, vec![e.value()]).await,
                        None => Err(e),
                    }
                });
                self.begin(vm, throw, Mode::Step)
            }
        }
    }

    /// Raises in the Python frame on top.
    fn raise_top(&mut self, vm: &Vm, e: Exc) -> Option<Pause> {
        match self.unwind_top(vm, e) {
            Some((mode, outcome)) => self.deliver(vm, mode, outcome),
            None => None,
        }
    }
}

/// If `g` is a routine that may be resumed: takes what is sent to it off the stack and lets it go on, without a frame.
#[inline]
pub(crate) fn resume_routine(vm: &Vm, g: &Generator, f: &mut PyFrame) -> Option<Result<Output, Exc>> {
    let may = match g.state.get() {
        State::Suspended => true,
        State::Created => f.peek(1).is_none(),
        _ => false,
    };
    let routine = if may { g.frame.borrow_mut().take_if(|f| matches!(f, Frame::Routine(_))) } else { None };
    let Some(Frame::Routine(routine)) = routine else { return None };
    if vm.thrown.borrow().is_some() {
        vm.thrown.take();
    }
    let sent = f.pop();
    Some(go_on(vm, g, routine, Input::Send(sent)))
}

/// Runs a routine to its next wait, where it goes back to its coroutine.
fn go_on(vm: &Vm, g: &Generator, mut routine: Box<dyn Routine>, input: Input) -> Result<Output, Exc> {
    g.state.set(State::Running);
    let out = routine.resume(vm, input);
    if matches!(out, Ok(Output::Yielded(_) | Output::Produced(_))) {
        g.state.set(State::Suspended);
        *g.frame.borrow_mut() = Some(Frame::Routine(routine));
    } else {
        g.state.set(State::Closed);
    }
    out
}

fn finished(g: &Generator, mode: &Mode) -> Outcome {
    match mode {
        // The end of a loop over a generator; `Null` is no item.
        Mode::ForIter => Outcome::Returned(Value::Null),
        _ => {
            let _ = g;
            Outcome::Returned(Value::None)
        }
    }
}

fn already(g: &Generator, how: &str) -> String {
    match g.kind {
        Kind::Coroutine => format!("coroutine already {how}"),
        Kind::AsyncGenerator => format!("async generator already {how}"),
        _ => format!("generator already {how}"),
    }
}

impl Vm {
    /// `generator.throw(exc)`
    pub fn throw_flow(&self, g: &Rc<Generator>, e: Exc) -> Flow {
        if g.state.get() == State::Created
            && let Some(code) = &g.code
        {
            // CPython shows the `def` line of a generator that never started.
            let _ = code;
        }
        Flow::Resume(g.clone(), Input::Throw(e))
    }

    /// `generator.close()`; gives what the generator returned, as 3.13 and later do.
    pub async fn close_generator(&self, g: &Rc<Generator>) -> Res {
        match g.state.get() {
            State::Created => {
                g.state.set(State::Closed);
                let frame = g.frame.borrow_mut().take();
                drop(frame);
                return Ok(Value::None);
            }
            State::Closed => return Ok(Value::None),
            State::Suspended if g.ends_quietly() => {
                g.state.set(State::Closed);
                if let Some(Frame::Py(mut f)) = g.frame.borrow_mut().take() {
                    crate::trash::free(f.slots.drain(..).rev());
                }
                return Ok(Value::None);
            }
            State::Running | State::Suspended => {}
        }
        let exit = self.exception(&self.exc.generator_exit, Vec::new());
        match self.resume(g, Input::Throw(exit)).await {
            Ok(Output::Returned(v)) => Ok(v),
            Ok(_) => {
                let what = match g.kind {
                    Kind::Coroutine => "coroutine",
                    Kind::AsyncGenerator => "async generator",
                    _ => "generator",
                };
                Err(self.runtime_error(format!("{what} ignored GeneratorExit")))
            }
            Err(e) if e.is_a(&self.exc.generator_exit) => Ok(Value::None),
            Err(e) if e.is_a(&self.exc.stop_iteration) => Ok(Value::None),
            Err(e) => Err(e),
        }
    }

    /// Closes what a generator delegates to, if it can be closed.
    pub async fn close_any(&self, receiver: &Value) -> Res {
        match receiver {
            Value::Generator(g) => self.close_generator(g).await,
            other => match self.getattr_opt(other, &self.names.close).await? {
                Some(close) => self.call(&close, Vec::new()).await,
                None => Ok(Value::None),
            },
        }
    }

    /// A coroutine object whose body is Rust.
    pub fn new_coroutine(&self, kind: Kind, name: &str, future: crate::NativeFuture) -> Value {
        let frame = Frame::Native(Box::new(crate::frame::NativeFrame {
            future,
            mode: Mode::Push,
            owner: None,
            answer: None,
            place: None,
            stands: &[],
        }));
        let name = self.intern(name);
        let g = Rc::new(Generator::new(kind, None, name.clone(), name, frame, &self.heap));
        self.heap.register(Node::Generator(Rc::downgrade(&g)));
        Value::Generator(g)
    }

    /// A coroutine object whose body is a routine. The collector of cycles meets it in what holds it.
    pub fn new_routine(&self, kind: Kind, name: &Rc<crate::PyStr>, routine: impl Routine + 'static) -> Rc<Generator> {
        let frame = Frame::Routine(Box::new(routine));
        Rc::new(Generator::new(kind, None, name.clone(), name.clone(), frame, &self.heap))
    }
}
