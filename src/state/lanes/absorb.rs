//! From events to lanes.

use std::rc::Rc;

use coroscope_session::{Event, EventKind, LaneKind, MAIN, TaskId, WaitOn, WakeCause};

use super::{Arrow, Deed, HELD, Lane, LaneState, Lanes, Mark, NO_EVENT, NO_LANE, Place, is_machinery};

/// Arrows to whom one wait is for; more would be a cloud.
const AWAITED: usize = 64;

impl Lanes {
    pub fn absorb(&mut self, index: u32, event: &Event) {
        if event.at > self.last_at && self.of(event.task).is_some_and(Lane::has_own_clock) {
            self.early.push((index, event.clone()));
            return;
        }
        self.catch_up(event.at, index);
        self.take_in(index, event);
    }

    /// Takes in what lanes with clocks of their own did until now.
    fn catch_up(&mut self, now: u64, index: u32) {
        while let Some(first) = (0..self.early.len()).min_by_key(|&i| self.early[i].1.at) {
            if self.early[first].1.at > now {
                return;
            }
            let (number, event) = self.early.remove(first);
            self.last_at = self.last_at.max(event.at);
            self.take_in(number, &event);
            self.last_event = index;
        }
    }

    fn take_in(&mut self, index: u32, event: &Event) {
        self.last_event = index;
        self.hold(event);
        self.last_at = event.at.max(self.last_at);
        let task = event.task;
        match &event.kind {
            EventKind::LaneCreated { kind, name, coro, by, line } => {
                self.announce(task, *kind, name.clone(), coro.clone(), *by, *line);
                self.version += 1;
                match task {
                    MAIN => self.begin_slice(MAIN, index),
                    _ => {
                        self.arrow(Deed::Created, *by, task, index);
                        self.enter(task, LaneState::Created, index);
                    }
                }
            }
            EventKind::LaneRenamed { name } => {
                let lane = self.lane(task);
                self.lanes[lane].name = name.clone();
                self.version += 1;
            }
            EventKind::Ready { cause } => {
                if let WakeCause::By { task: by, .. } = cause {
                    self.arrow(Deed::Woke, *by, task, index);
                }
                self.fall_due(task, index);
                self.enter(task, LaneState::Ready, index);
            }
            EventKind::Running => self.begin_slice(task, index),
            EventKind::CallbackRun { name, .. } if task == MAIN && !is_machinery(name) => {
                self.end_slice();
                self.begin_slice(MAIN, index);
            }
            EventKind::Waiting { on, .. } => self.wait(task, on, index),
            EventKind::Done { .. } => self.leave(task, LaneState::Done, index),
            EventKind::Failed { .. } => self.leave(task, LaneState::Failed, index),
            EventKind::TaskCancelled => self.leave(task, LaneState::Cancelled, index),
            EventKind::Output { .. } => self.mark(task, index),
            // A thread that sleeps holds nobody else.
            EventKind::Blocking { .. } if self.is_thread(task) => self.leave(task, LaneState::Waiting, index),
            EventKind::BlockingEnd if self.is_thread(task) => self.begin_slice(task, index),
            EventKind::Blocking { .. } => self.enter(task, LaneState::Blocking, index),
            EventKind::BlockingEnd => self.enter(task, LaneState::Running, index),
            EventKind::CancelRequested { of, .. } => self.arrow(Deed::Cancelled, task, *of, index),
            EventKind::Tick { .. } => {
                self.host(index);
                self.ticks.push(self.here());
            }
            EventKind::LoopIdle { .. } => self.host(index),
            _ => {}
        }
    }

    fn is_thread(&self, task: TaskId) -> bool {
        self.of(task).is_some_and(|lane| matches!(lane.kind, LaneKind::Thread | LaneKind::Process))
    }

    fn wait(&mut self, task: TaskId, on: &WaitOn, index: u32) {
        self.leave(task, LaneState::Waiting, index);
        let lane = self.lane(task);
        self.lanes[lane].due = if let WaitOn::Sleep { until } = on { *until } else { u64::MAX };
        match on {
            WaitOn::Task { task: awaited } => self.arrow(Deed::Awaits, task, *awaited, index),
            WaitOn::Many { tasks, .. } => {
                tasks.iter().take(AWAITED).for_each(|&awaited| self.arrow(Deed::Awaits, task, awaited, index));
            }
            WaitOn::Held { by, .. } => {
                by.iter().take(AWAITED).for_each(|&holder| self.arrow(Deed::Awaits, task, holder, index));
            }
            _ => {}
        }
    }

