//! `asyncio.Future`: a result that comes later, and who wants to know (CPython `Modules/_asynciomodule.c`).
//!
//! Invariant: callbacks leave the list exactly once, into the loop's ready queue, when the outcome is set.

use crate::context::{self, Ctx};
use crate::event_loop::{Entry, LoopState};
use crate::state::{State, loop_state, state};
use crate::task::TaskState;
use coroscope_vm::events::WaitOn;
use coroscope_vm::exception::Traceback;
use coroscope_vm::flow::{Input, Output, Routine};
use coroscope_vm::glance::Piece;
use coroscope_vm::heap::Finalizer;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Exc, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What has become of a future.
#[derive(Default)]
pub enum Outcome {
    #[default]
    Pending,
    Result(Value),
    /// With the traceback that it had when it was set.
    Failed(Exc, Option<Rc<Traceback>>),
    Cancelled,
}

/// Who is told when a future is done.
pub enum Callback {
    /// A task that awaits it.
    Wakeup(Rc<Object>),
    Call(Value, Ctx),
}

/// Who is told, in order. Most futures have one or none.
#[derive(Default)]
pub enum Callbacks {
    #[default]
    None,
    One(Callback),
    Many(Vec<Callback>),
}

impl Callbacks {
    pub fn push(&mut self, callback: Callback) {
        *self = match std::mem::take(self) {
            Callbacks::None => Callbacks::One(callback),
            Callbacks::One(first) => Callbacks::Many(vec![first, callback]),
            Callbacks::Many(mut all) => {
                all.push(callback);
                Callbacks::Many(all)
            }
        };
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Callback> {
        match self {
            Callbacks::None => [].iter(),
            Callbacks::One(only) => std::slice::from_ref(only).iter(),
            Callbacks::Many(all) => all.iter(),
        }
    }
}

impl IntoIterator for Callbacks {
    type Item = Callback;
    type IntoIter = std::iter::Chain<std::option::IntoIter<Callback>, std::vec::IntoIter<Callback>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self {
            Callbacks::None => (None, Vec::new()),
            Callbacks::One(only) => (Some(only), Vec::new()),
            Callbacks::Many(all) => (None, all),
        };
        one.into_iter().chain(many)
    }
}

impl Extend<Callback> for Callbacks {
    fn extend<I: IntoIterator<Item = Callback>>(&mut self, more: I) {
        more.into_iter().for_each(|c| self.push(c));
    }
}

/// What somebody who awaits a future waits on.
#[derive(Default)]
pub enum On {
    /// The future itself, as far as anybody has said.
    #[default]
    Future,
    /// The end of a `sleep` (virtual ns).
    Sleep(u64),
    Thing(Rc<WaitOn>),
}

/// What few futures have.
#[derive(Default)]
pub struct Extra {
    pub cancel_message: Value,
    /// The error that a task ended with, given out once.
    pub cancelled_exc: Option<Exc>,
    /// Of `gather`: whom `cancel` goes to.
    pub children: Vec<Value>,
    pub cancel_requested: bool,
    /// Tasks that wait for it without awaiting it themselves, for the call graph.
    pub awaited_by: Vec<Value>,
    /// In debug mode: where it was made.
    pub made: Option<crate::debug::Made>,
}

#[derive(Default)]
pub struct FutureState {
    pub loop_: RefCell<Option<Rc<Object>>>,
    pub outcome: RefCell<Outcome>,
    pub callbacks: RefCell<Callbacks>,
    /// `_asyncio_future_blocking`: set by `await`, so that a task knows a future from a stray `yield`.
    pub blocking: Cell<bool>,
    /// Nobody has looked at the exception yet.
    pub log_traceback: Cell<bool>,
    pub on: RefCell<On>,
    pub extra: RefCell<Option<Box<Extra>>>,
}

/// The future in an object of class Future or Task.
pub fn future_of(o: &Object) -> Option<&FutureState> {
    match o.native::<TaskState>() {
        Some(t) => Some(&t.future),
        None => o.native::<FutureState>(),
    }
}

/// The future in a value.
pub fn as_future(v: &Value) -> Option<(&Rc<Object>, &FutureState)> {
    let o = v.as_object()?;
    future_of(o).map(|f| (o, f))
}

