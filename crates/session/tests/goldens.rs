//! Every program of `tests/cases/` through the session, at fuel 1 and at unlimited fuel, compared with what CPython
//! printed (`cargo xtask goldens`): stdout, stderr and exit status, to the byte.
//!
//! `tests/cases/known-failures.txt` lists what the engine does not pass yet, a case a line; `NAME stderr` says that
//! stdout and exit status are right. The rule holds both ways: an unlisted failure fails the test, and so does a listed
//! case that has come to pass. `COROSCOPE_KNOWN_FAILURES=write cargo test -p coroscope-session --test goldens` rewrites the list;
//! `COROSCOPE_CASES=asyncio/gather` runs the cases whose names start so, shows all differences, and checks no list.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use coroscope_session::{Config, EventKind, Library, Session, Step, Stream};

const KNOWN: &str = "known-failures.txt";
/// Instructions after which a run counts as endless; the hungriest case takes a few million.
const ENDLESS: u64 = 60_000_000;
/// Waits after which a run counts as endless.
const ENDLESS_WAITS: u32 = 2_000_000;
/// Fuel that no case uses up.
const UNLIMITED: u64 = ENDLESS;
/// Stack of the thread that runs a case (bytes): no more than a browser gives to wasm.
const STACK: usize = 1 << 20;
/// Lines of difference shown for each case.
const SHOWN: usize = 6;

/// What a run printed and how it ended.
#[derive(Clone, PartialEq)]
struct Outcome {
    stdout: String,
    stderr: String,
    exit: String,
}

/// How far a case is from its golden.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Same,
    StderrDiffers,
    Differs,
}

#[test]
fn goldens() {
    let only = std::env::var("COROSCOPE_CASES").ok();
    let mut names = case_names(&cases_dir());
    if let Some(prefix) = &only {
        names.retain(|n| n.starts_with(prefix.as_str()));
    }
    let verdicts = run_all(&names);
    let known = known_failures();
    if std::env::var("COROSCOPE_KNOWN_FAILURES").as_deref() == Ok("write") && only.is_none() {
        write_known(&verdicts);
        return;
    }
    let mut complaints = Vec::new();
    for (name, (verdict, difference)) in &verdicts {
        let listed = known.get(name).copied().unwrap_or(Verdict::Same);
        if only.is_some() && *verdict != Verdict::Same {
            complaints.push(format!("FAIL {name}\n{difference}"));
        } else if only.is_none() && *verdict != listed {
            complaints.push(match (*verdict, listed) {
                (Verdict::Same, _) => format!("PASSES {name}: take it off {KNOWN}"),
                (Verdict::StderrDiffers, Verdict::Differs) => {
                    format!("BETTER {name}: only stderr differs now, say so in {KNOWN}")
                }
                _ => format!("FAIL {name}\n{difference}"),
            });
        }
    }
    let stale = known.keys().filter(|name| only.is_none() && !verdicts.contains_key(*name));
    complaints.extend(stale.map(|name| format!("GONE {name}: take it off {KNOWN}")));
    let passed = verdicts.values().filter(|(verdict, _)| *verdict == Verdict::Same).count();
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!("{passed} passed, {} failed ({} of them known)", verdicts.len() - passed, known.len());
    assert!(complaints.is_empty(), "{} cases are not as {KNOWN} says", complaints.len());
}

/// Runs the cases on all cores, each in a thread of its own name: a panic or an overflow of the stack names its case.
fn run_all(names: &[String]) -> BTreeMap<String, (Verdict, String)> {
    let next = AtomicUsize::new(0);
    let verdicts = Mutex::new(BTreeMap::new());
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let case = name.clone();
                    let thread = std::thread::Builder::new().name(name.clone()).stack_size(STACK);
                    let ran = thread.spawn(move || judge(&case)).map(|handle| handle.join());
                    let verdict = match ran {
                        Ok(Ok(verdict)) => verdict,
                        _ => (Verdict::Differs, "  the engine panicked".to_owned()),
                    };
                    verdicts.lock().unwrap().insert(name.clone(), verdict);
                }
            });
        }
    });
    verdicts.into_inner().unwrap()
}

