//! How futures, tasks, callbacks and coroutines look (CPython `base_futures.py`, `base_tasks.py`,
//! `format_helpers.py`, `coroutines.py`).

use crate::closure;
use crate::future::{Callback, FutureState, Outcome, as_future};
use crate::state::state;
use crate::task::TaskState;
use coroscope_vm::generator::{Generator, State};
use coroscope_vm::object::Object;
use coroscope_vm::{OwnedArgs, Res, Value, Vm};
use std::cell::RefCell;
use std::rc::Rc;

/// Futures whose `repr` is being made, so that one within itself is cut short.
#[derive(Default)]
struct Open(RefCell<Vec<usize>>);

/// `Future.__repr__` and `Task.__repr__`
pub async fn repr_future(vm: Vm, args: OwnedArgs) -> Res {
    let this = args.at(0);
    let Some((object, f)) = as_future(&this) else { return Err(vm.type_error("expected a Future")) };
    let open = vm.extension::<Open>();
    let at = Rc::as_ptr(object) as usize;
    if open.0.borrow().contains(&at) {
        return Ok(Value::str("..."));
    }
    open.0.borrow_mut().push(at);
    let info = info(&vm, object, f).await;
    open.0.borrow_mut().retain(|a| *a != at);
    Ok(Value::str(format!("<{} {}>", vm.type_of(&this).name(), info?.join(" "))))
}

async fn info(vm: &Vm, object: &Rc<Object>, f: &FutureState) -> Res<Vec<String>> {
    let mut info = Vec::new();
    let task = object.native::<TaskState>();
    let first = match &*f.outcome.borrow() {
        Outcome::Pending if task.is_some_and(|t| t.cancels.get() > 0) => "cancelling",
        Outcome::Pending => "pending",
        Outcome::Cancelled => "cancelled",
        _ => "finished",
    };
    info.push(first.to_owned());
    if let Some(t) = task {
        let name = vm.call_method(&Value::Object(object.clone()), &vm.intern("get_name"), Vec::new()).await?;
        info.push(format!("name={}", vm.repr_of(&name).await?));
        let coro = t.coro.borrow().clone();
        if !coro.is_none() && !coro.is_null() {
            info.push(format!("coro=<{}>", coroutine(vm, &coro).await?));
        }
        let waiter = t.waiter.borrow().clone();
        if !waiter.is_none() {
            info.push(format!("wait_for={}", vm.repr_of(&waiter).await?));
        }
    }
    let (failure, result) = match &*f.outcome.borrow() {
        Outcome::Failed(e, _) => (Some(e.value()), None),
        Outcome::Result(v) => (None, Some(v.clone())),
        _ => (None, None),
    };
    if let Some(e) = failure {
        info.push(format!("exception={}", vm.repr_of(&e).await?));
    }
    if let Some(v) = result {
        info.push(format!("result={}", short_repr(vm, &v).await?));
    }
    if let Some(c) = callbacks(vm, f).await? {
        info.push(c);
    }
    info.extend(f.peek_extra(|x| x.made.as_ref().and_then(crate::debug::Made::shown)).flatten());
    Ok(info)
}

async fn callbacks(vm: &Vm, f: &FutureState) -> Res<Option<String>> {
    let all: Vec<Option<Value>> = f
        .callbacks
        .borrow()
        .iter()
        .map(|c| match c {
            Callback::Wakeup(_) => None,
            Callback::Call(v, _) => Some(v.clone()),
        })
        .collect();
    let one = async |c: &Option<Value>| -> Res<String> {
        match c {
            None => Ok("Task.task_wakeup()".to_owned()),
            Some(v) => callback_source(vm, v, &[], false).await,
        }
    };
    Ok(match all.as_slice() {
        [] => None,
        [a] => Some(format!("cb=[{}]", one(a).await?)),
        [a, b] => Some(format!("cb=[{}, {}]", one(a).await?, one(b).await?)),
        [a, middle @ .., z] => Some(format!("cb=[{}, <{} more>, {}]", one(a).await?, middle.len(), one(z).await?)),
    })
}

/// `reprlib.repr`: long texts and containers cut short, six levels deep.
pub async fn short_repr(vm: &Vm, v: &Value) -> Res<String> {
    shortened(vm.clone(), v.clone(), 6).await
}

