//! The tasks: who created whom, where each stands, and down its await chain what it waits on.

use coroscope_session::{FrameKind, FrameView, Link, LinkState, MAIN, Stack, TaskState, TaskView, Way};
use yew::prelude::*;

use super::icons;
use super::shown::Shown;
use crate::driver::Player;
use crate::state::{TaskRow, changed, hue, last_traffic, task_tree, waits_on};
use crate::words::{Lang, Words};

/// So many tasks are shown.
const LISTED: usize = 60;
/// Deeper tasks are not moved in any further.
const DEEPEST: usize = 6;

#[derive(PartialEq, Properties)]
pub struct TasksPanelProps {
    pub lang: Lang,
    /// The state at the cursor.
    pub shown: Option<Shown>,
    pub player: Player,
    /// Shows a line of the program.
    pub show_line: Callback<u32>,
}

#[component]
pub fn TasksPanel(props: &TasksPanelProps) -> Html {
    let words = props.lang.words();
    let before = use_before(&props.shown);
    let list = props.shown.as_ref().map(|shown| {
        let view = View { shown, before: before.as_ref(), props, words };
        let rows = task_tree(shown);
        let left = rows.len().saturating_sub(LISTED);
        html! {
            <>
                <ul class="tree">{ for rows.iter().take(LISTED).map(|row| view.task(row)) }</ul>
                if left > 0 { <p class="none">{ format!("+ {left} {}", words.and_more) }</p> }
            </>
        }
    });
    html! {
        <section class="panel tasks" role="region" aria-label={words.tasks}>
            <h2>{ words.tasks }</h2>
            <div class="body" tabindex="0">
                { list.unwrap_or_else(|| html! { <p class="empty">{ words.tasks_empty }</p> }) }
            </div>
        </section>
    }
}

/// The snapshot that was shown before this one: what has changed since is marked.
#[hook]
fn use_before(shown: &Option<Shown>) -> Option<Shown> {
    let kept = use_mut_ref(|| (None::<Shown>, None::<Shown>));
    let mut kept = kept.borrow_mut();
    if kept.1 != *shown {
        kept.0 = kept.1.take();
        kept.1 = shown.clone();
    }
    kept.0.clone()
}

struct View<'a> {
    shown: &'a Shown,
    before: Option<&'a Shown>,
    props: &'a TasksPanelProps,
    words: &'static Words,
}

