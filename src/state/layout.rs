//! Lanes laid out: from (trace, viewport) to rectangles, labels and marks, without a canvas. The page paints the same
//! scene on a canvas that `export` writes as SVG.
//!
//! What is narrower than a pixel is merged: the work is bounded by the viewport's size, not by the number of events.

mod arrows;
mod axis;
mod overview;
mod view;

pub use arrows::{ArrowLine, Path, along_wakes};
pub use axis::{GridLine, Still};
pub use overview::Overview;
pub use view::{Scale, Viewport};

use coroscope_session::{EventKind, Events, LaneKind, TaskId};

use super::{LaneState, Place, Rows, Span, Trace, describe_wait};
use crate::words::Words;

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
    /// It is selected, or on the path of what is explained.
    pub lit: bool,
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

/// A lane's name in the gutter.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub y: f64,
    pub name: String,
    pub coro: String,
    pub hue: u8,
    /// How far it is set in.
    pub depth: u8,
    /// Whether its children are hidden; `None` where there is nothing to hide.
    pub closed: Option<bool>,
    /// It is the row of what was folded, not a lane.
    pub fold: bool,
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
    pub arrows: Vec<ArrowLine>,
    pub grid: Vec<GridLine>,
    /// Where turns of the event loop begin.
    pub ticks: Vec<f64>,
    pub stills: Vec<Still>,
    /// What led to the thing explained, as a line through the lanes.
    pub path: Vec<(f64, f64)>,
    /// The cursor, if it can be seen.
    pub cursor: Option<f64>,
}

/// Everything that a scene is made of.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub trace: &'a Trace,
    pub events: &'a Events,
    pub rows: &'a Rows,
    /// Where the run stands.
    pub end: Place,
    /// Where the reader looks; the same as `end` while that moves with the run.
    pub cursor: Place,
    /// Row and number of the span that was chosen.
    pub selected: Option<(usize, usize)>,
    pub path: &'a Path,
    pub words: &'static Words,
}

/// The hue of a lane: the main program's own, or one of eight in turn.
pub fn hue(task: TaskId) -> u8 {
    match task {
        0 => 0,
        task => ((task - 1) % 8 + 1) as u8,
    }
}

/// Lays out what the viewport shows.
pub fn lay_out(subject: &Subject<'_>, view: &Viewport) -> Scene {
    let mut scene = Scene {
        grid: axis::grid(subject.trace, subject.end, view),
        ticks: axis::ticks(&subject.trace.lanes, view),
        stills: axis::stills(subject.trace, subject.end, view),
        ..Scene::default()
    };
    for row in view.rows(subject.rows.len()) {
        name(subject, row, view, &mut scene);
        bars(subject, row, view, &mut scene);
    }
    marks(subject, view, &mut scene);
    arrows::arrows(subject, view, &mut scene);
    scene.path = arrows::path(subject, view);
    let x = view.x(subject.cursor);
    scene.cursor = (x >= view.gutter && x <= view.width + 1.0).then_some(x.min(view.width - 1.0));
    scene
}

/// A narrower column has room for tasks' names only.
const NARROW: f64 = 120.0;

fn name(subject: &Subject<'_>, row: usize, view: &Viewport, scene: &mut Scene) {
    let words = subject.words;
    let y = view.y(row);
    if subject.rows.fold_row() == Some(row) {
        let name = format!("{} {}", subject.rows.folded, words.lanes_folded);
        let (coro, hue, depth, closed) = (String::new(), 0, 0, Some(true));
        scene.names.push(Name { y, name, coro, hue, depth, closed, fold: true });
        return;
    }
    let Some(row) = subject.rows.get(row) else { return };
    let Some(known) = subject.trace.lanes.get(row.lane as usize) else { return };
    let name = match known.kind {
        LaneKind::Main if view.gutter < NARROW => words.main_short.to_owned(),
        LaneKind::Main => words.main_program.to_owned(),
        _ => known.name.to_string(),
    };
    let coro = if view.gutter < NARROW { String::new() } else { known.call() };
    let closed = (row.children > 0).then_some(row.closed);
    scene.names.push(Name { y, name, coro, hue: hue(known.task), depth: row.depth, closed, fold: false });
}

