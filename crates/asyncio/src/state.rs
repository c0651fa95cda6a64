//! What asyncio keeps for the whole run: its classes, the running loops, numbers for names.

use crate::context::{Contexts, Ctx};
use crate::event_loop::LoopState;
use coroscope_vm::class::Class;
use coroscope_vm::code::CodeObject;
use coroscope_vm::events::WakeCause;
use coroscope_vm::exception::Location;
use coroscope_vm::frame::{FrameObject, Place};
use coroscope_vm::heap::Identity;
use coroscope_vm::object::Object;
use coroscope_vm::{CompileMode, Exc, PyStr, Res, Value, Vm};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

/// The classes that Rust makes instances of or looks for.
pub struct Classes {
    pub future: Rc<Class>,
    pub task: Rc<Class>,
    pub gathering: Rc<Class>,
    pub handle: Rc<Class>,
    pub timer_handle: Rc<Class>,
    pub abstract_loop: Rc<Class>,
    pub base_loop: Rc<Class>,
    pub event_loop: Rc<Class>,
    pub cancelled_error: Rc<Class>,
    pub invalid_state: Rc<Class>,
    pub broken_barrier: Rc<Class>,
    pub queue_empty: Rc<Class>,
    pub queue_full: Rc<Class>,
    pub queue_shut_down: Rc<Class>,
    pub closure: Rc<Class>,
}

/// Names of coroutines that are made often.
pub struct Names {
    pub sleep: Rc<PyStr>,
    pub future_iter: Rc<PyStr>,
}

#[derive(Default)]
pub struct State {
    classes: OnceCell<Classes>,
    /// The loop that runs in each thread.
    running: RefCell<Vec<(u32, Rc<Object>)>>,
    /// The loop that ran last, for snapshots: also while a thread or an executor's function has its turn.
    pub shown: RefCell<Weak<Object>>,
    /// What `set_event_loop` was told in each thread.
    current: RefCell<Vec<(u32, Value)>>,
    /// Counts for the names `Task-1`, `Task-2` ...
    pub task_names: Cell<u64>,
    pub handles: Cell<u32>,
    /// Counts locks and semaphores that somebody waited for.
    pub things: Cell<u32>,
    /// Counts timers, so that equal deadlines fire in order.
    pub timers: Cell<u64>,
    /// `asyncio.coroutine` was used: the spelling of 2016 is spoken here.
    pub old_spelling: Cell<bool>,
    /// The next task is the loop's own: the record does not show it.
    pub quiet: Cell<bool>,
    /// Why what wakes up now wakes up, if not by the lane that runs.
    pub cause: RefCell<Option<WakeCause>>,
    names: OnceCell<Names>,
    contexts: OnceCell<Rc<Contexts>>,
    /// Stands under the lines of the standard library in tracebacks.
    blank: OnceCell<Rc<CodeObject>>,
    /// Names of coroutines and callbacks as the record has them, by address.
    labels: RefCell<[Option<Label>; LABELS]>,
    texts: RefCell<Vec<Rc<str>>>,
}

const LABELS: usize = 8;

/// The text of the name at an address.
struct Label {
    at: usize,
    text: Rc<str>,
}

/// The state of this run.
pub fn state(vm: &Vm) -> Rc<State> {
    vm.extension::<State>()
}

impl State {
    pub fn classes(&self, vm: &Vm) -> &Classes {
        self.classes.get_or_init(|| crate::classes::make(vm))
    }

    pub fn names(&self, vm: &Vm) -> &Names {
        self.names.get_or_init(|| Names { sleep: vm.intern("sleep"), future_iter: vm.intern("FutureIter") })
    }

    /// Makes a context current for the running thread; gives the one before.
    pub fn switch_context(&self, vm: &Vm, to: Ctx) -> Ctx {
        let contexts = self.contexts.get_or_init(|| vm.extension::<Contexts>());
        contexts.switch(vm.current_thread.get(), to)
    }

    /// The loop that runs in the current thread.
    pub fn running(&self, vm: &Vm) -> Option<Rc<Object>> {
        let thread = vm.current_thread.get();
        self.running.borrow().iter().find(|(t, _)| *t == thread).map(|(_, l)| l.clone())
    }

    pub fn set_running(&self, vm: &Vm, to: Option<Rc<Object>>) {
        let thread = vm.current_thread.get();
        let mut all = self.running.borrow_mut();
        all.retain(|(t, _)| *t != thread);
        all.extend(to.map(|l| (thread, l)));
    }

    /// The loop that `set_event_loop` set for the current thread.
    pub fn current(&self, vm: &Vm) -> Option<Value> {
        let thread = vm.current_thread.get();
        self.current.borrow().iter().find(|(t, _)| *t == thread).map(|(_, l)| l.clone())
    }

