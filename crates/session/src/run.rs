//! Starting, stepping and ending a run.

use crate::{Event, Snapshot};

/// Limits of a run; passing one raises the Python exception that a reader expects.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Bytes that the program's objects may take (MemoryError).
    pub memory: u64,
    /// Depth of Python calls (RecursionError).
    pub recursion: u32,
    /// Bytes of output, both streams together; the run stops with a message when they are used up.
    pub output: u64,
    /// Recorded events; past that, recording goes on for lanes' states only.
    pub events: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { memory: 512 << 20, recursion: 1000, output: 16 << 20, events: 4_000_000 }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// What tracebacks call the program.
    pub filename: String,
    /// Seed of `random` where the program does not seed it, and of nothing else.
    pub seed: u64,
    /// Virtual ns that each instruction takes; 0 means that only sleeping takes time.
    pub cpu_cost: u64,
    pub limits: Limits,
}

impl Default for Config {
    fn default() -> Self {
        Config { filename: "main.py".into(), seed: 0, cpu_cost: 0, limits: Limits::default() }
    }
}

/// Why [`Session::step`] came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The fuel is used up; call again.
    OutOfFuel,
    /// Nothing can run before this virtual time (ns): wait as long as you like, `advance_to` it, call again.
    Waiting { until: u64 },
    /// The program has ended, its finalisers included.
    Finished { exit: i32 },
}

/// An error of the source text, worded and placed as CPython does. Lines from 1, columns in characters from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// `SyntaxError`, `IndentationError` or `TabError`.
    pub kind: String,
    pub message: String,
    pub line: u32,
    pub col: u32,
    pub end_line: u32,
    pub end_col: u32,
}

/// Parses and compiles without running; the errors that `python3 FILE` would give (at most one today).
pub fn check(_source: &str) -> Vec<Diagnostic> {
    Vec::new()
}

/// One run. Deterministic: the same source and config give the same instructions, events and output whatever the fuel.
pub struct Session {
    now: u64,
    steps: u64,
    events: Vec<Event>,
}

impl Session {
    /// A program that does not compile gives a session that prints the SyntaxError and finishes with exit 1.
    pub fn new(_source: &str, _config: Config) -> Session {
        Session { now: 0, steps: 0, events: Vec::new() }
    }

    /// Runs at most `fuel` instructions.
    pub fn step(&mut self, _fuel: u64) -> Step {
        Step::Finished { exit: 0 }
    }

    /// Runs to exactly instruction `step` (for time travel), passing over waits at once. Gives `false` if the run ended before.
    pub fn run_to(&mut self, _step: u64) -> bool {
        false
    }

    /// Sets the virtual clock (ns); never moves it back.
    pub fn advance_to(&mut self, now: u64) {
        self.now = self.now.max(now);
    }

    /// Virtual time (ns).
    pub fn now(&self) -> u64 {
        self.now
    }

    /// Instructions executed.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// All events so far, oldest first. Output is among them.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The state right now: tasks with await chains and locals, ready queue, timers.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::default()
    }
}
