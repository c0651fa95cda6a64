//! `Condition` and `Barrier` (CPython `Lib/asyncio/locks.py`).

use crate::future::{self, future_of, release};
use crate::locks::{LockState, Waiters, add_class, bracketed, is_cancellation, native, new_lock, new_of, this};
use crate::natives::coroutine;
use crate::signature::Signature;
use crate::state::state;
use coroscope_vm::builtins::define::{Attr, Method};
use coroscope_vm::dict::Dict;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Exc, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A value that the collector sees.
#[derive(Default)]
pub struct Slot(RefCell<Value>);

impl Slot {
    fn get(&self) -> Value {
        self.0.borrow().clone()
    }

    fn set(&self, v: Value) {
        drop(self.0.replace(v));
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0.borrow());
    }
}

#[derive(Default)]
pub struct ConditionState {
    lock: Slot,
    waiters: Waiters,
}

native!(ConditionState, lock, waiters);

impl ConditionState {
    async fn is_locked(&self, vm: &Vm) -> Res<bool> {
        let lock = self.lock.get();
        if let Ok(l) = this::<LockState>(vm, Some(&lock)) {
            return Ok(l.is_locked());
        }
        let v = vm.call_method(&lock, &vm.intern("locked"), Vec::new()).await?;
        vm.truth(&v).await
    }

    async fn acquire(&self, vm: &Vm) -> Res<()> {
        let lock = self.lock.get();
        if let Ok(l) = this::<LockState>(vm, Some(&lock)) {
            return l.acquire(vm, &lock).await;
        }
        let coro = vm.call_method(&lock, &vm.intern("acquire"), Vec::new()).await?;
        vm.await_(&coro).await.map(drop)
    }

    async fn release(&self, vm: &Vm) -> Res<()> {
        let lock = self.lock.get();
        if let Ok(l) = this::<LockState>(vm, Some(&lock)) {
            return l.release(vm);
        }
        vm.call_method(&lock, &vm.intern("release"), Vec::new()).await.map(drop)
    }

    /// Lets the lock go, waits to be notified, and takes the lock again whatever happens.
    async fn wait(&self, vm: &Vm, me: &Value, what: &str) -> Res<()> {
        if !self.is_locked(vm).await? {
            return Err(vm.runtime_error("cannot wait on un-acquired lock"));
        }
        let waiter = self.waiters.enter(vm, me, what).await?;
        if let Err(e) = self.release(vm).await {
            self.waiters.leave(&waiter);
            return Err(e);
        }
        let mut res = future::wait_for_future(vm, &waiter).await.map(drop);
        self.waiters.leave(&waiter);
        let mut again: Option<Exc> = None;
        loop {
            match self.acquire(vm).await {
                Ok(()) => break,
                Err(e) if is_cancellation(vm, &e) => again = Some(e),
                Err(e) => {
                    res = Err(e);
                    break;
                }
            }
        }
        if let Some(e) = again {
            res = Err(e);
        }
        if res.is_err() {
            self.notify(vm, 1)?;
        }
        res
    }

    fn notify(&self, vm: &Vm, n: usize) -> Res<()> {
        let row: Vec<Rc<Object>> = self.waiters.row.borrow().iter().cloned().collect();
        let pending = row.iter().filter(|w| future_of(w).is_some_and(|f| !f.is_done())).take(n);
        for w in pending {
            release(vm, w, Value::Bool(false))?;
        }
        Ok(())
    }
}

const INIT: Signature = Signature { name: "Condition.__init__", params: &["self", "lock"], positional: 2, required: 1 };

async fn init(vm: Vm, args: OwnedArgs) -> Res {
    let [me, lock] = INIT.bind(&vm, args.as_args())?;
    let me = me.unwrap_or_default();
    let lock = match lock {
        Some(l) if !l.is_none() => l,
        _ => new_lock(&vm),
    };
    for name in ["locked", "acquire", "release"] {
        vm.getattr(&lock, &vm.intern(name)).await?;
    }
    let c = this::<ConditionState>(&vm, Some(&me))?;
    c.lock.set(lock);
    Ok(Value::None)
}

