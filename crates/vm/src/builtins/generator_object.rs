//! Methods and attributes of generators, coroutines and asynchronous generators, and of the awaitables around them
//! (`Objects/genobject.c`).

use super::define::{Attr, Method, attrs, methods};
use crate::class::Class;
use crate::flow::Input;
use crate::frame::{Frame, Frames};
use crate::function::{Args, OwnedArgs};
use crate::generator::{Generator, Kind, State};
use crate::{Exc, Flow, Res, Value, Vm};
use std::rc::Rc;

/// `self`, checked against the class that the method is of.
fn this(vm: &Vm, args: Args<'_>, method: &str) -> Res<Rc<Generator>> {
    match args.pos.first() {
        Some(Value::Generator(g)) => Ok(g.clone()),
        Some(other) => {
            let t = vm.type_name(other);
            Err(vm.type_error(format!("descriptor '{method}' requires a 'generator' object but received a '{t}'")))
        }
        None => Err(vm.type_error(format!("unbound method {method}() needs an argument"))),
    }
}

/// The name of a method in messages.
fn shown(g: &Generator, method: &str) -> String {
    let class = match g.kind {
        Kind::Generator => "generator",
        Kind::Coroutine => "coroutine",
        Kind::AsyncGenerator => "async_generator",
        Kind::Asend => "async_generator_asend",
        Kind::Athrow => "async_generator_athrow",
        Kind::CoroutineWrapper => "coroutine_wrapper",
        Kind::FutureIter => "FutureIter",
        Kind::Anext => "anext_awaitable",
    };
    format!("{class}.{method}")
}

/// What is really resumed: the coroutine in a `coroutine_wrapper`, else the object itself.
fn inner(g: &Rc<Generator>) -> Rc<Generator> {
    match &*g.delegate.borrow() {
        Value::Generator(coroutine) if g.kind == Kind::CoroutineWrapper => coroutine.clone(),
        _ => g.clone(),
    }
}

/// Resumes, with the words of the awaitables of asynchronous generators for those that are over.
fn resume(vm: &Vm, g: &Rc<Generator>, input: Input) -> Flow {
    let over = g.state.get() == State::Closed;
    match g.kind {
        Kind::Asend if over => Flow::Err(vm.runtime_error("cannot reuse already awaited __anext__()/asend()")),
        Kind::Athrow if over => Flow::Err(vm.runtime_error("cannot reuse already awaited aclose()/athrow()")),
        _ => match input {
            Input::Throw(e) => vm.throw_flow(&inner(g), e),
            send => Flow::Resume(inner(g), send),
        },
    }
}

fn fail(e: Exc) -> Flow {
    Flow::Err(e)
}

fn itself(vm: &Vm, args: Args<'_>) -> Res {
    this(vm, args, "__iter__").map(Value::Generator)
}

fn next(vm: &Vm, args: Args<'_>) -> Flow {
    match this(vm, args, "__next__") {
        Ok(g) => resume(vm, &g, Input::Send(Value::None)),
        Err(e) => fail(e),
    }
}

fn send(vm: &Vm, args: Args<'_>) -> Flow {
    let g = match this(vm, args, "send") {
        Ok(g) => g,
        Err(e) => return fail(e),
    };
    match args.rest().one(vm, &shown(&g, "send")) {
        Ok(v) => resume(vm, &g, Input::Send(v.clone())),
        Err(e) => fail(e),
    }
}

fn close(vm: &Vm, args: Args<'_>) -> Flow {
    let g = match this(vm, args, "close") {
        Ok(g) => g,
        Err(e) => return fail(e),
    };
    if let Err(e) = args.rest().none(vm, &shown(&g, "close")) {
        return fail(e);
    }
    let vm = vm.clone();
    Flow::run(async move { vm.close_generator(&inner(&g)).await })
}

// ---- throw -----------------------------------------------------------------------------------------------------------

