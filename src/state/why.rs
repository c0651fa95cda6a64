//! Why now, and why not: for a line of output or a stretch of a lane, what led there, step by step back through the
//! events; for a stretch in which a task does not run, what keeps it.
//!
//! Here are the facts, as data; `tell` says them in both languages. Each looks at a bounded number of events.

mod keep;
mod tell;

use std::rc::Rc;

use coroscope_session::{Event, EventKind, Events, MAIN, TaskId, WaitOn, WakeCause};

use super::{LaneState, Lanes, Path, Place, Trace};

/// What the reader points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Something that happened: a line of output, a step of a task.
    Event(u32),
    /// A stretch of a lane: its row and its number there.
    Span { lane: usize, number: usize },
}

/// Who held the loop, where, with what, and for how long (virtual ns).
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    pub task: TaskId,
    pub line: u32,
    pub what: Option<Rc<str>>,
    pub ns: u64,
}

/// One fact of an explanation.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    Printed {
        line: u32,
    },
    Ran,
    /// It ended, and how.
    Ended(LaneState),
    /// It holds the loop itself; others who could have run.
    Holds {
        holder: Holder,
        others: Vec<TaskId>,
    },
    /// The main program stands in the call that runs the loop.
    Hosts {
        line: u32,
    },
    Created {
        by: TaskId,
        line: u32,
    },
    Timer {
        slept: u64,
        line: u32,
    },
    Yielded {
        line: u32,
    },
    Woken {
        by: TaskId,
        line: u32,
        ended: Option<LaneState>,
    },
    Cancelled {
        by: TaskId,
        line: u32,
        timeout: bool,
    },
    /// A callback was called, which this lane had asked for.
    Called {
        name: Rc<str>,
        by: TaskId,
        when: Option<u64>,
    },
    /// The run begins.
    Begun,
    /// It was ready from `since` on and had to wait its turn.
    Queued {
        since: u64,
        ns: u64,
        ahead: Vec<TaskId>,
        holder: Option<Holder>,
        over: bool,
    },
    /// It waits, since this place, at this line.
    Waits {
        on: WaitOn,
        line: u32,
        left: Vec<TaskId>,
    },
    /// Nothing has ended the wait.
    StillWaits {
        deadlock: bool,
    },
}

/// A fact with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub task: TaskId,
    pub place: Place,
    /// The event that shows it, to go to.
    pub event: u32,
    pub fact: Fact,
}

/// The facts about a subject, in order of time; the subject's own is the last of those that led there, and what came
/// of it follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    pub task: TaskId,
    /// Virtual ns from when to when the subject is; the same for an event.
    pub at: (u64, u64),
    pub stops: Vec<Stop>,
    /// Which of the stops is the subject.
    pub subject: usize,
}

/// How far back the story goes.
const STOPS: usize = 14;
/// How many events are looked at for one fact.
const REACH: usize = 50_000;

/// Explains; `None` where nothing was recorded.
pub fn explain(trace: &Trace, events: &Events, end: Place, subject: Subject) -> Option<Why> {
    let search = Search { lanes: &trace.lanes, events, end };
    match subject {
        Subject::Event(index) => search.event(index),
        Subject::Span { lane, number } => search.span(lane, number),
    }
}

impl Why {
    /// The stops as a path through the lanes.
    pub fn path(&self, lanes: &Lanes) -> Path {
        let mut path = Path::default();
        for stop in &self.stops {
            let Some(lane) = lanes.lane_of(stop.task) else { continue };
            path.stops.push((lane, stop.place));
            path.spans.extend(lanes.span_at(lane, stop.place).map(|number| (lane, number)));
        }
        path
    }
}

struct Search<'a> {
    lanes: &'a Lanes,
    events: &'a Events,
    end: Place,
}

