//! The collector of cycles: what reference counts alone cannot free (`Python/gc.c`, in one generation).
//!
//! A container is garbage if all its references come from other garbage. Counts of references are taken from `Rc`; the
//! collector holds one of each node it looks at and nothing else, so that a count less one is what the program has.
//! Natives in progress keep what they hold to themselves, which makes it look referenced from outside: safe, as the
//! machine's own frames do the same.
//!
//! Frames and tracebacks are nodes of their own: several exceptions may share them, and what they hold must be counted
//! once.

mod nodes;

use crate::exception::Exc;
use crate::generator::{Kind, State};
use crate::heap::Finalizer;
use crate::{NativeFuture, Res, Value, Vm};
use nodes::{Graph, Node};
use std::cell::Cell;

/// Containers made since the last look that make a new one worth its time; more if many are alive.
const THRESHOLD: usize = 10_000;
/// How much more must be alive than after the last collection. What dies by its reference count alone costs nothing, and
/// a program that only grows is gone through few times.
const GROWTH: usize = 4;

#[derive(Default)]
struct GcState {
    disabled: Cell<bool>,
    /// Containers that the last collection left.
    survivors: Cell<usize>,
    /// Containers alive at the last look.
    seen: Cell<usize>,
    running: Cell<bool>,
    /// Collections that ended.
    count: Cell<u64>,
}

/// Whether enough was made since the last collection.
pub fn wants_collection(vm: &Vm) -> bool {
    let young = vm.heap.young.get();
    if young < THRESHOLD {
        return false;
    }
    let state = vm.extension::<GcState>();
    if young < state.seen.get() / 2 || state.disabled.get() || state.running.get() {
        return false;
    }
    let alive = vm.heap.count_live();
    state.seen.set(alive);
    vm.heap.young.set(0);
    alive >= (state.survivors.get() * GROWTH).max(THRESHOLD)
}

/// A collection as a native for the machine to run between two instructions.
pub fn collection(vm: &Vm) -> NativeFuture {
    let vm = vm.clone();
    Box::pin(async move {
        collect(&vm).await?;
        Ok(Value::None)
    })
}

/// `gc.enable()` and `gc.disable()`.
pub fn set_enabled(vm: &Vm, on: bool) {
    vm.extension::<GcState>().disabled.set(!on);
}

/// `gc.isenabled()`
pub fn is_enabled(vm: &Vm) -> bool {
    !vm.extension::<GcState>().disabled.get()
}

/// How many collections there were.
pub fn collections(vm: &Vm) -> u64 {
    vm.extension::<GcState>().count.get()
}

/// All objects that are part of cycles which nothing else refers to, oldest first.
pub fn find_garbage(vm: &Vm) -> Vec<Value> {
    vm.clear_caches();
    Graph::new(vm.heap.live()).garbage().into_iter().filter_map(Node::into_value).collect()
}

/// `gc.collect()`: runs finalisers of garbage, then frees what is still garbage. Gives how many objects were found.
pub async fn collect(vm: &Vm) -> Res<usize> {
    let state = vm.extension::<GcState>();
    if state.running.replace(true) {
        return Ok(0);
    }
    vm.heap.young.set(0);
    let found = collect_once(vm).await;
    state.running.set(false);
    state.survivors.set(vm.heap.live().len());
    state.count.set(state.count.get() + 1);
    found
}

async fn collect_once(vm: &Vm) -> Res<usize> {
    vm.clear_caches();
    let garbage = Graph::new(vm.heap.live()).garbage();
    if garbage.is_empty() {
        return Ok(0);
    }
    let callbacks = queue_callbacks(vm, &garbage);
    let finalizers = queue_finalizers(vm, &garbage);
    let still = if callbacks || finalizers {
        drop(garbage);
        vm.breathe(0).await?;
        vm.clear_caches();
        Graph::new(vm.heap.live()).garbage()
    } else {
        garbage
    };
    let count = nodes::count(&still);
    nodes::clear(&still);
    drop(still);
    // Callbacks of weak references, and `__del__` of what became garbage in between.
    vm.breathe(0).await?;
    Ok(count)
}

