//! The window through which lanes are seen: its scale, its place, and how both change.

use super::super::{Lanes, Place};

/// How wide time and work are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub px_per_ns: f64,
    pub px_per_beat: f64,
}

/// A beat is at most this wide where everything is shown.
const BEAT_PX: f64 = 14.0;
/// Beats take at most this share of the width while any time passes.
const BEAT_SHARE: f64 = 0.5;
/// A beat is at most this wide however near the reader goes.
const NEAREST_BEAT: f64 = 400.0;
/// As is a microsecond.
const NEAREST_NS: f64 = 0.4;

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

    /// Nearer by a factor, within bounds: not much further away than `fit`, and no nearer than makes sense.
    pub fn zoomed(self, factor: f64, fit: Scale) -> Scale {
        let least = match (self.px_per_beat > 0.0, fit.px_per_beat > 0.0) {
            (true, true) => 0.5 * fit.px_per_beat / self.px_per_beat,
            _ => 1e-9,
        };
        let most_beat = NEAREST_BEAT / self.px_per_beat.max(1e-12);
        let most_ns = NEAREST_NS / self.px_per_ns.max(1e-15);
        let factor = factor.min(most_beat.min(most_ns).max(1.0)).max(least.min(1.0));
        Scale { px_per_ns: self.px_per_ns * factor, px_per_beat: self.px_per_beat * factor }
    }

    pub fn x(self, place: Place) -> f64 {
        place.at as f64 * self.px_per_ns + f64::from(place.beat) * self.px_per_beat
    }

    /// Whether the two differ by less than can be seen.
    pub fn is_near(self, other: Scale) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-3 * b.abs().max(1e-12);
        near(self.px_per_beat, other.px_per_beat) && near(self.px_per_ns, other.px_per_ns)
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

/// The window. All lengths are CSS pixels.
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
    pub fn x(&self, place: Place) -> f64 {
        self.gutter + self.scale.x(place) - self.left
    }

    /// The upper edge of a row.
    pub fn y(&self, row: usize) -> f64 {
        self.header + row as f64 * self.row - self.top
    }

    /// The rows that can be seen.
    pub fn rows(&self, count: usize) -> std::ops::Range<usize> {
        let first = (self.top / self.row).max(0.0) as usize;
        let seen = ((self.height - self.header) / self.row).max(0.0).ceil() as usize + 1;
        first.min(count)..first.saturating_add(seen).min(count)
    }

    /// Room for the axis.
    pub fn room(&self) -> f64 {
        (self.width - self.gutter).max(1.0)
    }

    /// Zooms so that what is at `x` stays there.
    pub fn zoom(&mut self, factor: f64, x: f64, fit: Scale) {
        let scale = self.scale.zoomed(factor, fit);
        let real = match self.scale.px_per_beat {
            beat if beat > 0.0 => scale.px_per_beat / beat,
            _ => 1.0,
        };
        let pointed = x.max(self.gutter) - self.gutter;
        self.left = (self.left + pointed) * real - pointed;
        self.scale = scale;
    }

    /// Keeps at least a part of the run in sight.
    pub fn hold_within(&mut self, end: Place) {
        let most = (self.scale.x(end) - self.room() * 0.5).max(0.0);
        self.left = self.left.clamp(-0.25 * self.room(), most.max(0.0));
        if self.scale.x(end) <= self.room() {
            self.left = 0.0;
        }
    }

    /// Moves so that `place` can be seen, with room on both sides; not at all if it can.
    pub fn show(&mut self, place: Place) {
        let x = self.x(place);
        let (low, high) = (self.gutter + 0.08 * self.room(), self.width - 0.08 * self.room());
        if x < low || x > high {
            self.left += x - (self.gutter + 0.4 * self.room());
        }
    }

    /// The place at `x`: where code runs the beat counts on, elsewhere time.
    pub fn place(&self, lanes: &Lanes, end: Place, x: f64) -> Place {
        let wanted = (x - self.gutter + self.left).max(0.0);
        let beats = lanes.beats();
        let at_beat = |beat: usize| beats.get(beat).map_or(end, |&at| Place { at, beat: beat as u32 });
        // Beat b runs from its time and number to the next number.
        let mut range = (0, beats.len());
        while range.0 < range.1 {
            let middle = usize::midpoint(range.0, range.1);
            match self.scale.x(at_beat(middle)) <= wanted {
                true => range.0 = middle + 1,
                false => range.1 = middle,
            }
        }
        let Some(last) = range.0.checked_sub(1) else {
            let at = if self.scale.px_per_ns > 0.0 { wanted / self.scale.px_per_ns } else { 0.0 };
            return Place { at: (at as u64).min(end.at), beat: 0 };
        };
        let begin = at_beat(last);
        if wanted < self.scale.x(begin) + self.scale.px_per_beat {
            return begin;
        }
        let after = Place { at: begin.at, beat: begin.beat + 1 };
        let time = if self.scale.px_per_ns > 0.0 { (wanted - self.scale.x(after)) / self.scale.px_per_ns } else { 0.0 };
        Place { at: (begin.at + time as u64).min(end.at.max(begin.at)), beat: after.beat }
    }
}
