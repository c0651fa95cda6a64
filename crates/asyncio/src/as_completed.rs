//! `as_completed`, in both styles (CPython `_AsCompletedIterator`).

use crate::closure::closure;
use crate::ensure::{ensure_future, is_awaitable, is_future};
use crate::future::{self, add_done_callback, as_future, future_of, new_waiter, release, remove_callback};
use crate::handle;
use crate::locks::{add_class, this};
use crate::natives::coroutine;
use crate::signature::Signature;
use crate::state::loop_arg;
use crate::timeout::deadline;
use coroscope_vm::builtins::define::{Method, functions};
use coroscope_vm::dict::Dict;
use coroscope_vm::events::WaitOn;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Flow, OwnedArgs, Payload, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// What both styles share. `None` among the done says that the time is up.
#[derive(Default)]
struct Shared {
    todo: RefCell<Vec<Rc<Object>>>,
    done: RefCell<VecDeque<Option<Value>>>,
    getters: RefCell<VecDeque<Rc<Object>>>,
    timer: RefCell<Option<Rc<Object>>>,
    left: Cell<usize>,
    owner: RefCell<Option<Rc<Object>>>,
}

#[derive(Default)]
struct Completed(Rc<Shared>);

impl Native for Completed {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Shared {
    fn put(&self, vm: &Vm, item: Option<Value>) -> Res<()> {
        self.done.borrow_mut().push_back(item);
        loop {
            let Some(w) = self.getters.borrow_mut().pop_front() else { return Ok(()) };
            if future_of(&w).is_some_and(|f| !f.is_done()) {
                return release(vm, &w, Value::None);
            }
        }
    }

    fn completed(&self, vm: &Vm, f: &Value) -> Res<()> {
        if self.todo.borrow().is_empty() {
            return Ok(());
        }
        if let Value::Object(o) = f {
            self.todo.borrow_mut().retain(|t| !Rc::ptr_eq(t, o));
        }
        self.put(vm, Some(f.clone()))?;
        if self.todo.borrow().is_empty()
            && let Some(t) = &*self.timer.borrow()
        {
            handle::cancel(t);
        }
        Ok(())
    }

