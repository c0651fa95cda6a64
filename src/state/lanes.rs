//! A lane per task: what state it was in, from when to when, and who did what to whom.
//!
//! Code takes no virtual time, so at one instant many tasks may run, one after another, and the order is what a reader
//! must see. A [`Place`] is therefore a virtual time *and* a beat: beats count slices of running code and lines of
//! output since the start. Both only grow, so any positive mix of them is a fair horizontal axis.
//!
//! Spans are kept in columns, and each lane holds the numbers of its spans: a million events stay small and searchable.

mod absorb;

use std::rc::Rc;

use coroscope_session::{Event, LaneKind, TaskId};

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
    /// Where it ended.
    pub ended: Option<Place>,
    /// Numbers of its spans in the columns, oldest first.
    spans: Vec<u32>,
    /// The events that changed its state, indices into the run's events.
    moves: Vec<u32>,
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

    /// The events that changed its state, oldest first.
    pub fn moves(&self) -> &[u32] {
        &self.moves
    }

    /// Whether it counts virtual time by itself until its result is delivered, as the threads of an executor do.
    fn has_own_clock(&self) -> bool {
        self.kind == LaneKind::Thread && self.name.starts_with("asyncio_")
    }
}

/// A stretch of one lane in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Place,
    pub to: Place,
    pub state: LaneState,
    /// The event that began it, an index into the run's events; `u32::MAX` for none.
    pub event: u32,
}

/// A line of output, marked on the lane that printed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub place: Place,
    pub lane: u32,
    pub event: u32,
}

/// What one lane did to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Created,
    Woke,
    Cancelled,
    /// Began to wait for it.
    Awaits,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    pub deed: Deed,
    /// Rows of who did it and to whom.
    pub from: u32,
    pub to: u32,
    /// Where it arrived.
    pub place: Place,
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
    /// Of each beat: its virtual time, the event at which it was over, and whose it was.
    beats: Vec<u64>,
    beat_event: Vec<u32>,
    beat_lane: Vec<u32>,
    marks: Vec<Mark>,
    arrows: Vec<Arrow>,
    /// Where turns of the event loop began.
    ticks: Vec<Place>,
    /// Whose slice of code runs now.
    running: Option<TaskId>,
    last_at: u64,
    last_event: u32,
    /// Events of lanes with clocks of their own that are still to come on the clock of all.
    early: Vec<(u32, Event)>,
    version: u32,
}

/// Callbacks by which asyncio itself ends a run, a sleep or a gather: no code of the program.
pub fn is_machinery(name: &str) -> bool {
    matches!(name, "deliver" | "ThreadPoolExecutor.submit")
        || name.rsplit('.').next().is_some_and(|last| last.starts_with('_'))
}

/// Code that runs this long (ns) without a word holds the loop.
const HELD: u64 = 1_000_000;

const NO_LANE: u32 = u32::MAX;
pub const NO_EVENT: u32 = u32::MAX;

impl Lanes {
    pub fn len(&self) -> usize {
        self.lanes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// Changes when a lane begins, ends, or has another name.
    pub fn version(&self) -> u32 {
        self.version
    }

    pub fn get(&self, lane: usize) -> Option<&Lane> {
        self.lanes.get(lane)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Lane> {
        self.lanes.iter()
    }

    /// The task's row, from 0.
    pub fn lane_of(&self, task: TaskId) -> Option<usize> {
        let lane = *self.lane_of.get(task as usize)?;
        (lane != NO_LANE).then_some(lane as usize)
    }

    pub fn of(&self, task: TaskId) -> Option<&Lane> {
        self.get(self.lane_of(task)?)
    }

    /// The task's name, or `Task-N` for one that was never announced.
    pub fn name_of(&self, task: TaskId) -> Rc<str> {
        match self.of(task) {
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

    /// The number of the lane's span that holds this place, the later one at a border.
    pub fn span_at(&self, lane: usize, place: Place) -> Option<usize> {
        self.partition(lane, |from| from <= place).checked_sub(1)
    }

    /// The state the task is in now.
    pub fn state_of(&self, task: TaskId) -> Option<LaneState> {
        let last = *self.of(task)?.spans.last()?;
        self.state.get(last as usize).copied()
    }

    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    pub fn arrows(&self) -> &[Arrow] {
        &self.arrows
    }

    /// Where turns of the event loop began.
    pub fn ticks(&self) -> &[Place] {
        &self.ticks
    }

    /// The virtual time of each beat, never falling.
    pub fn beats(&self) -> &[u64] {
        &self.beats
    }

    /// Whose each beat was, as rows.
    pub fn beat_lanes(&self) -> &[u32] {
        &self.beat_lane
    }

    /// The newest place, given the clock's time.
    pub fn end(&self, now: u64) -> Place {
        Place { at: now.max(self.last_at), beat: self.beat() + u32::from(self.running.is_some()) }
    }

    /// Where virtual time `at` begins on the axis: before anything that ran at that instant.
    pub fn place_of(&self, at: u64) -> Place {
        Place { at, beat: self.beats.partition_point(|&beat| beat < at) as u32 }
    }

    /// Where the event of this index and virtual time is on the axis.
    pub fn place_of_event(&self, index: u32, at: u64) -> Place {
        let beat = self.beat_event.partition_point(|&event| event <= index) as u32;
        // What a lane's own clock put off is drawn where its time has come.
        Place { at, beat: beat.max(self.place_of(at).beat) }
    }

    /// Where an arrow begins: who has ended did it with its end.
    pub fn origin(&self, arrow: &Arrow) -> Place {
        let ended = self.get(arrow.from as usize).and_then(|lane| lane.ended);
        ended.filter(|&ended| arrow.deed == Deed::Woke && ended < arrow.place).unwrap_or(arrow.place)
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
