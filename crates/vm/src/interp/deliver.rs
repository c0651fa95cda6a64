//! Starting calls and handing outcomes to the frame below.

use super::{Outcome, Pause, Thread};
use crate::flow::{Answer, Execution, Flow, NativeFuture, Output, Request};
use crate::frame::{Frame, Mode, NativeFrame, PyFrame};
use crate::function::{Args, NativeFn, OwnedArgs};
use crate::generator::{Generator, Kind, State};
use crate::{Value, Vm};
use coroscope_bytecode::Instr;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Natives that may be in progress besides the Python frames: a walk of data that nests so deeply. CPython's stack in C
/// holds a like number.
const MAX_NATIVES: usize = 50_000;

impl Thread {
    /// Runs until something makes the thread give up its turn.
    pub(crate) fn run(&mut self, vm: &Vm) -> Pause {
        loop {
            if let Some(p) = self.look_up(vm) {
                return p;
            }
            let pause = match self.frames.pop() {
                Some(Frame::Py(f)) => self.run_py(vm, f),
                Some(Frame::Native(n)) => self.poll(vm, n, None),
                // None is ever here.
                Some(Frame::Routine(_)) => None,
                None => return Pause::Done(Ok(Value::None)),
            };
            if let Some(p) = pause {
                return p;
            }
        }
    }

    /// What is to be done before the next instruction: finalisers, limits, the end of the fuel. Fuel ends before an
    /// instruction and nowhere else, so that a number of instructions names one state: natives that are due run first.
    pub(crate) fn look_up(&mut self, vm: &Vm) -> Option<Pause> {
        if vm.halted.borrow().is_some() {
            return Some(Pause::Halted);
        }
        // An error of a limit comes before the next instruction.
        vm.heap.pause_at.set(if self.pending.is_some() { 0 } else { self.stop_at });
        if let Some(first) = vm.heap.next_finalizer() {
            self.run_finalizers(vm, first);
        }
        let due = matches!(self.frames.last(), Some(Frame::Native(_)));
        if vm.steps.get() >= self.stop_at && !due {
            return Some(Pause::Fuel);
        }
        None
    }

    pub(crate) fn push_native(&mut self, future: NativeFuture, mode: Mode, owner: Option<Rc<Generator>>) {
        self.frames.push(Frame::Native(Box::new(NativeFrame {
            future,
            mode,
            owner,
            answer: None,
            place: None,
            stands: &[],
        })));
    }

    /// Polls a native; its request, if it has one, becomes the next frame.
    pub(crate) fn poll(&mut self, vm: &Vm, mut n: Box<NativeFrame>, answer: Option<Answer>) -> Option<Pause> {
        if let Some(a) = answer.or_else(|| n.answer.take()) {
            vm.requests.answer(a);
        }
        let before = vm.record.unplaced();
        let polled = n.future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        match polled {
            Poll::Ready(res) => {
                self.place_output(vm, before);
                let NativeFrame { future, mode, owner, place, .. } = *n;
                drop(future);
                let outcome = match res {
                    Ok(_) if owner.is_some() && matches!(mode, Mode::ForIter) => Outcome::Returned(Value::Null),
                    Ok(v) => Outcome::Returned(v),
                    Err(e) => {
                        if let Some(place) = place {
                            self.note_place(vm, &e, place);
                        }
                        Outcome::Raised(e)
                    }
                };
                if let Some(g) = owner {
                    g.state.set(State::Closed);
                    *g.delegate.borrow_mut() = Value::Null;
                }
                self.deliver(vm, mode, outcome)
            }
            Poll::Pending => {
                let request = vm.requests.take();
                if let Some(Request::Yield(v)) = request {
                    self.place_output(vm, before);
                    return self.suspend_native(vm, n, v);
                }
                self.frames.push(Frame::Native(n));
                self.place_output(vm, before);
                self.serve(vm, request)
            }
        }
    }