    /// The next that is done (`_wait_for_one`).
    async fn next(&self, vm: &Vm, resolve: bool) -> Res {
        loop {
            let item = self.done.borrow_mut().pop_front();
            match item {
                Some(Some(f)) => {
                    if !resolve {
                        return Ok(f);
                    }
                    return match as_future(&f) {
                        Some((_, f)) => f.result(vm),
                        None => Ok(Value::None),
                    };
                }
                Some(None) => return Err(vm.exception(&vm.exc.timeout_error, Vec::new())),
                None => {}
            }
            let Some(owner) = self.owner.borrow().clone() else { return Ok(Value::None) };
            let what = Rc::from("as_completed");
            let waiter = new_waiter(vm, &owner, WaitOn::Thing { what, label: Rc::from("") });
            self.getters.borrow_mut().push_back(waiter.clone());
            if let Err(e) = future::wait_for_future(vm, &waiter).await {
                let _ = future::cancel_plain(vm, &waiter, &Value::Null);
                self.getters.borrow_mut().retain(|w| !Rc::ptr_eq(w, &waiter));
                return Err(e);
            }
        }
    }
}

const AS_COMPLETED: Signature =
    Signature { name: "as_completed", params: &["fs", "timeout"], positional: 1, required: 1 };

async fn as_completed(vm: Vm, args: OwnedArgs) -> Res {
    let [fs, limit] = AS_COMPLETED.bind(&vm, args.as_args())?;
    let fs = fs.unwrap_or_default();
    if is_awaitable(&vm, &fs) || is_future(&vm, &fs) {
        let name = vm.type_name(&fs);
        return Err(vm.type_error(format!("expects an iterable of awaitables, not {name}")));
    }
    let shared = Rc::new(Shared::default());
    let owner = loop_arg(&vm, &crate::current::get_event_loop(&vm)?)?;
    *shared.owner.borrow_mut() = Some(owner.clone());
    let s = shared.clone();
    let callback = closure(&vm, "_AsCompletedIterator._handle_completion", None, move |vm, args| {
        let f = args.first().cloned().unwrap_or_default();
        s.completed(vm, &f).map(|()| Value::None).into()
    });
    let mut seen: Vec<Value> = Vec::new();
    for a in vm.collect(&fs).await? {
        if seen.iter().any(|s| s.is(&a)) {
            continue;
        }
        let made = ensure_future(&vm, &a, Some(&owner)).await?;
        seen.push(a);
        if let Some((o, _)) = as_future(&made) {
            shared.todo.borrow_mut().push(o.clone());
        }
    }
    let todo = shared.todo.borrow().clone();
    for o in &todo {
        add_done_callback(&vm, o, callback.clone(), None)?;
    }
    shared.left.set(todo.len());
    let limit = limit.unwrap_or(Value::None);
    if !limit.is_none() && !todo.is_empty() {
        let when = deadline(&vm, &limit).await?;
        let s = shared.clone();
        let over = closure(&vm, "_AsCompletedIterator._handle_timeout", None, move |vm, _| {
            let left = s.todo.take();
            for o in left {
                remove_callback(&o, &callback);
                if let Err(e) = s.put(vm, None) {
                    return Flow::Err(e);
                }
            }
            Flow::Value(Value::None)
        });
        let h = crate::hooks::call_at(&vm, &owner, when, over).await?;
        *shared.timer.borrow_mut() = Some(h);
    }
    let class = vm.extension::<IteratorClass>().0.borrow().clone();
    match class {
        Value::Class(c) => Ok(Value::Object(vm.new_object(&c, Payload::Native(Box::new(Completed(shared)))))),
        _ => Ok(Value::None),
    }
}

fn one(vm: &Vm, s: &Rc<Shared>, resolve: bool) -> Value {
    s.left.set(s.left.get() - 1);
    let (vm2, s) = (vm.clone(), s.clone());
    let name = "_AsCompletedIterator._wait_for_one";
    coroutine(vm, name, async move { s.next(&vm2, resolve).await })
}

fn next(vm: &Vm, args: Args<'_>) -> Res {
    let s = &this::<Completed>(vm, args.get(0))?.0;
    if s.left.get() == 0 {
        return Err(vm.stop_iteration(Value::None));
    }
    Ok(one(vm, s, true))
}

fn anext(vm: &Vm, args: Args<'_>) -> Res {
    let s = this::<Completed>(vm, args.get(0))?.0.clone();
    let vm2 = vm.clone();
    Ok(coroutine(vm, "_AsCompletedIterator.__anext__", async move {
        if s.left.get() == 0 {
            return Err(vm2.exception(&vm2.exc.stop_async_iteration, Vec::new()));
        }
        s.left.set(s.left.get() - 1);
        s.next(&vm2, false).await
    }))
}

#[derive(Default)]
struct IteratorClass(RefCell<Value>);

const METHODS: &[Method] = &[
    Method::sync("__iter__", |_, args| Ok(args.get(0).cloned().unwrap_or_default())),
    Method::sync("__aiter__", |_, args| Ok(args.get(0).cloned().unwrap_or_default())),
    Method::sync("__next__", next),
    Method::sync("__anext__", anext),
];

pub fn fill(vm: &Vm, dict: &Rc<Dict>) {
    let class = add_class(vm, dict, ("asyncio.tasks", "_AsCompletedIterator"), &[], METHODS, &[]);
    *vm.extension::<IteratorClass>().0.borrow_mut() = Value::Class(class);
    functions(vm, dict, "asyncio.tasks", &[Method::task("as_completed", task!(as_completed))]);
}
