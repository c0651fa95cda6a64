//! `Lock`, `Event`, `Semaphore` and `BoundedSemaphore` (CPython `Lib/asyncio/locks.py`): queues of futures, woken in the
//! order of their coming.

use crate::future::{self, future_of, new_waiter, release};
use crate::natives::coroutine;
use crate::signature::Signature;
use crate::state::{running_loop, state};
use coroscope_vm::builtins::define::{Attr, Method, class, flag};
use coroscope_vm::builtins::object::default_repr;
use coroscope_vm::class::{Class, ClassFlags};
use coroscope_vm::dict::Dict;
use coroscope_vm::events::WaitOn;
use coroscope_vm::glance::Piece;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Exc, Payload, Res, Value, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// Futures in a row, and the loop they belong to.
#[derive(Default)]
pub struct Waiters {
    pub row: RefCell<VecDeque<Rc<Object>>>,
    owner: RefCell<Option<Rc<Object>>>,
}

impl Waiters {
    pub fn len(&self) -> usize {
        self.row.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.row.borrow().is_empty()
    }

    /// The loop, fixed by the first who waits (`_LoopBoundMixin._get_loop`).
    pub async fn event_loop(&self, vm: &Vm, this: &Value) -> Res<Rc<Object>> {
        let running = running_loop(vm)?;
        let known = self.owner.borrow_mut().get_or_insert_with(|| running.clone()).clone();
        if Rc::ptr_eq(&known, &running) {
            return Ok(running);
        }
        let shown = vm.repr_of(this).await?;
        Err(vm.runtime_error(format!("{shown} is bound to a different event loop")))
    }

    /// A new future at the end of the row.
    pub async fn enter(&self, vm: &Vm, this: &Value, what: &str) -> Res<Rc<Object>> {
        let state = state(vm);
        self.enter_for(vm, this, WaitOn::Thing { what: state.text(what), label: state.text("") }).await
    }

    async fn enter_for(&self, vm: &Vm, this: &Value, on: WaitOn) -> Res<Rc<Object>> {
        let owner = self.event_loop(vm, this).await?;
        let waiter = new_waiter(vm, &owner, on);
        self.row.borrow_mut().push_back(waiter.clone());
        Ok(waiter)
    }

    pub fn leave(&self, waiter: &Rc<Object>) {
        self.row.borrow_mut().retain(|w| !Rc::ptr_eq(w, waiter));
    }

    /// The first in the row that is not done yet.
    pub fn first_pending(&self) -> Option<Rc<Object>> {
        self.row.borrow().iter().find(|w| future_of(w).is_some_and(|f| !f.is_done())).cloned()
    }

    pub fn all_cancelled(&self) -> bool {
        self.row.borrow().iter().all(|w| future_of(w).is_some_and(|f| f.is_cancelled()))
    }

    /// `, waiters:N` for reprs.
    pub fn shown(&self) -> String {
        if self.is_empty() { String::new() } else { format!(", waiters:{}", self.len()) }
    }

    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(o) = &*self.owner.borrow() {
            visit(&Value::Object(o.clone()));
        }
        self.row.borrow().iter().for_each(|w| visit(&Value::Object(w.clone())));
    }
}

/// Which lanes hold a lock or a semaphore, for the record of who waits for whom.
#[derive(Default)]
struct Holders {
    lanes: RefCell<Vec<u32>>,
    /// Tells this thing from others; 0 until somebody waits for it.
    number: Cell<u32>,
}

impl Holders {
    fn take(&self, vm: &Vm) {
        self.lanes.borrow_mut().push(vm.record.current.get());
    }

    /// Who gives it back is its holder, or else the one who held it longest.
    fn give_back(&self, vm: &Vm) {
        let (me, mut lanes) = (vm.record.current.get(), self.lanes.borrow_mut());
        if !lanes.is_empty() {
            let at = lanes.iter().position(|&lane| lane == me).unwrap_or(0);
            lanes.remove(at);
        }
    }

    fn wait_on(&self, vm: &Vm, what: &str) -> WaitOn {
        let state = state(vm);
        if self.number.get() == 0 {
            self.number.set(state.next_thing());
        }
        WaitOn::Held { what: state.text(what), thing: self.number.get(), by: self.lanes.borrow().clone() }
    }
}

/// Whether an error is a cancellation.
pub fn is_cancellation(vm: &Vm, e: &Exc) -> bool {
    e.is_a(&state(vm).classes(vm).cancelled_error)
}

/// A repr with its state in brackets before the closing angle.
pub fn bracketed(vm: &Vm, this: &Value, extra: &str) -> Value {
    let plain = default_repr(vm, this);
    let inner = plain.strip_suffix('>').unwrap_or(&plain);
    Value::str(format!("{inner} [{extra}]>"))
}

