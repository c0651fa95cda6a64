//! `_thread`: locks that block simulated threads, and starting them.

use crate::closure::closure;
use crate::locks::{add_class, new_of, this};
use coroscope_vm::builtins::define::{Method, functions};
use coroscope_vm::dict::Dict;
use coroscope_vm::events::{EventKind, LaneKind, WaitOn};
use coroscope_vm::object::Native;
use coroscope_vm::program::AtExit;
use coroscope_vm::{Args, Flow, NativeFuture, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// A lock; the owner counts only where it may take the lock again.
#[derive(Default)]
pub struct ThreadLock {
    held: Cell<u32>,
    owner: Cell<Option<u32>>,
    again: Cell<bool>,
    waiting: RefCell<VecDeque<u32>>,
}

impl Native for ThreadLock {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl ThreadLock {
    fn try_take(&self, me: u32) -> bool {
        let own = self.again.get() && self.owner.get() == Some(me);
        if self.held.get() > 0 && !own {
            return false;
        }
        self.held.set(self.held.get().saturating_add(1));
        self.owner.set(Some(me));
        true
    }

    /// Blocks the thread; false if the time was up first.
    async fn acquire(&self, vm: &Vm, until: Option<u64>) -> Res<bool> {
        let me = vm.current_thread.get();
        if self.try_take(me) {
            return Ok(true);
        }
        let on = WaitOn::Thing { what: Rc::from("threading.Lock"), label: Rc::from("") };
        vm.record(EventKind::Waiting { on, line: 0, chain: Default::default() });
        loop {
            self.waiting.borrow_mut().push_back(me);
            match until {
                None => vm.park().await?,
                Some(t) => vm.park_until(t).await?,
            };
            self.waiting.borrow_mut().retain(|t| *t != me);
            if self.try_take(me) {
                vm.record(EventKind::Running);
                return Ok(true);
            }
            if until.is_some_and(|t| vm.now() >= t) {
                vm.record(EventKind::Running);
                return Ok(false);
            }
        }
    }

    fn release(&self, vm: &Vm) -> Res<()> {
        if self.again.get() && self.owner.get() != Some(vm.current_thread.get()) {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        match self.held.get() {
            0 => return Err(vm.runtime_error("release unlocked lock")),
            n => self.held.set(n - 1),
        }
        if self.held.get() == 0 {
            self.owner.set(None);
            if let Some(next) = self.waiting.borrow_mut().pop_front() {
                vm.unpark(next);
            }
        }
        Ok(())
    }
}

async fn acquire(vm: Vm, args: OwnedArgs) -> Res {
    let lock = this::<ThreadLock>(&vm, args.pos.first())?;
    let given = args.as_args();
    let blocking = match args.pos.get(1).or(given.kw("blocking")) {
        Some(v) => vm.truth(v).await?,
        None => true,
    };
    let timeout = args.pos.get(2).or(given.kw("timeout")).and_then(crate::handle::seconds).unwrap_or(-1.0);
    if !blocking {
        if timeout >= 0.0 {
            return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
        }
        return Ok(Value::Bool(lock.try_take(vm.current_thread.get())));
    }
    let until = (timeout >= 0.0).then(|| vm.now().saturating_add(crate::event_loop::nanoseconds(timeout)));
    lock.acquire(&vm, until).await.map(Value::Bool)
}

async fn enter(vm: Vm, args: OwnedArgs) -> Res {
    this::<ThreadLock>(&vm, args.pos.first())?.acquire(&vm, None).await.map(Value::Bool)
}

fn release(vm: &Vm, args: Args<'_>) -> Res {
    this::<ThreadLock>(vm, args.get(0))?.release(vm)?;
    Ok(Value::None)
}

fn new_rlock(vm: &Vm, args: Args<'_>) -> Res {
    let made = new_of::<ThreadLock>(vm, args)?;
    this::<ThreadLock>(vm, Some(&made))?.again.set(true);
    Ok(made)
}

/// Lets an RLock go whatever its count; gives the count for `_acquire_restore`.
fn release_save(vm: &Vm, args: Args<'_>) -> Res {
    let lock = this::<ThreadLock>(vm, args.get(0))?;
    let count = lock.held.replace(1);
    lock.release(vm)?;
    Ok(Value::Int(i64::from(count)))
}

async fn acquire_restore(vm: Vm, args: OwnedArgs) -> Res {
    let lock = this::<ThreadLock>(&vm, args.pos.first())?;
    lock.acquire(&vm, None).await?;
    lock.held.set(args.at(1).as_i64().and_then(|n| u32::try_from(n).ok()).unwrap_or(1));
    Ok(Value::None)
}

fn repr(vm: &Vm, args: Args<'_>) -> Res {
    let me = args.get(0).cloned().unwrap_or_default();
    let word = if this::<ThreadLock>(vm, Some(&me))?.held.get() > 0 { "locked" } else { "unlocked" };
    let plain = coroscope_vm::builtins::object::default_repr(vm, &me);
    Ok(Value::str(plain.replacen('<', &format!("<{word} "), 1)))
}

/// `_thread._start(callable, name)`: a thread with a lane of its own; gives its identity.
fn start(vm: &Vm, args: Args<'_>) -> Res {
    begin(vm, args, LaneKind::Thread)
}

/// `_thread._start_process(callable, name)`: the same for a process.
fn start_process(vm: &Vm, args: Args<'_>) -> Res {
    begin(vm, args, LaneKind::Process)
}

/// `_thread._apart(callable, args, kwargs)`: calls it on a clock of its own, and lets the thread sleep for as long as
/// that took. Calls of several threads so overlap in virtual time, whatever they do.
async fn apart(vm: Vm, args: OwnedArgs) -> Res {
    let pos = args.at(1).as_tuple().map(|t| t.to_vec()).unwrap_or_default();
    let pairs = args.at(2).as_dict().map(|d| d.pairs()).unwrap_or_default();
    let kw = pairs.into_iter().filter_map(|(k, v)| Some((k.as_str()?.clone(), v))).collect();
    let (start, clock) = (vm.now(), vm.start_own_clock());
    let res = vm.call_kw(&args.at(0), OwnedArgs { pos, kw }).await;
    let took = vm.end_process_clock(clock);
    vm.sleep_until(start.saturating_add(took)).await?;
    res
}

fn begin(vm: &Vm, args: Args<'_>, kind: LaneKind) -> Res {
    let [call, name] = args.between(vm, "_start", 2, 2)? else { return Ok(Value::None) };
    let (lane, by) = (vm.record.new_lane(), vm.record.current.get());
    let name: Rc<str> = Rc::from(name.as_str().map_or("thread", |s| s.as_str()));
    let coro = crate::event_loop::label(call);
    vm.record_for(lane, EventKind::LaneCreated { kind, name, coro, by, line: 0 });
    let call = call.clone();
    let body = closure(vm, "_bootstrap", None, move |vm, _| {
        let (vm, call) = (vm.clone(), call.clone());
        Flow::run(async move {
            vm.record.current.set(lane);
            vm.record(EventKind::Running);
            let res = vm.call(&call, Vec::new()).await;
            vm.record_for(lane, EventKind::Done { result: Rc::from("") });
            res
        })
    });
    let id = vm.spawn_thread(body, Vec::new());
    Ok(Value::Int(i64::from(id) + 1))
}

fn start_new_thread(vm: &Vm, args: Args<'_>) -> Res {
    let given = args.between(vm, "start_new_thread", 2, 3)?;
    let (f, pos) = (given[0].clone(), given[1].as_tuple().map(|t| t.to_vec()).unwrap_or_default());
    let call = closure(vm, "thread", None, move |_, _| Flow::call(f.clone(), pos.clone()));
    let args = [call, Value::str("thread")];
    start(vm, Args { pos: &args, kw: &[] })
}

/// What waits for threads at the end of the program.
#[derive(Default)]
struct Shutdown(RefCell<Value>);

fn set_shutdown(vm: &Vm, args: Args<'_>) -> Res {
    *vm.extension::<Shutdown>().0.borrow_mut() = args.get(0).cloned().unwrap_or_default();
    vm.extension::<AtExit>().before.borrow_mut().push(wait_for_threads);
    Ok(Value::None)
}

fn wait_for_threads(vm: Vm) -> NativeFuture {
    Box::pin(async move {
        let f = vm.extension::<Shutdown>().0.replace(Value::None);
        if f.is_none() || f.is_null() { Ok(Value::None) } else { vm.call(&f, Vec::new()).await }
    })
}

const LOCK: [Method; 7] = [
    Method::task("acquire", task!(acquire)),
    Method::sync("release", release),
    Method::sync("locked", |vm, args| Ok(Value::Bool(this::<ThreadLock>(vm, args.get(0))?.held.get() > 0))),
    Method::task("__enter__", task!(enter)),
    Method::sync("__exit__", release),
    Method::sync("__repr__", repr),
    Method::sync("__new__", new_of::<ThreadLock>).unbound(),
];

const RLOCK: [Method; 10] = [
    LOCK[0],
    LOCK[1],
    LOCK[2],
    LOCK[3],
    LOCK[4],
    LOCK[5],
    Method::sync("__new__", new_rlock).unbound(),
    Method::sync("_is_owned", |vm, args| {
        let lock = this::<ThreadLock>(vm, args.get(0))?;
        Ok(Value::Bool(lock.owner.get() == Some(vm.current_thread.get())))
    }),
    Method::sync("_release_save", release_save),
    Method::task("_acquire_restore", task!(acquire_restore)),
];

/// Fills the module `_thread`.
pub fn fill(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let lock = add_class(vm, dict, ("_thread", "lock"), &[], &LOCK, &[]);
    add_class(vm, dict, ("_thread", "RLock"), &[], &RLOCK, &[]);
    let set = |name: &str, v: Value| dict.set_str(&vm.intern(name), v);
    set("LockType", Value::Class(lock.clone()));
    set("allocate_lock", Value::Class(lock));
    set("error", Value::Class(vm.exc.runtime_error.clone()));
    set("TIMEOUT_MAX", Value::Float(9_223_372_036.0));
    functions(
        vm,
        dict,
        "_thread",
        &[
            Method::sync("get_ident", |vm, _| Ok(Value::Int(i64::from(vm.current_thread.get()) + 1))),
            Method::sync("get_native_id", |vm, _| Ok(Value::Int(i64::from(vm.current_thread.get()) + 1))),
            Method::sync("start_new_thread", start_new_thread),
            Method::sync("_start", start),
            Method::sync("_start_process", start_process),
            Method::task("_apart", task!(apart)),
            Method::sync("_set_shutdown", set_shutdown),
            Method::sync("_monotonic", |vm, _| Ok(Value::Float(vm.seconds()))),
        ],
    );
    Ok(())
}