type Shortened = std::pin::Pin<Box<dyn Future<Output = Res<String>>>>;

fn shortened(vm: Vm, v: Value, level: u32) -> Shortened {
    Box::pin(async move {
        let (open, close, items, most): (&str, &str, Vec<Value>, usize) = match &v {
            Value::List(l) => ("[", "]", l.to_vec(), 6),
            Value::Tuple(t) if t.len() == 1 => ("(", ",)", t.to_vec(), 6),
            Value::Tuple(t) => ("(", ")", t.to_vec(), 6),
            Value::Set(s) if !s.is_empty() => ("{", "}", s.to_vec(), 6),
            Value::FrozenSet(s) if !s.is_empty() => ("frozenset({", "})", s.to_vec(), 6),
            Value::Dict(d) => return short_dict(vm, d.pairs(), level).await,
            Value::Str(s) => return short_text(&vm, s).await,
            other => {
                let text = vm.repr_of(other).await?;
                let most = if matches!(other, Value::Int(_) | Value::BigInt(_)) { 40 } else { 30 };
                let plain = matches!(other, Value::None | Value::Bool(_) | Value::Float(_));
                return Ok(if plain && text.len() <= 30 { text.to_string() } else { cut(&text, most) });
            }
        };
        if level == 0 && !items.is_empty() {
            return Ok(format!("{open}...{close}"));
        }
        let more = items.len() > most;
        let mut shown = Vec::new();
        for item in items.into_iter().take(most) {
            shown.push(shortened(vm.clone(), item, level.saturating_sub(1)).await?);
        }
        if more {
            shown.push("...".to_owned());
        }
        Ok(format!("{open}{}{close}", shown.join(", ")))
    })
}

async fn short_dict(vm: Vm, mut pairs: Vec<(Value, Value)>, level: u32) -> Res<String> {
    if level == 0 && !pairs.is_empty() {
        return Ok("{...}".to_owned());
    }
    let more = pairs.len() > 4;
    if let Some(keys) = pairs.iter().map(|(k, _)| k.as_str().map(|s| s.to_string())).collect::<Option<Vec<String>>>() {
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
        pairs = order.into_iter().map(|i| pairs[i].clone()).collect();
    }
    let mut shown = Vec::new();
    for (k, v) in pairs.into_iter().take(4) {
        let key = shortened(vm.clone(), k, level.saturating_sub(1)).await?;
        let value = shortened(vm.clone(), v, level.saturating_sub(1)).await?;
        shown.push(format!("{key}: {value}"));
    }
    if more {
        shown.push("...".to_owned());
    }
    Ok(format!("{{{}}}", shown.join(", ")))
}

async fn short_text(vm: &Vm, s: &Rc<coroscope_vm::PyStr>) -> Res<String> {
    let whole = vm.repr_of(&Value::Str(s.clone())).await?;
    if whole.chars().count() <= 30 {
        return Ok(whole.to_string());
    }
    let tail: String = whole.chars().skip(whole.chars().count().saturating_sub(14)).collect();
    let head: String = whole.chars().take(13).collect();
    Ok(format!("{head}...{tail}"))
}

/// The middle of a long text becomes three dots.
fn cut(text: &str, most: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= most {
        return text.to_owned();
    }
    let i = (most - 3) / 2;
    let j = most - 3 - i;
    chars[..i].iter().chain(['.', '.', '.'].iter()).chain(&chars[chars.len() - j..]).collect()
}

/// `name() at file:line`
pub async fn callback_source(vm: &Vm, callback: &Value, args: &[Value], debug: bool) -> Res<String> {
    let mut text = callback_name(vm, callback, args, debug).await?;
    if let Some(source) = source_of(vm, callback).await? {
        text.push_str(&format!(" at {source}"));
    }
    Ok(text)
}

async fn given(vm: &Vm, args: &[Value], debug: bool) -> Res<String> {
    if !debug {
        return Ok("()".to_owned());
    }
    let mut shown = Vec::new();
    for a in args {
        shown.push(short_repr(vm, a).await?);
    }
    Ok(format!("({})", shown.join(", ")))
}