/// `__new__` for a class whose state has a default.
pub fn new_of<T: Native + Default>(vm: &Vm, args: Args<'_>) -> Res {
    match args.get(0) {
        Some(Value::Class(class)) => Ok(Value::Object(vm.new_object(class, Payload::Native(Box::<T>::default())))),
        _ => Err(vm.type_error("__new__(): not enough arguments")),
    }
}

/// The native state of `self`.
pub fn this<'a, T: Native>(vm: &Vm, v: Option<&'a Value>) -> Res<&'a T> {
    v.and_then(Value::as_object)
        .and_then(|o| o.native::<T>())
        .ok_or_else(|| vm.type_error("a method was called on an object of another class"))
}

#[derive(Default)]
pub struct LockState {
    locked: Cell<bool>,
    holders: Holders,
    waiters: Waiters,
}

macro_rules! native {
    ($name:ident, $($field:ident),* $(; $glance:expr)?) => {
        impl Native for $name {
            fn as_any(&self) -> &dyn Any {
                self
            }
            $(
                fn glance(&self, _vm: &Vm) -> Option<Vec<coroscope_vm::glance::Piece>> {
                    let of: fn(&$name) -> Vec<coroscope_vm::glance::Piece> = $glance;
                    Some(of(self))
                }
            )?

            fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
                $(self.$field.traverse(visit);)*
            }
        }
    };
}
pub(crate) use native;

native!(LockState, waiters; |l| vec![Piece::Text(format!("<Lock {}>", if l.locked.get() { "locked" } else { "unlocked" }))]);

impl LockState {
    pub fn is_locked(&self) -> bool {
        self.locked.get()
    }

    pub async fn acquire(&self, vm: &Vm, this: &Value) -> Res<()> {
        if !self.locked.get() && self.waiters.all_cancelled() {
            self.locked.set(true);
            self.holders.take(vm);
            return Ok(());
        }
        let waiter = self.waiters.enter_for(vm, this, self.holders.wait_on(vm, "Lock.acquire")).await?;
        let res = future::wait_for_future(vm, &waiter).await;
        self.waiters.leave(&waiter);
        if let Err(e) = res {
            if is_cancellation(vm, &e) && !self.locked.get() {
                self.wake_first(vm)?;
            }
            return Err(e);
        }
        self.locked.set(true);
        self.holders.take(vm);
        Ok(())
    }

    pub fn release(&self, vm: &Vm) -> Res<()> {
        if !self.locked.replace(false) {
            return Err(vm.runtime_error("Lock is not acquired."));
        }
        self.holders.give_back(vm);
        self.wake_first(vm)
    }

    /// Only the very first in the row is woken: the others wait for it.
    fn wake_first(&self, vm: &Vm) -> Res<()> {
        let first = self.waiters.row.borrow().front().cloned();
        match first {
            Some(w) => release(vm, &w, Value::Bool(true)),
            None => Ok(()),
        }
    }
}

fn lock_acquire(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    this::<LockState>(vm, Some(&me))?;
    Ok(coroutine(vm, "Lock.acquire", async move {
        this::<LockState>(&vm2, Some(&me))?.acquire(&vm2, &me).await?;
        Ok(Value::Bool(true))
    }))
}

fn lock_enter(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    Ok(coroutine(vm, "_ContextManagerMixin.__aenter__", async move {
        if let Ok(lock) = this::<LockState>(&vm2, Some(&me)) {
            lock.acquire(&vm2, &me).await?;
        } else {
            this::<SemaphoreState>(&vm2, Some(&me))?.acquire(&vm2, &me).await?;
        }
        Ok(Value::None)
    }))
}

fn lock_exit(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    Ok(coroutine(vm, "_ContextManagerMixin.__aexit__", async move {
        vm2.call_method(&me, &vm2.intern("release"), Vec::new()).await?;
        Ok(Value::None)
    }))
}

fn lock_repr(vm: &Vm, args: Args<'_>) -> Res {
    let me = args.get(0).cloned().unwrap_or_default();
    let lock = this::<LockState>(vm, Some(&me))?;
    let word = if lock.locked.get() { "locked" } else { "unlocked" };
    Ok(bracketed(vm, &me, &format!("{word}{}", lock.waiters.shown())))
}

#[derive(Default)]
pub struct EventState {
    set: Cell<bool>,
    waiters: Waiters,
}

native!(EventState, waiters; |e| vec![Piece::Text(format!("<Event {}>", if e.set.get() { "set" } else { "unset" }))]);

