//! Generators, coroutines and asynchronous generators: a frame that waits outside of the frame stack.

use crate::code::CodeObject;
use crate::frame::Frame;
use crate::heap::{Finalizer, Heap, Identity};
use crate::string::PyStr;
use crate::value::Value;
use coroscope_bytecode::Instr;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Generator,
    Coroutine,
    AsyncGenerator,
    /// What `agen.__anext__()` and `agen.asend()` give.
    Asend,
    /// What `agen.athrow()` and `agen.aclose()` give.
    Athrow,
    /// What `coroutine.__await__()` gives.
    CoroutineWrapper,
    /// An iterator that a native `__await__` gives (`Future.__await__`).
    FutureIter,
    /// What `anext(iterator, default)` gives.
    Anext,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Created,
    Suspended,
    Running,
    Closed,
}

pub struct Generator {
    pub kind: Kind,
    pub name: RefCell<Rc<PyStr>>,
    pub qualname: RefCell<Rc<PyStr>>,
    /// `None` for a native coroutine.
    pub code: Option<Rc<CodeObject>>,
    pub state: Cell<State>,
    /// The frame while it does not run.
    pub frame: RefCell<Option<Frame>>,
    /// What a native coroutine waits on, for `cr_await` and the await chain.
    pub delegate: RefCell<Value>,
    /// Asynchronous generators: the loop's hooks, and whether it is between `asend` start and end.
    pub hooks: RefCell<Option<AgenHooks>>,
    pub agen_running: Cell<bool>,
    pub agen_closed: Cell<bool>,
    pub heap: Heap,
    pub identity: Identity,
    /// Number for the events of this frame.
    pub frame_id: Cell<u32>,
    /// Where a coroutine was created: file and line, for warnings (`cr_origin` in short).
    pub origin: Cell<u32>,
}

/// `sys.set_asyncgen_hooks` as they were when the generator was first iterated.
#[derive(Clone)]
pub struct AgenHooks {
    pub finalizer: Value,
}

impl Generator {
    pub fn new(
        kind: Kind,
        code: Option<Rc<CodeObject>>,
        name: Rc<PyStr>,
        qualname: Rc<PyStr>,
        frame: Frame,
        heap: &Heap,
    ) -> Generator {
        Generator {
            kind,
            name: RefCell::new(name),
            qualname: RefCell::new(qualname),
            code,
            state: Cell::new(State::Created),
            frame: RefCell::new(Some(frame)),
            delegate: RefCell::default(),
            hooks: RefCell::new(None),
            agen_running: Cell::new(false),
            agen_closed: Cell::new(false),
            heap: heap.clone(),
            identity: Identity::default(),
            frame_id: Cell::new(0),
            origin: Cell::new(0),
        }
    }

    pub fn is_coroutine(&self) -> bool {
        self.kind == Kind::Coroutine
    }

    /// What a suspended frame delegates to by `await` or `yield from`.
    pub fn awaiting(&self) -> Value {
        match &*self.frame.borrow() {
            Some(Frame::Py(f)) if self.state.get() == State::Suspended => match f.code.instrs.get(f.ip) {
                Some(Instr::YieldFrom) => f.slots.last().cloned().unwrap_or_default(),
                _ => Value::Null,
            },
            Some(Frame::Native(_)) => match &*self.delegate.borrow() {
                Value::Generator(g) if g.state.get() == State::Closed => Value::Null,
                other => other.clone(),
            },
            Some(Frame::Routine(r)) => r.awaiting(),
            _ => Value::Null,
        }
    }

    /// `cr_origin`, kept where native coroutines keep what they wait on.
    pub fn origin_lines(&self) -> Option<Value> {
        let known = self.delegate.borrow().clone();
        matches!(known, Value::Tuple(_)).then_some(known).filter(|_| self.code.is_some())
    }

    /// Of a native coroutine: what it waits on is a generator that is not over.
    pub fn awaits_generator(&self) -> bool {
        matches!(&*self.delegate.borrow(), Value::Generator(g) if g.state.get() != State::Closed)
    }

    /// Nothing in it would run if it were closed where it is suspended: no handler in force, nothing delegated to. Then
    /// closing only drops the frame, as in CPython 3.13 and later (`gen_close`).
    pub fn ends_quietly(&self) -> bool {
        match &*self.frame.borrow() {
            Some(Frame::Py(f)) => {
                !matches!(f.code.instrs.get(f.ip), Some(Instr::YieldFrom))
                    && f.code.code.handler_at(f.last as u32).is_none()
            }
            _ => false,
        }
    }

    /// The line where it is suspended, or its first line before it started; 0 for natives.
    pub fn line(&self) -> u32 {
        match &*self.frame.borrow() {
            Some(Frame::Py(f)) => match self.state.get() {
                State::Created => f.code.code.first_line,
                _ => f.code.line_at(f.last),
            },
            _ => 0,
        }
    }

    pub fn clear(&self) {
        let frame = self.frame.borrow_mut().take();
        self.state.set(State::Closed);
        drop(frame);
    }

    fn wants_finalizer(&self) -> bool {
        match self.state.get() {
            State::Created => match self.kind {
                Kind::Coroutine => true,
                // Named by the methods that programs call; `async for` and `anext` await theirs at once.
                Kind::Asend | Kind::Athrow => !Rc::ptr_eq(&self.name.borrow(), &self.qualname.borrow()),
                _ => false,
            },
            State::Suspended => match &*self.frame.borrow() {
                Some(Frame::Py(f)) => {
                    self.hooks.borrow().as_ref().is_some_and(|h| !h.finalizer.is_null())
                        || f.code.code.handler_at(f.last as u32).is_some()
                }
                Some(Frame::Native(_)) => true,
                Some(Frame::Routine(r)) => r.wants_close(),
                None => false,
            },
            _ => false,
        }
    }

    fn reborn(&mut self) -> Rc<Generator> {
        Rc::new(Generator {
            kind: self.kind,
            name: self.name.clone(),
            qualname: self.qualname.clone(),
            code: self.code.clone(),
            state: self.state.clone(),
            frame: RefCell::new(self.frame.get_mut().take()),
            delegate: RefCell::new(std::mem::take(self.delegate.get_mut())),
            hooks: RefCell::new(self.hooks.get_mut().take()),
            agen_running: self.agen_running.clone(),
            agen_closed: self.agen_closed.clone(),
            heap: self.heap.clone(),
            identity: self.identity.moved(),
            frame_id: self.frame_id.clone(),
            origin: self.origin.clone(),
        })
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.frame.get_mut().is_none() {
            return;
        }
        if !self.heap.closed.get() && self.wants_finalizer() {
            let heap = self.heap.clone();
            let again = self.reborn();
            heap.queue(Finalizer::Generator(again));
            return;
        }
        if let Some(Frame::Py(mut f)) = self.frame.get_mut().take() {
            crate::trash::free(f.slots.drain(..).rev());
        }
    }
}
