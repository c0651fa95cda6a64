//! The lanes as SVG, from the same scene as the canvas. It stands alone: no style sheet, no script, and no ids, so that
//! many can be in one document.

use std::fmt::Write;

use super::super::lanes::Deed;
use super::super::layout::Subject;
use super::super::{Bar, Edge, Scale, Scene, Shape, Viewport, lay_out};
use super::xml;

const ROW: f64 = 30.0;
const HEADER: f64 = 26.0;
const GUTTER: f64 = 176.0;
const MARGIN: f64 = 24.0;
/// More lanes than this are cut off.
const MOST_ROWS: usize = 200;

const INK: &str = "#1b1d21";
const MUTED: &str = "#5c5f66";
const LINE: &str = "#e4e1da";
const STILL: &str = "#f4f2ea";
const GROUND: &str = "#fffefc";
const DANGER: &str = "#bb271c";
const HUES: [&str; 9] =
    ["#565b64", "#1f5fc4", "#b34a00", "#00735a", "#8739a6", "#776000", "#bb2459", "#1d6b8a", "#7a4731"];

/// The picture of the whole run, or of what `window` shows, this many pixels wide.
pub fn svg(subject: &Subject<'_>, window: Option<&Viewport>, width: f64) -> String {
    let rows = subject.rows.len().min(MOST_ROWS);
    let height = HEADER + rows as f64 * ROW + 10.0;
    let room = width - GUTTER - MARGIN;
    let mut view = Viewport {
        width,
        height,
        gutter: GUTTER,
        header: HEADER,
        row: ROW,
        top: 0.0,
        left: 0.0,
        scale: Scale::fit(subject.end, 0, false, room),
    };
    if let Some(window) = window {
        // The same part of the run, at this picture's width.
        let factor = (width - GUTTER) / window.room();
        view.scale =
            Scale { px_per_ns: window.scale.px_per_ns * factor, px_per_beat: window.scale.px_per_beat * factor };
        view.left = window.left * factor;
    }
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"Inter, system-ui, 'PingFang SC', 'Noto Sans CJK SC', \
         sans-serif\" font-size=\"11\" role=\"img\">\n<title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"{GROUND}\"/>\n",
        xml(subject.words.timeline)
    );
    let subject = Subject { selected: None, ..*subject };
    draw(&mut out, &lay_out(&subject, &view), &view);
    out.push_str("</svg>\n");
    out
}

fn draw(out: &mut String, scene: &Scene, view: &Viewport) {
    ground(out, scene, view);
    scene.bars.iter().for_each(|bar| draw_bar(out, bar));
    if scene.path.len() > 1 {
        let points: Vec<String> = scene.path.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let points = points.join(" ");
        put(
            out,
            format_args!(
                "<polyline points=\"{points}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"2\" stroke-dasharray=\"5 3\"/>"
            ),
        );
    }
    for label in &scene.labels {
        let Some(text) = cut(&label.text, label.w, 5.8) else { continue };
        let (x, y, w) = (label.x, label.y, length(&text) * 5.8);
        put(
            out,
            format_args!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"14\" fill=\"{GROUND}\"/>",
                x - 3.0,
                y - 7.0,
                w + 6.0
            ),
        );
        put(out, format_args!("<text x=\"{x:.1}\" y=\"{:.1}\" fill=\"{INK}\">{}</text>", y + 4.0, xml(&text)));
    }
    arrows(out, scene);
    for &(x, y, hue) in &scene.marks {
        let hue = HUES[usize::from(hue) % HUES.len()];
        put(out, format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{STILL}\" stroke=\"{hue}\"/>"));
    }
    for &(x, y, edge, hue) in &scene.edges {
        draw_edge(out, x, y, edge, HUES[usize::from(hue) % HUES.len()]);
    }
    names(out, scene, view);
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{line}");
}