impl EventState {
    pub fn set(&self, vm: &Vm) -> Res<()> {
        if !self.set.replace(true) {
            let row: Vec<Rc<Object>> = self.waiters.row.borrow().iter().cloned().collect();
            for w in row {
                release(vm, &w, Value::Bool(true))?;
            }
        }
        Ok(())
    }

    pub fn clear(&self) {
        self.set.set(false);
    }

    pub async fn wait(&self, vm: &Vm, this: &Value, what: &str) -> Res<()> {
        if self.set.get() {
            return Ok(());
        }
        let waiter = self.waiters.enter(vm, this, what).await?;
        let res = future::wait_for_future(vm, &waiter).await;
        self.waiters.leave(&waiter);
        res.map(drop)
    }
}

fn event_wait(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    Ok(coroutine(vm, "Event.wait", async move {
        this::<EventState>(&vm2, Some(&me))?.wait(&vm2, &me, "Event.wait").await?;
        Ok(Value::Bool(true))
    }))
}

fn event_repr(vm: &Vm, args: Args<'_>) -> Res {
    let me = args.get(0).cloned().unwrap_or_default();
    let event = this::<EventState>(vm, Some(&me))?;
    let word = if event.set.get() { "set" } else { "unset" };
    Ok(bracketed(vm, &me, &format!("{word}{}", event.waiters.shown())))
}

#[derive(Default)]
pub struct SemaphoreState {
    value: Cell<i64>,
    /// Of a `BoundedSemaphore`: more than this may not be released.
    bound: Cell<Option<i64>>,
    holders: Holders,
    waiters: Waiters,
}

native!(SemaphoreState, waiters; |s| vec![Piece::Text(format!("<Semaphore value:{}>", s.value.get()))]);

impl SemaphoreState {
    fn is_locked(&self) -> bool {
        self.value.get() == 0 || !self.waiters.all_cancelled()
    }

    async fn acquire(&self, vm: &Vm, this: &Value) -> Res<()> {
        if !self.is_locked() {
            self.value.set(self.value.get() - 1);
            self.holders.take(vm);
            return Ok(());
        }
        let waiter = self.waiters.enter_for(vm, this, self.holders.wait_on(vm, "Semaphore.acquire")).await?;
        let res = future::wait_for_future(vm, &waiter).await;
        self.waiters.leave(&waiter);
        if let Err(e) = &res
            && is_cancellation(vm, e)
            && future_of(&waiter).is_some_and(|f| f.is_done() && !f.is_cancelled())
        {
            self.value.set(self.value.get() + 1);
        }
        while self.value.get() > 0 && self.wake_next(vm)? {}
        if res.is_ok() {
            self.holders.take(vm);
        }
        res.map(drop)
    }

    fn release(&self, vm: &Vm) -> Res<()> {
        if self.bound.get().is_some_and(|b| self.value.get() >= b) {
            return Err(vm.value_error("BoundedSemaphore released too many times"));
        }
        self.value.set(self.value.get().saturating_add(1));
        self.holders.give_back(vm);
        self.wake_next(vm).map(drop)
    }

    fn wake_next(&self, vm: &Vm) -> Res<bool> {
        let Some(w) = self.waiters.first_pending() else { return Ok(false) };
        self.value.set(self.value.get() - 1);
        release(vm, &w, Value::Bool(true))?;
        Ok(true)
    }
}

const INIT_SEMAPHORE: Signature =
    Signature { name: "Semaphore.__init__", params: &["self", "value"], positional: 2, required: 1 };

fn init_semaphore(vm: &Vm, args: Args<'_>) -> Res {
    let [me, value] = INIT_SEMAPHORE.bind(vm, args)?;
    let me = me.unwrap_or_default();
    let s = this::<SemaphoreState>(vm, Some(&me))?;
    let value = match value {
        None => 1,
        Some(v) => match v.as_i64() {
            Some(n) => n,
            None => {
                let name = vm.type_name(&v);
                return Err(vm.type_error(format!("'<' not supported between instances of '{name}' and 'int'")));
            }
        },
    };
    if value < 0 {
        return Err(vm.value_error("Semaphore initial value must be >= 0"));
    }
    s.value.set(value);
    Ok(Value::None)
}

fn init_bounded(vm: &Vm, args: Args<'_>) -> Res {
    init_semaphore(vm, args)?;
    let s = this::<SemaphoreState>(vm, args.get(0))?;
    s.bound.set(Some(s.value.get()));
    Ok(Value::None)
}

fn semaphore_acquire(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    Ok(coroutine(vm, "Semaphore.acquire", async move {
        this::<SemaphoreState>(&vm2, Some(&me))?.acquire(&vm2, &me).await?;
        Ok(Value::Bool(true))
    }))
}

