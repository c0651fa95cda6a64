//! The event loop: its ready queue in order, its timers, what runs now.

use yew::prelude::*;

use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct LoopPanelProps {
    pub lang: Lang,
}

#[component]
pub fn LoopPanel(props: &LoopPanelProps) -> Html {
    let words = props.lang.words();
    html! {
        <section class="panel loop" role="region" aria-label={words.event_loop}>
            <h2>{ words.event_loop }</h2>
            <div class="body" tabindex="0">
                <p class="empty">{ words.event_loop_empty }</p>
            </div>
        </section>
    }
}
