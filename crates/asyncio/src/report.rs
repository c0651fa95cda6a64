//! What asyncio says when nobody else does: the loop's exception handler and the slow callbacks of debug mode
//! (CPython `default_exception_handler`), in the words that `logging` would print.

use crate::event_loop::{Entry, is_exit, run_entry};
use crate::future::as_future;
use crate::state::{State, loop_state, note};
use crate::task::TaskState;
use coroscope_vm::events::Stream;
use coroscope_vm::object::Object;
use coroscope_vm::{Exc, OwnedArgs, Res, Value, Vm};
use std::rc::Rc;

/// The context of `call_exception_handler`, in order.
pub struct Report {
    message: String,
    entries: Vec<(&'static str, Value)>,
}

impl Report {
    pub fn new(message: impl Into<String>) -> Report {
        Report { message: message.into(), entries: Vec::new() }
    }

    pub fn with(mut self, key: &'static str, value: Value) -> Report {
        self.entries.push((key, value));
        self
    }

    pub fn exception(self, e: Exc) -> Report {
        self.with("exception", e.value())
    }

    /// In debug mode: where a future was made.
    fn made(self, f: &crate::future::FutureState) -> Report {
        match f.peek_extra(|x| x.made.clone()).flatten() {
            Some(made) => self.with("source_traceback", Value::str(made.formatted())),
            None => self,
        }
    }

