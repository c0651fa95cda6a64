//! What keeps a task from running: the ready queue and who holds the loop, or what it waits on and who could wake it.

use std::rc::Rc;

use coroscope_session::{Event, EventKind, MAIN, TaskId, WaitOn};

use super::super::{LaneState, Span};
use super::{Fact, Holder, REACH, Search, Stop, Why, is_end};

/// No more names than this are said.
const NAMES: usize = 8;

impl Search<'_> {
    /// Why a task does not run in a stretch of waiting or of being ready.
    pub(super) fn kept(&self, task: TaskId, index: u32, event: &Event, span: Span) -> Why {
        let at = (span.from.at, span.to.at);
        let mut why = match &event.kind {
            EventKind::Waiting { on, line, .. } => {
                let mut stops = Vec::new();
                let left = self.awaited(on, span.to.at);
                self.chain(&left, index, &mut stops);
                let fact = Fact::Waits { on: on.clone(), line: *line, left };
                stops.push(Stop { task, place: span.from, event: index, fact });
                Why { task, at, subject: stops.len() - 1, stops }
            }
            _ => {
                // Ready: what led to being so, then what kept it.
                let running = self.next(task, index, |kind| matches!(kind, EventKind::Running));
                let over = running.as_ref().map(|(index, event)| (*index, event.at));
                let fact = self.queued(task, span.from.at, index, over);
                let subject = Stop { task, place: span.from, event: index, fact };
                self.ready_since(task, index, at, subject)
            }
        };
        self.outcome(task, index, &mut why);
        why
    }

    fn ready_since(&self, task: TaskId, index: u32, at: (u64, u64), subject: Stop) -> Why {
        let ready = self.last(task, index + 1, |kind| matches!(kind, EventKind::Ready { .. }));
        let mut stops = vec![subject];
        let mut cause = None;
        if let Some((woken, ready)) = ready
            && let EventKind::Ready { cause: why } = &ready.kind
        {
            let waiting = self.last(task, woken, |kind| matches!(kind, EventKind::Waiting { .. }));
            let waited = waiting.as_ref().map(|(index, event)| (*index, event));
            cause = self.cause(task, why, (woken, &ready), waited, &mut stops);
        }
        while let Some((task, index)) = cause.filter(|_| stops.len() < super::STOPS) {
            cause = self.step_back(task, index, &mut stops);
        }
        stops.reverse();
        Why { task, at, subject: stops.len() - 1, stops }
    }

    /// What came of it.
    fn outcome(&self, task: TaskId, index: u32, why: &mut Why) {
        let was_waiting = matches!(why.stops[why.subject].fact, Fact::Waits { .. });
        let next = self.next(task, index, |kind| match was_waiting {
            true => matches!(kind, EventKind::Ready { .. } | EventKind::Running),
            false => matches!(kind, EventKind::Running),
        });
        match next {
            Some((woken, event)) if was_waiting => {
                let EventKind::Ready { cause } = &event.kind else { return };
                let waited = self.events.get(index as usize);
                let mut stops = Vec::new();
                self.cause(task, cause, (woken, &event), waited.as_ref().map(|event| (index, event)), &mut stops);
                why.stops.append(&mut stops);
            }
            Some((running, event)) => why.stops.push(self.stop(task, running, &event, Fact::Ran)),
            None if was_waiting => {
                let last = self.events.len() as u32;
                let near = (last as usize).saturating_sub(8);
                let deadlock =
                    self.events.iter_from(near).any(|event| matches!(event.kind, EventKind::Deadlock { .. }));
                let fact = Fact::StillWaits { deadlock };
                why.stops.push(Stop { task, place: self.end, event: last.saturating_sub(1), fact });
            }
            None => {}
        }
    }

    /// Of those that a wait is for, who had not ended when it was over.
    fn awaited(&self, on: &WaitOn, until: u64) -> Vec<TaskId> {
        match on {
            WaitOn::Task { task } => vec![*task],
            WaitOn::Many { tasks, .. } => {
                let ended = |task: &TaskId| self.lanes.of(*task).and_then(|lane| lane.ended);
                let pending: Vec<_> = tasks.iter().copied().filter(|task| ended(task).is_none()).take(NAMES).collect();
                if !pending.is_empty() {
                    return pending;
                }
                // All have ended: the last of them is who was waited for.
                let late = tasks.iter().copied().filter(|task| ended(task).is_some_and(|end| end.at <= until));
                late.max_by_key(ended).into_iter().collect()
            }
            WaitOn::Held { by, .. } => by.iter().copied().take(NAMES).collect(),
            _ => Vec::new(),
        }
    }

    /// What those that it waits for were doing at that moment, and so on down to somebody who waits for nobody.
    fn chain(&self, awaited: &[TaskId], index: u32, stops: &mut Vec<Stop>) {
        let mut next: Vec<TaskId> = awaited.to_vec();
        let mut seen = Vec::new();
        while let Some(task) = next.pop().filter(|_| stops.len() < 6) {
            if seen.contains(&task) {
                continue;
            }
            seen.push(task);
            let Some((at, event)) = self.last(task, index, |_| true) else { continue };
            let EventKind::Waiting { on, line, .. } = &event.kind else { continue };
            let left = self.awaited(on, event.at);
            next.extend(left.iter().copied());
            stops.insert(0, self.stop(task, at, &event, Fact::Waits { on: on.clone(), line: *line, left }));
        }
    }

    /// The time between becoming ready and running: who ran before, and who took the most time of it.
    pub(super) fn queued(&self, task: TaskId, since: u64, woken: u32, running: Option<(u32, u64)>) -> Fact {
        let (to, until) = running.unwrap_or((self.events.len() as u32, self.end.at));
        let from = self.last(task, woken, |kind| matches!(kind, EventKind::Waiting { .. })).map_or(woken, |(at, _)| at);
        let from = if since < self.events.get(woken as usize).map_or(0, |event| event.at) { from } else { woken };
        let from = (from as usize).max((to as usize).saturating_sub(REACH));
        let mut ahead = Vec::new();
        let mut held: Vec<Holder> = Vec::new();
        let mut runs: Option<(TaskId, u32, Option<Rc<str>>)> = None;
        let mut before = since;
        let mut add = |runs: &Option<(TaskId, u32, Option<Rc<str>>)>, from: u64, to: u64| {
            let ns = to.min(until).saturating_sub(from.max(since));
            if let (Some((who, line, what)), true) = (runs, ns > 0) {
                match held.iter_mut().find(|holder| holder.task == *who) {
                    Some(holder) => {
                        holder.ns += ns;
                        if holder.line == 0 || what.is_some() && holder.what.is_none() {
                            (holder.line, holder.what) = (*line, what.clone());
                        }
                    }
                    None => held.push(Holder { task: *who, line: *line, what: what.clone(), ns }),
                }
            }
        };
        // Whoever ran when the scan begins is not known before its first event.
        for (index, event) in (from as u32..to).zip(self.events.iter_from(from)) {
            add(&runs, before, event.at);
            before = before.max(event.at);
            match &event.kind {
                EventKind::Running if event.task != task => {
                    if index > woken && event.task != MAIN && !ahead.contains(&event.task) && ahead.len() < NAMES {
                        ahead.push(event.task);
                    }
                    runs = Some((event.task, 0, None));
                }
                EventKind::Blocking { what, line, .. } => runs = Some((event.task, *line, Some(what.clone()))),
                EventKind::BlockingEnd => runs = Some((event.task, 0, None)),
                EventKind::Output { line, .. } if runs.as_ref().is_some_and(|(who, ..)| *who == event.task) => {
                    runs = Some((event.task, *line, None));
                }
                EventKind::CallbackRun { .. } => runs = Some((MAIN, 0, None)),
                EventKind::Waiting { .. } | EventKind::LoopIdle { .. } => runs = None,
                kind if is_end(kind) => runs = None,
                _ => {}
            }
        }
        add(&runs, before, until);
        let holder = held.into_iter().max_by_key(|holder| holder.ns);
        Fact::Queued { since, ns: until.saturating_sub(since), ahead, holder, over: running.is_some() }
    }

    pub(super) fn holder_of(&self, task: TaskId, span: &Span, event: Option<&Event>) -> Holder {
        let ns = span.to.at.saturating_sub(span.from.at);
        match event.map(|event| &event.kind) {
            Some(EventKind::Blocking { what, line, .. }) => Holder { task, line: *line, what: Some(what.clone()), ns },
            _ => Holder { task, line: 0, what: None, ns },
        }
    }

    /// Who was ready, or had a sleep that was over, while somebody held the loop.
    pub(super) fn kept_meanwhile(&self, task: TaskId, from: u64, to: u64) -> Vec<TaskId> {
        let is_kept = |lane: usize| {
            let first = self.lanes.partition(lane, |place| place.at < from).saturating_sub(1);
            let spans = (first..).map_while(|number| self.lanes.span(lane, number, self.end));
            let mut over = spans.take_while(|span| span.from.at < to).take(REACH);
            over.any(|span| {
                let is_ready = matches!(span.state, LaneState::Ready | LaneState::Created);
                is_ready && span.to.at.min(to) > span.from.at.max(from)
            })
        };
        let lanes = (0..self.lanes.len().min(REACH)).filter(|&lane| is_kept(lane));
        let tasks = lanes.filter_map(|lane| self.lanes.get(lane)).map(|lane| lane.task);
        tasks.filter(|&other| other != task && other != MAIN).take(NAMES).collect()
    }
}
