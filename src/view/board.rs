//! The lanes' canvas as a thing that one moves about in: what part of the run it shows, and what lies under a point.

use web_sys::{HtmlCanvasElement, HtmlElement};

use super::paint::Brush;
use super::reader;
use crate::driver::Player;
use crate::state::{
    Arrangement, Cursor, LaneState, Overview, Path, Phase, Place, Question, Rows, Scale, Subject, Viewport,
    along_wakes, describe_span, hit, lay_out, mark_at,
};
use crate::words::Lang;

const ROW: f64 = 30.0;
/// Where the panel is low, as in an iframe.
const SMALL_ROW: f64 = 24.0;
pub const HEADER: f64 = 24.0;
/// Room to the right of the newest place.
const MARGIN: f64 = 18.0;
/// Height of the strip with the whole run, with the room around it.
const STRIP: f64 = 30.0;
const STRIP_INSET: f64 = 6.0;

/// Where the reader has pointed, and what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub enum Pointed {
    /// Go to this instruction and ask about this.
    Ask { step: u64, question: Question },
    /// Go to this instruction.
    Go { step: u64 },
    /// The lanes are arranged in another way.
    Rearranged,
}

pub struct Board {
    player: Player,
    scroll: HtmlElement,
    spacer: HtmlElement,
    canvas: HtmlCanvasElement,
    brush: Brush,
    lang: Lang,
    view: Viewport,
    /// The window shows the whole run and grows with it.
    pub fits: bool,
    /// Where the window is moving to.
    aim: Option<(Scale, f64)>,
    pub how: Arrangement,
    rows: Rows,
    /// What `rows` were made for.
    rows_of: (u32, Place),
    pub cursor: Cursor,
    /// Row and number of the span that is asked about.
    pub selected: Option<(usize, usize)>,
    pub path: Path,
    /// The height last given to the spacer.
    spaced: f64,
    /// The picture must be painted even if nothing moves.
    stale: bool,
}

impl Board {
    /// `None` where the browser gives no canvas to draw on.
    pub fn new(
        player: Player,
        scroll: HtmlElement,
        spacer: HtmlElement,
        canvas: HtmlCanvasElement,
        palette: &HtmlElement,
    ) -> Option<Board> {
        let mut brush = Brush::new(&canvas)?;
        brush.dress(palette);
        let scale = Scale { px_per_ns: 0.0, px_per_beat: 0.0 };
        let (width, height, gutter, top, left) = (0.0, 0.0, 0.0, 0.0, 0.0);
        let view = Viewport { width, height, gutter, header: HEADER, row: ROW, top, left, scale };
        let mut board = Board {
            player,
            scroll,
            spacer,
            canvas,
            brush,
            lang: Lang::En,
            view,
            fits: true,
            aim: None,
            how: Arrangement::default(),
            rows: Rows::default(),
            rows_of: (u32::MAX, Place::default()),
            cursor: Cursor::Live,
            selected: None,
            path: Path::default(),
            spaced: -1.0,
            stale: true,
        };
        board.resize();
        Some(board)
    }

    /// The theme or the language has changed.
    pub fn dress(&mut self, lang: Lang, palette: &HtmlElement) {
        self.lang = lang;
        self.brush.dress(palette);
        self.stale = true;
    }

    /// The panel has another size.
    pub fn resize(&mut self) {
        let (width, height) = (f64::from(self.scroll.client_width()), f64::from(self.scroll.client_height()));
        self.brush.resize(&self.canvas, width, height, reader::pixel_ratio());
        let style = self.canvas.style();
        let _ = style.set_property("width", &format!("{width}px"));
        let _ = style.set_property("height", &format!("{height}px"));
        self.view.row = if height < 200.0 { SMALL_ROW } else { ROW };
        self.view.gutter = if width < 560.0 { 92.0 } else { 168.0 };
        (self.view.width, self.view.height) = (width, (height - STRIP).max(HEADER));
        self.stale = true;
    }

    pub fn change(&mut self) {
        self.stale = true;
    }

    /// The rows must be made anew.
    pub fn rearrange(&mut self) {
        self.rows_of.0 = u32::MAX;
        self.stale = true;
    }

    /// A new run has begun: the window shows all of it.
    pub fn begin(&mut self) {
        (self.fits, self.aim, self.view.left) = (true, None, 0.0);
        self.how.closed.clear();
        self.rearrange();
    }

    /// Where the reader looks.
    fn cursor_place(&self, end: Place) -> Place {
        self.player.trace().place_of_cursor(&self.player.events(), self.cursor).unwrap_or(end)
    }

