//! Snapshots and steps compared with what CPython's own introspection and tracing give (`cargo xtask goldens`).
//!
//! Each program of `states/` brings a `probe` that prints CPython's view of tasks, ready queue, timers, frames and
//! locals; those of `lines/` print the lines that `sys.settrace` sees. Here what stands between `# probe begins` and
//! `# probe ends` is blanked out, line for line, and our own view is taken at the same places.

use std::fs;
use std::path::PathBuf;

use coroscope_session::{
    Config, EventKind, HandleKind, HandleView, LaneKind, Library, Position, Replay, Seek, Session, Snapshot, Step,
    Stride, TaskState, TaskView, WaitOn, Walk, Walked,
};
use serde_json::{Map, Value, json};

fn programs(folder: &str) -> Vec<(String, String, String)> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut names: Vec<String> = fs::read_dir(&dir)
        .unwrap()
        .filter_map(|e| e.unwrap().file_name().into_string().unwrap().strip_suffix(".py").map(str::to_owned))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    let read = |name: &str, extension: &str| fs::read_to_string(dir.join(format!("{name}.{extension}"))).unwrap();
    names.into_iter().map(|n| (n.clone(), read(&n, "py"), read(&n, "out"))).collect()
}

/// The program with other lines in place of its probes.
fn without_probes(source: &str, replacement: &str) -> String {
    let mut inside = false;
    let mut first = true;
    let mut lines = Vec::new();
    for line in source.lines() {
        inside |= line == "# probe begins";
        lines.push(match (inside, first) {
            (false, _) => line,
            (true, true) => replacement,
            (true, false) => "",
        });
        first &= !inside;
        inside &= line != "# probe ends";
    }
    lines.join("\n") + "\n"
}

const PROBE: &str = r#"def probe(label): print("@" + label)"#;

fn config() -> Config {
    let library = Library::new(coroscope_library::FILES.iter().copied());
    Config { library: Some(library), ..Config::default() }
}

fn finish(session: &mut Session) {
    loop {
        match session.step(u64::MAX >> 1) {
            Step::OutOfFuel | Step::NeedsLibrary => {}
            Step::Waiting { until } => session.advance_to(until),
            Step::Finished { .. } => return,
        }
    }
}

/// Where the program calls its probe, and with which label.
fn probes(source: &str) -> Vec<(String, Position)> {
    let mut session = Session::new(source, config());
    finish(&mut session);
    let label = |kind: &EventKind| match kind {
        EventKind::Output { text, .. } => text.strip_prefix('@').map(|label| label.trim_end().to_owned()),
        _ => None,
    };
    session.events().iter().filter_map(|e| Some((label(&e.kind)?, Position::of(&e)))).collect()
}

#[test]
fn snapshots_are_what_cpython_sees() {
    for (name, source, golden) in programs("states") {
        let source = without_probes(&source, PROBE);
        let wanted: Vec<Value> =
            golden.lines().filter(|l| l.starts_with("{\"label\"")).map(|l| serde_json::from_str(l).unwrap()).collect();
        let probes = probes(&source);
        assert_eq!(probes.len(), wanted.len(), "{name}");
        let mut replay = Replay::new(&source, config());
        for ((label, position), wanted) in probes.into_iter().zip(wanted) {
            replay.seek(position);
            arrive(&mut replay);
            let seen = view(&label, &replay.snapshot(usize::MAX), &wanted);
            let text = |v: &Value| serde_json::to_string_pretty(v).unwrap();
            assert_eq!(text(&seen), text(&wanted), "{name} at {label}");
        }
    }
}

fn arrive(replay: &mut Replay) -> Position {
    loop {
        if let Seek::There(there) = replay.go(1000) {
            return there;
        }
    }
}

