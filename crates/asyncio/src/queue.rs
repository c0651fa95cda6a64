//! `Queue`, `PriorityQueue` and `LifoQueue` (CPython `Lib/asyncio/queues.py`).
//!
//! Invariant: a getter or putter that is woken has left its row; it looks again before it takes or puts.

use crate::future::{self, future_of, release};
use crate::locks::{EventState, Waiters, add_class, native, new_of, this};
use crate::natives::coroutine;
use crate::signature::Signature;
use crate::state::{Placed, state};
use crate::{heapq, places};
use coroscope_vm::builtins::define::{Attr, Method};
use coroscope_vm::builtins::generic_alias;
use coroscope_vm::class::Class;
use coroscope_vm::dict::Dict;
use coroscope_vm::glance::Piece;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Exc, Flow, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// In which order items come out.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    #[default]
    Fifo,
    Lifo,
    Priority,
}

/// The items, seen by the collector.
#[derive(Default)]
struct Items(RefCell<VecDeque<Value>>);

impl Items {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.0.borrow().iter().for_each(visit);
    }
}

#[derive(Default)]
pub struct QueueState {
    items: Items,
    maxsize: RefCell<Value>,
    limit: Cell<i64>,
    order: Cell<Order>,
    getters: Waiters,
    putters: Waiters,
    unfinished: Cell<i64>,
    finished: EventState,
    shut_down: Cell<bool>,
    /// A subclass has `_init`, `_put` or `_get` in Python.
    custom: Cell<bool>,
}

native!(QueueState, items, getters, putters, finished; |q| {
    let items = q.items.0.try_borrow().map_or_else(|_| Vec::new(), |items| items.iter().take(40).cloned().collect());
    let mut parts = vec![Piece::Text("<Queue [".to_owned())];
    for (i, item) in items.into_iter().enumerate() {
        parts.extend((i > 0).then(|| Piece::Text(", ".to_owned())));
        parts.push(Piece::Value(item));
    }
    parts.push(Piece::Text("]>".to_owned()));
    parts
});

fn error(vm: &Vm, which: fn(&crate::state::Classes) -> &Rc<Class>) -> Exc {
    let state = state(vm);
    vm.exception(which(state.classes(vm)), Vec::new())
}

fn shut_down(vm: &Vm) -> Exc {
    error(vm, |c| &c.queue_shut_down)
}

/// A queue and its object.
struct Q<'a> {
    vm: &'a Vm,
    me: &'a Value,
    s: &'a QueueState,
}

