//! `Handle` and `TimerHandle`: what `call_soon` and `call_later` give out (CPython `Lib/asyncio/events.py`).

use crate::context::{self, Ctx};
use crate::event_loop::{Deadline, Entry, LoopState, Timer, label, nanoseconds};
use crate::state::{loop_state, state};
use coroscope_vm::builtins::define::{Attr, Method};
use coroscope_vm::events::EventKind;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[derive(Default)]
pub struct HandleState {
    pub callback: RefCell<Value>,
    pub args: RefCell<Vec<Value>>,
    pub ctx: Ctx,
    pub loop_: RefCell<Option<Rc<Object>>>,
    pub cancelled: Cell<bool>,
    /// Of a timer: its place in the loop's timers while it is there, and its deadline.
    pub scheduled: Cell<Option<Deadline>>,
    pub when: Value,
    pub id: u32,
    /// In debug mode: how a cancelled handle looked before, and where it was made.
    pub shown: RefCell<Option<String>>,
    pub made: RefCell<Option<crate::debug::Made>>,
}

impl Native for HandleState {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callback.borrow());
        self.args.borrow().iter().for_each(&mut *visit);
        if let Some(l) = &*self.loop_.borrow() {
            visit(&Value::Object(l.clone()));
        }
    }

    fn clear(&self) {
        let held = (self.callback.replace(Value::None), self.args.take(), self.loop_.take());
        drop(held);
    }
}

/// What is to be called.
pub struct Call {
    pub callback: Value,
    pub args: Vec<Value>,
    pub ctx: Option<Ctx>,
}

fn handle(vm: &Vm, event_loop: &Rc<Object>, call: Call, when: Option<Value>) -> Rc<Object> {
    let state = state(vm);
    let classes = state.classes(vm);
    let class = if when.is_some() { &classes.timer_handle } else { &classes.handle };
    let h = HandleState {
        callback: RefCell::new(call.callback),
        args: RefCell::new(call.args),
        ctx: call.ctx.unwrap_or_else(|| context::current(vm).copy()),
        loop_: RefCell::new(Some(event_loop.clone())),
        when: when.unwrap_or_default(),
        id: state.next_handle(),
        ..HandleState::default()
    };
    vm.new_object(class, coroscope_vm::Payload::Native(Box::new(h)))
}

/// `call_soon`
pub fn call_soon(vm: &Vm, event_loop: &Rc<Object>, call: Call) -> Rc<Object> {
    let name = label(&call.callback);
    let h = handle(vm, event_loop, call, None);
    let id = h.native::<HandleState>().map_or(0, |h| h.id);
    vm.record(EventKind::CallbackScheduled { handle: id, name, when: None });
    loop_state(event_loop).push(Entry::Handle(h.clone()));
    h
}

/// `call_at`; `when` is what the handle shows, `at` the same in seconds.
pub fn call_at(vm: &Vm, event_loop: &Rc<Object>, when: Value, at: f64, call: Call) -> Rc<Object> {
    let name = label(&call.callback);
    let object = handle(vm, event_loop, call, Some(when));
    let l: &LoopState = loop_state(event_loop);
    let deadline = l.set_timer(&state(vm), at, Timer::Handle(object.clone()));
    if let Some(h) = object.native::<HandleState>() {
        h.scheduled.set(Some(deadline));
        vm.record(EventKind::CallbackScheduled { handle: h.id, name, when: Some(nanoseconds(at)) });
    }
    object
}

/// In debug mode: notes where a handle was made.
pub async fn stamp(vm: &Vm, object: &Rc<Object>) -> Res<()> {
    let debug = object.native::<HandleState>().is_some_and(|h| {
        let owner = h.loop_.borrow();
        owner.as_ref().is_some_and(|l| loop_state(l).debug.get())
    });
    if debug {
        let made = crate::debug::made_here(vm, None).await?;
        if let Some(h) = object.native::<HandleState>() {
            *h.made.borrow_mut() = Some(made);
        }
    }
    Ok(())
}

/// A handle for a future's done callback, which needs none until it fails.
pub fn of_callback(vm: &Vm, event_loop: &Rc<Object>, callback: Value, ctx: Ctx) -> Value {
    let call = Call { callback, args: Vec::new(), ctx: Some(ctx) };
    Value::Object(handle(vm, event_loop, call, None))
}

/// `handle.cancel()` for the library's own timers.
pub fn cancel(object: &Rc<Object>) {
    let Some(h) = object.native::<HandleState>() else { return };
    if h.cancelled.replace(true) {
        return;
    }
    let owner = h.loop_.borrow().clone();
    if let (Some(deadline), Some(owner)) = (h.scheduled.take(), owner) {
        loop_state(&owner).drop_timer(deadline);
    }
    let held = (h.callback.replace(Value::None), h.args.take());
    drop(held);
}

fn this<'a>(vm: &Vm, v: Option<&'a Value>) -> Res<&'a HandleState> {
    v.and_then(Value::as_object)
        .and_then(|o| o.native::<HandleState>())
        .ok_or_else(|| vm.type_error("expected a Handle"))
}

