//! The whole run in a strip: who ran when, and which part of it the window shows.

use super::super::{LaneState, Place};
use super::{Scale, Subject, Viewport, hue};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverviewBar {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
    pub hue: u8,
    /// The loop was held.
    pub held: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    pub bars: Vec<OverviewBar>,
    /// The left edge and the width of what the window shows.
    pub window: (f64, f64),
    pub cursor: f64,
    pub scale: Option<Scale>,
}

/// More lanes than this are one row, coloured by who runs.
const MOST_LANES: usize = 8;

impl Overview {
    /// Lays the run out in a strip of this size.
    pub fn new(subject: &Subject<'_>, view: &Viewport, width: f64, height: f64) -> Overview {
        let scale = Scale::fit(subject.end, 0, false, width);
        let mut overview = Overview { scale: Some(scale), cursor: scale.x(subject.cursor), ..Overview::default() };
        let whole = scale.x(subject.end).max(1.0);
        let share = |x: f64| if view.scale.x(subject.end) > 0.0 { x / view.scale.x(subject.end) } else { 0.0 };
        let from = (share(view.left) * whole).clamp(0.0, whole);
        let to = (share(view.left + view.room()) * whole).clamp(from, whole);
        overview.window = (from, (to - from).max(6.0));
        let lanes = subject.trace.lanes.len();
        match lanes {
            0 => {}
            1..=MOST_LANES => {
                let row = height / lanes as f64;
                for lane in 0..lanes {
                    overview.lane(subject, lane, scale, width, (lane as f64 * row, row));
                }
            }
            _ => overview.beats(subject, scale, width, height),
        }
        overview
    }

    fn lane(&mut self, subject: &Subject<'_>, lane: usize, scale: Scale, width: f64, (y, row): (f64, f64)) {
        let lanes = &subject.trace.lanes;
        let hue = lanes.get(lane).map_or(0, |lane| hue(lane.task));
        let (y, h) = (y + row * 0.15, (row * 0.7).max(1.0));
        let mut number = 0;
        while let Some(span) = lanes.span(lane, number, subject.end) {
            let (x, to) = (scale.x(span.from), scale.x(span.to));
            if x > width {
                break;
            }
            number += 1;
            let runs = matches!(span.state, LaneState::Running | LaneState::Blocking);
            if runs {
                let held = span.state == LaneState::Blocking;
                self.bars.push(OverviewBar { x, y, w: (to - x).max(1.0), h, hue, held });
                // On with the first span that begins past this pixel.
                number = number.max(lanes.partition(lane, |from| scale.x(from) < x + 1.0));
            }
        }
    }

    fn beats(&mut self, subject: &Subject<'_>, scale: Scale, width: f64, height: f64) {
        let lanes = &subject.trace.lanes;
        let (beats, owners) = (lanes.beats(), lanes.beat_lanes());
        let x_of = |beat: usize| beats.get(beat).map_or(width, |&at| scale.x(Place { at, beat: beat as u32 }));
        let mut beat = 0;
        while beat < beats.len() {
            let x = x_of(beat);
            let lane = owners.get(beat).copied().unwrap_or(0) as usize;
            let hue = lanes.get(lane).map_or(0, |lane| hue(lane.task));
            self.bars.push(OverviewBar { x, y: 0.0, w: scale.px_per_beat.max(1.0), h: height, hue, held: false });
            let (mut low, mut high) = (beat + 1, beats.len());
            while low < high {
                let middle = usize::midpoint(low, high);
                if x_of(middle) < x + 1.0 { low = middle + 1 } else { high = middle }
            }
            beat = low;
        }
    }

    /// What the window's left edge (px of the axis) becomes when its middle is put at `x` of the strip.
    pub fn left_at(&self, x: f64, view: &Viewport, end: Place) -> f64 {
        let whole = self.scale.map_or(1.0, |scale| scale.x(end)).max(1.0);
        (x / whole).clamp(0.0, 1.0) * view.scale.x(end) - view.room() / 2.0
    }
}
