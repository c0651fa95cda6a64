//! `asyncio.timeout`, `timeout_at`, `Timeout` (CPython `Lib/asyncio/timeouts.py`).

use crate::closure::closure;
use crate::handle::{self, seconds};
use crate::hooks;
use crate::locks::{add_class, is_cancellation, new_of, this};
use crate::natives::coroutine;
use crate::places;
use crate::signature::Signature;
use crate::state::{Placed, note, running_loop};
use crate::task::{TaskState, current_task};
use coroscope_bytecode::BinOp;
use coroscope_vm::builtins::define::{Method, functions};
use coroscope_vm::dict::Dict;
use coroscope_vm::events::EventKind;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Exc, Flow, OwnedArgs, Payload, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Created,
    Entered,
    Expiring,
    Expired,
    Exited,
}

impl Stage {
    fn word(self) -> &'static str {
        match self {
            Stage::Created => "created",
            Stage::Entered => "active",
            Stage::Expiring => "expiring",
            Stage::Expired => "expired",
            Stage::Exited => "finished",
        }
    }
}

#[derive(Default)]
pub struct TimeoutState {
    stage: Cell<Stage>,
    when: RefCell<Value>,
    timer: RefCell<Option<Rc<Object>>>,
    task: RefCell<Option<Rc<Object>>>,
    /// Requests to cancel the task that were there before.
    cancelling: Cell<u32>,
}

impl Native for TimeoutState {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn misuse(vm: &Vm, words: impl Into<String>) -> Exc {
    vm.runtime_error(words.into())
}

impl TimeoutState {
    pub fn at(when: Value) -> TimeoutState {
        TimeoutState { when: RefCell::new(when), ..TimeoutState::default() }
    }

    pub async fn enter(vm: &Vm, me: &Rc<Object>) -> Res<()> {
        let t = this::<TimeoutState>(vm, Some(&Value::Object(me.clone()))).map(|_| ());
        t?;
        let Some(t) = me.native::<TimeoutState>() else { return Ok(()) };
        if t.stage.get() != Stage::Created {
            return Err(misuse(vm, "Timeout has already been entered"));
        }
        let owner = running_loop(vm)?;
        let Some(task) = current_task(vm, Some(&owner)) else {
            return Err(misuse(vm, "Timeout should be used inside a task"));
        };
        t.stage.set(Stage::Entered);
        t.cancelling.set(task.native::<TaskState>().map_or(0, |s| s.cancels.get()));
        *t.task.borrow_mut() = Some(task);
        let when = t.when.borrow().clone();
        reschedule(vm, me, when).await
    }

