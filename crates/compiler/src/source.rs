//! The source text with its lines: from byte offsets to the lines and columns that Python shows.

use coroscope_bytecode::Pos;
use ruff_text_size::{Ranged, TextRange, TextSize};

/// A program's text and where its lines start.
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    /// Byte offset of the start of each line; `\n`, `\r\n` and `\r` end lines.
    starts: Vec<u32>,
    /// A program's file rather than a string given to `exec`: CPython reads and shows these differently.
    pub(crate) from_file: bool,
}

impl<'a> Source<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, &b) in bytes.iter().enumerate() {
            if b == b'\n' || (b == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push(i as u32 + 1);
            }
        }
        Source { text, starts, from_file: false }
    }

    /// Line (from 1) and column in bytes (from 0) of an offset.
    pub(crate) fn line_col(&self, at: TextSize) -> (u32, u32) {
        let at = at.to_u32();
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        (line as u32, at - start)
    }

    /// Line (from 1) of an offset.
    pub(crate) fn line(&self, at: TextSize) -> u32 {
        self.line_col(at).0
    }

    /// Line (from 1) and column in characters (from 1) of an offset, as in `SyntaxError.offset`.
    pub(crate) fn line_char(&self, at: TextSize) -> (u32, u32) {
        let (line, col) = self.line_col(at);
        let start = (at.to_u32() - col) as usize;
        let chars = self.text.get(start..at.to_usize()).map_or(col as usize, |s| s.chars().count());
        (line, chars as u32 + 1)
    }

    /// The position of a node, as instructions carry it.
    pub(crate) fn pos(&self, node: impl Ranged) -> Pos {
        self.pos_of(node.range())
    }

    pub(crate) fn pos_of(&self, range: TextRange) -> Pos {
        let (line, col) = self.line_col(range.start());
        let (end_line, end_col) = self.line_col(range.end());
        Pos { line, end_line, col, end_col }
    }

    /// Number of lines; a final line end does not start another line.
    pub(crate) fn line_count(&self) -> u32 {
        let ends = self.text.ends_with(['\n', '\r']);
        self.starts.len() as u32 - u32::from(ends && self.starts.len() > 1)
    }

    /// Byte offset at which a line (from 1) starts; the end of the text for lines past it.
    pub(crate) fn line_start(&self, line: u32) -> usize {
        self.starts.get((line as usize).saturating_sub(1)).map_or(self.text.len(), |&s| s as usize)
    }

    /// The text of a line (from 1), without its line end.
    pub(crate) fn line_text(&self, line: u32) -> &'a str {
        let start = self.line_start(line);
        let end = self.line_start(line + 1);
        self.text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    pub(crate) fn slice(&self, range: TextRange) -> &'a str {
        self.text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or("")
    }
}
