//! The program's output as lines, each with its time and the task that began it.

use coroscope_session::{Event, EventKind, Stream, TaskId};

/// One line. Who prints a piece without a newline begins a line; the next piece of the same stream goes on with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Virtual ns.
    pub at: u64,
    /// Instruction number.
    pub step: u64,
    pub task: TaskId,
    pub stream: Stream,
    pub text: String,
    /// The line of the source that wrote it, 0 if unknown.
    pub source_line: u32,
    /// The event that began it, an index into the run's events.
    pub event: u32,
}

#[derive(Clone, Debug, Default)]
pub struct Output {
    lines: Vec<Line>,
    /// The unfinished line of each stream.
    open: [Option<usize>; 2],
    version: u64,
}

impl Output {
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Changes whenever the lines do.
    pub fn version(&self) -> u64 {
        self.version
    }

    pub fn absorb(&mut self, index: u32, event: &Event) {
        let EventKind::Output { stream, text, line } = &event.kind else { return };
        self.version += 1;
        for piece in text.split_inclusive('\n') {
            let (text, ends) = match piece.strip_suffix('\n') {
                Some(text) => (text, true),
                None => (piece, false),
            };
            match self.unfinished(*stream) {
                Some(begun) => begun.text.push_str(text),
                None => {
                    self.open[*stream as usize] = Some(self.lines.len());
                    self.lines.push(Line {
                        at: event.at,
                        step: event.step,
                        task: event.task,
                        stream: *stream,
                        text: text.to_owned(),
                        source_line: *line,
                        event: index,
                    });
                }
            }
            if ends {
                self.open[*stream as usize] = None;
            }
        }
    }

    /// The stream's unfinished line, if it is the last line of all: what the other stream printed since stays after it.
    fn unfinished(&mut self, stream: Stream) -> Option<&mut Line> {
        let open = self.open[stream as usize].filter(|&line| line + 1 == self.lines.len())?;
        self.lines.get_mut(open)
    }

    /// All text of both streams in order, as a terminal would show it.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}\n", line.text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Piece = (TaskId, Stream, &'static str);
    type Shown = (TaskId, &'static str);

    fn output(pieces: &[Piece]) -> Vec<(TaskId, String)> {
        let mut output = Output::default();
        for (i, &(task, stream, text)) in pieces.iter().enumerate() {
            let kind = EventKind::Output { stream, text: text.into(), line: 0 };
            output.absorb(i as u32, &Event { at: i as u64, tick: 0, step: 0, task, kind });
        }
        output.lines().iter().map(|line| (line.task, line.text.clone())).collect()
    }

    #[test]
    fn lines_are_split_and_joined_as_a_terminal_shows_them() {
        use Stream::*;
        let table: &[(&[Piece], &[Shown])] = &[
            (&[(1, Stdout, "a\n")], &[(1, "a")]),
            (&[(1, Stdout, "a"), (1, Stdout, "\n")], &[(1, "a")]),
            (&[(1, Stdout, "a"), (2, Stdout, "b\n")], &[(1, "ab")]),
            (&[(1, Stdout, "a\nb\n\nc")], &[(1, "a"), (1, "b"), (1, ""), (1, "c")]),
            (&[(1, Stdout, "a"), (1, Stderr, "e\n"), (1, Stdout, "b\n")], &[(1, "a"), (1, "e"), (1, "b")]),
            (&[(1, Stdout, "")], &[]),
        ];
        for (pieces, lines) in table {
            let lines: Vec<_> = lines.iter().map(|&(task, text)| (task, text.to_owned())).collect();
            assert_eq!(output(pieces), lines);
        }
    }
}
