//! The handle that natives and the machine share: types, names, modules, heap, clock and recorder of one run.

use crate::class::{Class, ClassFlags};
use crate::code::Source;
use crate::dict::Dict;
use crate::exception::Exc;
use crate::flow::Requests;
use crate::heap::{Heap, Node};
use crate::module::{Library, NativeModule};
use crate::names::Names;
use crate::object::{Object, Payload};
use crate::record::Recorder;
use crate::seq::List;
use crate::string::PyStr;
use crate::types::{ExcTypes, Types};
use crate::{Res, Value};
use coroscope_bytecode::Code;
use hashbrown::HashTable;
use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What text is compiled as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompileMode {
    /// A file: its lines are there for tracebacks.
    Module,
    /// Statements in a string.
    Exec,
    Eval,
    Single,
}

/// A SyntaxError as plain data. Lines and columns count from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompileError {
    /// `SyntaxError`, `IndentationError`, `TabError`, or another exception's name (`RecursionError`, `MemoryError`).
    pub kind: String,
    pub message: String,
    pub line: u32,
    pub col: u32,
    pub end_line: u32,
    /// 0 or -1 where CPython gives these.
    pub end_col: i32,
    pub text: Option<String>,
    /// What the traceback shows instead: a keyword that was probably meant.
    pub suggestion: Option<Box<CompileError>>,
}

/// A SyntaxWarning of the compiler.
#[derive(Clone, Debug, PartialEq)]
pub struct CompileWarning {
    pub message: String,
    pub line: u32,
}

/// What a compiler gives.
pub type Compiled = Result<(Rc<Code>, Vec<CompileWarning>), CompileError>;

/// The compiler, handed in from above: source text, file name, mode.
pub type Compiler = fn(&str, &str, CompileMode) -> Compiled;

/// Limits of a run; see the session's `Limits`.
#[derive(Clone, Debug)]
pub struct VmConfig {
    pub filename: String,
    pub seed: u64,
    /// Virtual ns that an instruction takes.
    pub cpu_cost: u64,
    pub memory: u64,
    pub recursion: u32,
    pub output: u64,
    pub events: u64,
    /// Bytes that the host's allocator has handed out, if it counts them.
    pub allocated: Option<fn() -> u64>,
}

impl Default for VmConfig {
    fn default() -> VmConfig {
        VmConfig {
            filename: "main.py".into(),
            seed: 0,
            cpu_cost: 0,
            memory: 512 << 20,
            recursion: 1000,
            output: 16 << 20,
            events: 4_000_000,
            allocated: None,
        }
    }
}

/// The code and the line that stand for a native coroutine.
pub type NativeCode = fn(&Vm, &crate::generator::Generator) -> Option<(Rc<crate::code::CodeObject>, u32)>;

/// The clock that ran before one of its own was started.
pub struct OwnClock {
    before: Option<u64>,
    float: (u64, f64),
    steps: u64,
}

const METHOD_CACHE: usize = 1 << 12;

#[derive(Clone, Default)]
struct CacheEntry {
    serial: u32,
    version: u32,
    name: usize,
    found: Option<Value>,
}