fn bars(subject: &Subject<'_>, row: usize, view: &Viewport, scene: &mut Scene) {
    let lanes = &subject.trace.lanes;
    let Some(lane) = subject.rows.get(row).map(|row| row.lane as usize) else { return };
    let Some(hue) = lanes.get(lane).map(|lane| hue(lane.task)) else { return };
    let y = view.y(row);
    let mut number = lanes.partition(lane, |from| view.x(from) < view.gutter).saturating_sub(1);
    while let Some(span) = lanes.span(lane, number, subject.end) {
        let (x, to) = (view.x(span.from), view.x(span.to));
        if x > view.width {
            break;
        }
        let lit = subject.selected == Some((lane, number)) || subject.path.holds(lane, number);
        number += 1;
        if let Some(edge) = edge(span.state) {
            if x >= view.gutter - 1.0 {
                scene.edges.push((x, y + view.row / 2.0, edge, hue));
            }
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
        scene.bars.push(Bar { x, y: y + inset, w, h: view.row - 2.0 * inset, shape, hue, lit });
        if w > 34.0
            && let Some(text) = label(&span, subject)
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

fn label(span: &Span, subject: &Subject<'_>) -> Option<String> {
    match &subject.events.kind(span.event as usize)? {
        EventKind::Waiting { on, .. } => Some(describe_wait(on, span.from.at, &subject.trace.lanes, subject.words)),
        EventKind::Blocking { what, .. } => Some(what.to_string()),
        EventKind::Ready { .. } => Some(subject.words.ready.to_owned()),
        _ => None,
    }
}

/// Marks nearer to each other than this (px) are drawn as one.
const MARK_PX: f64 = 2.0;

fn marks(subject: &Subject<'_>, view: &Viewport, scene: &mut Scene) {
    let rows = view.rows(subject.rows.len());
    let marks = subject.trace.lanes.marks();
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
        let Some(row) = subject.rows.of(lane) else { continue };
        let Some(last) = row.checked_sub(rows.start).and_then(|row| drawn.get_mut(row)) else { continue };
        if x - *last >= MARK_PX {
            *last = x;
            let hue = subject.trace.lanes.get(lane).map_or(0, |lane| hue(lane.task));
            scene.marks.push((x, view.y(row) + view.row / 2.0, hue));
        }
    }
}

/// What lies under a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub row: usize,
    pub lane: usize,
    /// Number and span there; none right of the lane's end, left of its start, or in the gutter.
    pub span: Option<(usize, Span)>,
    /// The place on the axis.
    pub place: Place,
}

/// The lane and span at a point of the viewport.
pub fn hit(subject: &Subject<'_>, view: &Viewport, x: f64, y: f64) -> Option<Hit> {
    if y < view.header || y > view.height || view.row <= 0.0 {
        return None;
    }
    let lanes = &subject.trace.lanes;
    let row = ((y - view.header + view.top) / view.row) as usize;
    let lane = subject.rows.get(row)?.lane as usize;
    let after = lanes.partition(lane, |from| view.x(from) <= x + 0.5);
    let span = (x >= view.gutter)
        .then(|| Some((after.checked_sub(1)?, lanes.span(lane, after.checked_sub(1)?, subject.end)?)))
        .flatten()
        .filter(|(_, span)| x <= view.x(span.to).max(view.x(span.from) + 14.0));
    Some(Hit { row, lane, span, place: view.place(lanes, subject.end, x) })
}

/// The output mark nearest to a point, as an index into the run's events.
pub fn mark_at(subject: &Subject<'_>, view: &Viewport, x: f64, y: f64) -> Option<u32> {
    let row = ((y - view.header + view.top) / view.row).max(0.0) as usize;
    let lane = subject.rows.get(row)?.lane;
    let marks = subject.trace.lanes.marks();
    let first = marks.partition_point(|mark| view.x(mark.place) < x - 5.0);
    let near = marks[first..].iter().take(64).take_while(|mark| view.x(mark.place) <= x + 5.0);
    let middle = view.y(row) + view.row / 2.0;
    (near.filter(|mark| mark.lane == lane))
        .min_by(|a, b| (view.x(a.place) - x).abs().total_cmp(&(view.x(b.place) - x).abs()))
        .filter(|_| (y - middle).abs() <= 6.0)
        .map(|mark| mark.event)
}

#[cfg(test)]
mod tests;
