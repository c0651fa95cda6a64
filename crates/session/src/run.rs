//! Starting, stepping and ending a run.

use crate::{EventKind, Events, LaneKind, MAIN, Position, Snapshot, Spot, Stream, TaskId};
use coroscope_vm::module::Library;
use coroscope_vm::{CompileError, CompileMode, CompileWarning, Compiled, Machine, MachineStep, Vm, VmConfig};

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

#[derive(Clone, Debug)]
pub struct Config {
    /// What tracebacks call the program.
    pub filename: String,
    /// Seed of `random` where the program does not seed it, and of nothing else.
    pub seed: u64,
    /// Virtual ns that each instruction takes; 0 means that only sleeping takes time.
    pub cpu_cost: u64,
    pub limits: Limits,
    /// The modules written in Python. `None`: they come later, when [`Step::NeedsLibrary`] asks for them.
    pub library: Option<Library>,
    pub recording: Recording,
    /// Bytes that the host's allocator has handed out now, where it counts them: what `Limits::memory` is held against.
    pub allocated: Option<fn() -> u64>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            filename: "main.py".into(),
            seed: 0,
            cpu_cost: 0,
            limits: Limits::default(),
            library: None,
            recording: Recording::Events,
            allocated: None,
        }
    }
}

/// What a run tells of itself as it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Recording {
    #[default]
    Events,
    /// No events: for a run that only looks for a state. It takes the same instructions.
    Nothing,
}

/// Why [`Session::step`] came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The fuel is used up; call again.
    OutOfFuel,
    /// Nothing can run before this virtual time (ns): wait as long as you like, `advance_to` it, call again.
    Waiting { until: u64 },
    /// The program imports a module written in Python: hand the library over with [`Session::set_library`], call again.
    NeedsLibrary,
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
pub fn check(source: &str) -> Vec<Diagnostic> {
    match compile(source, "main.py", CompileMode::Module) {
        Ok(_) => Vec::new(),
        Err(e) => vec![diagnostic(source, e)],
    }
}

fn diagnostic(source: &str, e: CompileError) -> Diagnostic {
    let line = e.line.max(1);
    let length = source.lines().nth(line as usize - 1).map_or(0, |l| l.chars().count() as u32);
    let col = e.col.saturating_sub(1).min(length);
    let end_line = if e.end_line == 0 { line } else { e.end_line };
    let end_col = u32::try_from(e.end_col - 1).unwrap_or(col + 1);
    Diagnostic { kind: e.kind, message: e.message, line, col, end_line, end_col }
}

fn compile(source: &str, filename: &str, mode: CompileMode) -> Compiled {
    use coroscope_compiler as compiler;
    let mode = match mode {
        CompileMode::Module => compiler::Mode::Module,
        CompileMode::Exec => compiler::Mode::Exec,
        CompileMode::Eval => compiler::Mode::Eval,
        CompileMode::Single => compiler::Mode::Single,
    };
    match compiler::compile(source, filename, mode) {
        Ok(c) => {
            let warnings =
                c.warnings.into_iter().map(|w| CompileWarning { message: w.message, line: w.line }).collect();
            Ok((c.code, warnings))
        }
        Err(e) => Err(compile_error(e)),
    }
}

fn compile_error(e: coroscope_compiler::SyntaxError) -> CompileError {
    CompileError {
        kind: format!("{:?}", e.kind),
        message: e.message,
        line: e.line,
        col: e.col,
        end_line: e.end_line,
        end_col: e.end_col,
        text: e.text,
        suggestion: e.suggestion.map(|s| Box::new(compile_error(*s))),
    }
}

/// One run. Deterministic: the same source and config give the same instructions, events and output whatever the fuel.
pub struct Session {
    machine: Machine,
    events: Events,
    finished: Option<i32>,
}

impl Session {
    /// A program that does not compile gives a session that prints the SyntaxError and finishes with exit 1.
    pub fn new(source: &str, config: Config) -> Session {
        let limits = &config.limits;
        let vm = Vm::new(
            VmConfig {
                filename: config.filename,
                seed: config.seed,
                cpu_cost: config.cpu_cost,
                memory: limits.memory,
                recursion: limits.recursion,
                output: limits.output,
                events: limits.events,
                allocated: config.allocated,
            },
            compile,
        );
        vm.library.replace(config.library);
        vm.record.silent.set(config.recording == Recording::Nothing);
        coroscope_stdlib::install(&vm);
        coroscope_asyncio::install(&vm);
        vm.record_for(
            MAIN,
            EventKind::LaneCreated { kind: LaneKind::Main, name: "main".into(), coro: "".into(), by: MAIN, line: 0 },
        );
        let program = Box::pin(coroscope_vm::program::run(vm.clone(), source.to_owned()));
        let mut events = Events::default();
        vm.record.swap(&mut events);
        Session { machine: Machine::new(vm, program), events, finished: None }
    }

