//! Waits one after another that could go on together: neighbouring statements that await coroutines which sleep, or a
//! `for` that does nothing else, where the later needs nothing from the earlier.

use std::collections::BTreeMap;

use coroscope_session::{Chain, Event, EventKind, TaskId, WaitOn, WakeCause};

use super::{Found, Hint, HintKind, MOST, Run};
use crate::state::Lanes;
use crate::state::say::{say, time};
use crate::state::source::{Kind, Source};
use crate::words::Lang;

#[derive(Default)]
pub struct Sequential {
    found: Vec<Found>,
    tasks: BTreeMap<TaskId, Track>,
}

/// A sleep that is over.
#[derive(Clone, Copy)]
struct Slept {
    chain: Chain,
    from: u64,
    to: u64,
}

#[derive(Default)]
struct Track {
    /// The sleep that goes on.
    open: Option<(Chain, u64, u64)>,
    /// Sleeps that followed one another without any other time between.
    row: Vec<Slept>,
    event: u32,
}

/// Longer rows are looked at in parts.
const ROW: usize = 2_000;
/// Less (ns) is not worth a word.
const LEAST: u64 = 1_000_000;

impl Hint for Sequential {
    fn kind(&self) -> HintKind {
        HintKind::Sequential
    }

    fn watch(&mut self, index: u32, event: &Event, run: &Run<'_>) {
        match &event.kind {
            EventKind::Waiting { on: WaitOn::Sleep { until }, chain, .. } if chain[1] != 0 => {
                let track = self.tasks.entry(event.task).or_default();
                if track.row.last().is_some_and(|last| last.to != event.at) || track.row.len() >= ROW {
                    close(track, event.task, run.source, &mut self.found);
                }
                track.open = Some((*chain, event.at, *until));
                track.event = index;
            }
            EventKind::Ready { cause: WakeCause::Timer } => {
                if let Some(track) = self.tasks.get_mut(&event.task)
                    && let Some((chain, from, to)) = track.open.take()
                {
                    // The loop may have been held since: then the next wait does not follow at once.
                    track.row.push(Slept { chain, from, to: to.max(event.at) });
                }
            }
            EventKind::Done { .. } | EventKind::Failed { .. } | EventKind::TaskCancelled => {
                if let Some(mut track) = self.tasks.remove(&event.task) {
                    close(&mut track, event.task, run.source, &mut self.found);
                }
            }
            _ => {}
        }
    }

    fn settle(&mut self, run: &Run<'_>) {
        for (task, mut track) in std::mem::take(&mut self.tasks) {
            close(&mut track, task, run.source, &mut self.found);
        }
    }

    fn found(&self) -> &[Found] {
        &self.found
    }

    fn say(&self, found: &Found, _lanes: &Lanes, lang: Lang) -> String {
        let (saved, all) = (time(found.ns), found.lines.first().copied().zip(found.lines.last().copied()));
        let together = say!(lang, "together they would take {saved} less", "一起等可以省 {saved}");
        match all {
            Some((first, last)) if first != last => say!(
                lang,
                "Lines {first} to {last} wait one after another: {together}.",
                "第 {first} 到第 {last} 行一个接一个地等：{together}。"
            ),
            _ => {
                let (line, count) = (found.line, found.count);
                say!(
                    lang,
                    "Line {line} waits {count} times, one after another: {together}.",
                    "第 {line} 行一个接一个地等了 {count} 次：{together}。"
                )
            }
        }
    }

    fn fix(&self, found: &Found, lang: Lang) -> String {
        match found.lines.len() {
            0 | 1 => say!(
                lang,
                "If they do not need one another: await asyncio.gather(*(... for ...)), or start each in a TaskGroup.",
                "如果互不依赖：await asyncio.gather(*(... for ...))，或者在 TaskGroup 里逐个启动。"
            ),
            _ => say!(
                lang,
                "If they do not need one another: await asyncio.gather(..., ...), or start both in a TaskGroup.",
                "如果互不依赖：await asyncio.gather(..., ...)，或者在 TaskGroup 里一起启动。"
            ),
        }
    }
}

/// Judges a row of sleeps that is over.
fn close(track: &mut Track, task: TaskId, source: &Source, found: &mut Vec<Found>) {
    let row = std::mem::take(&mut track.row);
    for level in 0..3 {
        // Sleeps under the same callers, called from one function at this level.
        let same = |a: &Slept, b: &Slept| a.chain[..level] == b.chain[..level];
        for part in row.chunk_by(same).filter(|part| part.len() > 1) {
            neighbours(part, level, source, (task, track.event), found);
            turns(part, level, source, (task, track.event), found);
        }
    }
}

fn add(found: &mut Vec<Found>, new: Found) {
    let known = found.iter().any(|known| known.line == new.line);
    if !known && new.ns >= LEAST && found.len() < MOST {
        found.push(new);
    }
}