fn ground(out: &mut String, scene: &Scene, view: &Viewport) {
    let bottom = view.height - 6.0;
    for still in &scene.stills {
        let (x, w) = (still.x, still.w);
        put(
            out,
            format_args!(
                "<rect x=\"{x:.1}\" y=\"{HEADER}\" width=\"{w:.1}\" height=\"{:.1}\" fill=\"{STILL}\"/>",
                bottom - HEADER
            ),
        );
    }
    for line in &scene.grid {
        let x = line.x;
        put(
            out,
            format_args!(
                "<path d=\"M{x:.1} {:.1}V{bottom:.1}\" stroke=\"{LINE}\"/><text x=\"{:.1}\" y=\"16\" fill=\"{MUTED}\">{}</text>",
                HEADER - 6.0,
                x + 4.0,
                xml(&line.text)
            ),
        );
    }
    for x in &scene.ticks {
        put(out, format_args!("<path d=\"M{x:.1} {:.1}v4\" stroke=\"{MUTED}\" stroke-width=\"0.7\"/>", HEADER - 4.0));
    }
    put(out, format_args!("<path d=\"M0 {HEADER}H{:.0}\" stroke=\"{LINE}\"/>", view.width));
}

fn draw_bar(out: &mut String, bar: &Bar) {
    let Bar { x, y, w, h, shape, hue, .. } = *bar;
    let hue = HUES[usize::from(hue) % HUES.len()];
    let middle = y + h / 2.0;
    let rect = |out: &mut String, paint: &str| {
        put(out, format_args!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"2\" {paint}/>"));
    };
    match shape {
        Shape::Solid => rect(out, &format!("fill=\"{hue}\"")),
        Shape::Held => {
            rect(out, &format!("fill=\"{hue}\" stroke=\"{DANGER}\" stroke-width=\"2\""));
            slants(out, bar, 7.0, DANGER, 2.5);
        }
        Shape::Hatched => {
            slants(out, bar, 5.0, hue, 1.0);
            rect(out, &format!("fill=\"none\" stroke=\"{hue}\""));
        }
        Shape::Line => {
            put(out, format_args!("<path d=\"M{x:.1} {middle:.1}h{w:.1}\" stroke=\"{hue}\" stroke-width=\"2\"/>"));
        }
        Shape::Dots => put(
            out,
            format_args!(
                "<path d=\"M{x:.1} {middle:.1}h{w:.1}\" stroke=\"{hue}\" stroke-width=\"1.5\" stroke-dasharray=\"1.5 3\"/>"
            ),
        ),
        Shape::Faint => put(
            out,
            format_args!(
                "<path d=\"M{x:.1} {middle:.1}h{w:.1}\" stroke=\"{hue}\" stroke-width=\"2\" stroke-opacity=\"0.35\"/>"
            ),
        ),
    }
}

/// Slanted lines, cut at the bar's edges.
fn slants(out: &mut String, bar: &Bar, gap: f64, colour: &str, width: f64) {
    let Bar { x, y, w, h, .. } = *bar;
    if w < 5.0 {
        return;
    }
    let mut path = String::new();
    let mut at = (x / gap).floor() * gap - h;
    while at < x + w {
        // From (at, y + h) up to (at + h, y), as far as it lies inside.
        let (left, right) = (at.max(x), (at + h).min(x + w));
        if right > left {
            let _ = write!(path, "M{left:.1} {:.1}L{right:.1} {:.1}", y + h - (left - at), y + h - (right - at));
        }
        at += gap;
    }
    put(out, format_args!("<path d=\"{path}\" stroke=\"{colour}\" stroke-width=\"{width}\" fill=\"none\"/>"));
}

