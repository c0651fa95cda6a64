use std::collections::BTreeMap;

use serde_json::Value;

use super::*;
use crate::state::testing::{Ran, run};
use crate::state::{Arrangement, Path, Rows, Subject};
use crate::words::Lang;

const PROGRAM: &str = "\
import asyncio
async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f'<{name}> | \"done\" `ok`')
async def worker(name):
    await fetch(name, 0.5)
async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(worker(n), name=n) for n in 'ab']
    loser = asyncio.create_task(event.wait(), name='loser & co')
    await asyncio.gather(*tasks)
    loser.cancel()
asyncio.run(main())
";

fn json_of(ran: &Ran) -> Vec<Value> {
    let text = chrome_trace(&ran.trace, ran.events(), ran.end, &ran.trace.source, Lang::En.words());
    let file: Value = serde_json::from_str(&text).expect("valid JSON");
    file["traceEvents"].as_array().expect("a list of events").clone()
}

fn number(event: &Value, key: &str) -> f64 {
    event[key].as_f64().unwrap_or_else(|| panic!("{key} in {event}"))
}

#[test]
fn the_trace_has_a_track_for_each_task_with_slices_that_nest() {
    let ran = run(PROGRAM);
    let events = json_of(&ran);
    let named: Vec<&str> = events
        .iter()
        .filter(|event| event["name"] == "thread_name")
        .filter_map(|e| e["args"]["name"].as_str())
        .collect();
    assert_eq!(named, ["main program", "Task-1 main()", "a worker()", "b worker()", "loser & co Event.wait()"]);
    let mut tracks: BTreeMap<u64, Vec<(f64, f64, String)>> = BTreeMap::new();
    for event in events.iter().filter(|event| event["ph"] == "X") {
        assert!(event["pid"] == 1 && event["cat"].is_string() && event["args"].is_object(), "{event}");
        let (from, dur) = (number(event, "ts"), number(event, "dur"));
        assert!(dur >= 0.0);
        let name = event["name"].as_str().unwrap_or_default().to_owned();
        tracks.entry(event["tid"].as_u64().unwrap_or(0)).or_default().push((from, from + dur, name));
    }
    assert_eq!(tracks.len(), 5);
    for slices in tracks.values() {
        // Each lies inside the one that is open when it begins, or after it.
        let mut open: Vec<(f64, f64)> = Vec::new();
        for &(from, to, ref name) in slices {
            while open.last().is_some_and(|outer| outer.1 <= from + 1e-9) {
                open.pop();
            }
            assert!(open.last().is_none_or(|outer| outer.0 <= from && to <= outer.1 + 1e-9), "{name} crosses a border");
            open.push((from, to));
        }
    }
    let a: Vec<&str> = tracks[&3].iter().map(|slice| slice.2.as_str()).collect();
    assert_eq!(a[0], "a worker()");
    let wait = a.iter().position(|name| *name == "waiting: sleep 0.5 s").expect("the sleep");
    assert_eq!(a[wait + 1..wait + 3], ["worker()", "fetch()"], "the chain of awaits is nested in the wait");
}

#[test]
fn arrows_of_the_trace_begin_and_end_inside_slices() {
    let ran = run(PROGRAM);
    let events = json_of(&ran);
    let slices: Vec<&Value> = events.iter().filter(|event| event["ph"] == "X").collect();
    let inside = |flow: &Value| {
        let at = number(flow, "ts");
        slices.iter().any(|slice| {
            let from = number(slice, "ts");
            slice["tid"] == flow["tid"] && from <= at && at <= from + number(slice, "dur")
        })
    };
    let mut ends: BTreeMap<u64, Vec<&Value>> = BTreeMap::new();
    for flow in events.iter().filter(|event| event["ph"] == "s" || event["ph"] == "f") {
        assert!(inside(flow), "{flow} is in no slice");
        ends.entry(flow["id"].as_u64().unwrap_or(0)).or_default().push(flow);
    }
    let mut names = BTreeMap::new();
    for pair in ends.values() {
        let [from, to] = pair.as_slice() else { panic!("an arrow has two ends: {pair:?}") };
        assert!(from["ph"] == "s" && to["ph"] == "f" && to["bp"] == "e" && from["name"] == to["name"]);
        assert!(number(from, "ts") <= number(to, "ts") && from["tid"] != to["tid"]);
        *names.entry(from["name"].as_str().unwrap_or_default()).or_insert(0) += 1;
    }
    assert_eq!(names.get("creates"), Some(&4));
    assert_eq!(names.get("cancels"), Some(&1));
    assert!(names.get("wakes").is_some_and(|&count| count >= 1));
}

#[test]
fn output_in_the_trace_and_as_markdown_survives_its_own_signs() {
    let ran = run(PROGRAM);
    let printed: Vec<String> = json_of(&ran)
        .iter()
        .filter(|event| event["ph"] == "i")
        .filter_map(|event| event["name"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(printed, ["<a> | \"done\" `ok`", "<b> | \"done\" `ok`"]);
    let text = markdown(&ran.trace, "A run", Lang::En.words());
    assert_eq!(
        text,
        "## A run\n\n| Time | Task | Output |\n| ---: | :--- | :--- |\n\
         | 0.500 s | a | `` <a> \\| \"done\" `ok` `` |\n| 0.500 s | b | `` <b> \\| \"done\" `ok` `` |\n"
    );
}

#[test]
fn the_picture_is_well_formed_and_stands_alone() {
    let ran = run(PROGRAM);
    let rows = Rows::new(&ran.trace.lanes, &Arrangement::default(), ran.end);
    let subject = Subject {
        trace: &ran.trace,
        events: ran.events(),
        rows: &rows,
        end: ran.end,
        cursor: ran.end,
        selected: None,
        path: &Path::default(),
        words: Lang::En.words(),
    };
    let picture = svg(&subject, None, 1000.0);
    let mut open = Vec::new();
    for tag in picture.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default()) {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) => assert_eq!(open.pop(), Some(name), "{tag}"),
            (false, true) => {}
            (false, false) => open.push(name),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    assert!(picture.contains("loser &amp; co") && picture.contains(">sleep 0.5 s</text>"));
    for foreign in [" id=", "url(", "style=", "<script", "href", "NaN", "inf"] {
        assert!(!picture.contains(foreign), "{foreign}");
    }
}