pub struct VmData {
    pub config: VmConfig,
    pub heap: Heap,
    pub names: Names,
    pub types: Types,
    pub exc: ExcTypes,
    pub builtins: Rc<Dict>,
    /// `sys.modules`
    pub modules: Rc<Dict>,
    pub native_modules: RefCell<BTreeMap<&'static str, NativeModule>>,
    /// The modules written in Python, once the host has handed them over; see [`Vm::library`].
    pub library: RefCell<Option<Library>>,
    pub requests: Requests,
    pub record: Recorder,
    pub compiler: Compiler,
    interned: RefCell<HashTable<Rc<PyStr>>>,
    ascii: Vec<Value>,
    cache: RefCell<Vec<CacheEntry>>,
    /// Moves on with every change of a class, so that the method cache forgets.
    pub type_version: Cell<u32>,
    next_class: Cell<u32>,
    /// State of the modules written in Rust, by type.
    extensions: RefCell<BTreeMap<TypeId, Rc<dyn Any>>>,
    /// Virtual ns, without the cost of instructions.
    pub clock: Cell<u64>,
    /// The exception that is on its way into suspended frames: each sets its context anew (`_PyErr_ChainStackItem`).
    pub thrown: RefCell<Option<Exc>>,
    /// What a call on a clock of its own has slept so far (ns).
    pub own_clock: Cell<Option<u64>>,
    /// Instructions that ran on clocks of their own.
    apart: Cell<u64>,
    /// The last time that was asked for in seconds: ns and the float.
    float_clock: Cell<(u64, f64)>,
    /// What CPython's source says of a coroutine whose body is Rust: its code and the line where it is.
    pub native_code: Cell<Option<NativeCode>>,
    /// `sys.set_coroutine_origin_tracking_depth`
    pub origin_depth: Cell<usize>,
    /// How many nans the program has made.
    nans: Cell<u64>,
    /// Instructions executed.
    pub steps: Cell<u64>,
    pub recursion_limit: Cell<u32>,
    /// Set when the host or a limit ends the run: the message for stderr.
    pub halted: RefCell<Option<String>>,
    /// Threads that `unpark` has woken since the machine last looked.
    pub unparked: RefCell<Vec<u32>>,
    /// Threads to be started: their number and what they call.
    pub spawned: RefCell<Vec<(u32, Value, Vec<Value>)>>,
    pub current_thread: Cell<u32>,
    pub next_thread: Cell<u32>,
    /// Files of the program, with their text for tracebacks: name -> source.
    pub sources: RefCell<BTreeMap<String, Rc<Source>>>,
}

/// A cheap handle; natives get `&Vm`, asynchronous natives own one.
#[derive(Clone)]
pub struct Vm(Rc<VmData>);

impl std::ops::Deref for Vm {
    type Target = VmData;
    fn deref(&self) -> &VmData {
        &self.0
    }
}

impl Vm {
    /// A machine's shared state with the built-in types and functions in place, and no module registered but those
    /// of this crate.
    pub fn new(config: VmConfig, compiler: Compiler) -> Vm {
        let heap = Heap::default();
        // About as many names as the built-in classes and functions have.
        let interned = RefCell::new(HashTable::with_capacity(2048));
        let names = Names::new(&mut |s| intern_in(&interned, s));
        let next_class = Cell::new(1);
        let mut make = |name: &str| {
            let serial = next_class.get();
            next_class.set(serial + 1);
            Rc::new(Class::new(intern_in(&interned, name), &heap, serial))
        };
        let types = Types::new(&mut make);
        let exc = ExcTypes::new(&mut make);
        let ascii = (0..128u8).map(|b| Value::Str(intern_in(&interned, &(b as char).to_string()))).collect();
        let vm = Vm(Rc::new(VmData {
            record: Recorder::new(config.events),
            recursion_limit: Cell::new(config.recursion),
            config,
            heap,
            names,
            types,
            exc,
            builtins: Rc::new(Dict::new()),
            modules: Rc::new(Dict::new()),
            native_modules: RefCell::default(),
            library: RefCell::default(),
            requests: Requests::default(),
            compiler,
            interned,
            ascii,
            cache: RefCell::new(vec![CacheEntry::default(); METHOD_CACHE]),
            type_version: Cell::new(1),
            next_class,
            extensions: RefCell::default(),
            clock: Cell::new(0),
            thrown: RefCell::default(),
            own_clock: Cell::new(None),
            apart: Cell::new(0),
            float_clock: Cell::new((0, 0.0)),
            native_code: Cell::new(None),
            origin_depth: Cell::new(0),
            nans: Cell::new(0),
            steps: Cell::new(0),
            halted: RefCell::new(None),
            unparked: RefCell::default(),
            spawned: RefCell::default(),
            current_thread: Cell::new(0),
            next_thread: Cell::new(1),
            sources: RefCell::default(),
        }));
        crate::types::link(&vm);
        crate::builtins::install(&vm);
        vm
    }

    /// The one shared string with this text.
    pub fn intern(&self, text: &str) -> Rc<PyStr> {
        intern_in(&self.interned, text)
    }

    /// The shared string equal to this one.
    pub fn intern_str(&self, s: &Rc<PyStr>) -> Rc<PyStr> {
        let mut table = self.interned.borrow_mut();
        let hash = s.hash();
        if let Some(known) = table.find(hash, |k| k.as_str() == s.as_str()) {
            return known.clone();
        }
        table.insert_unique(hash, s.clone(), |k| k.hash());
        s.clone()
    }

