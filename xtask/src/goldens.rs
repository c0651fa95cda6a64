//! `cargo xtask goldens`: what CPython 3.14 prints for every `tests/cases/**/*.py` and every lesson, written beside the
//! program.
//!
//! `NAME.out` is stdout, `NAME.err` stderr (where there is any), `NAME.code` the exit status (where it is not 0).
//! A lock file records of which program text, of which goldens and of which oracle they are, so that [`check`] finds a
//! program edited without its goldens, and goldens edited by hand, without running the oracle.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

const EXTENSIONS: [&str; 3] = ["out", "err", "code"];
/// The files that decide what the oracle says.
const ORACLE: [&str; 4] = [
    "tests/oracle/package-lock.json",
    "tests/oracle/oracle.mjs",
    "tests/oracle/interpreter.mjs",
    "tests/oracle/clock.py",
];

/// A folder of programs with goldens, and what records their freshness.
struct Tree {
    folder: &'static str,
    lock: &'static str,
    /// Lists, where there is one, programs that CPython cannot run to an end.
    index: Option<&'static str>,
}

const TREES: [Tree; 4] = [
    Tree { folder: "tests/cases", lock: "tests/cases/goldens.lock", index: None },
    Tree { folder: "crates/session/tests/states", lock: "crates/session/tests/states.lock", index: None },
    Tree { folder: "crates/session/tests/lines", lock: "crates/session/tests/lines.lock", index: None },
    Tree { folder: "static/lessons", lock: "tests/lessons.lock", index: Some("static/lessons/index.json") },
];

/// `goldens [--all | --check | --steady] [PREFIX...]`: without a flag, writes the goldens that are stale. PREFIX narrows it to
/// programs whose path below `tests/cases/` or `static/lessons/` starts so.
///
/// # Errors
/// Says which goldens are stale (`--check`), which hang on ties, hashes or addresses (`--steady`), or which programs
/// CPython cannot run to an end.
pub fn run(args: &[String]) -> Result<(), String> {
    let root = root();
    let (flags, prefixes): (Vec<&str>, Vec<&str>) = args.iter().map(String::as_str).partition(|a| a.starts_with("--"));
    let chosen = |name: &str| prefixes.is_empty() || prefixes.iter().any(|p| name.starts_with(p));
    match flags[..] {
        [] => TREES.iter().try_for_each(|tree| write(&root, tree, chosen, false)),
        ["--all"] => TREES.iter().try_for_each(|tree| write(&root, tree, chosen, true)),
        ["--check"] => check(&root),
        ["--steady"] => TREES.iter().try_for_each(|tree| {
            let names: Vec<String> = programs(&root, tree)?.into_iter().filter(|n| chosen(n)).collect();
            ask_oracle(&root, tree, "steady", &names)
        }),
        _ => Err("usage: cargo xtask goldens [--all | --check | --steady] [PREFIX...]".into()),
    }
}

/// Fails if any program lacks fresh goldens, or any golden its program. Needs neither Node nor network.
///
/// # Errors
/// One line for each stale case.
pub fn check(root: &Path) -> Result<(), String> {
    let mut stale = Vec::new();
    for tree in &TREES {
        let lock = read_lock(root, tree);
        let now = entries(root, tree)?;
        let changed = now.iter().filter(|(name, entry)| lock.get(*name) != Some(*entry));
        stale.extend(changed.map(|(name, _)| format!("stale: {}/{name}", tree.folder)));
        let gone = lock.keys().filter(|n| !now.contains_key(*n));
        stale.extend(gone.map(|n| format!("in {}, but gone: {n}", tree.lock)));
        stale.extend(orphans(root, tree)?);
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("{}\nrun `cargo xtask goldens`; goldens are never edited by hand", stale.join("\n")))
}

