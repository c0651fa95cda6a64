//! SyntaxWarnings: `warnings/cases.txt` against `warnings/golden.txt`, which comes from CPython 3.14 through
//! `warnings/oracle.py`.

use coroscope_compiler::{Mode, compile};

#[test]
fn warnings_are_cpythons() {
    let cases: Vec<_> = include_str!("warnings/cases.txt").split("#### case\n").skip(1).collect();
    let golden: Vec<_> = include_str!("warnings/golden.txt").lines().collect();
    assert_eq!(cases.len(), golden.len());
    let mut wrong = Vec::new();
    for (case, expected) in cases.iter().zip(&golden) {
        let got = match compile(case, "nofile.py", Mode::Exec) {
            Ok(compiled) => {
                let all: Vec<_> = compiled.warnings.iter().map(|w| format!("{} {}", w.line, w.message)).collect();
                all.join(" | ")
            }
            Err(e) => format!("error {}", e.message),
        };
        if got != *expected {
            wrong.push(format!("{case:?}\n  CPython: {expected}\n  ours:    {got}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
