//! Deadlock: nothing is scheduled and tasks still wait. CPython would hang for ever; here the run ends with a report of
//! who waits for whom, and the cycle if there is one.

use crate::event_loop::LoopState;
use crate::future::as_future;
use crate::task::{TaskState, waiting_line};
use coroscope_vm::events::{EventKind, MAIN, TaskId, WaitOn};
use coroscope_vm::object::Object;
use coroscope_vm::{Value, Vm};
use std::rc::Rc;

/// Ends the run with a report on stderr.
pub fn report(vm: &Vm, l: &LoopState) {
    let tasks: Vec<Rc<Object>> = l.tasks.borrow().values().filter_map(std::rc::Weak::upgrade).collect();
    let waits: Vec<Wait> = tasks.iter().filter_map(Wait::of).collect();
    let mut lines =
        vec!["Deadlock: no callback is scheduled and no timer is set, so nothing will ever happen.".to_owned()];
    lines.extend(waits.iter().map(|w| w.sentence(&waits)));
    let cycle = cycle(&waits);
    if let Some(first) = cycle.first() {
        let ring: Vec<String> = cycle.iter().chain([first]).map(|lane| name_of(&waits, *lane)).collect();
        lines.push(format!("  The cycle: {}.", ring.join(" waits for ")));
    }
    let text = lines.join("\n");
    vm.record(EventKind::Deadlock { report: Rc::from(text.as_str()), cycle });
    vm.halt(text);
}

/// A task that waits: on what, at which line, and for which lanes.
struct Wait {
    lane: TaskId,
    name: String,
    line: u32,
    on: Option<WaitOn>,
    next: Vec<TaskId>,
}

impl Wait {
    fn of(object: &Rc<Object>) -> Option<Wait> {
        let t = object.native::<TaskState>()?;
        let name = match t.name() {
            Value::Str(s) => s.to_string(),
            _ => "a task".to_owned(),
        };
        let waiter = t.waiter.borrow().clone();
        let on = as_future(&waiter).map(|(o, f)| crate::task::wait_on(o, f));
        let next = match &on {
            Some(WaitOn::Task { task }) => vec![*task],
            Some(WaitOn::Many { tasks, .. }) => tasks.clone(),
            Some(WaitOn::Held { by, .. }) => by.clone(),
            _ => Vec::new(),
        };
        let line = t.generator().map_or(0, |g| waiting_line(&g));
        Some(Wait { lane: t.lane.get(), name, line, on, next })
    }

    fn sentence(&self, all: &[Wait]) -> String {
        let place = if self.line == 0 { String::new() } else { format!(" at line {}", self.line) };
        format!("  {} waits{place} for {}.", self.name, self.words(all))
    }

    fn words(&self, all: &[Wait]) -> String {
        let names = |lanes: &[TaskId]| lanes.iter().map(|l| name_of(all, *l)).collect::<Vec<_>>().join(", ");
        match &self.on {
            None => "nothing".to_owned(),
            Some(WaitOn::Sleep { .. }) => "a sleep without end".to_owned(),
            Some(WaitOn::Future { .. }) => "a future that nobody will finish".to_owned(),
            Some(WaitOn::Task { task }) => format!("task {}", name_of(all, *task)),
            Some(WaitOn::Held { what, by, .. }) if by.is_empty() => format!("{what}()"),
            Some(WaitOn::Held { what, by, .. }) => format!("{what}(), held by {}", names(by)),
            Some(WaitOn::Many { label, tasks }) => {
                let left: Vec<TaskId> = tasks.iter().copied().filter(|t| all.iter().any(|w| w.lane == *t)).collect();
                format!("{label} of {} tasks, of which {} are not done: {}", tasks.len(), left.len(), names(&left))
            }
            Some(WaitOn::Thing { what, label }) if label.is_empty() => format!("{what}()"),
            Some(WaitOn::Thing { what, label }) => format!("{what}() of {label}"),
        }
    }
}

fn name_of(all: &[Wait], lane: TaskId) -> String {
    match all.iter().find(|w| w.lane == lane) {
        Some(w) => w.name.clone(),
        None if lane == MAIN => "the main program".to_owned(),
        None => "a task that is done".to_owned(),
    }
}

/// The lanes of a ring of waits, if there is one: the one that the first task, in order of creation, leads into.
fn cycle(all: &[Wait]) -> Vec<TaskId> {
    for start in all {
        let mut path: Vec<(&Wait, usize)> = vec![(start, 0)];
        let mut seen: Vec<TaskId> = vec![start.lane];
        while let Some((at, tried)) = path.last_mut() {
            let Some(next) = at.next.get(*tried).copied() else {
                path.pop();
                continue;
            };
            *tried += 1;
            if let Some(from) = path.iter().position(|(w, _)| w.lane == next) {
                return path[from..].iter().map(|(w, _)| w.lane).collect();
            }
            if !seen.contains(&next)
                && let Some(w) = all.iter().find(|w| w.lane == next)
            {
                seen.push(next);
                path.push((w, 0));
            }
        }
    }
    Vec::new()
}
