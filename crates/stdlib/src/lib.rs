//! The standard modules that are written in Rust, asyncio and threads apart: each fills a module's dict with natives.
//! Those written in Python are in the crate `library`. Knows no event loop.

mod advice;
mod binascii;
mod collections;
mod functools;
mod hashes;
mod itertools;
mod math;
mod misc;
mod namedtuple;
mod random;
mod re;
mod special;
mod streams;
mod support;
mod sys;
mod time;
mod weak;

use coroscope_vm::Vm;
use coroscope_vm::protocol::import::ImportAdvice;

/// Makes all modules of this crate importable.
pub fn install(vm: &Vm) {
    vm.register_module("sys", sys::init);
    vm.register_module("_collections", collections::init);
    vm.register_module("_functools", functools::init);
    vm.register_module("itertools", itertools::init);
    vm.register_module("math", math::init);
    vm.register_module("_random", random::init);
    vm.register_module("_re", re::init);
    vm.register_module("_time", time::init);
    vm.register_module("_weakref", weak::init);
    vm.register_module("_hashes", hashes::init);
    vm.register_module("binascii", binascii::init);
    vm.register_module("gc", misc::init_gc);
    vm.register_module("atexit", misc::init_atexit);
    vm.register_module("errno", misc::init_errno);
    vm.register_module("_source", misc::init_source);
    vm.extension::<ImportAdvice>().advise.set(Some(advice::advise));
}
