//! The graph of containers and who refers to whom.

use crate::builtins::frames::{FrameValue, TracebackValue};
use crate::class::Class;
use crate::dict::Dict;
use crate::exception::{ExcData, Traceback};
use crate::frame::{Frame, FrameObject, PyFrame};
use crate::generator::Generator;
use crate::object::{Object, Payload};
use crate::{Value, Vm};
use hashbrown::HashTable;
use std::rc::Rc;

/// Something that holds references.
#[derive(Clone)]
pub(super) enum Node {
    Value(Value),
    Frame(Rc<FrameObject>),
    Traceback(Rc<Traceback>),
}

impl Node {
    pub(super) fn address(&self) -> Option<usize> {
        match self {
            Node::Value(v) => v.address(),
            Node::Frame(f) => Some(Rc::as_ptr(f) as usize),
            Node::Traceback(t) => Some(Rc::as_ptr(t) as usize),
        }
    }

    fn ref_count(&self) -> Option<usize> {
        match self {
            Node::Value(Value::Slice(s)) => Some(Rc::strong_count(s)),
            Node::Value(Value::Builtin(b)) => Some(Rc::strong_count(b)),
            Node::Value(v) => v.ref_count(),
            Node::Frame(f) => Some(Rc::strong_count(f)),
            Node::Traceback(t) => Some(Rc::strong_count(t)),
        }
    }

    /// Whether it can hold references, so that it takes part in cycles.
    fn holds(&self) -> bool {
        match self {
            Node::Value(v) => match v {
                Value::Tuple(t) => !t.is_empty(),
                Value::Builtin(b) => !b.receiver.is_null(),
                Value::List(_)
                | Value::Dict(_)
                | Value::Set(_)
                | Value::FrozenSet(_)
                | Value::Slice(_)
                | Value::Function(_)
                | Value::Method(_)
                | Value::Class(_)
                | Value::Object(_)
                | Value::Generator(_)
                | Value::Iter(_)
                | Value::Cell(_)
                | Value::Module(_) => true,
                _ => false,
            },
            _ => true,
        }
    }

    pub(super) fn into_value(self) -> Option<Value> {
        match self {
            Node::Value(v) => Some(v),
            _ => None,
        }
    }

    /// Shows every reference it holds.
    fn traverse(&self, see: &mut dyn FnMut(Node)) {
        match self {
            Node::Value(v) => traverse_value(v, see),
            Node::Frame(f) => traverse_frame_object(f, see),
            Node::Traceback(t) => {
                if let Some(f) = &t.at.frame {
                    see(Node::Frame(f.clone()));
                }
                if let Some(next) = &*t.next.borrow() {
                    see(Node::Traceback(next.clone()));
                }
            }
        }
    }
}

/// Shows a value unless it is of a kind that holds nothing.
fn show(v: &Value, see: &mut dyn FnMut(Node)) {
    if v.address().is_some() {
        see(Node::Value(v.clone()));
    }
}

fn show_dict(d: &Rc<Dict>, see: &mut dyn FnMut(Node)) {
    see(Node::Value(Value::Dict(d.clone())));
}

fn traverse_value(v: &Value, see: &mut dyn FnMut(Node)) {
    match v {
        Value::List(l) => l.items.borrow().iter().for_each(|v| show(v, see)),
        Value::Tuple(t) => t.iter().for_each(|v| show(v, see)),
        Value::Dict(d) => {
            for e in d.table.borrow().iter() {
                show(&e.key, see);
                show(&e.value, see);
            }
        }
        Value::Set(s) | Value::FrozenSet(s) => s.table.borrow().iter().for_each(|(k, _)| show(k, see)),
        Value::Slice(s) => [&s.start, &s.stop, &s.step].into_iter().for_each(|v| show(v, see)),
        Value::Function(f) => f.traverse(&mut |v| show(v, see)),
        Value::Builtin(b) => show(&b.receiver, see),
        Value::Method(m) => {
            show(&m.function, see);
            show(&m.receiver, see);
        }
        Value::Class(c) => traverse_class(c, see),
        Value::Object(o) => traverse_object(o, see),
        Value::Generator(g) => traverse_generator(g, see),
        Value::Iter(i) => i.traverse(&mut |v| show(v, see)),
        Value::Cell(c) => show(&c.value.borrow(), see),
        Value::Module(m) => show_dict(&m.dict, see),
        _ => {}
    }
}

