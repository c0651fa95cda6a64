//! Draws laid-out lanes on a canvas. Colours are the style sheet's; what is drawn where is `state/layout`'s.

use std::f64::consts::PI;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use crate::state::{ArrowLine, Bar, Deed, Edge, Overview, Scene, Shape, Viewport};

/// Narrower bars are drawn plain.
const PLAIN: f64 = 5.0;
const FONT: &str = "500 12px Inter, system-ui, \"PingFang SC\", \"Noto Sans CJK SC\", sans-serif";
const SMALL: &str = "400 11px Inter, system-ui, \"PingFang SC\", \"Noto Sans CJK SC\", sans-serif";

/// Draws on one canvas, in the page's colours.
pub struct Brush {
    context: CanvasRenderingContext2d,
    colours: Vec<String>,
}

/// Places in [`Brush::COLOURS`] after the nine hues.
const INK: usize = 9;
const MUTED: usize = 10;
const GRID: usize = 11;
const STILL: usize = 12;
const ACCENT: usize = 13;
const DANGER: usize = 14;
const SURFACE: usize = 15;
const STRONG: usize = 16;

impl Brush {
    /// Classes of the style sheet whose `color` is used, in the order of the constants above.
    pub const COLOURS: [&'static str; 17] = [
        "hue-0", "hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6", "hue-7", "hue-8", "ink", "muted", "grid",
        "still", "accent", "danger", "surface", "strong",
    ];

