//! Building and serving the page.

use crate::setup;
use crate::shell::{command, run};

/// Builds the release page into `dist/`: relative addresses only.
///
/// # Errors
/// One line: what is missing, or which step failed.
pub fn dist() -> Result<(), String> {
    setup::for_page()?;
    // So that Trunk may be told to stay off the network: it would fetch tools of its own.
    run(command("cargo").args(["fetch", "--locked", "--quiet"]))?;
    let mut trunk = command("trunk");
    // Trunk reads NO_COLOR as a flag and refuses values other than true and false.
    trunk.args(["build", "--release", "--offline", "--skip-version-check"]).env_remove("NO_COLOR");
    run(&mut trunk)
}

/// Builds the page and serves it on this machine until interrupted.
///
/// # Errors
/// As [`dist`]; or that the port is taken.
pub fn serve() -> Result<(), String> {
    dist()?;
    let port = std::env::var("PORT").unwrap_or_else(|_| "8080".into());
    run(command("node").args(["www/serve.mjs", "dist", &port]))
}
