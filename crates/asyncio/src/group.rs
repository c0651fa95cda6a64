//! `TaskGroup` (CPython `Lib/asyncio/taskgroups.py`): nobody leaves before all children are done.

use crate::closure::closure;
use crate::ensure::{Making, create_task};
use crate::future::{self, add_done_callback, future_of, new_waiter, release};
use crate::gather::forget_waiter;
use crate::locks::{add_class, is_cancellation, new_of, this};
use crate::natives::coroutine;
use crate::report::{Report, call_exception_handler};
use crate::signature::Signature;
use crate::state::{Placed, running_loop};
use crate::task::{TaskState, current_task};
use crate::timeout::{exception_arg, uncancel};
use crate::{event_loop, places};
use coroscope_vm::builtins::define::Method;
use coroscope_vm::dict::Dict;
use coroscope_vm::events::WaitOn;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Exc, Flow, OwnedArgs, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[derive(Default)]
pub struct GroupState {
    entered: Cell<bool>,
    exiting: Cell<bool>,
    aborting: Cell<bool>,
    owner: RefCell<Option<Rc<Object>>>,
    parent: RefCell<Option<Rc<Object>>>,
    parent_cancel_requested: Cell<bool>,
    /// Children that are not done, in order of creation.
    tasks: RefCell<Vec<Rc<Object>>>,
    errors: RefCell<Vec<Value>>,
    base_error: RefCell<Option<Exc>>,
    on_completed: RefCell<Option<Rc<Object>>>,
}

impl Native for GroupState {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for o in [&self.owner, &self.parent, &self.on_completed] {
            if let Some(o) = &*o.borrow() {
                visit(&Value::Object(o.clone()));
            }
        }
        self.tasks.borrow().iter().for_each(|t| visit(&Value::Object(t.clone())));
        self.errors.borrow().iter().for_each(visit);
    }
}

/// Errors that leave the group by themselves.
fn is_base_error(vm: &Vm, e: &Exc) -> bool {
    event_loop::is_exit(vm, e)
}

impl GroupState {
    fn parent_state<T>(&self, f: impl FnOnce(&TaskState) -> T) -> Option<T> {
        self.parent.borrow().as_ref().and_then(|p| p.native::<TaskState>().map(f))
    }

    async fn abort(&self, vm: &Vm) -> Res<()> {
        self.aborting.set(true);
        let tasks = self.tasks.borrow().clone();
        for t in tasks {
            if future_of(&t).is_some_and(|f| !f.is_done()) {
                crate::cancel::cancel(vm, &Value::Object(t), &Value::None).await?;
            }
        }
        Ok(())
    }

    fn wait_on(&self) -> WaitOn {
        let tasks = self.tasks.borrow();
        let tasks = tasks.iter().filter_map(|t| t.native::<TaskState>().map(|t| t.lane.get())).collect();
        WaitOn::Many { label: Rc::from("TaskGroup"), tasks }
    }

    /// Waits for the children and says what leaves the group (`_aexit`).
    async fn leave(&self, vm: &Vm, error: Option<Exc>) -> Res<()> {
        self.exiting.set(true);
        if let Some(e) = &error
            && is_base_error(vm, e)
        {
            self.base_error.borrow_mut().get_or_insert_with(|| e.clone());
        }
        let mut cancellation = error.clone().filter(|e| is_cancellation(vm, e));
        if error.is_some() && !self.aborting.get() {
            self.abort(vm).await?;
        }
        while !self.tasks.borrow().is_empty() {
            if self.on_completed.borrow().is_none() {
                let owner = running_loop(vm)?;
                *self.on_completed.borrow_mut() = Some(new_waiter(vm, &owner, self.wait_on()));
            }
            let waiter = self.on_completed.borrow().clone();
            if let Some(w) = waiter
                && let Err(e) = future::wait_for_future(vm, &w).await
            {
                if !is_cancellation(vm, &e) {
                    return Err(e);
                }
                if !self.aborting.get() {
                    cancellation = Some(e);
                    self.abort(vm).await?;
                }
            }
            self.on_completed.borrow_mut().take();
        }
        self.outcome(vm, error, cancellation).await
    }

