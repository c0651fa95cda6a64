//! A loop that asks again and again whether something has happened, with nothing but `sleep(0)` between.

use std::collections::BTreeMap;

use coroscope_session::{Event, EventKind, TaskId, WakeCause};

use super::{Found, Hint, HintKind, Run, at_line};
use crate::state::Lanes;
use crate::state::say::{say, who_first};
use crate::words::Lang;

#[derive(Default)]
pub struct Spinning {
    found: Vec<Found>,
    /// For each task, how often in a row it gave up its turn, and at which virtual time.
    rows: BTreeMap<TaskId, (u32, u64)>,
}

/// So many turns in a row, without time passing, are more than politeness.
const TURNS: u32 = 20;

impl Hint for Spinning {
    fn kind(&self) -> HintKind {
        HintKind::Spinning
    }

    fn watch(&mut self, index: u32, event: &Event, run: &Run<'_>) {
        match &event.kind {
            EventKind::Ready { cause: WakeCause::Yielded } => {
                let row = self.rows.entry(event.task).or_insert((0, event.at));
                *row = if row.1 == event.at { (row.0.saturating_add(1), row.1) } else { (1, event.at) };
                if row.0 != TURNS {
                    return;
                }
                let coro = run.lanes.of(event.task).map(|lane| lane.coro.clone()).unwrap_or_default();
                if let Some(line) = spin_of(run, &coro) {
                    at_line(&mut self.found, Found { line, task: event.task, event: index, ..Found::default() });
                }
            }
            EventKind::Waiting { .. } | EventKind::Output { .. } | EventKind::Done { .. } => {
                self.rows.remove(&event.task);
            }
            _ => {}
        }
    }

    fn found(&self) -> &[Found] {
        &self.found
    }

    fn say(&self, found: &Found, lanes: &Lanes, lang: Lang) -> String {
        let name = who_first(lanes, found.task, lang);
        say!(
            lang,
            "{name} spins: it asks again in every turn of the loop and keeps the processor busy doing nothing.",
            "{name} 在空转：事件循环每一轮它都再问一遍，白白占用处理器。"
        )
    }

    fn fix(&self, _found: &Found, lang: Lang) -> String {
        say!(
            lang,
            "Wait for it instead: await event.wait() of an asyncio.Event, a Condition, a Queue or the task itself.",
            "改为等待：await 一个 asyncio.Event 的 wait()，或 Condition、Queue，或那个任务本身。"
        )
    }
}

/// The `sleep(0)` of a loop that does nothing else: in the task's own coroutine, or else anywhere.
fn spin_of(run: &Run<'_>, coro: &str) -> Option<u32> {
    let source = run.source;
    let spins = |&statement: &usize| {
        let words: Vec<&str> = source.words(statement).collect();
        let gives_way = matches!(words.as_slice(), ["await", .., "sleep", "(", "0" | "0.0", ")"]);
        let around = source.head(statement).filter(|&head| source.begins(head, &["while"]));
        gives_way
            && around.is_some_and(|head| {
                source.body(head).all(|other| {
                    let first = source.words(other).next().unwrap_or_default();
                    other == statement || matches!(first, "if" | "break" | "return" | "pass" | "continue")
                })
            })
    };
    let name = coro.rsplit('.').next().unwrap_or(coro);
    let own = (0..source.statements.len()).find(|&head| source.begins(head, &["async", "def", name]));
    let inside = own.and_then(|head| source.body(head).find(spins));
    let found = inside.or_else(|| (0..source.statements.len()).find(spins))?;
    Some(source.statements[found].lines.0)
}
