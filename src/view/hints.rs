//! Hints: what is likely to be a mistake in the program, and how to put it right.

use yew::prelude::*;

use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct HintsPanelProps {
    pub lang: Lang,
}

#[component]
pub fn HintsPanel(props: &HintsPanelProps) -> Html {
    let words = props.lang.words();
    html! {
        <section class="panel hints" role="region" aria-label={words.hints}>
            <h2>{ words.hints }</h2>
            <div class="body" tabindex="0">
                <p class="empty">{ words.hints_empty }</p>
            </div>
        </section>
    }
}