    fn fit_scale(&self, end: Place) -> Scale {
        let live = self.player.phase().is_under_way();
        Scale::fit(end, self.player.horizon(), live, self.view.room() - MARGIN)
    }

    /// Paints one frame; `false` when the picture stands still.
    pub fn frame(&mut self) -> bool {
        let player = self.player.clone();
        let (end, running) = (player.end(), player.phase() == Phase::Running);
        let moves = self.approach(end);
        if !moves && !running && !self.stale {
            return false;
        }
        self.stale = false;
        let cursor = self.cursor_place(end);
        let trace = player.trace();
        let now = (trace.lanes.version(), if self.how.fold_finished { cursor } else { Place::default() });
        if now != self.rows_of {
            self.rows = Rows::new(&trace.lanes, &self.how, cursor);
            self.rows_of = now;
        }
        self.view.top = f64::from(self.scroll.scroll_top());
        self.space();
        let (width, height) = (self.view.width, self.view.height);
        self.brush.clear(width, height + STRIP);
        if !trace.lanes.is_empty() {
            let events = player.events();
            let subject = Subject {
                trace: &trace,
                events: &events,
                rows: &self.rows,
                end,
                cursor,
                selected: self.selected,
                path: &self.path,
                words: self.lang.words(),
            };
            self.brush.paint(&lay_out(&subject, &self.view), &self.view);
            let size = self.strip();
            let overview = Overview::new(&subject, &self.view, size.0, size.1);
            self.brush.overview(&overview, STRIP_INSET, height + STRIP_INSET, size);
        }
        running || moves
    }

    fn strip(&self) -> (f64, f64) {
        ((self.view.width - 2.0 * STRIP_INSET).max(1.0), STRIP - 2.0 * STRIP_INSET)
    }

    /// Moves the window a little towards where it shall be; `false` when it is there.
    fn approach(&mut self, end: Place) -> bool {
        let fit = self.fit_scale(end);
        let (scale, left) = match self.aim {
            Some(aim) => aim,
            None if self.fits => (fit, 0.0),
            None => return false,
        };
        // A run that has just begun, or a reader who wants no motion, gets the window at once.
        let begun = end.beat <= 2 && end.at == 0;
        let part = if begun || reader::prefers_reduced_motion() { 1.0 } else { 0.3 };
        self.view.scale = self.view.scale.toward(scale, part);
        self.view.left += (left - self.view.left) * part;
        if self.view.scale.is_near(scale) && (self.view.left - left).abs() < 0.5 {
            let moved = self.view.scale != scale || self.view.left != left;
            (self.view.scale, self.view.left, self.aim) = (scale, left, None);
            return moved;
        }
        true
    }

    /// Lets the panel scroll over all lanes.
    fn space(&mut self) {
        let height = (self.rows.len() as f64 * self.view.row + HEADER + 8.0 - self.view.height).max(0.0);
        if height != self.spaced {
            self.spaced = height;
            let _ = self.spacer.style().set_property("height", &format!("{height}px"));
        }
    }

    /// Zooms by a factor at a point of the canvas, its middle without one.
    pub fn zoom(&mut self, factor: f64, x: Option<f64>, smooth: bool) {
        let end = self.player.end();
        let fit = self.fit_scale(end);
        let mut view = self.view;
        if let Some((scale, left)) = self.aim {
            (view.scale, view.left) = (scale, left);
        }
        view.zoom(factor, x.unwrap_or(view.gutter + view.room() / 2.0), fit);
        view.hold_within(end);
        self.go_to(view, smooth);
    }

    pub fn pan(&mut self, by: f64, smooth: bool) {
        let end = self.player.end();
        let mut view = self.view;
        if let Some((scale, left)) = self.aim {
            (view.scale, view.left) = (scale, left);
        }
        view.left += by;
        view.hold_within(end);
        self.go_to(view, smooth);
    }

    fn go_to(&mut self, view: Viewport, smooth: bool) {
        self.fits = false;
        self.stale = true;
        match smooth {
            true => self.aim = Some((view.scale, view.left)),
            false => (self.aim, self.view.scale, self.view.left) = (None, view.scale, view.left),
        }
    }

    /// Shows the whole run.
    pub fn fit(&mut self) {
        (self.fits, self.aim, self.stale) = (true, None, true);
    }

    /// To one end of the run.
    pub fn end(&mut self, last: bool) {
        let end = self.player.end();
        let left = if last { (self.view.scale.x(end) - self.view.room() + MARGIN).max(0.0) } else { 0.0 };
        self.go_to(Viewport { left, ..self.view }, true);
    }

