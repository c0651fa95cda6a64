//! Tools that the chores need: each is looked for first and installed, in a pinned version, only when it is missing.

use std::fs;
use std::path::PathBuf;

use crate::shell::{ask, command, root, run, tools};

const TRUNK: &str = "0.21.14";
const NODE: u32 = 20;

/// What building the page needs.
///
/// # Errors
/// One line saying what to install.
pub fn for_page() -> Result<(), String> {
    wasm_target()?;
    node()?;
    npm("www")?;
    cargo_tool("trunk", "trunk", TRUNK)?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &locked_version("wasm-bindgen")?)
}

/// What browser tests need on top; gives Chromium's file.
///
/// # Errors
/// One line saying what to install.
pub fn for_browser() -> Result<PathBuf, String> {
    node()?;
    npm("tests/browser")?;
    if let Some(chromium) = chromium() {
        return Ok(chromium);
    }
    apt(&["chromium", "chromium-driver"]);
    chromium()
        .ok_or_else(|| "Chromium is missing: install it (Debian: apt-get install chromium), or set CHROMIUM".into())
}

/// The packages of the lock file in `folder`, once per lock file.
///
/// # Errors
/// One line, if npm fails.
pub fn npm(folder: &str) -> Result<(), String> {
    let folder = root().join(folder);
    let stamp = folder.join("node_modules/.lock-of-this-install");
    let lock = fs::read_to_string(folder.join("package-lock.json")).map_err(|error| error.to_string())?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing the npm packages of {}", folder.display());
    run(command("npm").args(["ci", "--no-fund", "--no-audit"]).current_dir(&folder))?;
    fs::write(stamp, lock).map_err(|error| error.to_string())
}

/// Node.js in a version that is new enough.
///
/// # Errors
/// One line saying what to install.
pub fn node() -> Result<(), String> {
    let version = ask(command("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        Some(_) => Err(format!("Node.js {version} is too old: install Node.js {NODE} or newer")),
        None => Err(format!("Node.js is missing: install Node.js {NODE} or newer")),
    }
}

/// Rust's wasm32 target.
///
/// # Errors
/// One line saying what to install.
pub fn wasm_target() -> Result<(), String> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let there = || {
        let sysroot = ask(command("rustc").args(["--print", "sysroot"]))?;
        PathBuf::from(sysroot).join("lib/rustlib").join(TARGET).is_dir().then_some(())
    };
    if there().is_some() {
        return Ok(());
    }
    println!("adding Rust's target {TARGET}");
    let added = run(command("rustup").args(["target", "add", TARGET]));
    added.map_err(|_| format!("Rust's target {TARGET} is missing: install Rust with rustup"))
}

/// A program from crates.io in exactly this version.
fn cargo_tool(program: &str, package: &str, version: &str) -> Result<(), String> {
    let is_there = || {
        let said = ask(command(program).arg("--version")).unwrap_or_default();
        said.split_whitespace().nth(1) == Some(version)
    };
    if is_there() {
        return Ok(());
    }
    println!("installing {package} {version} into {} (minutes, once)", tools().display());
    let install = |locked: &[&str]| {
        let root = tools();
        // xtask itself runs with the project's own settings; the tool is built with its own.
        run(command("cargo").args(["install", package, "--version", version, "--root"]).arg(root).args(locked))
    };
    // The newest release's lock file may name a version that a registry does not serve yet.
    install(&["--locked"]).or_else(|_| install(&[]))?;
    match is_there() {
        true => Ok(()),
        false => Err(format!("{program} {version} is missing: run `cargo install {package} --version {version}`")),
    }
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String, String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|error| error.to_string())?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| format!("Cargo.lock names no {package}"))
}

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
    named.into_iter().chain(usual).find(|file| file.is_file())
}

/// Installs Debian packages where that is possible; whether it was shows in what can be found afterwards.
fn apt(packages: &[&str]) {
    let is_root = ask(command("id").arg("-u")).as_deref() == Some("0");
    let start = |args: &[&str]| {
        let mut apt = if is_root { command("apt-get") } else { command("sudo") };
        if !is_root {
            apt.args(["-n", "apt-get"]);
        }
        run(apt.args(args).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    if PathBuf::from("/usr/bin/apt-get").is_file() {
        println!("installing {}", packages.join(", "));
        let update = start(&["update", "-q"]);
        let install = ["install", "-q", "-y", "--no-install-recommends"];
        let all: Vec<&str> = install.into_iter().chain(packages.iter().copied()).collect();
        if let Err(why) = update.and_then(|()| start(&all)) {
            eprintln!("{why}");
        }
    }
}
