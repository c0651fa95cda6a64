//! One entry of a traceback, with its source line and carets, and a run of them (`StackSummary`).

use super::anchors::{Anchors, anchors, is_plain_call_statement};
use super::width::columns;
use crate::code::Source;
use crate::exception::Location;
use coroscope_bytecode::Pos;
use std::rc::Rc;

/// The same entry more often than this is counted instead of shown.
const RECURSIVE_CUTOFF: usize = 3;

/// A place in some source.
#[derive(Clone, Debug)]
pub struct Entry {
    pub filename: String,
    pub line: u32,
    pub end_line: u32,
    /// Columns in UTF-8 bytes, from 0.
    pub cols: Option<(u32, u32)>,
    pub name: String,
    pub source: Option<Rc<Source>>,
    /// Source and carets ready made, for natives that stand for library functions.
    pub text: Option<String>,
}

impl Entry {
    pub fn of(at: &Location) -> Entry {
        if let Some(p) = at.place {
            return Entry {
                filename: p.file.to_owned(),
                line: p.line,
                end_line: p.line,
                cols: None,
                name: p.function.to_owned(),
                source: None,
                text: Some(p.text.to_owned()),
            };
        }
        let Pos { line, end_line, col, end_col } = at.code.code.pos_at(at.ip as u32);
        let known = line > 0 && end_line >= line && (col, end_col) != (0, 0);
        Entry {
            filename: at.code.filename.to_string(),
            line,
            end_line: end_line.max(line),
            cols: known.then_some((col, end_col)),
            name: at.code.name.to_string(),
            // What `exec` runs has no file where its lines could be read.
            source: Some(at.code.source.clone()).filter(|s| !s.text.is_empty()),
            text: None,
        }
    }

    /// The first line of the source without white space around it; empty if it is not known.
    pub fn first_line(&self) -> &str {
        match &self.text {
            Some(text) => text.lines().next().unwrap_or("").trim(),
            None => self.source.as_ref().and_then(|s| s.line(self.line)).unwrap_or("").trim(),
        }
    }

    fn is_at(&self, other: &Entry) -> bool {
        self.line == other.line && self.filename == other.filename && self.name == other.name
    }

    /// As tracebacks show it, each line with its newline.
    pub fn format(&self) -> String {
        let mut out = format!("  File \"{}\", line {}, in {}\n", self.filename, self.line, self.name);
        if let Some(text) = &self.text {
            out.push_str(text);
            if !text.is_empty() && !text.ends_with('\n') {
                out.push('\n');
            }
            return out;
        }
        let original = self.lines();
        let dedented = dedent(&original);
        if dedented.iter().all(|l| l.trim().is_empty()) {
            return out;
        }
        match self.cols {
            None => {
                let line = original.first().map_or("", |l| l.trim());
                out.push_str(&format!("    {line}\n"));
            }
            Some(cols) => {
                let shown = Excerpt::new(&original, &dedented, cols).format();
                for line in dedent(&shown.iter().map(String::as_str).collect::<Vec<_>>()) {
                    out.push_str(&format!("    {line}\n"));
                }
            }
        }
        out
    }

    /// The lines of the instruction, without white space at their ends.
    fn lines(&self) -> Vec<&str> {
        let Some(source) = &self.source else { return Vec::new() };
        let count = (self.end_line - self.line) as usize + 1;
        let skip = (self.line as usize).saturating_sub(1);
        if self.line == 0 {
            return Vec::new();
        }
        source.text.split('\n').skip(skip).take(count).map(str::trim_end).collect()
    }
}

/// Without the white space that all lines begin with (`textwrap.dedent`).
fn dedent<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let blank = |l: &str| l.chars().all(char::is_whitespace);
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|l| !blank(l)) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        margin = Some(match margin {
            None => indent,
            Some(m) => {
                let same = m.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count();
                &m[..same]
            }
        });
    }
    let cut = margin.map_or(0, str::len);
    lines.iter().map(|l| if blank(l) { "" } else { &l[cut..] }).collect()
}

/// The lines of an instruction with where it begins on the first and ends on the last.
struct Excerpt<'a> {
    lines: Vec<&'a str>,
    /// Characters.
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    carets: bool,
    /// Columns on a terminal.
    shown_start: usize,
    shown_end: usize,
}

/// The number of characters in so many bytes.
fn characters(line: &str, bytes: u32) -> usize {
    let bytes = (bytes as usize).min(line.len());
    line.char_indices().take_while(|(at, _)| *at < bytes).count()
}

