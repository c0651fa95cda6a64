//! How natives run Python code without recursing: they say what they need and are resumed with the answer.
//!
//! A native that calls back is an `async fn` over a [`Vm`] handle. Each `.await` on one of the requests below hands the
//! machine a [`Request`] and returns `Pending`; the machine carries it out on its own frame stack and polls the future
//! again with the [`Answer`] in place. Only the topmost native frame is ever polled, so one slot for each suffices.
//! Natives never recurse on data: nested work goes through [`Vm::run`], which makes it a frame of its own.

use crate::code::CodeObject;
use crate::dict::Dict;
use crate::function::{Function, OwnedArgs};
use crate::generator::Generator;
use crate::module::Library;
use crate::value::Cell;
use crate::{Exc, Res, Value, Vm};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// A native in progress.
pub type NativeFuture = Pin<Box<dyn Future<Output = Res>>>;

/// What a native (or a protocol's fast path) comes to.
pub enum Flow {
    Value(Value),
    Err(Exc),
    /// Call this and take its result.
    Call(Value, OwnedArgs),
    /// Resume a generator and take what it yields; its return raises StopIteration in the caller.
    Resume(Rc<Generator>, Input),
    /// Poll this until it is done.
    Run(NativeFuture),
}

impl Flow {
    pub fn call(callable: Value, args: Vec<Value>) -> Flow {
        Flow::Call(callable, args.into())
    }

    pub fn run(future: impl Future<Output = Res> + 'static) -> Flow {
        Flow::Run(Box::pin(future))
    }
}

impl From<Res> for Flow {
    fn from(res: Res) -> Flow {
        match res {
            Ok(v) => Flow::Value(v),
            Err(e) => Flow::Err(e),
        }
    }
}

impl From<Value> for Flow {
    fn from(v: Value) -> Flow {
        Flow::Value(v)
    }
}

/// What goes into a generator.
#[derive(Clone)]
pub enum Input {
    Send(Value),
    Throw(Exc),
}

/// What comes out of a generator.
#[derive(Clone)]
pub enum Output {
    /// By `yield` of a generator, or by what a coroutine awaits.
    Yielded(Value),
    /// By `yield` of an asynchronous generator.
    Produced(Value),
    Returned(Value),
}

/// A native coroutine that runs no Python code between two waits. It is resumed like a function: it needs neither a frame
/// on the machine's stack nor a future that is polled.
pub trait Routine {
    /// Goes on with what was sent or thrown in, to its next wait, its end or an error.
    fn resume(&mut self, vm: &Vm, input: Input) -> Result<Output, Exc>;

    /// What it waits on, as `cr_await` shows it; null before it has begun.
    fn awaiting(&self) -> Value;

    /// Shows every value it holds to the collector of cycles, each as often as it holds it.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));

    /// Whether it must see GeneratorExit if its last reference goes while it waits.
    fn wants_close(&self) -> bool {
        true
    }
}

/// What a native asks of the machine.
pub enum Request {
    Call(Value, OwnedArgs),
    Resume(Rc<Generator>, Input),
    Run(NativeFuture),
    /// Run code with these namespaces; see [`Execution`].
    Exec(Execution),
    /// In the frame of a native coroutine: suspend it with this value.
    Yield(Value),
    /// Let no instruction of this thread run before this virtual time (ns).
    SleepUntil(u64),
    /// Let this thread wait until [`Vm::unpark`].
    Park,
    /// The same, but at most until this virtual time (ns).
    ParkUntil(u64),
    /// From now on the asking native stands for these lines of the standard library.
    Stand(&'static [&'static crate::frame::Place]),
    /// Give the host its turn if the fuel is used up: natives with long loops ask for it now and then.
    Breathe(u64),
    /// Let nothing go on before the host has handed the library over.
    Library,
}

/// Code to run in given namespaces: a module, a class body, or the argument of `exec`.
pub struct Execution {
    pub code: Rc<CodeObject>,
    pub globals: Rc<Dict>,
    /// The local mapping; for a module the same dict as `globals`.
    pub locals: Value,
    pub closure: Vec<Rc<Cell>>,
}

/// The machine's answer.
pub enum Answer {
    Value(Res),
    Output(Result<Output, Exc>),
}

/// Waits for the machine's answer to one request.
pub struct Asking<'a> {
    vm: &'a Vm,
    request: Option<Request>,
}

impl Future for Asking<'_> {
    type Output = Answer;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Answer> {
        if let Some(request) = self.request.take() {
            self.vm.requests.put(request);
            return Poll::Pending;
        }
        match self.vm.requests.take_answer() {
            Some(answer) => Poll::Ready(answer),
            None => Poll::Pending,
        }
    }
}