impl Search<'_> {
    fn stop(&self, task: TaskId, index: u32, event: &Event, fact: Fact) -> Stop {
        Stop { task, place: self.lanes.place_of_event(index, event.at), event: index, fact }
    }

    /// The last of the task's events of state at or before `index` that is wanted.
    fn last(&self, task: TaskId, index: u32, wanted: impl Fn(&EventKind) -> bool) -> Option<(u32, Event)> {
        let moves = self.lanes.of(task)?.moves();
        let before = moves.partition_point(|&event| event <= index);
        let mut found = moves[..before].iter().rev().take(REACH).map(|&index| (index, self.events.get(index as usize)));
        found.find_map(|(index, event)| event.filter(|event| wanted(&event.kind)).map(|event| (index, event)))
    }

    /// The first of them after `index`.
    fn next(&self, task: TaskId, index: u32, wanted: impl Fn(&EventKind) -> bool) -> Option<(u32, Event)> {
        let moves = self.lanes.of(task)?.moves();
        let after = moves.partition_point(|&event| event <= index);
        let mut found = moves[after..].iter().take(REACH).map(|&index| (index, self.events.get(index as usize)));
        found.find_map(|(index, event)| event.filter(|event| wanted(&event.kind)).map(|event| (index, event)))
    }

    fn event(&self, index: u32) -> Option<Why> {
        let event = self.events.get(index as usize)?;
        let task = event.task;
        let fact = match &event.kind {
            EventKind::Output { line, .. } => Fact::Printed { line: *line },
            EventKind::Done { .. } => Fact::Ended(LaneState::Done),
            EventKind::Failed { .. } => Fact::Ended(LaneState::Failed),
            EventKind::TaskCancelled => Fact::Ended(LaneState::Cancelled),
            EventKind::Waiting { .. } | EventKind::Ready { .. } | EventKind::LaneCreated { .. } => {
                let lane = self.lanes.lane_of(task)?;
                let place = self.lanes.place_of_event(index, event.at);
                return self.span(lane, self.lanes.span_at(lane, place)?);
            }
            _ => Fact::Ran,
        };
        Some(self.led_to(task, index, (event.at, event.at), self.stop(task, index, &event, fact)))
    }

    fn span(&self, lane: usize, number: usize) -> Option<Why> {
        let span = self.lanes.span(lane, number, self.end)?;
        let task = self.lanes.get(lane)?.task;
        let at = (span.from.at, span.to.at);
        let event = self.events.get(span.event as usize);
        let stop = |fact| Stop { task, place: span.from, event: span.event, fact };
        match (span.state, &event) {
            (LaneState::Waiting | LaneState::Ready | LaneState::Created, Some(event)) => {
                Some(self.kept(task, span.event, event, span))
            }
            (LaneState::Hosting, Some(_)) => {
                // The call that runs the loop is where the first task came from.
                let line =
                    self.lanes.iter().find(|lane| lane.by == MAIN && lane.task != MAIN).map_or(0, |lane| lane.line);
                Some(Why { task, at, stops: vec![stop(Fact::Hosts { line })], subject: 0 })
            }
            (LaneState::Blocking, _) => {
                let holder = self.holder_of(task, &span, event.as_ref());
                let others = self.kept_meanwhile(task, span.from.at, span.to.at);
                let index = if event.is_some() { span.event } else { self.event_at(span.from)? };
                Some(self.led_to(task, index, at, stop(Fact::Holds { holder, others })))
            }
            (state, event) if state.is_end() => {
                let index = if event.is_some() { span.event } else { self.events.len() as u32 };
                Some(self.led_to(task, index, at, stop(Fact::Ended(state))))
            }
            _ => {
                let index = if event.is_some() { span.event } else { self.event_at(span.from)? };
                Some(self.led_to(task, index, at, stop(Fact::Ran)))
            }
        }
    }

    /// The last event at or before a place.
    fn event_at(&self, place: Place) -> Option<u32> {
        let (mut low, mut high) = (0, self.events.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let at = self.events.get(middle)?.at;
            match self.lanes.place_of_event(middle as u32, at) <= place {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low.checked_sub(1).map(|index| index as u32)
    }

    /// Follows the causes back from a task that ran at `index`.
    fn led_to(&self, task: TaskId, index: u32, at: (u64, u64), subject: Stop) -> Why {
        let mut stops = vec![subject];
        let mut at_hand = Some((task, index));
        while let Some((task, index)) = at_hand.filter(|_| stops.len() < STOPS) {
            at_hand = self.step_back(task, index, &mut stops);
        }
        stops.reverse();
        let subject = stops.len() - 1;
        Why { task, at, stops, subject }
    }

    /// Adds why the task ran at `index`, latest first; gives whose doing at which event that was.
    fn step_back(&self, task: TaskId, index: u32, stops: &mut Vec<Stop>) -> Option<(TaskId, u32)> {
        if task == MAIN {
            return self.step_back_main(index, stops);
        }
        let (running, run) = self.last(task, index, |kind| matches!(kind, EventKind::Running))?;
        let (woken, ready) = self.last(task, running, |kind| matches!(kind, EventKind::Ready { .. }))?;
        let waiting = self.last(task, woken, |kind| matches!(kind, EventKind::Waiting { .. }));
        let EventKind::Ready { cause } = &ready.kind else { return None };
        let since = match (cause, &waiting) {
            (
                WakeCause::Timer,
                Some((_, Event { kind: EventKind::Waiting { on: WaitOn::Sleep { until }, .. }, .. })),
            ) => (*until).min(ready.at),
            _ => ready.at,
        };
        let queued = self.queued(task, since, woken, Some((running, run.at)));
        if !matches!(&queued, Fact::Queued { ns: 0, ahead, .. } if ahead.is_empty()) {
            let place = self.lanes.place_of(since).max(self.place_when_due(woken, since, ready.at));
            stops.push(Stop { task, place, event: woken, fact: queued });
        }
        let waited = waiting.as_ref().map(|(index, event)| (*index, event));
        self.cause(task, cause, (woken, &ready), waited, stops)
    }

    /// Where a wake-up is drawn: at its event, or earlier where the timer was due before the loop looked.
    fn place_when_due(&self, woken: u32, since: u64, at: u64) -> Place {
        if since < at { self.lanes.place_of(since) } else { self.lanes.place_of_event(woken, at) }
    }

    fn cause(
        &self,
        task: TaskId,
        cause: &WakeCause,
        (woken, ready): (u32, &Event),
        waited: Option<(u32, &Event)>,
        stops: &mut Vec<Stop>,
    ) -> Option<(TaskId, u32)> {
        match cause {
            WakeCause::Created => {
                let lane = self.lanes.of(task)?;
                let made = lane.moves().first().copied().unwrap_or(woken);
                stops.push(self.stop(task, woken, ready, Fact::Created { by: lane.by, line: lane.line }));
                Some((lane.by, made))
            }
            WakeCause::Yielded => {
                let line = self.line_before(task, woken);
                stops.push(self.stop(task, woken, ready, Fact::Yielded { line }));
                Some((task, woken.checked_sub(1)?))
            }
            WakeCause::Timer => {
                let (index, event) = waited?;
                let EventKind::Waiting { on: WaitOn::Sleep { until }, line, .. } = &event.kind else { return None };
                let (slept, line) = (until.saturating_sub(event.at), *line);
                let mut stop = self.stop(task, woken, ready, Fact::Timer { slept, line });
                stop.place = self.place_when_due(woken, *until, ready.at);
                stops.push(stop);
                Some((task, index))
            }
            WakeCause::By { task: by, line } => {
                // Whoever had ended by then did it with its end, and not at a line.
                let deed = self.last(*by, woken, is_end).map(|(index, _)| index);
                let ended = deed.and_then(|_| self.lanes.state_of(*by));
                let line = if ended.is_some() { 0 } else { *line };
                stops.push(self.stop(task, woken, ready, Fact::Woken { by: *by, line, ended }));
                Some((*by, deed.unwrap_or(woken)))
            }
            WakeCause::Cancelled { by } => {
                let (index, line, timeout) = self.request(task, *by, woken);
                stops.push(self.stop(task, woken, ready, Fact::Cancelled { by: *by, line, timeout }));
                (!timeout).then_some((*by, index))
            }
        }
    }

    /// Where `by` asked `task` to cancel, and whether a timeout did.
    fn request(&self, task: TaskId, by: TaskId, before: u32) -> (u32, u32, bool) {
        let from = (before as usize).saturating_sub(200);
        let mut found = (before, 0, false);
        let mut timeout = false;
        for (index, event) in (from as u32..before).zip(self.events.iter_from(from)) {
            match &event.kind {
                EventKind::CallbackRun { name, .. } => timeout = name.contains("imeout"),
                EventKind::Running => timeout = false,
                EventKind::CancelRequested { of, line, .. } if *of == task && event.task == by => {
                    let by_library = timeout || self.last(by, index, is_end).is_some();
                    found = (index, if by_library { 0 } else { *line }, timeout);
                }
                _ => {}
            }
        }
        found
    }

    fn step_back_main(&self, index: u32, stops: &mut Vec<Stop>) -> Option<(TaskId, u32)> {
        let (run, event) = self
            .last(MAIN, index, |kind| matches!(kind, EventKind::CallbackRun { .. } | EventKind::LaneCreated { .. }))?;
        let EventKind::CallbackRun { handle, name } = &event.kind else {
            stops.push(self.stop(MAIN, run, &event, Fact::Begun));
            return None;
        };
        let from = (run as usize).saturating_sub(REACH);
        let scheduled =
            (from as u32..run).zip(self.events.iter_from(from)).filter_map(|(index, event)| match event.kind {
                EventKind::CallbackScheduled { handle: asked, when, .. } if asked == *handle => {
                    Some((index, event.task, when))
                }
                _ => None,
            });
        let (index, by, when) = scheduled.last()?;
        stops.push(self.stop(MAIN, run, &event, Fact::Called { name: name.clone(), by, when }));
        Some((by, index))
    }

    /// The line at which the task was last seen before this event.
    fn line_before(&self, task: TaskId, index: u32) -> u32 {
        let from = (index as usize).saturating_sub(64);
        let lines = self.events.iter_from(from).take(index as usize - from).filter(|event| event.task == task);
        lines.filter_map(|event| line_of(&event.kind)).last().unwrap_or(0)
    }
}

fn is_end(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Done { .. } | EventKind::Failed { .. } | EventKind::TaskCancelled)
}

/// The line of the source that an event is about.
pub fn line_of(kind: &EventKind) -> Option<u32> {
    let line = match kind {
        EventKind::Waiting { line, .. }
        | EventKind::Blocking { line, .. }
        | EventKind::LaneCreated { line, .. }
        | EventKind::Output { line, .. }
        | EventKind::NeverAwaited { line, .. }
        | EventKind::CancelRequested { line, .. }
        | EventKind::CancelDelivered { line }
        | EventKind::OldSpelling { line, .. }
        | EventKind::Ready { cause: WakeCause::By { line, .. } } => *line,
        _ => 0,
    };
    (line > 0).then_some(line)
}

#[cfg(test)]
mod tests;
