//! The text by which a reader reports what the engine cannot do: the program, what came out, and where it ran.

use coroscope_session::Stream;

use super::{Line, Phase};
use crate::words::Words;

/// Lines of the output that a report carries: the last ones tell.
const LINES: usize = 40;

/// Markdown. `browser` is what the browser calls itself.
pub fn report(words: &Words, program: &str, output: &[Line], phase: Phase, browser: &str) -> String {
    let shown = &output[output.len().saturating_sub(LINES)..];
    let cut = if shown.len() < output.len() { "…\n" } else { "" };
    let printed: String = shown
        .iter()
        .map(|line| match line.stream {
            Stream::Stdout => format!("{}\n", line.text),
            Stream::Stderr => format!("! {}\n", line.text),
        })
        .collect();
    let end = match phase {
        Phase::Idle => words.phase_idle.to_owned(),
        Phase::Running => words.phase_running.to_owned(),
        Phase::Paused => words.phase_paused.to_owned(),
        Phase::Stopped => words.phase_stopped.to_owned(),
        Phase::Finished { exit: 0 } => words.phase_finished.to_owned(),
        Phase::Finished { exit } => format!("{} {exit}", words.phase_failed),
    };
    let program = fenced("python", program);
    let output = fenced("text", &format!("{cut}{printed}"));
    format!(
        "{expected}\n\n\nmain.py\n\n{program}\n{heading} ({end})\n\n{output}\nCoroscope {version}, {browser}\n",
        expected = words.report_expected,
        heading = words.output,
        version = env!("CARGO_PKG_VERSION"),
    )
}

/// A block of code, fenced by more backticks than it holds in a row.
fn fenced(language: &str, text: &str) -> String {
    let mut longest = 0;
    let mut row = 0;
    for c in text.chars() {
        row = if c == '`' { row + 1 } else { 0 };
        longest = longest.max(row);
    }
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn line(stream: Stream, text: &str) -> Line {
        Line { at: 0, step: 0, task: 0, stream, text: text.into(), source_line: 0, event: 0 }
    }

    #[test]
    fn a_report_carries_program_output_and_end() {
        let output = [line(Stream::Stdout, "one"), line(Stream::Stderr, "ValueError: two")];
        let text = report(Lang::En.words(), "print('one')\n", &output, Phase::Finished { exit: 1 }, "A browser");
        assert!(text.contains("```python\nprint('one')\n```\n"), "{text}");
        assert!(text.contains("```text\none\n! ValueError: two\n```\n"), "{text}");
        assert!(text.contains("ended with exit status 1"), "{text}");
        assert!(text.contains("A browser"), "{text}");
    }

    #[test]
    fn a_long_output_is_cut_at_its_beginning_and_backticks_cannot_end_the_block() {
        let output: Vec<Line> = (0..100).map(|i| line(Stream::Stdout, &format!("line {i} "))).collect();
        let text = report(Lang::Zh.words(), "'''```'''", &output, Phase::Stopped, "");
        assert!(text.contains("````python\n'''```'''\n````"), "{text}");
        assert!(text.contains("…\nline 60 \n") && !text.contains("line 59 "), "{text}");
    }
}
