//! Building and serving the page.

use crate::setup;
use std::fs;

use crate::shell::{ask, cargo_home, command, root, run};

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
    trunk.env("CARGO_ENCODED_RUSTFLAGS", short_paths().join("\u{1f}"));
    run(&mut trunk)
}

/// Flags of rustc that leave this machine's folders out of the wasm, where panics name their source: nobody's business,
/// and bytes to download.
fn short_paths() -> Vec<String> {
    let registry = cargo_home().join("registry/src");
    let indexes = fs::read_dir(registry).into_iter().flatten().flatten().map(|entry| (entry.path(), "registry"));
    let sysroot = ask(command("rustc").args(["--print", "sysroot"])).map(|path| (path.into(), "rust"));
    let folders = indexes.chain(sysroot).chain([(root(), "coroscope")]);
    folders.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display())).collect()
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
