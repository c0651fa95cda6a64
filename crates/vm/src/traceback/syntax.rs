//! The block of a SyntaxError: its line with carets (`TracebackException._format_syntax_error`).

use crate::{Exc, Value, Vm};

fn number(e: &Exc, name: &str) -> Option<i64> {
    e.field(name).and_then(|v| v.as_i64())
}

fn text_of(e: &Exc, name: &str) -> Option<String> {
    e.field(name).and_then(|v| v.as_str().map(|s| s.to_string()))
}

/// A keyword that was probably meant, as the compiler left it: message and place. It stands in for an error that says
/// no more than "invalid syntax" (`TracebackException._find_keyword_typos`).
fn suggestion(e: &Exc) -> Option<(String, Vec<Value>)> {
    let said = text_of(e, "msg")?;
    if said != "invalid syntax" && !said.contains("Perhaps you forgot a comma") {
        return None;
    }
    let Some(Value::Tuple(both)) = e.field("_suggestion") else { return None };
    match &both[..] {
        [message, Value::Tuple(place)] => Some((message.as_str()?.to_string(), place.to_vec())),
        _ => None,
    }
}

pub(super) fn lines(_vm: &Vm, e: &Exc, class: &str) -> Vec<String> {
    let mut out = Vec::new();
    if let Some((message, place)) = suggestion(e)
        && let [Value::Str(file), Value::Int(line), Value::Int(col), Value::Str(text), _, Value::Int(end)] = &place[..]
    {
        out.push(format!("  File \"{file}\", line {line}\n"));
        let place = Place { offset: Some(*col), line: Some(*line), end_line: Some(*line), end: Some(*end) };
        source_lines(place, text, &mut out);
        out.push(format!("{class}: {message}\n"));
        return out;
    }
    let file = text_of(e, "filename");
    let mut suffix = String::new();
    match (number(e, "lineno"), &file) {
        (Some(line), file) => {
            let file = file.as_deref().filter(|f| !f.is_empty()).unwrap_or("<string>");
            out.push(format!("  File \"{file}\", line {line}\n"));
        }
        (None, Some(file)) => suffix = format!(" ({file})"),
        (None, None) => {}
    }
    if let Some(text) = text_of(e, "text") {
        let place = Place {
            offset: number(e, "offset"),
            line: number(e, "lineno"),
            end_line: number(e, "end_lineno"),
            end: number(e, "end_offset"),
        };
        source_lines(place, &text, &mut out);
    }
    let message = match e.field("msg") {
        Some(Value::Str(s)) if !s.is_empty() => s.to_string(),
        Some(other) if other.is_int() => other.as_bigint().map(|n| n.to_string()).unwrap_or_default(),
        _ => "<no detail available>".to_owned(),
    };
    out.push(format!("{class}: {message}{suffix}\n"));
    out
}

/// The numbers of a SyntaxError.
struct Place {
    offset: Option<i64>,
    line: Option<i64>,
    end_line: Option<i64>,
    end: Option<i64>,
}

fn source_lines(place: Place, text: &str, out: &mut Vec<String>) {
    let right = text.trim_end_matches('\n');
    let left = right.trim_start_matches([' ', '\n', '\x0c']);
    out.push(format!("    {left}\n"));
    let (Some(mut offset), Some(line)) = (place.offset, place.line) else { return };
    let length = right.chars().count() as i64;
    let spaces = length - left.chars().count() as i64;
    let mut end = match place.end_line {
        Some(end_line) if end_line == line => place.end.filter(|o| *o > 0).unwrap_or(offset),
        _ => length + 1,
    };
    if !text.is_empty() && offset > text.chars().count() as i64 {
        offset = length + 1;
        end = end.max(offset);
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let Ok(col) = usize::try_from(offset - 1 - spaces) else { return };
    let count = usize::try_from(end - offset).unwrap_or(1).min(10_000);
    // Tabs stay tabs, so that the caret stands under what it means.
    let blank: String = left.chars().take(col).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
    out.push(format!("    {blank}{}\n", "^".repeat(count)));
}
