//! A coroutine was made and thrown away without ever running.

use coroscope_session::{Event, EventKind};

use super::{Found, Hint, HintKind, Run, at_line};
use crate::state::Lanes;
use crate::state::say::{at_line as said_line, say};
use crate::words::Lang;

#[derive(Default)]
pub struct NeverAwaited(Vec<Found>);

impl Hint for NeverAwaited {
    fn kind(&self) -> HintKind {
        HintKind::NeverAwaited
    }

    fn watch(&mut self, index: u32, event: &Event, run: &Run<'_>) {
        if let EventKind::NeverAwaited { coro, line } = &event.kind {
            // The text knows better than the machine, which sees the line that called the function around it.
            let line = Some(call_of(run, coro)).filter(|&line| line > 0).unwrap_or(*line);
            at_line(
                &mut self.0,
                Found { line, task: event.task, event: index, name: coro.clone(), ..Found::default() },
            );
        }
    }

    fn found(&self) -> &[Found] {
        &self.0
    }

    fn say(&self, found: &Found, _lanes: &Lanes, lang: Lang) -> String {
        let (name, line) = (&found.name, said_line(found.line, lang));
        match lang {
            Lang::En => {
                let line = if line.is_empty() { String::new() } else { format!(" made{line}") };
                format!("The coroutine {name}(){line} was never awaited: nothing in it ran.")
            }
            Lang::Zh => format!("{line}创建的协程 {name}() 从未被 await：其中的代码一行也没有运行。"),
        }
    }

    fn fix(&self, found: &Found, lang: Lang) -> String {
        let name = found.name.rsplit('.').next().unwrap_or_default();
        say!(
            lang,
            "Write await {name}(...), or asyncio.create_task({name}(...)) to let it run beside.",
            "写成 await {name}(...)；想让它同时运行，就用 asyncio.create_task({name}(...))。"
        )
    }
}

/// The first statement that calls the coroutine and does nothing with what it gets.
fn call_of(run: &Run<'_>, coro: &str) -> u32 {
    let name = coro.rsplit('.').next().unwrap_or(coro);
    let calls = |&statement: &usize| {
        let words: Vec<&str> = run.source.words(statement).collect();
        let called = words.windows(2).any(|pair| pair == [name, "("]);
        called
            && !words.contains(&"await")
            && !words.contains(&"def")
            && !words.iter().any(|word| word.contains("task"))
    };
    let found = (0..run.source.statements.len()).find(calls);
    found.and_then(|found| run.source.statements.get(found)).map_or(0, |statement| statement.lines.0)
}