    /// A string of one code point.
    pub fn char_str(&self, c: char) -> Value {
        match self.ascii.get(c as usize) {
            Some(v) => v.clone(),
            None => {
                let mut buf = [0; 4];
                Value::str(&*c.encode_utf8(&mut buf))
            }
        }
    }

    /// Virtual nanoseconds since the start of the run.
    pub fn now(&self) -> u64 {
        let steps = self.steps.get().saturating_sub(self.apart.get());
        let shared = self.clock.get().saturating_add(steps.saturating_mul(self.config.cpu_cost));
        shared.saturating_add(self.own_clock.get().unwrap_or(0))
    }

    /// The same in seconds, as the `float` that CPython's clock would have: each wait adds to it in floating point, so
    /// that three waits of 0.1 s come to 0.30000000000000004.
    pub fn seconds(&self) -> f64 {
        let (at, seconds) = self.float_clock.get();
        let now = self.now();
        if now == at {
            return seconds;
        }
        let later = if now > at { seconds + (now - at) as f64 / 1e9 } else { now as f64 / 1e9 };
        self.float_clock.set((now, later));
        later
    }

    /// Says that the clock, if it stands at `ns`, reads exactly `seconds` there: after waiting for such a deadline.
    pub fn reach(&self, seconds: f64, ns: u64) {
        let (at, before) = self.float_clock.get();
        if self.now() == ns && (at != ns || before < seconds) {
            self.float_clock.set((ns, seconds));
        }
    }

    /// From now on sleeping moves a clock of its own, which nobody else sees; gives what to hand back to
    /// [`Vm::end_own_clock`].
    pub fn start_own_clock(&self) -> OwnClock {
        OwnClock { before: self.own_clock.replace(Some(0)), float: self.float_clock.get(), steps: self.steps.get() }
    }

    /// Back to the clock before; gives the virtual nanoseconds that passed on the other.
    pub fn end_own_clock(&self, before: OwnClock) -> u64 {
        self.float_clock.set(before.float);
        self.own_clock.replace(before.before).unwrap_or(0)
    }

    /// The same, and what the instructions in between cost counts on that clock alone: for a process, whose code runs
    /// beside that of others.
    pub fn end_process_clock(&self, before: OwnClock) -> u64 {
        let steps = self.steps.get() - before.steps;
        self.apart.set(self.apart.get() + steps);
        self.end_own_clock(before).saturating_add(steps.saturating_mul(self.config.cpu_cost))
    }

    /// Moves the virtual clock to at least this time.
    pub fn advance_to(&self, ns: u64) {
        let now = self.now();
        if ns > now {
            self.clock.set(self.clock.get().saturating_add(ns - now));
        }
    }

    pub fn is_user_file(&self, filename: &str) -> bool {
        filename == self.config.filename || !filename.starts_with("/usr/lib/")
    }

    pub fn new_class_serial(&self) -> u32 {
        let serial = self.next_class.get();
        self.next_class.set(serial.wrapping_add(1));
        serial
    }

    /// To be called after any change of a class's dict, bases or flags.
    pub fn classes_changed(&self) {
        self.type_version.set(self.type_version.get().wrapping_add(1));
    }

    /// The attribute of a class along its MRO, through a cache.
    pub fn lookup(&self, class: &Rc<Class>, name: &Rc<PyStr>) -> Option<Value> {
        let at = Rc::as_ptr(name) as usize;
        let slot = (at >> 4 ^ (class.serial as usize).wrapping_mul(31)) & (METHOD_CACHE - 1);
        let version = self.type_version.get();
        {
            let cache = self.cache.borrow();
            let e = &cache[slot];
            if e.serial == class.serial && e.name == at && e.version == version {
                return e.found.clone();
            }
        }
        let found = class.find(name);
        // Only interned names live as long as the cache.
        if self.is_interned(name) {
            let entry = CacheEntry { serial: class.serial, version, name: at, found: found.clone() };
            let old = std::mem::replace(&mut self.cache.borrow_mut()[slot], entry);
            drop(old);
        }
        found
    }

    fn is_interned(&self, name: &Rc<PyStr>) -> bool {
        self.interned.borrow().find(name.hash(), |k| Rc::ptr_eq(k, name)).is_some()
    }

    /// Forgets cached lookups, which hold references.
    pub fn clear_caches(&self) {
        let old = std::mem::replace(&mut *self.cache.borrow_mut(), vec![CacheEntry::default(); METHOD_CACHE]);
        drop(old);
    }