    fn arrow(&mut self, deed: Deed, from: TaskId, to: TaskId, event: u32) {
        if let (Some(a), Some(b)) = (self.lane_of(from), self.lane_of(to))
            && a != b
        {
            self.arrows.push(Arrow { deed, from: a as u32, to: b as u32, place: self.here(), event });
        }
    }

    /// Time that passed inside a slice of code was time in which nobody else could run.
    fn hold(&mut self, event: &Event) {
        if event.at < self.last_at.saturating_add(HELD) || matches!(event.kind, EventKind::BlockingEnd) {
            return;
        }
        if let Some(task) = self.running.filter(|&task| self.state_of(task) == Some(LaneState::Running)) {
            self.enter(task, LaneState::Blocking, NO_EVENT);
            self.last_at = event.at;
            self.enter(task, LaneState::Running, NO_EVENT);
        }
    }

    /// A sleep that was over before the loop came to look: since then the task could have run, had nobody held the loop.
    fn fall_due(&mut self, task: TaskId, index: u32) {
        let lane = self.lane(task);
        let due = std::mem::replace(&mut self.lanes[lane].due, u64::MAX);
        let is_waiting = self.state_of(task) == Some(LaneState::Waiting);
        if let Some(&last) = self.lanes[lane].spans.last().filter(|_| is_waiting && due < self.last_at) {
            let place = self.place_of(due).max(self.from(last as usize));
            self.push(lane, place, LaneState::Ready, index);
        }
    }

    /// The main program has ended.
    pub fn finish(&mut self, task: TaskId, at: u64, well: bool) {
        self.catch_up(u64::MAX, self.last_event);
        self.last_at = self.last_at.max(at);
        self.lane(task);
        self.leave(task, if well { LaneState::Done } else { LaneState::Failed }, NO_EVENT);
    }

    /// The loop goes round: the main program, if it ran, hands over to it.
    fn host(&mut self, index: u32) {
        if self.running == Some(MAIN) {
            self.end_slice();
            self.enter(MAIN, LaneState::Hosting, index);
        }
    }

    fn begin_slice(&mut self, task: TaskId, index: u32) {
        if self.running.is_some_and(|running| running != task) {
            let main_ran = self.running == Some(MAIN);
            self.end_slice();
            if main_ran {
                self.enter(MAIN, LaneState::Hosting, index);
            }
        }
        self.running = Some(task);
        self.enter(task, LaneState::Running, index);
    }

    fn end_slice(&mut self) {
        if let Some(task) = self.running.take() {
            let lane = self.lane(task);
            self.beat_over(lane);
        }
    }

    fn beat_over(&mut self, lane: usize) {
        self.beats.push(self.last_at);
        self.beat_event.push(self.last_event);
        self.beat_lane.push(lane as u32);
    }

    fn leave(&mut self, task: TaskId, state: LaneState, index: u32) {
        if self.running == Some(task) {
            self.end_slice();
        }
        self.enter(task, state, index);
    }

    fn mark(&mut self, task: TaskId, event: u32) {
        let lane = self.lane(task);
        if self.running.is_none() {
            self.begin_slice(task, event);
        }
        self.beat_over(lane);
        self.marks.push(Mark { place: self.here(), lane: lane as u32, event });
    }

    /// The lane is in `state` from here on. A span without any width gives way to the one after it.
    fn enter(&mut self, task: TaskId, state: LaneState, event: u32) {
        let lane = self.lane(task);
        let here = self.here();
        if event != NO_EVENT {
            self.lanes[lane].moves.push(event);
        }
        if let Some(&last) = self.lanes[lane].spans.last() {
            let last = last as usize;
            if self.state[last].is_end() {
                return;
            }
            if self.state[last] == state && matches!(state, LaneState::Hosting | LaneState::Ready) {
                self.event[last] = event;
                return;
            }
            if self.from(last) == here && !state.is_end() {
                self.state[last] = state;
                self.event[last] = event;
                return;
            }
        }
        if state.is_end() {
            self.lanes[lane].ended = Some(here);
            self.version += 1;
        }
        self.push(lane, here, state, event);
    }

    fn push(&mut self, lane: usize, from: Place, state: LaneState, event: u32) {
        self.lanes[lane].spans.push(self.state.len() as u32);
        self.from_at.push(from.at);
        self.from_beat.push(from.beat);
        self.state.push(state);
        self.event.push(event);
    }