fn traverse_class(c: &Class, see: &mut dyn FnMut(Node)) {
    let mut class = |c: &Rc<Class>| see(Node::Value(Value::Class(c.clone())));
    c.bases.borrow().iter().for_each(&mut class);
    c.mro.borrow().iter().for_each(&mut class);
    c.metaclass.borrow().iter().for_each(&mut class);
    show_dict(&c.dict, see);
}

fn traverse_object(o: &Object, see: &mut dyn FnMut(Node)) {
    see(Node::Value(Value::Class(o.class())));
    if let Some(d) = o.existing_dict() {
        show_dict(&d, see);
    }
    o.slots.borrow().iter().for_each(|v| show(v, see));
    if let Some(callbacks) = &*o.weak_callbacks.borrow() {
        for (reference, callback) in callbacks.iter() {
            show(reference, see);
            show(callback, see);
        }
    }
    match o.payload() {
        Payload::None => {}
        Payload::Value(v) => show(v, see),
        Payload::Exc(e) => traverse_exception(e, see),
        Payload::Native(n) => {
            if let Some(f) = o.native::<FrameValue>() {
                see(Node::Frame(f.frame.clone()));
            } else if let Some(t) = o.native::<TracebackValue>() {
                see(Node::Traceback(t.traceback.clone()));
            } else {
                n.traverse(&mut |v| show(v, see));
            }
        }
    }
}

fn traverse_exception(e: &ExcData, see: &mut dyn FnMut(Node)) {
    show(&e.args.borrow(), see);
    e.fields.borrow().iter().for_each(|(_, v)| show(v, see));
    for link in [&e.cause, &e.context] {
        if let Some(e) = &*link.borrow() {
            see(Node::Value(e.value()));
        }
    }
    if let Some(tb) = &*e.traceback.borrow() {
        see(Node::Traceback(tb.clone()));
    }
}

fn traverse_frame_object(f: &FrameObject, see: &mut dyn FnMut(Node)) {
    f.locals.borrow().iter().for_each(|v| show(v, see));
    show(&f.mapping, see);
    show_dict(&f.globals, see);
    if let Some(back) = &*f.back.borrow() {
        see(Node::Frame(back.clone()));
    }
}

fn traverse_frame(f: &PyFrame, see: &mut dyn FnMut(Node)) {
    f.traverse(&mut |v| show(v, see));
    if let Some(object) = &f.object {
        see(Node::Frame(object.clone()));
    }
}

fn traverse_generator(g: &Generator, see: &mut dyn FnMut(Node)) {
    if let Ok(frame) = g.frame.try_borrow() {
        match &*frame {
            Some(Frame::Py(f)) => traverse_frame(f, see),
            Some(Frame::Routine(r)) => r.traverse(&mut |v| show(v, see)),
            Some(Frame::Native(_)) | None => {}
        }
    }
    show(&g.delegate.borrow(), see);
    // A native in progress holds what it waits on a second time, out of sight.
    if g.frame.try_borrow().is_ok_and(|f| matches!(*f, Some(Frame::Native(_)))) {
        show(&g.delegate.borrow(), see);
    }
    if let Some(h) = &*g.hooks.borrow() {
        show(&h.finalizer, see);
    }
}

/// Positions by address. Nothing iterates over it, so that addresses decide nothing.
#[derive(Default)]
struct Index(HashTable<(usize, u32)>);

