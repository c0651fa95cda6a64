//! The axis: round times, turns of the loop, and the stretches in which virtual time stands still.

use super::super::{Lanes, Place, Trace, duration};
use super::Viewport;

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

/// The least room between two times on the axis.
const GRID_PX: f64 = 72.0;

pub fn grid(trace: &Trace, end: Place, view: &Viewport) -> Vec<GridLine> {
    let mut lines = Vec::new();
    let per_ns = view.scale.px_per_ns;
    if per_ns <= 0.0 {
        let x = view.gutter - view.left;
        return if x >= view.gutter { vec![GridLine { x, text: duration(0) }] } else { lines };
    }
    let step = grid_step(GRID_PX / per_ns);
    // The last time on the axis that can be seen cannot lie further right than if no code had run at all.
    let last = ((view.width - view.gutter + view.left) / per_ns).max(0.0) as u64;
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

/// Turns of the loop that are further apart than this (px) are drawn.
const TICK_PX: f64 = 3.0;

pub fn ticks(lanes: &Lanes, view: &Viewport) -> Vec<f64> {
    let all = lanes.ticks();
    let mut next = all.partition_point(|&place| view.x(place) < view.gutter);
    let mut seen = Vec::new();
    while let Some(&place) = all.get(next) {
        let x = view.x(place);
        if x > view.width {
            break;
        }
        seen.push(x);
        next += all[next..].partition_point(|&place| view.x(place) < x + TICK_PX).max(1);
    }
    seen
}

pub fn stills(trace: &Trace, end: Place, view: &Viewport) -> Vec<Still> {
    let beats = trace.lanes.beats();
    let mut stills = Vec::new();
    if view.scale.px_per_beat < 1.0 || view.scale.px_per_ns <= 0.0 {
        return stills;
    }
    let at_beat = |beat: usize| Place { at: beats[beat], beat: beat as u32 };
    // The first stretch that can be seen is one of those before the first beat that can.
    let (mut low, mut high) = (0, beats.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match view.x(at_beat(middle)) < view.gutter {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    let mut beat = low.saturating_sub(1);
    beat = beats.partition_point(|&at| beats.get(beat).is_some_and(|&own| at < own));
    while beat < beats.len() {
        let at = beats[beat];
        let next = beat + beats[beat..].partition_point(|&other| other == at);
        let x = view.x(at_beat(beat)).max(view.gutter);
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