    pub fn new_object(&self, class: &Rc<Class>, payload: Payload) -> Rc<Object> {
        let object = Rc::new(Object::new(class.clone(), payload));
        self.heap.register(Node::Object(Rc::downgrade(&object)));
        object
    }

    /// An instance of a native type.
    pub fn new_native(&self, class: &Rc<Class>, native: impl crate::object::Native) -> Value {
        Value::Object(self.new_object(class, Payload::Native(Box::new(native))))
    }

    pub fn new_list(&self, items: Vec<Value>) -> Value {
        let list = Rc::new(List::new(items));
        self.heap.register(Node::List(Rc::downgrade(&list)));
        Value::List(list)
    }

    pub fn new_dict(&self) -> Rc<Dict> {
        let dict = Rc::new(Dict::new());
        self.heap.register(Node::Dict(Rc::downgrade(&dict)));
        dict
    }

    pub fn register_dict(&self, dict: Dict) -> Rc<Dict> {
        let dict = Rc::new(dict);
        self.heap.register(Node::Dict(Rc::downgrade(&dict)));
        dict
    }

    /// State that a module keeps for the whole run, made on first use.
    pub fn extension<T: Any + Default>(&self) -> Rc<T> {
        let key = TypeId::of::<T>();
        if let Some(found) = self.extensions.borrow().get(&key).cloned()
            && let Ok(t) = found.downcast::<T>()
        {
            return t;
        }
        let new = Rc::new(T::default());
        self.extensions.borrow_mut().insert(key, new.clone());
        new
    }

    /// Drops all modules' state, at the end of a run.
    pub fn drop_extensions(&self) {
        let old = std::mem::take(&mut *self.extensions.borrow_mut());
        drop(old);
    }

    pub fn get_builtin(&self, name: &str) -> Option<Value> {
        self.builtins.get_str(&self.intern(name))
    }

    /// A nan that is no other: `float('nan')` makes an object of its own, which equals only itself in a container.
    /// Floats are no objects here; the bits of a nan that nobody sees tell them apart.
    pub fn own_nan(&self, x: f64) -> f64 {
        if !x.is_nan() {
            return x;
        }
        self.nans.set(self.nans.get() + 1);
        f64::from_bits(x.to_bits() & !0xffff_ffff | self.nans.get() & 0xffff_ffff)
    }

    /// MemoryError if so many more bytes cannot be had; to be asked before anything large is made.
    pub fn reserve(&self, bytes: u64) -> Res<()> {
        let used = self.config.allocated.map_or(0, |f| f());
        if used.saturating_add(bytes) > self.config.memory { Err(self.memory_error()) } else { Ok(()) }
    }

    /// Wakes a thread that waits in [`Vm::park`].
    pub fn unpark(&self, thread: u32) {
        self.unparked.borrow_mut().push(thread);
    }

    /// Starts a simulated thread; gives its number.
    pub fn spawn_thread(&self, callable: Value, args: Vec<Value>) -> u32 {
        let id = self.next_thread.get();
        self.next_thread.set(id + 1);
        self.spawned.borrow_mut().push((id, callable, args));
        id
    }

    /// Ends the run with a line on stderr.
    pub fn halt(&self, message: impl Into<String>) {
        self.halted.borrow_mut().get_or_insert(message.into());
        self.heap.pause_at.set(0);
    }

    /// `isinstance` by inheritance alone.
    pub fn is_instance(&self, value: &Value, class: &Rc<Class>) -> bool {
        self.type_of(value).is_subclass_of(class)
    }

    pub fn has_flag(&self, value: &Value, flag: ClassFlags) -> bool {
        self.type_of(value).has(flag)
    }

    /// An exception that can only be reported.
    pub fn unraisable(&self, exc: Exc, words: impl Into<String>) {
        self.heap.unraisable.borrow_mut().push((exc, words.into()));
    }
}

fn intern_in(table: &RefCell<HashTable<Rc<PyStr>>>, text: &str) -> Rc<PyStr> {
    let new = Rc::new(PyStr::new(text));
    let hash = new.hash();
    let mut table = table.borrow_mut();
    if let Some(known) = table.find(hash, |k| k.as_str() == text) {
        return known.clone();
    }
    table.insert_unique(hash, new.clone(), |k| k.hash());
    new
}