fn body<F>(vm: &Vm, args: Args<'_>, name: &str, run: impl FnOnce(Vm, Value) -> F) -> Res
where
    F: Future<Output = Res> + 'static,
{
    let me = args.get(0).cloned().unwrap_or_default();
    Ok(coroutine(vm, name, run(vm.clone(), me)))
}

fn wait(vm: &Vm, args: Args<'_>) -> Res {
    body(vm, args, "Condition.wait", |vm, me| async move {
        this::<ConditionState>(&vm, Some(&me))?.wait(&vm, &me, "Condition.wait").await?;
        Ok(Value::Bool(true))
    })
}

fn wait_for(vm: &Vm, args: Args<'_>) -> Res {
    let Some(predicate) = args.get(1).or(args.kw("predicate")).cloned() else {
        return Err(vm.type_error("Condition.wait_for() missing 1 required positional argument: 'predicate'"));
    };
    body(vm, args, "Condition.wait_for", |vm, me| async move {
        let c = this::<ConditionState>(&vm, Some(&me))?;
        loop {
            let result = vm.call(&predicate, Vec::new()).await?;
            if vm.truth(&result).await? {
                return Ok(result);
            }
            c.wait(&vm, &me, "Condition.wait").await?;
        }
    })
}

async fn notify(vm: Vm, args: OwnedArgs) -> Res {
    let c = this::<ConditionState>(&vm, args.pos.first())?;
    if !c.is_locked(&vm).await? {
        return Err(vm.runtime_error("cannot notify on un-acquired lock"));
    }
    let n = match args.pos.get(1).or(args.as_args().kw("n")) {
        Some(v) => vm.index_i64(v).await?,
        None => 1,
    };
    c.notify(&vm, usize::try_from(n).unwrap_or(0))?;
    Ok(Value::None)
}

async fn notify_all(vm: Vm, args: OwnedArgs) -> Res {
    let c = this::<ConditionState>(&vm, args.pos.first())?;
    if !c.is_locked(&vm).await? {
        return Err(vm.runtime_error("cannot notify on un-acquired lock"));
    }
    c.notify(&vm, usize::MAX)?;
    Ok(Value::None)
}

async fn locked(vm: Vm, args: OwnedArgs) -> Res {
    this::<ConditionState>(&vm, args.pos.first())?.is_locked(&vm).await.map(Value::Bool)
}

async fn release_method(vm: Vm, args: OwnedArgs) -> Res {
    this::<ConditionState>(&vm, args.pos.first())?.release(&vm).await?;
    Ok(Value::None)
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let c = this::<ConditionState>(&vm, args.pos.first())?;
    let word = if c.is_locked(&vm).await? { "locked" } else { "unlocked" };
    Ok(bracketed(&vm, &args.at(0), &format!("{word}{}", c.waiters.shown())))
}

const METHODS: &[Method] = &[
    Method::sync("__new__", new_of::<ConditionState>).unbound(),
    Method::task("__init__", task!(init)),
    Method::sync("wait", wait),
    Method::sync("wait_for", wait_for),
    Method::task("notify", task!(notify)),
    Method::task("notify_all", task!(notify_all)),
    Method::task("locked", task!(locked)),
    Method::task("release", task!(release_method)),
    Method::sync("acquire", |vm, args| {
        body(vm, args, "Lock.acquire", |vm, me| async move {
            this::<ConditionState>(&vm, Some(&me))?.acquire(&vm).await?;
            Ok(Value::Bool(true))
        })
    }),
    Method::sync("__aenter__", |vm, args| {
        body(vm, args, "_ContextManagerMixin.__aenter__", |vm, me| async move {
            this::<ConditionState>(&vm, Some(&me))?.acquire(&vm).await?;
            Ok(Value::None)
        })
    }),
    Method::sync("__aexit__", |vm, args| {
        body(vm, args, "_ContextManagerMixin.__aexit__", |vm, me| async move {
            this::<ConditionState>(&vm, Some(&me))?.release(&vm).await?;
            Ok(Value::None)
        })
    }),
    Method::task("__repr__", task!(repr)),
];

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Filling,
    Draining,
    Resetting,
    Broken,
}

#[derive(Default)]
pub struct BarrierState {
    /// A `ConditionState` in an object, for the messages of its lock.
    condition: Slot,
    parties: Cell<i64>,
    stage: Cell<Stage>,
    count: Cell<i64>,
}

native!(BarrierState, condition);

impl BarrierState {
    fn broken(vm: &Vm, words: &str) -> Exc {
        vm.error(&state(vm).classes(vm).broken_barrier, words)
    }

    async fn wait(&self, vm: &Vm) -> Res {
        let held = self.condition.get();
        let c = this::<ConditionState>(vm, Some(&held))?;
        c.acquire(vm).await?;
        let res = self.pass(vm, c, &held).await;
        c.release(vm).await?;
        res
    }

    async fn pass(&self, vm: &Vm, c: &ConditionState, held: &Value) -> Res {
        while matches!(self.stage.get(), Stage::Draining | Stage::Resetting) {
            c.wait(vm, held, "Barrier.wait").await?;
        }
        if self.stage.get() == Stage::Broken {
            return Err(Self::broken(vm, "Barrier aborted"));
        }
        let index = self.count.get();
        self.count.set(index + 1);
        let res = if index + 1 == self.parties.get() {
            self.stage.set(Stage::Draining);
            c.notify(vm, usize::MAX)
        } else {
            self.fill(vm, c, held).await
        };
        self.count.set(self.count.get() - 1);
        if self.count.get() == 0 {
            if matches!(self.stage.get(), Stage::Resetting | Stage::Draining) {
                self.stage.set(Stage::Filling);
            }
            c.notify(vm, usize::MAX)?;
        }
        res.map(|()| Value::Int(index))
    }