/// A snapshot in the words of the programs' `probe`, without the probe's own frame.
fn view(label: &str, snapshot: &Snapshot, wanted: &Value) -> Value {
    let micro = |ns: u64| json!((ns as f64 / 1e3).round() / 1e6);
    let mut tasks: Vec<&TaskView> = snapshot.tasks.iter().filter(|t| t.kind == LaneKind::Task).collect();
    tasks.sort_by(|a, b| a.name.cmp(&b.name));
    let current = tasks.iter().find(|t| Some(t.id) == snapshot.running).map(|t| t.name.clone());
    let main = snapshot.task(0).unwrap();
    let in_loop = wanted["time"].is_f64();
    let name_of = |id| snapshot.task(id).map(|t| t.name.clone());
    let shown: Vec<Value> = tasks
        .iter()
        .map(|t| {
            let on = match &t.waiting_on {
                Some(WaitOn::Task { task }) => name_of(*task),
                _ => None,
            };
            let other = wanted["tasks"].as_array().unwrap().iter().find(|w| w["name"] == json!(t.name));
            let locals = other.and_then(|w| w["locals"].as_object()).map_or_else(Map::new, |w| locals(t, w));
            json!({"name": t.name, "coro": t.coro, "stage": stage(t.state), "on": on, "stack": stack(t), "locals": locals})
        })
        .collect();
    let mut timers: Vec<Value> = snapshot
        .timers
        .iter()
        .map(|t| {
            let mut row = vec![micro(t.when)];
            row.extend(handle(&t.handle));
            json!(row)
        })
        .collect();
    timers.sort_by_key(|row| (row[0].as_f64().unwrap().to_bits(), row.to_string()));
    let ready: Vec<Value> = snapshot.ready.iter().filter(|h| !h.cancelled).map(|h| json!(handle(h))).collect();
    let frames = stack(main);
    json!({
        "label": label,
        "time": if in_loop { micro(snapshot.at) } else { json!(0) },
        "current": current,
        "tasks": shown,
        "main": if current.is_some() { json!([]) } else { json!(frames) },
        "ready": ready,
        "timers": timers,
    })
}

fn stage(state: TaskState) -> &'static str {
    match state {
        TaskState::Created => "created",
        TaskState::Ready => "ready",
        TaskState::Running => "running",
        TaskState::Waiting => "waiting",
        other => panic!("{other:?} in the loop's tasks"),
    }
}

fn stack(task: &TaskView) -> Vec<Value> {
    let own = task.stack.frames.iter().filter(|f| f.line != 0 && f.name != "probe");
    own.map(|f| json!([f.name, f.line])).collect()
}

/// Of the innermost frame, those that CPython's view shows.
fn locals(task: &TaskView, wanted: &Map<String, Value>) -> Map<String, Value> {
    let frame = task.stack.frames.iter().rev().find(|f| f.line != 0 && f.name != "probe");
    let locals = frame.map(|f| f.locals.as_slice()).unwrap_or_default();
    locals.iter().filter(|l| wanted.contains_key(&l.name)).map(|l| (l.name.clone(), json!(l.value))).collect()
}

fn handle(h: &HandleView) -> Vec<Value> {
    let kind = match h.kind {
        HandleKind::Step => "step",
        HandleKind::Wakeup => "wakeup",
        HandleKind::SleepEnd => "sleep",
        HandleKind::Callback | HandleKind::DoneCallback => "call",
    };
    vec![json!(kind), json!(h.label)]
}

#[test]
fn lines_begin_where_cpython_traces_them() {
    for (name, source, golden) in programs("lines") {
        let seen: Vec<u32> = serde_json::from_str(golden.lines().last().unwrap()).unwrap();
        let blank: Vec<bool> = {
            let blanked = without_probes(&source, "");
            blanked.lines().map(str::is_empty).collect()
        };
        // A line that says `try:` and no more has no instruction of its own here.
        let text: Vec<&str> = source.lines().collect();
        let own = |line: &u32| !blank[*line as usize - 1] && text[*line as usize - 1].trim() != "try:";
        let seen: Vec<u32> = seen.into_iter().filter(own).collect();
        let walked: Vec<u32> =
            lines(&without_probes(&source, "")).into_iter().map(|(line, _)| line).filter(own).collect();
        let at = seen.iter().zip(&walked).position(|(a, b)| a != b).unwrap_or(0);
        let around = |v: &[u32]| v[at.saturating_sub(3).min(v.len())..(at + 8).min(v.len())].to_vec();
        assert_eq!(walked, seen, "{name}: from {:?} instead of {:?}", around(&walked), around(&seen));
    }
}

