//! asyncio's classes, made on first use.

use crate::state::Classes;
use crate::{future_methods, handle, loop_methods};
use coroscope_vm::Vm;
use coroscope_vm::builtins::define::{class, constant, flag};
use coroscope_vm::class::{Class, ClassFlags};
use std::rc::Rc;

pub fn make(vm: &Vm) -> Classes {
    let error = |module: &str, name: &str, base: &Rc<Class>| class(vm, module, name, &[base], &[], &[]);
    let exceptions = "asyncio.exceptions";
    let future = class(vm, "_asyncio", "Future", &[], future_methods::FUTURE_METHODS, future_methods::FUTURE_ATTRS);
    flag(&future, &[ClassFlags::DICT]);
    let task = class(vm, "_asyncio", "Task", &[&future], future_methods::TASK_METHODS, future_methods::TASK_ATTRS);
    let gathering = class(vm, "asyncio.tasks", "_GatheringFuture", &[&future], &[], &[]);
    flag(&task, &[ClassFlags::DICT]);
    flag(&gathering, &[ClassFlags::DICT]);
    let handle = class(vm, "asyncio.events", "Handle", &[], handle::HANDLE_METHODS, handle::HANDLE_ATTRS);
    let timer_handle = class(vm, "asyncio.events", "TimerHandle", &[&handle], handle::TIMER_METHODS, &[]);
    let abstract_loop = class(vm, "asyncio.events", "AbstractEventLoop", &[], &[], &[]);
    let base_loop = class(
        vm,
        "asyncio.base_events",
        "BaseEventLoop",
        &[&abstract_loop],
        loop_methods::LOOP_METHODS,
        loop_methods::LOOP_ATTRS,
    );
    coroscope_vm::builtins::define::methods(vm, &base_loop, crate::network::NETWORK_METHODS);
    let selector_loop = class(vm, "asyncio.selector_events", "BaseSelectorEventLoop", &[&base_loop], &[], &[]);
    let event_loop = class(vm, "asyncio.unix_events", "_UnixSelectorEventLoop", &[&selector_loop], &[], &[]);
    for c in [&abstract_loop, &base_loop, &selector_loop, &event_loop] {
        flag(c, &[ClassFlags::DICT]);
    }
    constant(vm, &handle, "__slots__", coroscope_vm::Value::tuple(Vec::new()));
    Classes {
        cancelled_error: error(exceptions, "CancelledError", &vm.exc.base_exception),
        invalid_state: error(exceptions, "InvalidStateError", &vm.exc.exception),
        broken_barrier: error(exceptions, "BrokenBarrierError", &vm.exc.runtime_error),
        queue_empty: error("asyncio.queues", "QueueEmpty", &vm.exc.exception),
        queue_full: error("asyncio.queues", "QueueFull", &vm.exc.exception),
        queue_shut_down: error("asyncio.queues", "QueueShutDown", &vm.exc.exception),
        closure: class(vm, "asyncio", "_callback", &[], &[], &[]),
        future,
        task,
        gathering,
        handle,
        timer_handle,
        abstract_loop,
        base_loop,
        event_loop,
    }
}