fn write(root: &Path, tree: &Tree, chosen: impl Fn(&str) -> bool, all: bool) -> Result<(), String> {
    let lock = read_lock(root, tree);
    let before = entries(root, tree)?;
    let names: Vec<String> = before
        .iter()
        .filter(|(name, entry)| chosen(name) && (all || lock.get(*name) != Some(*entry)))
        .map(|(name, _)| name.clone())
        .collect();
    let outcome = if names.is_empty() { Ok(()) } else { ask_oracle(root, tree, "write", &names) };
    // Programs outside `chosen` keep the entry they had: their goldens are no fresher than before.
    let after = entries(root, tree)?;
    let kept: BTreeMap<String, String> = after
        .into_iter()
        .filter_map(|(name, entry)| {
            let asked = names.binary_search(&name).is_ok();
            let entry = if asked { Some(entry) } else { lock.get(&name).cloned() };
            entry.filter(|_| case(root, tree, &name, "out").exists()).map(|entry| (name, entry))
        })
        .collect();
    let text: String = kept.iter().map(|(name, entry)| format!("{entry} {name}\n")).collect();
    fs::write(root.join(tree.lock), text).map_err(|e| format!("{}: {e}", tree.lock))?;
    println!("{}: {} goldens written, {} in all", tree.folder, names.len(), kept.len());
    outcome
}

/// Runs the oracle on these programs; it says itself what is wrong with which.
fn ask_oracle(root: &Path, tree: &Tree, command: &str, names: &[String]) -> Result<(), String> {
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
    let list: String = names.iter().map(|n| format!("{}\n", case(root, tree, n, "py").display())).collect();
    if let Some(mut stdin) = node.stdin.take() {
        stdin.write_all(list.as_bytes()).map_err(|e| format!("node: {e}"))?;
    }
    match node.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("the oracle's `{command}` had problems with programs named above")),
        Err(e) => Err(format!("node: {e}")),
    }
}

/// Names of all programs of the tree that CPython can run, sorted, with `/` and without `.py`.
fn programs(root: &Path, tree: &Tree) -> Result<Vec<String>, String> {
    let without = tree.index.map_or(Ok(Vec::new()), |index| without_golden(root, index))?;
    let files = files_below(&root.join(tree.folder))?;
    let mut names: Vec<String> = files.iter().filter_map(|f| f.strip_suffix(".py").map(str::to_owned)).collect();
    names.retain(|name| !without.contains(name));
    names.sort();
    Ok(names)
}

/// Lessons that the index marks `"golden": false`, as names of programs.
fn without_golden(root: &Path, index: &str) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(root.join(index)).map_err(|e| format!("{index}: {e}"))?;
    let index: Value = serde_json::from_str(&text).map_err(|e| format!("{index}: {e}"))?;
    let chapters = index["chapters"].as_array().into_iter().flatten();
    let lessons = chapters.flat_map(|chapter| chapter["lessons"].as_array().into_iter().flatten());
    let marked = lessons.filter(|lesson| lesson["golden"] == false);
    Ok(marked.filter_map(|lesson| lesson["id"].as_str()).map(|id| format!("{id}/main")).collect())
}

/// Goldens whose program is gone, or is one that has none.
fn orphans(root: &Path, tree: &Tree) -> Result<Vec<String>, String> {
    let names = programs(root, tree)?;
    let mut found = Vec::new();
    for file in files_below(&root.join(tree.folder))? {
        if let Some((stem, extension)) = file.rsplit_once('.')
            && EXTENSIONS.contains(&extension)
            && names.binary_search_by(|n| n.as_str().cmp(stem)).is_err()
        {
            found.push(format!("no program for {}/{file}", tree.folder));
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
fn entries(root: &Path, tree: &Tree) -> Result<BTreeMap<String, String>, String> {
    let mut oracle = Hash::new();
    for file in ORACLE {
        oracle.add(&fs::read(root.join(file)).map_err(|e| format!("{file}: {e}"))?);
    }
    let mut found = BTreeMap::new();
    for name in programs(root, tree)? {
        let path = case(root, tree, &name, "py");
        let mut program = Hash::new();
        program.add(&fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?);
        let mut goldens = Hash::new();
        for extension in EXTENSIONS {
            goldens.add(&fs::read(case(root, tree, &name, extension)).unwrap_or_default());
        }
        found.insert(name, format!("{:08x} {:016x} {:016x}", oracle.0 as u32, program.0, goldens.0));
    }
    Ok(found)
}

fn read_lock(root: &Path, tree: &Tree) -> BTreeMap<String, String> {
    let text = fs::read_to_string(root.join(tree.lock)).unwrap_or_default();
    let parse = |line: &str| line.rsplit_once(' ').map(|(entry, name)| (name.to_owned(), entry.to_owned()));
    text.lines().filter_map(parse).collect()
}

fn case(root: &Path, tree: &Tree, name: &str, extension: &str) -> PathBuf {
    root.join(tree.folder).join(format!("{name}.{extension}"))
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