impl FutureState {
    /// What has become of it, in a word, as its `repr` says it.
    pub fn word(&self) -> &'static str {
        match self.outcome.try_borrow().as_deref() {
            Ok(Outcome::Pending) | Err(_) => "pending",
            Ok(Outcome::Cancelled) => "cancelled",
            Ok(Outcome::Result(_) | Outcome::Failed(..)) => "finished",
        }
    }

    pub fn is_done(&self) -> bool {
        !matches!(*self.outcome.borrow(), Outcome::Pending)
    }

    pub fn is_cancelled(&self) -> bool {
        matches!(*self.outcome.borrow(), Outcome::Cancelled)
    }

    /// The exception it failed with, without marking it as seen.
    pub fn failure(&self) -> Option<Exc> {
        match &*self.outcome.borrow() {
            Outcome::Failed(e, _) => Some(e.clone()),
            _ => None,
        }
    }

    /// The rarely used members, made on first use.
    pub fn with_extra<T>(&self, f: impl FnOnce(&mut Extra) -> T) -> T {
        f(self.extra.borrow_mut().get_or_insert_default())
    }

    pub fn peek_extra<T>(&self, f: impl FnOnce(&Extra) -> T) -> Option<T> {
        self.extra.borrow().as_ref().map(|e| f(e))
    }

    /// The loop, or RuntimeError where `__init__` was never called.
    pub fn owner(&self, vm: &Vm) -> Res<Rc<Object>> {
        self.loop_.borrow().clone().ok_or_else(|| vm.runtime_error("Future object is not initialized."))
    }

    /// The CancelledError that reading a cancelled future raises.
    pub fn cancelled_error(&self, vm: &Vm) -> Exc {
        let (known, message) = self.with_extra(|x| (x.cancelled_exc.take(), x.cancel_message.clone()));
        known.unwrap_or_else(|| cancelled_error(vm, &message))
    }

    /// What `result()` gives.
    pub fn result(&self, vm: &Vm) -> Res {
        self.log_traceback.set(false);
        let mut outcome = self.outcome.borrow_mut();
        match &mut *outcome {
            Outcome::Pending => Err(vm.error(&state(vm).classes(vm).invalid_state, "Result is not set.")),
            Outcome::Result(v) => Ok(v.clone()),
            Outcome::Failed(e, traceback) => {
                restore(e, traceback.take());
                Err(e.clone())
            }
            Outcome::Cancelled => {
                drop(outcome);
                Err(self.cancelled_error(vm))
            }
        }
    }

    /// What `result()` raises, without a copy of the result if there is one.
    pub fn failed_with(&self, vm: &Vm) -> Option<Exc> {
        let succeeded = matches!(*self.outcome.borrow(), Outcome::Result(_));
        if succeeded { None } else { self.result(vm).err() }
    }

    /// What `exception()` gives.
    pub fn exception(&self, vm: &Vm) -> Res {
        if self.is_cancelled() {
            return Err(self.cancelled_error(vm));
        }
        match &*self.outcome.borrow() {
            Outcome::Pending => Err(vm.error(&state(vm).classes(vm).invalid_state, "Exception is not set.")),
            Outcome::Failed(e, _) => {
                self.log_traceback.set(false);
                Ok(e.value())
            }
            _ => {
                self.log_traceback.set(false);
                Ok(Value::None)
            }
        }
    }

    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(l) = &*self.loop_.borrow() {
            visit(&Value::Object(l.clone()));
        }
        match &*self.outcome.borrow() {
            Outcome::Result(v) => visit(v),
            Outcome::Failed(e, _) => visit(&e.value()),
            _ => {}
        }
        for c in self.callbacks.borrow().iter() {
            match c {
                Callback::Wakeup(t) => visit(&Value::Object(t.clone())),
                Callback::Call(f, _) => visit(f),
            }
        }
        if let Some(x) = &*self.extra.borrow() {
            visit(&x.cancel_message);
            x.children.iter().chain(&x.awaited_by).for_each(&mut *visit);
            if let Some(e) = &x.cancelled_exc {
                visit(&e.value());
            }
        }
    }

    pub fn clear(&self) {
        let held = (self.loop_.take(), self.callbacks.take(), self.extra.take());
        drop(held);
        let finished = matches!(*self.outcome.borrow(), Outcome::Result(_));
        if finished {
            let old = self.outcome.replace(Outcome::Result(Value::None));
            drop(old);
        }
    }
}

