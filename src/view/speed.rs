//! How fast virtual time runs.

use yew::prelude::*;

use crate::state::Speed;
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct SpeedProps {
    pub speed: Speed,
    pub lang: Lang,
    pub set_speed: Callback<Speed>,
}

#[component]
pub fn SpeedControl(props: &SpeedProps) -> Html {
    let words = props.lang.words();
    let stop = |speed: Speed| {
        let name = match speed {
            Speed::Times(0.25) => "¼×".to_owned(),
            Speed::Times(0.5) => "½×".to_owned(),
            Speed::Times(times) => format!("{times}×"),
            Speed::Instant => words.instant.to_owned(),
        };
        html! {
            <label>
                <input type="radio" name="speed" value={speed.key()} checked={speed == props.speed}
                    onchange={props.set_speed.reform(move |_| speed)} />
                <span>{ name }</span>
            </label>
        }
    };
    // A form of its own keeps this group of radio buttons apart from those of other pages in the document.
    html! {
        <form>
            <div class="speed" role="radiogroup" aria-label={words.speed}>
                { for Speed::STOPS.into_iter().map(stop) }
            </div>
        </form>
    }
}