impl<'a> Excerpt<'a> {
    fn new(original: &[&str], dedented: &[&'a str], (col, end_col): (u32, u32)) -> Excerpt<'a> {
        let lines = dedented.to_vec();
        let (first, last) = (original.first().copied().unwrap_or(""), original.last().copied().unwrap_or(""));
        let removed = first.chars().count().saturating_sub(lines.first().map_or(0, |l| l.chars().count()));
        let start = characters(first, col).saturating_sub(removed);
        let end = characters(last, end_col).saturating_sub(removed);
        let (first, last) = (lines.first().copied().unwrap_or(""), lines.last().copied().unwrap_or(""));
        let text: Vec<char> = lines.join("\n").chars().collect();
        let cut = last.chars().count().saturating_sub(end);
        let segment: String =
            text.get(start..text.len().saturating_sub(cut)).map_or(String::new(), |s| s.iter().collect());
        let anchors = anchors(&segment);
        let carets = !is_plain_call_statement(&lines, start, end)
            && (anchors.is_some()
                || first.chars().take(start).any(|c| !c.is_whitespace())
                || last.chars().skip(end).any(|c| !c.is_whitespace()));
        let (shown_start, shown_end) = (columns(first, start), columns(last, end));
        Excerpt { lines, start, end, anchors, carets, shown_start, shown_end }
    }

    /// The stressed stretch in columns: line and column of both ends.
    fn stressed(&self) -> Option<((usize, usize), (usize, usize))> {
        let a = self.anchors?;
        let shift = |line: usize, col: usize| if line == 0 { col + self.start } else { col };
        let column = |line: usize, col: usize| columns(self.lines.get(line).copied().unwrap_or(""), shift(line, col));
        Some(((a.left_line, column(a.left_line, a.left_col)), (a.right_line, column(a.right_line, a.right_col))))
    }

    /// First, last, and those around the ends of the stressed stretch.
    fn significant(&self) -> Vec<usize> {
        let mut all = vec![0, self.lines.len().saturating_sub(1)];
        if let Some(a) = self.anchors {
            for line in [a.left_line, a.right_line] {
                all.extend(line.saturating_sub(1)..=line + 1);
            }
        }
        all.retain(|l| *l < self.lines.len());
        all.sort_unstable();
        all.dedup();
        all
    }

    fn format(&self) -> Vec<String> {
        let mut out = Vec::new();
        let significant = self.significant();
        for (i, line) in significant.iter().enumerate() {
            if i > 0 {
                match line - significant[i - 1] {
                    2 => self.line(line - 1, &mut out),
                    n if n > 2 => out.push(format!("...<{} lines>...", n - 1)),
                    _ => {}
                }
            }
            self.line(*line, &mut out);
        }
        out
    }

    fn line(&self, at: usize, out: &mut Vec<String>) {
        let text = self.lines[at];
        out.push(text.to_owned());
        if !self.carets {
            return;
        }
        let blank = text.chars().take_while(|c| c.is_whitespace()).count();
        let last = at + 1 == self.lines.len();
        let count = if last { self.shown_end } else { columns(text, text.chars().count()) };
        let stressed = self.stressed();
        let caret = |col: usize| {
            if col < blank || (at == 0 && col < self.shown_start) {
                return ' ';
            }
            match stressed {
                None => '^',
                Some((from, to)) if (at, col) >= from && (at, col) < to => '^',
                Some(_) => '~',
            }
        };
        out.push((0..count).map(caret).collect());
        let _ = self.end;
    }
}

/// Entries as text, runs of the same one cut short (`StackSummary.format`).
pub fn format_entries(entries: &[Entry]) -> Vec<String> {
    let mut out = Vec::new();
    let mut repeats = 0;
    let flush = |repeats: usize, out: &mut Vec<String>| {
        if repeats > RECURSIVE_CUTOFF {
            let n = repeats - RECURSIVE_CUTOFF;
            let s = if n > 1 { "s" } else { "" };
            out.push(format!("  [Previous line repeated {n} more time{s}]\n"));
        }
    };
    for (i, entry) in entries.iter().enumerate() {
        if i == 0 || !entries[i - 1].is_at(entry) {
            flush(repeats, &mut out);
            repeats = 0;
        }
        repeats += 1;
        if repeats <= RECURSIVE_CUTOFF {
            out.push(entry.format());
        }
    }
    flush(repeats, &mut out);
    out
}
