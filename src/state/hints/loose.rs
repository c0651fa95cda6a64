//! A task that nobody keeps: the loop itself holds tasks only weakly, so one may vanish in the middle of its work.

use coroscope_session::{Event, EventKind, LaneKind};

use super::{Found, Hint, HintKind, Run, at_line};
use crate::state::Lanes;
use crate::state::say::{say, who_first};
use crate::words::Lang;

#[derive(Default)]
pub struct Loose(Vec<Found>);

/// What a statement begins with that makes a task and drops it.
const DROPS: [&[&str]; 5] = [
    &["asyncio", ".", "create_task", "("],
    &["create_task", "("],
    &["asyncio", ".", "ensure_future", "("],
    &["ensure_future", "("],
    &["loop", ".", "create_task", "("],
];

impl Hint for Loose {
    fn kind(&self) -> HintKind {
        HintKind::Loose
    }

    fn watch(&mut self, index: u32, event: &Event, run: &Run<'_>) {
        let found = |task, line| Found { line, task, event: index, ..Found::default() };
        match &event.kind {
            EventKind::LaneCreated { kind: LaneKind::Task, line, .. } if drops(run, *line) => {
                at_line(&mut self.0, found(event.task, *line));
            }
            EventKind::DestroyedPending { of } => {
                let line = run.lanes.of(*of).map_or(0, |lane| lane.line);
                if let Some(lost) = at_line(&mut self.0, found(*of, line)) {
                    (lost.task, lost.event, lost.lines) = (*of, index, vec![line]);
                }
            }
            _ => {}
        }
    }

    fn found(&self) -> &[Found] {
        &self.0
    }

    fn say(&self, found: &Found, lanes: &Lanes, lang: Lang) -> String {
        let name = who_first(lanes, found.task, lang);
        // Where the task was lost for good, a line is noted.
        match found.lines.is_empty() {
            true => say!(
                lang,
                "Nobody keeps {name}: the loop holds tasks only weakly, so it may vanish before it is done.",
                "没有谁保存 {name}：事件循环只弱引用任务，它可能没做完就消失。"
            ),
            false => say!(
                lang,
                "{name} was thrown away while it still waited: its work will never be done.",
                "{name} 还在等待时就被丢弃：它的工作永远做不完了。"
            ),
        }
    }

    fn fix(&self, _found: &Found, lang: Lang) -> String {
        say!(
            lang,
            "Keep what create_task gives in a variable or a set and await it, or start it in a TaskGroup.",
            "把 create_task 的返回值存进变量或集合并 await 它，或者在 TaskGroup 里启动。"
        )
    }
}

/// Whether the statement is a bare call that makes a task.
fn drops(run: &Run<'_>, line: u32) -> bool {
    let Some(statement) = run.source.statement_at(line) else { return false };
    let Some(begin) = DROPS.iter().find(|begin| run.source.begins(statement, begin)) else { return false };
    // The call is all there is: nothing is done with what it gives.
    let tokens = run.source.statements[statement].tokens.clone();
    let open = tokens.start + begin.len() - 1;
    let depth = run.source.tokens[open].depth;
    let close = (open + 1..tokens.end).find(|&at| run.source.tokens[at].depth == depth);
    close.is_some_and(|close| close + 1 == tokens.end)
}