impl<'a> Q<'a> {
    fn of(vm: &'a Vm, me: Option<&'a Value>) -> Res<Q<'a>> {
        let s = this::<QueueState>(vm, me)?;
        Ok(Q { vm, me: me.unwrap_or(&Value::None), s })
    }

    /// What a subclass keeps in `_queue`.
    fn own_store(&self) -> Option<Value> {
        if !self.s.custom.get() {
            return None;
        }
        self.me.as_object()?.get_own(&self.vm.intern("_queue"))
    }

    async fn len(&self) -> Res<usize> {
        match self.own_store() {
            Some(store) => self.vm.len_of(&store).await,
            None => Ok(self.s.items.0.borrow().len()),
        }
    }

    async fn is_full(&self) -> Res<bool> {
        let limit = self.s.limit.get();
        if limit <= 0 {
            return Ok(false);
        }
        Ok(i64::try_from(self.len().await?).unwrap_or(i64::MAX) >= limit)
    }

    fn wake_next(&self, row: &Waiters) -> Res<()> {
        loop {
            let Some(w) = row.row.borrow_mut().pop_front() else { return Ok(()) };
            if future_of(&w).is_some_and(|f| !f.is_done()) {
                return release(self.vm, &w, Value::None);
            }
        }
    }

    async fn store(&self, item: Value) -> Res<()> {
        if self.s.custom.get() {
            self.vm.call_method(self.me, &self.vm.intern("_put"), vec![item]).await?;
            return Ok(());
        }
        self.store_here(item).await
    }

    async fn store_here(&self, item: Value) -> Res<()> {
        self.s.items.0.borrow_mut().push_back(item);
        if self.s.order.get() == Order::Priority {
            let last = self.s.items.0.borrow().len() - 1;
            return heapq::sift_down(self.vm, &self.s.items.0, 0, last).await;
        }
        Ok(())
    }

    async fn take(&self) -> Res {
        if self.s.custom.get() {
            return self.vm.call_method(self.me, &self.vm.intern("_get"), Vec::new()).await;
        }
        self.take_here().await
    }

    async fn take_here(&self) -> Res {
        let item = match self.s.order.get() {
            Order::Fifo => self.s.items.0.borrow_mut().pop_front(),
            Order::Lifo => self.s.items.0.borrow_mut().pop_back(),
            Order::Priority => heapq::pop(self.vm, &self.s.items.0).await?,
        };
        item.ok_or_else(|| self.vm.index_error("pop from an empty deque"))
    }

    async fn put_nowait(&self, item: Value) -> Res<()> {
        if self.s.shut_down.get() {
            return Err(shut_down(self.vm));
        }
        if self.is_full().await? {
            return Err(error(self.vm, |c| &c.queue_full));
        }
        self.store(item).await?;
        self.s.unfinished.set(self.s.unfinished.get() + 1);
        self.s.finished.clear();
        self.wake_next(&self.s.getters)
    }

    async fn get_nowait(&self) -> Res {
        if self.len().await? == 0 {
            if self.s.shut_down.get() {
                return Err(shut_down(self.vm));
            }
            return Err(error(self.vm, |c| &c.queue_empty));
        }
        let item = self.take().await?;
        self.wake_next(&self.s.putters)?;
        Ok(item)
    }

    async fn put(&self, item: Value) -> Res {
        while self.is_full().await? {
            if self.s.shut_down.get() {
                return Err(shut_down(self.vm));
            }
            let waiter = self.s.putters.enter(self.vm, self.me, "Queue.put").await?;
            if let Err(e) = future::wait_for_future(self.vm, &waiter).await {
                let free = !self.is_full().await?;
                return Err(self.given_up(&self.s.putters, &waiter, free, e)).at(self.vm, &places::QUEUE_PUT);
            }
        }
        self.put_nowait(item).await?;
        Ok(Value::None)
    }

    async fn get(&self) -> Res {
        while self.len().await? == 0 {
            if self.s.shut_down.get() {
                return Err(shut_down(self.vm)).at(self.vm, &places::QUEUE_GET_SHUT);
            }
            let waiter = self.s.getters.enter(self.vm, self.me, "Queue.get").await?;
            if let Err(e) = future::wait_for_future(self.vm, &waiter).await {
                let something = self.len().await? > 0;
                return Err(self.given_up(&self.s.getters, &waiter, something, e)).at(self.vm, &places::QUEUE_GET);
            }
        }
        self.get_nowait().await
    }

    /// Somebody who waited was cancelled: if it had been woken already, the next one gets its turn.
    fn given_up(&self, row: &Waiters, waiter: &Rc<Object>, possible: bool, e: Exc) -> Exc {
        let _ = future::cancel_plain(self.vm, waiter, &Value::Null);
        row.leave(waiter);
        let woken = future_of(waiter).is_some_and(|f| !f.is_cancelled());
        if possible
            && woken
            && let Err(other) = self.wake_next(row)
        {
            return other;
        }
        e
    }

    async fn shut_down(&self, immediate: bool) -> Res<()> {
        self.s.shut_down.set(true);
        if immediate {
            while self.len().await? > 0 {
                self.take().await?;
                self.s.unfinished.set((self.s.unfinished.get() - 1).max(0));
            }
            if self.s.unfinished.get() == 0 {
                self.s.finished.set(self.vm)?;
            }
        }
        for row in [&self.s.getters, &self.s.putters] {
            let waiting: Vec<Rc<Object>> = row.row.borrow_mut().drain(..).collect();
            for w in waiting {
                release(self.vm, &w, Value::None)?;
            }
        }
        Ok(())
    }
}

const INIT: Signature = Signature { name: "Queue.__init__", params: &["self", "maxsize"], positional: 2, required: 1 };

async fn init(vm: &Vm, args: &OwnedArgs, order: Order) -> Res {
    let [me, maxsize] = INIT.bind(vm, args.as_args())?;
    let me = me.unwrap_or_default();
    let maxsize = maxsize.unwrap_or(Value::Int(0));
    let s = this::<QueueState>(vm, Some(&me))?;
    s.limit.set(crate::handle::seconds(&maxsize).map_or(0, |x| x.ceil() as i64));
    *s.maxsize.borrow_mut() = maxsize.clone();
    s.order.set(order);
    s.finished.set(vm)?;
    let class = vm.type_of(&me);
    let python = |name: &str| !matches!(vm.lookup(&class, &vm.intern(name)), Some(Value::Builtin(_)));
    if python("_init") || python("_put") || python("_get") {
        s.custom.set(true);
        vm.call_method(&me, &vm.intern("_init"), vec![maxsize]).await?;
    }
    Ok(Value::None)
}

