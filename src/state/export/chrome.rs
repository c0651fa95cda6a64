//! The run in the Trace Event Format that Perfetto and Chrome open: a track per task, slices nested in slices, arrows
//! between them.
//!
//! Code takes no virtual time, so a beat of the axis (a slice of code, or a line of output) counts a microsecond: what
//! happens at one instant keeps its order and can be seen.

use coroscope_session::{EventKind, Events, LaneKind, MAIN};

use super::super::lanes::{Deed, Lane};
use super::super::source::Source;
use super::super::{LaneState, Place, Trace, describe_wait};
use super::json;
use crate::words::Words;

/// Spans past this are left out: a viewer takes hundreds of bytes for each.
const MOST: usize = 400_000;

/// The whole run as JSON.
pub fn chrome_trace(trace: &Trace, events: &Events, end: Place, source: &Source, words: &Words) -> String {
    let mut file = File { out: String::from("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n"), is_first: true };
    file.put("\"ph\":\"M\",\"name\":\"process_name\",\"pid\":1,\"tid\":0,\"args\":{\"name\":\"Coroscope\"}");
    let mut left = MOST;
    for (row, lane) in trace.lanes.iter().enumerate() {
        let name = json(&name(lane, words));
        file.put(&format!(
            "\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":1,\"tid\":{},\"args\":{{\"name\":\"{name}\"}}",
            row + 1
        ));
        file.put(&format!(
            "\"ph\":\"M\",\"name\":\"thread_sort_index\",\"pid\":1,\"tid\":{},\"args\":{{\"sort_index\":{row}}}",
            row + 1
        ));
        spans(&mut file, &mut left, (trace, events, end), row, source, words);
    }
    outputs(&mut file, trace, events);
    flows(&mut file, trace, end);
    ready(&mut file, trace, events);
    file.out.push_str("\n],\"otherData\":{\"made by\":\"Coroscope\",\"a beat\":\"1 us\"}}\n");
    file.out
}

struct File {
    out: String,
    is_first: bool,
}

impl File {
    fn put(&mut self, members: &str) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push_str(",\n");
        }
        self.out.push('{');
        self.out.push_str(members);
        self.out.push('}');
    }

    fn slice(&mut self, row: usize, (from, to): (f64, f64), name: &str, category: &str, args: &str) {
        let (tid, dur, name) = (row + 1, to - from, json(name));
        self.put(&format!(
            "\"ph\":\"X\",\"pid\":1,\"tid\":{tid},\"ts\":{from:.3},\"dur\":{dur:.3},\"name\":\"{name}\",\
             \"cat\":\"{category}\",\"args\":{{{args}}}"
        ));
    }
}

/// Microseconds.
fn ts(place: Place) -> f64 {
    place.at as f64 / 1000.0 + f64::from(place.beat)
}

fn name(lane: &Lane, words: &Words) -> String {
    match (lane.task, &*lane.coro) {
        (MAIN, _) => words.main_program.to_owned(),
        (_, "") => lane.name.to_string(),
        _ => format!("{} {}", lane.name, lane.call()),
    }
}

fn spans(
    file: &mut File,
    left: &mut usize,
    (trace, events, end): (&Trace, &Events, Place),
    row: usize,
    source: &Source,
    words: &Words,
) {
    let lanes = &trace.lanes;
    let count = lanes.span_count(row);
    let (Some(lane), Some(first)) = (lanes.get(row), lanes.span(row, 0, end)) else { return };
    let last = lanes.span(row, count.saturating_sub(1), end).map_or(first.from, |span| span.to);
    let kind = match lane.kind {
        LaneKind::Main => "main",
        LaneKind::Task => "task",
        LaneKind::Thread => "thread",
        LaneKind::Process => "process",
    };
    file.slice(row, (ts(first.from), ts(last)), &name(lane, words), kind, &format!("\"line\":{}", lane.line));
    for number in 0..count {
        let Some(span) = lanes.span(row, number, end).filter(|_| *left > 0) else { return };
        let (from, to) = (ts(span.from), ts(span.to));
        let kind = events.kind(span.event as usize);
        if span.state.is_end() || to <= from {
            continue;
        }
        *left -= 1;
        let state = words.state(span.state);
        let (text, args) = match &kind {
            Some(EventKind::Waiting { on, line, .. }) if span.state == LaneState::Waiting => {
                (format!("{state}: {}", describe_wait(on, span.from.at, lanes, words)), format!("\"line\":{line}"))
            }
            Some(EventKind::Blocking { what, line, .. }) => (format!("{state}: {what}"), format!("\"line\":{line}")),
            _ => (state.to_owned(), String::new()),
        };
        file.slice(row, (from, to), &text, category(span.state), &args);
        if let Some(EventKind::Waiting { chain, .. }) = kind.filter(|_| span.state == LaneState::Waiting) {
            // The chain of awaits, from the task's own coroutine down to the one that waits.
            for line in chain.into_iter().take_while(|&line| line > 0) {
                let text = function_at(source, line).unwrap_or_else(|| format!("{} {line}", words.line));
                file.slice(row, (from, to), &text, "await", &format!("\"line\":{line}"));
            }
        }
    }
}