    fn suspend_native(&mut self, vm: &Vm, mut n: Box<NativeFrame>, v: Value) -> Option<Pause> {
        match n.owner.take() {
            Some(g) => {
                let mode = std::mem::take(&mut n.mode);
                g.state.set(State::Suspended);
                if g.kind == Kind::Coroutine && !g.awaits_generator() {
                    let old = g.delegate.replace(v.clone());
                    drop(old);
                }
                *g.frame.borrow_mut() = Some(Frame::Native(n));
                self.deliver(vm, mode, Outcome::Yielded(v))
            }
            None => {
                let e = vm.runtime_error("await outside of a coroutine");
                self.poll(vm, n, Some(Answer::Value(Err(e))))
            }
        }
    }

    fn serve(&mut self, vm: &Vm, request: Option<Request>) -> Option<Pause> {
        match request {
            Some(Request::Call(f, args)) => self.begin(vm, Flow::Call(f, args), Mode::Push),
            Some(Request::Resume(g, input)) => {
                // A native coroutine awaits it: seen by await chains and the collector.
                if let Some(Frame::Native(n)) = self.frames.last()
                    && let Some(owner) = n.owner.as_ref().filter(|o| o.kind == Kind::Coroutine)
                {
                    let old = owner.delegate.replace(Value::Generator(g.clone()));
                    drop(old);
                }
                self.resume(vm, g, input, Mode::Push)
            }
            Some(Request::Run(future)) => self.begin(vm, Flow::Run(future), Mode::Push),
            Some(Request::Exec(e)) => self.exec(vm, e),
            Some(Request::SleepUntil(until)) => {
                self.answer_top(Answer::Value(Ok(Value::None)));
                let now = vm.now();
                if let Some(slept) = vm.own_clock.get() {
                    vm.own_clock.set(Some(slept.saturating_add(until.saturating_sub(now))));
                    return None;
                }
                if until > now { Some(Pause::Sleep(until)) } else { None }
            }
            Some(Request::ParkUntil(until)) => {
                self.answer_top(Answer::Value(Ok(Value::None)));
                if until > vm.now() { Some(Pause::ParkUntil(until)) } else { None }
            }
            Some(Request::Park) => {
                self.answer_top(Answer::Value(Ok(Value::None)));
                Some(Pause::Park)
            }
            Some(Request::Stand(lines)) => {
                if let Some(Frame::Native(n)) = self.frames.last_mut() {
                    n.stands = lines;
                }
                self.answer_top(Answer::Value(Ok(Value::None)));
                None
            }
            Some(Request::Breathe(cost)) => {
                vm.steps.set(vm.steps.get().saturating_add(cost));
                self.answer_top(Answer::Value(Ok(Value::None)));
                (cost > 0 && vm.steps.get() >= self.stop_at).then_some(Pause::Fuel)
            }
            Some(Request::Library) => {
                self.answer_top(Answer::Value(Ok(Value::None)));
                vm.library.borrow().is_none().then_some(Pause::Library)
            }
            Some(Request::Yield(_)) | None => {
                let e = vm.runtime_error("a native waits for nothing");
                self.answer_top(Answer::Value(Err(e)));
                None
            }
        }
    }

    /// Lays the answer by the native on top; it is polled in the next round.
    fn answer_top(&mut self, answer: Answer) {
        if let Some(Frame::Native(n)) = self.frames.last_mut() {
            n.answer = Some(answer);
        }
    }

    fn exec(&mut self, vm: &Vm, e: Execution) -> Option<Pause> {
        let mut f = self.blank(&e.code, &e.globals);
        f.locals = e.locals;
        let n = f.code.slot_count;
        f.slots.resize(n, Value::Null);
        self.fill_cells(&mut f, &e.closure);
        f.mode = Mode::Push;
        self.enter(vm, f)
    }

    /// Pushes a Python frame, or raises RecursionError.
    pub(crate) fn enter(&mut self, vm: &Vm, f: Box<PyFrame>) -> Option<Pause> {
        if self.too_deep(vm) {
            let mut f = f;
            let mode = std::mem::take(&mut f.mode);
            self.recycle(f);
            let e = self.recursion_error(vm);
            return self.deliver(vm, mode, Outcome::Raised(e));
        }
        self.depth += 1;
        self.frames.push(Frame::Py(f));
        None
    }