async fn callback_name(vm: &Vm, callback: &Value, args: &[Value], debug: bool) -> Res<String> {
    let (mut at, mut args, mut suffix) = (callback.clone(), args.to_vec(), String::new());
    while is_partial(vm, &at) {
        suffix = format!("{}{suffix}", given(vm, &args, debug).await?);
        let inner = vm.getattr(&at, &vm.intern("func")).await?;
        let bound = vm.getattr(&at, &vm.names.args.clone()).await?;
        args = bound.as_tuple().map(|t| t.to_vec()).unwrap_or_default();
        at = inner;
    }
    let name = match vm.getattr_opt(&at, &vm.names.qualname).await? {
        Some(n) if n.as_str().is_some_and(|s| !s.is_empty()) => Some(n),
        _ => vm.getattr_opt(&at, &vm.names.name_).await?,
    };
    let name = match name {
        Some(n) if n.as_str().is_some_and(|s| !s.is_empty()) => vm.str_of(&n).await?.to_string(),
        _ => vm.repr_of(&at).await?.to_string(),
    };
    Ok(format!("{name}{}{suffix}", given(vm, &args, debug).await?))
}

fn is_partial(vm: &Vm, v: &Value) -> bool {
    matches!(v, Value::Object(_)) && vm.type_of(v).name().as_str() == "partial"
}

/// `_get_function_source`: through wrappers and partials to a function with code.
async fn source_of(vm: &Vm, callback: &Value) -> Res<Option<String>> {
    let mut at = callback.clone();
    for _ in 0..1000 {
        if let Some(c) = closure::inside(&at) {
            return Ok(c.source.map(str::to_owned));
        }
        // A bound method is no function (`inspect.isfunction`).
        if matches!(at, Value::Method(_)) {
            return Ok(None);
        }
        let function = at.clone();
        if let Some(next) = vm.getattr_opt(&function, &vm.names.wrapped).await? {
            at = next;
            continue;
        }
        if let Value::Function(f) = &function {
            let code = f.code.borrow();
            return Ok(Some(format!("{}:{}", code.filename, code.code.first_line)));
        }
        if !is_partial(vm, &function) {
            return Ok(None);
        }
        at = vm.getattr(&function, &vm.intern("func")).await?;
    }
    Ok(None)
}

/// `_format_coroutine`: name, state and place.
async fn coroutine(vm: &Vm, coro: &Value) -> Res<String> {
    let Value::Generator(g) = coro else {
        let name = match vm.getattr_opt(coro, &vm.names.qualname).await? {
            Some(n) => Some(n),
            None => vm.getattr_opt(coro, &vm.names.name_).await?,
        };
        return Ok(match name {
            Some(n) => format!("{}()", vm.str_of(&n).await?),
            None => format!("<{} without __name__>()", vm.type_of(coro).name()),
        });
    };
    if g.state.get() == State::Running
        && let (Some(code), Some(line)) = (&g.code, crate::debug::running_line(vm, coro).await?)
    {
        return Ok(format!("{}() running at {}:{line}", g.qualname.borrow(), code.filename));
    }
    Ok(generator(g))
}

/// The same for the machine's own coroutines.
pub fn generator(g: &Generator) -> String {
    let name = g.qualname.borrow().clone();
    let Some(code) = &g.code else {
        let (file, lines) = crate::natives::source(name.as_str());
        return match (g.state.get(), lines) {
            (_, None) => format!("{name}()"),
            (State::Closed, Some((first, _))) => format!("{name}() done, defined at {file}:{first}"),
            (State::Created, Some((first, _))) => format!("{name}() running at {file}:{first}"),
            (_, Some((_, at))) => format!("{name}() running at {file}:{at}"),
        };
    };
    let (file, first) = (&code.filename, code.code.first_line);
    match g.state.get() {
        State::Closed => format!("{name}() done, defined at {file}:{first}"),
        State::Running => format!("{name}() running at {file}:{first}"),
        State::Created | State::Suspended => format!("{name}() running at {file}:{}", g.line()),
    }
}

/// How a loop looks.
pub fn repr_loop(vm: &Vm, this: &Value) -> String {
    let name = vm.type_of(this).name();
    let Some(l) = this.as_object().and_then(|o| o.native::<crate::event_loop::LoopState>()) else {
        return format!("<{name}>");
    };
    let word = |b: bool| if b { "True" } else { "False" };
    let _ = state(vm);
    format!("<{name} running={} closed={} debug={}>", word(l.is_running()), word(l.closed.get()), word(l.debug.get()))
}
