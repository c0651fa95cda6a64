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
mod inspect;
mod locks;
mod loop_methods;
mod module;
mod natives;
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
mod wait;

pub use inspect::{FrameView, HandleView, LoopView, Stage, TaskView, TimerView, inspect, locals};

use coroscope_vm::Vm;
use coroscope_vm::module::ModuleDef;

/// Makes `asyncio`, `contextvars` and their kin importable.
pub fn install(vm: &Vm) {
    vm.register_module("asyncio", ModuleDef::Native(module::fill));
    for name in module::SUBMODULES {
        vm.register_module(name, ModuleDef::Native(module::fill_submodule));
    }
    let file = "/usr/lib/python3.14/asyncio/_extra.py";
    vm.register_module("asyncio._extra", ModuleDef::Source { file, text: include_str!("../py/extra.py") });
    vm.register_module("_thread", ModuleDef::Native(threads::lock::fill));
    let (file, text) = ("/usr/lib/python3.14/threading.py", include_str!("../py/threading.py"));
    vm.register_module("threading", ModuleDef::Source { file, text });
    let (file, text) = ("/usr/lib/python3.14/concurrent/futures/__init__.py", include_str!("../py/futures.py"));
    vm.register_module("concurrent.futures", ModuleDef::Source { file, text });
    vm.register_module("concurrent", ModuleDef::Native(|_, _| Ok(())));
    vm.register_module("contextvars", ModuleDef::Native(context::fill_module));
    vm.register_module("_contextvars", ModuleDef::Native(context::fill_module));
}
