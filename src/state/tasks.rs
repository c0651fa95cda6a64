//! The tasks at the cursor as rows of a tree: who created whom, and what has changed since the cursor was elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use coroscope_session::{FrameView, MAIN, Snapshot, TaskId, TaskState, TaskView, Traffic, WaitOn};

use super::{Lanes, describe_wait};
use crate::words::Words;

/// A task in the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskRow<'a> {
    /// How many creators are above it in the tree.
    pub depth: usize,
    pub task: &'a TaskView,
}

/// Tasks below those who created them, in order of creation.
pub fn task_tree(snapshot: &Snapshot) -> Vec<TaskRow<'_>> {
    let known: BTreeSet<TaskId> = snapshot.tasks.iter().map(|task| task.id).collect();
    let mut children: BTreeMap<Option<TaskId>, Vec<&TaskView>> = BTreeMap::new();
    for task in &snapshot.tasks {
        // Whose creator is gone stands at the top, as the main program does.
        let by = Some(task.by).filter(|by| task.id != MAIN && known.contains(by) && *by < task.id);
        children.entry(by).or_default().push(task);
    }
    let mut rows = Vec::with_capacity(snapshot.tasks.len());
    let mut todo: Vec<(usize, &TaskView)> = Vec::new();
    let below = |by: Option<TaskId>, depth: usize, todo: &mut Vec<_>| {
        todo.extend(children.get(&by).into_iter().flatten().rev().map(|&task| (depth, task)));
    };
    below(None, 0, &mut todo);
    while let Some((depth, task)) = todo.pop() {
        rows.push(TaskRow { depth, task });
        below(Some(task.id), depth + 1, &mut todo);
    }
    rows
}

/// The names of a frame's variables that are new or have another value than in `before`.
pub fn changed<'a>(before: Option<&Snapshot>, task: TaskId, depth: usize, frame: &'a FrameView) -> BTreeSet<&'a str> {
    let old = before.and_then(|snapshot| snapshot.task(task)).and_then(|task| task.stack.frames.get(depth));
    let Some(old) = old.filter(|old| old.name == frame.name) else { return BTreeSet::new() };
    let same = |name: &str, value: &str| old.locals.iter().any(|l| l.name == name && l.value == value);
    frame.locals.iter().filter(|l| !same(&l.name, &l.value)).map(|l| l.name.as_str()).collect()
}

/// What went last through each generator.
pub fn last_traffic(snapshot: &Snapshot, number: u32) -> Option<&Traffic> {
    snapshot.traffic.iter().rev().find(|traffic| number != 0 && traffic.frame == number)
}

/// What a waiting task waits on, with the time it still has to wait for a sleep.
pub fn waits_on(task: &TaskView, snapshot: &Snapshot, lanes: &Lanes, words: &Words) -> Option<String> {
    let on = task.waiting_on.as_ref()?;
    Some(match on {
        WaitOn::Sleep { until } => {
            format!("{} · {} {}", words.sleep, super::duration(until.saturating_sub(snapshot.at)), words.time_left)
        }
        other => describe_wait(other, snapshot.at, lanes, words),
    })
}

/// Where each task stands in the program: its line, itself and its state; the running one last, to lie on top.
pub fn places(snapshot: &Snapshot) -> Vec<(u32, TaskId, TaskState)> {
    let placed = snapshot.tasks.iter().map(|task| (task.stack.line(), task.id, task.state));
    let mut places: Vec<_> = placed.filter(|&(line, _, state)| line != 0 && state != TaskState::Hosting).collect();
    places.sort_by_key(|&(line, id, state)| (line, state == TaskState::Running, id));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use coroscope_session::{Config, Position, Replay, Seek};

    const PROGRAM: &str = "import asyncio

async def leaf(n):
    for i in range(n):
        await asyncio.sleep(1)

async def branch(n):
    kept = [asyncio.create_task(leaf(i + 1)) for i in range(n)]
    await asyncio.gather(*kept)

async def main():
    first = asyncio.create_task(branch(2))
    second = asyncio.create_task(leaf(3))
    await first
    await second

asyncio.run(main())
";

    fn at(position: Position) -> Snapshot {
        let mut replay = Replay::new(PROGRAM, Config::default());
        replay.seek(position);
        while !matches!(replay.go(10_000), Seek::There(_)) {}
        replay.snapshot(100)
    }

    /// A snapshot while all sleep, so many virtual seconds after the start.
    fn asleep(seconds: u64) -> Snapshot {
        let mut session = coroscope_session::Session::new(PROGRAM, Config::default());
        loop {
            match session.step(1_000_000) {
                coroscope_session::Step::Waiting { until } if until > seconds * 1_000_000_000 => break,
                coroscope_session::Step::Waiting { until } => session.advance_to(until),
                coroscope_session::Step::Finished { .. } => panic!("over too soon"),
                _ => {}
            }
        }
        at(Position { step: session.steps(), at: seconds * 1_000_000_000 + 250_000_000 })
    }

    #[test]
    fn tasks_stand_below_their_creators() {
        let snapshot = asleep(0);
        let rows = task_tree(&snapshot);
        let tree: Vec<_> = rows.iter().map(|row| (row.depth, row.task.coro.as_str())).collect();
        assert_eq!(tree, [(0, ""), (1, "main"), (2, "branch"), (3, "leaf"), (3, "leaf"), (2, "leaf")]);
    }

    #[test]
    fn in_the_midst_of_a_sleep_the_time_left_is_known() {
        let snapshot = asleep(1);
        let words = crate::words::Lang::En.words();
        let said: Vec<_> =
            snapshot.tasks.iter().filter_map(|task| waits_on(task, &snapshot, &Lanes::default(), words)).collect();
        let sleeps = said.iter().filter(|text| **text == "sleep · 0.75 s left").count();
        assert_eq!(sleeps, 2, "{said:?}");
        assert_eq!(snapshot.running, None);
        assert_eq!(snapshot.timers.iter().map(|timer| timer.when).collect::<Vec<_>>(), [2_000_000_000; 2]);
    }

    #[test]
    fn variables_that_change_are_marked() {
        let (before, now) = (asleep(0), asleep(1));
        let leaf = now.tasks.iter().rfind(|task| task.coro == "leaf").unwrap();
        let frame = &leaf.stack.frames[0];
        assert_eq!(changed(Some(&before), leaf.id, 0, frame).into_iter().collect::<Vec<_>>(), ["i"]);
        assert!(changed(Some(&now), leaf.id, 0, frame).is_empty());
        assert!(changed(None, leaf.id, 0, frame).is_empty(), "nothing is new where nothing was shown before");
    }

    #[test]
    fn each_task_has_its_line() {
        let lines: Vec<_> = places(&asleep(0)).into_iter().map(|(line, ..)| line).collect();
        assert_eq!(lines, [5, 5, 5, 9, 14]);
    }
}