async fn init_fifo(vm: Vm, args: OwnedArgs) -> Res {
    init(&vm, &args, Order::Fifo).await
}

async fn init_lifo(vm: Vm, args: OwnedArgs) -> Res {
    init(&vm, &args, Order::Lifo).await
}

async fn init_priority(vm: Vm, args: OwnedArgs) -> Res {
    init(&vm, &args, Order::Priority).await
}

/// Whether an operation needs no Python code.
fn is_plain(s: &QueueState) -> bool {
    !s.custom.get() && s.order.get() != Order::Priority
}

/// Drives a future that is known never to wait.
fn at_once(future: impl Future<Output = Res>) -> Flow {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(res) => res.into(),
        std::task::Poll::Pending => Flow::Value(Value::None),
    }
}

fn item_of(vm: &Vm, args: Args<'_>, name: &'static str) -> Res {
    let s = Signature { name, params: &["self", "item"], positional: 2, required: 2 };
    let [_, item] = s.bind(vm, args)?;
    Ok(item.unwrap_or_default())
}

fn put_nowait(vm: &Vm, args: Args<'_>) -> Flow {
    let (q, item) = match (Q::of(vm, args.get(0)), item_of(vm, args, "Queue.put_nowait")) {
        (Ok(q), Ok(item)) => (q, item),
        (Err(e), _) | (_, Err(e)) => return Flow::Err(e),
    };
    if is_plain(q.s) {
        return at_once(async { q.put_nowait(item).await.map(|()| Value::None) });
    }
    let (vm, me) = (vm.clone(), q.me.clone());
    Flow::run(async move { Q::of(&vm, Some(&me))?.put_nowait(item).await.map(|()| Value::None) })
}

fn get_nowait(vm: &Vm, args: Args<'_>) -> Flow {
    let q = match Q::of(vm, args.get(0)) {
        Ok(q) => q,
        Err(e) => return Flow::Err(e),
    };
    if is_plain(q.s) {
        return at_once(q.get_nowait());
    }
    let (vm, me) = (vm.clone(), q.me.clone());
    Flow::run(async move { Q::of(&vm, Some(&me))?.get_nowait().await })
}

fn put(vm: &Vm, args: Args<'_>) -> Res {
    let item = item_of(vm, args, "Queue.put")?;
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    Ok(coroutine(vm, "Queue.put", async move { Q::of(&vm2, Some(&me))?.put(item).await }))
}

fn get(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    Ok(coroutine(vm, "Queue.get", async move { Q::of(&vm2, Some(&me))?.get().await }))
}

fn join(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    Ok(coroutine(vm, "Queue.join", async move {
        let q = Q::of(&vm2, Some(&me))?;
        if q.s.unfinished.get() > 0 {
            q.s.finished.wait(&vm2, &me, "Queue.join").await?;
        }
        Ok(Value::None)
    }))
}

fn task_done(vm: &Vm, args: Args<'_>) -> Res {
    let q = Q::of(vm, args.get(0))?;
    let left = q.s.unfinished.get();
    if left <= 0 {
        return Err(vm.value_error("task_done() called too many times"));
    }
    q.s.unfinished.set(left - 1);
    if left == 1 {
        q.s.finished.set(vm)?;
    }
    Ok(Value::None)
}

async fn shutdown(vm: Vm, args: OwnedArgs) -> Res {
    let immediate = match args.pos.get(1).or(args.as_args().kw("immediate")) {
        Some(v) => vm.truth(v).await?,
        None => false,
    };
    Q::of(&vm, args.pos.first())?.shut_down(immediate).await?;
    Ok(Value::None)
}

fn qsize(vm: &Vm, args: Args<'_>) -> Flow {
    ask(vm, args, |q| Box::pin(async move { q.len().await.map(Value::from) }))
}

fn empty(vm: &Vm, args: Args<'_>) -> Flow {
    ask(vm, args, |q| Box::pin(async move { Ok(Value::Bool(q.len().await? == 0)) }))
}

fn full(vm: &Vm, args: Args<'_>) -> Flow {
    ask(vm, args, |q| Box::pin(async move { q.is_full().await.map(Value::Bool) }))
}

type Question = for<'a> fn(Q<'a>) -> std::pin::Pin<Box<dyn Future<Output = Res> + 'a>>;

/// Answers at once unless a subclass keeps the items.
fn ask(vm: &Vm, args: Args<'_>, question: Question) -> Flow {
    let q = match Q::of(vm, args.get(0)) {
        Ok(q) => q,
        Err(e) => return Flow::Err(e),
    };
    if !q.s.custom.get() {
        return at_once(question(q));
    }
    let (vm, me) = (vm.clone(), q.me.clone());
    Flow::run(async move { question(Q::of(&vm, Some(&me))?).await })
}

