//! Awaiting, asynchronous iteration, and context managers.

use crate::flow::{Flow, Input, Output};
use crate::generator::{Generator, Kind, State};
use crate::{Exc, Res, Value, Vm};
use coroscope_bytecode::{AwaitKind, CodeFlags};
use std::rc::Rc;

impl Vm {
    /// What `await v` iterates, for anything but coroutines (`_PyCoro_GetAwaitableIter`).
    pub fn awaitable_flow(&self, v: &Value, kind: AwaitKind) -> Flow {
        if let Value::Generator(g) = v
            && (g.is_coroutine() || g.code.as_ref().is_some_and(|c| c.flags.get().has(CodeFlags::ITERABLE_COROUTINE)))
        {
            return Flow::Value(v.clone());
        }
        if matches!(self.lookup(&self.type_of(v), &self.names.await_), Some(Value::None)) {
            return Flow::Err(self.type_error("'NoneType' object is not callable"));
        }
        match self.special_flow(v, &self.names.await_, Vec::new()) {
            None if self.lookup(&self.type_of(v), &self.names.await_).is_some() => Flow::call(Value::None, Vec::new()),
            None => {
                let name = self.type_name(v);
                Flow::Err(self.type_error(match kind {
                    AwaitKind::Await => format!("'{name}' object can't be awaited"),
                    AwaitKind::Enter => format!(
                        "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                    ),
                    AwaitKind::Exit => format!(
                        "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                    ),
                }))
            }
            Some(flow) => {
                let vm = self.clone();
                let native = matches!(self.lookup_special(v, &self.names.await_), Some(Value::Builtin(_)));
                if native {
                    return flow;
                }
                Flow::run(async move {
                    let it = vm.flow(flow).await?;
                    match &it {
                        Value::Generator(g) if g.kind == Kind::Coroutine => {
                            Err(vm.type_error("__await__() returned a coroutine"))
                        }
                        it if vm.is_iterator(it) => Ok(it.clone()),
                        other => Err(vm.type_error(format!(
                            "__await__() returned non-iterator of type '{}'",
                            vm.type_name(other)
                        ))),
                    }
                })
            }
        }
    }

    /// In a native coroutine: awaits anything awaitable, as `await v` in Python.
    pub async fn await_(&self, v: &Value) -> Res {
        let it = self.flow(self.awaitable_flow(v, AwaitKind::Await)).await?;
        self.await_iterator(&it).await
    }

    /// In a native coroutine: drives an iterator of `__await__` to its end, passing what it yields outwards and what
    /// is sent or thrown inwards.
    pub async fn await_iterator(&self, it: &Value) -> Res {
        let mut input = Input::Send(Value::None);
        loop {
            let out = match it {
                Value::Generator(g) => self.resume(g, input).await,
                _ => self.step_iterator(it, input).await,
            };
            match out? {
                Output::Returned(v) => return Ok(v),
                Output::Yielded(v) | Output::Produced(v) => {
                    input = match self.suspend(v).await {
                        Ok(v) => Input::Send(v),
                        Err(e) => Input::Throw(e),
                    };
                }
            }
        }
    }

    /// One step of an iterator that is no generator, as `yield from` takes it.
    pub async fn step_iterator(&self, it: &Value, input: Input) -> Result<Output, Exc> {
        let res = match input {
            Input::Send(Value::None) => match self.next(it).await? {
                Some(v) => return Ok(Output::Yielded(v)),
                None => return Ok(Output::Returned(Value::None)),
            },
            Input::Send(v) => self.call_method(it, &self.names.send, vec![v]).await,
            Input::Throw(e) if e.is_a(&self.exc.generator_exit) => {
                self.close_any(it).await?;
                return Err(e);
            }
            Input::Throw(e) => match self.getattr_opt(it, &self.names.throw).await? {
                Some(throw) => self.call(&throw, vec![e.value()]).await,
                None => return Err(e),
            },
        };
        match res {
            Ok(v) => Ok(Output::Yielded(v)),
            Err(e) if e.is_a(&self.exc.stop_iteration) => Ok(Output::Returned(e.field("value").unwrap_or(Value::None))),
            Err(e) => Err(e),
        }
    }

    /// `aiter(v)`
    pub fn aiter_flow(&self, v: &Value) -> Flow {
        if let Value::Generator(g) = v
            && g.kind == Kind::AsyncGenerator
        {
            return Flow::Value(v.clone());
        }
        let name = self.type_name(v);
        let Some(flow) = self.special_flow(v, &self.names.aiter, Vec::new()) else {
            let words = format!("'async for' requires an object with __aiter__ method, got {name}");
            return Flow::Err(self.type_error(words));
        };
        let vm = self.clone();
        Flow::run(async move {
            let it = vm.flow(flow).await?;
            let ok = matches!(&it, Value::Generator(g) if g.kind == Kind::AsyncGenerator)
                || vm.lookup_special(&it, &vm.names.anext).is_some();
            if ok {
                return Ok(it);
            }
            Err(vm.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {}",
                vm.type_name(&it)
            )))
        })
    }

