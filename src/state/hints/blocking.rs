//! A task calls something that holds the whole thread, and with it the event loop.

use coroscope_session::{Event, EventKind, LaneKind};

use super::{Found, Hint, HintKind, Run, at_line};
use crate::state::Lanes;
use crate::state::say::{at_line as said_line, list, say, time};
use crate::words::Lang;

#[derive(Default)]
pub struct Blocking(Vec<Found>);

/// Shorter (ns) is no harm.
const LEAST: u64 = 1_000_000;

impl Hint for Blocking {
    fn kind(&self) -> HintKind {
        HintKind::Blocking
    }

    fn watch(&mut self, index: u32, event: &Event, run: &Run<'_>) {
        let EventKind::Blocking { until, what, line } = &event.kind else { return };
        let ns = until.saturating_sub(event.at);
        let in_task = run.lanes.of(event.task).is_some_and(|lane| lane.kind == LaneKind::Task);
        if !in_task || ns < LEAST {
            return;
        }
        let others = run.lanes.iter().filter(|lane| lane.kind == LaneKind::Task && lane.ended.is_none());
        let others = others.map(|lane| lane.task).filter(|&task| task != event.task).take(5).collect();
        let found = Found { line: *line, task: event.task, event: index, name: what.clone(), ns, ..Found::default() };
        if let Some(found) = at_line(&mut self.0, found)
            && found.tasks.is_empty()
        {
            found.tasks = others;
        }
    }

    fn found(&self) -> &[Found] {
        &self.0
    }

    fn say(&self, found: &Found, lanes: &Lanes, lang: Lang) -> String {
        let (what, line, ns) = (&found.name, said_line(found.line, lang), time(found.ns));
        let others = list(lanes, &found.tasks, lang);
        let what = if what.is_empty() { say!(lang, "A blocking call", "一个阻塞调用") } else { what.to_string() };
        let text = match found.count {
            0 | 1 => say!(lang, "{what}{line} holds the event loop for {ns}", "{line}的 {what} 占住事件循环 {ns}"),
            n => say!(
                lang,
                "{what}{line} holds the event loop {n} times, {ns} in all",
                "{line}的 {what} {n} 次占住事件循环，共 {ns}"
            ),
        };
        match others.is_empty() {
            true => say!(lang, "{text}: no task can run meanwhile.", "{text}：其间任何任务都不能运行。"),
            false => say!(lang, "{text}: meanwhile {others} cannot run.", "{text}：其间 {others} 都不能运行。"),
        }
    }

    fn fix(&self, found: &Found, lang: Lang) -> String {
        match &*found.name {
            "time.sleep" => say!(
                lang,
                "Write await asyncio.sleep(...) instead; put work that cannot be awaited into await asyncio.to_thread(...).",
                "改用 await asyncio.sleep(...)；不能 await 的工作交给 await asyncio.to_thread(...)。"
            ),
            _ => say!(
                lang,
                "Put it into a thread: await asyncio.to_thread(...).",
                "放到线程里去做：await asyncio.to_thread(...)。"
            ),
        }
    }
}
