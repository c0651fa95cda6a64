//! `cargo xtask bench`: sizes and speeds against the budgets. It prints and never fails on a number.

use crate::shell::{command, run};
use crate::{page, setup};

/// `bench [page] [speed]`: what the page loads and how soon it answers; how fast the engine runs in it. All without a
/// name.
///
/// # Errors
/// A build or a tool that fails; never a number over its budget.
pub fn run_all(wanted: &[String]) -> Result<(), String> {
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    let in_browser: Vec<&str> = ["page", "speed"].into_iter().filter(|name| is_wanted(name)).collect();
    if in_browser.is_empty() {
        return Err("usage: cargo xtask bench [page] [speed]".into());
    }
    page::dist()?;
    let chromium = setup::for_browser()?;
    for name in in_browser {
        let script = format!("tests/browser/bench/{name}.mjs");
        run(command("node").arg(script).env("CHROMIUM", &chromium))?;
    }
    Ok(())
}
