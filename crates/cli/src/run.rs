//! `run` and `check`.

use crate::{Clock, Program};
use coroscope_session::{Config, EventKind, Library, Session, Step, Stream};
use std::io::Write;
use std::time::{Duration, Instant};

/// What a run is configured as. The program is known by its path, as `python3 FILE` knows it.
pub fn config(program: &Program) -> Config {
    let filename = if program.file == "-" { "<stdin>".to_owned() } else { program.file.clone() };
    Config {
        filename,
        seed: program.seed,
        cpu_cost: program.cpu_cost,
        library: Some(Library::new(coroscope_library::FILES.iter().copied())),
        allocated: Some(crate::allocated),
        ..Config::default()
    }
}

/// Writes what came out since event `from`; gives the new position.
fn print(session: &Session, from: usize) -> usize {
    let events = session.events();
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    for e in events.iter_from(from) {
        if let EventKind::Output { stream, text, .. } = &e.kind {
            // A closed pipe is the reader's wish; there is nobody to tell.
            let _ = match stream {
                Stream::Stdout => out.write_all(text.as_bytes()),
                Stream::Stderr => out.flush().and_then(|()| err.write_all(text.as_bytes())),
            };
        }
    }
    let _ = out.flush();
    events.len()
}

pub fn run(source: &str, program: &Program, clock: Clock, speed: f64) -> u8 {
    let mut session = Session::new(source, config(program));
    let start = Instant::now();
    let mut printed = 0;
    let slice = program.fuel.min(1_000_000);
    loop {
        let step = session.step(slice);
        printed = print(&session, printed);
        match step {
            // It is there from the start.
            Step::OutOfFuel | Step::NeedsLibrary => {}
            Step::Waiting { until } => {
                if clock == Clock::Wall && speed > 0.0 {
                    let due = Duration::from_secs_f64(until as f64 / 1e9 / speed);
                    std::thread::sleep(due.saturating_sub(start.elapsed()));
                }
                session.advance_to(until);
            }
            Step::Finished { exit } => return exit as u8,
        }
    }
}

pub fn check(source: &str, file: &str) -> u8 {
    let errors = coroscope_session::check(source);
    for e in &errors {
        println!("{file}:{}:{}: {}: {}", e.line, e.col + 1, e.kind, e.message);
    }
    u8::from(!errors.is_empty())
}