fn scatter(address: usize) -> u64 {
    (address as u64 >> 4).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Index {
    fn get(&self, address: usize) -> Option<usize> {
        self.0.find(scatter(address), |(a, _)| *a == address).map(|(_, i)| *i as usize)
    }

    /// False if the address is known.
    fn put(&mut self, address: usize, at: usize) -> bool {
        if self.get(address).is_some() {
            return false;
        }
        self.0.insert_unique(scatter(address), (address, at as u32), |(a, _)| scatter(*a));
        true
    }
}

/// All containers that can be reached from some, each with how often it is referred to from inside.
pub(super) struct Graph {
    nodes: Vec<Node>,
    index: Index,
    /// References that none of the nodes holds.
    outside: Vec<usize>,
}

impl Graph {
    pub(super) fn new(roots: Vec<Value>) -> Graph {
        let mut graph = Graph { nodes: Vec::with_capacity(roots.len()), index: Index::default(), outside: Vec::new() };
        for v in roots {
            graph.add(Node::Value(v));
        }
        let mut at = 0;
        while at < graph.nodes.len() {
            let node = graph.nodes[at].clone();
            let mut found = Vec::new();
            node.traverse(&mut |n| {
                if n.holds() {
                    found.push(n);
                }
            });
            drop(node);
            found.into_iter().for_each(|n| graph.add(n));
            at += 1;
        }
        graph.count();
        graph
    }

    fn add(&mut self, node: Node) {
        if let Some(at) = node.address()
            && self.index.put(at, self.nodes.len())
        {
            self.nodes.push(node);
        }
    }

    fn count(&mut self) {
        self.outside = self.nodes.iter().map(|n| n.ref_count().map_or(usize::MAX, |c| c.saturating_sub(1))).collect();
        let (index, outside) = (&self.index, &mut self.outside);
        for node in &self.nodes {
            node.traverse(&mut |n| {
                if let Some(i) = n.address().and_then(|a| index.get(a)) {
                    let count = &mut outside[i];
                    if *count != usize::MAX {
                        *count = count.saturating_sub(1);
                    }
                }
            });
        }
    }

    /// The nodes that nothing outside leads to, in the order they were given and found.
    pub(super) fn garbage(self) -> Vec<Node> {
        let mut alive = vec![false; self.nodes.len()];
        let mut todo: Vec<usize> = Vec::new();
        for (i, count) in self.outside.iter().enumerate() {
            if *count > 0 {
                alive[i] = true;
                todo.push(i);
            }
        }
        while let Some(i) = todo.pop() {
            self.nodes[i].traverse(&mut |n| {
                if let Some(j) = n.address().and_then(|a| self.index.get(a))
                    && !std::mem::replace(&mut alive[j], true)
                {
                    todo.push(j);
                }
            });
        }
        self.nodes.into_iter().zip(alive).filter(|(_, alive)| !alive).map(|(n, _)| n).collect()
    }
}

/// How many objects CPython would have found: it keeps the attributes of an instance in the instance, makes a tuple of
/// the cells of a closure, and does not look at tuples of things that hold nothing.
pub(super) fn count(nodes: &[Node]) -> usize {
    let mut own_dicts = Index::default();
    for node in nodes {
        if let Node::Value(Value::Object(o)) = node
            && let Some(d) = o.existing_dict()
        {
            own_dicts.put(Rc::as_ptr(&d) as usize, 0);
        }
    }
    nodes
        .iter()
        .map(|n| match n {
            Node::Value(Value::Slice(_) | Value::Builtin(_)) => 0,
            Node::Value(Value::Tuple(t)) => usize::from(t.iter().any(|v| Node::Value(v.clone()).holds())),
            Node::Value(Value::Dict(d)) => usize::from(own_dicts.get(Rc::as_ptr(d) as usize).is_none()),
            Node::Value(Value::Function(f)) if !f.closure.is_empty() => 2,
            _ => 1,
        })
        .sum()
}

/// Makes each node let go of what it holds. All are held by the caller until the end, so nothing is freed in between.
pub(super) fn clear(nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Value(v) => clear_value(v),
            Node::Frame(f) => f.clear(),
            Node::Traceback(t) => {
                let next = t.next.borrow_mut().take();
                drop(next);
            }
        }
    }
}

fn clear_value(v: &Value) {
    match v {
        Value::List(l) => {
            let items = std::mem::take(&mut *l.items.borrow_mut());
            crate::trash::free(items.into_iter());
        }
        Value::Dict(d) => d.clear(),
        Value::Set(s) => s.clear(),
        Value::Function(f) => f.clear(),
        Value::Generator(g) => g.clear(),
        Value::Cell(c) => {
            let old = c.value.replace(Value::Null);
            drop(old);
        }
        Value::Object(o) => o.clear(),
        Value::Class(c) => clear_class(c),
        _ => {}
    }
}

fn clear_class(c: &Class) {
    c.dict.clear();
    let meta = c.metaclass.borrow_mut().take();
    drop(meta);
}

/// Empties all classes: those of the types hold descriptors that are instances of classes in turn.
pub(super) fn clear_classes(vm: &Vm) {
    let mut todo = vec![vm.types.object.clone()];
    todo.extend(vm.types.all());
    todo.extend(vm.exc.all());
    let mut at = 0;
    let mut seen = Index::default();
    todo.retain(|c| seen.put(Rc::as_ptr(c) as usize, 0));
    while at < todo.len() {
        let below: Vec<Rc<Class>> = todo[at].subclasses.borrow().iter().filter_map(|w| w.upgrade()).collect();
        for class in below {
            if seen.put(Rc::as_ptr(&class) as usize, 0) {
                todo.push(class);
            }
        }
        at += 1;
    }
    todo.iter().for_each(|c| clear_class(c));
}