    pub(crate) fn too_deep(&self, vm: &Vm) -> bool {
        self.depth >= vm.recursion_limit.get() || self.frames.len() >= self.depth as usize + MAX_NATIVES
    }

    pub(crate) fn recursion_error(&self, vm: &Vm) -> crate::Exc {
        vm.error(&vm.exc.recursion_error, "maximum recursion depth exceeded")
    }

    /// Carries out what a native or protocol came to; the outcome goes to the frame on top.
    pub(crate) fn begin(&mut self, vm: &Vm, mut flow: Flow, mode: Mode) -> Option<Pause> {
        loop {
            flow = match flow {
                Flow::Value(v) => return self.deliver(vm, mode, Outcome::Returned(v)),
                Flow::Err(e) => return self.deliver(vm, mode, Outcome::Raised(e)),
                Flow::Resume(g, input) => return self.resume(vm, g, input, resume_mode(mode)),
                Flow::Run(future) => {
                    if self.too_deep(vm) {
                        let e = self.recursion_error(vm);
                        return self.deliver(vm, mode, Outcome::Raised(e));
                    }
                    self.push_native(future, mode, None);
                    return None;
                }
                Flow::Call(Value::Function(func), args) => match self.bind(vm, &func, args) {
                    Ok(f) => return self.launch(vm, f, &func, mode),
                    Err(e) => Flow::Err(e),
                },
                Flow::Call(Value::Builtin(b), mut args) => {
                    if !b.receiver.is_null() {
                        args.pos.insert(0, b.receiver.clone());
                    }
                    self.native_flow(vm, &b.func, args)
                }
                Flow::Call(f, args) => vm.call_flow(&f, args),
            };
        }
    }

    /// A native's answer, from a caller that is not the running instruction.
    fn native_flow(&mut self, vm: &Vm, func: &NativeFn, args: OwnedArgs) -> Flow {
        match func {
            NativeFn::Sync(f) => f(vm, args.as_args()).into(),
            NativeFn::Flow(f) => f(vm, args.as_args()),
            NativeFn::Async(f) => Flow::Run(f(vm.clone(), args)),
            NativeFn::Frames(f) => self.frames_flow(vm, *f, args.as_args()),
        }
    }

    fn frames_flow(
        &mut self,
        vm: &Vm,
        func: fn(&Vm, &mut crate::frame::Frames<'_>, Args<'_>) -> Flow,
        args: Args<'_>,
    ) -> Flow {
        let Some(at) = self.frames.iter().rposition(|f| matches!(f, Frame::Py(_))) else {
            return Flow::Err(vm.runtime_error("no current frame"));
        };
        let (below, rest) = self.frames.split_at_mut(at);
        match rest.first_mut() {
            Some(Frame::Py(top)) => func(vm, &mut crate::frame::Frames { top, below }, args),
            _ => Flow::Err(vm.runtime_error("no current frame")),
        }
    }

    /// A bound frame: entered, or made into a generator.
    pub(crate) fn launch(
        &mut self,
        vm: &Vm,
        mut f: Box<PyFrame>,
        func: &Rc<crate::function::Function>,
        mode: Mode,
    ) -> Option<Pause> {
        if f.code.flags.get().is_suspendable() {
            let line = self.user_line();
            let g = self.make_generator(vm, f, func, line);
            self.note_origin(vm, &g, None);
            return self.deliver(vm, mode, Outcome::Returned(g));
        }
        f.mode = mode;
        self.enter(vm, f)
    }