/// What `throw(type, value, traceback)` throws (`_gen_throw`).
async fn thrown(vm: &Vm, args: &[Value]) -> Res<Exc> {
    let at = |i: usize| args.get(i).cloned().unwrap_or(Value::None);
    let (kind, value, tb) = (at(0), at(1), at(2));
    let tb = match &tb {
        Value::None => None,
        other => match super::frames::traceback_of(other) {
            Some(tb) => Some(tb),
            None => return Err(vm.type_error("throw() third argument must be a traceback object")),
        },
    };
    let e = match &kind {
        Value::Class(c) if c.is_subclass_of(&vm.exc.base_exception) => instance_of(vm, c, value).await?,
        Value::Object(o) if o.exc().is_some() => {
            if !value.is_none() {
                return Err(vm.type_error("instance exception may not have a separate value"));
            }
            Exc(o.clone())
        }
        other => {
            let t = vm.type_name(other);
            let words = format!("exceptions must be classes or instances deriving from BaseException, not {t}");
            return Err(vm.type_error(words));
        }
    };
    if let (Some(tb), Some(d)) = (tb, e.data()) {
        *d.traceback.borrow_mut() = Some(tb);
    }
    Ok(e)
}

/// An exception of a class from the value that came with it (`PyErr_NormalizeException`).
async fn instance_of(vm: &Vm, class: &Rc<Class>, value: Value) -> Res<Exc> {
    if let Some(e) = super::exceptions::as_exc(&value)
        && e.is_a(class)
    {
        return Ok(e);
    }
    let args = match value {
        Value::None => Vec::new(),
        Value::Tuple(t) => t.to_vec(),
        other => vec![other],
    };
    let made = vm.call(&Value::Class(class.clone()), args).await?;
    super::exceptions::as_exc(&made).ok_or_else(|| {
        let (c, t) = (vm.class_repr(class), vm.class_repr(&vm.type_of(&made)));
        vm.type_error(format!("calling {c} should have returned an instance of BaseException, not {t}"))
    })
}

/// Arguments of `throw` or `athrow`: how many there may be, and the warning about more than one.
fn check_throw(vm: &Vm, frames: &Frames<'_>, args: Args<'_>, method: &str) -> Res<Option<Flow>> {
    args.between(vm, method, 1, 3)?;
    if args.pos.len() == 1 {
        return Ok(None);
    }
    let words =
        format!("the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead.");
    let (file, line) = (frames.top.code.filename.clone(), frames.top.line());
    Ok(Some(super::warn::warn(vm, &vm.exc.deprecation_warning, words, &file, line)))
}

fn throw(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let g = match this(vm, args, "throw") {
        Ok(g) => g,
        Err(e) => return fail(e),
    };
    let rest = args.rest();
    let warning = match check_throw(vm, frames, rest, "throw") {
        Ok(w) => w,
        Err(e) => return fail(e),
    };
    if let ([v], None) = (rest.pos, &warning)
        && let Some(e) = super::exceptions::as_exc(v)
    {
        return resume(vm, &g, Input::Throw(e));
    }
    let (vm, given) = (vm.clone(), rest.pos.to_vec());
    Flow::run(async move {
        if let Some(warning) = warning {
            vm.flow(warning).await?;
        }
        let e = thrown(&vm, &given).await?;
        vm.flow(resume(&vm, &g, Input::Throw(e))).await
    })
}

// ---- asynchronous generators -----------------------------------------------------------------------------------------

/// Notes which method of which generator made an awaitable, for the warning that nobody awaited it.
fn named(vm: &Vm, g: &Generator, awaitable: Value, method: &str) -> Value {
    if let Value::Generator(a) = &awaitable {
        *a.name.borrow_mut() = vm.intern(method);
        *a.qualname.borrow_mut() = g.qualname.borrow().clone();
    }
    awaitable
}

fn anext(vm: &Vm, args: Args<'_>) -> Res {
    let g = this(vm, args, "__anext__")?;
    Ok(named(vm, &g, vm.agen_asend(&g, Value::None), "asend"))
}

fn asend(vm: &Vm, args: Args<'_>) -> Res {
    let g = this(vm, args, "asend")?;
    let value = args.rest().one(vm, "async_generator.asend")?;
    Ok(named(vm, &g, vm.agen_asend(&g, value.clone()), "asend"))
}

