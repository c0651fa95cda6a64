//! Why now: what led to a line of output, or to a span of a lane, as a sentence and as steps to go to.

use std::rc::Rc;

use yew::prelude::*;

use crate::driver::Player;
use crate::state::{Action, Cursor, Stop, Why, hue, seconds};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct WhyPanelProps {
    pub lang: Lang,
    pub player: Player,
    pub cursor: Cursor,
    pub why: Option<Rc<Why>>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn WhyPanel(props: &WhyPanelProps) -> Html {
    let words = props.lang.words();
    html! {
        <section class="panel why" role="region" aria-label={words.why}>
            <h2>{ words.why }</h2>
            <div class="body" tabindex="0">
                if let Some(why) = &props.why {
                    { answer(props, why) }
                } else {
                    <p class="empty">{ words.why_empty }</p>
                }
            </div>
        </section>
    }
}

fn answer(props: &WhyPanelProps, why: &Rc<Why>) -> Html {
    let (words, trace) = (props.lang.words(), props.player.trace());
    let step = |(number, stop): (usize, &Stop)| {
        let event = props.player.events().get(stop.event as usize);
        let step = event.map_or(0, |event| event.step);
        let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Visit { step });
        let name = match stop.task {
            0 => words.main_program.to_owned(),
            task => trace.lanes.name_of(task).to_string(),
        };
        let current = (number == why.subject).then_some("true");
        html! {
            <li key={number}>
                <button class="quiet" aria-current={current} {onclick}>
                    <span class="at">{ seconds(stop.place.at) }</span>
                    <span class="what">
                        <span class={classes!("who", format!("hue-{}", hue(stop.task)))}>{ name }</span>
                        { " " }{ stop.line(&trace.lanes, props.lang) }
                    </span>
                </button>
            </li>
        }
    };
    html! {
        <>
            <p class="answer" role="status">{ why.sentence(&trace.lanes, props.lang) }</p>
            <h3>{ words.path }</h3>
            <ol class="steps">{ for why.stops.iter().enumerate().map(step) }</ol>
        </>
    }
}