    /// `None`: the error goes on; `Some`: this one instead.
    pub fn exit(vm: &Vm, me: &Rc<Object>, error: Option<Exc>) -> Option<Exc> {
        let t = me.native::<TimeoutState>()?;
        if let Some(h) = t.timer.borrow_mut().take() {
            handle::cancel(&h);
        }
        let task = t.task.borrow_mut().take();
        if t.stage.get() != Stage::Expiring {
            t.stage.set(Stage::Exited);
            return None;
        }
        t.stage.set(Stage::Expired);
        if error.is_none() {
            vm.record(EventKind::CancelSwallowed);
        }
        let left = task.as_ref().and_then(|o| o.native::<TaskState>()).map_or(0, uncancel);
        if left > t.cancelling.get() {
            return None;
        }
        let error = error?;
        if is_cancellation(vm, &error) {
            return Some(timeout_from(vm, &error));
        }
        insert_timeout(vm, &error);
        if error.is_a(&vm.exc.exception_group) {
            let inner = error.field("exceptions").and_then(|v| v.as_tuple().map(|t| t.to_vec())).unwrap_or_default();
            for e in inner {
                if let Value::Object(o) = e {
                    insert_timeout(vm, &Exc(o));
                }
            }
        }
        None
    }
}

/// Takes back one request to cancel.
pub fn uncancel(t: &TaskState) -> u32 {
    let left = t.cancels.get().saturating_sub(1);
    t.cancels.set(left);
    if left == 0 {
        t.must_cancel.set(false);
    }
    left
}

/// `raise TimeoutError from error`
pub fn timeout_from(vm: &Vm, error: &Exc) -> Exc {
    let new = vm.exception(&vm.exc.timeout_error, Vec::new());
    if let Some(d) = new.data() {
        *d.cause.borrow_mut() = Some(error.clone());
        *d.context.borrow_mut() = Some(error.clone());
        d.suppress_context.set(true);
    }
    new
}

/// An error raised while a CancelledError of ours was handled shows a TimeoutError in its chain.
fn insert_timeout(vm: &Vm, error: &Exc) {
    let mut at = error.clone();
    while let Some(next) = at.context() {
        if is_cancellation(vm, &next) {
            let new = timeout_from(vm, &next);
            if let Some(d) = new.data() {
                d.suppress_context.set(true);
            }
            if let Some(d) = at.data() {
                *d.context.borrow_mut() = Some(new);
            }
            return;
        }
        at = next;
    }
}

async fn reschedule(vm: &Vm, me: &Rc<Object>, when: Value) -> Res<()> {
    let Some(t) = me.native::<TimeoutState>() else { return Ok(()) };
    match t.stage.get() {
        Stage::Entered => {}
        Stage::Created => return Err(misuse(vm, "Timeout has not been entered")),
        other => return Err(misuse(vm, format!("Cannot change state of {} Timeout", other.word()))),
    }
    *t.when.borrow_mut() = when.clone();
    if let Some(h) = t.timer.borrow_mut().take() {
        handle::cancel(&h);
    }
    if when.is_none() {
        return Ok(());
    }
    let owner = running_loop(vm)?;
    let Some(at) = seconds(&when) else {
        let name = vm.type_name(&when);
        return Err(vm.type_error(format!("'<=' not supported between instances of '{name}' and 'float'")));
    };
    let object = me.clone();
    let callback = closure(vm, "Timeout._on_timeout", None, move |vm, _| {
        let (vm, object) = (vm.clone(), object.clone());
        Flow::run(async move { expire(&vm, &object).await.map(|()| Value::None) })
    });
    let h = if at <= hooks::time(vm, &owner).await? {
        hooks::call_soon(vm, &owner, callback).await?
    } else {
        hooks::call_at(vm, &owner, when, callback).await?
    };
    *t.timer.borrow_mut() = Some(h);
    Ok(())
}

async fn expire(vm: &Vm, me: &Rc<Object>) -> Res<()> {
    let Some(t) = me.native::<TimeoutState>() else { return Ok(()) };
    let task = t.task.borrow().clone();
    if let Some(task) = task {
        crate::cancel::cancel(vm, &Value::Object(task), &Value::None).await?;
    }
    t.stage.set(Stage::Expiring);
    t.timer.borrow_mut().take();
    Ok(())
}

fn me<'a>(vm: &Vm, args: &'a OwnedArgs) -> Res<&'a Rc<Object>> {
    this::<TimeoutState>(vm, args.pos.first())?;
    args.pos.first().and_then(Value::as_object).ok_or_else(|| vm.type_error("a Timeout is required"))
}

fn aenter(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, args) = (vm.clone(), args.to_owned());
    Ok(coroutine(vm, "Timeout.__aenter__", async move {
        let me = me(&vm2, &args)?;
        TimeoutState::enter(&vm2, me).await?;
        Ok(Value::Object(me.clone()))
    }))
}

fn aexit(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, args) = (vm.clone(), args.to_owned());
    Ok(coroutine(vm, "Timeout.__aexit__", async move {
        let error = exception_arg(&args);
        match TimeoutState::exit(&vm2, me(&vm2, &args)?, error) {
            Some(e) => Err(note(&vm2, e, &places::TIMEOUT_EXIT)),
            None => Ok(Value::None),
        }
    }))
}

/// The exception that `__aexit__` is told about.
pub fn exception_arg(args: &OwnedArgs) -> Option<Exc> {
    match args.at(2) {
        Value::Object(o) if o.exc().is_some() => Some(Exc(o)),
        _ => None,
    }
}

async fn reschedule_method(vm: Vm, args: OwnedArgs) -> Res {
    reschedule(&vm, me(&vm, &args)?, args.at(1)).await?;
    Ok(Value::None)
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let t = this::<TimeoutState>(&vm, args.pos.first())?;
    let mut info = String::new();
    if t.stage.get() == Stage::Entered {
        let when = t.when.borrow().clone();
        let shown = match (&when, seconds(&when)) {
            (Value::Int(_), _) | (_, None) => vm.repr_of(&when).await?.to_string(),
            (_, Some(x)) => vm.repr_of(&Value::Float((x * 1000.0).round() / 1000.0)).await?.to_string(),
        };
        info = format!(" when={shown}");
    }
    Ok(Value::str(format!("<Timeout [{}]{info}>", t.stage.get().word())))
}

