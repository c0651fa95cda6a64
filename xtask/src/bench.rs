//! `cargo xtask bench`: sizes and speeds against the budgets. It prints and never fails on a number.

use crate::shell::{command, run};
use crate::{page, setup};

/// What can be measured, in the order of measuring.
const PARTS: [&str; 4] = ["native", "page", "lanes", "speed"];

/// `bench [native] [page] [lanes] [speed] [PROGRAM...]`, all parts without a name of one. `native`: the programs of
/// `tests/bench` on the command line beside python3. `page`: what the page loads and how soon it answers. `lanes`: what
/// a million events cost it. `speed`: the same programs in the page's wasm beside pyodide, or only those named.
///
/// # Errors
/// A build or a tool that fails, a program that ends with an error; never a number over its budget.
pub fn run_all(words: &[String]) -> Result<(), String> {
    let (parts, programs): (Vec<&str>, Vec<&str>) = words.iter().map(String::as_str).partition(|w| PARTS.contains(w));
    let is_wanted = |part: &&str| parts.is_empty() || parts.contains(part);
    for part in PARTS.into_iter().filter(is_wanted) {
        match part {
            "native" => native(&programs)?,
            _ => in_browser(part, &programs)?,
        }
    }
    Ok(())
}

fn native(programs: &[&str]) -> Result<(), String> {
    run(command("cargo").args(["build", "--release", "--locked", "--quiet", "--bin", "coroscope"]))?;
    run(command("python3").args(["tests/bench/native/compare.py", "target/release/coroscope"]).args(programs))
}

fn in_browser(part: &str, programs: &[&str]) -> Result<(), String> {
    page::dist()?;
    setup::npm("tests/oracle")?;
    let chromium = setup::for_browser()?;
    let script = format!("tests/browser/bench/{part}.mjs");
    run(command("node").arg(script).args(programs).env("CHROMIUM", &chromium))
}