fn aclose(vm: &Vm, args: Args<'_>) -> Res {
    let g = this(vm, args, "aclose")?;
    args.rest().none(vm, "async_generator.aclose")?;
    Ok(named(vm, &g, vm.agen_aclose(&g), "aclose"))
}

fn athrow(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let g = match this(vm, args, "athrow") {
        Ok(g) => g,
        Err(e) => return fail(e),
    };
    let rest = args.rest();
    let warning = match check_throw(vm, frames, rest, "athrow") {
        Ok(w) => w,
        Err(e) => return fail(e),
    };
    if let ([v], None) = (rest.pos, &warning)
        && let Some(e) = super::exceptions::as_exc(v)
    {
        return Flow::Value(named(vm, &g, vm.agen_athrow(&g, e), "athrow"));
    }
    let (vm, given) = (vm.clone(), rest.pos.to_vec());
    Flow::run(async move {
        if let Some(warning) = warning {
            vm.flow(warning).await?;
        }
        let e = thrown(&vm, &given).await?;
        Ok(named(&vm, &g, vm.agen_athrow(&g, e), "athrow"))
    })
}

// ---- coroutines ------------------------------------------------------------------------------------------------------

/// `coroutine.__await__()`: an iterator that drives the coroutine.
async fn await_method(vm: Vm, args: OwnedArgs) -> Res {
    let g = this(&vm, args.as_args(), "__await__")?;
    let target = Value::Generator(g);
    let (vm2, driven) = (vm.clone(), target.clone());
    let future = Box::pin(async move { vm2.await_iterator(&driven).await });
    let wrapper = vm.new_coroutine(Kind::CoroutineWrapper, "coroutine_wrapper", future);
    if let Value::Generator(w) = &wrapper {
        *w.delegate.borrow_mut() = target;
    }
    Ok(wrapper)
}

// ---- attributes ------------------------------------------------------------------------------------------------------

fn generator<'a>(vm: &Vm, v: &'a Value) -> Res<&'a Rc<Generator>> {
    match v {
        Value::Generator(g) => Ok(g),
        other => Err(vm.type_error(format!("expected a generator, not '{}'", vm.type_name(other)))),
    }
}

fn set_name(vm: &Vm, v: &Value, new: Option<Value>, attribute: &str) -> Res<Rc<crate::PyStr>> {
    generator(vm, v)?;
    new.and_then(|n| n.as_str().cloned())
        .ok_or_else(|| vm.type_error(format!("{attribute} must be set to a string object")))
}

/// `gi_frame` and its kin: of the generator that waits, or of the one that runs now.
fn frame(vm: &Vm, frames: &mut Frames<'_>, args: Args<'_>) -> Flow {
    let g = match this(vm, args, "frame") {
        Ok(g) => g,
        Err(e) => return fail(e),
    };
    if g.state.get() != State::Running {
        return Flow::Value(super::frames::generator_frame(vm, &g));
    }
    let owned = |o: &Option<Rc<Generator>>| o.as_ref().is_some_and(|o| Rc::ptr_eq(o, &g));
    if owned(&frames.top.owner) {
        return Flow::Value(super::frames::running_frame_value(vm, frames.top));
    }
    for f in frames.below.iter_mut().rev() {
        if let Frame::Py(f) = f
            && owned(&f.owner)
        {
            return Flow::Value(super::frames::running_frame_value(vm, f));
        }
    }
    Flow::Value(Value::None)
}

fn running(vm: &Vm, v: &Value) -> Res {
    let g = generator(vm, v)?;
    Ok(Value::Bool(match g.kind {
        Kind::AsyncGenerator => g.agen_running.get(),
        _ => g.state.get() == State::Running,
    }))
}

fn suspended(vm: &Vm, v: &Value) -> Res {
    Ok(Value::Bool(generator(vm, v)?.state.get() == State::Suspended))
}

fn awaiting(vm: &Vm, v: &Value) -> Res {
    Ok(generator(vm, v)?.awaiting().or_none())
}

fn code(vm: &Vm, v: &Value) -> Res {
    Ok(generator(vm, v)?.code.clone().map_or(Value::None, Value::Code))
}

