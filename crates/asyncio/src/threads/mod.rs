//! Threads: simulated ones that the machine switches, and executors for asyncio.

pub mod executor;
pub mod lock;

use coroscope_vm::Vm;

/// The name of the running thread.
pub fn thread_name(vm: &Vm) -> String {
    match vm.current_thread.get() {
        0 => "MainThread".to_owned(),
        n => format!("Thread-{n}"),
    }
}