fn semaphore_repr(vm: &Vm, args: Args<'_>) -> Res {
    let me = args.get(0).cloned().unwrap_or_default();
    let s = this::<SemaphoreState>(vm, Some(&me))?;
    let word = if s.is_locked() { "locked".to_owned() } else { format!("unlocked, value:{}", s.value.get()) };
    Ok(bracketed(vm, &me, &format!("{word}{}", s.waiters.shown())))
}

const ENTER: Method = Method::sync("__aenter__", lock_enter);
const EXIT: Method = Method::sync("__aexit__", lock_exit);

fn no_arguments(vm: &Vm, args: Args<'_>, shown: &'static str) -> Res {
    let own = Signature { name: shown, params: &["self"], positional: 1, required: 1 };
    own.bind::<1>(vm, args)?;
    Ok(Value::None)
}

/// Sets a value's state from Python-visible private names that programs look at.
fn private_value(vm: &Vm, v: &Value) -> Res {
    Ok(Value::Int(this::<SemaphoreState>(vm, Some(v))?.value.get()))
}

fn lock_methods() -> [Method; 8] {
    [
        Method::sync("__new__", new_of::<LockState>).unbound(),
        Method::sync("__init__", |vm, args| no_arguments(vm, args, "Lock.__init__")),
        Method::sync("locked", |vm, args| Ok(Value::Bool(this::<LockState>(vm, args.get(0))?.locked.get()))),
        Method::sync("acquire", lock_acquire),
        Method::sync("release", |vm, args| {
            this::<LockState>(vm, args.get(0))?.release(vm)?;
            Ok(Value::None)
        }),
        Method::sync("__repr__", lock_repr),
        ENTER,
        EXIT,
    ]
}

fn event_methods() -> [Method; 7] {
    [
        Method::sync("__new__", new_of::<EventState>).unbound(),
        Method::sync("__init__", |vm, args| no_arguments(vm, args, "Event.__init__")),
        Method::sync("is_set", |vm, args| Ok(Value::Bool(this::<EventState>(vm, args.get(0))?.set.get()))),
        Method::sync("set", |vm, args| {
            this::<EventState>(vm, args.get(0))?.set(vm)?;
            Ok(Value::None)
        }),
        Method::sync("clear", |vm, args| {
            this::<EventState>(vm, args.get(0))?.clear();
            Ok(Value::None)
        }),
        Method::sync("wait", event_wait),
        Method::sync("__repr__", event_repr),
    ]
}

fn semaphore_methods() -> [Method; 8] {
    [
        Method::sync("__new__", new_of::<SemaphoreState>).unbound(),
        Method::sync("__init__", init_semaphore),
        Method::sync("locked", |vm, args| Ok(Value::Bool(this::<SemaphoreState>(vm, args.get(0))?.is_locked()))),
        Method::sync("acquire", semaphore_acquire),
        Method::sync("release", |vm, args| {
            this::<SemaphoreState>(vm, args.get(0))?.release(vm)?;
            Ok(Value::None)
        }),
        Method::sync("__repr__", semaphore_repr),
        ENTER,
        EXIT,
    ]
}

/// Puts a class into a module, instances with attributes.
pub fn add_class(
    vm: &Vm,
    dict: &Rc<Dict>,
    place: (&str, &str),
    bases: &[&Rc<Class>],
    methods: &[Method],
    attrs: &[Attr],
) -> Rc<Class> {
    let made = class(vm, place.0, place.1, bases, methods, attrs);
    flag(&made, &[ClassFlags::DICT]);
    dict.set_str(&vm.intern(place.1), Value::Class(made.clone()));
    made
}

/// A new lock of the class in `asyncio`'s dict.
pub fn new_lock(vm: &Vm) -> Value {
    let class = vm.extension::<LockClass>().0.borrow().clone();
    match class {
        Some(c) => Value::Object(vm.new_object(&c, Payload::Native(Box::<LockState>::default()))),
        None => Value::None,
    }
}

#[derive(Default)]
struct LockClass(RefCell<Option<Rc<Class>>>);

pub fn fill(vm: &Vm, dict: &Rc<Dict>) {
    let module = "asyncio.locks";
    let lock = add_class(vm, dict, (module, "Lock"), &[], &lock_methods(), &[]);
    *vm.extension::<LockClass>().0.borrow_mut() = Some(lock);
    add_class(vm, dict, (module, "Event"), &[], &event_methods(), &[]);
    let private = [Attr::read("_value", private_value)];
    let semaphore = add_class(vm, dict, (module, "Semaphore"), &[], &semaphore_methods(), &private);
    add_class(vm, dict, (module, "BoundedSemaphore"), &[&semaphore], &[Method::sync("__init__", init_bounded)], &[]);
}
