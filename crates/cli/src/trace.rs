//! `trace`: events as JSON lines.

use crate::Program;
use coroscope_session::{Event, EventKind as K, Session, Step, WaitOn, WakeCause};
use serde_json::{Map, Value, json};
use std::io::Write;

pub fn trace(source: &str, program: &Program) -> u8 {
    let mut session = Session::new(source, crate::run::config(program));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut written = 0;
    let exit = loop {
        let step = session.step(program.fuel.min(1_000_000));
        for e in session.events().iter_from(written) {
            if writeln!(out, "{}", line(&e)).is_err() {
                return 1;
            }
        }
        written = session.events().len();
        match step {
            // The library is there from the start.
            Step::OutOfFuel | Step::NeedsLibrary => {}
            Step::Waiting { until } => session.advance_to(until),
            Step::Finished { exit } => break exit,
        }
    };
    let _ = out.flush();
    exit as u8
}

/// One event as an object: `at` (virtual ns), `tick`, `step`, `task`, `kind`, and what belongs to the kind.
fn line(e: &Event) -> Value {
    let (kind, detail) = detail(&e.kind);
    let mut object = Map::new();
    object.insert("at".into(), json!(e.at));
    object.insert("tick".into(), json!(e.tick));
    object.insert("step".into(), json!(e.step));
    object.insert("task".into(), json!(e.task));
    object.insert("kind".into(), json!(kind));
    if let Value::Object(more) = detail {
        object.extend(more);
    }
    Value::Object(object)
}

fn detail(kind: &K) -> (&'static str, Value) {
    match kind {
        K::LaneCreated { kind, name, coro, by, line } => {
            ("created", json!({"lane": format!("{kind:?}"), "name": **name, "coro": **coro, "by": by, "line": line}))
        }
        K::LaneRenamed { name } => ("renamed", json!({"name": **name})),
        K::Ready { cause } => ("ready", wake(cause)),
        K::Running => ("running", json!({})),
        K::Waiting { on, line, chain } => {
            let chain: Vec<u32> = chain.iter().copied().take_while(|&line| line > 0).collect();
            ("waiting", json!({"on": wait(on), "line": line, "chain": chain}))
        }
        K::Done { result } => ("done", json!({"result": **result})),
        K::Failed { error } => ("failed", json!({"error": **error})),
        K::TaskCancelled => ("cancelled", json!({})),
        K::Output { stream, text, line } => {
            ("output", json!({"stream": format!("{stream:?}").to_lowercase(), "text": **text, "line": line}))
        }
        K::FrameEnter { frame, name, line } => ("enter", json!({"frame": frame, "name": **name, "line": line})),
        K::FrameLeave { frame, line, finished } => {
            ("leave", json!({"frame": frame, "line": line, "finished": finished}))
        }
        K::GenSend { frame, value } => ("send", json!({"frame": frame, "value": **value})),
        K::GenYield { frame, value } => ("yield", json!({"frame": frame, "value": **value})),
        K::GenThrow { frame, error } => ("throw", json!({"frame": frame, "error": **error})),
        K::ExceptionRaised { error, line } => ("raised", json!({"error": **error, "line": line})),
        K::ExceptionHandled { error, line } => ("handled", json!({"error": **error, "line": line})),
        K::ExceptionNeverRetrieved { error, of } => ("never_retrieved", json!({"error": **error, "of": of})),
        K::NeverAwaited { coro, line } => ("never_awaited", json!({"coro": **coro, "line": line})),
        K::CancelRequested { of, line, message } => {
            ("cancel_requested", json!({"of": of, "line": line, "message": message.as_deref()}))
        }
        K::CancelDelivered { line } => ("cancel_delivered", json!({"line": line})),
        K::CancelSwallowed => ("cancel_swallowed", json!({})),
        K::DestroyedPending { of } => ("destroyed_pending", json!({"of": of})),
        K::Blocking { until, what, line } => ("blocking", json!({"until": until, "what": **what, "line": line})),
        K::BlockingEnd => ("blocking_end", json!({})),
        K::Tick { ready, timers } => ("tick", json!({"ready": ready, "timers": timers})),
        K::LoopIdle { until } => ("idle", json!({"until": until})),
        K::CallbackScheduled { handle, name, when } => {
            ("callback_scheduled", json!({"handle": handle, "name": **name, "when": when}))
        }
        K::CallbackRun { handle, name } => ("callback_run", json!({"handle": handle, "name": **name})),
        K::Deadlock { report, cycle } => ("deadlock", json!({"report": **report, "cycle": cycle})),
        K::OldSpelling { what, line } => ("old_spelling", json!({"what": **what, "line": line})),
    }
}

fn wake(cause: &WakeCause) -> Value {
    match cause {
        WakeCause::Created => json!({"cause": "created"}),
        WakeCause::Yielded => json!({"cause": "yielded"}),
        WakeCause::Timer => json!({"cause": "timer"}),
        WakeCause::By { task, line } => json!({"cause": "by", "by": task, "line": line}),
        WakeCause::Cancelled { by } => json!({"cause": "cancelled", "by": by}),
    }
}

fn wait(on: &WaitOn) -> Value {
    match on {
        WaitOn::Sleep { until } => json!({"sleep": until}),
        WaitOn::Future { label } => json!({"future": **label}),
        WaitOn::Task { task } => json!({"task": task}),
        WaitOn::Held { what, thing, by } => json!({"held": **what, "thing": thing, "by": by}),
        WaitOn::Many { label, tasks } => json!({"many": **label, "tasks": tasks}),
        WaitOn::Thing { what, label } => json!({"thing": **what, "label": **label}),
    }
}
