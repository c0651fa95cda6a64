//! Lanes laid out: from (trace, viewport) to rectangles, labels and marks, without a canvas. Painting is elsewhere, so
//! that the same picture can become SVG.
//!
//! What is narrower than a pixel is merged: the work is bounded by the viewport's size, not by the number of events.

use coroscope_session::{EventKind, Events, LaneKind, TaskId};

use super::{LaneState, Place, Span, Trace, describe_wait, duration};
use crate::words::Words;

/// How wide time and work are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub px_per_ns: f64,
    pub px_per_beat: f64,
}

/// A beat is at most this wide.
const BEAT_PX: f64 = 14.0;
/// Beats take at most this share of the width while any time passes.
const BEAT_SHARE: f64 = 0.5;

impl Scale {
    /// Shows everything up to `end` in `width` pixels; while the run goes on, with round steps of room to the right, so
    /// that the picture moves rarely. `horizon` is a virtual time (ns) known to come.
    pub fn fit(end: Place, horizon: u64, live: bool, width: f64) -> Scale {
        let width = width.max(1.0);
        let (time, beats) = match live {
            true => (round_up(end.at.max(horizon) as f64), round_up(f64::from(end.beat).max(10.0))),
            false => (end.at as f64, f64::from(end.beat)),
        };
        if time <= 0.0 {
            return Scale { px_per_ns: 0.0, px_per_beat: (width / beats.max(1.0)).min(2.0 * BEAT_PX) };
        }
        let px_per_beat = (width * BEAT_SHARE / beats.max(1.0)).min(BEAT_PX);
        Scale { px_per_ns: (width - px_per_beat * beats).max(0.0) / time, px_per_beat }
    }

    /// Part of the way (0..1) from here to `other`.
    pub fn toward(self, other: Scale, part: f64) -> Scale {
        let mix = |from: f64, to: f64| from + (to - from) * part;
        Scale { px_per_ns: mix(self.px_per_ns, other.px_per_ns), px_per_beat: mix(self.px_per_beat, other.px_per_beat) }
    }

    fn x(self, place: Place) -> f64 {
        place.at as f64 * self.px_per_ns + f64::from(place.beat) * self.px_per_beat
    }
}

/// The next of 1, 1.5, 2, 3, 5, 7.5 times a power of ten.
fn round_up(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let power = 10f64.powf(value.log10().floor());
    let steps = [1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0];
    steps.into_iter().map(|step| step * power).find(|&step| step >= value * 0.999_999).unwrap_or(value)
}

/// The window through which lanes are seen. All lengths are CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    pub width: f64,
    pub height: f64,
    /// Of the column with the lanes' names.
    pub gutter: f64,
    /// Of the row with the times.
    pub header: f64,
    pub row: f64,
    /// How far the lanes are scrolled down.
    pub top: f64,
    /// How far the axis is scrolled to the right.
    pub left: f64,
    pub scale: Scale,
}

impl Viewport {
    fn x(&self, place: Place) -> f64 {
        self.gutter + self.scale.x(place) - self.left
    }

    fn y(&self, lane: usize) -> f64 {
        self.header + lane as f64 * self.row - self.top
    }

    /// The rows that can be seen.
    fn rows(&self, lanes: usize) -> std::ops::Range<usize> {
        let first = (self.top / self.row).max(0.0) as usize;
        let count = ((self.height - self.header) / self.row).max(0.0).ceil() as usize + 1;
        first.min(lanes)..first.saturating_add(count).min(lanes)
    }
}

/// How a bar is filled; states differ by shape, tasks by hue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Running.
    Solid,
    /// Ready: an outline with slanted lines.
    Hatched,
    /// Waiting: a thin line in the middle.
    Line,
    /// Created: a dotted line.
    Dots,
    /// The main program hosts the loop: a faint band.
    Faint,
    /// Holds the loop.
    Held,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Done,
    Failed,
    Cancelled,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
    pub shape: Shape,
    /// 0 is the main program's; tasks take 1 to 8 in turn.
    pub hue: u8,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub x: f64,
    /// The middle of the text.
    pub y: f64,
    /// Room for the text; it is cut there.
    pub w: f64,
    pub text: String,
    pub hue: u8,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GridLine {
    pub x: f64,
    pub text: String,
}

/// A stretch of the axis in which virtual time stands still because code runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Still {
    pub x: f64,
    pub w: f64,
}

/// A lane's name in the gutter.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub y: f64,
    pub name: String,
    pub coro: String,
    pub hue: u8,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    pub names: Vec<Name>,
    pub bars: Vec<Bar>,
    /// Texts inside the lanes: what is waited on.
    pub labels: Vec<Label>,
    /// Lines of output: x, y and hue of each.
    pub marks: Vec<(f64, f64, u8)>,
    /// How lanes end: x, y, how, hue.
    pub edges: Vec<(f64, f64, Edge, u8)>,
    pub grid: Vec<GridLine>,
    pub stills: Vec<Still>,
    /// The cursor, if it can be seen.
    pub cursor: Option<f64>,
}

