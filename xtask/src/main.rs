//! The chores of the project: `cargo xtask COMMAND`. Each sets up what it needs and is missing, and nothing twice.

mod api;
mod bench;
mod check;
mod goldens;
#[cfg(test)]
mod lessons;
mod page;
mod setup;
mod shell;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask COMMAND

  serve     build the page and serve it at http://127.0.0.1:8080 (PORT=... for another port)
  test      everything that must pass: format, lints, native tests, goldens, browser tests
  dist      write dist/: the page for any static host
  bench     print sizes and speeds against the budgets (native, page, speed: see the parts alone)
  api       list the names that the editor offers, from the engine and from CPython (www/api)
  goldens   ask CPython what the programs in tests/cases print (--check only looks whether that is fresh)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("", &[][..]), |(c, rest)| (c.as_str(), rest));
    let done = match command {
        "serve" => page::serve(),
        "test" => check::run(rest),
        "dist" => page::dist().map(|()| println!("dist/ is ready for any static host")),
        "bench" => bench::run_all(rest),
        "goldens" => goldens::run(rest),
        "api" => api::write(),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
