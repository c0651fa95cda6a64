//! Explanations in words: a sentence for the whole, and one for each stop.

use coroscope_session::{TaskId, WaitOn};

use super::super::say::{at_line, in_line, list, say, time, who, who_first};
use super::super::{LaneState, Lanes};
use super::{Fact, Holder, Stop, Why};
use crate::words::Lang;

impl Why {
    /// The whole in one or two sentences.
    pub fn sentence(&self, lanes: &Lanes, lang: Lang) -> String {
        let Some(subject) = self.stops.get(self.subject) else { return String::new() };
        let (name, at) = (who_first(lanes, self.task, lang), time(self.at.0));
        let text = match &subject.fact {
            Fact::Waits { .. } | Fact::Queued { .. } => return self.kept(subject, lanes, lang),
            Fact::Hosts { line } => {
                let line = at_line(*line, lang);
                say!(
                    lang,
                    "{name} stands in the call that runs the event loop{line}; meanwhile the loop runs the tasks",
                    "{name}停在运行事件循环的调用上{line}；其间由事件循环来运行各个任务"
                )
            }
            Fact::Printed { line } => {
                let line = in_line(*line, lang);
                say!(lang, "{name} printed this at {at}{line}", "{name} 在 {at} 输出了这一行{line}")
            }
            Fact::Ended(LaneState::Failed) => say!(lang, "{name} failed at {at}", "{name} 在 {at} 失败"),
            Fact::Ended(LaneState::Cancelled) => say!(lang, "{name} was cancelled at {at}", "{name} 在 {at} 被取消"),
            Fact::Ended(_) => say!(lang, "{name} finished at {at}", "{name} 在 {at} 完成"),
            Fact::Holds { holder, others } => held(holder, others, lanes, lang),
            _ => say!(lang, "{name} ran at {at}", "{name} 在 {at} 运行"),
        };
        match self.causes(lanes, lang) {
            causes if causes.is_empty() => say!(lang, "{text}.", "{text}。"),
            causes => say!(lang, "{text}: it was {causes}.", "{text}：它{causes}。"),
        }
    }

    /// What woke it, and how long it then had to wait.
    fn causes(&self, lanes: &Lanes, lang: Lang) -> String {
        let before = &self.stops[..self.subject];
        let queue = before.last().filter(|stop| matches!(stop.fact, Fact::Queued { .. }));
        let cause = before.iter().rev().find(|stop| !matches!(stop.fact, Fact::Queued { .. }));
        let mut parts: Vec<String> = cause.map(|stop| stop.cause(lanes, lang)).into_iter().collect();
        parts.extend(queue.map(|stop| stop.wait_in_queue(lanes, lang)));
        parts.retain(|part| !part.is_empty());
        match lang {
            Lang::En => parts.join("; "),
            Lang::Zh => parts.join("；随后"),
        }
    }

    /// Why it does not run.
    fn kept(&self, subject: &Stop, lanes: &Lanes, lang: Lang) -> String {
        let name = who_first(lanes, self.task, lang);
        let (from, to) = (time(self.at.0), time(self.at.1));
        let gap = match self.at.0 == self.at.1 {
            true => say!(lang, "{name} does not run at {from}", "{name} 在 {from} 没有运行"),
            false => say!(lang, "{name} does not run from {from} to {to}", "{name} 从 {from} 到 {to} 没有运行"),
        };
        let reason = match &subject.fact {
            Fact::Waits { on, line, left } => {
                let (wait, end) = (waits(on, *line, left, lanes, lang), could_wake(on, left, lanes, lang));
                let end = if end.is_empty() { end } else { say!(lang, " {end}", "{end}") };
                say!(lang, "it {wait}.{end}", "它{wait}。{end}")
            }
            _ => {
                let turn = subject.not_its_turn(lanes, lang);
                say!(lang, "it could, but {turn}.", "它本可以运行，但{turn}。")
            }
        };
        let after = self.stops.get(self.subject + 1).map(|stop| stop.came_of_it(self.task, lanes, lang));
        let after =
            after.filter(|after| !after.is_empty()).map_or_else(String::new, |after| say!(lang, " {after}", "{after}"));
        say!(lang, "{gap}: {reason}{after}", "{gap}：{reason}{after}")
    }
}

