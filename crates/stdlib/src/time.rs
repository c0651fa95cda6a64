//! The clocks behind `time`: virtual nanoseconds, which `sleep` moves on for its thread.

use coroscope_vm::builtins::define::{self, Method};
use coroscope_vm::dict::Dict;
use coroscope_vm::events::EventKind;
use coroscope_vm::{Args, OwnedArgs, Res, Value, Vm, task};
use std::rc::Rc;

/// Seconds since 1970 at which every run starts: 2026-01-01 00:00:00 UTC.
const EPOCH: u64 = 1_767_225_600;
const SECOND: u64 = 1_000_000_000;

fn seconds(vm: &Vm, _: Args<'_>) -> Res {
    Ok(Value::Float(vm.seconds()))
}

fn nanoseconds(vm: &Vm, _: Args<'_>) -> Res {
    Ok(Value::int(vm.now()))
}

fn wall(vm: &Vm, _: Args<'_>) -> Res {
    Ok(Value::Float(EPOCH as f64 + vm.seconds()))
}

fn wall_ns(vm: &Vm, _: Args<'_>) -> Res {
    Ok(Value::int(EPOCH * SECOND + vm.now()))
}

async fn sleep(vm: Vm, args: OwnedArgs) -> Res {
    let v = args.as_args().one(&vm, "time.sleep")?.clone();
    let delay = match v.underlying() {
        Value::Float(x) => *x,
        Value::Int(n) => *n as f64,
        Value::Bool(b) => f64::from(u8::from(*b)),
        _ => match vm.call_special(&v, &vm.intern("__index__"), Vec::new()).await? {
            Some(n) => n.as_i64().map_or(f64::INFINITY, |n| n as f64),
            None => {
                let given = vm.type_name(&v);
                return Err(vm.type_error(format!("'{given}' object cannot be interpreted as an integer")));
            }
        },
    };
    if delay.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if delay < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    if delay > 9.2e9 {
        return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t"));
    }
    let end = vm.seconds() + delay;
    let until = vm.now().saturating_add((delay * SECOND as f64).round() as u64);
    if until > vm.now() {
        vm.record(EventKind::Blocking { until, what: "time.sleep".into(), line: 0 });
        vm.sleep_until(until).await?;
        vm.record(EventKind::BlockingEnd);
        vm.reach(end, until);
    }
    Ok(Value::None)
}

/// Fills `_time`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let functions = [
        Method::sync("time", wall),
        Method::sync("time_ns", wall_ns),
        Method::sync("monotonic", seconds),
        Method::sync("monotonic_ns", nanoseconds),
        Method::sync("perf_counter", seconds),
        Method::sync("perf_counter_ns", nanoseconds),
        Method::sync("process_time", seconds),
        Method::sync("process_time_ns", nanoseconds),
        Method::sync("thread_time", seconds),
        Method::sync("thread_time_ns", nanoseconds),
        Method::task("sleep", task!(sleep)),
    ];
    define::functions(vm, dict, "time", &functions);
    Ok(())
}
