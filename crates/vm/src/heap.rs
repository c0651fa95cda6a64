//! What the objects of one run share: finalisers that wait to run, the registry of containers for the collector of
//! cycles, and the counter behind `id()`.

use crate::class::Class;
use crate::dict::Dict;
use crate::function::Function;
use crate::generator::Generator;
use crate::object::Object;
use crate::seq::List;
use crate::set::Set;
use crate::value::Cell as VarCell;
use crate::{Exc, Value};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

/// Something that died and wants the program to know. Queued by `Drop`, run by the VM before the next instruction.
pub enum Finalizer {
    /// `__del__` of an instance, which lives again for the call.
    Del(Rc<Object>),
    /// A suspended generator or coroutine: close it (and warn if a coroutine never started).
    Generator(Rc<Generator>),
    /// A native object's last words, see `Native::finalize`.
    Native(Rc<Object>),
    /// A weak reference's callback, with the reference.
    Weakref { callback: Value, reference: Value },
}

/// A member of the registry of containers.
#[derive(Clone)]
pub enum Node {
    Object(Weak<Object>),
    List(Weak<List>),
    Dict(Weak<Dict>),
    Set(Weak<Set>),
    Function(Weak<Function>),
    Generator(Weak<Generator>),
    Class(Weak<Class>),
    Cell(Weak<VarCell>),
}

impl Node {
    pub fn upgrade(&self) -> Option<Value> {
        Some(match self {
            Node::Object(w) => Value::Object(w.upgrade()?),
            Node::List(w) => Value::List(w.upgrade()?),
            Node::Dict(w) => Value::Dict(w.upgrade()?),
            Node::Set(w) => Value::Set(w.upgrade()?),
            Node::Function(w) => Value::Function(w.upgrade()?),
            Node::Generator(w) => Value::Generator(w.upgrade()?),
            Node::Class(w) => Value::Class(w.upgrade()?),
            Node::Cell(w) => Value::Cell(w.upgrade()?),
        })
    }

    fn is_dead(&self) -> bool {
        match self {
            Node::Object(w) => w.strong_count() == 0,
            Node::List(w) => w.strong_count() == 0,
            Node::Dict(w) => w.strong_count() == 0,
            Node::Set(w) => w.strong_count() == 0,
            Node::Function(w) => w.strong_count() == 0,
            Node::Generator(w) => w.strong_count() == 0,
            Node::Class(w) => w.strong_count() == 0,
            Node::Cell(w) => w.strong_count() == 0,
        }
    }
}

/// Registered containers are swept of dead entries when their number doubles past this.
const SWEEP_AT: usize = 4096;

pub struct HeapData {
    pending: RefCell<VecDeque<Finalizer>>,
    /// The instruction count at which the machine looks up from its work; 0 makes it do so at once.
    pub pause_at: Cell<u64>,
    nodes: RefCell<Vec<Node>>,
    sweep_at: Cell<usize>,
    /// Containers registered since the last collection of cycles.
    pub young: Cell<usize>,
    /// Set when the run is over: nothing is resurrected any more.
    pub closed: Cell<bool>,
    /// Errors raised where they can only be reported ("Exception ignored in ...").
    pub unraisable: RefCell<Vec<(Exc, String)>>,
}

/// A handle to a run's heap, cheap to clone.
#[derive(Clone)]
pub struct Heap(Rc<HeapData>);

impl std::ops::Deref for Heap {
    type Target = HeapData;
    fn deref(&self) -> &HeapData {
        &self.0
    }
}

impl Default for Heap {
    fn default() -> Heap {
        Heap(Rc::new(HeapData {
            pending: RefCell::default(),
            pause_at: Cell::new(0),
            nodes: RefCell::default(),
            sweep_at: Cell::new(SWEEP_AT),
            young: Cell::new(0),
            closed: Cell::new(false),
            unraisable: RefCell::default(),
        }))
    }
}

impl HeapData {
    #[inline]
    pub fn register(&self, node: Node) {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        self.young.set(self.young.get() + 1);
        if nodes.len() >= self.sweep_at.get() {
            self.sweep(&mut nodes);
        }
    }

    #[cold]
    fn sweep(&self, nodes: &mut Vec<Node>) {
        nodes.retain(|n| !n.is_dead());
        self.sweep_at.set((nodes.len() * 2).max(SWEEP_AT));
    }

    /// All live containers, oldest first, each with one reference more than the program has.
    pub fn live(&self) -> Vec<Value> {
        let mut nodes = self.nodes.borrow_mut();
        nodes.retain(|n| !n.is_dead());
        nodes.iter().filter_map(Node::upgrade).collect()
    }

    /// How many containers are alive.
    pub fn count_live(&self) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.retain(|n| !n.is_dead());
        nodes.len()
    }

    pub fn queue(&self, finalizer: Finalizer) {
        if !self.closed.get() {
            self.pending.borrow_mut().push_back(finalizer);
            self.pause_at.set(0);
        }
    }

    pub fn next_finalizer(&self) -> Option<Finalizer> {
        self.pending.borrow_mut().pop_front()
    }
}

thread_local! {
    static IDS: Cell<u32> = const { Cell::new(1) };
}

/// Swaps the counter of identities; the machine does so around each step, so that runs do not see one another.
pub fn swap_ids(next: u32) -> u32 {
    IDS.with(|ids| ids.replace(next))
}

/// An identity given on first use: `id()` and the default hash must not depend on addresses.
#[derive(Default)]
pub struct Identity(Cell<u32>);

impl Identity {
    pub fn get(&self) -> u64 {
        if self.0.get() == 0 {
            let id = IDS.with(|ids| ids.replace(ids.get().wrapping_add(1).max(1)));
            self.0.set(id);
        }
        0x7f00_0000_0000 + u64::from(self.0.get()) * 0x10
    }

    /// The same identity, for contents that move to another allocation.
    pub fn moved(&self) -> Identity {
        Identity(self.0.clone())
    }
}
