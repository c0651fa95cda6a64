//! `cargo xtask api`: the names that the editor offers, `www/api/names.json`. The engine says which there are, CPython how
//! they are called; `www/api/names.py` asks both.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::shell::{ask, command, root, run};

const SCRIPT: &str = "www/api/names.py";
const NAMES: &str = "www/api/names.json";

/// Writes the list anew.
///
/// # Errors
/// One line: what could not be run, or gave no list.
pub fn write() -> Result<(), String> {
    crate::setup::node()?;
    crate::setup::npm("tests/oracle")?;
    run(command("cargo").args(["build", "--quiet", "--locked", "--profile", "fast", "--bin", "coroscope"]))?;
    let script = fs::read_to_string(root().join(SCRIPT)).map_err(|error| format!("{SCRIPT}: {error}"))?;
    let modules = cpython("import json, sys\nprint(json.dumps(sorted(sys.stdlib_module_names)))\n")?;
    let engine = engine(&format!("CANDIDATES = {modules}\n{script}"))?;
    let there: Vec<&str> = engine.as_object().into_iter().flatten().map(|(module, _)| module.as_str()).collect();
    let cpython = cpython(&format!("CANDIDATES = {there:?}\n{script}"))?;
    let merged = merge(&engine, &cpython);
    let text = serde_json::to_string(&merged).map_err(|error| error.to_string())?;
    // A line for each module: so that a difference can be read.
    let text = text.replace("}},\"", "}},\n\"");
    fs::write(root().join(NAMES), text + "\n").map_err(|error| format!("{NAMES}: {error}"))?;
    println!("{NAMES}: {} modules", there.len());
    Ok(())
}

fn engine(program: &str) -> Result<Value, String> {
    with_program(program, |file| ask(command("target/fast/coroscope").arg("run").arg(file)))
}

fn cpython(program: &str) -> Result<Value, String> {
    let shown = |file: &Path| ask(command("node").args(["tests/oracle/oracle.mjs", "json"]).arg(file));
    let result = with_program(program, shown)?;
    serde_json::from_str(result["out"].as_str().unwrap_or_default())
        .map_err(|_| format!("CPython: {}{}", result["note"], result["err"]))
}

fn with_program(text: &str, run: impl Fn(&Path) -> Option<String>) -> Result<Value, String> {
    let file = root().join("target/names-of-the-api.py");
    fs::write(&file, text).map_err(|error| error.to_string())?;
    let printed = run(&file).ok_or("the program that lists names failed")?;
    serde_json::from_str(&printed).map_err(|error| format!("no list of names: {error}"))
}

/// The engine's names with CPython's facts.
fn merge(engine: &Value, cpython: &Value) -> Value {
    let Some(names) = engine.as_object() else { return engine.clone() };
    let mut merged = Map::new();
    for (name, own) in names {
        let theirs = &cpython[name];
        let mut fact = match own.get("kind").filter(|kind| kind.is_string()) {
            // A module, or the members of a class: an object of names.
            None => merge(own, theirs),
            Some(_) => theirs.as_object().map_or_else(|| own.clone(), |fact| Value::Object(fact.clone())),
        };
        if let (Some(fact), true) = (fact.as_object_mut(), own.get("kind").is_some_and(Value::is_string)) {
            match own.get("members").filter(|members| members.is_object()) {
                Some(members) => fact.insert("members".into(), merge(members, &theirs["members"])),
                // A class there may be a function here.
                None => fact.remove("members"),
            };
        }
        merged.insert(name.clone(), fact);
    }
    Value::Object(merged)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_engine_says_what_there_is_and_cpython_how_it_is_called() {
        let engine = json!({"m": {
            "C": {"kind": "class", "members": {"a": {"kind": "function"}}},
            "made": {"kind": "function"},
            "own": {"kind": "constant"},
        }});
        let cpython = json!({"m": {
            "made": {"kind": "class", "members": {"b": {"kind": "function"}}},
            "C": {"kind": "class", "signature": "(x)", "members": {"a": {"kind": "coroutine"}, "b": {"kind": "function"}}},
            "more": {"kind": "function"},
        }});
        let merged = merge(&engine, &cpython);
        assert_eq!(
            merged,
            json!({"m": {
                "C": {"kind": "class", "signature": "(x)", "members": {"a": {"kind": "coroutine"}}},
                "made": {"kind": "class"},
                "own": {"kind": "constant"},
            }})
        );
    }
}
