//! What the editor offers (`www/api/names.json`) this engine has.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value};

/// The names under `facts`, members with their class.
fn names(module: &str, facts: &Map<String, Value>) -> Vec<String> {
    let one = |(name, fact): (&String, &Value)| {
        let members = fact["members"].as_object().into_iter().flatten();
        let members = members.map(|(member, _)| format!("{module}.{name}.{member}")).collect::<Vec<_>>();
        std::iter::once(format!("{module}.{name}")).chain(members).collect::<Vec<_>>()
    };
    facts.iter().flat_map(one).collect()
}

fn all(list: &Value, modules: &[&String]) -> Vec<String> {
    modules.iter().filter_map(|module| Some(names(module, list[*module].as_object()?))).flatten().collect()
}

#[test]
fn every_name_that_the_editor_offers_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |file: &str| fs::read_to_string(root.join(file)).unwrap_or_default();
    let offered: Value = serde_json::from_str(&read("www/api/names.json")).unwrap_or_default();
    let modules: Vec<&String> = offered.as_object().into_iter().flatten().map(|(module, _)| module).collect();
    assert!(modules.len() > 40, "www/api/names.json lists {} modules", modules.len());

    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names.py");
    let text = format!("CANDIDATES = {modules:?}\n{}", read("www/api/names.py"));
    assert!(fs::write(&program, text).is_ok());
    let run = Command::new(env!("CARGO_BIN_EXE_coroscope")).arg("run").arg(&program).output();
    let printed = run.map(|run| String::from_utf8_lossy(&run.stdout).into_owned()).unwrap_or_default();
    let there: Value = serde_json::from_str(&printed).unwrap_or_default();

    let (offered, there) = (all(&offered, &modules), all(&there, &modules));
    let gone: Vec<_> = offered.iter().filter(|name| !there.contains(name)).take(20).collect();
    assert!(gone.is_empty(), "offered, and not there (`cargo xtask api` lists the names anew): {gone:?}");
}