/// Weak references with a callback are dead before anything is finalised (`handle_weakrefs`); those that are garbage
/// themselves stay silent. True if a callback is to be run.
fn queue_callbacks(vm: &Vm, garbage: &[Node]) -> bool {
    let mut any = false;
    let mut addresses: Vec<usize> = garbage.iter().filter_map(Node::address).collect();
    addresses.sort_unstable();
    for node in garbage {
        let Node::Value(Value::Object(o)) = node else { continue };
        let Some(callbacks) = o.weak_callbacks.borrow_mut().take() else { continue };
        for (reference, callback) in *callbacks {
            if let Value::Object(r) = &reference
                && let crate::Payload::Native(n) = r.payload()
            {
                n.clear();
            }
            let is_garbage = reference.address().is_some_and(|a| addresses.binary_search(&a).is_ok());
            if !is_garbage {
                any = true;
                vm.heap.queue(Finalizer::Weakref { callback, reference });
            }
        }
    }
    any
}

/// Queues the last words of garbage, in order of age. True if there are any.
fn queue_finalizers(vm: &Vm, garbage: &[Node]) -> bool {
    let mut any = false;
    for node in garbage {
        let finalizer = match node {
            Node::Value(Value::Object(o)) => {
                let has_del = o.class_ref().has(crate::class::ClassFlags::HAS_DEL);
                let native = matches!(o.payload(), crate::Payload::Native(n) if n.wants_finalizer());
                if !(has_del || native) || o.mark_finalized() {
                    continue;
                }
                if has_del { Finalizer::Del(o.clone()) } else { Finalizer::Native(o.clone()) }
            }
            Node::Value(Value::Generator(g)) => match g.state.get() {
                State::Created if g.kind == Kind::Coroutine => Finalizer::Generator(g.clone()),
                State::Suspended => Finalizer::Generator(g.clone()),
                _ => continue,
            },
            _ => continue,
        };
        any = true;
        vm.heap.queue(finalizer);
    }
    any
}

/// Takes the values of a module away, name by name, those with one leading underscore first (`_PyModule_Clear`).
/// Finalisers run in between.
pub async fn clear_namespace(vm: &Vm, dict: &crate::dict::Dict) {
    crate::traceback::forget_sources(vm);
    let names = dict.keys();
    let private = |k: &Value| k.as_str().is_some_and(|k| k.starts_with('_') && !k[1..].starts_with('_'));
    let (first, rest): (Vec<Value>, Vec<Value>) = names.into_iter().partition(private);
    for key in first.iter().chain(&rest) {
        let Some(name) = key.as_str().filter(|k| k.as_str() != "__builtins__") else { continue };
        if dict.get_str(name).is_some_and(|v| !v.is_none()) {
            dict.set_str(name, Value::None);
            let _ = vm.breathe(0).await;
        }
    }
}

/// At the end of a run: breaks every cycle there is, so that dropping the machine frees all its memory.
pub fn clear_all(vm: &Vm) {
    vm.heap.closed.set(true);
    while vm.heap.next_finalizer().is_some() {}
    let unraisable: Vec<(Exc, String)> = std::mem::take(&mut *vm.heap.unraisable.borrow_mut());
    drop(unraisable);
    drop((vm.requests.take(), vm.requests.take_answer()));
    let spawned = std::mem::take(&mut *vm.spawned.borrow_mut());
    drop(spawned);
    vm.clear_caches();
    vm.modules.clear();
    vm.drop_extensions();
    // Clearing drops more; what that makes reachable is in the list already, as each holds one reference.
    let live: Vec<Node> = vm.heap.live().into_iter().map(Node::Value).collect();
    nodes::clear(&live);
    drop(live);
    nodes::clear_classes(vm);
    vm.builtins.clear();
    vm.sources.borrow_mut().clear();
    vm.drop_extensions();
}