    pub fn set_current(&self, vm: &Vm, to: Option<Value>) {
        let thread = vm.current_thread.get();
        let old = {
            let mut all = self.current.borrow_mut();
            let at = all.iter().position(|(t, _)| *t == thread);
            let old = at.map(|at| all.remove(at));
            all.extend(to.map(|l| (thread, l)));
            old
        };
        drop(old);
    }

    pub fn next_handle(&self) -> u32 {
        let n = self.handles.get().wrapping_add(1);
        self.handles.set(n);
        n
    }

    pub fn next_thing(&self) -> u32 {
        let n = self.things.get().wrapping_add(1);
        self.things.set(n);
        n
    }

    pub fn next_timer(&self) -> u64 {
        let n = self.timers.get() + 1;
        self.timers.set(n);
        n
    }

    /// A name as text for the record, made once for all that ask soon after one another.
    pub fn shared_label(&self, name: &Rc<PyStr>) -> Rc<str> {
        let at = Rc::as_ptr(name) as usize;
        let slot = (at >> 4) % LABELS;
        let mut labels = self.labels.borrow_mut();
        match &labels[slot] {
            Some(known) if known.at == at && *known.text == *name.as_str() => known.text.clone(),
            _ => {
                let text: Rc<str> = Rc::from(name.as_str());
                labels[slot] = Some(Label { at, text: text.clone() });
                text
            }
        }
    }

    /// How a callback is called in the record.
    pub fn label(&self, call: &Value) -> Rc<str> {
        match call {
            Value::Function(f) => self.shared_label(&f.qualname.borrow()),
            Value::Builtin(b) => self.shared_label(&b.qualname),
            other => crate::event_loop::label(other),
        }
    }

    /// One of the few texts that the library itself puts into the record, made once.
    pub fn text(&self, text: &str) -> Rc<str> {
        let mut texts = self.texts.borrow_mut();
        if let Some(known) = texts.iter().find(|known| ***known == *text) {
            return known.clone();
        }
        let new: Rc<str> = Rc::from(text);
        texts.push(new.clone());
        new
    }

    fn blank(&self, vm: &Vm) -> Option<Rc<CodeObject>> {
        if let Some(code) = self.blank.get() {
            return Some(code.clone());
        }
        let code = vm.compile("", "<asyncio>", CompileMode::Module).ok()?;
        Some(self.blank.get_or_init(|| code).clone())
    }
}

/// The running loop, or RuntimeError.
pub fn running_loop(vm: &Vm) -> Res<Rc<Object>> {
    state(vm).running(vm).ok_or_else(|| vm.runtime_error("no running event loop"))
}

/// The state of a loop object.
pub fn loop_state(o: &Object) -> &LoopState {
    match o.native::<LoopState>() {
        Some(l) => l,
        None => unreachable!("only loops are kept as loops"),
    }
}

/// A loop given by a program.
pub fn loop_arg(vm: &Vm, v: &Value) -> Res<Rc<Object>> {
    match v.as_object() {
        Some(o) if o.native::<LoopState>().is_some() => Ok(o.clone()),
        _ => Err(vm.type_error(format!("an event loop is required, not {}", vm.type_name(v)))),
    }
}

/// Adds the line that CPython's traceback has where an error passes a function of its library.
pub fn note(vm: &Vm, e: Exc, place: &'static Place) -> Exc {
    if let Some(code) = state(vm).blank(vm) {
        e.add_traceback(Location { code, ip: 0, frame: None, place: Some(place) });
    }
    e
}

/// The same where CPython's frame holds values alive as long as the traceback lives.
pub fn note_holding(vm: &Vm, e: Exc, place: &'static Place, held: Vec<Value>) -> Exc {
    if let Some(code) = state(vm).blank(vm) {
        let frame = FrameObject {
            code: code.clone(),
            globals: vm.new_dict(),
            line: Cell::new(place.line),
            locals: RefCell::new(held),
            mapping: Value::Null,
            back: RefCell::default(),
            identity: Identity::default(),
            running: Cell::new(false),
        };
        e.add_traceback(Location { code, ip: 0, frame: Some(Rc::new(frame)), place: Some(place) });
    }
    e
}

/// The same for a result.
pub trait Placed<T> {
    fn at(self, vm: &Vm, place: &'static Place) -> Res<T>;
}

impl<T> Placed<T> for Res<T> {
    fn at(self, vm: &Vm, place: &'static Place) -> Res<T> {
        self.map_err(|e| note(vm, e, place))
    }
}
