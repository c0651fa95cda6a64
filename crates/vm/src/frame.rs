//! Frames: Python code in progress as data, and natives in progress as futures.

use crate::code::CodeObject;
use crate::dict::Dict;
use crate::flow::{NativeFuture, Routine};
use crate::generator::Generator;
use crate::heap::Identity;
use crate::{Exc, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub enum Frame {
    Py(Box<PyFrame>),
    Native(Box<NativeFrame>),
    /// Only ever in a suspended coroutine, never on a stack.
    Routine(Box<dyn Routine>),
}

impl Frame {
    pub fn mode(&self) -> &Mode {
        match self {
            Frame::Py(f) => &f.mode,
            Frame::Native(n) => &n.mode,
            Frame::Routine(_) => &Mode::Push,
        }
    }
}

/// What is to be done with the outcome of a frame, in the frame below it.
#[derive(Default)]
pub enum Mode {
    /// Push the result.
    #[default]
    Push,
    Discard,
    /// `__init__`: must give None; push this instance instead.
    Init(Value),
    /// The frame below is at `ForIter`: a result is the next item, StopIteration the end.
    ForIter,
    /// The frame below is at `YieldFrom`: what comes out is yielded on, a return is the result.
    Send,
    /// The same for a receiver that is no generator: a result is what it yielded, StopIteration its end.
    Step,
    /// From a native `next` or `send`: a generator's return becomes StopIteration.
    Resume,
    /// The result is a pair: push both.
    Pair,
    /// The result says whether `and` / `or` jumps (keeping the value on the stack) or pops it.
    JumpOrPop {
        target: u32,
        on: bool,
    },
    /// The result is an exception to raise.
    RaiseIt,
    /// A finaliser: result ignored, exceptions reported with these words.
    Finalizer(Rc<str>),
}

/// Python code in progress.
pub struct PyFrame {
    pub code: Rc<CodeObject>,
    /// The next instruction.
    pub ip: usize,
    /// The instruction that runs now, or ran last.
    pub last: usize,
    /// Locals, cells, free variables; then the value stack.
    pub slots: Vec<Value>,
    pub globals: Rc<Dict>,
    /// The mapping of a module or class body.
    pub locals: Value,
    /// The exception being handled here.
    pub handled: Option<Exc>,
    pub mode: Mode,
    /// The generator whose frame this is.
    pub owner: Option<Rc<Generator>>,
    /// The frame as an object, once somebody looks at it.
    pub object: Option<Rc<FrameObject>>,
}

impl PyFrame {
    pub fn line(&self) -> u32 {
        self.code.line_at(self.last)
    }

    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.slots.iter().for_each(&mut *visit);
        visit(&Value::Dict(self.globals.clone()));
        visit(&self.locals);
        if let Some(e) = &self.handled {
            visit(&Value::Object(e.0.clone()));
        }
    }

    /// The frame as an object that tracebacks and `sys._getframe` give.
    pub fn object(&mut self) -> Rc<FrameObject> {
        self.object
            .get_or_insert_with(|| {
                Rc::new(FrameObject {
                    code: self.code.clone(),
                    globals: self.globals.clone(),
                    line: Cell::new(0),
                    locals: RefCell::default(),
                    mapping: self.locals.clone(),
                    back: RefCell::default(),
                    identity: Identity::default(),
                    running: Cell::new(true),
                })
            })
            .clone()
    }

    /// At the end of the frame: hands its locals to the frame object if somebody still holds it.
    pub fn settle(&mut self) {
        if let Some(object) = self.object.take() {
            object.line.set(self.code.line_at(self.last));
            object.running.set(false);
            if Rc::strong_count(&object) > 1 {
                self.slots.truncate(self.code.slot_count);
                *object.locals.borrow_mut() = std::mem::take(&mut self.slots);
            }
        }
    }
}

/// Python's frame object. Its locals are filled in when the frame has ended; before, they are in the running frame.
pub struct FrameObject {
    pub code: Rc<CodeObject>,
    pub globals: Rc<Dict>,
    /// The line when the frame ended.
    pub line: Cell<u32>,
    pub locals: RefCell<Vec<Value>>,
    /// The mapping of a module or class body.
    pub mapping: Value,
    pub back: RefCell<Option<Rc<FrameObject>>>,
    pub identity: Identity,
    pub running: Cell<bool>,
}

impl FrameObject {
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(locals) = self.locals.try_borrow() {
            locals.iter().for_each(visit);
        }
    }

    pub fn clear(&self) {
        let locals = std::mem::take(&mut *self.locals.borrow_mut());
        drop(locals);
    }
}

impl Drop for FrameObject {
    fn drop(&mut self) {
        let locals = std::mem::take(self.locals.get_mut());
        crate::trash::free(locals.into_iter().rev());
    }
}

/// A native in progress.
pub struct NativeFrame {
    pub future: NativeFuture,
    pub mode: Mode,
    /// For a native coroutine.
    pub owner: Option<Rc<Generator>>,
    /// The machine's answer to its last request, until it is polled again.
    pub answer: Option<crate::flow::Answer>,
    /// For synthetic lines in tracebacks: which function of the standard library this stands for.
    pub place: Option<&'static Place>,
    /// The lines of the standard library, outermost first, that CPython's stack has here; see [`crate::Vm::stand`].
    pub stands: &'static [&'static Place],
}

/// Where a native stands in CPython's own source, for tracebacks that read like CPython's.
#[derive(Debug)]
pub struct Place {
    pub file: &'static str,
    pub line: u32,
    pub function: &'static str,
    /// The source text as the traceback shows it, its lines with their carets, each indented by four spaces.
    pub text: &'static str,
}

/// The frames of the running thread, as natives of kind `Frames` see them: the caller and all below it.
pub struct Frames<'a> {
    pub top: &'a mut PyFrame,
    pub below: &'a mut [Frame],
}

impl<'a> Frames<'a> {
    /// The n-th Python frame from the top; 0 is the caller.
    pub fn py(&mut self, mut n: usize) -> Option<&mut PyFrame> {
        if n == 0 {
            return Some(self.top);
        }
        for f in self.below.iter_mut().rev() {
            if let Frame::Py(f) = f {
                n -= 1;
                if n == 0 {
                    return Some(f);
                }
            }
        }
        None
    }

    pub fn py_count(&self) -> usize {
        1 + self.below.iter().filter(|f| matches!(f, Frame::Py(_))).count()
    }

    /// The exception being handled, innermost first (`sys.exception()`).
    pub fn handled(&self) -> Option<Exc> {
        if let Some(e) = &self.top.handled {
            return Some(e.clone());
        }
        self.below.iter().rev().find_map(|f| match f {
            Frame::Py(f) => f.handled.clone(),
            Frame::Native(_) | Frame::Routine(_) => None,
        })
    }
}