    /// Brings a place and a lane in sight.
    pub fn show(&mut self, place: Place, lane: Option<usize>) {
        let mut view = self.view;
        view.show(place);
        if view != self.view {
            view.hold_within(self.player.end());
            self.go_to(view, true);
        }
        if let Some(row) = lane.and_then(|lane| self.rows.of(lane)) {
            let (y, room) = (row as f64 * self.view.row, self.view.height - HEADER);
            let top = f64::from(self.scroll.scroll_top());
            if y < top || y + self.view.row > top + room {
                self.scroll.set_scroll_top((y - room / 2.0).max(0.0) as i32);
            }
        }
        self.stale = true;
    }

    pub fn scroll_by(&self, rows: f64) {
        self.scroll.set_scroll_top(self.scroll.scroll_top() + rows as i32);
    }

    /// Where the canvas begins in the window.
    pub fn origin(&self) -> (f64, f64) {
        let origin = self.canvas.get_bounding_client_rect();
        (origin.left(), origin.top())
    }

    /// What this pointer does from now on is the lanes' affair, also outside of them.
    pub fn hold(&self, pointer: i32) {
        let _ = self.scroll.set_pointer_capture(pointer);
    }

    /// Whether a point lies on the lanes' names.
    pub fn is_name(&self, x: f64, y: f64) -> bool {
        x < self.view.gutter && y < self.view.height
    }

    /// Nothing of a run has been recorded yet.
    pub fn is_new(&self) -> bool {
        self.player.events().len() < 2
    }

    /// Whether a point lies in the strip with the whole run.
    pub fn is_strip(&self, y: f64) -> bool {
        y > self.view.height
    }

    /// Puts the middle of the window where the strip was touched.
    pub fn drag_strip(&mut self, x: f64) {
        let (end, view) = (self.player.end(), self.view);
        let left = self.with(|subject| {
            let size = self.strip();
            Overview::new(subject, &view, size.0, size.1).left_at(x - STRIP_INSET, &view, end)
        });
        let mut view = Viewport { left, ..view };
        view.hold_within(end);
        self.go_to(view, false);
    }