fn arrows(out: &mut String, scene: &Scene) {
    for arrow in &scene.arrows {
        let ((x, y), (to_x, to_y)) = (arrow.from, arrow.to);
        let (colour, dash) = match arrow.deed {
            Deed::Cancelled => (DANGER, ""),
            Deed::Awaits => (MUTED, " stroke-dasharray=\"1 3\""),
            Deed::Created => (MUTED, " stroke-dasharray=\"4 2\""),
            Deed::Woke => (HUES[usize::from(arrow.hue) % HUES.len()], ""),
        };
        let angle = (to_y - y).atan2(to_x - x);
        let tip = |turn: f64| (to_x - 6.0 * (angle + turn).cos(), to_y - 6.0 * (angle + turn).sin());
        let ((ax, ay), (bx, by)) = (tip(0.45), tip(-0.45));
        put(
            out,
            format_args!(
                "<path d=\"M{x:.1} {y:.1}L{to_x:.1} {to_y:.1}\" stroke=\"{colour}\" fill=\"none\"{dash}/>\
             <path d=\"M{to_x:.1} {to_y:.1}L{ax:.1} {ay:.1}L{bx:.1} {by:.1}z\" fill=\"{colour}\"/>"
            ),
        );
    }
}

fn draw_edge(out: &mut String, x: f64, y: f64, edge: Edge, hue: &str) {
    let (d, colour) = match edge {
        Edge::Done => (format!("M{:.1} {:.1}l3 3 5.5 -7", x + 3.0, y + 0.5), hue),
        Edge::Failed => (format!("M{:.1} {:.1}l8 8m0 -8l-8 8", x + 3.0, y - 4.0), DANGER),
        Edge::Cancelled => (format!("M{:.1} {y:.1}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0m1.5 3l6 -6", x + 3.0), hue),
    };
    put(out, format_args!("<path d=\"{d}\" stroke=\"{colour}\" stroke-width=\"2\" fill=\"none\"/>"));
}

fn names(out: &mut String, scene: &Scene, view: &Viewport) {
    put(
        out,
        format_args!(
            "<rect x=\"0\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{GROUND}\"/>",
            HEADER + 0.5,
            GUTTER - 1.0,
            view.height - HEADER
        ),
    );
    for name in &scene.names {
        let hue = HUES[usize::from(name.hue) % HUES.len()];
        let (y, middle) = (name.y, name.y + view.row / 2.0 + 4.0);
        let inset = f64::from(name.depth) * 10.0;
        put(
            out,
            format_args!(
                "<path d=\"M0 {:.1}H{:.0}\" stroke=\"{LINE}\"/><rect x=\"{inset:.1}\" y=\"{:.1}\" width=\"3\" height=\"20\" fill=\"{hue}\"/>",
                y + view.row,
                view.width,
                y + 5.0
            ),
        );
        let Some(text) = cut(&name.name, GUTTER - 24.0 - inset, 6.6) else { continue };
        let width = length(&text) * 6.6;
        put(
            out,
            format_args!(
                "<text x=\"{:.1}\" y=\"{middle:.1}\" fill=\"{hue}\" font-size=\"12\" font-weight=\"600\">{}</text>",
                inset + 10.0,
                xml(&text)
            ),
        );
        if let Some(call) = cut(&name.coro, GUTTER - 34.0 - inset - width, 5.8) {
            put(
                out,
                format_args!(
                    "<text x=\"{:.1}\" y=\"{middle:.1}\" fill=\"{MUTED}\">{}</text>",
                    inset + 18.0 + width,
                    xml(&call)
                ),
            );
        }
    }
}

/// The text's width in narrow letters: wide ones count twice.
fn length(text: &str) -> f64 {
    text.chars().map(|c| if c >= '\u{2E80}' { 2.0 } else { 1.0 }).sum()
}

/// As much of the text as fits at so many pixels a letter; nothing if that is too little to be read.
fn cut(text: &str, room: f64, letter: f64) -> Option<String> {
    if length(text) * letter <= room {
        return (!text.is_empty()).then(|| text.to_owned());
    }
    let mut out = String::new();
    for c in text.chars() {
        if (length(&out) + length(&c.to_string()) + 1.0) * letter > room {
            break;
        }
        out.push(c);
    }
    (out.chars().count() >= 4).then(|| out + "…")
}