impl Stop {
    /// The stop in a line of its own, without its time and its lane.
    pub fn line(&self, lanes: &Lanes, lang: Lang) -> String {
        match &self.fact {
            Fact::Printed { line } => {
                let line = in_line(*line, lang);
                say!(lang, "printed this line{line}", "输出了这一行{line}")
            }
            Fact::Ran => say!(lang, "ran", "运行"),
            Fact::Ended(state) => ended(*state, lang),
            Fact::Holds { holder, others } => held(holder, others, lanes, lang),
            Fact::Hosts { line } => {
                let line = in_line(*line, lang);
                say!(lang, "waits in the call that runs the event loop{line}", "停在运行事件循环的调用上{line}")
            }
            Fact::Waits { on, line, left } => waits(on, *line, left, lanes, lang),
            Fact::Queued { .. } => match self.wait_in_queue(lanes, lang) {
                wait if wait.is_empty() => say!(lang, "is ready", "就绪"),
                wait => wait,
            },
            Fact::Timer { slept, line } => {
                let (cause, slept, line) = (self.cause(lanes, lang), time(*slept), in_line(*line, lang));
                say!(lang, "{cause}, after a sleep of {slept}{line}", "{cause}，此前睡了 {slept}{line}")
            }
            Fact::Begun => say!(lang, "the run begins", "运行开始"),
            Fact::StillWaits { .. } => self.came_of_it(self.task, lanes, lang),
            _ => self.cause(lanes, lang),
        }
    }

    /// Whose line of the source it is about; 0 if none.
    pub fn source_line(&self) -> u32 {
        match &self.fact {
            Fact::Printed { line }
            | Fact::Hosts { line }
            | Fact::Created { line, .. }
            | Fact::Timer { line, .. }
            | Fact::Yielded { line }
            | Fact::Woken { line, .. }
            | Fact::Cancelled { line, .. }
            | Fact::Waits { line, .. } => *line,
            Fact::Holds { holder, .. } | Fact::Queued { holder: Some(holder), .. } => holder.line,
            _ => 0,
        }
    }

    /// What made it ready, as the end of "it was ...".
    fn cause(&self, lanes: &Lanes, lang: Lang) -> String {
        let at = time(self.place.at);
        match &self.fact {
            Fact::Created { by, line } => {
                let (by, place, line) = (who(lanes, *by, lang), at_line(*line, lang), in_line(*line, lang));
                say!(lang, "created at {at} by {by}{place}", "在 {at} 由 {by} 创建{line}")
            }
            Fact::Timer { .. } => say!(lang, "woken at {at} by its timer", "在 {at} 被自己的定时器唤醒"),
            Fact::Yielded { line } => {
                let line = at_line(*line, lang);
                say!(
                    lang,
                    "back in the ready queue at {at}, where it put itself with sleep(0){line}",
                    "在 {at} 又排进就绪队列，因为它{line}用 sleep(0) 让出了一轮"
                )
            }
            Fact::Woken { by, ended: Some(state), .. } => {
                let (by, ended) = (who(lanes, *by, lang), ended(*state, lang));
                say!(lang, "woken at {at} because {by} {ended}", "在 {at} 被唤醒，因为 {by} {ended}")
            }
            Fact::Woken { by, line, .. } => {
                let (by, line) = (who(lanes, *by, lang), at_line(*line, lang));
                say!(lang, "woken at {at} by {by}{line}", "在 {at} 被 {by} {line}唤醒")
            }
            Fact::Cancelled { timeout: true, .. } => {
                say!(lang, "cancelled at {at} because its timeout was over", "在 {at} 因为超时被取消")
            }
            Fact::Cancelled { by, line, .. } => {
                let (by, line) = (who(lanes, *by, lang), at_line(*line, lang));
                say!(lang, "cancelled at {at} by {by}{line}", "在 {at} 被 {by} {line}取消")
            }
            Fact::Called { name, by, when: None } => {
                let by = who(lanes, *by, lang);
                say!(lang, "called back at {at} ({name}), as {by} had asked", "在 {at} 回调（{name}），由 {by} 安排")
            }
            Fact::Called { name, by, when: Some(_) } => {
                let by = who(lanes, *by, lang);
                say!(
                    lang,
                    "called back at {at} by a timer ({name}) that {by} had set",
                    "在 {at} 由定时器回调（{name}），定时器是 {by} 设的"
                )
            }
            _ => String::new(),
        }
    }

