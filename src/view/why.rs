//! Why now: what led to a line of output, or to a span of a lane.

use yew::prelude::*;

use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct WhyPanelProps {
    pub lang: Lang,
}

#[component]
pub fn WhyPanel(props: &WhyPanelProps) -> Html {
    let words = props.lang.words();
    html! {
        <section class="panel why" role="region" aria-label={words.why}>
            <h2>{ words.why }</h2>
            <div class="body" tabindex="0">
                <p class="empty">{ words.why_empty }</p>
            </div>
        </section>
    }
}