/// Every line that begins in a run, in order, and where.
fn lines(source: &str) -> Vec<(u32, Position)> {
    let mut session = Session::new(source, config());
    session.step(0);
    let mut lines = Vec::new();
    loop {
        if let Some(spot) = session.at_line() {
            lines.push((spot.line, session.position()));
        }
        loop {
            match Walk::new(Stride::Line, &session).go(&mut session, 100_000) {
                Walked::Waiting { until } => session.advance_to(until),
                Walked::OutOfFuel | Walked::NeedsLibrary => {}
                Walked::Arrived => break,
                Walked::Finished { .. } => return lines,
            }
        }
    }
}

#[test]
fn any_position_shows_the_same_state_however_it_is_reached() {
    for (name, source, _) in programs("lines") {
        let source = without_probes(&source, "");
        let lines = lines(&source);
        let end = lines.last().unwrap().1;
        let mut straight = Replay::new(&source, config());
        let states: Vec<Snapshot> = lines
            .iter()
            .map(|&(_, position)| {
                straight.seek(position);
                arrive(&mut straight);
                straight.snapshot(usize::MAX)
            })
            .collect();
        let same = |replay: &Replay, i: usize, how: &str| {
            let (mut seen, mut wanted) = (replay.snapshot(usize::MAX), states[i].clone());
            // Generators are numbered as they are watched.
            for s in [&mut seen, &mut wanted] {
                s.traffic.clear();
                s.tasks.iter_mut().flat_map(|t| &mut t.stack.frames).for_each(|f| {
                    f.number = 0;
                    f.locals.iter_mut().flat_map(|l| &mut l.chain).for_each(|link| link.number = 0);
                });
            }
            assert_eq!(seen, wanted, "{name}: line {} reached {how}", lines[i].0);
        };
        let mut replay = Replay::new(&source, config());
        // To and fro, as a reader who scrubs.
        for i in (0..lines.len()).map(|i| i * 7919 % lines.len()) {
            replay.seek(lines[i].1);
            replay.go(3);
            replay.seek(lines[(i * 31 + 5) % lines.len()].1);
            replay.go(200);
            replay.seek(lines[i].1);
            arrive(&mut replay);
            same(&replay, i, "by seeking");
        }
        for i in 1..lines.len() {
            replay.walk(lines[i - 1].1, Stride::Line, end);
            assert_eq!(arrive(&mut replay), lines[i].1, "{name}: the line after {:?}", lines[i - 1]);
            same(&replay, i, "by a step");
            replay.line_before(lines[i].1);
            assert_eq!(arrive(&mut replay), lines[i - 1].1, "{name}: the line before {:?}", lines[i]);
            same(&replay, i - 1, "by a step back");
        }
        replay.line_before(lines[0].1);
        assert_eq!(arrive(&mut replay), Position::default(), "{name}: there is no line before the first");
    }
}

#[test]
fn a_replay_may_get_its_modules_late() {
    let source = "first = 1\nimport textwrap\nsecond = textwrap.dedent(\"  a\")\nthird = 3\n";
    let lines = lines(source);
    let (last, end) = (lines[lines.len() - 2].1, lines[lines.len() - 1].1);
    let mut early = Replay::new(source, config());
    early.seek(end);
    arrive(&mut early);

    let mut late = Replay::new(source, Config { library: None, ..config() });
    late.line_before(end);
    assert!(arrive(&mut late) < last, "it cannot be beyond the import");
    late.seek(end);
    arrive(&mut late);
    late.set_library(config().library.unwrap());
    late.seek(end);
    arrive(&mut late);
    assert_eq!(late.snapshot(usize::MAX), early.snapshot(usize::MAX));
    late.line_before(end);
    assert_eq!(arrive(&mut late), last);
}
