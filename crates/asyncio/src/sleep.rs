//! `asyncio.sleep`: zero is one turn of the loop, anything more a timer (CPython `Lib/asyncio/tasks.py`).

use crate::event_loop::{Deadline, Timer, nanoseconds};
use crate::future::{self, future_of, new_waiter};
use crate::natives::coroutine;
use crate::signature::Signature;
use crate::state::{Placed, loop_state, running_loop, state};
use crate::{handle, hooks, places};
use coroscope_bytecode::{BinOp, CmpOp};
use coroscope_vm::events::WaitOn;
use coroscope_vm::flow::{Answer, Request};
use coroscope_vm::object::Object;
use coroscope_vm::{Args, Res, Value, Vm};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

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
    if let Some(owner) = state(vm).running(vm).filter(|l| loop_state(l).hooks.get().any())
        && handle::seconds(&delay).is_some_and(|s| s > 0.0)
    {
        return Ok(coroutine(vm, "sleep", async move { hooks::sleep(&vm2, &owner, delay, result).await }));
    }
    Ok(match handle::seconds(&delay) {
        Some(seconds) if !seconds.is_nan() => {
            coroutine(vm, "sleep", Sleep { vm: vm2, seconds, result, waiting: None, started: false })
        }
        _ => coroutine(vm, "sleep", async move { body(&vm2, delay, result).await }),
    })
}

/// A sleep for a plain number of seconds, written out by hand: programs have a hundred thousand of them.
struct Sleep {
    vm: Vm,
    seconds: f64,
    result: Value,
    waiting: Option<(Rc<Object>, Deadline)>,
    started: bool,
}

impl Future for Sleep {
    type Output = Res;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Res> {
        let me = &mut *self;
        if !std::mem::replace(&mut me.started, true) {
            return me.begin();
        }
        let answer = match me.vm.requests.take_answer() {
            Some(Answer::Value(res)) => res.map(drop),
            Some(Answer::Output(res)) => res.map(drop),
            None => return Poll::Pending,
        };
        match me.waiting.take() {
            Some((waiter, deadline)) => me.end(&waiter, deadline, answer),
            None => Poll::Ready(answer.map(|()| std::mem::take(&mut me.result))),
        }
    }
}

impl Sleep {
    fn begin(&mut self) -> Poll<Res> {
        if self.seconds <= 0.0 {
            self.vm.requests.put(Request::Yield(Value::None));
            return Poll::Pending;
        }
        let owner = match running_loop(&self.vm) {
            Ok(owner) => owner,
            Err(e) => return Poll::Ready(Err(e)),
        };
        let (state, when) = (state(&self.vm), self.vm.seconds() + self.seconds);
        let waiter = future::new_future(&self.vm, &state, &owner);
        if let Some(f) = future_of(&waiter) {
            f.sleeps_until.set(nanoseconds(when));
            f.blocking.set(true);
        }
        let result = std::mem::take(&mut self.result);
        let deadline = loop_state(&owner).set_timer(&state, when, Timer::Release { waiter: waiter.clone(), result });
        self.vm.requests.put(Request::Yield(Value::Object(waiter.clone())));
        self.waiting = Some((waiter, deadline));
        Poll::Pending
    }

    fn end(&mut self, waiter: &Rc<Object>, deadline: Deadline, answer: Res<()>) -> Poll<Res> {
        let Some(f) = future_of(waiter) else { return Poll::Ready(Ok(Value::None)) };
        if answer.is_ok() && !f.is_done() {
            if f.blocking.replace(true) {
                return Poll::Ready(Err(self.vm.runtime_error("await wasn't used with future")));
            }
            self.vm.requests.put(Request::Yield(Value::Object(waiter.clone())));
            self.waiting = Some((waiter.clone(), deadline));
            return Poll::Pending;
        }
        if let Some(owner) = f.loop_.borrow().as_ref() {
            loop_state(owner).drop_timer(deadline);
        }
        Poll::Ready(answer.and_then(|()| f.result(&self.vm)).at(&self.vm, &places::SLEEP))
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