    /// Hands an outcome to the frame on top of the stack.
    pub(crate) fn deliver(&mut self, vm: &Vm, mode: Mode, outcome: Outcome) -> Option<Pause> {
        let (mut mode, mut outcome) = (mode, outcome);
        loop {
            if let Mode::Finalizer(words) = &mode {
                if let Outcome::Raised(e) = outcome {
                    vm.unraisable(e, &**words);
                    self.report_unraisable(vm);
                }
                return None;
            }
            match self.frames.last_mut() {
                None => {
                    return Some(Pause::Done(match outcome {
                        Outcome::Returned(v) | Outcome::Yielded(v) | Outcome::Produced(v) => Ok(v),
                        Outcome::Raised(e) => Err(e),
                    }));
                }
                Some(Frame::Native(n)) => {
                    n.answer = Some(answer_of(vm, mode, outcome));
                    return None;
                }
                Some(Frame::Routine(_)) => drop(self.frames.pop()),
                Some(Frame::Py(f)) => match into_py(vm, f, mode, outcome) {
                    Into::Taken => return None,
                    Into::Raise(e) => match self.unwind_top(vm, e) {
                        Some((m, o)) => (mode, outcome) = (m, o),
                        None => return None,
                    },
                    Into::Explicit(e) => match self.unwind_explicit(vm, e) {
                        Some((m, o)) => (mode, outcome) = (m, o),
                        None => return None,
                    },
                    Into::Suspend(v) => match self.suspend_top(vm, v) {
                        Some((m, o)) => (mode, outcome) = (m, o),
                        None => return None,
                    },
                },
            }
        }
    }

    /// Takes the generator frame on top off the stack, with a value that goes on up.
    fn suspend_top(&mut self, vm: &Vm, v: Value) -> Option<(Mode, Outcome)> {
        let Some(Frame::Py(mut f)) = self.frames.pop() else { return None };
        self.depth -= 1;
        match f.owner.take() {
            Some(g) => {
                let mode = std::mem::take(&mut f.mode);
                g.state.set(State::Suspended);
                *g.frame.borrow_mut() = Some(Frame::Py(f));
                Some((mode, Outcome::Yielded(v)))
            }
            None => {
                let mode = std::mem::take(&mut f.mode);
                Some((mode, Outcome::Raised(vm.runtime_error("yield outside of a generator"))))
            }
        }
    }

    /// Fills in the lines of output that natives wrote since `from`.
    pub(crate) fn place_output(&mut self, vm: &Vm, from: usize) {
        if vm.record.unplaced() > from {
            let line = self.user_line();
            vm.place_events(from, line);
        }
    }
}

/// A result of `Flow::Resume` in a Python frame: a generator's end becomes StopIteration.
fn resume_mode(mode: Mode) -> Mode {
    match mode {
        Mode::Push => Mode::Resume,
        other => other,
    }
}

fn answer_of(vm: &Vm, mode: Mode, outcome: Outcome) -> Answer {
    match (mode, outcome) {
        (Mode::Init(_), Outcome::Raised(e)) => Answer::Value(Err(e)),
        (Mode::Init(object), _) => Answer::Value(Ok(object)),
        (Mode::Resume, Outcome::Returned(v)) => Answer::Value(Err(vm.stop_iteration(v))),
        (_, Outcome::Returned(v)) => Answer::Output(Ok(Output::Returned(v))),
        (_, Outcome::Yielded(v)) => Answer::Output(Ok(Output::Yielded(v))),
        (_, Outcome::Produced(v)) => Answer::Output(Ok(Output::Produced(v))),
        (_, Outcome::Raised(e)) => Answer::Output(Err(e)),
    }
}

enum Into {
    Taken,
    Raise(crate::Exc),
    /// As by a `raise` statement.
    Explicit(crate::Exc),
    /// The frame below is a generator that delegates: it yields this in turn.
    Suspend(Value),
}