/// Neighbouring statements, each awaiting a call.
fn neighbours(part: &[Slept], level: usize, source: &Source, at: (TaskId, u32), found: &mut Vec<Found>) {
    let mut groups: Vec<(usize, u64)> = Vec::new();
    let end = |groups: &mut Vec<(usize, u64)>, found: &mut Vec<Found>| {
        let (all, longest) =
            (groups.iter().map(|group| group.1).sum::<u64>(), groups.iter().map(|group| group.1).max());
        let lines: Vec<u32> = groups.iter().map(|group| source.statements[group.0].lines.0).collect();
        if let (true, Some(longest), Some(&line)) = (groups.len() > 1, longest, lines.first()) {
            let (task, event) = at;
            add(
                found,
                Found { line, task, event, ns: all - longest, count: lines.len() as u32, lines, ..Found::default() },
            );
        }
        groups.clear();
    };
    for slept in part {
        let ns = slept.to - slept.from;
        let statement = source.statement_at(slept.chain[level]).filter(|_| slept.chain[level + 1] != 0);
        let Some(statement) = statement.filter(|&statement| awaits_call(source, statement).is_some()) else {
            end(&mut groups, found);
            continue;
        };
        if let Some(last) = groups.last_mut().filter(|last| last.0 == statement) {
            last.1 += ns;
            continue;
        }
        let follows = groups.last().is_some_and(|last| source.next_in_block(last.0) == Some(statement));
        if !follows || groups.iter().any(|group| !is_free_of(source, group.0, statement)) {
            end(&mut groups, found);
        }
        groups.push((statement, ns));
    }
    end(&mut groups, found);
}

/// One statement in a `for` that does nothing else.
fn turns(part: &[Slept], level: usize, source: &Source, at: (TaskId, u32), found: &mut Vec<Found>) {
    for same in part.chunk_by(|a, b| a.chain == b.chain).filter(|same| same.len() > 1) {
        let chain = same[0].chain;
        let Some(statement) = source.statement_at(chain[level]).filter(|_| chain[level + 1] != 0) else { continue };
        let Some(head) = source.head(statement).filter(|&head| source.begins(head, &["for"])) else { continue };
        let inner = source.statement_at(chain[level + 1]);
        let repeats = inner.is_none_or(|inner| in_loop(source, inner));
        let alone = source.body(head).all(|other| other == statement || is_quiet(source, other));
        let free = is_free_of(source, statement, statement);
        if awaits_call(source, statement).is_none() || repeats || !alone || !free {
            continue;
        }
        let lengths = same.iter().map(|slept| slept.to - slept.from);
        let (all, longest) = (lengths.clone().sum::<u64>(), lengths.max().unwrap_or(0));
        let line = source.statements[statement].lines.0;
        let (task, event) = at;
        let count = same.len() as u32;
        add(found, Found { line, task, event, ns: all - longest, count, lines: vec![line], ..Found::default() });
    }
}

/// The call that a statement awaits and does nothing with but keep it: the token after `await`. Calls of asyncio itself
/// are left alone: two sleeps of one's own are a pause, not work.
fn awaits_call(source: &Source, statement: usize) -> Option<usize> {
    let tokens = source.statements.get(statement)?.tokens.clone();
    let at = tokens.clone().find(|&token| source.word(token) == "await" && source.tokens[token].kind == Kind::Name)?;
    let before: Vec<&str> = (tokens.start..at).map(|token| source.word(token)).collect();
    let keeps = match before.split_last() {
        None => true,
        Some((&"=", names)) => !names.contains(&"="),
        Some((&"(", ["print"] | [.., ".", "append"])) => true,
        _ => false,
    };
    // The called name: the last before the first bracket.
    let open = (at + 1..tokens.end).find(|&token| source.word(token) == "(")?;
    let own = is_coroutine(source, source.word(open - 1));
    let once = tokens.filter(|&token| source.word(token) == "await").count() == 1;
    (keeps && own && once).then_some(at + 1)
}

/// Whether the program has a coroutine function of this name.
fn is_coroutine(source: &Source, name: &str) -> bool {
    (0..source.statements.len()).any(|head| source.begins(head, &["async", "def", name]))
}

/// Whether the later statement needs neither what the earlier assigns nor the object that it was called on.
fn is_free_of(source: &Source, earlier: usize, later: usize) -> bool {
    let words: Vec<&str> = source.words(earlier).collect();
    let assigned = match words.iter().position(|&word| word == "=") {
        Some(at) if words.iter().position(|&word| word == "await") > Some(at) => &words[..at],
        _ => &[],
    };
    let later_words: Vec<&str> = source.words(later).collect();
    let right = match later_words.iter().position(|&word| word == "await") {
        Some(at) => &later_words[at..],
        None => &later_words[..],
    };
    let receiver = |statement: usize| {
        let at = awaits_call(source, statement)?;
        (source.word(at + 1) == ".").then(|| source.word(at))
    };
    let shares = earlier != later && receiver(earlier).is_some() && receiver(earlier) == receiver(later);
    !shares && !assigned.iter().any(|name| right.contains(name))
}

/// Whether a statement of a loop's body changes nothing that another turn could need.
fn is_quiet(source: &Source, statement: usize) -> bool {
    source.begins(statement, &["print", "("]) || source.begins(statement, &["pass"])
}

/// Whether a statement is repeated by a loop of its own function.
fn in_loop(source: &Source, statement: usize) -> bool {
    let mut at = statement;
    while let Some(head) = source.head(at) {
        if source.begins(head, &["for"]) || source.begins(head, &["while"]) || source.begins(head, &["async", "for"]) {
            return true;
        }
        if source.begins(head, &["def"]) || source.begins(head, &["async", "def"]) {
            return false;
        }
        at = head;
    }
    false
}