/// The slot between the native that is polled and the machine.
#[derive(Default)]
pub struct Requests {
    request: std::cell::RefCell<Option<Request>>,
    answer: std::cell::RefCell<Option<Answer>>,
}

impl Requests {
    pub fn put(&self, request: Request) {
        *self.request.borrow_mut() = Some(request);
    }

    pub fn take(&self) -> Option<Request> {
        self.request.borrow_mut().take()
    }

    pub fn answer(&self, answer: Answer) {
        *self.answer.borrow_mut() = Some(answer);
    }

    pub fn take_answer(&self) -> Option<Answer> {
        self.answer.borrow_mut().take()
    }
}

impl Vm {
    async fn ask(&self, request: Request) -> Answer {
        Asking { vm: self, request: Some(request) }.await
    }

    async fn ask_value(&self, request: Request) -> Res {
        match self.ask(request).await {
            Answer::Value(res) => res,
            Answer::Output(Ok(Output::Yielded(v) | Output::Produced(v) | Output::Returned(v))) => Ok(v),
            Answer::Output(Err(e)) => Err(e),
        }
    }

    /// Calls anything callable.
    pub async fn call(&self, callable: &Value, args: Vec<Value>) -> Res {
        self.ask_value(Request::Call(callable.clone(), args.into())).await
    }

    pub async fn call_kw(&self, callable: &Value, args: OwnedArgs) -> Res {
        self.ask_value(Request::Call(callable.clone(), args)).await
    }

    /// Runs a future as a frame of its own: for anything that may nest as deep as the program's data.
    pub async fn run(&self, future: NativeFuture) -> Res {
        self.ask_value(Request::Run(future)).await
    }

    /// Resumes a generator or coroutine.
    pub async fn resume(&self, generator: &Rc<Generator>, input: Input) -> Result<Output, Exc> {
        match self.ask(Request::Resume(generator.clone(), input)).await {
            Answer::Output(out) => out,
            Answer::Value(Ok(v)) => Ok(Output::Yielded(v)),
            Answer::Value(Err(e)) => Err(e),
        }
    }

    pub async fn exec(&self, execution: Execution) -> Res {
        self.ask_value(Request::Exec(execution)).await
    }

    /// Runs the body of a class in its namespace.
    pub async fn exec_body(&self, body: &Rc<Function>, namespace: Value) -> Res {
        let code = body.code.borrow().clone();
        let closure = body.closure.clone();
        self.exec(Execution { code, globals: body.globals.clone(), locals: namespace, closure }).await
    }

    /// In a native coroutine: suspends with this value; gives what is sent in, or the exception thrown in.
    pub async fn suspend(&self, value: Value) -> Res {
        self.ask_value(Request::Yield(value)).await
    }

    /// Blocks the thread until this virtual time (ns).
    pub async fn sleep_until(&self, until: u64) -> Res {
        self.ask_value(Request::SleepUntil(until)).await
    }

    /// Blocks the thread until another one calls [`Vm::unpark`].
    pub async fn park(&self) -> Res {
        self.ask_value(Request::Park).await
    }

    /// Blocks the thread until another one calls [`Vm::unpark`], or this virtual time (ns) has come.
    pub async fn park_until(&self, until: u64) -> Res {
        self.ask_value(Request::ParkUntil(until)).await
    }

    /// Says which lines of the standard library CPython's stack has where this native is, outermost first: warnings and
    /// finalisers that come up while no Python code runs above it are placed at the last.
    pub async fn stand(&self, lines: &'static [&'static crate::frame::Place]) -> Res {
        self.ask_value(Request::Stand(lines)).await
    }

    /// Spends fuel for work that instructions do not count.
    pub async fn breathe(&self, cost: u64) -> Res {
        self.ask_value(Request::Breathe(cost)).await
    }

    /// The modules written in Python. Where the host has not handed them over yet, the whole machine waits for it: no
    /// instruction runs meanwhile, so that a run does not depend on when they come.
    pub async fn library(&self) -> Res<Library> {
        loop {
            if let Some(library) = &*self.library.borrow() {
                return Ok(library.clone());
            }
            self.ask_value(Request::Library).await?;
        }
    }

    /// Carries out what a fast path came to.
    pub async fn flow(&self, flow: Flow) -> Res {
        match flow {
            Flow::Value(v) => Ok(v),
            Flow::Err(e) => Err(e),
            Flow::Call(f, args) => self.call_kw(&f, args).await,
            Flow::Run(future) => self.run(future).await,
            Flow::Resume(g, input) => match self.resume(&g, input).await? {
                Output::Yielded(v) | Output::Produced(v) => Ok(v),
                Output::Returned(v) => Err(self.stop_iteration(v)),
            },
        }
    }
}
