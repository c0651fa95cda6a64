//! `cargo xtask bench`: sizes and speeds against the budgets. It prints and never fails on a number.

use crate::shell::{command, run};
use crate::{page, setup};

/// `bench [NAME...]`: all, or those named.
///
/// # Errors
/// A build or a tool that fails; never a number over its budget.
pub fn run_all(wanted: &[String]) -> Result<(), String> {
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    if is_wanted("page") {
        page::dist()?;
        let chromium = setup::for_browser()?;
        run(command("node").arg("tests/browser/bench/page.mjs").env("CHROMIUM", chromium))?;
    }
    Ok(())
}
