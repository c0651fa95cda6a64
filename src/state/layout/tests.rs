use coroscope_session::{Event, EventKind, Events, LaneKind, Stream, WaitOn, WakeCause};

use super::*;
use crate::state::{Arrangement, Deed};
use crate::words::Lang;

const MS: u64 = 1_000_000;

fn view(scale: Scale) -> Viewport {
    Viewport { width: 1100.0, height: 300.0, gutter: 100.0, header: 24.0, row: 30.0, top: 0.0, left: 0.0, scale }
}

/// A task that `turns` times prints and sleeps for 10 ms, and another that was created and never ran.
fn run(turns: u64) -> Run {
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
    Run::new(events, turns * 10 * MS)
}

struct Run {
    trace: Trace,
    events: Events,
    rows: Rows,
    end: Place,
    path: Path,
}

impl Run {
    fn new(events: Events, now: u64) -> Run {
        let mut trace = Trace::default();
        trace.absorb(&events);
        let end = trace.end(now);
        let rows = Rows::new(&trace.lanes, &Arrangement::default(), end);
        Run { trace, events, rows, end, path: Path::default() }
    }

    fn subject(&self) -> Subject<'_> {
        let Run { trace, events, rows, end, path } = self;
        Subject { trace, events, rows, end: *end, cursor: *end, selected: None, path, words: Lang::En.words() }
    }
}

#[test]
fn code_that_takes_no_time_is_seen_in_its_order() {
    let run = run(2);
    let view = view(Scale::fit(run.end, 0, false, 1000.0));
    let scene = lay_out(&run.subject(), &view);
    let lane: Vec<_> = scene.bars.iter().filter(|bar| bar.hue == 1).map(|bar| bar.shape).collect();
    assert_eq!(lane, [Shape::Solid, Shape::Line, Shape::Solid, Shape::Line]);
    assert!(scene.bars.windows(2).all(|pair| pair[0].hue != pair[1].hue || pair[0].x + pair[0].w <= pair[1].x + 0.01));
    assert_eq!(scene.marks.len(), 2);
    assert_eq!(scene.labels.first().map(|label| label.text.as_str()), Some("sleep 0.01 s"));
    assert_eq!(scene.cursor.map(f64::round), Some(1099.0), "the whole run fits the width");
    assert_eq!(scene.stills.len(), 2);
}

#[test]
fn work_is_bounded_by_the_window() {
    let run = run(300_000);
    let mut view = view(Scale::fit(run.end, 0, false, 1000.0));
    let all = lay_out(&run.subject(), &view);
    assert!(all.bars.len() < 2500 && all.marks.len() < 1000 && all.grid.len() < 30, "{}", all.bars.len());
    view.scale = Scale { px_per_ns: 1e-5, px_per_beat: 14.0 };
    view.left = 1e6;
    let part = lay_out(&run.subject(), &view);
    assert!(!part.bars.is_empty() && part.bars.len() < 100 && part.marks.len() < 50);
    assert!(part.grid.iter().all(|line| line.x >= view.gutter && line.x <= view.width));
}