    fn with<T>(&self, work: impl FnOnce(&Subject<'_>) -> T) -> T {
        let (trace, events, end) = (self.player.trace(), self.player.events(), self.player.end());
        work(&Subject {
            trace: &trace,
            events: &events,
            rows: &self.rows,
            end,
            cursor: end,
            selected: self.selected,
            path: &self.path,
            words: self.lang.words(),
        })
    }

    /// What lies under a point, in words: lane first, then one fact a line.
    pub fn describe(&self, x: f64, y: f64) -> Option<Vec<String>> {
        let words = self.lang.words();
        self.with(|subject| {
            let hit = hit(subject, &self.view, x, y)?;
            let lane = subject.trace.lanes.get(hit.lane)?;
            let name = if lane.task == 0 { words.main_program } else { &lane.name };
            let mut lines =
                vec![if lane.coro.is_empty() { name.to_owned() } else { format!("{name}  {}", lane.call()) }];
            let Some((_, span)) = hit.span else {
                return (x < self.view.gutter).then_some(lines);
            };
            let hosting = span.state == LaneState::Hosting;
            let facts = describe_span(&span, &subject.trace.lanes, subject.events, words);
            lines.extend(facts.into_iter().take(if hosting { 2 } else { 3 }));
            Some(lines)
        })
    }

    /// A click at a point.
    pub fn point(&mut self, x: f64, y: f64) -> Option<Pointed> {
        if x < self.view.gutter && y >= HEADER {
            return self.point_at_name(y);
        }
        let view = self.view;
        let step_of = |subject: &Subject<'_>, event: u32| subject.events.get(event as usize).map(|event| event.step);
        self.with(|subject| {
            if let Some(event) = mark_at(subject, &view, x, y) {
                let step = step_of(subject, event)?;
                return Some(Pointed::Ask { step, question: Question::Event(event) });
            }
            let lanes = &subject.trace.lanes;
            match hit(subject, &view, x, y) {
                Some(hit) if hit.span.is_some() => {
                    let (number, span) = hit.span?;
                    let event = match span.event {
                        crate::state::NO_EVENT => self.event_at(subject, span.from)?,
                        event => event,
                    };
                    let question = Question::Span { lane: hit.lane, number };
                    Some(Pointed::Ask { step: step_of(subject, event)?, question })
                }
                _ => {
                    let place = view.place(lanes, subject.end, x);
                    let event = self.event_at(subject, place)?;
                    Some(Pointed::Go { step: step_of(subject, event)? })
                }
            }
        })
    }

    /// The last event at or before a place.
    fn event_at(&self, subject: &Subject<'_>, place: Place) -> Option<u32> {
        let (mut low, mut high) = (0, subject.events.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let at = subject.events.get(middle)?.at;
            match subject.trace.lanes.place_of_event(middle as u32, at) <= place {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low.checked_sub(1).map(|index| index as u32)
    }

    /// A name was clicked: what is folded under it opens or closes.
    fn point_at_name(&mut self, y: f64) -> Option<Pointed> {
        let row = ((y - HEADER + self.view.top) / self.view.row) as usize;
        if self.rows.fold_row() == Some(row) {
            self.how.fold_finished = false;
        } else {
            let known = self.rows.get(row).filter(|row| row.children > 0)?;
            let task = self.player.trace().lanes.get(known.lane as usize)?.task;
            if !self.how.closed.remove(&task) {
                self.how.closed.insert(task);
            }
        }
        self.rearrange();
        Some(Pointed::Rearranged)
    }

    /// From where the reader is along wake-up arrows: to what woke the lane, or on to what it woke.
    pub fn along(&self, forward: bool) -> Option<Pointed> {
        let (lane, place) = self.here()?;
        self.with(|subject| {
            let lanes = &subject.trace.lanes;
            let (lane, place, event) = along_wakes(lanes, lane, place, forward)?;
            let number = lanes.span_at(lane, place)?;
            let step = subject.events.get(event as usize)?.step;
            Some(Pointed::Ask { step, question: Question::Span { lane, number } })
        })
    }

    /// The lane's span before or after the one where the reader is.
    pub fn neighbour(&self, forward: bool) -> Option<Pointed> {
        let (lane, place) = self.here()?;
        self.with(|subject| {
            let lanes = &subject.trace.lanes;
            let number = self.selected.filter(|selected| selected.0 == lane).map(|selected| selected.1);
            let number = number.or_else(|| lanes.span_at(lane, place))?;
            let next = if forward { number + 1 } else { number.checked_sub(1)? };
            let span = lanes.span(lane, next, subject.end)?;
            let event =
                if span.event == crate::state::NO_EVENT { self.event_at(subject, span.from)? } else { span.event };
            let step = subject.events.get(event as usize)?.step;
            Some(Pointed::Ask { step, question: Question::Span { lane, number: next } })
        })
    }

    /// The lane and the place where the reader is: the selected span, or else whoever ran at the cursor.
    fn here(&self) -> Option<(usize, Place)> {
        let (trace, end) = (self.player.trace(), self.player.end());
        if let Some((lane, number)) = self.selected {
            return trace.lanes.span(lane, number, end).map(|span| (lane, span.from));
        }
        let place = self.cursor_place(end);
        let events = self.player.events();
        let event = match self.cursor {
            Cursor::Live => (events.len() as u32).checked_sub(1),
            cursor => trace.event_behind(&events, cursor),
        };
        let task = events.get(event? as usize)?.task;
        Some((trace.lanes.lane_of(task)?, place))
    }

    /// The lanes as SVG: what the window shows if it does not show all.
    pub fn svg(&self) -> String {
        let window = (!self.fits).then_some(&self.view);
        self.with(|subject| crate::state::export::svg(subject, window, 1200.0))
    }

    /// The lanes on a canvas of their own, as large as they need.
    pub fn picture(&self, palette: &HtmlElement) -> Option<HtmlCanvasElement> {
        use wasm_bindgen::JsCast;
        let canvas: HtmlCanvasElement =
            web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        let mut brush = Brush::new(&canvas)?;
        brush.dress(palette);
        let (width, rows) = (1200.0, self.rows.len().min(200));
        let height = HEADER + rows as f64 * ROW + 10.0;
        brush.resize(&canvas, width, height, 2.0);
        brush.surface(width, height);
        let (end, gutter) = (self.player.end(), 168.0);
        let mut view = Viewport { width, height, gutter, row: ROW, top: 0.0, left: 0.0, ..self.view };
        view.scale = match self.fits {
            true => Scale::fit(end, 0, false, view.room() - MARGIN),
            false => self.view.scale,
        };
        if !self.fits {
            view.left = self.view.left;
        }
        self.with(|subject| brush.paint(&lay_out(subject, &view), &view));
        Some(canvas)
    }
}