/// A new CancelledError with this message, if there is one.
pub fn cancelled_error(vm: &Vm, message: &Value) -> Exc {
    let class = state(vm).classes(vm).cancelled_error.clone();
    let args = if message.is_null() || message.is_none() { Vec::new() } else { vec![message.clone()] };
    vm.exception(&class, args)
}

/// The exception gets back the traceback that it had when the future took it, so that it does not grow with each reader.
fn restore(e: &Exc, traceback: Option<Rc<Traceback>>) {
    if let Some(d) = e.data() {
        *d.traceback.borrow_mut() = traceback;
    }
}

impl Native for FutureState {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        FutureState::traverse(self, visit);
    }

    fn glance(&self, _vm: &Vm) -> Option<Vec<Piece>> {
        Some(vec![Piece::Text(format!("<Future {}>", self.word()))])
    }

    fn clear(&self) {
        FutureState::clear(self);
    }

    fn wants_finalizer(&self) -> bool {
        self.log_traceback.get()
    }

    fn finalize(&self, vm: &Vm, this: &Rc<Object>) {
        last_words(vm, this, self, 0);
    }
}

/// "exception was never retrieved", said by the loop's exception handler right after this.
pub fn last_words(vm: &Vm, this: &Rc<Object>, future: &FutureState, lane: u32) {
    if !future.log_traceback.replace(false) {
        return;
    }
    if let Some(e) = future.failure() {
        let error = Rc::from(e.class().name().as_str());
        vm.record(coroscope_vm::events::EventKind::ExceptionNeverRetrieved { error, of: lane });
    }
    let callback = crate::closure::closure(vm, "Future.__del__", None, |vm, args| {
        let (vm, this) = (vm.clone(), args.first().cloned().unwrap_or_default());
        coroscope_vm::Flow::run(async move { crate::report::never_retrieved(&vm, &this).await })
    });
    vm.heap.queue(Finalizer::Weakref { callback, reference: Value::Object(this.clone()) });
}

/// A plain future of a loop.
pub fn new_future(vm: &Vm, state: &State, event_loop: &Rc<Object>) -> Rc<Object> {
    let future = FutureState { loop_: RefCell::new(Some(event_loop.clone())), ..FutureState::default() };
    if loop_state(event_loop).debug.get() {
        future.with_extra(|x| x.made = Some(crate::debug::Made::at(&crate::places::FUTURE_CREATED)));
    }
    let class = &state.classes(vm).future;
    vm.new_object(class, coroscope_vm::Payload::Native(Box::new(future)))
}

/// The same, saying what those who await it wait on.
pub fn new_waiter(vm: &Vm, event_loop: &Rc<Object>, on: WaitOn) -> Rc<Object> {
    new_waiter_on(vm, event_loop, Rc::new(on))
}

/// The same with what many wait on.
pub fn new_waiter_on(vm: &Vm, event_loop: &Rc<Object>, on: Rc<WaitOn>) -> Rc<Object> {
    let future = new_future(vm, &state(vm), event_loop);
    if let Some(f) = future_of(&future) {
        *f.on.borrow_mut() = On::Thing(on);
    }
    future
}

fn invalid_state(vm: &Vm) -> Exc {
    vm.error(&state(vm).classes(vm).invalid_state, "invalid state")
}

/// `set_result`
pub fn set_result(vm: &Vm, this: &Rc<Object>, value: Value) -> Res<()> {
    let Some(f) = future_of(this) else { return Ok(()) };
    f.owner(vm)?;
    if f.is_done() {
        return Err(invalid_state(vm));
    }
    *f.outcome.borrow_mut() = Outcome::Result(value);
    schedule_callbacks(vm, this, f)
}

/// `set_result` unless it is done.
pub fn release(vm: &Vm, waiter: &Rc<Object>, value: Value) -> Res<()> {
    match future_of(waiter) {
        Some(f) if !f.is_done() => set_result(vm, waiter, value),
        _ => Ok(()),
    }
}

/// `set_exception` with an exception that was made already.
pub fn set_exception(vm: &Vm, this: &Rc<Object>, e: Exc) -> Res<()> {
    let Some(f) = future_of(this) else { return Ok(()) };
    f.owner(vm)?;
    if f.is_done() {
        return Err(invalid_state(vm));
    }
    let e = if e.is_a(&vm.exc.stop_iteration) {
        let new = vm.runtime_error("StopIteration interacts badly with generators and cannot be raised into a Future");
        if let Some(d) = new.data() {
            *d.cause.borrow_mut() = Some(e.clone());
            *d.context.borrow_mut() = Some(e);
            d.suppress_context.set(true);
        }
        new
    } else {
        e
    };
    let traceback = e.traceback();
    *f.outcome.borrow_mut() = Outcome::Failed(e, traceback);
    f.log_traceback.set(true);
    schedule_callbacks(vm, this, f)
}