#[test]
fn the_span_under_the_pointer_is_found() {
    let run = run(2);
    let view = view(Scale::fit(run.end, 0, false, 1000.0));
    let scene = lay_out(&run.subject(), &view);
    for bar in scene.bars.iter().filter(|bar| bar.w > 2.0) {
        let found = hit(&run.subject(), &view, bar.x + bar.w / 2.0, bar.y + bar.h / 2.0);
        let shape = found.and_then(|hit| hit.span).map(|(_, span)| shape(span.state, view.row).0);
        assert_eq!(shape, Some(bar.shape));
    }
    assert_eq!(hit(&run.subject(), &view, 500.0, 10.0), None, "the axis is no lane");
    assert_eq!(hit(&run.subject(), &view, 500.0, 200.0), None, "below the last lane");
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
#[test]
fn zooming_keeps_what_is_under_the_pointer() {
    let run = run(20);
    let fit = Scale::fit(run.end, 0, false, 1000.0);
    let mut view = view(fit);
    for (factor, x) in [(2.0, 600.0), (1.3, 320.0), (0.4, 900.0)] {
        let before = view.place(&run.trace.lanes, run.end, x);
        view.zoom(factor, x, fit);
        let after = view.place(&run.trace.lanes, run.end, x);
        assert_eq!(before.beat, after.beat);
        assert!(before.at.abs_diff(after.at) < MS / 10, "{before:?} {after:?}");
    }
    for _ in 0..200 {
        view.zoom(2.0, 500.0, fit);
    }
    assert!(view.scale.px_per_beat <= 401.0);
    for _ in 0..200 {
        view.zoom(0.5, 500.0, fit);
    }
    assert!(view.scale.px_per_beat >= 0.49 * fit.px_per_beat, "the run stays in sight");
    view.hold_within(run.end);
    assert_eq!(view.left, 0.0);
}

#[test]
fn a_place_and_its_x_belong_together() {
    let run = run(5);
    let view = view(Scale::fit(run.end, 0, false, 1000.0));
    for x in (100..1100).step_by(7).map(f64::from) {
        let place = view.place(&run.trace.lanes, run.end, x);
        let back = view.x(place);
        assert!(back <= x + 0.01 && x - back <= view.scale.px_per_beat + 0.01, "{x}: {place:?} is at {back}");
    }
}

#[test]
fn who_woke_whom_is_an_arrow_from_lane_to_lane() {
    let created = |task: TaskId| {
        let name = format!("Task-{task}").into();
        (task, EventKind::LaneCreated { kind: LaneKind::Task, name, coro: "f".into(), by: 0, line: 1 })
    };
    let all = [
        created(1),
        created(2),
        (2, EventKind::Running),
        (2, EventKind::Waiting { on: WaitOn::Task { task: 1 }, line: 1, chain: [1, 0, 0, 0] }),
        (1, EventKind::Running),
        (1, EventKind::Done { result: "None".into() }),
        (2, EventKind::Ready { cause: WakeCause::By { task: 1, line: 3 } }),
    ];
    let all = all.into_iter().enumerate();
    let events: Events =
        all.map(|(i, (task, kind))| Event { at: i as u64 * MS, tick: 0, step: i as u64, task, kind }).collect();
    let run = Run::new(events, 10 * MS);
    let view = view(Scale::fit(run.end, 0, false, 1000.0));
    let scene = lay_out(&run.subject(), &view);
    let arrows: Vec<_> = scene.arrows.iter().map(|arrow| (arrow.deed, arrow.hue)).collect();
    assert_eq!(arrows, [(Deed::Awaits, 2), (Deed::Woke, 1)]);
    assert!(scene.arrows.iter().all(|arrow| arrow.from.1 != arrow.to.1));
    let back = along_wakes(&run.trace.lanes, 1, run.end, false);
    assert_eq!(back.map(|(lane, place, event)| (lane, place.at, event)), Some((0, 5 * MS, 6)));
}

#[test]
fn the_overview_shows_the_whole_run_and_the_window() {
    let run = run(300_000);
    let mut view = view(Scale::fit(run.end, 0, false, 1000.0));
    let fit = view.scale;
    let whole = Overview::new(&run.subject(), &view, 500.0, 20.0);
    assert!(whole.bars.len() < 1100, "{}", whole.bars.len());
    assert_eq!(whole.window, (0.0, 500.0));
    view.zoom(10.0, 600.0, fit);
    let part = Overview::new(&run.subject(), &view, 500.0, 20.0);
    assert!((part.window.1 - 50.0).abs() < 1.0 && (part.window.0 - 225.0).abs() < 1.0, "{:?}", part.window);
    let middle = part.window.0 + part.window.1 / 2.0;
    assert!((part.left_at(middle, &view, run.end) - view.left).abs() < 1e-6 * view.left);
}