async fn described(vm: &Vm, me: &Value) -> Res<String> {
    let q = Q::of(vm, Some(me))?;
    let maxsize = q.s.maxsize.borrow().clone();
    let mut s = format!("maxsize={}", vm.repr_of(&maxsize).await?);
    if q.len().await? > 0 {
        let items: Vec<Value> = match q.own_store() {
            Some(store) => vm.collect(&store).await?,
            None => q.s.items.0.borrow().iter().cloned().collect(),
        };
        s.push_str(&format!(" _queue={}", vm.repr_of(&vm.new_list(items)).await?));
    }
    if !q.s.getters.is_empty() {
        s.push_str(&format!(" _getters[{}]", q.s.getters.len()));
    }
    if !q.s.putters.is_empty() {
        s.push_str(&format!(" _putters[{}]", q.s.putters.len()));
    }
    if q.s.unfinished.get() != 0 {
        s.push_str(&format!(" tasks={}", q.s.unfinished.get()));
    }
    if q.s.shut_down.get() {
        s.push_str(" shutdown");
    }
    Ok(s)
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let me = args.at(0);
    let (name, inner) = (vm.type_of(&me).name(), described(&vm, &me).await?);
    let at = me.as_object().map_or(0, |o| o.identity());
    Ok(Value::str(format!("<{name} at 0x{at:x} {inner}>")))
}

async fn str_method(vm: Vm, args: OwnedArgs) -> Res {
    let me = args.at(0);
    Ok(Value::str(format!("<{} {}>", vm.type_of(&me).name(), described(&vm, &me).await?)))
}

async fn plain_put(vm: Vm, args: OwnedArgs) -> Res {
    Q::of(&vm, args.pos.first())?.store_here(args.at(1)).await?;
    Ok(Value::None)
}

async fn plain_get(vm: Vm, args: OwnedArgs) -> Res {
    Q::of(&vm, args.pos.first())?.take_here().await
}

const METHODS: &[Method] = &[
    Method::sync("__new__", new_of::<QueueState>).unbound(),
    Method::task("__init__", task!(init_fifo)),
    Method::sync("_init", |_, _| Ok(Value::None)),
    Method::task("_put", task!(plain_put)),
    Method::task("_get", task!(plain_get)),
    Method::sync("put", put),
    Method::sync("get", get),
    Method::flow("put_nowait", put_nowait),
    Method::flow("get_nowait", get_nowait),
    Method::sync("task_done", task_done),
    Method::sync("join", join),
    Method::task("shutdown", task!(shutdown)),
    Method::flow("qsize", qsize),
    Method::flow("empty", empty),
    Method::flow("full", full),
    Method::task("__repr__", task!(repr)),
    Method::task("__str__", task!(str_method)),
    Method::sync("__class_getitem__", generic_alias::class_getitem).of_class(),
];

const ATTRS: &[Attr] = &[
    Attr::read("maxsize", |vm, v| Ok(this::<QueueState>(vm, Some(v))?.maxsize.borrow().clone())),
    Attr::read("_maxsize", |vm, v| Ok(this::<QueueState>(vm, Some(v))?.maxsize.borrow().clone())),
    Attr::read("_unfinished_tasks", |vm, v| Ok(Value::Int(this::<QueueState>(vm, Some(v))?.unfinished.get()))),
    Attr::read("_is_shutdown", |vm, v| Ok(Value::Bool(this::<QueueState>(vm, Some(v))?.shut_down.get()))),
    Attr::read("_queue", |vm, v| {
        if let Some(own) = v.as_object().and_then(|o| o.get_own(&vm.intern("_queue"))) {
            return Ok(own);
        }
        Ok(vm.new_list(this::<QueueState>(vm, Some(v))?.items.0.borrow().iter().cloned().collect()))
    })
    .write(|vm, v, value| {
        if let (Some(dict), Some(value)) = (v.as_object().and_then(|o| o.dict()), value) {
            dict.set_str(&vm.intern("_queue"), value);
        }
        Ok(())
    }),
];

pub fn fill(vm: &Vm, dict: &Rc<Dict>) {
    let module = "asyncio.queues";
    let queue = add_class(vm, dict, (module, "Queue"), &[], METHODS, ATTRS);
    let init = [Method::task("__init__", task!(init_priority))];
    add_class(vm, dict, (module, "PriorityQueue"), &[&queue], &init, &[]);
    let init = [Method::task("__init__", task!(init_lifo))];
    add_class(vm, dict, (module, "LifoQueue"), &[&queue], &init, &[]);
}