const INIT: Signature = Signature { name: "Timeout.__init__", params: &["self", "when"], positional: 2, required: 2 };

const METHODS: &[Method] = &[
    Method::sync("__new__", new_of::<TimeoutState>).unbound(),
    Method::sync("__init__", |vm, args| {
        let [me, when] = INIT.bind(vm, args)?;
        let me = me.unwrap_or_default();
        *this::<TimeoutState>(vm, Some(&me))?.when.borrow_mut() = when.unwrap_or(Value::None);
        Ok(Value::None)
    }),
    Method::sync("when", |vm, args| Ok(this::<TimeoutState>(vm, args.get(0))?.when.borrow().clone().or_none())),
    Method::task("reschedule", task!(reschedule_method)),
    Method::sync("expired", |vm, args| {
        let stage = this::<TimeoutState>(vm, args.get(0))?.stage.get();
        Ok(Value::Bool(matches!(stage, Stage::Expiring | Stage::Expired)))
    }),
    Method::sync("__aenter__", aenter),
    Method::sync("__aexit__", aexit),
    Method::task("__repr__", task!(repr)),
];

#[derive(Default)]
struct TimeoutClass(RefCell<Value>);

/// A new `Timeout` of the plain class.
pub fn new_timeout(vm: &Vm, when: Value) -> Value {
    match &*vm.extension::<TimeoutClass>().0.borrow() {
        Value::Class(c) => Value::Object(vm.new_object(c, Payload::Native(Box::new(TimeoutState::at(when))))),
        _ => Value::None,
    }
}

const TIMEOUT: Signature = Signature { name: "timeout", params: &["delay"], positional: 1, required: 1 };
const TIMEOUT_AT: Signature = Signature { name: "timeout_at", params: &["when"], positional: 1, required: 1 };

/// The deadline of a delay from now.
pub async fn deadline(vm: &Vm, delay: &Value) -> Res {
    if delay.is_none() {
        return Ok(Value::None);
    }
    let now = match crate::state::state(vm).running(vm) {
        Some(owner) => crate::loop_methods::time_of(vm, &owner).await?,
        None => Value::Float(vm.seconds()),
    };
    vm.binary(BinOp::Add, &now, delay).await
}

async fn timeout(vm: Vm, args: OwnedArgs) -> Res {
    let [delay] = TIMEOUT.bind(&vm, args.as_args())?;
    running_loop(&vm).at(&vm, &places::TIMEOUT_LOOP)?;
    let when = deadline(&vm, &delay.unwrap_or(Value::None)).await?;
    Ok(new_timeout(&vm, when))
}

fn timeout_at(vm: &Vm, args: Args<'_>) -> Res {
    let [when] = TIMEOUT_AT.bind(vm, args)?;
    Ok(new_timeout(vm, when.unwrap_or(Value::None)))
}

/// Runs a wait under a timeout, as `async with timeout(delay): return await ...` does.
pub async fn under(vm: &Vm, delay: &Value, wait: impl Future<Output = Res>) -> Res {
    let when = deadline(vm, delay).await?;
    let Value::Object(me) = new_timeout(vm, when) else { return wait.await };
    TimeoutState::enter(vm, &me).await?;
    let res = wait.await.at(vm, &places::WAIT_FOR_AWAIT);
    let error = res.as_ref().err().cloned();
    match TimeoutState::exit(vm, &me, error) {
        Some(e) => Err(note(vm, e, &places::TIMEOUT_EXIT)).at(vm, &places::WAIT_FOR),
        None => res,
    }
}

pub fn fill(vm: &Vm, dict: &Rc<Dict>) {
    let class = add_class(vm, dict, ("asyncio.timeouts", "Timeout"), &[], METHODS, &[]);
    class.set_flag(coroscope_vm::class::ClassFlags::FINAL, true);
    *vm.extension::<TimeoutClass>().0.borrow_mut() = Value::Class(class);
    functions(
        vm,
        dict,
        "asyncio.timeouts",
        &[Method::task("timeout", task!(timeout)), Method::sync("timeout_at", timeout_at)],
    );
}