impl View<'_> {
    fn task(&self, row: &TaskRow<'_>) -> Html {
        let (task, words) = (row.task, self.words);
        let name = self.shown.name(task.id, &self.props.player, words);
        let coro = if task.coro.is_empty() { String::new() } else { format!("{}()", task.coro) };
        let (class, state) = state_words(task.state, words);
        let waits = waits_on(task, self.shown, &self.props.player.trace().lanes, words);
        html! {
            <li key={task.id} class={classes!("task", class, format!("d{}", row.depth.min(DEEPEST)))}>
                <p class="head">
                    <span class={classes!("sign", format!("hue-{}", hue(task.id)))}>{ icons::state(task.state) }</span>
                    <b title={name.clone()}>{ name }</b>
                    <span class="coro">{ coro }</span>
                    <span class="spring" />
                    <span class="state">{ state }</span>
                </p>
                { self.cancelling(task) }
                <ol class="stack">{ self.stack(task) }</ol>
                if let Some(waits) = waits {
                    <p class="waits">{ words.waits_on }{ " " }<b>{ waits }</b></p>
                }
            </li>
        }
    }

    /// Who asked the task to stop, and who asked that one, as far as it goes.
    fn cancelling(&self, task: &TaskView) -> Html {
        match task.cancelling {
            true => html! { <p class="cancelling">{ self.words.cancelling }</p> },
            false => Html::default(),
        }
    }

    fn stack(&self, task: &TaskView) -> Html {
        let stack = &task.stack;
        let last = stack.frames.len().saturating_sub(1);
        let full = matches!(task.state, TaskState::Running) || task.id == MAIN;
        let frame = |(depth, frame): (usize, &FrameView)| {
            let gap = (stack.omitted > 0 && depth == Stack::HEAD)
                .then(|| html! { <li class="gap">{ format!("{} {}", stack.omitted, self.words.frames_omitted) }</li> });
            let innermost = depth == last || (depth + 1 == last && stack.frames[last].line == 0);
            html! { <>{ gap }{ self.frame(task, depth, frame, full || innermost) }</> }
        };
        stack.frames.iter().enumerate().map(frame).collect()
    }

    fn frame(&self, task: &TaskView, depth: usize, frame: &FrameView, with_locals: bool) -> Html {
        let words = self.words;
        let place = match frame.line {
            0 => html! { <span class="line">{ words.library_call }</span> },
            line => {
                let onclick = self.props.show_line.reform(move |_: MouseEvent| line);
                let name = format!("{} {line}", words.go_to_line);
                html! { <button class="line" aria-label={name.clone()} title={name} {onclick}>{ format!("{} {line}", words.line) }</button> }
            }
        };
        let kind = match frame.kind {
            FrameKind::Generator | FrameKind::AsyncGenerator => "generator",
            FrameKind::Library => "of-library",
            _ => "",
        };
        let new = changed(self.before.map(|shown| &*shown.0), task.id, depth, frame);
        let locals = with_locals.then(|| {
            frame.locals.iter().map(|local| {
                let class = classes!("local", new.contains(local.name.as_str()).then_some("changed"));
                html! {
                    <div {class}>
                        <dt>{ local.name.clone() }</dt>
                        <dd>{ local.value.clone() }{ self.chain(&local.chain) }</dd>
                    </div>
                }
            })
        });
        let locals = locals.map(Iterator::collect::<Html>).filter(|_| !frame.locals.is_empty());
        html! {
            <li class={classes!("frame", kind)}>
                <span class="call">{ frame.name.clone() }</span>{ place }{ self.traffic(frame.number) }
                if let Some(locals) = locals { <dl class="locals">{ locals }</dl> }
            </li>
        }
    }

    /// What a generator delegates to, each with its line and what last went through it.
    fn chain(&self, chain: &[Link]) -> Html {
        let link = |link: &Link| {
            let state = match link.state {
                LinkState::Created => self.words.created,
                LinkState::Suspended => self.words.suspended,
                LinkState::Running => self.words.running,
                LinkState::Closed => self.words.closed,
            };
            let place = match (link.state, link.line) {
                (LinkState::Suspended | LinkState::Running, line) if line > 0 => format!("{} {line}", self.words.line),
                _ => state.to_owned(),
            };
            html! { <li><span class="call">{ link.name.clone() }</span><span class="line">{ place }</span>{ self.traffic(link.number) }</li> }
        };
        match chain.is_empty() {
            true => Html::default(),
            false => html! { <ol class="chain">{ for chain.iter().map(link) }</ol> },
        }
    }

    fn traffic(&self, number: u32) -> Html {
        let Some(traffic) = last_traffic(self.shown, number) else { return Html::default() };
        let (class, arrow, what) = match traffic.way {
            Way::Sent => ("down", "↓", self.words.sent_down),
            Way::Thrown => ("down", "↯", self.words.thrown_down),
            Way::Yielded => ("up", "↑", self.words.came_up),
            Way::Returned => ("up", "⇑", self.words.returned_up),
        };
        html! {
            <span class={classes!("traffic", class)} title={what}>
                <span aria-hidden="true">{ arrow }</span><span class="unseen">{ what }</span>{ " " }{ traffic.value.clone() }
            </span>
        }
    }
}

fn state_words(state: TaskState, words: &Words) -> (&'static str, &'static str) {
    match state {
        TaskState::Created => ("created", words.created),
        TaskState::Ready => ("ready", words.ready),
        TaskState::Running => ("running", words.running),
        TaskState::Hosting => ("hosting", words.hosting),
        TaskState::Waiting => ("waiting", words.waiting),
        TaskState::Done => ("done", words.done),
        TaskState::Failed => ("failed", words.failed),
        TaskState::Cancelled => ("cancelled", words.cancelled),
    }
}
