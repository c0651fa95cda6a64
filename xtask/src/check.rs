//! `cargo xtask test`: everything that must pass.

use std::time::Instant;

use crate::shell::{self, command, root};
use crate::{goldens, page, setup};

type Step = (&'static str, fn() -> Result<(), String>);

/// Cheap steps first.
const STEPS: [Step; 7] = [
    ("format", format),
    ("goldens are fresh", goldens_are_fresh),
    ("lints, native", lint_native),
    ("lints, wasm32", lint_wasm),
    ("native tests", native_tests),
    ("page", page::dist),
    ("browser tests", browser_tests),
];

/// Runs all steps, or those whose names begin with one of `wanted`, and says at the end which failed.
///
/// # Errors
/// The names of the steps that failed.
pub fn run(wanted: &[String]) -> Result<(), String> {
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| name.starts_with(wanted.as_str()));
    let (mut passed, mut failed) = (0, Vec::new());
    for (name, step) in STEPS.into_iter().filter(|(name, _)| is_wanted(name)) {
        println!("\n=== {name}");
        let begun = Instant::now();
        match step() {
            Ok(()) => {
                println!("=== {name}: passed in {:.0} s", begun.elapsed().as_secs_f64());
                passed += 1;
            }
            Err(why) => {
                println!("{why}\n=== {name}: FAILED");
                failed.push(name);
            }
        }
    }
    println!("\nsteps: {passed} passed, {} failed", failed.len());
    match failed[..] {
        [] => Ok(()),
        _ => Err(format!("failed: {}", failed.join("; "))),
    }
}

fn format() -> Result<(), String> {
    cargo(&["fmt", "--all", "--check"])
}

fn goldens_are_fresh() -> Result<(), String> {
    goldens::check(&root())
}

fn lint_native() -> Result<(), String> {
    cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn lint_wasm() -> Result<(), String> {
    setup::wasm_target()?;
    let target = ["--target", "wasm32-unknown-unknown"];
    cargo(&[
        "clippy",
        "--locked",
        "--no-deps",
        "--package",
        "coroscope-page",
        target[0],
        target[1],
        "--",
        "-D",
        "warnings",
    ])
}

fn native_tests() -> Result<(), String> {
    cargo(&["test", "--locked", "--workspace", "--profile", "fast"])
}

fn browser_tests() -> Result<(), String> {
    let chromium = setup::for_browser()?;
    let folder = root().join("tests/browser");
    let files = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
    let mut tests: Vec<_> = files.flatten().map(|file| file.path()).collect();
    tests.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    tests.sort();
    shell::run(command("node").args(["--test", "--test-concurrency=1"]).args(tests).env("CHROMIUM", chromium))
}

fn cargo(args: &[&str]) -> Result<(), String> {
    shell::run(command("cargo").args(args))
}
