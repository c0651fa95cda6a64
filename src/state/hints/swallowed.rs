//! A task was asked to cancel and went on as if nothing had been.

use std::collections::BTreeMap;

use coroscope_session::{Event, EventKind, TaskId};

use super::{Found, Hint, HintKind, Run, at_line};
use crate::state::Lanes;
use crate::state::say::{say, who_first};
use crate::words::Lang;

#[derive(Default)]
pub struct Swallowed {
    found: Vec<Found>,
    /// Where the CancelledError came out that a task last got.
    delivered: BTreeMap<TaskId, u32>,
}

impl Hint for Swallowed {
    fn kind(&self) -> HintKind {
        HintKind::Swallowed
    }

    fn watch(&mut self, index: u32, event: &Event, _run: &Run<'_>) {
        match event.kind {
            EventKind::CancelDelivered { line } => {
                self.delivered.insert(event.task, line);
            }
            EventKind::CancelSwallowed => {
                let line = self.delivered.get(&event.task).copied().unwrap_or(0);
                at_line(&mut self.found, Found { line, task: event.task, event: index, ..Found::default() });
            }
            EventKind::Done { .. } | EventKind::Failed { .. } | EventKind::TaskCancelled => {
                self.delivered.remove(&event.task);
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
            "{name} was cancelled, caught the CancelledError and went on: whoever asked it to stop waits in vain.",
            "{name} 被取消，却捕获了 CancelledError 继续运行：要它停下的一方白等了。"
        )
    }

    fn fix(&self, _found: &Found, lang: Lang) -> String {
        say!(
            lang,
            "Catch Exception, not BaseException; where CancelledError is caught to clean up, end the block with raise.",
            "捕获 Exception，不要捕获 BaseException；若为清理而捕获 CancelledError，末尾要写 raise。"
        )
    }
}
