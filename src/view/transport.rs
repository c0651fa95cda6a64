//! Run, Pause or Resume, Stop; steps on and back; the position in the run.

use coroscope_session::Stride;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icons;
use super::travel::Go;
use crate::driver::Player;
use crate::state::{Action, Cursor, Phase, seconds};
use crate::words::{Lang, Words};

#[derive(PartialEq, Properties)]
pub struct TransportProps {
    pub phase: Phase,
    pub lang: Lang,
    pub player: Player,
    pub run: Callback<()>,
    pub go: Callback<Go>,
    pub cursor: Cursor,
    /// The program was edited since the run that is shown.
    pub outdated: bool,
}

#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let words = props.lang.words();
    let run = props.run.reform(|_: MouseEvent| ());
    let (second, second_icon) = match props.phase {
        Phase::Paused => (words.resume, icons::run()),
        _ => (words.pause, icons::pause()),
    };
    let toggle = props.go.reform(|_: MouseEvent| Go::Toggle);
    let stop = {
        let player = props.player.clone();
        Callback::from(move |_: MouseEvent| player.stop())
    };
    let idle = !props.phase.is_under_way();
    let unborn = props.phase == Phase::Idle;
    let over = idle && !unborn && props.cursor == Cursor::Live;
    let square = |name: &'static str, keys: &str, icon: Html, go: Go, disabled: bool| {
        let onclick = props.go.reform(move |_: MouseEvent| go.clone());
        let title = if keys.is_empty() { name.to_owned() } else { format!("{name} ({keys})") };
        html! { <button class="plain square" aria-label={name} {title} {disabled} {onclick}>{ icon }</button> }
    };
    html! {
        <>
            <div class="transport" role="group" aria-label={words.transport}>
                <button class="primary" title={words.run_keys} onclick={run}>{ icons::run() }{ words.run }</button>
                <button class="plain" disabled={idle} onclick={toggle}>{ second_icon }{ second }</button>
                <button class="plain" disabled={idle} onclick={stop}>{ icons::stop() }{ words.stop }</button>
                if props.outdated { <span class="outdated">{ words.out_of_date }</span> }
            </div>
            <div class="travel" role="group" aria-label={words.position}>
                { square(words.to_start, "", icons::to_start(), Go::Start, unborn) }
                { square(words.step_back, "Alt ←", icons::back(), Go::Back(Stride::Line), unborn) }
                { square(words.step, "F11", icons::forth(), Go::On(Stride::Line), over) }
                { square(words.to_end, "", icons::to_end(), Go::End, unborn) }
                <Strides lang={props.lang} disabled={unborn} go={props.go.clone()} />
            </div>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct StridesProps {
    lang: Lang,
    disabled: bool,
    go: Callback<Go>,
}

/// The other kinds of steps, folded away.
#[component]
fn Strides(props: &StridesProps) -> Html {
    let words = props.lang.words();
    let (disabled, go) = (props.disabled, &props.go);
    let pair = |(name, stride): (&'static str, Stride)| {
        let button = |label: &str, icon: Html, to: Go| {
            let onclick = go.reform(move |_: MouseEvent| to.clone());
            let label = format!("{label} {name}");
            html! { <button class="quiet square small" aria-label={label.clone()} title={label} {disabled} {onclick}>{ icon }</button> }
        };
        html! {
            <li>
                <span>{ name }</span>
                { button(words.previous_one, icons::back(), Go::Back(stride.clone())) }
                { button(words.next_one, icons::forth(), Go::On(stride.clone())) }
            </li>
        }
    };
    let single = |name: &'static str, keys: &'static str, stride: Stride| {
        let onclick = go.reform(move |_: MouseEvent| Go::On(stride.clone()));
        html! { <li><button class="quiet wide" {disabled} {onclick}>{ name }<kbd>{ keys }</kbd></button></li> }
    };
    html! {
        <details class="strides">
            <summary aria-label={words.more_steps} title={words.more_steps}>{ icons::more() }</summary>
            <ul>
                { for strides(words).map(pair) }
                { single(words.step_over, "F10", Stride::Over) }
                { single(words.step_out, "Shift F11", Stride::Out) }
            </ul>
        </details>
    }
}

fn strides(words: &'static Words) -> impl Iterator<Item = (&'static str, Stride)> {
    [
        (words.step_line, Stride::Line),
        (words.step_await, Stride::Await),
        (words.step_switch, Stride::Switch),
        (words.step_tick, Stride::Tick),
        (words.step_output, Stride::Output),
    ]
    .into_iter()
}

#[derive(PartialEq, Properties)]
pub struct PositionProps {
    pub lang: Lang,
    pub cursor: Cursor,
    pub player: Player,
    /// How many events there are, and how many lie behind the cursor.
    pub count: usize,
    pub passed: usize,
    /// Virtual ns at the cursor.
    pub at: u64,
    /// How much of a long way there is done.
    pub progress: Option<f64>,
    pub dispatch: Callback<Action>,
}

/// The slider over the whole run: each recorded event is a place.
#[component]
pub fn PositionSlider(props: &PositionProps) -> Html {
    let words = props.lang.words();
    let oninput = {
        let (player, dispatch) = (props.player.clone(), props.dispatch.clone());
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(count) = input.map(|input| input.value_as_number().max(0.0) as usize) else { return };
            player.pause();
            let cursor = Cursor::after_events(&player.events(), count);
            dispatch.emit(Action::MoveCursor(cursor));
        })
    };
    let said = format!("{}, {} / {}", seconds(props.at), props.passed, props.count);
    html! {
        <div class="position">
            <input type="range" min="0" max={props.count.to_string()} value={props.passed.to_string()} step="1"
                disabled={props.count == 0} aria-label={words.position} aria-valuetext={said} {oninput} />
            if let Some(progress) = props.progress {
                <progress value={format!("{progress:.3}")} aria-label={words.travelling} title={words.travelling} />
            }
        </div>
    }
}
