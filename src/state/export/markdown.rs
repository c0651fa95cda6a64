//! The output as Markdown: a table with each line's time and task.

use coroscope_session::{MAIN, Stream};

use super::super::{Trace, seconds};
use crate::words::Words;

/// The output's lines in a table, each with its time and who printed it.
pub fn markdown(trace: &Trace, title: &str, words: &Words) -> String {
    let mut out = String::new();
    if !title.is_empty() {
        out.push_str(&format!("## {}\n\n", title.replace('\n', " ")));
    }
    out.push_str(&format!(
        "| {} | {} | {} |\n| ---: | :--- | :--- |\n",
        words.column_time, words.column_task, words.output
    ));
    for line in trace.output.lines() {
        let who = match line.task {
            MAIN => words.main_program.to_owned(),
            task => trace.lanes.name_of(task).to_string(),
        };
        let text = code(&line.text);
        let text = if line.stream == Stream::Stderr { format!("stderr: {text}") } else { text };
        out.push_str(&format!("| {} | {} | {} |\n", seconds(line.at), cell(&who), text));
    }
    out
}

/// A text in a cell: what would end the cell or begin markup is escaped.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

/// A line as code, between more backticks than it has in a row.
fn code(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('|', "\\|"))
}
