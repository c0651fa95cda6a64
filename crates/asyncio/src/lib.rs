//! asyncio, hop for hop as CPython 3.14: the event loop, handles, timers, Future, Task and what stands on them; context
//! variables; and the simulated threads that asyncio is compared with. Built on the VM's public API alone.
//!
//! Order is the product: every `call_soon` of CPython is one here, in the same place.

mod as_completed;
mod asyncgens;
mod cancel;
mod classes;
mod closure;
mod compat;
mod condition;
mod context;
mod current;
mod deadlock;
mod debug;
mod eager;
mod ensure;
mod event_loop;
mod foreign;
mod future;
mod future_methods;
mod gather;
mod group;
mod handle;
mod heapq;
mod hooks;
mod inspect;
mod locks;
mod loop_methods;
mod module;
mod natives;
mod network;
mod places;
mod policy;
mod queue;
mod report;
mod repr;
mod runner;
mod signature;
mod sleep;
mod stack;
mod state;
mod task;
mod threads;
mod timeout;
mod turns;
mod wait;

pub use inspect::{Counts, HandleKind, HandleView, LoopView, Stage, TaskView, TimerView, inspect, is_alive};

use coroscope_vm::Vm;

/// Makes `asyncio`, `contextvars`, `threading`, and their kin importable.
pub fn install(vm: &Vm) {
    vm.native_code.set(Some(natives::code));
    vm.register_module("asyncio", module::fill);
    for name in module::SUBMODULES {
        vm.register_module(name, module::fill_submodule);
    }
    vm.register_module("_thread", threads::lock::fill);
    vm.register_module("contextvars", context::fill_module);
    vm.register_module("_contextvars", context::fill_module);
}
