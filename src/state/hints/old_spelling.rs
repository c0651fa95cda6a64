//! The spelling of 2016, which today's Python refuses.

use coroscope_session::{Event, EventKind};

use super::{Found, Hint, HintKind, Run};
use crate::state::Lanes;
use crate::state::say::say;
use crate::words::Lang;

#[derive(Default)]
pub struct OldSpelling(Vec<Found>);

impl Hint for OldSpelling {
    fn kind(&self) -> HintKind {
        HintKind::OldSpelling
    }

    fn watch(&mut self, index: u32, event: &Event, _run: &Run<'_>) {
        let EventKind::OldSpelling { what, line } = &event.kind else { return };
        match self.0.first_mut() {
            Some(first) => {
                if !first.lines.contains(line) && first.lines.len() < super::MOST {
                    first.lines.push(*line);
                }
            }
            None => self.0.push(Found {
                line: *line,
                task: event.task,
                event: index,
                name: what.clone(),
                lines: vec![*line],
                ..Found::default()
            }),
        }
    }

    fn found(&self) -> &[Found] {
        &self.0
    }

    fn say(&self, found: &Found, _lanes: &Lanes, lang: Lang) -> String {
        let what = &found.name;
        say!(
            lang,
            "{what} is the spelling of 2016: Python took it away, and this program no longer runs there.",
            "{what} 是 2016 年的写法：Python 已将它移除，这个程序在那里无法再运行。"
        )
    }

    fn fix(&self, _found: &Found, lang: Lang) -> String {
        say!(
            lang,
            "Put async def for @asyncio.coroutine, await for yield from, and asyncio.run for the loop.",
            "用 async def 代替 @asyncio.coroutine，用 await 代替 yield from，用 asyncio.run 代替手工的事件循环。"
        )
    }
}