    /// `None` where the browser gives no canvas to draw on.
    pub fn new(canvas: &HtmlCanvasElement) -> Option<Brush> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Brush { context, colours: Vec::new() })
    }

    /// Takes the colours of the elements in `palette`, one for each of [`Brush::COLOURS`].
    pub fn dress(&mut self, palette: &HtmlElement) {
        let style = |element| web_sys::window()?.get_computed_style(&element).ok().flatten();
        let swatches = palette.children();
        self.colours =
            (0..swatches.length()).filter_map(|i| style(swatches.item(i)?)?.get_property_value("color").ok()).collect();
    }

    /// Makes the canvas so large (CSS px), sharp at this pixel ratio.
    pub fn resize(&self, canvas: &HtmlCanvasElement, width: f64, height: f64, ratio: f64) {
        canvas.set_width((width * ratio) as u32);
        canvas.set_height((height * ratio) as u32);
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    }

    pub fn clear(&self, width: f64, height: f64) {
        self.context.clear_rect(0.0, 0.0, width, height);
    }

    /// A ground of its own, for a picture that leaves the page.
    pub fn surface(&self, width: f64, height: f64) {
        self.fill(SURFACE);
        self.context.fill_rect(0.0, 0.0, width, height);
    }

    pub fn paint(&self, scene: &Scene, view: &Viewport) {
        let context = &self.context;
        self.ground(scene, view);
        context.save();
        context.begin_path();
        context.rect(0.0, view.header, view.width, view.height - view.header);
        context.clip();
        scene.bars.iter().for_each(|bar| self.bar(bar));
        self.path(scene);
        self.labels(scene);
        scene.arrows.iter().for_each(|arrow| self.arrow(arrow));
        scene.marks.iter().for_each(|&(x, y, hue)| self.mark(x, y, hue));
        scene.edges.iter().for_each(|&(x, y, edge, hue)| self.edge(x, y, edge, hue));
        self.names(scene, view);
        context.restore();
        if let Some(x) = scene.cursor {
            let x = x.round() + 0.5;
            self.stroke(ACCENT, 1.5);
            self.line(x, view.header - 6.0, x, view.height);
            self.fill(ACCENT);
            self.polygon(&[(x - 4.5, view.header - 10.0), (x + 4.5, view.header - 10.0), (x, view.header - 3.0)]);
        }
    }

    /// The whole run in a strip under the lanes, from `left` on and at `top`.
    pub fn overview(&self, overview: &Overview, left: f64, top: f64, (width, height): (f64, f64)) {
        let context = &self.context;
        self.fill(SURFACE);
        context.fill_rect(0.0, top - 3.0, left + width + 40.0, height + 8.0);
        self.stroke(GRID, 1.0);
        self.line(0.0, top - 3.5, left + width + 40.0, top - 3.5);
        for bar in &overview.bars {
            self.fill(if bar.held { DANGER } else { usize::from(bar.hue) });
            context.fill_rect(left + bar.x, top + bar.y, bar.w, bar.h);
        }
        let (x, w) = overview.window;
        context.set_global_alpha(0.10);
        self.fill(INK);
        context.fill_rect(left + x, top - 2.0, w, height + 4.0);
        context.set_global_alpha(1.0);
        self.stroke(STRONG, 1.5);
        context.stroke_rect(left + x + 0.75, top - 1.5, (w - 1.5).max(4.0), height + 3.0);
        self.stroke(ACCENT, 1.5);
        let cursor = left + overview.cursor;
        self.line(cursor, top - 2.0, cursor, top + height + 2.0);
    }

    fn colour(&self, index: usize) -> &str {
        self.colours.get(index).map_or("gray", String::as_str)
    }

    fn fill(&self, colour: usize) {
        self.context.set_fill_style_str(self.colour(colour));
    }

    fn stroke(&self, colour: usize, width: f64) {
        self.context.set_stroke_style_str(self.colour(colour));
        self.context.set_line_width(width);
    }

    /// Time's axis: where it stands still, and round times.
    fn ground(&self, scene: &Scene, view: &Viewport) {
        let (context, header) = (&self.context, view.header);
        self.fill(STILL);
        for still in &scene.stills {
            context.fill_rect(still.x, header, still.w, view.height - header);
        }
        context.set_font(SMALL);
        context.set_text_baseline("middle");
        self.stroke(GRID, 1.0);
        for line in &scene.grid {
            let x = line.x.round() + 0.5;
            self.line(x, header - 6.0, x, view.height);
            self.fill(MUTED);
            let _ = context.fill_text(&line.text, x + 4.0, header / 2.0);
        }
        self.line(0.0, header - 0.5, view.width, header - 0.5);
        self.stroke(MUTED, 1.0);
        for x in &scene.ticks {
            self.line(x.round() + 0.5, header - 4.0, x.round() + 0.5, header);
        }
    }

    fn line(&self, x: f64, y: f64, to_x: f64, to_y: f64) {
        self.context.begin_path();
        self.context.move_to(x, y);
        self.context.line_to(to_x, to_y);
        self.context.stroke();
    }

    fn bar(&self, bar: &Bar) {
        let (context, hue) = (&self.context, usize::from(bar.hue));
        if bar.lit {
            self.lit(bar);
        }
        match bar.shape {
            Shape::Solid => {
                self.fill(hue);
                self.block(bar, 2.0);
                context.fill();
            }
            Shape::Held | Shape::Hatched if bar.w < PLAIN => {
                // Lines in it would not be told apart, and there may be thousands.
                let held = bar.shape == Shape::Held;
                context.set_global_alpha(if held { 1.0 } else { 0.4 });
                self.fill(if held { DANGER } else { hue });
                context.fill_rect(bar.x, bar.y, bar.w, bar.h);
                context.set_global_alpha(1.0);
            }
            Shape::Held => {
                self.fill(hue);
                self.block(bar, 2.0);
                context.fill();
                self.slants(bar, DANGER, 7.0, 2.5);
                self.stroke(DANGER, 2.0);
                self.block(bar, 2.0);
                context.stroke();
            }
            Shape::Hatched => {
                self.slants(bar, hue, 5.0, 1.0);
                self.stroke(hue, 1.0);
                self.block(&Bar { x: bar.x + 0.5, y: bar.y + 0.5, w: bar.w - 1.0, h: bar.h - 1.0, ..bar.clone() }, 2.0);
                context.stroke();
            }
            Shape::Line => {
                self.fill(hue);
                context.fill_rect(bar.x, bar.y + bar.h / 2.0 - 1.0, bar.w, 2.0);
            }
            Shape::Dots => {
                self.stroke(hue, 1.5);
                self.dashes(&[1.5, 3.0]);
                self.line(bar.x, bar.y + bar.h / 2.0, bar.x + bar.w, bar.y + bar.h / 2.0);
                self.dashes(&[]);
            }
            Shape::Faint => {
                context.set_global_alpha(0.35);
                self.fill(hue);
                context.fill_rect(bar.x, bar.y + bar.h / 2.0 - 1.0, bar.w, 2.0);
                context.set_global_alpha(1.0);
            }
        }
    }

    /// A frame around what is selected or on the path.
    fn lit(&self, bar: &Bar) {
        let thin = matches!(bar.shape, Shape::Line | Shape::Dots | Shape::Faint);
        let by = if thin { 6.0 } else { 3.0 };
        let around = Bar { x: bar.x - 1.0, y: bar.y - by, w: bar.w + 2.0, h: bar.h + 2.0 * by, ..bar.clone() };
        self.context.set_global_alpha(0.16);
        self.fill(ACCENT);
        self.block(&around, 3.0);
        self.context.fill();
        self.context.set_global_alpha(1.0);
        self.stroke(ACCENT, 1.0);
        self.context.stroke();
    }

    fn polygon(&self, corners: &[(f64, f64)]) {
        self.context.begin_path();
        for &(x, y) in corners {
            self.context.line_to(x, y);
        }
        self.context.close_path();
        self.context.fill();
    }

    fn dashes(&self, dashes: &[f64]) {
        let _ = self
            .context
            .set_line_dash(&dashes.iter().map(|&dash| wasm_bindgen::JsValue::from(dash)).collect::<js_sys::Array>());
    }

    /// Who did what to whom: a solid line for a wake-up, a red one for a request to cancel, dashes for a creation, dots for
    /// a wait.
    fn arrow(&self, arrow: &ArrowLine) {
        let ((x, y), (to_x, to_y)) = (arrow.from, arrow.to);
        let (colour, dashes): (usize, &[f64]) = match arrow.deed {
            Deed::Woke => (usize::from(arrow.hue), &[]),
            Deed::Cancelled => (DANGER, &[]),
            Deed::Created => (MUTED, &[4.0, 2.0]),
            Deed::Awaits => (MUTED, &[1.0, 3.0]),
        };
        self.stroke(colour, if arrow.lit { 2.0 } else { 1.25 });
        self.dashes(dashes);
        self.line(x + 0.5, y, to_x + 0.5, to_y);
        self.dashes(&[]);
        self.fill(colour);
        let angle = (to_y - y).atan2(to_x - x);
        let side = |turn: f64| (to_x + 0.5 - 6.5 * (angle + turn).cos(), to_y - 6.5 * (angle + turn).sin());
        if arrow.deed == Deed::Awaits {
            // An open ring: nothing has happened yet.
            self.context.begin_path();
            let _ = self.context.arc(to_x + 0.5, to_y, 2.5, 0.0, 2.0 * PI);
            self.context.stroke();
        } else {
            self.polygon(&[(to_x + 0.5, to_y), side(0.45), side(-0.45)]);
        }
    }

    /// What led to the thing explained.
    fn path(&self, scene: &Scene) {
        if scene.path.len() < 2 {
            return;
        }
        self.context.begin_path();
        for &(x, y) in &scene.path {
            self.context.line_to(x, y);
        }
        self.context.set_line_join("round");
        self.context.set_global_alpha(0.9);
        self.stroke(ACCENT, 2.5);
        self.dashes(&[7.0, 3.0]);
        self.context.stroke();
        self.dashes(&[]);
        self.context.set_global_alpha(1.0);
    }

    fn block(&self, bar: &Bar, radius: f64) {
        self.context.begin_path();
        let radius = radius.min(bar.w / 2.0).max(0.0);
        if self.context.round_rect_with_f64(bar.x, bar.y, bar.w.max(0.5), bar.h, radius).is_err() {
            self.context.rect(bar.x, bar.y, bar.w, bar.h);
        }
    }

    /// Slanted lines inside the bar.
    fn slants(&self, bar: &Bar, colour: usize, gap: f64, width: f64) {
        let context = &self.context;
        context.save();
        self.block(bar, 2.0);
        context.clip();
        self.stroke(colour, width);
        context.begin_path();
        let mut x = (bar.x / gap).floor() * gap - bar.h;
        while x < bar.x + bar.w {
            context.move_to(x, bar.y + bar.h);
            context.line_to(x + bar.h, bar.y);
            x += gap;
        }
        context.stroke();
        context.restore();
    }

    /// What is waited on, on a piece of ground of its own.
    fn labels(&self, scene: &Scene) {
        let context = &self.context;
        context.set_font(SMALL);
        for label in &scene.labels {
            let Some((text, width)) = self.fitted(&label.text, label.w) else { continue };
            context.clear_rect(label.x - 3.0, label.y - 7.0, width + 6.0, 14.0);
            self.fill(INK);
            let _ = context.fill_text(&text, label.x, label.y + 0.5);
        }
    }

    /// The text, or as much of it as fits; nothing if that is too little to be read.
    fn fitted(&self, text: &str, room: f64) -> Option<(String, f64)> {
        let width = |text: &str| self.context.measure_text(text).map_or(f64::MAX, |metrics| metrics.width());
        let full = width(text);
        if full <= room {
            return Some((text.to_owned(), full));
        }
        let letters = (text.chars().count() as f64 * room / full) as usize;
        let cut: String = text.chars().take(letters.saturating_sub(1)).chain(['…']).collect();
        (letters > 4).then(|| (cut.clone(), width(&cut)))
    }

    /// A line of output.
    fn mark(&self, x: f64, y: f64, hue: u8) {
        let context = &self.context;
        self.fill(STILL);
        context.begin_path();
        let _ = context.arc(x, y, 3.0, 0.0, 2.0 * PI);
        context.fill();
        self.stroke(usize::from(hue), 1.0);
        context.stroke();
    }

    fn edge(&self, x: f64, y: f64, edge: Edge, hue: u8) {
        let context = &self.context;
        self.stroke(if edge == Edge::Failed { DANGER } else { usize::from(hue) }, 2.0);
        match edge {
            Edge::Done => {
                context.begin_path();
                context.move_to(x + 3.0, y + 0.5);
                context.line_to(x + 6.0, y + 3.5);
                context.line_to(x + 11.5, y - 3.5);
                context.stroke();
            }
            Edge::Failed => {
                self.line(x + 3.0, y - 4.0, x + 11.0, y + 4.0);
                self.line(x + 3.0, y + 4.0, x + 11.0, y - 4.0);
            }
            Edge::Cancelled => {
                context.begin_path();
                let _ = context.arc(x + 7.5, y, 4.5, 0.0, 2.0 * PI);
                context.stroke();
                self.line(x + 4.5, y + 3.0, x + 10.5, y - 3.0);
            }
        }
    }

    fn names(&self, scene: &Scene, view: &Viewport) {
        let context = &self.context;
        context.clear_rect(0.0, view.header, view.gutter, view.height);
        self.stroke(GRID, 1.0);
        self.line(view.gutter - 0.5, view.header, view.gutter - 0.5, view.height);
        for lane in &scene.names {
            let (middle, inset) = (lane.y + view.row / 2.0, f64::from(lane.depth) * 9.0);
            let under = (lane.y + view.row).round() - 0.5;
            self.stroke(GRID, 1.0);
            self.line(0.0, under, view.width, under);
            self.fill(usize::from(lane.hue));
            if !lane.fold {
                context.fill_rect(inset, lane.y + 5.0, 3.0, view.row - 10.0);
            }
            let mut left = inset + 10.0;
            if let Some(closed) = lane.closed {
                self.fill(MUTED);
                let (x, y) = (left, middle);
                match closed {
                    true => self.polygon(&[(x, y - 4.0), (x, y + 4.0), (x + 6.0, y)]),
                    false => self.polygon(&[(x - 1.0, y - 3.0), (x + 7.0, y - 3.0), (x + 3.0, y + 3.5)]),
                }
                left += 12.0;
            }
            self.fill(if lane.fold { MUTED } else { usize::from(lane.hue) });
            context.set_font(FONT);
            let Some((name, width)) = self.fitted(&lane.name, view.gutter - left - 10.0) else { continue };
            let _ = context.fill_text(&name, left, middle + 0.5);
            context.set_font(SMALL);
            let room = view.gutter - left - 22.0 - width;
            if let Some((coro, _)) = self.fitted(&lane.coro, room) {
                self.fill(MUTED);
                let _ = context.fill_text(&coro, left + 8.0 + width, middle + 0.5);
            }
        }
    }
}