    /// "waited 0.50 s in the ready queue because B blocked the loop at line 7"
    fn wait_in_queue(&self, lanes: &Lanes, lang: Lang) -> String {
        let Fact::Queued { ns, ahead, holder, .. } = &self.fact else { return String::new() };
        let ahead = list(lanes, ahead, lang);
        if *ns == 0 {
            return match ahead.is_empty() {
                true => String::new(),
                false => say!(lang, "its turn came after {ahead}", "排在 {ahead} 之后轮到它"),
            };
        }
        let waited = time(*ns);
        match holder {
            Some(holder) => {
                let (by, line) = (who(lanes, holder.task, lang), at_line(holder.line, lang));
                say!(
                    lang,
                    "waited {waited} in the ready queue because {by} blocked the loop{line}",
                    "在就绪队列里等了 {waited}，因为 {by} {line}占住了事件循环"
                )
            }
            None => say!(lang, "waited {waited} in the ready queue", "在就绪队列里等了 {waited}"),
        }
    }

    fn not_its_turn(&self, lanes: &Lanes, lang: Lang) -> String {
        let Fact::Queued { ns, ahead, holder, .. } = &self.fact else { return String::new() };
        let count = ahead.len();
        let holder = holder.as_ref().filter(|_| *ns > 0);
        let before = match count {
            0 if holder.is_some() => String::new(),
            0 => say!(lang, "the loop had not come to it yet", "事件循环还没轮到它"),
            1 => {
                let names = list(lanes, ahead, lang);
                say!(lang, "{names} was ahead of it in the ready queue", "就绪队列里 {names} 排在它前面")
            }
            _ => {
                let names = list(lanes, ahead, lang);
                say!(
                    lang,
                    "{count} tasks were ahead of it in the ready queue ({names})",
                    "就绪队列里有 {count} 个任务排在它前面（{names}）"
                )
            }
        };
        match holder {
            Some(holder) => {
                let (by, line, ns) = (who(lanes, holder.task, lang), at_line(holder.line, lang), time(holder.ns));
                let before = match before.is_empty() {
                    true => before,
                    false => say!(lang, "{before}, and ", "{before}，而且 "),
                };
                say!(lang, "{before}{by} blocked the loop for {ns}{line}", "{before}{by} {line}占住事件循环 {ns}")
            }
            None => before,
        }
    }

    fn came_of_it(&self, task: TaskId, lanes: &Lanes, lang: Lang) -> String {
        match &self.fact {
            Fact::Ran if self.task == task => {
                let at = time(self.place.at);
                say!(lang, "Its turn came at {at}.", "{at} 轮到它。")
            }
            Fact::StillWaits { deadlock: true } => {
                say!(lang, "Nobody can wake it any more: this is a deadlock.", "再没有谁能唤醒它：这是死锁。")
            }
            Fact::StillWaits { .. } => say!(lang, "Nothing has woken it so far.", "到目前为止还没有谁唤醒它。"),
            Fact::Timer { .. } => String::new(),
            _ => match self.cause(lanes, lang) {
                cause if cause.is_empty() => cause,
                cause => say!(lang, "It was {cause}.", "它{cause}。"),
            },
        }
    }
}

fn ended(state: LaneState, lang: Lang) -> String {
    match state {
        LaneState::Failed => say!(lang, "failed", "失败了"),
        LaneState::Cancelled => say!(lang, "was cancelled", "被取消了"),
        _ => say!(lang, "finished", "完成了"),
    }
}

fn held(holder: &Holder, others: &[TaskId], lanes: &Lanes, lang: Lang) -> String {
    let (name, line, ns) = (who(lanes, holder.task, lang), at_line(holder.line, lang), time(holder.ns));
    let what = holder.what.as_deref().unwrap_or_default();
    let text = match what {
        "" => say!(lang, "{name} held the loop for {ns}{line} without a pause", "{name} {line}连续占住事件循环 {ns}"),
        what => {
            say!(lang, "{name} held the loop for {ns} with {what}{line}", "{name} {line}用 {what} 占住事件循环 {ns}")
        }
    };
    let others = list(lanes, others, lang);
    match others.is_empty() {
        true => text,
        false => say!(lang, "{text}; {others} could have run meanwhile", "{text}；其间本可运行的有 {others}"),
    }
}

