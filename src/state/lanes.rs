//! A lane per task: what state it was in, from when to when.
//!
//! Code takes no virtual time, so at one instant many tasks may run, one after another, and the order is what a reader
//! must see. A [`Place`] is therefore a virtual time *and* a beat: beats count slices of running code and lines of
//! output since the start. Both only grow, so any positive mix of them is a fair horizontal axis.
//!
//! Spans are kept in columns, and each lane holds the numbers of its spans: a million events stay small and searchable.

use std::rc::Rc;

use coroscope_session::{Event, EventKind, LaneKind, MAIN, TaskId, WaitOn};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneState {
    Created,
    /// Could run, and waits for its turn.
    Ready,
    Running,
    /// The main program, while the event loop that it started runs others.
    Hosting,
    Waiting,
    /// Runs and holds the whole thread: nobody else can run.
    Blocking,
    Done,
    Failed,
    Cancelled,
}

impl LaneState {
    pub fn is_end(self) -> bool {
        matches!(self, LaneState::Done | LaneState::Failed | LaneState::Cancelled)
    }
}

/// A point on the axis of lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Virtual ns.
    pub at: u64,
    pub beat: u32,
}

#[derive(Clone, Debug)]
pub struct Lane {
    pub task: TaskId,
    pub kind: LaneKind,
    pub name: Rc<str>,
    pub coro: Rc<str>,
    /// Who created it, and at which line.
    pub by: TaskId,
    pub line: u32,
    /// Numbers of its spans in the columns, oldest first.
    spans: Vec<u32>,
    /// When its present sleep is over (virtual ns); `u64::MAX` without one.
    due: u64,
}

impl Lane {
    /// The coroutine as it is called: `worker()`; empty where there is none.
    pub fn call(&self) -> String {
        match &*self.coro {
            "" => String::new(),
            coro if coro.ends_with(')') => coro.to_owned(),
            coro => format!("{coro}()"),
        }
    }
}

/// A stretch of one lane in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Place,
    pub to: Place,
    pub state: LaneState,
    /// The event that began it, an index into the run's events.
    pub event: u32,
}

/// A line of output, marked on the lane that printed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub place: Place,
    pub lane: u32,
    pub event: u32,
}

#[derive(Clone, Debug, Default)]
pub struct Lanes {
    lanes: Vec<Lane>,
    lane_of: Vec<u32>,
    from_at: Vec<u64>,
    from_beat: Vec<u32>,
    state: Vec<LaneState>,
    event: Vec<u32>,
    /// The virtual time of each beat.
    beats: Vec<u64>,
    marks: Vec<Mark>,
    /// Whose slice of code runs now.
    running: Option<TaskId>,
    last_at: u64,
}

/// Callbacks by which asyncio itself ends a run, a sleep or a gather: no code of the program.
fn is_machinery(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|last| last.starts_with('_'))
}

/// Code that runs this long (ns) without a word holds the loop.
const HELD: u64 = 1_000_000;

const NO_LANE: u32 = u32::MAX;
const NO_EVENT: u32 = u32::MAX;

