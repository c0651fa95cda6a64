//! Hints: what is likely to be a mistake in the program, and how to put it right.

use std::rc::Rc;

use yew::prelude::*;

use crate::driver::Player;
use crate::state::{Action, HintKind, Phase, Told, modernise};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct HintsPanelProps {
    pub lang: Lang,
    pub player: Player,
    pub phase: Phase,
    /// How many there are.
    pub count: usize,
    /// What the editor holds.
    pub source: Rc<str>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn HintsPanel(props: &HintsPanelProps) -> Html {
    let words = props.lang.words();
    let told = {
        let trace = props.player.trace();
        trace.hints.tell(&trace.lanes, props.lang)
    };
    // The text is gone through only while there is something old in it.
    let is_old = told.iter().any(|told| told.kind == HintKind::OldSpelling);
    let new = use_memo((props.source.clone(), is_old), |(source, is_old)| {
        is_old.then(|| modernise(source)).flatten().filter(|new| coroscope_session::check(new).is_empty())
    });
    let nothing = match props.phase {
        Phase::Idle => words.hints_empty,
        _ => words.hints_none,
    };
    html! {
        <section class="panel hints" role="region" aria-label={words.hints}>
            <h2>{ words.hints }if !told.is_empty() { <span class="badge">{ told.len() }</span> }</h2>
            <div class="body" tabindex="0">
                if told.is_empty() {
                    <p class="empty">{ nothing }</p>
                } else {
                    <ul class="found">{ for told.iter().map(|told| item(props, told, new.as_deref())) }</ul>
                }
            </div>
        </section>
    }
}

fn item(props: &HintsPanelProps, told: &Told, new: Option<&str>) -> Html {
    let words = props.lang.words();
    let step = props.player.events().get(told.event as usize).map_or(0, |event| event.step);
    let line = told.line;
    let go = props.dispatch.reform(move |_: MouseEvent| Action::GoToLine { line, step });
    let grave = matches!(
        told.kind,
        HintKind::Deadlock | HintKind::NeverAwaited | HintKind::Blocking | HintKind::NeverRetrieved
    );
    let rewrite = new.filter(|_| told.kind == HintKind::OldSpelling).map(|new| {
        let new: Rc<str> = new.into();
        let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Rewrite(new.clone()));
        html! { <button class="plain small" {onclick}>{ words.rewrite }</button> }
    });
    html! {
        <li class={grave.then_some("grave")}>
            <p>
                if line > 0 {
                    <button class="line" title={words.go_to_line} aria-label={format!("{} {line}", words.go_to_line)} onclick={go}>
                        { format!("{} {line}", words.line) }
                    </button>
                }
                { told.text.clone() }
            </p>
            <p class="fix">{ told.fix.clone() }</p>
            { rewrite }
        </li>
    }
}
