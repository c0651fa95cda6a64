//! The run's events as rows of a table: what each says, and which of them a reader looks for. Looking goes on piece by
//! piece, so that a million events do not hold the page.

use coroscope_session::{Event, EventKind, Events, MAIN, TaskId};

use super::say::{in_line, say, time, who};
use super::{Lanes, describe_wait};
use crate::words::{Lang, Words};

/// Sorts of events that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Lanes begin, change state and end.
    State,
    Output,
    /// Requests to cancel, exceptions, deadlock.
    Trouble,
    /// Turns, idle times and callbacks of the loop.
    Loop,
}

impl Sort {
    pub const ALL: [Sort; 4] = [Sort::State, Sort::Output, Sort::Trouble, Sort::Loop];

    pub fn of(kind: &EventKind) -> Sort {
        use EventKind as K;
        match kind {
            K::Output { .. } => Sort::Output,
            K::Tick { .. } | K::LoopIdle { .. } | K::CallbackScheduled { .. } | K::CallbackRun { .. } => Sort::Loop,
            K::Failed { .. }
            | K::TaskCancelled
            | K::ExceptionRaised { .. }
            | K::ExceptionHandled { .. }
            | K::ExceptionNeverRetrieved { .. }
            | K::NeverAwaited { .. }
            | K::CancelRequested { .. }
            | K::CancelDelivered { .. }
            | K::CancelSwallowed
            | K::DestroyedPending { .. }
            | K::Blocking { .. }
            | K::Deadlock { .. }
            | K::OldSpelling { .. } => Sort::Trouble,
            _ => Sort::State,
        }
    }

    pub fn name(self, words: &Words) -> &'static str {
        match self {
            Sort::State => words.sort_state,
            Sort::Output => words.output,
            Sort::Trouble => words.sort_trouble,
            Sort::Loop => words.sort_loop,
        }
    }
}

/// What the reader looks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In any of the row's texts, whatever the case.
    pub text: String,
    pub task: Option<TaskId>,
    pub sort: Option<Sort>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.task.is_none() && self.sort.is_none()
    }

    fn takes(&self, event: &Event, lanes: &Lanes, lang: Lang) -> bool {
        let fits = self.task.is_none_or(|task| task == event.task);
        let fits = fits && self.sort.is_none_or(|sort| sort == Sort::of(&event.kind));
        if !fits || self.text.is_empty() {
            return fits;
        }
        let wanted = self.text.to_lowercase();
        let has = |text: String| text.to_lowercase().contains(&wanted);
        has(tell_event(event, lanes, lang)) || has(who(lanes, event.task, lang))
    }
}

/// The events that a filter lets through, found so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finds {
    filter: Filter,
    looked_at: usize,
    found: Vec<u32>,
}

