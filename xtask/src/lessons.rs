//! The form of `static/lessons`, as its README asks for it. What the programs print is the business of the goldens.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// One line for each thing in the lesson that is not as the README asks.
fn faults(folder: &Path, lesson: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let id = lesson["id"].as_str().unwrap_or_default();
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        found.push("the id is not lower case with hyphens".to_owned());
    }
    if lesson["golden"] == false && lesson["reason"].as_str().unwrap_or_default().is_empty() {
        found.push("no golden, and no reason why".to_owned());
    }
    let program = text(folder, id, "main.py", &mut found);
    let lines = program.lines().count();
    if !(8..=45).contains(&lines) {
        found.push(format!("main.py has {lines} lines"));
    }
    if program.lines().any(|line| line.chars().count() > 79) {
        found.push("main.py has a line of more than 79 columns".to_owned());
    }
    if lesson["predict"] == true {
        found.extend(faults_of_prediction(&text(folder, id, "main.out", &mut Vec::new())));
    }
    for language in ["en", "zh"] {
        let file = format!("{language}.md");
        let prose = text(folder, id, &file, &mut found);
        let title = lesson["title"][language].as_str().unwrap_or_default();
        if prose.lines().next() != Some(&format!("# {title}")) {
            found.push(format!("{file} does not begin with the title in index.json"));
        }
        let body: String = prose.lines().skip(1).collect::<Vec<_>>().join("\n");
        found.extend(faults_of_prose(&body, language).into_iter().map(|fault| format!("{file}: {fault}")));
    }
    found
}

/// A reader orders the lines by hand: few, and no two alike.
fn faults_of_prediction(output: &str) -> Option<String> {
    let lines: Vec<&str> = output.lines().collect();
    let different: BTreeSet<&str> = lines.iter().copied().collect();
    let good = (4..=10).contains(&lines.len()) && different.len() == lines.len();
    (!good).then(|| "the output is not 4 to 10 different lines".to_owned())
}

fn faults_of_prose(body: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Code is not prose, and holds asterisks and half-width marks of its own.
    let prose: String = body.split('`').enumerate().map(|(i, part)| if i % 2 == 0 { part } else { "C" }).collect();
    let (watch, attempt) =
        if language == "en" { ("**Watch", "**Try:**") } else { ("**看什么：**", "**动手：**") };
    if !prose.contains(watch) || !prose.contains(attempt) {
        found.push(format!("lacks `{watch}` or `{attempt}`"));
    }
    if prose.replace("**", "").contains('*') || prose.lines().any(|line| line.starts_with('#') || line.starts_with('|'))
    {
        found.push("has markup that is not rendered".to_owned());
    }
    if language == "en" {
        let words = body.split_whitespace().count();
        if !(60..=150).contains(&words) {
            found.push(format!("has {words} words"));
        }
    } else {
        let signs = prose.chars().filter(|c| is_han(*c)).count();
        if !(80..=260).contains(&signs) {
            found.push(format!("has {signs} Chinese characters"));
        }
        for (left, right) in prose.chars().zip(prose.chars().skip(1)) {
            if (is_han(left) && (right.is_ascii_alphanumeric() || ",.:;!?".contains(right)))
                || (is_han(right) && (left.is_ascii_alphanumeric() || ",;!?".contains(left)))
            {
                found.push(format!("`{left}{right}`: a space or a full-width mark is missing"));
            }
        }
    }
    found
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn text(folder: &Path, id: &str, file: &str, found: &mut Vec<String>) -> String {
    fs::read_to_string(folder.join(id).join(file)).unwrap_or_else(|error| {
        found.push(format!("{file}: {error}"));
        String::new()
    })
}

#[test]
fn every_lesson_has_the_form_that_the_readme_asks_for() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../static/lessons"));
    let index = fs::read_to_string(folder.join("index.json")).unwrap_or_default();
    let index: Value = serde_json::from_str(&index).unwrap_or_default();
    let chapters = index["chapters"].as_array().into_iter().flatten();
    let lessons: Vec<&Value> =
        chapters.flat_map(|chapter| chapter["lessons"].as_array().into_iter().flatten()).collect();
    assert!(!lessons.is_empty(), "index.json lists no lessons");

    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for lesson in lessons {
        let id = lesson["id"].as_str().unwrap_or_default();
        if !seen.insert(id) {
            found.push(format!("{id}: listed twice"));
        }
        found.extend(faults(&folder, lesson).into_iter().map(|fault| format!("{id}: {fault}")));
    }
    let folders = fs::read_dir(&folder).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    found.extend(names.filter(|name| !seen.contains(name.as_str())).map(|name| format!("{name}: not in index.json")));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