/// What a task does while it waits, as the end of "it ...".
fn waits(on: &WaitOn, line: u32, left: &[TaskId], lanes: &Lanes, lang: Lang) -> String {
    let line = in_line(line, lang);
    let names = list(lanes, left, lang);
    match on {
        WaitOn::Sleep { until } => {
            let until = time(*until);
            say!(lang, "sleeps until {until}{line}", "睡到 {until}{line}")
        }
        WaitOn::Task { .. } => say!(lang, "waits for {names} to end{line}", "在等 {names} 结束{line}"),
        WaitOn::Many { label, tasks } => {
            let count = tasks.len();
            let over = left.iter().all(|&task| lanes.of(task).is_some_and(|lane| lane.ended.is_some()));
            let left = match (names.is_empty(), over) {
                (true, _) => String::new(),
                (false, true) => say!(lang, ", of which {names} ended last", "，最后结束的是 {names}"),
                (false, false) => say!(lang, ", of which {names} have not ended", "，还没结束的有 {names}"),
            };
            say!(lang, "waits for {count} tasks ({label}){left}{line}", "在等 {count} 个任务（{label}）{left}{line}")
        }
        WaitOn::Held { what, .. } if names.is_empty() => {
            say!(lang, "waits its turn in {what}{line}", "在 {what} 排队{line}")
        }
        WaitOn::Held { what, .. } => {
            let thing = if what.contains("emaphore") {
                say!(lang, "the semaphore", "信号量")
            } else {
                say!(lang, "the lock", "锁")
            };
            say!(lang, "waits for {thing} that {names} holds{line}", "在等{thing}，它正由 {names} 持有{line}")
        }
        WaitOn::Future { .. } => say!(lang, "waits for a future{line}", "在等一个 future{line}"),
        WaitOn::Thing { what, label } => thing(what, label, &line, lang),
    }
}

fn thing(what: &str, label: &str, line: &str, lang: Lang) -> String {
    match what {
        "Queue.get" => say!(lang, "waits for an item in an empty queue{line}", "队列是空的，在等一个元素{line}"),
        "Queue.put" => say!(lang, "waits for room in a full queue{line}", "队列已满，在等空位{line}"),
        "Queue.join" => {
            say!(lang, "waits until every item of a queue is done{line}", "在等队列里的元素全部处理完{line}")
        }
        "Event.wait" => say!(lang, "waits for an event to be set{line}", "在等一个 Event 被 set{line}"),
        "Condition.wait" => say!(lang, "waits to be notified by a condition{line}", "在等条件变量的通知{line}"),
        "Barrier.wait" => say!(lang, "waits at a barrier for the others{line}", "在屏障处等其他任务{line}"),
        "executor" => say!(lang, "waits for {label} in a thread{line}", "在等线程里的 {label}{line}"),
        what => say!(lang, "waits in {what}{line}", "在 {what} 里等待{line}"),
    }
}

/// Who or what could end the wait, as a sentence.
fn could_wake(on: &WaitOn, left: &[TaskId], lanes: &Lanes, lang: Lang) -> String {
    let names = list(lanes, left, lang);
    match on {
        WaitOn::Sleep { .. } => say!(lang, "Only its timer wakes it.", "只有它的定时器会唤醒它。"),
        WaitOn::Held { .. } if !names.is_empty() => {
            say!(lang, "It goes on when {names} lets go.", "{names} 放手之后它才能继续。")
        }
        WaitOn::Future { .. } => {
            say!(lang, "Whoever sets its result wakes it.", "谁设置这个 future 的结果，谁就唤醒它。")
        }
        WaitOn::Thing { what, .. } => match &**what {
            "Queue.get" => say!(lang, "Whoever puts an item wakes it.", "谁放入元素，谁就唤醒它。"),
            "Queue.put" => say!(lang, "Whoever takes an item wakes it.", "谁取走元素，谁就唤醒它。"),
            "Queue.join" => say!(lang, "The last task_done() wakes it.", "最后一次 task_done() 会唤醒它。"),
            "Event.wait" => say!(lang, "Whoever sets the event wakes it.", "谁调用 set()，谁就唤醒它。"),
            "Condition.wait" => say!(lang, "notify() wakes it.", "notify() 会唤醒它。"),
            "Barrier.wait" => say!(lang, "The last to arrive wakes all.", "最后到达的任务会唤醒所有任务。"),
            _ => String::new(),
        },
        _ => String::new(),
    }
}
