//! Which loop is the current one (CPython `Lib/asyncio/events.py`).

use crate::state::state;
use coroscope_vm::{Res, Value, Vm};

/// `get_event_loop`: the running loop, or the one that was set. Where the spelling of 2016 is spoken, a loop is made
/// on first use, as it was then; CPython 3.14 raises RuntimeError.
pub fn get_event_loop(vm: &Vm) -> Res {
    let state = state(vm);
    if let Some(l) = state.running(vm) {
        return Ok(Value::Object(l));
    }
    match state.current(vm) {
        Some(l) if !l.is_none() => return Ok(l),
        _ => {}
    }
    if state.old_spelling.get() && vm.current_thread.get() == 0 {
        let l = crate::loop_methods::new_event_loop(vm);
        state.set_current(vm, Some(l.clone()));
        return Ok(l);
    }
    let thread = crate::threads::thread_name(vm);
    Err(vm.runtime_error(format!("There is no current event loop in thread '{thread}'.")))
}
