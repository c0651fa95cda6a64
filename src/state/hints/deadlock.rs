//! Nobody can go on: who waits for whom, round and round.

use std::collections::BTreeMap;

use coroscope_session::{Event, EventKind, TaskId, WaitOn};

use super::{Found, Hint, HintKind, Run};
use crate::state::say::{list, say, who};
use crate::state::{LaneState, Lanes};
use crate::words::Lang;

#[derive(Default)]
pub struct Deadlock(Vec<Found>);

impl Hint for Deadlock {
    fn kind(&self) -> HintKind {
        HintKind::Deadlock
    }

    fn watch(&mut self, index: u32, event: &Event, run: &Run<'_>) {
        if !matches!(event.kind, EventKind::Deadlock { .. }) || !self.0.is_empty() {
            return;
        }
        let waits = waits(run);
        let cycle = cycle(&waits);
        let is_cycle = !cycle.is_empty();
        let tasks = if is_cycle { cycle } else { waits.keys().copied().collect() };
        let line_of = |task: &TaskId| waits.get(task).map_or(0, |wait| wait.line);
        let lines: Vec<u32> = tasks.iter().map(line_of).collect();
        let line = lines.iter().copied().rfind(|&line| line > 0).unwrap_or(0);
        let task = tasks.first().copied().unwrap_or_default();
        let count = u32::from(is_cycle);
        self.0.push(Found { line, task, event: index, tasks, lines, count, ..Found::default() });
    }

    fn found(&self) -> &[Found] {
        &self.0
    }

    fn say(&self, found: &Found, lanes: &Lanes, lang: Lang) -> String {
        if found.count == 0 {
            let names = list(lanes, &found.tasks, lang);
            return say!(
                lang,
                "Deadlock: {names} wait for something that nobody is left to do.",
                "死锁：{names} 在等待，但已经没有谁能完成它们等的事。"
            );
        }
        let names = found.tasks.iter().chain(found.tasks.first()).map(|&task| who(lanes, task, lang));
        let placed = names.zip(found.lines.iter().chain([&0])).map(|(name, &line)| match line {
            0 => name,
            line => say!(lang, "{name} (line {line})", "{name}（第 {line} 行）"),
        });
        let placed: Vec<String> = placed.collect();
        match lang {
            Lang::En => format!("Deadlock: {}.", placed.join(" waits for ")),
            Lang::Zh => format!("死锁：{}。", placed.join(" 在等 ")),
        }
    }

    fn fix(&self, found: &Found, lang: Lang) -> String {
        match found.count {
            0 => say!(
                lang,
                "See that somebody always puts, sets, releases or finishes what they wait for, or wait with asyncio.timeout.",
                "确保总有谁会放入、设置、释放或完成它们等的东西，或者用 asyncio.timeout 限时等待。"
            ),
            _ => say!(
                lang,
                "Let everybody take the locks in the same order, or wait with asyncio.timeout and let go.",
                "让大家按同样的顺序拿锁，或者用 asyncio.timeout 限时等待并放手。"
            ),
        }
    }
}

struct Wait {
    line: u32,
    on: Vec<TaskId>,
}

/// What each task that waits waits for.
fn waits(run: &Run<'_>) -> BTreeMap<TaskId, Wait> {
    let mut found = BTreeMap::new();
    for lane in run.lanes.iter().filter(|lane| run.lanes.state_of(lane.task) == Some(LaneState::Waiting)) {
        let last = lane.moves().last().and_then(|&event| run.events.kind(event as usize));
        let Some(EventKind::Waiting { on, line, .. }) = last else { continue };
        let on = match on {
            WaitOn::Task { task } => vec![task],
            WaitOn::Held { by, .. } => by,
            WaitOn::Many { tasks, .. } => tasks,
            _ => Vec::new(),
        };
        found.insert(lane.task, Wait { line, on });
    }
    found
}

/// The first cycle, from task to task; empty without one.
fn cycle(waits: &BTreeMap<TaskId, Wait>) -> Vec<TaskId> {
    let mut over: Vec<TaskId> = Vec::new();
    for &start in waits.keys() {
        // Depth first, with the way here on a stack of its own.
        let mut way: Vec<(TaskId, usize)> = vec![(start, 0)];
        while let Some(&mut (task, ref mut next)) = way.last_mut() {
            let to = waits.get(&task).and_then(|wait| wait.on.get(*next).copied());
            *next += 1;
            match to {
                Some(to) => {
                    if let Some(begin) = way.iter().position(|&(task, _)| task == to) {
                        return way[begin..].iter().map(|&(task, _)| task).collect();
                    }
                    if waits.contains_key(&to) && !over.contains(&to) {
                        way.push((to, 0));
                    }
                }
                None => {
                    over.push(task);
                    way.pop();
                }
            }
        }
    }
    Vec::new()
}