async fn method_cancel(vm: Vm, args: OwnedArgs) -> Res {
    let h = this(&vm, args.pos.first())?;
    let owner = h.loop_.borrow().clone();
    if !h.cancelled.get() && owner.as_ref().is_some_and(|l| loop_state(l).debug.get()) {
        h.cancelled.set(true);
        let shown = vm.repr_of(&args.at(0)).await;
        h.cancelled.set(false);
        let shown = shown?.to_string();
        *h.shown.borrow_mut() = Some(shown);
    }
    if let Some(o) = args.pos.first().and_then(Value::as_object) {
        cancel(o);
    }
    Ok(Value::None)
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let h = this(&vm, args.pos.first())?;
    if let Some(s) = &*h.shown.borrow() {
        return Ok(Value::str(s.clone()));
    }
    let mut info = vec![vm.type_of(&args.at(0)).name().to_string()];
    if h.cancelled.get() {
        info.push("cancelled".to_owned());
    }
    if !h.when.is_null() {
        info.push(format!("when={}", vm.str_of(&h.when).await?));
    }
    let (callback, given) = (h.callback.borrow().clone(), h.args.borrow().clone());
    if !callback.is_none() {
        let debug = h.loop_.borrow().as_ref().is_some_and(|l| loop_state(l).debug.get());
        info.push(crate::repr::callback_source(&vm, &callback, &given, debug).await?);
    }
    info.extend(h.made.borrow().as_ref().and_then(crate::debug::Made::shown));
    Ok(Value::str(format!("<{}>", info.join(" "))))
}

pub const HANDLE_METHODS: &[Method] = &[
    Method::task("cancel", coroscope_vm::task!(method_cancel)),
    Method::sync("cancelled", |vm, args| Ok(Value::Bool(this(vm, args.get(0))?.cancelled.get()))),
    Method::sync("get_context", |vm, args| Ok(context::object_of(vm, &this(vm, args.get(0))?.ctx))),
    Method::task("__repr__", coroscope_vm::task!(repr)),
];

pub const HANDLE_ATTRS: &[Attr] = &[
    Attr::read("_callback", |vm, v| Ok(this(vm, Some(v))?.callback.borrow().clone().or_none())),
    Attr::read("_args", |vm, v| {
        let h = this(vm, Some(v))?;
        if h.cancelled.get() {
            return Ok(Value::None);
        }
        Ok(Value::tuple(h.args.borrow().clone()))
    }),
    Attr::read("_cancelled", |vm, v| Ok(Value::Bool(this(vm, Some(v))?.cancelled.get()))),
    Attr::read("_loop", |vm, v| Ok(this(vm, Some(v))?.loop_.borrow().clone().map_or(Value::None, Value::Object))),
    Attr::read("_source_traceback", |vm, v| {
        Ok(this(vm, Some(v))?.made.borrow().as_ref().map_or(Value::None, |m| m.value(vm)))
    }),
];

/// Compares deadlines; `or_equal` asks about callbacks, arguments and state where the deadlines tie.
async fn compare(vm: &Vm, args: &OwnedArgs, op: fn(f64, f64) -> bool, or_equal: bool) -> Res {
    let (Ok(a), Ok(b)) = (this(vm, args.pos.first()), this(vm, args.pos.get(1))) else {
        return Ok(Value::NotImplemented);
    };
    let (Some(x), Some(y)) = (seconds(&a.when), seconds(&b.when)) else { return Ok(Value::NotImplemented) };
    if op(x, y) {
        return Ok(Value::Bool(true));
    }
    if !or_equal || x != y || a.cancelled.get() != b.cancelled.get() {
        return Ok(Value::Bool(false));
    }
    let pairs = [
        (a.callback.borrow().clone(), b.callback.borrow().clone()),
        (Value::tuple(a.args.borrow().clone()), Value::tuple(b.args.borrow().clone())),
    ];
    for (x, y) in &pairs {
        if !vm.eq(x, y).await? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

/// A number of seconds as a float.
pub fn seconds(v: &Value) -> Option<f64> {
    match v.underlying() {
        Value::Float(x) => Some(*x),
        other => match other.as_i64() {
            Some(n) => Some(n as f64),
            None => other.as_bigint().and_then(|n| n.to_string().parse().ok()),
        },
    }
}

async fn lt(vm: Vm, args: OwnedArgs) -> Res {
    compare(&vm, &args, |a, b| a < b, false).await
}

async fn le(vm: Vm, args: OwnedArgs) -> Res {
    compare(&vm, &args, |a, b| a < b, true).await
}

async fn gt(vm: Vm, args: OwnedArgs) -> Res {
    compare(&vm, &args, |a, b| a > b, false).await
}

async fn ge(vm: Vm, args: OwnedArgs) -> Res {
    compare(&vm, &args, |a, b| a > b, true).await
}

async fn eq(vm: Vm, args: OwnedArgs) -> Res {
    compare(&vm, &args, |_, _| false, true).await
}

fn hash(vm: &Vm, args: Args<'_>) -> Res {
    let h = this(vm, args.get(0))?;
    match vm.try_hash(&h.when) {
        Some(n) => Ok(Value::Int(n?.cast_signed())),
        None => Ok(Value::Int(0)),
    }
}

pub const TIMER_METHODS: &[Method] = &[
    Method::sync("when", |vm, args| Ok(this(vm, args.get(0))?.when.clone())),
    Method::task("__lt__", coroscope_vm::task!(lt)),
    Method::task("__le__", coroscope_vm::task!(le)),
    Method::task("__gt__", coroscope_vm::task!(gt)),
    Method::task("__ge__", coroscope_vm::task!(ge)),
    Method::task("__eq__", coroscope_vm::task!(eq)),
    Method::sync("__hash__", hash),
];