    /// Runs at most `fuel` instructions; with 0, only what needs none: natives, up to the next instruction.
    pub fn step(&mut self, fuel: u64) -> Step {
        if let Some(exit) = self.finished {
            return Step::Finished { exit };
        }
        self.machine.vm.record.swap(&mut self.events);
        let step = self.machine.step(fuel);
        let out = match step {
            MachineStep::OutOfFuel => Step::OutOfFuel,
            MachineStep::Waiting { until } => Step::Waiting { until },
            MachineStep::Finished(Ok(v)) => Step::Finished { exit: v.as_i64().unwrap_or(1) as i32 },
            MachineStep::Finished(Err(_)) => Step::Finished { exit: 1 },
            MachineStep::NeedsLibrary => Step::NeedsLibrary,
            MachineStep::Stuck => self.stop("Deadlock: every thread waits for another."),
            MachineStep::Halted => {
                let message = self.machine.vm.halted.borrow().clone().unwrap_or_default();
                self.stop(&message)
            }
        };
        self.machine.vm.record.swap(&mut self.events);
        if let Step::Finished { exit } = out {
            self.finished = Some(exit);
        }
        out
    }

    fn stop(&mut self, message: &str) -> Step {
        let text = format!("{message}\n").into();
        self.machine.vm.record(EventKind::Output { stream: Stream::Stderr, text, line: 0 });
        Step::Finished { exit: 1 }
    }

    /// Ends the run now with this line on stderr.
    pub fn halt(&mut self, message: &str) {
        self.machine.vm.halt(message);
    }

    /// Hands over the modules written in Python. When a run gets them makes no difference to it.
    pub fn set_library(&mut self, library: Library) {
        self.machine.vm.library.replace(Some(library));
    }

    /// Goes on to a position (for time travel) with at most `fuel` instructions, passing over waits at once. Says whether
    /// it is there: the first moment between two instructions at which so many are done and it is so late, or the end.
    pub fn go_to(&mut self, to: Position, fuel: u64) -> bool {
        let stop = self.steps().saturating_add(fuel);
        loop {
            let left = to.step.min(stop).saturating_sub(self.steps());
            if left == 0 && self.steps() < to.step {
                return false;
            }
            match self.step(left) {
                Step::OutOfFuel if self.steps() < to.step => {}
                Step::Waiting { until } if self.steps() < to.step || until <= to.at => self.advance_to(until),
                _ => return true,
            }
        }
    }

    /// Where the run stands.
    pub fn position(&self) -> Position {
        Position { step: self.steps(), at: self.now() }
    }

    /// The line that begins with the next instruction, if one does.
    pub fn at_line(&self) -> Option<Spot> {
        let (line, depth) = self.machine.current_thread().at_line()?;
        Some(Spot { lane: self.machine.vm.record.current.get(), depth, line })
    }

    /// Whose call is in progress, and how deep: of the program's own frames, the innermost.
    pub(crate) fn call(&self) -> Option<(TaskId, u32)> {
        let depth = self.machine.current_thread().py_frames().filter(|f| f.code.is_user).count() as u32;
        (depth > 0).then(|| (self.machine.vm.record.current.get(), depth))
    }

    pub fn is_finished(&self) -> bool {
        self.finished.is_some()
    }

    /// Whether this task exists and is not done. The main program always is.
    pub fn is_alive(&self, lane: TaskId) -> bool {
        lane == MAIN || coroscope_asyncio::is_alive(&self.machine.vm, lane)
    }

    /// From now on, or no longer, notes what goes through generators, for [`Snapshot::traffic`].
    pub fn watch(&self, on: bool) {
        self.machine.vm.record.watches.set(on);
    }

    /// Sets the virtual clock (ns); never moves it back.
    pub fn advance_to(&mut self, now: u64) {
        self.machine.vm.advance_to(now);
    }

    /// Virtual time (ns).
    pub fn now(&self) -> u64 {
        self.machine.vm.now()
    }

    /// Instructions executed.
    pub fn steps(&self) -> u64 {
        self.machine.vm.steps.get()
    }

    /// All events so far, oldest first. Output is among them.
    pub fn events(&self) -> &Events {
        &self.events
    }

    /// The state right now: tasks with await chains and locals, ready queue, timers.
    pub fn snapshot(&self) -> Snapshot {
        self.glimpse(usize::MAX)
    }

    /// The same with at most `limit` tasks, handles and timers each: what a panel can show costs no more than that.
    pub fn glimpse(&self, limit: usize) -> Snapshot {
        crate::snapshot::take(&self.machine, limit)
    }
}
