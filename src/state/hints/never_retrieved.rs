//! A task failed, and nobody asked it how it went.

use coroscope_session::{Event, EventKind};

use super::{Found, Hint, HintKind, Run, at_line};
use crate::state::Lanes;
use crate::state::say::{say, who};
use crate::words::Lang;

#[derive(Default)]
pub struct NeverRetrieved(Vec<Found>);

impl Hint for NeverRetrieved {
    fn kind(&self) -> HintKind {
        HintKind::NeverRetrieved
    }

    fn watch(&mut self, index: u32, event: &Event, run: &Run<'_>) {
        if let EventKind::ExceptionNeverRetrieved { error, of } = &event.kind {
            let line = run.lanes.of(*of).map_or(0, |lane| lane.line);
            at_line(&mut self.0, Found { line, task: *of, event: index, name: error.clone(), ..Found::default() });
        }
    }

    fn found(&self) -> &[Found] {
        &self.0
    }

    fn say(&self, found: &Found, lanes: &Lanes, lang: Lang) -> String {
        let error = &found.name;
        let name = match found.task {
            0 => say!(lang, "A future", "一个 future"),
            task => who(lanes, task, lang),
        };
        say!(
            lang,
            "{name} failed with {error} and nobody looked: it came out only when the task was thrown away.",
            "{name} 因 {error} 失败，却没有谁去看：直到它被丢弃时才报告出来。"
        )
    }

    fn fix(&self, _found: &Found, lang: Lang) -> String {
        say!(
            lang,
            "Await the task, start it in a TaskGroup, or give it a done callback that reads task.exception().",
            "await 这个任务，或在 TaskGroup 里启动它，或加一个读取 task.exception() 的完成回调。"
        )
    }
}