fn category(state: LaneState) -> &'static str {
    match state {
        LaneState::Created => "created",
        LaneState::Ready => "ready",
        LaneState::Running => "running",
        LaneState::Hosting => "loop",
        LaneState::Waiting => "waiting",
        LaneState::Blocking => "blocking",
        _ => "end",
    }
}

/// The function that a line stands in, as it is called.
fn function_at(source: &Source, line: u32) -> Option<String> {
    let mut at = source.statement_at(line)?;
    loop {
        let words: Vec<&str> = source.words(at).collect();
        match words.as_slice() {
            ["async", "def", name, ..] | ["def", name, ..] => return Some(format!("{name}()")),
            _ => at = source.head(at)?,
        }
    }
}

fn outputs(file: &mut File, trace: &Trace, events: &Events) {
    for mark in trace.lanes.marks().iter().take(MOST) {
        let Some(EventKind::Output { text, line, .. }) = events.kind(mark.event as usize) else { continue };
        let (tid, ts, text) = (mark.lane + 1, ts(mark.place), json(text.trim_end()));
        file.put(&format!(
            "\"ph\":\"i\",\"s\":\"t\",\"pid\":1,\"tid\":{tid},\"ts\":{ts:.3},\"name\":\"{text}\",\"cat\":\"output\",\
             \"args\":{{\"line\":{line}}}"
        ));
    }
}

/// Arrows begin inside the slice of who did it and end inside that of whom it was done to.
fn flows(file: &mut File, trace: &Trace, end: Place) {
    let lanes = &trace.lanes;
    let mut id = 0;
    for arrow in lanes.arrows().iter().filter(|arrow| arrow.deed != Deed::Awaits).take(MOST) {
        let (from, to) = (arrow.from as usize, arrow.to as usize);
        let begin = |row: usize| lanes.span(row, 0, end).map_or(0.0, |span| ts(span.from));
        let last = |row: usize| lanes.get(row).and_then(|lane| lane.ended).map_or(ts(end), ts);
        let at = ts(arrow.place);
        let left = (ts(lanes.origin(arrow)) - 0.25).clamp(begin(from), last(from).max(begin(from)));
        let right = (at + 0.25).clamp(begin(to), last(to).max(begin(to))).max(left);
        let name = match arrow.deed {
            Deed::Created => "creates",
            Deed::Woke => "wakes",
            Deed::Cancelled => "cancels",
            Deed::Awaits => "awaits",
        };
        id += 1;
        for (phase, tid, ts) in [("\"s\"", from + 1, left), ("\"f\",\"bp\":\"e\"", to + 1, right)] {
            file.put(&format!(
                "\"ph\":{phase},\"pid\":1,\"tid\":{tid},\"ts\":{ts:.3},\"id\":{id},\"name\":\"{name}\",\"cat\":\"{name}\""
            ));
        }
    }
}

/// The length of the ready queue, turn by turn.
fn ready(file: &mut File, trace: &Trace, events: &Events) {
    let ticks = events.iter().zip(0u32..).filter_map(|(event, index)| match event.kind {
        EventKind::Tick { ready, .. } => Some((trace.lanes.place_of_event(index, event.at), ready)),
        _ => None,
    });
    for (place, count) in ticks.take(MOST) {
        let ts = ts(place);
        file.put(&format!(
            "\"ph\":\"C\",\"pid\":1,\"tid\":0,\"ts\":{ts:.3},\"name\":\"ready queue\",\"args\":{{\"ready\":{count}}}"
        ));
    }
}