    async fn fill(&self, vm: &Vm, c: &ConditionState, held: &Value) -> Res<()> {
        while self.stage.get() == Stage::Filling {
            c.wait(vm, held, "Barrier.wait").await?;
        }
        if matches!(self.stage.get(), Stage::Broken | Stage::Resetting) {
            return Err(Self::broken(vm, "Abort or reset of barrier"));
        }
        Ok(())
    }

    async fn change(&self, vm: &Vm, to: Stage) -> Res {
        let held = self.condition.get();
        let c = this::<ConditionState>(vm, Some(&held))?;
        c.acquire(vm).await?;
        self.stage.set(match to {
            Stage::Resetting if self.count.get() == 0 => Stage::Filling,
            other => other,
        });
        let res = c.notify(vm, usize::MAX);
        c.release(vm).await?;
        res.map(|()| Value::None)
    }
}

const INIT_BARRIER: Signature =
    Signature { name: "Barrier.__init__", params: &["self", "parties"], positional: 2, required: 2 };

async fn init_barrier(vm: Vm, args: OwnedArgs) -> Res {
    let [me, parties] = INIT_BARRIER.bind(&vm, args.as_args())?;
    let (me, parties) = (me.unwrap_or_default(), parties.unwrap_or_default());
    let Some(n) = parties.as_i64() else {
        let name = vm.type_name(&parties);
        return Err(vm.type_error(format!("'<' not supported between instances of '{name}' and 'int'")));
    };
    if n < 1 {
        return Err(vm.value_error("parties must be >= 1"));
    }
    let b = this::<BarrierState>(&vm, Some(&me))?;
    let class = vm.extension::<ConditionClass>().0.borrow().clone().or_none();
    b.condition.set(vm.call(&class, Vec::new()).await?);
    b.parties.set(n);
    Ok(Value::None)
}

fn barrier_repr(vm: &Vm, args: Args<'_>) -> Res {
    let me = args.get(0).cloned().unwrap_or_default();
    let b = this::<BarrierState>(vm, Some(&me))?;
    let word = match b.stage.get() {
        Stage::Filling => "filling",
        Stage::Draining => "draining",
        Stage::Resetting => "resetting",
        Stage::Broken => "broken",
    };
    let extra = match b.stage.get() {
        Stage::Broken => word.to_owned(),
        _ => format!("{word}, waiters:{}/{}", waiting(b), b.parties.get()),
    };
    Ok(bracketed(vm, &me, &extra))
}

fn waiting(b: &BarrierState) -> i64 {
    if b.stage.get() == Stage::Filling { b.count.get() } else { 0 }
}

const BARRIER_METHODS: &[Method] = &[
    Method::sync("__new__", new_of::<BarrierState>).unbound(),
    Method::task("__init__", task!(init_barrier)),
    Method::sync("wait", |vm, args| {
        body(vm, args, "Barrier.wait", |vm, me| async move { this::<BarrierState>(&vm, Some(&me))?.wait(&vm).await })
    }),
    Method::sync("__aenter__", |vm, args| {
        body(
            vm,
            args,
            "Barrier.__aenter__",
            |vm, me| async move { this::<BarrierState>(&vm, Some(&me))?.wait(&vm).await },
        )
    }),
    Method::sync("__aexit__", |vm, args| body(vm, args, "Barrier.__aexit__", |_, _| async move { Ok(Value::None) })),
    Method::sync("reset", |vm, args| {
        body(vm, args, "Barrier.reset", |vm, me| async move {
            this::<BarrierState>(&vm, Some(&me))?.change(&vm, Stage::Resetting).await
        })
    }),
    Method::sync("abort", |vm, args| {
        body(vm, args, "Barrier.abort", |vm, me| async move {
            this::<BarrierState>(&vm, Some(&me))?.change(&vm, Stage::Broken).await
        })
    }),
    Method::sync("__repr__", barrier_repr),
];

const BARRIER_ATTRS: &[Attr] = &[
    Attr::read("parties", |vm, v| Ok(Value::Int(this::<BarrierState>(vm, Some(v))?.parties.get()))),
    Attr::read("n_waiting", |vm, v| Ok(Value::Int(waiting(this::<BarrierState>(vm, Some(v))?)))),
    Attr::read("broken", |vm, v| Ok(Value::Bool(this::<BarrierState>(vm, Some(v))?.stage.get() == Stage::Broken))),
];

#[derive(Default)]
struct ConditionClass(RefCell<Value>);

pub fn fill(vm: &Vm, dict: &Rc<Dict>) {
    let module = "asyncio.locks";
    let condition = add_class(vm, dict, (module, "Condition"), &[], METHODS, &[]);
    *vm.extension::<ConditionClass>().0.borrow_mut() = Value::Class(condition);
    add_class(vm, dict, (module, "Barrier"), &[], BARRIER_METHODS, BARRIER_ATTRS);
}
