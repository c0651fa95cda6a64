//! What the page has to say at this moment, at its lower edge.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::icons;
use crate::state::{Action, Notice};
use crate::words::Lang;

/// How long good news stay (ms).
const STAYS: u32 = 6_000;

#[derive(PartialEq, Properties)]
pub struct NoticeProps {
    pub notice: Option<Notice>,
    pub lang: Lang,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn NoticeBar(props: &NoticeProps) -> Html {
    let words = props.lang.words();
    let close = props.dispatch.reform(|()| Action::Notify(None));
    use_effect_with(props.notice.clone(), {
        let close = close.clone();
        move |notice| {
            let passes = notice.as_ref().is_some_and(Notice::passes);
            let timer = passes.then(|| Timeout::new(STAYS, move || close.emit(())));
            move || drop(timer)
        }
    });
    let shown = props.notice.as_ref().map(|notice| {
        html! {
            <div class="notice">
                <p>{ notice.sentence(props.lang) }</p>
                if let Notice::LinkShown(link) = notice {
                    <input class="field" readonly=true value={link.clone()} aria-label={words.link} />
                }
                <button class="quiet square" aria-label={words.close} title={words.close}
                    onclick={close.reform(|_: MouseEvent| ())}>{ icons::cross() }</button>
            </div>
        }
    });
    // Always there, so that what appears in it is read out.
    html! { <div class="notices" role="status">{ shown }</div> }
}
