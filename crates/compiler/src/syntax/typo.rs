//! "Did you mean 'while'?": a keyword that makes the source right (`Lib/traceback.py`, `_find_keyword_typos`).

use super::grammar::Grammar;
use super::matcher::{KEYWORDS, Matcher};
use super::token::{Kind, Token};
use crate::error::SyntaxError;
use crate::source::Source;
use ruff_text_size::TextRange;

/// Longest piece of source that is looked at, most names, most keywords for a name.
const MAX_SOURCE: usize = 1024;
const MAX_NAMES: usize = 10;
const MAX_MATCHES: usize = 3;
/// `difflib`'s cutoff.
const CUTOFF: f64 = 0.5;

/// A keyword that was probably meant where an error says no more than "invalid syntax". `from` is where the piece
/// of source starts that must then parse.
pub(super) fn find(source: &Source, grammar: &Grammar, error: &SyntaxError, from: usize) -> Option<Box<SyntaxError>> {
    if error.message != "invalid syntax" && !error.message.contains("Perhaps you forgot a comma") {
        return None;
    }
    let end = source.line_start(error.end_line + 1).min(source.text.len());
    let piece = source.text.get(from..end)?;
    if piece.len() > MAX_SOURCE {
        return None;
    }
    // The first line is cut, the others lose their common indentation.
    let line_start = source.line_start(error.end_line);
    let names = names_on_line(source, line_start.max(from), end);
    for name in names.into_iter().take(MAX_NAMES) {
        let (start, stop) = (name.start as usize, name.end as usize);
        let word = source.text.get(start..stop)?;
        for keyword in close_keywords(word) {
            let code = format!("{}{keyword}{}", source.text.get(from..start)?, source.text.get(stop..end)?);
            if parses(grammar, &dedent(&code)) {
                let range = TextRange::new(name.start.into(), name.end.into());
                return Some(SyntaxError::at(source, range, format!("invalid syntax. Did you mean '{keyword}'?")));
            }
        }
    }
    None
}

/// The names between two offsets that are no keywords.
fn names_on_line(source: &Source, from: usize, end: usize) -> Vec<Token> {
    let mut lexer = super::Lexer::new(source);
    let mut names = Vec::new();
    while let Ok(token) = lexer.next() {
        if token.kind == Kind::End || token.start as usize >= end {
            break;
        }
        let text = source.text.get(token.start as usize..token.end as usize).unwrap_or("");
        if token.kind == Kind::Name && token.start as usize >= from && !KEYWORDS.contains(&text) {
            names.push(token);
        }
    }
    names
}

/// Whether a source parses, or would if it went on.
fn parses(grammar: &Grammar, code: &str) -> bool {
    let source = Source::new(code);
    let mut matcher = Matcher::new(&source, grammar);
    match matcher.run("file", false) {
        Ok(Some(_)) => true,
        Ok(None) => matcher.tokens.last().is_some_and(|t| t.kind == Kind::End),
        Err(_) => false,
    }
}

fn dedent(code: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let margin = code.lines().filter(|l| !l.trim().is_empty()).map(indent).min().unwrap_or(0);
    let mut out = String::with_capacity(code.len());
    for line in code.lines() {
        out.push_str(line.get(margin..).unwrap_or(""));
        out.push('\n');
    }
    out
}

/// Keywords near a word: the nearest by edits, then the most alike.
fn close_keywords(word: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let nearest = KEYWORDS.iter().filter(|k| **k != word).filter_map(|k| {
        let limit = (word.len() + k.len() + 3) * 2 / 6;
        let cost = distance(word, k);
        (cost <= limit).then_some((cost, *k))
    });
    if let Some((_, keyword)) = nearest.min_by_key(|(cost, _)| *cost) {
        found.push(keyword);
    }
    let mut alike: Vec<(f64, &'static str)> = KEYWORDS.iter().map(|k| (likeness(k, word), *k)).collect();
    alike.retain(|(ratio, _)| *ratio >= CUTOFF);
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.cmp(a.1)));
    found.extend(alike.into_iter().take(MAX_MATCHES).map(|(_, keyword)| keyword));
    found.truncate(MAX_MATCHES);
    found
}

/// Edit distance: 2 for a letter put in, left out or changed, 1 for a change of case. CPython `levenshtein_distance`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).map(|i| i * 2).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * 2;
        for (k, y) in b.iter().enumerate() {
            let cost = match x == *y {
                true => 0,
                false if x.eq_ignore_ascii_case(y) => 1,
                false => 2,
            };
            let next = (diagonal + cost).min(row[k] + 2).min(row[k + 1] + 2);
            diagonal = row[k + 1];
            row[k + 1] = next;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// `difflib.SequenceMatcher(None, a, b).ratio()`
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let total = a.len() + b.len();
    if total == 0 {
        return 1.0;
    }
    let mut matched = 0;
    let mut todo = vec![(0, a.len(), 0, b.len())];
    while let Some((a0, a1, b0, b1)) = todo.pop() {
        let (mut best, mut at) = (0, (a0, b0));
        for i in a0..a1 {
            for k in b0..b1 {
                let same = (0..(a1 - i).min(b1 - k)).take_while(|n| a[i + n] == b[k + n]).count();
                if same > best {
                    (best, at) = (same, (i, k));
                }
            }
        }
        if best > 0 {
            matched += best;
            todo.push((a0, at.0, b0, at.1));
            todo.push((at.0 + best, a1, at.1 + best, b1));
        }
    }
    2.0 * matched as f64 / total as f64
}
