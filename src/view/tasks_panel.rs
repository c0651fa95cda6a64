//! The tasks: who created whom, and what each waits on.

use yew::prelude::*;

use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct TasksPanelProps {
    pub lang: Lang,
}

#[component]
pub fn TasksPanel(props: &TasksPanelProps) -> Html {
    let words = props.lang.words();
    html! {
        <section class="panel tasks" role="region" aria-label={words.tasks}>
            <h2>{ words.tasks }</h2>
            <div class="body" tabindex="0">
                <p class="empty">{ words.tasks_empty }</p>
            </div>
        </section>
    }
}
