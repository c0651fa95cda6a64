//! Programs that CPython refuses, and its words for each: `errors/cases.txt` against `errors/golden.txt`, which comes
//! from CPython 3.14 through `errors/oracle.py`.

use coroscope_compiler::{Mode, compile};

fn describe(source: &str) -> String {
    match compile(source, "nofile.py", Mode::Exec) {
        Ok(_) => "ok".to_owned(),
        Err(e) => format!("{:?} {}:{}-{}:{} {}", e.kind, e.line, e.col, e.end_line, e.end_col, e.message),
    }
}

#[test]
fn errors_are_cpythons() {
    let cases: Vec<_> = include_str!("errors/cases.txt").split("#### case\n").skip(1).collect();
    let golden: Vec<_> = include_str!("errors/golden.txt").lines().collect();
    assert_eq!(cases.len(), golden.len());
    let mut wrong = Vec::new();
    for (case, expected) in cases.iter().zip(&golden) {
        let got = describe(case);
        if got != *expected {
            wrong.push(format!("{case:?}\n  CPython: {expected}\n  ours:    {got}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
