//! `coroscope run | trace | check`: the engine on the command line.

mod run;
mod trace;

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::Read;
use std::process::ExitCode;

/// Counts what the program's objects take, so that a run stays within its memory.
#[global_allocator]
static MEMORY: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

pub(crate) fn allocated() -> u64 {
    MEMORY.allocated() as u64
}

#[derive(Parser)]
#[command(
    name = "coroscope",
    version,
    about = "Runs Python coroutine programs on a virtual clock and shows how they run"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run a program: its output goes to stdout and stderr, its exit status is ours
    Run {
        #[command(flatten)]
        program: Program,
        /// Whether sleeps pass at once or really wait
        #[arg(long, value_enum, default_value_t = Clock::Virtual)]
        clock: Clock,
        /// How fast time passes with `--clock wall`
        #[arg(long, default_value_t = 1.0)]
        speed: f64,
    },
    /// Run a program and write its events as JSON lines
    Trace {
        #[command(flatten)]
        program: Program,
    },
    /// Say whether a program compiles
    Check {
        /// The program, or `-` for standard input
        file: String,
    },
}

#[derive(Args)]
struct Program {
    /// The program, or `-` for standard input
    file: String,
    /// Seed of `random` where the program does not seed it
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Virtual nanoseconds that each instruction takes
    #[arg(long, default_value_t = 0)]
    cpu_cost: u64,
    /// Instructions per slice; the output is the same for every number
    #[arg(long, default_value_t = u64::MAX)]
    fuel: u64,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Clock {
    Virtual,
    Wall,
}

/// The text of a program, or one line saying why it cannot be had.
fn read(file: &str) -> Result<String, String> {
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    let bytes = bytes.map_err(|e| format!("coroscope: can't open file '{file}': {e}"))?;
    String::from_utf8(bytes).map_err(|_| format!("coroscope: '{file}' is not UTF-8 text"))
}

fn main() -> ExitCode {
    // Parsing recurses; a thread of our own has stack enough for every source that the parser lets through.
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(|| command(Cli::parse().command));
    let code = worker.ok().and_then(|w| w.join().ok()).unwrap_or(70);
    ExitCode::from(code)
}

fn command(command: Command) -> u8 {
    let file = match &command {
        Command::Run { program, .. } | Command::Trace { program } => program.file.clone(),
        Command::Check { file } => file.clone(),
    };
    let source = match read(&file) {
        Ok(source) => source,
        Err(message) => {
            eprintln!("{message}");
            return 2;
        }
    };
    match command {
        Command::Run { program, clock, speed } => run::run(&source, &program, clock, speed),
        Command::Trace { program } => trace::trace(&source, &program),
        Command::Check { .. } => run::check(&source, &file),
    }
}