fn judge(name: &str) -> (Verdict, String) {
    let dir = cases_dir();
    let read = |extension: &str| fs::read_to_string(dir.join(format!("{name}.{extension}"))).unwrap_or_default();
    let source = read("py");
    let exit = read("code").trim().to_owned();
    let want =
        Outcome { stdout: read("out"), stderr: read("err"), exit: if exit.is_empty() { "0".into() } else { exit } };
    let fast = run(&source, UNLIMITED);
    let verdict = match () {
        () if fast == want => Verdict::Same,
        () if fast.stdout == want.stdout && fast.exit == want.exit => Verdict::StderrDiffers,
        () => Verdict::Differs,
    };
    // A case that fails anyway need not fail twice.
    if verdict != Verdict::Differs {
        let slow = run(&source, 1);
        if slow != fast {
            return (Verdict::Differs, format!("  fuel 1 and unlimited fuel differ:\n{}", difference(&fast, &slow)));
        }
    }
    (verdict, difference(&want, &fast))
}

/// Runs a program to its end, passing over every wait at once.
fn run(source: &str, fuel: u64) -> Outcome {
    let library = Library::new(coroscope_library::FILES.iter().copied());
    let mut session = Session::new(source, Config::default());
    let mut waits = 0;
    let exit = loop {
        match session.step(fuel) {
            Step::Finished { exit } => break exit.to_string(),
            Step::Waiting { until } if waits < ENDLESS_WAITS => {
                waits += 1;
                session.advance_to(until);
            }
            Step::OutOfFuel if session.steps() < ENDLESS => {}
            Step::NeedsLibrary => session.set_library(library.clone()),
            step => break format!("endless ({step:?})"),
        }
    };
    let (mut stdout, mut stderr) = (String::new(), String::new());
    for event in session.events() {
        if let EventKind::Output { stream, text, .. } = &event.kind {
            match stream {
                Stream::Stdout => stdout.push_str(text),
                Stream::Stderr => stderr.push_str(text),
            }
        }
    }
    Outcome { stdout: without_addresses(&stdout), stderr: without_addresses(&stderr), exit }
}

/// `at 0x7f...` becomes `at 0xADDR`, as in the goldens.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("at 0x");
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b)).count();
        clean.push_str("at 0x");
        clean.push_str(if digits >= 5 { "ADDR" } else { &part[..digits] });
        clean.push_str(&part[digits..]);
    }
    clean
}

fn difference(want: &Outcome, got: &Outcome) -> String {
    let mut lines = Vec::new();
    if want.exit != got.exit {
        lines.push(format!("  exit: want {}, got {}", want.exit, got.exit));
    }
    for (stream, want, got) in [("stdout", &want.stdout, &got.stdout), ("stderr", &want.stderr, &got.stderr)] {
        lines.extend(first_differences(want, got).into_iter().map(|line| format!("  {stream} {line}")));
    }
    lines.join("\n")
}

/// The first lines from where two texts part: CPython's with `-`, ours with `+`.
fn first_differences(want: &str, got: &str) -> Vec<String> {
    if want == got {
        return Vec::new();
    }
    let (want, got): (Vec<&str>, Vec<&str>) = (want.split('\n').collect(), got.split('\n').collect());
    let from = want.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let tail = |lines: &[&str], sign: char| -> Vec<String> {
        let shown = lines[from..].iter().take(SHOWN / 2).enumerate();
        shown
            .map(|(i, line)| format!("{:>4} {sign} {}", from + i + 1, line.chars().take(200).collect::<String>()))
            .collect()
    };
    [tail(&want, '-'), tail(&got, '+')].concat()
}

fn cases_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases")
}

/// Names of all programs below `dir`, with `/` and without `.py`.
fn case_names(dir: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![(dir.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else if let Some(name) = name.strip_suffix(".py") {
                names.push(name.to_owned());
            }
        }
    }
    names.sort();
    names
}

fn known_failures() -> BTreeMap<String, Verdict> {
    let text = fs::read_to_string(cases_dir().join(KNOWN)).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| match line.strip_suffix(" stderr") {
            Some(name) => (name.to_owned(), Verdict::StderrDiffers),
            None => (line.to_owned(), Verdict::Differs),
        })
        .collect()
}

fn write_known(verdicts: &BTreeMap<String, (Verdict, String)>) {
    let mut text = String::from(
        "# Cases that the engine does not pass yet; `NAME stderr`: only stderr differs. See crates/session/tests/goldens.rs.\n",
    );
    for (name, (verdict, _)) in verdicts {
        match verdict {
            Verdict::Same => {}
            Verdict::StderrDiffers => text.push_str(&format!("{name} stderr\n")),
            Verdict::Differs => text.push_str(&format!("{name}\n")),
        }
    }
    fs::write(cases_dir().join(KNOWN), text).unwrap();
}