    /// The awaitable of the next item, ready for `YieldFrom`.
    pub fn anext_flow(&self, it: &Value) -> Flow {
        if let Value::Generator(g) = it
            && g.kind == Kind::AsyncGenerator
        {
            return Flow::Value(self.agen_asend(g, Value::None));
        }
        let Some(flow) = self.special_flow(it, &self.names.anext, Vec::new()) else {
            let words = format!("'async for' requires an iterator with __anext__ method, got {}", self.type_name(it));
            return Flow::Err(self.type_error(words));
        };
        let vm = self.clone();
        Flow::run(async move {
            let v = vm.flow(flow).await?;
            match vm.flow(vm.awaitable_flow(&v, AwaitKind::Await)).await {
                Ok(it) => Ok(it),
                Err(e) => {
                    let words = format!("'async for' received an invalid object from __anext__: {}", vm.type_name(&v));
                    let new = vm.type_error(words);
                    if let Some(d) = new.data() {
                        *d.cause.borrow_mut() = Some(e.clone());
                        *d.context.borrow_mut() = Some(e);
                        d.suppress_context.set(true);
                    }
                    Err(new)
                }
            }
        })
    }

    /// `agen.asend(value)`; `__anext__` sends None.
    pub fn agen_asend(&self, g: &Rc<Generator>, value: Value) -> Value {
        let vm = self.clone();
        let g2 = g.clone();
        let future = Box::pin(async move {
            vm.agen_first(&g2).await?;
            if g2.agen_running.get() {
                return Err(vm.runtime_error("anext(): asynchronous generator is already running"));
            }
            if g2.agen_closed.get() {
                return Err(vm.exception(&vm.exc.stop_async_iteration, Vec::new()));
            }
            vm.agen_drive(&g2, Input::Send(value)).await
        });
        self.of_agen(Kind::Asend, "async_generator_asend", g, future)
    }

    /// Iterates an asynchronous generator until it produces an item.
    async fn agen_drive(&self, g: &Rc<Generator>, mut input: Input) -> Res {
        g.agen_running.set(true);
        loop {
            match self.resume(g, input).await {
                Ok(Output::Produced(v)) => {
                    g.agen_running.set(false);
                    return Ok(v);
                }
                Ok(Output::Yielded(v)) => {
                    input = match self.suspend(v).await {
                        Ok(v) => Input::Send(v),
                        Err(e) => Input::Throw(e),
                    };
                }
                Ok(Output::Returned(_)) => {
                    g.agen_running.set(false);
                    g.agen_closed.set(true);
                    return Err(self.exception(&self.exc.stop_async_iteration, Vec::new()));
                }
                Err(e) => {
                    g.agen_running.set(false);
                    if e.is_a(&self.exc.stop_async_iteration)
                        || e.is_a(&self.exc.generator_exit)
                        || g.state.get() == State::Closed
                    {
                        g.agen_closed.set(true);
                    }
                    return Err(e);
                }
            }
        }
    }

    /// The loop's hooks, on the first iteration (`async_gen_init_hooks`).
    async fn agen_first(&self, g: &Rc<Generator>) -> Res<()> {
        if g.hooks.borrow().is_some() {
            return Ok(());
        }
        let hooks = self.extension::<AgenHookState>();
        let finalizer = hooks.finalizer.borrow().clone();
        *g.hooks.borrow_mut() = Some(crate::generator::AgenHooks { finalizer });
        let first = hooks.first_iter.borrow().clone();
        if !first.is_null() && !first.is_none() {
            self.call(&first, vec![Value::Generator(g.clone())]).await?;
        }
        Ok(())
    }

    /// `agen.athrow(exc)`
    pub fn agen_athrow(&self, g: &Rc<Generator>, e: Exc) -> Value {
        let (vm, g2) = (self.clone(), g.clone());
        let future = Box::pin(async move {
            vm.agen_first(&g2).await?;
            if g2.agen_running.get() {
                return Err(vm.runtime_error("athrow(): asynchronous generator is already running"));
            }
            if g2.agen_closed.get() {
                return Err(vm.exception(&vm.exc.stop_async_iteration, Vec::new()));
            }
            if g2.state.get() == State::Created {
                g2.agen_closed.set(true);
            }
            vm.agen_drive(&g2, Input::Throw(e)).await
        });
        self.of_agen(Kind::Athrow, "async_generator_athrow", g, future)
    }

    /// `agen.aclose()`
    pub fn agen_aclose(&self, g: &Rc<Generator>) -> Value {
        let (vm, g2) = (self.clone(), g.clone());
        let future = Box::pin(async move {
            vm.agen_first(&g2).await?;
            if g2.agen_running.get() {
                return Err(vm.runtime_error("aclose(): asynchronous generator is already running"));
            }
            if g2.agen_closed.get() || g2.state.get() == State::Closed {
                return Ok(Value::None);
            }
            g2.agen_closed.set(true);
            if g2.state.get() == State::Created {
                g2.state.set(State::Closed);
                let frame = g2.frame.borrow_mut().take();
                drop(frame);
                return Ok(Value::None);
            }
            let exit = vm.exception(&vm.exc.generator_exit, Vec::new());
            match vm.agen_drive(&g2, Input::Throw(exit)).await {
                Ok(_) => Err(vm.runtime_error("async generator ignored GeneratorExit")),
                Err(e) if e.is_a(&vm.exc.stop_async_iteration) || e.is_a(&vm.exc.generator_exit) => Ok(Value::None),
                Err(e) => Err(e),
            }
        });
        let made = self.of_agen(Kind::Athrow, "async_generator_athrow", g, future);
        if let Value::Generator(a) = &made {
            a.agen_closed.set(true);
        }
        made
    }