/// The hue of a lane: the main program's own, or one of eight in turn.
pub fn hue(task: TaskId) -> u8 {
    match task {
        0 => 0,
        task => ((task - 1) % 8 + 1) as u8,
    }
}

/// Lays out what the viewport shows. `end` is where the run stands.
pub fn lay_out(trace: &Trace, events: &Events, end: Place, view: &Viewport, words: &Words) -> Scene {
    let mut scene = Scene { grid: grid(trace, end, view), stills: stills(trace, end, view), ..Scene::default() };
    let rows = view.rows(trace.lanes.len());
    for lane in rows.clone() {
        name(trace, lane, view, words, &mut scene);
        bars(trace, events, lane, end, view, words, &mut scene);
    }
    marks(trace, rows, view, &mut scene);
    let x = view.x(end);
    scene.cursor = (x >= view.gutter && x <= view.width + 1.0).then_some(x.min(view.width - 1.0));
    scene
}

/// A narrower column has room for tasks' names only.
const NARROW: f64 = 120.0;

fn name(trace: &Trace, lane: usize, view: &Viewport, words: &Words, scene: &mut Scene) {
    let Some(known) = trace.lanes.get(lane) else { return };
    let name = match known.kind {
        LaneKind::Main if view.gutter < NARROW => words.main_short.to_owned(),
        LaneKind::Main => words.main_program.to_owned(),
        _ => known.name.to_string(),
    };
    let coro = if view.gutter < NARROW { String::new() } else { known.call() };
    scene.names.push(Name { y: view.y(lane), name, coro, hue: hue(known.task) });
}

fn bars(trace: &Trace, events: &Events, lane: usize, end: Place, view: &Viewport, words: &Words, scene: &mut Scene) {
    let lanes = &trace.lanes;
    let Some(hue) = lanes.get(lane).map(|lane| hue(lane.task)) else { return };
    let y = view.y(lane);
    let mut number = lanes.partition(lane, |from| view.x(from) < view.gutter).saturating_sub(1);
    while let Some(span) = lanes.span(lane, number, end) {
        let (x, to) = (view.x(span.from), view.x(span.to));
        if x > view.width {
            break;
        }
        number += 1;
        if let Some(edge) = edge(span.state) {
            scene.edges.push((x, y + view.row / 2.0, edge, hue));
            continue;
        }
        let x = x.max(view.gutter);
        let mut w = to.min(view.width + 8.0) - x;
        if w < 1.0 {
            // Too narrow to see: one bar for all spans that begin in this pixel, then go on after it.
            w = 1.0;
            number = number.max(lanes.partition(lane, |from| view.x(from) < x + 1.0).saturating_sub(1));
        }
        let (shape, inset) = shape(span.state, view.row);
        scene.bars.push(Bar { x, y: y + inset, w, h: view.row - 2.0 * inset, shape, hue });
        if w > 34.0
            && let Some(text) = label(&span, events, trace, words)
        {
            scene.labels.push(Label { x: x + 6.0, y: y + view.row / 2.0, w: w - 10.0, text, hue });
        }
    }
}

fn shape(state: LaneState, row: f64) -> (Shape, f64) {
    match state {
        LaneState::Running => (Shape::Solid, row * 0.2),
        LaneState::Ready => (Shape::Hatched, row * 0.2),
        LaneState::Blocking => (Shape::Held, row * 0.2),
        LaneState::Hosting => (Shape::Faint, row * 0.46),
        LaneState::Created => (Shape::Dots, row * 0.46),
        _ => (Shape::Line, row * 0.46),
    }
}

fn edge(state: LaneState) -> Option<Edge> {
    match state {
        LaneState::Done => Some(Edge::Done),
        LaneState::Failed => Some(Edge::Failed),
        LaneState::Cancelled => Some(Edge::Cancelled),
        _ => None,
    }
}

fn label(span: &Span, events: &Events, trace: &Trace, words: &Words) -> Option<String> {
    match &events.kind(span.event as usize)? {
        EventKind::Waiting { on, .. } => Some(describe_wait(on, span.from.at, &trace.lanes, words)),
        EventKind::Blocking { what, .. } => Some(what.to_string()),
        EventKind::Ready { .. } => Some(words.ready.to_owned()),
        _ => None,
    }
}

/// Marks nearer to each other than this (px) are drawn as one.
const MARK_PX: f64 = 2.0;

