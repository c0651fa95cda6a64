//! Paints the laid-out lanes on a canvas. Colours are the style sheet's; what is drawn where is `state/layout`'s.

use std::f64::consts::PI;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, PointerEvent};

use super::reader;
use crate::driver::Player;
use crate::state::{Bar, Edge, LaneState, Phase, Scale, Scene, Shape, Viewport, describe_span, hit, lay_out};
use crate::words::Lang;

const ROW: f64 = 30.0;
/// Where the panel is low, as in an iframe.
const SMALL_ROW: f64 = 24.0;
const HEADER: f64 = 24.0;
/// Narrower bars are drawn plain.
const PLAIN: f64 = 5.0;
/// Room to the right of the newest place.
const MARGIN: f64 = 18.0;
const FONT: &str = "500 12px Inter, system-ui, sans-serif";
const SMALL: &str = "400 11px Inter, system-ui, sans-serif";

/// What one canvas shows, and how.
pub struct Painter {
    player: Player,
    scroll: HtmlElement,
    spacer: HtmlElement,
    canvas: HtmlCanvasElement,
    palette: HtmlElement,
    context: CanvasRenderingContext2d,
    colours: Vec<String>,
    lang: Lang,
    view: Viewport,
    /// The height last given to the spacer.
    spaced: f64,
}

/// Places in [`Painter::COLOURS`] after the nine hues.
const INK: usize = 9;
const MUTED: usize = 10;
const GRID: usize = 11;
const STILL: usize = 12;
const ACCENT: usize = 13;
const DANGER: usize = 14;

impl Painter {
    /// Classes of the style sheet whose `color` is used, in the order of the constants above.
    pub const COLOURS: [&'static str; 15] = [
        "hue-0", "hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6", "hue-7", "hue-8", "ink", "muted", "grid",
        "still", "accent", "danger",
    ];