/// `cr_origin`: file, line and function of each frame.
fn origin(g: &Generator) -> Value {
    let Some(lines) = g.origin_lines() else { return Value::None };
    let three = |e: &Value| e.as_tuple().map_or(Value::None, |t| Value::tuple(t.iter().take(3).cloned().collect()));
    Value::tuple(lines.as_tuple().iter().flat_map(|t| t.iter()).map(three).collect())
}

const NAMES: &[Attr] = &[
    Attr::read("__name__", |vm, v| Ok(Value::Str(generator(vm, v)?.name.borrow().clone()))).write(|vm, v, new| {
        *generator(vm, v)?.name.borrow_mut() = set_name(vm, v, new, "__name__")?;
        Ok(())
    }),
    Attr::read("__qualname__", |vm, v| Ok(Value::Str(generator(vm, v)?.qualname.borrow().clone()))).write(
        |vm, v, new| {
            *generator(vm, v)?.qualname.borrow_mut() = set_name(vm, v, new, "__qualname__")?;
            Ok(())
        },
    ),
];

fn repr(vm: &Vm, args: Args<'_>) -> Res {
    let g = this(vm, args, "__repr__")?;
    let what = match g.kind {
        Kind::Coroutine => "coroutine",
        Kind::AsyncGenerator => "async_generator",
        _ => "generator",
    };
    Ok(Value::str(format!("<{what} object {} at {:#x}>", g.qualname.borrow(), g.identity.get())))
}

const ITER: Method = Method::sync("__iter__", itself);
const NEXT: Method = Method::flow("__next__", next);
const SEND: Method = Method::flow("send", send);
const THROW: Method = Method::frames("throw", throw);
const CLOSE: Method = Method::flow("close", close);
const REPR: Method = Method::sync("__repr__", repr);
const AWAIT_SELF: Method = Method::sync("__await__", itself);
const CLASS_GETITEM: Method = Method::sync("__class_getitem__", super::generic_alias::class_getitem).of_class();

pub fn install(vm: &Vm) {
    let t = &vm.types;
    methods(vm, &t.generator, &[ITER, NEXT, SEND, THROW, CLOSE, REPR, CLASS_GETITEM]);
    attrs(
        vm,
        &t.generator,
        &[
            Attr::read("gi_running", running),
            Attr::read("gi_suspended", suspended),
            Attr::read("gi_yieldfrom", awaiting),
            Attr::read("gi_code", code),
        ],
    );
    let await_ = Method::task("__await__", crate::task!(await_method));
    methods(vm, &t.coroutine, &[await_, SEND, THROW, CLOSE, REPR, CLASS_GETITEM]);
    attrs(
        vm,
        &t.coroutine,
        &[
            Attr::read("cr_running", running),
            Attr::read("cr_suspended", suspended),
            Attr::read("cr_await", awaiting),
            Attr::read("cr_code", code),
            Attr::read("cr_origin", |vm, v| Ok(origin(generator(vm, v)?))),
        ],
    );
    methods(
        vm,
        &t.async_generator,
        &[
            Method::sync("__aiter__", itself),
            Method::sync("__anext__", anext),
            Method::sync("asend", asend),
            Method::frames("athrow", athrow),
            Method::sync("aclose", aclose),
            REPR,
            CLASS_GETITEM,
        ],
    );
    attrs(
        vm,
        &t.async_generator,
        &[
            Attr::read("ag_running", running),
            Attr::read("ag_suspended", suspended),
            Attr::read("ag_await", awaiting),
            Attr::read("ag_code", code),
        ],
    );
    for (class, name) in [(&t.generator, "gi_frame"), (&t.coroutine, "cr_frame"), (&t.async_generator, "ag_frame")] {
        attrs(vm, class, &[Attr::frames(name, frame)]);
        attrs(vm, class, NAMES);
    }
    for class in [&t.asend, &t.athrow] {
        methods(vm, class, &[AWAIT_SELF, ITER, NEXT, SEND, THROW, CLOSE]);
    }
    methods(vm, &t.anext_awaitable, &[AWAIT_SELF, ITER, NEXT, SEND, THROW, CLOSE]);
    for class in [&t.coroutine_wrapper, &t.future_iter] {
        methods(vm, class, &[ITER, NEXT, SEND, THROW, CLOSE]);
    }
}
