//! Programs over the in-page network print what CPython prints over a real loopback: `tests/network/NAME.out` is what
//! `python3 NAME.py` wrote there.

use coroscope_session::{Config, EventKind, Library, Session, Step};
use std::fs;
use std::path::Path;

fn output(source: &str) -> String {
    let mut session = Session::new(source, Config::default());
    loop {
        match session.step(1_000_000) {
            Step::OutOfFuel => {}
            Step::NeedsLibrary => session.set_library(Library::new(coroscope_library::FILES.iter().copied())),
            Step::Waiting { until } => session.advance_to(until),
            Step::Finished { .. } => break,
        }
    }
    let mut text = String::new();
    for event in session.events() {
        if let EventKind::Output { text: written, .. } = &event.kind {
            text.push_str(written);
        }
    }
    text
}

#[test]
fn programs_over_the_network_print_what_cpython_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/network");
    let mut programs: Vec<_> = fs::read_dir(folder)
        .expect("tests/network is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    assert!(programs.len() >= 5);
    for program in programs {
        let source = fs::read_to_string(&program).expect("a program is a text");
        let expected = fs::read_to_string(program.with_extension("out")).expect("a program has its output beside it");
        assert_eq!(output(&source), expected, "{}", program.display());
    }
}