    /// An awaitable that knows its asynchronous generator.
    fn of_agen(&self, kind: Kind, name: &str, g: &Rc<Generator>, future: crate::NativeFuture) -> Value {
        let made = self.new_coroutine(kind, name, future);
        if let Value::Generator(a) = &made {
            *a.delegate.borrow_mut() = Value::Generator(g.clone());
        }
        made
    }

    /// What becomes of `asend()`, `athrow()` or `aclose()` if an exception is thrown into it before it started: the
    /// generator gets that exception instead (`async_gen_asend_throw`, `async_gen_athrow_throw`).
    pub(crate) fn agen_thrown(&self, awaitable: &Rc<Generator>, e: Exc) -> crate::NativeFuture {
        let (vm, kind, closing) = (self.clone(), awaitable.kind, awaitable.agen_closed.get());
        let target = awaitable.delegate.borrow().clone();
        Box::pin(async move {
            let Value::Generator(g) = target else { return Err(e) };
            if g.agen_running.get() {
                let what = if kind == Kind::Asend {
                    "anext"
                } else if closing {
                    "aclose"
                } else {
                    "athrow"
                };
                return Err(vm.runtime_error(format!("{what}(): asynchronous generator is already running")));
            }
            match vm.agen_drive(&g, Input::Throw(e)).await {
                Ok(_) if closing => Err(vm.runtime_error("async generator ignored GeneratorExit")),
                Err(e) if closing && (e.is_a(&vm.exc.stop_async_iteration) || e.is_a(&vm.exc.generator_exit)) => {
                    Ok(Value::None)
                }
                other => other,
            }
        })
    }

    /// `with manager` / `async with manager`: the bound exit method and what enter gives, as a pair.
    pub async fn enter_context(&self, manager: &Value, is_async: bool) -> Res {
        let (enter, exit) = match is_async {
            true => (&self.names.aenter, &self.names.aexit),
            false => (&self.names.enter, &self.names.exit),
        };
        let class = self.type_of(manager);
        // CPython looks for the exit method first.
        let found = (self.lookup(&class, exit), self.lookup(&class, enter));
        let (Some(exit_fn), Some(enter_fn)) = found else {
            let missing = if found.0.is_none() { exit } else { enter };
            return Err(self.no_context_manager(&class, missing, is_async));
        };
        let enter_fn = self.flow(self.bind(enter_fn, manager, &class)).await?;
        let exit_fn = self.flow(self.bind(exit_fn, manager, &class)).await?;
        let result = self.call(&enter_fn, Vec::new()).await?;
        Ok(Value::tuple(vec![exit_fn, result]))
    }

    fn no_context_manager(&self, class: &Rc<crate::class::Class>, missing: &crate::PyStr, is_async: bool) -> Exc {
        let n = &self.names;
        let (own, other, with) = match is_async {
            true => ("asynchronous context manager", "context manager", "with"),
            false => ("context manager", "asynchronous context manager", "async with"),
        };
        let (enter, exit) = if is_async { (&n.enter, &n.exit) } else { (&n.aenter, &n.aexit) };
        let name = crate::builtins::object::full_name(self, class);
        let name = name.strip_prefix("__main__.").unwrap_or(&name);
        let mut words = format!("'{name}' object does not support the {own} protocol (missed {missing} method)");
        if self.lookup(class, enter).is_some() && self.lookup(class, exit).is_some() {
            words.push_str(&format!(" but it supports the {other} protocol. Did you mean to use '{with}'?"));
        }
        self.type_error(words)
    }

    /// Whether an `except` clause takes an exception; TypeError for what is no exception class.
    pub fn exception_matches(&self, e: &Exc, wanted: &Value) -> Res<bool> {
        let words = "catching classes that do not inherit from BaseException is not allowed";
        match wanted {
            Value::Class(c) if c.is_subclass_of(&self.exc.base_exception) => Ok(e.is_a(c)),
            Value::Tuple(t) => {
                for w in t.iter() {
                    if !matches!(w, Value::Class(c) if c.is_subclass_of(&self.exc.base_exception)) {
                        return Err(self.type_error(words));
                    }
                }
                Ok(t.iter().any(|w| matches!(w, Value::Class(c) if e.is_a(c))))
            }
            _ => Err(self.type_error(words)),
        }
    }
}

/// `sys.set_asyncgen_hooks`
#[derive(Default)]
pub struct AgenHookState {
    pub first_iter: std::cell::RefCell<Value>,
    pub finalizer: std::cell::RefCell<Value>,
}