    async fn outcome(&self, vm: &Vm, error: Option<Exc>, mut cancellation: Option<Exc>) -> Res<()> {
        if let Some(e) = self.base_error.borrow_mut().take() {
            return Err(e).at(vm, &places::GROUP_BASE_ERROR);
        }
        if self.parent_cancel_requested.get() && self.parent_state(uncancel) == Some(0) {
            cancellation = None;
        }
        if let Some(e) = cancellation
            && self.errors.borrow().is_empty()
        {
            return Err(e).at(vm, &places::GROUP_CANCELLED);
        }
        if let Some(e) = error
            && !is_cancellation(vm, &e)
        {
            self.errors.borrow_mut().push(e.value());
        }
        let errors = self.errors.take();
        if errors.is_empty() {
            return Ok(());
        }
        if self.parent_state(|t| t.cancels.get()).is_some_and(|n| n > 0) {
            self.parent_state(uncancel);
            let parent = self.parent.borrow().clone();
            if let Some(p) = parent {
                crate::cancel::cancel(vm, &Value::Object(p), &Value::None).await?;
            }
        }
        let class = Value::Class(vm.exc.base_exception_group.clone());
        let made = vm.call(&class, vec![Value::str("unhandled errors in a TaskGroup"), vm.new_list(errors)]).await?;
        match made {
            Value::Object(o) if o.exc().is_some() => {
                let e = Exc(o);
                if let Some(d) = e.data() {
                    d.suppress_context.set(true);
                }
                Err(e).at(vm, &places::GROUP_ERRORS)
            }
            _ => Ok(()),
        }
    }

    async fn child_done(&self, vm: &Vm, child: &Rc<Object>) -> Res<()> {
        self.tasks.borrow_mut().retain(|t| !Rc::ptr_eq(t, child));
        let Some(f) = future_of(child) else { return Ok(()) };
        if let Some(p) = &*self.parent.borrow() {
            forget_waiter(f, p);
        }
        let waiter = self.on_completed.borrow().clone();
        if let Some(w) = waiter
            && self.tasks.borrow().is_empty()
        {
            release(vm, &w, Value::Bool(true))?;
        }
        if f.is_cancelled() {
            return Ok(());
        }
        let Value::Object(e) = f.exception(vm)? else { return Ok(()) };
        let e = Exc(e);
        self.errors.borrow_mut().push(e.value());
        if is_base_error(vm, &e) {
            self.base_error.borrow_mut().get_or_insert_with(|| e.clone());
        }
        let parent = self.parent.borrow().clone();
        let Some(parent) = parent else { return Ok(()) };
        if future_of(&parent).is_some_and(|p| p.is_done()) {
            return self.too_late(vm, child, &parent, e).await;
        }
        if !self.aborting.get() && !self.parent_cancel_requested.get() {
            self.abort(vm).await?;
            self.parent_cancel_requested.set(true);
            crate::cancel::cancel(vm, &Value::Object(parent), &Value::None).await?;
        }
        Ok(())
    }

    async fn too_late(&self, vm: &Vm, child: &Rc<Object>, parent: &Rc<Object>, e: Exc) -> Res<()> {
        let owner = self.owner.borrow().clone();
        let Some(owner) = owner else { return Ok(()) };
        let task = Value::Object(child.clone());
        let shown = vm.repr_of(&task).await?;
        let parent = vm.repr_of(&Value::Object(parent.clone())).await?;
        let words = format!("Task {shown} has errored out but its parent task {parent} is already completed");
        call_exception_handler(vm, &owner, Report::new(words).exception(e).with("task", task)).await
    }
}

fn aenter(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, me) = (vm.clone(), args.get(0).cloned().unwrap_or_default());
    Ok(coroutine(vm, "TaskGroup.__aenter__", async move {
        let g = this::<GroupState>(&vm2, Some(&me))?;
        if g.entered.get() {
            let shown = vm2.repr_of(&me).await?;
            return Err(vm2.runtime_error(format!("TaskGroup {shown} has already been entered")));
        }
        let owner = running_loop(&vm2)?;
        let parent = current_task(&vm2, Some(&owner));
        *g.owner.borrow_mut() = Some(owner);
        if parent.is_none() {
            let shown = vm2.repr_of(&me).await?;
            return Err(vm2.runtime_error(format!("TaskGroup {shown} cannot determine the parent task")));
        }
        *g.parent.borrow_mut() = parent;
        g.entered.set(true);
        Ok(me)
    }))
}

