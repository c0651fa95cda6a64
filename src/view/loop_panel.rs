//! The event loop: its ready queue in order, its timers, what runs now.

use coroscope_session::{HandleKind, HandleView, MAIN};
use yew::prelude::*;

use super::flip::use_flip;
use super::shown::Shown;
use crate::driver::Player;
use crate::state::{duration, hue, seconds};
use crate::words::{Lang, Words};

/// So many of a list are shown.
const LISTED: usize = 30;

#[derive(PartialEq, Properties)]
pub struct LoopPanelProps {
    pub lang: Lang,
    /// The state at the cursor.
    pub shown: Option<Shown>,
    pub player: Player,
}

#[component]
pub fn LoopPanel(props: &LoopPanelProps) -> Html {
    let words = props.lang.words();
    let body = use_node_ref();
    use_flip(&body, props.shown.clone());
    let tick = props.shown.as_ref().map(|shown| {
        html! { <><span class="spring" /><span class="tick">{ format!("{} {}", words.tick, shown.tick) }</span></> }
    });
    html! {
        <section class="panel loop" role="region" aria-label={words.event_loop}>
            <h2>{ words.event_loop }{ tick }</h2>
            <div class="body" tabindex="0" ref={body}>
                {
                    match &props.shown {
                        None => html! { <p class="empty">{ words.event_loop_empty }</p> },
                        Some(shown) => state(shown, &props.player, words),
                    }
                }
            </div>
        </section>
    }
}

fn state(shown: &Shown, player: &Player, words: &'static Words) -> Html {
    let ready = shown.ready.iter().filter(|handle| !handle.cancelled);
    let timers = shown.timers.iter().filter(|timer| !timer.handle.cancelled);
    html! {
        <>
            { now(shown, player, words) }
            <h3>{ words.ready_queue }<span class="number">{ shown.counts.ready }</span></h3>
            if shown.ready.is_empty() { <p class="none">{ words.queue_empty }</p> }
            <ol class="queue">
                { for ready.take(LISTED).enumerate().map(|(i, handle)| chip(handle, i, words)) }
            </ol>
            { more(shown.counts.ready, words) }
            <h3>{ words.timers }<span class="number">{ shown.counts.timers }</span></h3>
            if shown.timers.is_empty() { <p class="none">{ words.queue_empty }</p> }
            <ol class="timers">
                {
                    for timers.take(LISTED).enumerate().map(|(i, timer)| {
                        let left = timer.when.saturating_sub(shown.at);
                        html! {
                            <li class="timer" data-key={key(&timer.handle, i)}>
                                { body(&timer.handle, words) }
                                <span class="left">{ duration(left) }{ " " }{ words.time_left }</span>
                                <span class="due">{ seconds(timer.when) }</span>
                            </li>
                        }
                    })
                }
            </ol>
            { more(shown.counts.timers, words) }
        </>
    }
}

fn more(count: usize, words: &Words) -> Html {
    match count.checked_sub(LISTED) {
        Some(left) if left > 0 => html! { <p class="none">{ format!("+ {left} {}", words.and_more) }</p> },
        _ => Html::default(),
    }
}

/// What runs now, and at which line.
fn now(shown: &Shown, player: &Player, words: &'static Words) -> Html {
    let Some(id) = shown.running else {
        return html! { <p class="now idle">{ words.nothing_runs }</p> };
    };
    let line = (shown.line > 0).then(|| format!("{} {}", words.line, shown.line));
    let key = if id == MAIN { "main".to_owned() } else { format!("t{id}") };
    html! {
        <p class="now">
            <span class="label">{ words.runs_now }</span>
            <span class={classes!("chip", "is-now", format!("hue-{}", hue(id)))} data-key={key}>
                <b>{ shown.name(id, player, words) }</b>
            </span>
            <span class="where">{ line }</span>
        </p>
    }
}

/// The same thing keeps its key while it goes from the timers to the queue and to run.
fn key(handle: &HandleView, place: usize) -> String {
    match (handle.task, handle.number) {
        (Some(task), _) => format!("t{task}"),
        (None, 0) => format!("p{place}"),
        (None, number) => format!("h{number}"),
    }
}

fn chip(handle: &HandleView, place: usize, words: &'static Words) -> Html {
    html! { <li class="chip" data-key={key(handle, place)}>{ body(handle, words) }</li> }
}

fn body(handle: &HandleView, words: &'static Words) -> Html {
    let does = match handle.kind {
        HandleKind::Step => words.next_step,
        HandleKind::Wakeup => words.wakes_up,
        HandleKind::SleepEnd => words.sleep_ends,
        HandleKind::Callback => words.callback,
        HandleKind::DoneCallback => words.done_callback,
    };
    let hue = handle.task.map(|task| format!("hue-{}", hue(task)));
    let label: AttrValue = handle.label.clone().into();
    html! { <><b class={classes!(hue)} title={label.clone()}>{ label }</b><span class="does">{ does }</span></> }
}