impl Finds {
    pub fn new(filter: Filter) -> Finds {
        Finds { filter, ..Finds::default() }
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Looks at most at so many events more; says whether there are others still.
    pub fn look(&mut self, events: &Events, lanes: &Lanes, lang: Lang, most: usize) -> bool {
        if self.filter.is_empty() {
            self.looked_at = events.len();
            return false;
        }
        for event in events.iter_from(self.looked_at).take(most) {
            if self.filter.takes(&event, lanes, lang) {
                self.found.push(self.looked_at as u32);
            }
            self.looked_at += 1;
        }
        self.looked_at < events.len()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        if self.filter.is_empty() { self.looked_at } else { self.found.len() }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The event of a row, an index into the run's events.
    pub fn event(&self, row: usize) -> Option<u32> {
        match self.filter.is_empty() {
            true => (row < self.looked_at).then_some(row as u32),
            false => self.found.get(row).copied(),
        }
    }

    /// The last row at or before an event.
    pub fn row_of(&self, event: u32) -> usize {
        match self.filter.is_empty() {
            true => (event as usize).min(self.looked_at.saturating_sub(1)),
            false => self.found.partition_point(|&found| found <= event).saturating_sub(1),
        }
    }
}

/// An event in words, without its time and its task.
pub fn tell_event(event: &Event, lanes: &Lanes, lang: Lang) -> String {
    use EventKind as K;
    let words = lang.words();
    let name = |task: TaskId| who(lanes, task, lang);
    match &event.kind {
        K::LaneCreated { by, line, coro, .. } => {
            let (by, line) = (name(*by), in_line(*line, lang));
            match event.task {
                MAIN => say!(lang, "the program begins", "程序开始"),
                _ => say!(lang, "created by {by}: {coro}(){line}", "由 {by} 创建：{coro}(){line}"),
            }
        }
        K::LaneRenamed { name } => say!(lang, "is now called {name}", "改名为 {name}"),
        K::Ready { cause } => match super::describe::wake(cause, lanes, words) {
            Some(cause) => format!("{}: {cause}", words.ready),
            None => words.ready.into(),
        },
        K::Running => words.running.into(),
        K::Waiting { on, line, .. } => {
            format!("{}: {}{}", words.waiting, describe_wait(on, event.at, lanes, words), in_line(*line, lang))
        }
        K::Done { result } if &**result == "None" || result.is_empty() => words.done.into(),
        K::Done { result } => format!("{}: {result}", words.done),
        K::Failed { error } => format!("{}: {error}", words.failed),
        K::TaskCancelled => words.cancelled.into(),
        K::Output { text, line, .. } => format!("{}{}", text.trim_end(), in_line(*line, lang)),
        K::ExceptionNeverRetrieved { error, of } => {
            let of = name(*of);
            say!(lang, "{error} of {of} was never looked at", "{of} 的 {error} 从未被读取")
        }
        K::NeverAwaited { coro, line } => {
            let line = in_line(*line, lang);
            say!(lang, "{coro}() was never awaited{line}", "{coro}() 从未被 await{line}")
        }
        K::CancelRequested { of, line, .. } => {
            let (of, line) = (name(*of), in_line(*line, lang));
            say!(lang, "asks {of} to cancel{line}", "请求取消 {of}{line}")
        }
        K::CancelDelivered { line } => {
            let line = in_line(*line, lang);
            say!(lang, "gets a CancelledError{line}", "收到 CancelledError{line}")
        }
        K::CancelSwallowed => say!(lang, "went on in spite of being cancelled", "被取消后仍继续运行"),
        K::DestroyedPending { of } => {
            let of = name(*of);
            say!(lang, "{of} was thrown away while it waited", "{of} 还在等待时被丢弃")
        }
        K::Blocking { until, what, line } => {
            let (ns, line) = (time(until.saturating_sub(event.at)), in_line(*line, lang));
            say!(lang, "{what} holds the loop for {ns}{line}", "{what} 占住事件循环 {ns}{line}")
        }
        K::BlockingEnd => say!(lang, "lets the loop go", "放开事件循环"),
        K::Tick { ready, timers } => {
            say!(
                lang,
                "turn of the loop: {ready} ready, {timers} timers",
                "循环一轮：{ready} 个就绪，{timers} 个定时器"
            )
        }
        K::LoopIdle { until } => {
            let until = time(*until);
            say!(lang, "the loop sleeps until {until}", "循环休眠到 {until}")
        }
        K::CallbackScheduled { name, when: Some(when), .. } => {
            let when = time(*when);
            say!(lang, "sets a timer for {name} at {when}", "为 {name} 设定时器，时间 {when}")
        }
        K::CallbackScheduled { name, .. } => say!(lang, "schedules {name}", "安排 {name}"),
        K::CallbackRun { name, .. } => say!(lang, "calls {name}", "调用 {name}"),
        K::Deadlock { .. } => say!(lang, "deadlock: nobody can go on", "死锁：谁也无法继续"),
        K::OldSpelling { what, line } => {
            let line = in_line(*line, lang);
            say!(lang, "{what} is the spelling of 2016{line}", "{what} 是 2016 年的写法{line}")
        }
        K::FrameEnter { name, line, .. } => format!("{name}(){}", in_line(*line, lang)),
        K::FrameLeave { line, .. } => in_line(*line, lang),
        K::GenSend { value, .. } => format!("send {value}"),
        K::GenYield { value, .. } => format!("yield {value}"),
        K::GenThrow { error, .. } => format!("throw {error}"),
        K::ExceptionRaised { error, line } | K::ExceptionHandled { error, line } => {
            format!("{error}{}", in_line(*line, lang))
        }
    }
}

#[cfg(test)]
mod tests {
    use coroscope_session::Stream;

    use super::*;

    fn events() -> Events {
        let all = (0..1000u64).flat_map(|turn| {
            let text = format!("line {turn}\n").into();
            let kinds = [EventKind::Running, EventKind::Output { stream: Stream::Stdout, text, line: 3 }];
            kinds.map(|kind| Event { at: turn, tick: turn, step: turn * 9, task: 1 + turn as u32 % 2, kind })
        });
        all.collect()
    }

    fn find(filter: Filter) -> Finds {
        let (events, lanes) = (events(), Lanes::default());
        let mut finds = Finds::new(filter);
        while finds.look(&events, &lanes, Lang::En, 300) {}
        finds
    }

    #[test]
    fn without_a_filter_all_events_are_rows() {
        let all = find(Filter::default());
        assert_eq!((all.len(), all.event(1999), all.event(2000), all.row_of(7)), (2000, Some(1999), None, 7));
    }

    #[test]
    fn rows_are_found_by_text_task_and_sort() {
        let by_text = find(Filter { text: "LINE 99".into(), ..Filter::default() });
        assert_eq!((by_text.len(), by_text.event(0)), (11, Some(199)));
        let by_task = find(Filter { task: Some(2), sort: Some(Sort::Output), ..Filter::default() });
        assert_eq!((by_task.len(), by_task.event(0), by_task.row_of(10)), (500, Some(3), 1));
        let named = find(Filter { text: "task-1".into(), sort: Some(Sort::State), ..Filter::default() });
        assert_eq!(named.len(), 500);
    }
}