impl Lanes {
    pub fn len(&self) -> usize {
        self.lanes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    pub fn get(&self, lane: usize) -> Option<&Lane> {
        self.lanes.get(lane)
    }

    /// The task's row, from 0.
    pub fn lane_of(&self, task: TaskId) -> Option<usize> {
        let lane = *self.lane_of.get(task as usize)?;
        (lane != NO_LANE).then_some(lane as usize)
    }

    /// The task's name, or `Task-N` for one that was never announced.
    pub fn name_of(&self, task: TaskId) -> Rc<str> {
        match self.lane_of(task).and_then(|lane| self.lanes.get(lane)) {
            Some(lane) => lane.name.clone(),
            None => format!("Task-{task}").into(),
        }
    }

    /// How many spans the lane has.
    pub fn span_count(&self, lane: usize) -> usize {
        self.lanes.get(lane).map_or(0, |lane| lane.spans.len())
    }

    /// The lane's span of this number; `end` closes a last one that is still open.
    pub fn span(&self, lane: usize, number: usize, end: Place) -> Option<Span> {
        let spans = &self.lanes.get(lane)?.spans;
        let i = *spans.get(number)? as usize;
        let from = self.from(i);
        let to = match spans.get(number + 1) {
            Some(&next) => self.from(next as usize),
            None if self.state[i].is_end() => from,
            None => end.max(from),
        };
        Some(Span { from, to, state: self.state[i], event: self.event[i] })
    }

    /// The number of the first of the lane's spans for which `is_before(its start)` does not hold.
    pub fn partition(&self, lane: usize, is_before: impl Fn(Place) -> bool) -> usize {
        match self.lanes.get(lane) {
            Some(lane) => lane.spans.partition_point(|&span| is_before(self.from(span as usize))),
            None => 0,
        }
    }

    /// The state the task is in now.
    pub fn state_of(&self, task: TaskId) -> Option<LaneState> {
        let last = *self.lanes.get(self.lane_of(task)?)?.spans.last()?;
        self.state.get(last as usize).copied()
    }

    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The virtual time of each beat, never falling.
    pub fn beats(&self) -> &[u64] {
        &self.beats
    }

    /// The newest place, given the clock's time.
    pub fn end(&self, now: u64) -> Place {
        Place { at: now.max(self.last_at), beat: self.beat() + u32::from(self.running.is_some()) }
    }

    /// Where virtual time `at` begins on the axis: before anything that ran at that instant.
    pub fn place_of(&self, at: u64) -> Place {
        Place { at, beat: self.beats.partition_point(|&beat| beat < at) as u32 }
    }

    pub fn absorb(&mut self, index: u32, event: &Event) {
        self.hold(event);
        self.last_at = event.at;
        let task = event.task;
        match &event.kind {
            EventKind::LaneCreated { kind, name, coro, by, line } => {
                self.announce(task, *kind, name.clone(), coro.clone(), *by, *line);
                match task {
                    MAIN => self.begin_slice(MAIN, index),
                    _ => self.enter(task, LaneState::Created, index),
                }
            }
            EventKind::LaneRenamed { name } => {
                let lane = self.lane(task);
                self.lanes[lane].name = name.clone();
            }
            EventKind::Ready { .. } => {
                self.fall_due(task, index);
                self.enter(task, LaneState::Ready, index);
            }
            EventKind::Running => self.begin_slice(task, index),
            EventKind::CallbackRun { name, .. } if task == MAIN && !is_machinery(name) => {
                self.end_slice();
                self.begin_slice(MAIN, index);
            }
            EventKind::Waiting { on, .. } => {
                self.leave(task, LaneState::Waiting, index);
                let lane = self.lane(task);
                self.lanes[lane].due = if let WaitOn::Sleep { until } = on { *until } else { u64::MAX };
            }
            EventKind::Done { .. } => self.leave(task, LaneState::Done, index),
            EventKind::Failed { .. } => self.leave(task, LaneState::Failed, index),
            EventKind::TaskCancelled => self.leave(task, LaneState::Cancelled, index),
            EventKind::Output { .. } => self.mark(task, index),
            EventKind::Blocking { .. } => self.enter(task, LaneState::Blocking, index),
            EventKind::BlockingEnd => self.enter(task, LaneState::Running, index),
            EventKind::Tick { .. } | EventKind::LoopIdle { .. } => self.host(index),
            _ => {}
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
        if self.running.take().is_some() {
            self.beats.push(self.last_at);
        }
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
        self.beats.push(self.last_at);
        self.marks.push(Mark { place: self.here(), lane: lane as u32, event });
    }

    /// The lane is in `state` from here on. A span without any width gives way to the one after it.
    fn enter(&mut self, task: TaskId, state: LaneState, event: u32) {
        let lane = self.lane(task);
        let here = self.here();
        if let Some(&last) = self.lanes[lane].spans.last() {
            let last = last as usize;
            if self.state[last].is_end() {
                return;
            }
            if self.state[last] == state && matches!(state, LaneState::Hosting | LaneState::Ready) {
                self.event[last] = event;
                return;
            }
            if self.from(last) == here {
                self.state[last] = state;
                self.event[last] = event;
                return;
            }
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
        self.lanes.push(Lane { task, kind, name, coro, by, line, spans: Vec::new(), due: u64::MAX });
    }

    fn beat(&self) -> u32 {
        self.beats.len() as u32
    }

    fn here(&self) -> Place {
        Place { at: self.last_at, beat: self.beat() }
    }

    fn from(&self, span: usize) -> Place {
        Place { at: self.from_at[span], beat: self.from_beat[span] }
    }
}

#[cfg(test)]
mod tests {
    use coroscope_session::{Stream, WakeCause};

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
}