    fn into_dict(self, vm: &Vm) -> Value {
        let dict = vm.new_dict();
        dict.set_str(&vm.intern("message"), Value::str(self.message));
        for (key, value) in self.entries {
            dict.set_str(&vm.intern(key), value);
        }
        Value::Dict(dict)
    }
}

/// `loop.call_exception_handler`
pub async fn call_exception_handler(vm: &Vm, owner: &Rc<Object>, report: Report) -> Res<()> {
    let context = report.into_dict(vm);
    handle_context(vm, owner, &context, None).await
}

/// The same with a context that a program made; `during` is the exception being handled.
pub async fn handle_context(vm: &Vm, owner: &Rc<Object>, context: &Value, during: Option<Exc>) -> Res<()> {
    let handler = loop_state(owner).exception_handler.borrow().clone();
    if handler.is_none() || handler.is_null() {
        return through_default(vm, owner, context, "Exception in default exception handler").await;
    }
    let args = OwnedArgs::from(vec![Value::Object(owner.clone()), context.clone()]);
    let res = match context_of_thing(context) {
        Some(ctx) => crate::context::run_in(vm, &ctx, &handler, args).await,
        None => vm.call_kw(&handler, args).await,
    };
    match res {
        Ok(_) => Ok(()),
        Err(e) if is_exit(vm, &e) => Err(e),
        Err(e) => {
            if let (Some(during), Some(d)) = (during, e.data()) {
                d.context.borrow_mut().get_or_insert(during);
            }
            let e = note(vm, e, &crate::places::CALL_HANDLER);
            let report =
                Report::new("Unhandled error in exception handler").exception(e).with("context", context.clone());
            let context = report.into_dict(vm);
            let words =
                "Exception in default exception handler while handling an unexpected error in custom exception handler";
            through_default(vm, owner, &context, words).await
        }
    }
}

/// The context of the task, future or handle that a report is about.
fn context_of_thing(context: &Value) -> Option<crate::context::Ctx> {
    let dict = context.as_dict()?;
    let pairs = dict.pairs();
    let find = |key: &str| pairs.iter().find(|(k, _)| k.as_str().is_some_and(|s| s.as_str() == key)).map(|(_, v)| v);
    let thing = find("task").or_else(|| find("future")).or_else(|| find("handle"))?.as_object()?.clone();
    if let Some(t) = thing.native::<TaskState>() {
        return Some(t.ctx.borrow().clone());
    }
    thing.native::<crate::handle::HandleState>().map(|h| h.ctx.clone())
}

async fn through_default(vm: &Vm, owner: &Rc<Object>, context: &Value, words: &str) -> Res<()> {
    let name = vm.intern("default_exception_handler");
    let res = vm.call_method(&Value::Object(owner.clone()), &name, vec![context.clone()]).await;
    match res {
        Ok(_) => Ok(()),
        Err(e) if is_exit(vm, &e) => Err(e),
        Err(e) => log(vm, "error", words, Some(e)).await,
    }
}

/// `default_exception_handler`: everything in the context, the message first, the exception last.
pub async fn default_handler(vm: Vm, args: OwnedArgs) -> Res {
    let context = args.at(1);
    let Some(dict) = context.as_dict() else { return Err(vm.type_error("the context must be a dict")) };
    let mut message = "Unhandled exception in event loop".to_owned();
    let mut exception = None;
    let mut lines = Vec::new();
    let mut pairs = dict.pairs();
    pairs.sort_by_key(|a| key_text(&a.0));
    for (key, value) in pairs {
        match key_text(&key).as_str() {
            "message" => {
                if vm.truth(&value).await? {
                    message = vm.str_of(&value).await?.to_string();
                }
            }
            "exception" => {
                if let Value::Object(o) = &value
                    && o.exc().is_some()
                {
                    exception = Some(Exc(o.clone()));
                }
            }
            "source_traceback" => {
                let text = vm.str_of(&value).await?;
                lines.push(format!("Object created at (most recent call last):\n{}", text.trim_end()));
            }
            name => lines.push(format!("{name}: {}", vm.repr_of(&value).await?)),
        }
    }
    lines.insert(0, message);
    log(&vm, "error", &lines.join("\n"), exception).await?;
    Ok(Value::None)
}

fn key_text(key: &Value) -> String {
    key.as_str().map_or_else(String::new, |s| s.to_string())
}

/// The logger named `asyncio`: through `logging` where the program has imported it, else what its last resort prints.
pub async fn log(vm: &Vm, level: &str, message: &str, exception: Option<Exc>) -> Res<()> {
    if vm.loaded_module("logging").is_some() {
        let logger = logger(vm).await?;
        let method = vm.getattr(&logger, &vm.intern(level)).await?;
        let info = exception.map_or(Value::Bool(false), |e| e.value());
        let pos = vec![Value::str("%s"), Value::str(message)];
        vm.call_kw(&method, OwnedArgs { pos, kw: vec![(vm.intern("exc_info"), info)] }).await?;
        return Ok(());
    }
    let mut text = format!("{message}\n");
    if let Some(e) = exception {
        text.push_str(&coroscope_vm::traceback::format_exception(vm, &e).await?);
    }
    vm.write(Stream::Stderr, &text)
}

/// `asyncio.log.logger`
pub async fn logger(vm: &Vm) -> Res {
    let logging = vm.import_module("logging").await?;
    let get = vm.getattr(&logging, &vm.intern("getLogger")).await?;
    vm.call(&get, vec![Value::str("asyncio")]).await
}

/// A future or task with an exception that nobody looked at is gone.
pub async fn never_retrieved(vm: &Vm, this: &Value) -> Res {
    let Some((_, f)) = as_future(this) else { return Ok(Value::None) };
    let (Some(e), Ok(owner)) = (f.failure(), f.owner(vm)) else { return Ok(Value::None) };
    let message = format!("{} exception was never retrieved", vm.type_of(this).name());
    let report = Report::new(message).exception(e).with("future", this.clone()).made(f);
    call_exception_handler(vm, &owner, report).await?;
    Ok(Value::None)
}

/// A task is gone before it was done.
pub async fn destroyed_pending(vm: &Vm, this: &Value) -> Res {
    let Some((object, f)) = as_future(this) else { return Ok(Value::None) };
    let Ok(owner) = f.owner(vm) else { return Ok(Value::None) };
    if let Some(t) = object.native::<TaskState>() {
        vm.record(coroscope_vm::events::EventKind::DestroyedPending { of: t.lane.get() });
    }
    let report = Report::new("Task was destroyed but it is pending!").with("task", this.clone()).made(f);
    call_exception_handler(vm, &owner, report).await?;
    Ok(Value::None)
}

/// A callback raised.
pub async fn callback_failed(vm: &Vm, owner: &Rc<Object>, e: Exc, handle: Value) -> Res<()> {
    let shown = match handle.as_object().and_then(|o| o.native::<crate::handle::HandleState>()) {
        Some(h) => {
            let (callback, args) = (h.callback.borrow().clone(), h.args.borrow().clone());
            crate::repr::callback_source(vm, &callback, &args, loop_state(owner).debug.get()).await?
        }
        None => "callback".to_owned(),
    };
    let report = Report::new(format!("Exception in callback {shown}")).exception(e.clone()).with("handle", handle);
    let context = report.into_dict(vm);
    handle_context(vm, owner, &context, Some(e)).await
}

/// Debug mode: runs an entry and warns if it took longer than `slow_callback_duration` of virtual time.
pub async fn run_timed(vm: &Vm, state: &State, owner: &Rc<Object>, entry: Entry) -> Res<()> {
    let what = match &entry {
        Entry::Step { task, .. } | Entry::Wakeup { task, .. } => Value::Object(task.clone()),
        Entry::Handle(h) => Value::Object(h.clone()),
        Entry::Callback { call, ctx, .. } => crate::handle::of_callback(vm, owner, call.clone(), ctx.clone()),
        Entry::Release { .. } => Value::Null,
    };
    let start = vm.seconds();
    let res = run_entry(vm, state, owner, entry).await;
    let took = vm.seconds() - start;
    let limit = loop_state(owner).slow_callback_duration.borrow().clone();
    let limit = crate::handle::seconds(&limit).unwrap_or(0.1);
    if took >= limit && !what.is_null() {
        let shown = vm.repr_of(&what).await?;
        log(vm, "warning", &format!("Executing {shown} took {took:.3} seconds"), None).await?;
    }
    res
}