fn into_py(vm: &Vm, f: &mut PyFrame, mode: Mode, outcome: Outcome) -> Into {
    match (mode, outcome) {
        (Mode::Push, Outcome::Raised(e))
        | (Mode::Discard, Outcome::Raised(e))
        | (Mode::Init(_), Outcome::Raised(e)) => Into::Raise(e),
        (Mode::Push, Outcome::Returned(v) | Outcome::Yielded(v) | Outcome::Produced(v)) => {
            f.slots.push(v);
            Into::Taken
        }
        (Mode::Discard, _) => Into::Taken,
        (Mode::Init(object), Outcome::Returned(Value::None)) => {
            f.slots.push(object);
            Into::Taken
        }
        (Mode::Init(_), Outcome::Returned(v) | Outcome::Yielded(v) | Outcome::Produced(v)) => {
            Into::Raise(vm.type_error(format!("__init__() should return None, not '{}'", vm.type_name(&v))))
        }
        (Mode::Pair | Mode::JumpOrPop { .. } | Mode::RaiseIt, Outcome::Raised(e)) => Into::Raise(e),
        (Mode::Pair, Outcome::Returned(v) | Outcome::Yielded(v) | Outcome::Produced(v)) => {
            take_pair(f, &v);
            Into::Taken
        }
        (Mode::JumpOrPop { target, on }, Outcome::Returned(v) | Outcome::Yielded(v) | Outcome::Produced(v)) => {
            if matches!(v, Value::Bool(b) if b == on) {
                f.ip = target as usize;
            } else {
                f.slots.pop();
            }
            Into::Taken
        }
        (Mode::RaiseIt, Outcome::Returned(v) | Outcome::Yielded(v) | Outcome::Produced(v)) => match v {
            Value::Object(o) if o.exc().is_some() => Into::Explicit(crate::Exc(o)),
            _ => Into::Raise(vm.type_error("exceptions must derive from BaseException")),
        },
        (Mode::Resume, Outcome::Returned(v)) => Into::Raise(vm.stop_iteration(v)),
        (Mode::Resume, Outcome::Yielded(v) | Outcome::Produced(v)) => {
            f.slots.push(v);
            Into::Taken
        }
        (Mode::Resume, Outcome::Raised(e)) => Into::Raise(e),
        (Mode::ForIter, outcome) => for_iter(vm, f, outcome),
        (Mode::Step, Outcome::Returned(v)) => Into::Suspend(v),
        (Mode::Send | Mode::Step, outcome) => send(vm, f, outcome),
        (Mode::Finalizer(_), _) => Into::Taken,
    }
}

/// Pushes both halves. A match of `except*` becomes the exception being handled.
fn take_pair(f: &mut PyFrame, v: &Value) {
    let Value::Tuple(pair) = v else { return };
    if let (Some(Instr::CheckEgMatch), Some(Value::Object(o))) = (f.code.instrs.get(f.last), pair.get(1)) {
        let caught = crate::Exc(o.clone());
        if caught.traceback().is_none() {
            // A group that was made around a plain exception.
            super::unwind::note(f, &caught);
        }
        f.handled = Some(caught);
    }
    f.slots.extend(pair.iter().cloned());
}

/// The frame is at `ForIter`, its iterator on top.
fn for_iter(vm: &Vm, f: &mut PyFrame, outcome: Outcome) -> Into {
    let target = match f.code.instrs.get(f.last) {
        Some(Instr::ForIter(target)) => *target as usize,
        _ => return Into::Raise(vm.runtime_error("lost a loop")),
    };
    match outcome {
        Outcome::Yielded(v) | Outcome::Produced(v) => f.slots.push(v),
        // A generator's end; for other iterators a result is an item, see `for_item`.
        Outcome::Returned(v) if v.is_null() => end_loop(f, target),
        Outcome::Returned(v) => f.slots.push(v),
        Outcome::Raised(e) if e.is_a(&vm.exc.stop_iteration) => end_loop(f, target),
        Outcome::Raised(e) => return Into::Raise(e),
    }
    Into::Taken
}

fn end_loop(f: &mut PyFrame, target: usize) {
    f.slots.pop();
    f.ip = target;
}

/// The frame is at `YieldFrom`, its receiver on top; `ip` points at the instruction.
fn send(vm: &Vm, f: &mut PyFrame, outcome: Outcome) -> Into {
    match outcome {
        Outcome::Yielded(v) | Outcome::Produced(v) => Into::Suspend(v),
        Outcome::Returned(v) => {
            f.slots.pop();
            f.slots.push(v);
            f.ip = f.last + 1;
            Into::Taken
        }
        Outcome::Raised(e) if e.is_a(&vm.exc.stop_iteration) => {
            let v = e.field("value").unwrap_or(Value::None);
            f.slots.pop();
            f.slots.push(v);
            f.ip = f.last + 1;
            Into::Taken
        }
        Outcome::Raised(e) => Into::Raise(e),
    }
}
