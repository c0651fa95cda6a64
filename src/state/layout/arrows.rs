//! Arrows between lanes, and the path of what led to something.

use super::super::lanes::{Arrow, Deed};
use super::super::{Lanes, Place};
use super::{Scene, Subject, Viewport, hue};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArrowLine {
    pub from: (f64, f64),
    pub to: (f64, f64),
    pub deed: Deed,
    /// Of the lane that did it.
    pub hue: u8,
    /// One of its ends is selected.
    pub lit: bool,
}

/// What led to something, as stops on lanes in order of time, and the spans that it runs through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Rows of lanes and places on them.
    pub stops: Vec<(usize, Place)>,
    /// Rows of lanes and numbers of their spans.
    pub spans: Vec<(usize, usize)>,
}

impl Path {
    pub fn holds(&self, lane: usize, number: usize) -> bool {
        self.spans.contains(&(lane, number))
    }
}

/// Arrows of one kind between the same lanes nearer than this (px) are drawn as one.
const ARROW_PX: f64 = 3.0;
/// No more arrows are drawn than this: past that nobody can follow them.
const MOST: usize = 600;
/// Where beats are narrower than this (px), who awaits whom is drawn for the chosen lane alone.
const AWAITS_PX: f64 = 3.0;
/// Arrows lean to the left of where they arrive; this far beyond the window (px) they may still begin inside it.
const LEAN: f64 = 400.0;

pub fn arrows(subject: &Subject<'_>, view: &Viewport, scene: &mut Scene) {
    let lanes = &subject.trace.lanes;
    let all = lanes.arrows();
    let mut next = all.partition_point(|arrow| view.x(arrow.place) < view.gutter);
    let mut column = Column::default();
    while let Some(arrow) = all.get(next) {
        let x = view.x(arrow.place);
        if x > view.width + LEAN || scene.arrows.len() >= MOST {
            break;
        }
        next += 1;
        if x - column.x >= ARROW_PX {
            column = Column { x, ..Column::default() };
        }
        column.seen += 1;
        if column.seen > 400 {
            next += all[next..].partition_point(|arrow| view.x(arrow.place) < column.x + ARROW_PX);
            continue;
        }
        let pair = (arrow.from, arrow.to, arrow.deed as u8);
        let lit = is_lit(subject, arrow);
        let quiet = arrow.deed == Deed::Awaits && view.scale.px_per_beat < AWAITS_PX && !lit;
        if quiet || column.pairs.contains(&pair) {
            continue;
        }
        if let Some(line) = line(subject, view, arrow, lit) {
            if column.pairs.len() < 64 {
                column.pairs.push(pair);
            }
            scene.arrows.push(line);
        }
    }
}

/// What was drawn in one narrow stretch of the axis.
struct Column {
    x: f64,
    seen: usize,
    pairs: Vec<(u32, u32, u8)>,
}

impl Default for Column {
    fn default() -> Column {
        Column { x: f64::MIN, seen: 0, pairs: Vec::new() }
    }
}

fn is_lit(subject: &Subject<'_>, arrow: &Arrow) -> bool {
    let lane = subject.selected.map(|(lane, _)| lane as u32);
    lane.is_some_and(|lane| lane == arrow.from || lane == arrow.to)
}

fn line(subject: &Subject<'_>, view: &Viewport, arrow: &Arrow, lit: bool) -> Option<ArrowLine> {
    let lanes = &subject.trace.lanes;
    let (from_row, to_row) = (subject.rows.of(arrow.from as usize)?, subject.rows.of(arrow.to as usize)?);
    let middle = |row: usize| view.y(row) + view.row / 2.0;
    let (y, to_y) = (middle(from_row), middle(to_row));
    if y.max(to_y) < view.header || y.min(to_y) > view.height {
        return None;
    }
    let down = if to_y > y { 1.0 } else { -1.0 };
    let from = (view.x(lanes.origin(arrow)).max(view.gutter), y);
    // The head stops short of the bar that it points to.
    let to = (view.x(arrow.place), to_y - down * view.row * 0.26);
    if from.0 > view.width {
        return None;
    }
    let hue = lanes.get(arrow.from as usize).map_or(0, |lane| hue(lane.task));
    Some(ArrowLine { from, to, deed: arrow.deed, hue, lit })
}

/// The path's corners: along each lane to where the next stop is, then across to it.
pub fn path(subject: &Subject<'_>, view: &Viewport) -> Vec<(f64, f64)> {
    let mut corners: Vec<(f64, f64)> = Vec::new();
    for &(lane, place) in &subject.path.stops {
        let Some(row) = subject.rows.of(lane) else { continue };
        let (x, y) = (view.x(place), view.y(row) + view.row / 2.0);
        if let Some(&(last_x, last_y)) = corners.last()
            && last_y != y
            && last_x != x
        {
            corners.push((x, last_y));
        }
        corners.push((x, y));
    }
    corners
}

/// The next or previous event along wake-ups from a lane's place: what woke it, or what it woke. Gives the row and the
/// event.
pub fn along_wakes(lanes: &Lanes, lane: usize, place: Place, forward: bool) -> Option<(usize, Place, u32)> {
    let all = lanes.arrows();
    let woke = |arrow: &&Arrow| arrow.deed != Deed::Awaits;
    if forward {
        let next = all.partition_point(|arrow| arrow.place <= place);
        let found = all[next..].iter().filter(woke).find(|arrow| arrow.from as usize == lane)?;
        return Some((found.to as usize, found.place, found.event));
    }
    let next = all.partition_point(|arrow| arrow.place <= place);
    let found = all[..next].iter().rev().filter(woke).find(|arrow| arrow.to as usize == lane)?;
    Some((found.from as usize, lanes.origin(found), found.event))
}