    /// The task's row; a task that was never announced gets one.
    fn lane(&mut self, task: TaskId) -> usize {
        match self.lane_of(task) {
            Some(lane) => lane,
            None => {
                let (kind, name) = match task {
                    MAIN => (LaneKind::Main, "main".to_owned()),
                    _ => (LaneKind::Task, format!("Task-{task}")),
                };
                self.announce(task, kind, name.into(), "".into(), MAIN, 0);
                self.version += 1;
                self.lanes.len() - 1
            }
        }
    }

    fn announce(&mut self, task: TaskId, kind: LaneKind, name: Rc<str>, coro: Rc<str>, by: TaskId, line: u32) {
        if let Some(lane) = self.lane_of(task).and_then(|lane| self.lanes.get_mut(lane)) {
            (lane.kind, lane.name, lane.coro, lane.by, lane.line) = (kind, name, coro, by, line);
            return;
        }
        let slot = task as usize;
        if self.lane_of.len() <= slot {
            self.lane_of.resize(slot + 1, NO_LANE);
        }
        self.lane_of[slot] = self.lanes.len() as u32;
        let (spans, moves) = (Vec::new(), Vec::new());
        self.lanes.push(Lane { task, kind, name, coro, by, line, ended: None, spans, moves, due: u64::MAX });
    }
}

#[cfg(test)]
mod tests {
    use coroscope_session::Stream;

    use super::*;
    use LaneState::*;

    fn lanes(events: &[(u64, TaskId, EventKind)]) -> Lanes {
        let mut lanes = Lanes::default();
        for (i, (at, task, kind)) in events.iter().enumerate() {
            let event = Event { at: *at, tick: 0, step: i as u64, task: *task, kind: kind.clone() };
            lanes.absorb(i as u32, &event);
        }
        lanes
    }

    fn created() -> EventKind {
        EventKind::LaneCreated { kind: LaneKind::Task, name: "t".into(), coro: "c".into(), by: 0, line: 1 }
    }

    fn slept() -> EventKind {
        EventKind::Waiting { on: WaitOn::Sleep { until: 9 }, line: 1, chain: [2, 0, 0, 0] }
    }

    fn printed() -> EventKind {
        EventKind::Output { stream: Stream::Stdout, text: "x".into(), line: 1 }
    }

    fn states(lanes: &Lanes, task: TaskId) -> Vec<(LaneState, u64, u32)> {
        let lane = lanes.lane_of(task).unwrap_or(usize::MAX);
        let spans = (0..lanes.span_count(lane)).filter_map(|i| lanes.span(lane, i, lanes.end(0)));
        spans.map(|span| (span.state, span.from.at, span.from.beat)).collect()
    }

    #[test]
    fn ready_is_seen_between_waking_and_running() {
        let ready = || EventKind::Ready { cause: WakeCause::Timer };
        let lanes = lanes(&[
            (0, 1, created()),
            (0, 2, created()),
            (0, 1, EventKind::Running),
            (0, 1, slept()),
            (0, 2, EventKind::Running),
            (0, 2, slept()),
            (9, 1, ready()),
            (9, 2, ready()),
            (9, 1, EventKind::Running),
            (9, 1, EventKind::Done { result: "None".into() }),
            (9, 2, EventKind::Running),
        ]);
        assert_eq!(states(&lanes, 1), [(Running, 0, 0), (Waiting, 0, 1), (Running, 9, 2), (Done, 9, 3)]);
        assert_eq!(
            states(&lanes, 2),
            [(Created, 0, 0), (Running, 0, 1), (Waiting, 0, 2), (Ready, 9, 2), (Running, 9, 3)]
        );
    }

    #[test]
    fn each_line_of_output_has_a_beat_of_its_own() {
        let lanes = lanes(&[(0, 1, created()), (0, 1, EventKind::Running), (0, 1, printed()), (0, 1, printed())]);
        let beats: Vec<_> = lanes.marks().iter().map(|mark| mark.place.beat).collect();
        assert_eq!((beats, lanes.end(5)), (vec![1, 2], Place { at: 5, beat: 3 }));
    }

    #[test]
    fn the_main_program_hosts_while_others_run() {
        let main =
            EventKind::LaneCreated { kind: LaneKind::Main, name: "main".into(), coro: "".into(), by: 0, line: 0 };
        let mut lanes = lanes(&[
            (0, 0, main),
            (0, 0, EventKind::Running),
            (0, 1, created()),
            (0, 1, EventKind::Running),
            (0, 1, slept()),
            (0, 0, EventKind::LoopIdle { until: 9 }),
            (9, 1, EventKind::Running),
            (9, 1, EventKind::TaskCancelled),
            (9, 0, EventKind::Running),
        ]);
        lanes.finish(0, 9, true);
        assert_eq!(states(&lanes, 0), [(Running, 0, 0), (Hosting, 0, 1), (Running, 9, 3), (Done, 9, 4)]);
        assert_eq!(lanes.state_of(1), Some(Cancelled));
    }

