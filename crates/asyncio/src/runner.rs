//! `asyncio.run` and `Runner` (CPython `Lib/asyncio/runners.py`).

use crate::context::{self, Ctx, context_of};
use crate::debug::Via;
use crate::ensure::{self, Making};
use crate::event_loop::run_until_complete;
use crate::gather::gather;
use crate::report::{Report, call_exception_handler};
use crate::signature::Signature;
use crate::state::{Placed, loop_arg, loop_state, note, note_holding, state};
use crate::task::{TaskState, all_tasks};
use crate::{future, places};
use coroscope_vm::builtins::args::class_arg;
use coroscope_vm::builtins::define::Method;
use coroscope_vm::object::{Native, Object};
use coroscope_vm::{Args, Exc, OwnedArgs, Payload, Res, Value, Vm, task};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Created,
    Initialized,
    Closed,
}

#[derive(Default)]
pub struct RunnerState {
    stage: Cell<Stage>,
    debug: RefCell<Value>,
    factory: RefCell<Value>,
    owner: RefCell<Option<Rc<Object>>>,
    ctx: RefCell<Option<Ctx>>,
    set_event_loop: Cell<bool>,
}

impl Native for RunnerState {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The class `Runner`.
pub fn class(vm: &Vm) -> Rc<coroscope_vm::class::Class> {
    let class = coroscope_vm::builtins::define::class(vm, "asyncio.runners", "Runner", &[], METHODS, &[]);
    coroscope_vm::builtins::define::flag(&class, &[coroscope_vm::class::ClassFlags::DICT]);
    class
}

const METHODS: &[Method] = &[
    Method::sync("__new__", |vm, args| {
        let Some(Value::Class(class)) = args.get(0) else {
            return Err(vm.type_error("Runner.__new__(): not enough arguments"));
        };
        let class = class_arg(vm, args, class)?;
        Ok(Value::Object(vm.new_object(&class, Payload::Native(Box::<RunnerState>::default()))))
    })
    .unbound(),
    Method::sync("__init__", init),
    Method::task("__enter__", task!(enter)),
    Method::task("__exit__", task!(exit)),
    Method::task("close", task!(close_method)),
    Method::task("get_loop", task!(get_loop)),
    Method::task("run", task!(run_method)),
];

const INIT: Signature =
    Signature { name: "Runner.__init__", params: &["self", "debug", "loop_factory"], positional: 1, required: 1 };

fn init(vm: &Vm, args: Args<'_>) -> Res {
    let [this, debug, factory] = INIT.bind(vm, args)?;
    let this = this.unwrap_or_default();
    let r = runner(vm, Some(&this))?;
    *r.debug.borrow_mut() = debug.unwrap_or(Value::None);
    *r.factory.borrow_mut() = factory.unwrap_or(Value::None);
    Ok(Value::None)
}

fn runner<'a>(vm: &Vm, v: Option<&'a Value>) -> Res<&'a RunnerState> {
    v.and_then(Value::as_object)
        .and_then(|o| o.native::<RunnerState>())
        .ok_or_else(|| vm.type_error("a Runner is required"))
}

async fn lazy_init(vm: &Vm, r: &RunnerState) -> Res<Rc<Object>> {
    match (r.stage.get(), r.owner.borrow().clone()) {
        (Stage::Closed, _) => return Err(vm.runtime_error("Runner is closed")),
        (Stage::Initialized, Some(owner)) => return Ok(owner),
        _ => {}
    }
    let factory = r.factory.borrow().clone();
    let made = if factory.is_none() || factory.is_null() {
        let made = crate::policy::new_event_loop(vm).await?;
        if !r.set_event_loop.replace(true) {
            state(vm).set_current(vm, Some(made.clone()));
        }
        made
    } else {
        vm.call(&factory, Vec::new()).await?
    };
    let owner = loop_arg(vm, &made)?;
    let debug = r.debug.borrow().clone();
    if !debug.is_none() && !debug.is_null() {
        loop_state(&owner).debug.set(vm.truth(&debug).await?);
    }
    *r.owner.borrow_mut() = Some(owner.clone());
    *r.ctx.borrow_mut() = Some(context::current(vm).copy());
    r.stage.set(Stage::Initialized);
    Ok(owner)
}

async fn enter(vm: Vm, args: OwnedArgs) -> Res {
    lazy_init(&vm, runner(&vm, args.pos.first())?).await?;
    Ok(args.at(0))
}

async fn exit(vm: Vm, args: OwnedArgs) -> Res {
    close(&vm, runner(&vm, args.pos.first())?).await.at(&vm, &places::RUNNER_EXIT)?;
    Ok(Value::None)
}

async fn close_method(vm: Vm, args: OwnedArgs) -> Res {
    close(&vm, runner(&vm, args.pos.first())?).await?;
    Ok(Value::None)
}

async fn get_loop(vm: Vm, args: OwnedArgs) -> Res {
    lazy_init(&vm, runner(&vm, args.pos.first())?).await.map(Value::Object)
}

const RUN_METHOD: Signature =
    Signature { name: "Runner.run", params: &["self", "coro", "context"], positional: 2, required: 2 };

async fn run_method(vm: Vm, args: OwnedArgs) -> Res {
    let [this, coro, ctx] = RUN_METHOD.bind(&vm, args.as_args())?;
    let this = this.unwrap_or_default();
    let ctx = ctx.as_ref().and_then(context_of);
    run_in_runner(&vm, runner(&vm, Some(&this))?, coro.unwrap_or_default(), ctx, Via::Runner).await
}

