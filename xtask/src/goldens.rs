//! `cargo xtask goldens`: what CPython 3.14 prints for every `tests/cases/**/*.py`, written beside the program.
//!
//! `NAME.out` is stdout, `NAME.err` stderr (where there is any), `NAME.code` the exit status (where it is not 0).
//! `tests/cases/goldens.lock` records of which program text, of which goldens and of which oracle they are, so that
//! [`check`] finds a program edited without its goldens, and goldens edited by hand, without running the oracle.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const EXTENSIONS: [&str; 3] = ["out", "err", "code"];
/// The files that decide what the oracle says.
const ORACLE: [&str; 4] =
    ["tests/oracle/package-lock.json", "tests/oracle/oracle.mjs", "tests/oracle/interpreter.mjs", "tests/oracle/clock.py"];
const LOCK: &str = "tests/cases/goldens.lock";

/// `goldens [--all | --check | --steady] [PREFIX...]`: without a flag, writes the goldens that are stale. PREFIX narrows it to
/// programs whose path below `tests/cases/` starts so.
///
/// # Errors
/// Says which goldens are stale (`--check`), which hang on ties, hashes or addresses (`--steady`), or which programs
/// CPython cannot run to an end.
pub fn run(args: &[String]) -> Result<(), String> {
    let root = root();
    let (flags, prefixes): (Vec<&str>, Vec<&str>) = args.iter().map(String::as_str).partition(|a| a.starts_with("--"));
    let chosen = |name: &str| prefixes.is_empty() || prefixes.iter().any(|p| name.starts_with(p));
    match flags[..] {
        [] => write(&root, chosen, false),
        ["--all"] => write(&root, chosen, true),
        ["--check"] => check(&root),
        ["--steady"] => {
            let names: Vec<String> = programs(&root)?.into_iter().filter(|n| chosen(n)).collect();
            ask_oracle(&root, "steady", &names)
        }
        _ => Err("usage: cargo xtask goldens [--all | --check | --steady] [PREFIX...]".into()),
    }
}

/// Fails if any program lacks fresh goldens, or any golden its program. Needs neither Node nor network.
///
/// # Errors
/// One line for each stale case.
pub fn check(root: &Path) -> Result<(), String> {
    let lock = read_lock(root);
    let now = entries(root)?;
    let mut stale: Vec<String> = now
        .iter()
        .filter(|(name, entry)| lock.get(*name) != Some(*entry))
        .map(|(name, _)| format!("stale: tests/cases/{name}"))
        .collect();
    stale.extend(lock.keys().filter(|n| !now.contains_key(*n)).map(|n| format!("in {LOCK}, but gone: {n}")));
    stale.extend(orphans(root)?);
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("{}\nrun `cargo xtask goldens`; goldens are never edited by hand", stale.join("\n")))
}

fn write(root: &Path, chosen: impl Fn(&str) -> bool, all: bool) -> Result<(), String> {
    let lock = read_lock(root);
    let before = entries(root)?;
    let names: Vec<String> = before
        .iter()
        .filter(|(name, entry)| chosen(name) && (all || lock.get(*name) != Some(*entry)))
        .map(|(name, _)| name.clone())
        .collect();
    let outcome = if names.is_empty() { Ok(()) } else { ask_oracle(root, "write", &names) };
    // Programs outside `chosen` keep the entry they had: their goldens are no fresher than before.
    let after = entries(root)?;
    let kept: BTreeMap<String, String> = after
        .into_iter()
        .filter_map(|(name, entry)| {
            let asked = names.binary_search(&name).is_ok();
            let entry = if asked { Some(entry) } else { lock.get(&name).cloned() };
            entry.filter(|_| case(root, &name, "out").exists()).map(|entry| (name, entry))
        })
        .collect();
    let text: String = kept.iter().map(|(name, entry)| format!("{entry} {name}\n")).collect();
    fs::write(root.join(LOCK), text).map_err(|e| format!("{LOCK}: {e}"))?;
    println!("{} goldens written, {} in all", names.len(), kept.len());
    outcome
}

/// Runs the oracle on these programs; it says itself what is wrong with which.
fn ask_oracle(root: &Path, command: &str, names: &[String]) -> Result<(), String> {
    let dir = root.join("tests/oracle");
    if !dir.join("node_modules/pyodide").exists() {
        let npm = Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&dir).status();
        if !npm.map_err(|e| format!("npm: {e}; install Node.js 20 or later"))?.success() {
            return Err("npm ci failed in tests/oracle".into());
        }
    }
    let mut node = Command::new("node")
        .args(["oracle.mjs", command])
        .current_dir(&dir)
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|e| format!("node: {e}; install Node.js 20 or later"))?;
    let list: String = names.iter().map(|n| format!("{}\n", case(root, n, "py").display())).collect();
    if let Some(mut stdin) = node.stdin.take() {
        stdin.write_all(list.as_bytes()).map_err(|e| format!("node: {e}"))?;
    }
    match node.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("the oracle's `{command}` had problems with programs named above")),
        Err(e) => Err(format!("node: {e}")),
    }
}

/// Names of all programs below `tests/cases/`, sorted, with `/` and without `.py`.
fn programs(root: &Path) -> Result<Vec<String>, String> {
    let files = files_below(&root.join("tests/cases"))?;
    let mut names: Vec<String> = files.iter().filter_map(|f| f.strip_suffix(".py").map(str::to_owned)).collect();
    names.sort();
    Ok(names)
}

/// Goldens whose program is gone.
fn orphans(root: &Path) -> Result<Vec<String>, String> {
    let names = programs(root)?;
    let mut found = Vec::new();
    for file in files_below(&root.join("tests/cases"))? {
        if let Some((stem, extension)) = file.rsplit_once('.')
            && EXTENSIONS.contains(&extension)
            && names.binary_search_by(|n| n.as_str().cmp(stem)).is_err()
        {
            found.push(format!("no program for tests/cases/{file}"));
        }
    }
    Ok(found)
}

fn files_below(top: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    let mut folders = vec![(top.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let listing = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        for entry in listing.flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                found.push(name);
            }
        }
    }
    Ok(found)
}

/// The lock's entry for each program as it stands on disk: hashes of the oracle, the program and its goldens.
fn entries(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut oracle = Hash::new();
    for file in ORACLE {
        oracle.add(&fs::read(root.join(file)).map_err(|e| format!("{file}: {e}"))?);
    }
    let mut found = BTreeMap::new();
    for name in programs(root)? {
        let path = case(root, &name, "py");
        let mut program = Hash::new();
        program.add(&fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?);
        let mut goldens = Hash::new();
        for extension in EXTENSIONS {
            goldens.add(&fs::read(case(root, &name, extension)).unwrap_or_default());
        }
        found.insert(name, format!("{:08x} {:016x} {:016x}", oracle.0 as u32, program.0, goldens.0));
    }
    Ok(found)
}

fn read_lock(root: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(root.join(LOCK)).unwrap_or_default();
    let parse = |line: &str| line.rsplit_once(' ').map(|(entry, name)| (name.to_owned(), entry.to_owned()));
    text.lines().filter_map(parse).collect()
}

fn case(root: &Path, name: &str, extension: &str) -> PathBuf {
    root.join("tests/cases").join(format!("{name}.{extension}"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// FNV-1a, 64 bits: notices an edit; nobody attacks it.
struct Hash(u64);

impl Hash {
    fn new() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a file, its length too, so that no two lists of files run together.
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().copied().chain((bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn goldens_are_fresh() {
        if let Err(stale) = super::check(&super::root()) {
            panic!("{stale}");
        }
    }
}