    #[test]
    fn blocking_takes_time_and_an_end_stays_the_end() {
        let blocking = EventKind::Blocking { until: 7, what: "time.sleep".into(), line: 3 };
        let lanes = lanes(&[
            (0, 1, created()),
            (0, 1, EventKind::Running),
            (0, 1, printed()),
            (0, 1, blocking),
            (7, 1, EventKind::BlockingEnd),
            (7, 1, EventKind::Failed { error: "E".into() }),
            (8, 1, EventKind::Ready { cause: WakeCause::Timer }),
        ]);
        assert_eq!(states(&lanes, 1), [(Running, 0, 0), (Blocking, 0, 1), (Running, 7, 1), (Failed, 7, 2)]);
    }

    #[test]
    fn time_that_passes_in_a_slice_is_time_held() {
        let read = [(0, 1, created()), (0, 1, EventKind::Running), (0, 1, printed()), (5_000_000, 1, printed())];
        assert_eq!(states(&lanes(&read), 1), [(Running, 0, 0), (Blocking, 0, 1), (Running, 5_000_000, 1)]);
    }

    #[test]
    fn a_sleeper_whose_time_has_come_is_ready_though_the_loop_is_held() {
        let lanes = lanes(&[
            (0, 1, created()),
            (0, 1, EventKind::Running),
            (0, 1, slept()),
            (0, 2, created()),
            (0, 2, EventKind::Running),
            (20_000_000, 2, printed()),
            (20_000_000, 2, EventKind::Done { result: "None".into() }),
            (20_000_000, 1, EventKind::Ready { cause: WakeCause::Timer }),
            (20_000_000, 1, EventKind::Running),
        ]);
        assert_eq!(states(&lanes, 1), [(Running, 0, 0), (Waiting, 0, 1), (Ready, 9, 1), (Running, 20_000_000, 3)]);
    }

    #[test]
    fn a_task_that_was_never_announced_still_gets_a_lane() {
        let lanes = lanes(&[(0, 5, printed())]);
        assert_eq!((lanes.len(), &*lanes.name_of(5), &*lanes.name_of(6)), (1, "Task-5", "Task-6"));
    }

    #[test]
    fn a_thread_with_a_clock_of_its_own_waits_for_the_clock_of_all() {
        let thread = EventKind::LaneCreated {
            kind: LaneKind::Thread,
            name: "asyncio_0".into(),
            coro: "f".into(),
            by: 0,
            line: 1,
        };
        let blocking = EventKind::Blocking { until: 9, what: "time.sleep".into(), line: 3 };
        let mut lanes = lanes(&[
            (0, 1, created()),
            (0, 2, thread),
            (0, 2, EventKind::Running),
            (0, 2, blocking),
            (9, 2, EventKind::BlockingEnd),
            (0, 1, EventKind::Running),
            (4, 1, printed()),
            (9, 2, EventKind::Done { result: "".into() }),
        ]);
        lanes.finish(0, 9, true);
        assert_eq!(states(&lanes, 2), [(Running, 0, 0), (Waiting, 0, 1), (Running, 9, 3), (Done, 9, 4)]);
        assert!(lanes.beats().is_sorted());
    }

    #[test]
    fn deeds_are_arrows_between_lanes() {
        let by = EventKind::Ready { cause: WakeCause::By { task: 1, line: 4 } };
        let lanes = lanes(&[
            (0, 1, created()),
            (0, 2, created()),
            (0, 2, EventKind::Running),
            (0, 2, EventKind::Waiting { on: WaitOn::Task { task: 1 }, line: 3, chain: [3, 0, 0, 0] }),
            (0, 1, EventKind::Running),
            (5, 1, EventKind::CancelRequested { of: 2, line: 4, message: None }),
            (5, 1, EventKind::Done { result: "None".into() }),
            (7, 2, by),
        ]);
        let seen: Vec<_> = lanes.arrows().iter().map(|arrow| (arrow.deed, arrow.from, arrow.to)).collect();
        assert_eq!(seen, [(Deed::Awaits, 1, 0), (Deed::Cancelled, 0, 1), (Deed::Woke, 0, 1)]);
        assert_eq!(lanes.arrows().last().map(|arrow| lanes.origin(arrow).at), Some(5), "its end is what woke");
        assert_eq!(lanes.place_of_event(4, 0), Place { at: 0, beat: 1 });
    }
}
