//! `asyncio.sleep`: zero is one turn of the loop, anything more a timer (CPython `Lib/asyncio/tasks.py`).

use crate::event_loop::{Deadline, Timer, nanoseconds};
use crate::future::{self, On, Outcome, future_of, new_waiter};
use crate::natives::coroutine;
use crate::signature::Signature;
use crate::state::{Placed, loop_state, running_loop, state};
use crate::{handle, hooks, places};
use coroscope_bytecode::{BinOp, CmpOp};
use coroscope_vm::events::WaitOn;
use coroscope_vm::flow::{Input, Output, Routine};
use coroscope_vm::generator::Kind;
use coroscope_vm::object::Object;
use coroscope_vm::{Args, Exc, Res, Value, Vm};
use std::rc::Rc;

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
    if let Some(owner) = state(vm).running(vm).filter(|l| loop_state(l).hooks.get().any())
        && handle::seconds(&delay).is_some_and(|s| s > 0.0)
    {
        let vm2 = vm.clone();
        return Ok(coroutine(vm, "sleep", async move { hooks::sleep(&vm2, &owner, delay, result).await }));
    }
    Ok(match handle::seconds(&delay) {
        Some(seconds) if !seconds.is_nan() => {
            let state = state(vm);
            let sleep = Sleep { seconds, result, stage: Stage::New };
            Value::Generator(vm.new_routine(Kind::Coroutine, &state.names(vm).sleep, sleep))
        }
        _ => {
            let vm2 = vm.clone();
            coroutine(vm, "sleep", async move { body(&vm2, delay, result).await })
        }
    })
}

/// A sleep for a plain number of seconds: programs have a hundred thousand of them.
struct Sleep {
    seconds: f64,
    result: Value,
    stage: Stage,
}

enum Stage {
    New,
    /// Gave the loop its turn.
    Yielded,
    Waiting(Rc<Object>, Deadline),
}

impl Routine for Sleep {
    fn resume(&mut self, vm: &Vm, input: Input) -> Result<Output, Exc> {
        match std::mem::replace(&mut self.stage, Stage::Yielded) {
            Stage::New if self.seconds <= 0.0 => Ok(Output::Yielded(Value::None)),
            Stage::New => self.begin(vm),
            Stage::Yielded => match input {
                Input::Send(_) => Ok(Output::Returned(std::mem::take(&mut self.result))),
                Input::Throw(e) => Err(e),
            },
            Stage::Waiting(waiter, deadline) => self.go_on(vm, waiter, deadline, input),
        }
    }

    fn awaiting(&self) -> Value {
        match &self.stage {
            Stage::New => Value::Null,
            Stage::Yielded => Value::None,
            Stage::Waiting(waiter, _) => Value::Object(waiter.clone()),
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.result);
        if let Stage::Waiting(waiter, _) = &self.stage {
            visit(&Value::Object(waiter.clone()));
        }
    }
}

impl Sleep {
    fn begin(&mut self, vm: &Vm) -> Result<Output, Exc> {
        let state = state(vm);
        let owner = running_loop(vm)?;
        let when = vm.seconds() + self.seconds;
        let waiter = future::new_future(vm, &state, &owner);
        if let Some(f) = future_of(&waiter) {
            *f.on.borrow_mut() = On::Sleep(nanoseconds(when));
            f.blocking.set(true);
        }
        let result = std::mem::take(&mut self.result);
        let deadline = loop_state(&owner).set_timer(&state, when, Timer::Release { waiter: waiter.clone(), result });
        self.stage = Stage::Waiting(waiter.clone(), deadline);
        Ok(Output::Yielded(Value::Object(waiter)))
    }

    fn go_on(&mut self, vm: &Vm, waiter: Rc<Object>, deadline: Deadline, input: Input) -> Result<Output, Exc> {
        let Some(f) = future_of(&waiter) else { return Ok(Output::Returned(Value::None)) };
        if let Input::Send(_) = input
            && !f.is_done()
        {
            if f.blocking.replace(true) {
                return Err(vm.runtime_error("await wasn't used with future"));
            }
            self.stage = Stage::Waiting(waiter.clone(), deadline);
            return Ok(Output::Yielded(Value::Object(waiter)));
        }
        // The timer of a sleep that came to its end is gone.
        if !matches!(*f.outcome.borrow(), Outcome::Result(_))
            && let Some(owner) = f.loop_.borrow().as_ref()
        {
            loop_state(owner).drop_timer(deadline);
        }
        let res = match input {
            Input::Send(_) => f.result(vm),
            Input::Throw(e) => Err(e),
        };
        res.at(vm, &places::SLEEP).map(Output::Returned)
    }
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