fn aexit(vm: &Vm, args: Args<'_>) -> Res {
    let (vm2, args) = (vm.clone(), args.to_owned());
    Ok(coroutine(vm, "TaskGroup.__aexit__", async move {
        let g = this::<GroupState>(&vm2, args.pos.first())?;
        let res = g.leave(&vm2, exception_arg(&args)).await.at(&vm2, &places::GROUP_AEXIT);
        let held = (g.parent.take(), g.errors.take(), g.base_error.take());
        drop(held);
        res.map(|()| Value::None)
    }))
}

async fn create(vm: Vm, mut args: OwnedArgs) -> Res {
    let me = args.at(0);
    let g = this::<GroupState>(&vm, Some(&me))?;
    if args.pos.len() < 2 {
        match args.kw.iter().position(|(k, _)| k.as_str() == "coro") {
            Some(at) => {
                let (_, coro) = args.kw.remove(at);
                args.pos.push(coro);
            }
            None => {
                let words = "TaskGroup.create_task() missing 1 required positional argument: 'coro'";
                return Err(vm.type_error(words));
            }
        }
    }
    let coro = args.at(1);
    let problem = if !g.entered.get() {
        Some("has not been entered")
    } else if g.exiting.get() && g.tasks.borrow().is_empty() {
        Some("is finished")
    } else if g.aborting.get() {
        Some("is shutting down")
    } else {
        None
    };
    if let Some(problem) = problem {
        vm.close_any(&coro).await?;
        let shown = vm.repr_of(&me).await?;
        return Err(vm.runtime_error(format!("TaskGroup {shown} {problem}")));
    }
    let Some(owner) = g.owner.borrow().clone() else { return Ok(Value::None) };
    let made = create_task(&vm, &owner, Making { coro, kw: args.kw, at: Some(&places::GROUP_CREATED) }).await?;
    let Some(child) = made.as_object().filter(|o| future_of(o).is_some()).cloned() else {
        return Err(vm.type_error("a task factory must give a Task"));
    };
    if let (Some(f), Some(p)) = (future_of(&child), &*g.parent.borrow()) {
        f.with_extra(|x| x.awaited_by.push(Value::Object(p.clone())));
    }
    g.tasks.borrow_mut().push(child.clone());
    let group = me.clone();
    let callback = closure(&vm, "TaskGroup._on_task_done", None, move |vm, args| {
        let (vm, group, child) = (vm.clone(), group.clone(), args.first().cloned().unwrap_or_default());
        Flow::run(async move {
            if let Value::Object(child) = &child {
                this::<GroupState>(&vm, Some(&group))?.child_done(&vm, child).await?;
            }
            Ok(Value::None)
        })
    });
    add_done_callback(&vm, &child, callback, None)?;
    Ok(made)
}

async fn repr(vm: Vm, args: OwnedArgs) -> Res {
    let g = this::<GroupState>(&vm, args.pos.first())?;
    let mut info = String::new();
    let (tasks, errors) = (g.tasks.borrow().len(), g.errors.borrow().len());
    if tasks > 0 {
        info.push_str(&format!(" tasks={tasks}"));
    }
    if errors > 0 {
        info.push_str(&format!(" errors={errors}"));
    }
    if g.aborting.get() {
        info.push_str(" cancelling");
    } else if g.entered.get() {
        info.push_str(" entered");
    }
    Ok(Value::str(format!("<TaskGroup{info}>")))
}

const METHODS: &[Method] = &[
    Method::sync("__new__", new_of::<GroupState>).unbound(),
    Method::sync("__init__", |vm, args| {
        let own = Signature { name: "TaskGroup.__init__", params: &["self"], positional: 1, required: 1 };
        own.bind::<1>(vm, args)?;
        Ok(Value::None)
    }),
    Method::sync("__aenter__", aenter),
    Method::sync("__aexit__", aexit),
    Method::task("create_task", task!(create)),
    Method::task("__repr__", task!(repr)),
];

pub fn fill(vm: &Vm, dict: &Rc<Dict>) {
    add_class(vm, dict, ("asyncio.taskgroups", "TaskGroup"), &[], METHODS, &[]);
}