/// `Future.cancel` itself, without what subclasses add. False if it was done.
pub fn cancel_plain(vm: &Vm, this: &Rc<Object>, message: &Value) -> Res<bool> {
    let Some(f) = future_of(this) else { return Ok(false) };
    f.log_traceback.set(false);
    if f.is_done() {
        return Ok(false);
    }
    *f.outcome.borrow_mut() = Outcome::Cancelled;
    if f.extra.borrow().is_some() || !(message.is_null() || message.is_none()) {
        f.with_extra(|x| x.cancel_message = message.clone());
    }
    schedule_callbacks(vm, this, f)?;
    Ok(true)
}

/// Puts the callbacks into the ready queue.
fn schedule_callbacks(vm: &Vm, this: &Rc<Object>, f: &FutureState) -> Res<()> {
    let callbacks = f.callbacks.take();
    if matches!(callbacks, Callbacks::None) {
        return Ok(());
    }
    let owner = f.owner(vm)?;
    let event_loop = loop_state(&owner);
    event_loop.check_open(vm)?;
    let state = state(vm);
    for c in callbacks {
        match c {
            Callback::Wakeup(task) => {
                event_loop.wake(vm, &state, &task);
                event_loop.give(vm, Entry::Wakeup { task, future: Value::Object(this.clone()) });
            }
            Callback::Call(f, ctx) => {
                event_loop.push_callback(vm, &state, f, Value::Object(this.clone()), ctx);
            }
        }
    }
    Ok(())
}

/// `add_done_callback`; the context is a copy of the current one where none is given.
pub fn add_done_callback(vm: &Vm, this: &Rc<Object>, callback: Value, ctx: Option<Ctx>) -> Res<()> {
    let Some(f) = future_of(this) else { return Ok(()) };
    let owner = f.owner(vm)?;
    let ctx = ctx.unwrap_or_else(|| context::current(vm).copy());
    if f.is_done() {
        let event_loop: &LoopState = loop_state(&owner);
        event_loop.check_open(vm)?;
        event_loop.push_callback(vm, &state(vm), callback, Value::Object(this.clone()), ctx);
    } else {
        f.callbacks.borrow_mut().push(Callback::Call(callback, ctx));
    }
    Ok(())
}

/// Takes away a callback made here, compared by identity.
pub fn remove_callback(this: &Rc<Object>, callback: &Value) {
    let Some(f) = future_of(this) else { return };
    let is_it = |c: &Callback| matches!(c, Callback::Call(v, _) if v.is(callback));
    let (gone, kept): (Callbacks, Callbacks) = f.callbacks.take().into_iter().partition(is_it);
    *f.callbacks.borrow_mut() = kept;
    drop(gone);
}

/// The iterator of `Future.__await__`.
pub struct FutureIter(pub Rc<Object>);

impl Routine for FutureIter {
    fn resume(&mut self, vm: &Vm, input: Input) -> Result<Output, Exc> {
        let Some(f) = future_of(&self.0) else { return Ok(Output::Returned(Value::None)) };
        match input {
            Input::Throw(e) => Err(e),
            Input::Send(_) if f.is_done() => f.result(vm).map(Output::Returned),
            Input::Send(_) if f.blocking.replace(true) => Err(vm.runtime_error("await wasn't used with future")),
            Input::Send(_) => Ok(Output::Yielded(Value::Object(self.0.clone()))),
        }
    }

    fn awaiting(&self) -> Value {
        Value::Object(self.0.clone())
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.0.clone()));
    }

    fn wants_close(&self) -> bool {
        false
    }
}

/// In a native coroutine: waits until it is done, as `await future` does.
pub async fn wait_for_future(vm: &Vm, this: &Rc<Object>) -> Res {
    let Some(f) = future_of(this) else { return Ok(Value::None) };
    while !f.is_done() {
        if f.blocking.replace(true) {
            return Err(vm.runtime_error("await wasn't used with future"));
        }
        vm.suspend(Value::Object(this.clone())).await?;
    }
    f.result(vm)
}
