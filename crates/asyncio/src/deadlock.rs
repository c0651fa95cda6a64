//! Deadlock: nothing is scheduled and tasks still wait. CPython would hang for ever; here the run ends with a report of
//! who waits for whom, and the cycle if there is one.

use crate::event_loop::LoopState;
use crate::future::as_future;
use crate::task::{TaskState, waiting_line};
use coroscope_vm::events::{EventKind, WaitOn};
use coroscope_vm::object::Object;
use coroscope_vm::{Value, Vm};
use std::rc::Rc;

/// Ends the run with a report on stderr.
pub fn report(vm: &Vm, l: &LoopState) {
    let tasks: Vec<Rc<Object>> = l.tasks.borrow().values().filter_map(std::rc::Weak::upgrade).collect();
    let mut lines =
        vec!["Deadlock: no callback is scheduled and no timer is set, so nothing will ever happen.".to_owned()];
    lines.extend(tasks.iter().map(sentence));
    if let Some(cycle) = cycle(&tasks) {
        lines.push(format!("  The cycle: {cycle}."));
    }
    let text = lines.join("\n");
    vm.record(EventKind::Deadlock { report: Rc::from(text.as_str()) });
    vm.halt(text);
}

fn name(t: &TaskState) -> String {
    match t.name() {
        Value::Str(s) => s.to_string(),
        _ => "a task".to_owned(),
    }
}

/// The future at the end of a task's wait: past `shield` and the like, whose inner future another task may be.
fn sentence(object: &Rc<Object>) -> String {
    let Some(t) = object.native::<TaskState>() else { return String::new() };
    let waiter = t.waiter.borrow().clone();
    let on = as_future(&waiter)
        .map_or_else(|| "nothing".to_owned(), |(o, f)| words(&crate::task::wait_on(o, f), next(object).as_ref()));
    let at = t.generator().map_or(0, |g| waiting_line(&g));
    let place = if at == 0 { String::new() } else { format!(" at line {at}") };
    format!("  {} waits{place} for {on}.", name(t))
}

fn words(on: &WaitOn, next: Option<&Rc<Object>>) -> String {
    match on {
        WaitOn::Sleep { .. } => "a sleep without end".to_owned(),
        WaitOn::Future { .. } => "a future that nobody will finish".to_owned(),
        WaitOn::Task { .. } => next
            .and_then(|o| o.native::<TaskState>())
            .map_or_else(|| "a task".to_owned(), |t| format!("task {}", name(t))),
        WaitOn::Held { what, .. } => format!("{what}()"),
        WaitOn::Many { label, tasks } => format!("{label} of {} tasks", tasks.len()),
        WaitOn::Thing { what, label } if label.is_empty() => format!("{what}()"),
        WaitOn::Thing { what, label } => format!("{what}() of {label}"),
    }
}

/// The task that a task waits for directly.
fn next(object: &Rc<Object>) -> Option<Rc<Object>> {
    let waiter = object.native::<TaskState>()?.waiter.borrow().clone();
    let (o, _) = as_future(&waiter)?;
    o.native::<TaskState>()?;
    Some(o.clone())
}

fn cycle(tasks: &[Rc<Object>]) -> Option<String> {
    for start in tasks {
        let mut seen = vec![start.clone()];
        let mut at = start.clone();
        while let Some(n) = next(&at) {
            if Rc::ptr_eq(&n, start) {
                seen.push(n);
                let names: Vec<String> = seen.iter().filter_map(|o| o.native::<TaskState>().map(name)).collect();
                return Some(names.join(" waits for "));
            }
            if seen.iter().any(|s| Rc::ptr_eq(s, &n)) {
                break;
            }
            seen.push(n.clone());
            at = n;
        }
    }
    None
}