async fn run_in_runner(vm: &Vm, r: &RunnerState, coro: Value, ctx: Option<Ctx>, via: Via) -> Res {
    if state(vm).running(vm).is_some() {
        let e = vm.runtime_error("Runner.run() cannot be called from a running event loop");
        return Err(note_holding(vm, e, &places::RUNNER_RUN_NESTED, vec![coro]));
    }
    let owner = lazy_init(vm, r).await?;
    let coro = if ensure::is_coroutine(vm, &coro) {
        coro
    } else if ensure::is_awaitable(vm, &coro) {
        ensure::wrap_awaitable(vm, &coro)
    } else {
        let e = vm.type_error("An asyncio.Future, a coroutine or an awaitable is required");
        return Err(note(vm, e, &places::RUNNER_RUN_TYPE));
    };
    let ctx = ctx.or_else(|| r.ctx.borrow().clone());
    let kw = match ctx {
        Some(ctx) => vec![(vm.intern("context"), context::object_of(vm, &ctx))],
        None => Vec::new(),
    };
    let main = ensure::create_task(vm, &owner, Making { coro, kw, at: Some(&places::MAIN_CREATED) }).await?;
    if let Some(t) = main.as_object().and_then(|o| o.native::<TaskState>()) {
        t.log_destroy_pending.set(true);
    }
    run_until_complete(vm, &owner, &main, via).await.at(vm, &places::RUNNER_RUN)
}

/// `Runner.close`: cancels what is left, ends asynchronous generators and the executor, closes the loop.
async fn close(vm: &Vm, r: &RunnerState) -> Res<()> {
    if r.stage.get() != Stage::Initialized {
        return Ok(());
    }
    let Some(owner) = r.owner.borrow().clone() else { return Ok(()) };
    let ended = wind_up(vm, &owner).await;
    if r.set_event_loop.get() {
        state(vm).set_current(vm, None);
    }
    let l = loop_state(&owner);
    if !l.is_running() {
        crate::loop_methods::close_state(l);
    }
    drop(r.owner.borrow_mut().take());
    r.stage.set(Stage::Closed);
    ended
}

async fn wind_up(vm: &Vm, owner: &Rc<Object>) -> Res<()> {
    cancel_all(vm, owner).await.at(vm, &places::RUNNER_CLOSE)?;
    let this = Value::Object(owner.clone());
    for name in ["shutdown_asyncgens", "shutdown_default_executor"] {
        let coro = vm.call_method(&this, &vm.intern(name), Vec::new()).await?;
        run_quietly(vm, owner, coro).await?;
    }
    Ok(())
}

/// Runs one of the loop's own coroutines as a task that the record does not show.
async fn run_quietly(vm: &Vm, owner: &Rc<Object>, coro: Value) -> Res {
    let state = state(vm);
    state.quiet.set(true);
    let made = ensure::ensure_future(vm, &coro, Some(owner)).await;
    state.quiet.set(false);
    let made = made?;
    if let Some(t) = made.as_object().and_then(|o| o.native::<TaskState>()) {
        t.log_destroy_pending.set(false);
    }
    run_until_complete(vm, owner, &made, Via::Complete).await
}

/// `_cancel_all_tasks`
async fn cancel_all(vm: &Vm, owner: &Rc<Object>) -> Res<()> {
    let left = all_tasks(owner);
    if left.is_empty() {
        return Ok(());
    }
    for t in &left {
        crate::cancel::cancel(vm, &Value::Object(t.clone()), &Value::None).await?;
    }
    let tasks: Vec<Value> = left.iter().cloned().map(Value::Object).collect();
    let all = gather(vm, &tasks, true).await?;
    run_until_complete(vm, owner, &all, Via::Complete).await.at(vm, &places::CANCEL_ALL)?;
    for t in left {
        let Some(f) = future::future_of(&t) else { continue };
        if f.is_cancelled() {
            continue;
        }
        if let Value::Object(e) = f.exception(vm)? {
            let report = Report::new("unhandled exception during asyncio.run() shutdown")
                .exception(Exc(e))
                .with("task", Value::Object(t.clone()));
            call_exception_handler(vm, owner, report).await?;
        }
    }
    Ok(())
}

const RUN: Signature =
    Signature { name: "run", params: &["main", "debug", "loop_factory"], positional: 1, required: 1 };

/// `asyncio.run(main, *, debug=None, loop_factory=None)`
pub async fn run(vm: Vm, args: OwnedArgs) -> Res {
    let [main, debug, factory] = RUN.bind(&vm, args.as_args())?;
    drop(args);
    if state(&vm).running(&vm).is_some() {
        let e = vm.runtime_error("asyncio.run() cannot be called from a running event loop");
        return Err(note_holding(&vm, e, &places::RUN_NESTED, main.into_iter().collect()));
    }
    let r = RunnerState::default();
    *r.debug.borrow_mut() = debug.unwrap_or(Value::None);
    *r.factory.borrow_mut() = factory.unwrap_or(Value::None);
    lazy_init(&vm, &r).await?;
    let res = run_in_runner(&vm, &r, main.unwrap_or_default(), None, Via::Run).await.at(&vm, &places::RUN);
    match close(&vm, &r).await.at(&vm, &places::RUNNER_EXIT).at(&vm, &places::RUN_WITH) {
        Ok(()) => res,
        Err(e) => {
            if let (Err(first), Some(d)) = (res, e.data())
                && !first.same(&e)
            {
                d.context.borrow_mut().get_or_insert(first);
            }
            Err(e)
        }
    }
}
