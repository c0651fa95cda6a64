//! The standard modules, asyncio and threads apart. Those in Python (`py/`) are our own, compiled when they are
//! imported; the others fill a module's dict with natives. Knows no event loop.

mod advice;
mod binascii;
mod collections;
mod functools;
mod hashes;
mod itertools;
mod math;
mod misc;
mod random;
mod re;
mod sources;
mod support;
mod sys;
mod time;
mod weak;

use coroscope_vm::Vm;
use coroscope_vm::module::ModuleDef;
use coroscope_vm::protocol::import::ImportAdvice;

/// Makes all modules of this crate importable.
pub fn install(vm: &Vm) {
    for (name, file, text) in sources::SOURCES {
        vm.register_module(name, ModuleDef::Source { file, text });
    }
    vm.register_module("sys", ModuleDef::Native(sys::init));
    vm.register_module("_collections", ModuleDef::Native(collections::init));
    vm.register_module("_functools", ModuleDef::Native(functools::init));
    vm.register_module("itertools", ModuleDef::Native(itertools::init));
    vm.register_module("math", ModuleDef::Native(math::init));
    vm.register_module("_random", ModuleDef::Native(random::init));
    vm.register_module("_re", ModuleDef::Native(re::init));
    vm.register_module("_time", ModuleDef::Native(time::init));
    vm.register_module("_weakref", ModuleDef::Native(weak::init));
    vm.register_module("_hashes", ModuleDef::Native(hashes::init));
    vm.register_module("binascii", ModuleDef::Native(binascii::init));
    vm.register_module("gc", ModuleDef::Native(misc::init_gc));
    vm.register_module("atexit", ModuleDef::Native(misc::init_atexit));
    vm.register_module("errno", ModuleDef::Native(misc::init_errno));
    vm.register_module("_source", ModuleDef::Native(misc::init_source));
    vm.extension::<ImportAdvice>().advise.set(Some(advice::advise));
}
