//! Spans and waits in words.

use coroscope_session::{EventKind, Events, WaitOn, WakeCause};

use super::{LaneState, Lanes, Span};
use crate::words::Words;

/// `1.250 s`: a point of virtual time, in milliseconds' precision.
pub fn seconds(ns: u64) -> String {
    let ms = ns / 1_000_000;
    format!("{}.{:03} s", ms / 1000, ms % 1000)
}

/// `1 s`, `0.25 s`, `3 ms`, `40 µs`: a length of virtual time, as short as it can be said.
pub fn duration(ns: u64) -> String {
    let (unit, name, digits) = match ns {
        0 => return "0 s".into(),
        10_000_000.. => (1_000_000_000, "s", 3),
        1_000_000.. => (1_000_000, "ms", 2),
        1_000.. => (1_000, "µs", 2),
        _ => (1, "ns", 0),
    };
    let text = format!("{:.digits$}", ns as f64 / unit as f64);
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    format!("{text} {name}")
}

/// What a waiting task waits on, as short as a label in a lane: `sleep 1 s`, `Queue.get`, `Task-2`.
pub fn describe_wait(on: &WaitOn, at: u64, lanes: &Lanes, words: &Words) -> String {
    match on {
        WaitOn::Sleep { until } => format!("{} {}", words.sleep, duration(until.saturating_sub(at))),
        WaitOn::Future { label } if label.is_empty() => words.a_future.into(),
        WaitOn::Future { label } => label.to_string(),
        WaitOn::Task { task } => lanes.name_of(*task).to_string(),
        WaitOn::Held { what, .. } => what.to_string(),
        WaitOn::Many { label, tasks } => format!("{label} ({})", tasks.len()),
        WaitOn::Thing { what, label } if label.is_empty() => what.to_string(),
        WaitOn::Thing { what, label } => format!("{what} {label}"),
    }
}

/// What a span is, one fact a line: state and reason, when and how long, the line of the source.
pub fn describe_span(span: &Span, lanes: &Lanes, events: &Events, words: &Words) -> Vec<String> {
    let kind = events.kind(span.event as usize);
    let kind = kind.as_ref();
    let state = words.state(span.state);
    let mut facts = vec![match kind {
        Some(EventKind::Waiting { on, .. }) => format!("{state}: {}", describe_wait(on, span.from.at, lanes, words)),
        Some(EventKind::Ready { cause }) => match wake(cause, lanes, words) {
            Some(cause) => format!("{state}: {cause}"),
            None => state.into(),
        },
        Some(EventKind::Blocking { what, .. }) => format!("{state}: {what}"),
        Some(EventKind::Done { result }) if &**result != "None" => format!("{state}: {result}"),
        Some(EventKind::Failed { error }) => format!("{state}: {error}"),
        _ => state.into(),
    }];
    let length = span.to.at.saturating_sub(span.from.at);
    facts.push(match (length, span.state.is_end()) {
        (0, _) | (_, true) => format!("{} {}", words.at, seconds(span.from.at)),
        _ => format!("{} – {} ({})", seconds(span.from.at), seconds(span.to.at), duration(length)),
    });
    if let Some(line) = kind.and_then(line_of).filter(|&line| line > 0) {
        facts.push(format!("{} {line}", words.line));
    }
    facts
}

pub(super) fn wake(cause: &WakeCause, lanes: &Lanes, words: &Words) -> Option<String> {
    match cause {
        WakeCause::Created => Some(words.just_created.into()),
        WakeCause::Yielded => Some(words.yielded.into()),
        WakeCause::Timer => Some(words.by_timer.into()),
        WakeCause::By { task, .. } => Some(format!("{} {}", words.woken_by, lanes.name_of(*task))),
        WakeCause::Cancelled { by } => Some(format!("{} {}", words.cancelled_by, lanes.name_of(*by))),
    }
}

fn line_of(kind: &EventKind) -> Option<u32> {
    match kind {
        EventKind::Waiting { line, .. }
        | EventKind::Blocking { line, .. }
        | EventKind::LaneCreated { line, .. }
        | EventKind::Output { line, .. }
        | EventKind::Ready { cause: WakeCause::By { line, .. } } => Some(*line),
        _ => None,
    }
}

impl Words {
    /// The state's name, as the legend says it.
    pub fn state(&self, state: LaneState) -> &'static str {
        match state {
            LaneState::Created => self.created,
            LaneState::Ready => self.ready,
            LaneState::Running => self.running,
            LaneState::Hosting => self.hosting,
            LaneState::Waiting => self.waiting,
            LaneState::Blocking => self.blocking,
            LaneState::Done => self.done,
            LaneState::Failed => self.failed,
            LaneState::Cancelled => self.cancelled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_short() {
        let table = [
            (0, "0 s"),
            (1, "1 ns"),
            (40_000, "40 µs"),
            (1_500_000, "1.5 ms"),
            (10_000_000, "0.01 s"),
            (250_000_000, "0.25 s"),
            (1_000_000_000, "1 s"),
            (100_000_000_000, "100 s"),
        ];
        for (ns, text) in table {
            assert_eq!(duration(ns), text);
        }
        assert_eq!(seconds(61_234_567_890), "61.234 s");
    }
}