    /// `None` where the browser gives no canvas to draw on.
    pub fn new(
        player: Player,
        scroll: HtmlElement,
        spacer: HtmlElement,
        canvas: HtmlCanvasElement,
        palette: HtmlElement,
    ) -> Option<Painter> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let view = Viewport {
            width: 0.0,
            height: 0.0,
            gutter: 0.0,
            header: HEADER,
            row: ROW,
            top: 0.0,
            left: 0.0,
            scale: Scale { px_per_ns: 0.0, px_per_beat: 0.0 },
        };
        let (colours, lang, spaced) = (Vec::new(), Lang::En, -1.0);
        let mut painter = Painter { player, scroll, spacer, canvas, palette, context, colours, lang, view, spaced };
        painter.resize();
        Some(painter)
    }

    /// The theme or the language has changed.
    pub fn dress(&mut self, lang: Lang) {
        self.lang = lang;
        let style = |element| web_sys::window()?.get_computed_style(&element).ok().flatten();
        let swatches = self.palette.children();
        self.colours =
            (0..swatches.length()).filter_map(|i| style(swatches.item(i)?)?.get_property_value("color").ok()).collect();
    }

    /// The panel has another size.
    pub fn resize(&mut self) {
        let (width, height) = (f64::from(self.scroll.client_width()), f64::from(self.scroll.client_height()));
        let ratio = reader::pixel_ratio();
        self.canvas.set_width((width * ratio) as u32);
        self.canvas.set_height((height * ratio) as u32);
        let style = self.canvas.style();
        let _ = style.set_property("width", &format!("{width}px"));
        let _ = style.set_property("height", &format!("{height}px"));
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.view.row = if height < 200.0 { SMALL_ROW } else { ROW };
        self.view.gutter = if width < 560.0 { 84.0 } else { 168.0 };
        (self.view.width, self.view.height) = (width, height);
    }

    /// Paints one frame; `false` when the picture stands still.
    pub fn frame(&mut self) -> bool {
        let player = self.player.clone();
        let (trace, end, running) = (player.trace(), player.end(), player.phase() == Phase::Running);
        let live = player.phase().is_under_way();
        let room = self.view.width - self.view.gutter - MARGIN;
        let target = Scale::fit(end, player.horizon(), live, room);
        // A run that has just begun, or a reader who wants no motion, gets the scale at once.
        let begun = end.beat <= 2 && end.at == 0;
        let part = if begun || reader::prefers_reduced_motion() { 1.0 } else { 0.28 };
        self.view.scale = self.view.scale.toward(target, part);
        let settled = (self.view.scale.px_per_beat - target.px_per_beat).abs() < 1e-3
            && (self.view.scale.px_per_ns - target.px_per_ns).abs() <= target.px_per_ns * 1e-3;
        if settled {
            self.view.scale = target;
        }
        self.view.top = f64::from(self.scroll.scroll_top());
        self.space(trace.lanes.len());
        let scene = lay_out(&trace, &player.events(), end, &self.view, self.lang.words());
        self.paint(&scene, trace.lanes.is_empty());
        running || !settled
    }

    /// Lets the panel scroll over all lanes.
    fn space(&mut self, lanes: usize) {
        let height = (lanes as f64 * self.view.row + HEADER + 8.0 - self.view.height).max(0.0);
        if height != self.spaced {
            self.spaced = height;
            let _ = self.spacer.style().set_property("height", &format!("{height}px"));
        }
    }

    /// The point of the canvas under the pointer.
    pub fn place_of(&self, event: &PointerEvent) -> (f64, f64) {
        let origin = self.canvas.get_bounding_client_rect();
        (f64::from(event.client_x()) - origin.left(), f64::from(event.client_y()) - origin.top())
    }

    /// What lies under a point, in words: lane first, then one fact a line.
    pub fn describe(&self, x: f64, y: f64) -> Option<Vec<String>> {
        let words = self.lang.words();
        let trace = self.player.trace();
        let hit = hit(&trace, self.player.end(), &self.view, x, y)?;
        let lane = trace.lanes.get(hit.lane)?;
        let name = if lane.task == 0 { words.main_program } else { &lane.name };
        let mut lines = vec![if lane.coro.is_empty() { name.to_owned() } else { format!("{name}  {}", lane.call()) }];
        let Some(span) = hit.span else {
            return (x < self.view.gutter).then_some(lines);
        };
        let hosting = span.state == LaneState::Hosting;
        let facts = describe_span(&span, &trace.lanes, &self.player.events(), words);
        lines.extend(facts.into_iter().take(if hosting { 2 } else { 3 }));
        Some(lines)
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

    fn paint(&self, scene: &Scene, empty: bool) {
        let context = &self.context;
        let view = &self.view;
        context.clear_rect(0.0, 0.0, view.width, view.height);
        if empty {
            return;
        }
        self.ground(scene);
        context.save();
        context.begin_path();
        context.rect(0.0, HEADER, view.width, view.height - HEADER);
        context.clip();
        for bar in &scene.bars {
            self.bar(bar);
        }
        self.labels(scene);
        for &(x, y, hue) in &scene.marks {
            self.mark(x, y, hue);
        }
        for &(x, y, edge, hue) in &scene.edges {
            self.edge(x, y, edge, hue);
        }
        self.names(scene);
        context.restore();
        if let Some(x) = scene.cursor {
            self.stroke(ACCENT, 1.0);
            self.line(x.round() + 0.5, HEADER - 6.0, x.round() + 0.5, view.height);
        }
    }

    /// Time's axis: where it stands still, and round times.
    fn ground(&self, scene: &Scene) {
        let (context, view) = (&self.context, &self.view);
        self.fill(STILL);
        for still in &scene.stills {
            context.fill_rect(still.x, HEADER, still.w, view.height - HEADER);
        }
        context.set_font(SMALL);
        context.set_text_baseline("middle");
        self.stroke(GRID, 1.0);
        for line in &scene.grid {
            let x = line.x.round() + 0.5;
            self.line(x, HEADER - 6.0, x, view.height);
            self.fill(MUTED);
            let _ = context.fill_text(&line.text, x + 4.0, HEADER / 2.0);
        }
        self.line(0.0, HEADER - 0.5, view.width, HEADER - 0.5);
    }

    fn line(&self, x: f64, y: f64, to_x: f64, to_y: f64) {
        self.context.begin_path();
        self.context.move_to(x, y);
        self.context.line_to(to_x, to_y);
        self.context.stroke();
    }

    fn bar(&self, bar: &Bar) {
        let (context, hue) = (&self.context, usize::from(bar.hue));
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
                let _ = context.set_line_dash(&js_sys::Array::of2(&1.5.into(), &3.0.into()));
                self.line(bar.x, bar.y + bar.h / 2.0, bar.x + bar.w, bar.y + bar.h / 2.0);
                let _ = context.set_line_dash(&js_sys::Array::new());
            }
            Shape::Faint => {
                context.set_global_alpha(0.35);
                self.fill(hue);
                context.fill_rect(bar.x, bar.y + bar.h / 2.0 - 1.0, bar.w, 2.0);
                context.set_global_alpha(1.0);
            }
        }
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

    fn names(&self, scene: &Scene) {
        let (context, view) = (&self.context, &self.view);
        context.clear_rect(0.0, HEADER, view.gutter, view.height);
        self.stroke(GRID, 1.0);
        self.line(view.gutter - 0.5, HEADER, view.gutter - 0.5, view.height);
        for lane in &scene.names {
            let middle = lane.y + view.row / 2.0;
            self.line(0.0, (lane.y + view.row).round() - 0.5, view.width, (lane.y + view.row).round() - 0.5);
            self.fill(usize::from(lane.hue));
            context.fill_rect(0.0, lane.y + 5.0, 3.0, view.row - 10.0);
            context.set_font(FONT);
            let Some((name, width)) = self.fitted(&lane.name, view.gutter - 20.0) else { continue };
            let _ = context.fill_text(&name, 10.0, middle + 0.5);
            context.set_font(SMALL);
            let room = view.gutter - 32.0 - width;
            if let Some((coro, _)) = self.fitted(&lane.coro, room) {
                self.fill(MUTED);
                let _ = context.fill_text(&coro, 18.0 + width, middle + 0.5);
            }
        }
    }
}
