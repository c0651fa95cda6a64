//! `asyncio.sleep`: zero is one turn of the loop, anything more a timer (CPython `Lib/asyncio/tasks.py`).

use crate::event_loop::{Timer, nanoseconds};
use crate::future::{self, new_waiter};
use crate::natives::coroutine;
use crate::signature::Signature;
use crate::state::{Placed, loop_state, running_loop, state};
use crate::{handle, places};
use coroscope_bytecode::{BinOp, CmpOp};
use coroscope_vm::events::WaitOn;
use coroscope_vm::{Args, Res, Value, Vm};

const SLEEP: Signature = Signature { name: "sleep", params: &["delay", "result"], positional: 2, required: 1 };

/// The coroutine of `sleep(delay, result=None)`.
pub fn sleep(vm: &Vm, args: Args<'_>) -> Res {
    let (delay, result) = match (args.pos, args.kw.is_empty()) {
        ([delay], true) => (delay.clone(), Value::None),
        _ => {
            let [delay, result] = SLEEP.bind(vm, args)?;
            (delay.unwrap_or(Value::None), result.unwrap_or(Value::None))
        }
    };
    let vm2 = vm.clone();
    Ok(coroutine(vm, "sleep", async move { body(&vm2, delay, result).await }))
}

async fn body(vm: &Vm, delay: Value, result: Value) -> Res {
    let quick = handle::seconds(&delay);
    let nothing = match quick {
        Some(s) => s <= 0.0,
        None => {
            let r = vm.compare(CmpOp::Le, &delay, &Value::Int(0)).await?;
            vm.truth(&r).await?
        }
    };
    if nothing {
        vm.suspend(Value::None).await?;
        return Ok(result);
    }
    if quick.is_some_and(f64::is_nan) {
        return Err(vm.value_error("Invalid delay: NaN (not a number)"));
    }
    let owner = running_loop(vm)?;
    let l = loop_state(&owner);
    let when = match quick {
        Some(s) => vm.seconds() + s,
        None => {
            let sum = vm.binary(BinOp::Add, &Value::Float(vm.seconds()), &delay).await?;
            handle::seconds(&sum).unwrap_or(f64::INFINITY)
        }
    };
    let waiter = new_waiter(vm, &owner, WaitOn::Sleep { until: nanoseconds(when) });
    let timer = Timer::Release { waiter: waiter.clone(), result };
    let deadline = l.set_timer(&state(vm), when, timer);
    let res = future::wait_for_future(vm, &waiter).await;
    l.drop_timer(deadline);
    res.at(vm, &places::SLEEP)
}