fn marks(trace: &Trace, rows: std::ops::Range<usize>, view: &Viewport, scene: &mut Scene) {
    let marks = trace.lanes.marks();
    let mut drawn = vec![f64::MIN; rows.len()];
    let mut next = marks.partition_point(|mark| view.x(mark.place) < view.gutter);
    let (mut column, mut in_column) = (f64::MIN, 0);
    while let Some(mark) = marks.get(next) {
        let x = view.x(mark.place);
        if x > view.width {
            break;
        }
        next += 1;
        if x - column >= MARK_PX {
            (column, in_column) = (x, 0);
        }
        in_column += 1;
        if in_column > 4 * rows.len() + 4 {
            next += marks[next..].partition_point(|mark| view.x(mark.place) < column + MARK_PX);
        }
        let lane = mark.lane as usize;
        let Some(last) = lane.checked_sub(rows.start).and_then(|row| drawn.get_mut(row)) else { continue };
        if x - *last >= MARK_PX {
            *last = x;
            let hue = trace.lanes.get(lane).map_or(0, |lane| hue(lane.task));
            scene.marks.push((x, view.y(lane) + view.row / 2.0, hue));
        }
    }
}

/// The least room between two times on the axis.
const GRID_PX: f64 = 72.0;

fn grid(trace: &Trace, end: Place, view: &Viewport) -> Vec<GridLine> {
    let mut lines = Vec::new();
    let per_ns = view.scale.px_per_ns;
    if per_ns <= 0.0 {
        let x = view.gutter - view.left;
        return if x >= view.gutter { vec![GridLine { x, text: duration(0) }] } else { lines };
    }
    let step = grid_step(GRID_PX / per_ns);
    // The last time on the axis that can be seen cannot lie further right than if no code had run at all.
    let last = ((view.width - view.gutter + view.left) / per_ns) as u64;
    let mut at = first_grid_time(trace, view, step);
    let mut right = f64::MIN;
    while at <= last && lines.len() < 200 {
        let place = if at > end.at { Place { at, beat: end.beat } } else { trace.lanes.place_of(at) };
        let x = view.x(place);
        if x > view.width {
            break;
        }
        if x >= view.gutter && x - right >= GRID_PX * 0.6 {
            lines.push(GridLine { x, text: duration(at) });
            right = x;
        }
        at += step;
    }
    lines
}

