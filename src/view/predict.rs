//! The reader puts the lines of the output in order: by dragging, by touch, or with the buttons of each line. After the run
//! the guess is compared with what came.

use std::rc::Rc;

use coroscope_session::Stream;
use web_sys::{Element, HtmlButtonElement, PointerEvent};
use yew::prelude::*;

use super::icons;
use crate::driver::Player;
use crate::state::{Action, Phase, Prediction, Verdict};
use crate::words::{Lang, fill};

#[derive(PartialEq, Properties)]
pub struct PuzzleProps {
    pub prediction: Prediction,
    pub lang: Lang,
    pub dispatch: Callback<Action>,
}

/// The lines to be put in order.
#[component]
pub fn Puzzle(props: &PuzzleProps) -> Html {
    let words = props.lang.words();
    let list = use_node_ref();
    let dragged = use_state(|| None::<usize>);
    // The line moved last by its buttons, and whether upwards: the focus stays with it.
    let moved = use_mut_ref(|| None::<(usize, bool)>);
    let prediction = Rc::new(props.prediction.clone());
    use_effect_with(prediction.clone(), {
        let (list, moved) = (list.clone(), moved.clone());
        move |prediction| {
            if let Some((line, up)) = moved.take() {
                focus(&list, prediction.place_of(line), up);
            }
        }
    });
    let said = moved.borrow().and_then(|(line, _)| props.prediction.place_of(line));
    let said = said.map(|place| fill(words.line_moved, &[&(place + 1), &props.prediction.len()]));

    let onpointermove = {
        let (list, dragged, prediction, dispatch) =
            (list.clone(), dragged.clone(), prediction.clone(), props.dispatch.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(line) = *dragged else { return };
            let place = place_at(&list, prediction.place_of(line), f64::from(event.client_y()));
            if let Some(place) = place.filter(|&place| prediction.place_of(line) != Some(place)) {
                dispatch.emit(Action::PutLine { line, place });
            }
        })
    };
    let drop = {
        let dragged = dragged.setter();
        Callback::from(move |_: PointerEvent| dragged.set(None))
    };
    let (count, pieces) = (props.prediction.len(), list.clone());
    let item = |(place, (line, text)): (usize, (usize, &Rc<str>))| {
        let onpointerdown = {
            let (list, dragged) = (pieces.clone(), dragged.setter());
            Callback::from(move |event: PointerEvent| take(&list, &dragged, line, &event))
        };
        let shift = |up: bool| {
            let (moved, dispatch) = (moved.clone(), props.dispatch.clone());
            let place = if up { place.saturating_sub(1) } else { place + 1 };
            Callback::from(move |_: MouseEvent| {
                moved.replace(Some((line, up)));
                dispatch.emit(Action::PutLine { line, place });
            })
        };
        let (up, down) = (fill(words.line_up, &[text]), fill(words.line_down, &[text]));
        html! {
            <li key={line} class={(*dragged == Some(line)).then_some("dragged")} {onpointerdown}>
                <span class="grip" aria-hidden="true">{ icons::grip() }</span>
                <code>{ &**text }</code>
                <button class="quiet square up" aria-label={up.clone()} title={up} disabled={place == 0}
                    onclick={shift(true)}>{ icons::up() }</button>
                <button class="quiet square down" aria-label={down.clone()} title={down} disabled={place + 1 == count}
                    onclick={shift(false)}>{ icons::down() }</button>
            </li>
        }
    };
    html! {
        <section class="puzzle" aria-label={words.predict}>
            <h2>{ words.predict_call }</h2>
            <p>{ words.predict_how }</p>
            <ol class="pieces" aria-label={words.predict_list} ref={list} {onpointermove} onpointerup={drop.clone()}
                onpointercancel={drop.clone()} onlostpointercapture={drop}>
                { for props.prediction.lines().enumerate().map(item) }
            </ol>
            <p class="unseen" role="status">{ said }</p>
            <button class="quiet" onclick={props.dispatch.reform(|_: MouseEvent| Action::Predict(false))}>
                { words.predict_skip }
            </button>
        </section>
    }
}

/// Begins to drag a line. The list, which does not move, takes the pointer.
fn take(list: &NodeRef, dragged: &UseStateSetter<Option<usize>>, line: usize, event: &PointerEvent) {
    let target = event.target_dyn_into::<Element>();
    let on =
        |selector: &str| target.as_ref().is_some_and(|target| target.closest(selector).is_ok_and(|at| at.is_some()));
    // By touch the grip alone drags, so that the page still scrolls; buttons are for pressing.
    if event.button() != 0 || on("button") || (event.pointer_type() == "touch" && !on(".grip")) {
        return;
    }
    if list.cast::<Element>().is_some_and(|list| list.set_pointer_capture(event.pointer_id()).is_ok()) {
        event.prevent_default();
        dragged.set(Some(line));
    }
}

/// The place that a dragged line belongs to at this height: after all others whose middle lies above.
fn place_at(list: &NodeRef, from: Option<usize>, y: f64) -> Option<usize> {
    let items = list.cast::<Element>()?.children();
    let others = (0..items.length()).filter(|&i| Some(i as usize) != from).filter_map(|i| items.item(i));
    let above = others.map(|item| item.get_bounding_client_rect()).filter(|rect| rect.y() + rect.height() / 2.0 < y);
    Some(above.count())
}

fn focus(list: &NodeRef, place: Option<usize>, up: bool) {
    let item = list.cast::<Element>().zip(place).and_then(|(list, place)| list.children().item(place as u32));
    let button = |class: &str| {
        let found = item.as_ref()?.query_selector(class).ok()??;
        wasm_bindgen::JsCast::dyn_into::<HtmlButtonElement>(found).ok().filter(|button| !button.disabled())
    };
    let (first, second) = if up { (".up", ".down") } else { (".down", ".up") };
    if let Some(button) = button(first).or_else(|| button(second)) {
        // A button that cannot take the focus leaves it where it is.
        let _ = button.focus();
    }
}

/// What the reader had said of each line of the output, in its order.
pub type Verdicts = Rc<[Option<Verdict>]>;

/// Judges the guess by the lines that have come so far.
pub fn judged(prediction: &Prediction, player: &Player) -> Verdicts {
    let trace = player.trace();
    let lines = trace.output.lines();
    let printed = lines.iter().filter(|line| line.stream == Stream::Stdout).map(|line| line.text.as_str());
    let mut verdicts = prediction.judge(printed).into_iter();
    lines.iter().map(|line| if line.stream == Stream::Stdout { verdicts.next().flatten() } else { None }).collect()
}

#[derive(PartialEq, Properties)]
pub struct GuessProps {
    /// How many lines there were to guess.
    pub count: usize,
    pub verdicts: Verdicts,
    pub phase: Phase,
    pub lang: Lang,
    pub again: Callback<()>,
}

/// What became of the guess; the lines of the output say it one by one.
#[component]
pub fn Guess(props: &GuessProps) -> Html {
    let words = props.lang.words();
    let right = props.verdicts.iter().filter(|&&verdict| verdict == Some(Verdict::Right)).count();
    let score = match props.phase {
        phase if phase.is_under_way() => words.predict_wait.to_owned(),
        _ if right == props.count => fill(words.predict_all, &[&right]),
        _ => fill(words.predict_some, &[&right, &props.count]),
    };
    html! {
        <div class="guess">
            <p role="status">{ score }</p>
            <button class="quiet" onclick={props.again.reform(|_: MouseEvent| ())}>{ words.predict_again }</button>
        </div>
    }
}

/// The mark beside a line of the output.
pub fn mark(verdict: Verdict, lang: Lang) -> Html {
    let words = lang.words();
    match verdict {
        Verdict::Right => {
            html! { <span class="mark-right">{ icons::check() }<span class="unseen">{ words.guess_right }</span></span> }
        }
        Verdict::GuessedAs(place) => html! { <span class="mark-wrong">{ fill(words.guess_wrong, &[&place]) }</span> },
    }
}