/// The first multiple of `step` that may lie right of the gutter.
fn first_grid_time(trace: &Trace, view: &Viewport, step: u64) -> u64 {
    let (mut low, mut high) = (0u64, trace.lanes.beats().last().map_or(0, |&at| at / step + 1));
    while low < high {
        let middle = low + (high - low) / 2;
        match view.x(trace.lanes.place_of(middle * step)) < view.gutter {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low * step
}

/// 1, 2 or 5 times a power of ten of nanoseconds, at least `least`.
fn grid_step(least: f64) -> u64 {
    let mut power = 1u64;
    loop {
        for step in [1, 2, 5] {
            if (step * power) as f64 >= least {
                return step * power;
            }
        }
        match power.checked_mul(10).filter(|&power| power < u64::MAX / 100) {
            Some(next) => power = next,
            None => return power,
        }
    }
}

fn stills(trace: &Trace, end: Place, view: &Viewport) -> Vec<Still> {
    let beats = trace.lanes.beats();
    let mut stills = Vec::new();
    if view.scale.px_per_beat < 1.0 || view.scale.px_per_ns <= 0.0 {
        return stills;
    }
    let mut beat = 0;
    while beat < beats.len() {
        let at = beats[beat];
        let next = beat + beats[beat..].partition_point(|&other| other == at);
        let x = view.x(Place { at, beat: beat as u32 }).max(view.gutter);
        let to = view.x(Place { at, beat: (next as u32).min(end.beat) }).min(view.width);
        if x > view.width {
            break;
        }
        if to > x {
            stills.push(Still { x, w: to - x });
        }
        beat = next;
    }
    stills
}

/// What lies under a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub lane: usize,
    /// The span there; none right of the lane's end, left of its start, or in the gutter.
    pub span: Option<Span>,
}

/// The lane and span at a point of the viewport.
pub fn hit(trace: &Trace, end: Place, view: &Viewport, x: f64, y: f64) -> Option<Hit> {
    if y < view.header || view.row <= 0.0 {
        return None;
    }
    let lane = ((y - view.header + view.top) / view.row) as usize;
    trace.lanes.get(lane)?;
    let at_or_before = trace.lanes.partition(lane, |from| view.x(from) <= x + 0.5);
    let span = (x >= view.gutter)
        .then(|| trace.lanes.span(lane, at_or_before.checked_sub(1)?, end))
        .flatten()
        .filter(|span| x <= view.x(span.to).max(view.x(span.from) + 8.0));
    Some(Hit { lane, span })
}

#[cfg(test)]
mod tests {
    use coroscope_session::{Event, EventKind, LaneKind, Stream, WaitOn};

    use super::*;
    use crate::words::Lang;

    const MS: u64 = 1_000_000;

    fn view(scale: Scale) -> Viewport {
        Viewport { width: 1100.0, height: 300.0, gutter: 100.0, header: 24.0, row: 30.0, top: 0.0, left: 0.0, scale }
    }

    /// A task that `turns` times prints and sleeps for 10 ms, and another that was created and never ran.
    fn run(turns: u64) -> (Trace, Events, Place) {
        let mut events = Events::default();
        let mut push = |at, task, kind| {
            let step = events.len() as u64;
            events.push(&Event { at, tick: 0, step, task, kind });
        };
        for task in [1, 2] {
            let name = format!("Task-{task}").into();
            push(0, task, EventKind::LaneCreated { kind: LaneKind::Task, name, coro: "f".into(), by: 0, line: 1 });
        }
        for turn in 0..turns {
            push(turn * 10 * MS, 1, EventKind::Running);
            push(turn * 10 * MS, 1, EventKind::Output { stream: Stream::Stdout, text: "x\n".into(), line: 1 });
            let until = (turn + 1) * 10 * MS;
            push(turn * 10 * MS, 1, EventKind::Waiting { on: WaitOn::Sleep { until }, line: 2, chain: [2, 0, 0, 0] });
        }
        let mut trace = Trace::default();
        trace.absorb(&events);
        let end = trace.end(turns * 10 * MS);
        (trace, events, end)
    }

    #[test]
    fn code_that_takes_no_time_is_seen_in_its_order() {
        let (trace, events, end) = run(2);
        let view = view(Scale::fit(end, 0, false, 1000.0));
        let scene = lay_out(&trace, &events, end, &view, Lang::En.words());
        let lane: Vec<_> = scene.bars.iter().filter(|bar| bar.hue == 1).map(|bar| bar.shape).collect();
        assert_eq!(lane, [Shape::Solid, Shape::Line, Shape::Solid, Shape::Line]);
        assert!(
            scene.bars.windows(2).all(|pair| pair[0].hue != pair[1].hue || pair[0].x + pair[0].w <= pair[1].x + 0.01)
        );
        assert_eq!(scene.marks.len(), 2);
        assert_eq!(scene.labels.first().map(|label| label.text.as_str()), Some("sleep 0.01 s"));
        assert_eq!(scene.cursor.map(f64::round), Some(1099.0), "the whole run fits the width");
        assert_eq!(scene.stills.len(), 2);
    }

    #[test]
    fn work_is_bounded_by_the_window() {
        let (trace, events, end) = run(300_000);
        let mut view = view(Scale::fit(end, 0, false, 1000.0));
        let words = Lang::En.words();
        let all = lay_out(&trace, &events, end, &view, words);
        assert!(all.bars.len() < 2500 && all.marks.len() < 1000 && all.grid.len() < 30, "{}", all.bars.len());
        view.scale = Scale { px_per_ns: 1e-5, px_per_beat: 14.0 };
        view.left = 1e6;
        let part = lay_out(&trace, &events, end, &view, words);
        assert!(!part.bars.is_empty() && part.bars.len() < 100 && part.marks.len() < 50);
        assert!(part.grid.iter().all(|line| line.x >= view.gutter && line.x <= view.width));
    }

    #[test]
    fn the_span_under_the_pointer_is_found() {
        let (trace, events, end) = run(2);
        let view = view(Scale::fit(end, 0, false, 1000.0));
        let scene = lay_out(&trace, &events, end, &view, Lang::En.words());
        for bar in scene.bars.iter().filter(|bar| bar.w > 2.0) {
            let found = hit(&trace, end, &view, bar.x + bar.w / 2.0, bar.y + bar.h / 2.0);
            let shape = found.and_then(|hit| hit.span).map(|span| shape(span.state, view.row).0);
            assert_eq!(shape, Some(bar.shape));
        }
        assert_eq!(hit(&trace, end, &view, 500.0, 10.0), None, "the axis is no lane");
        assert_eq!(hit(&trace, end, &view, 500.0, 200.0), None, "below the last lane");
    }

    #[test]
    fn a_live_picture_keeps_its_scale_until_the_window_is_full() {
        let at = |ms: u64| Place { at: ms * MS, beat: 3 };
        let scale = |ms| Scale::fit(at(ms), 1000 * MS, true, 1000.0);
        assert_eq!(scale(1), scale(999));
        assert_ne!(scale(999), scale(1200));
        assert_eq!(scale(1200), scale(1400));
    }

    #[test]
    fn a_run_that_takes_no_time_still_has_a_width() {
        let scale = Scale::fit(Place { at: 0, beat: 4 }, 0, false, 1000.0);
        assert!(scale.px_per_beat > 10.0 && scale.px_per_ns == 0.0);
        assert!(Scale::fit(Place::default(), 0, true, 0.0).px_per_beat.is_finite());
    }
}
