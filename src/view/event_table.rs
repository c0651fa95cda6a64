//! The events as a table: for screen readers, and to search. Only the rows in sight are elements.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::driver::Player;
use crate::state::{Action, Cursor, Filter, Finds, Lanes, Phase, Question, Sort, hue, seconds, tell_event};
use crate::words::{Lang, Words};

#[derive(PartialEq, Properties)]
pub struct EventTableProps {
    pub lang: Lang,
    pub player: Player,
    pub cursor: Cursor,
    pub phase: Phase,
    pub dispatch: Callback<Action>,
}

/// Height of a row, CSS px; the style sheet says the same.
const ROW: f64 = 24.0;
/// Rows above and below those in sight.
const SPARE: usize = 6;
/// Events looked at in one frame.
const LOOK: usize = 20_000;
/// Browsers lay out no taller than this.
const TALLEST: f64 = 8_000_000.0;
/// Lanes that the list of tasks offers.
const TASKS: usize = 400;

#[component]
pub fn EventTable(props: &EventTableProps) -> Html {
    let words = props.lang.words();
    let finds: Rc<RefCell<Finds>> = use_mut_ref(Finds::default);
    let scroll = use_node_ref();
    let top = use_state(|| (0.0, 240.0));
    let redraw = use_force_update();
    {
        let more = {
            let player = &props.player;
            finds.borrow_mut().look(&player.events(), &player.trace().lanes, props.lang, LOOK)
        };
        let redraw = redraw.clone();
        use_effect_with((more, finds.borrow().len()), move |&(more, _)| {
            let frame = more.then(|| gloo_timers::callback::Timeout::new(0, move || redraw.force_update()));
            move || drop(frame)
        });
    }
    use_run_change(&finds, props);
    let set = {
        let (finds, redraw) = (finds.clone(), redraw.clone());
        Callback::from(move |change: Rc<dyn Fn(&mut Filter)>| {
            let mut filter = finds.borrow().filter().clone();
            change(&mut filter);
            *finds.borrow_mut() = Finds::new(filter);
            redraw.force_update();
        })
    };
    let onscroll = {
        let (top, scroll) = (top.setter(), scroll.clone());
        Callback::from(move |_: Event| {
            if let Some(scroll) = scroll.cast::<HtmlElement>() {
                top.set((f64::from(scroll.scroll_top()), f64::from(scroll.client_height())));
            }
        })
    };
    html! {
        <div class="events">
            { controls(props, &set, &finds.borrow(), words) }
            <div class="rows" ref={scroll} {onscroll} tabindex="0" role="group" aria-label={words.event_table_long}>
                { rows(props, &finds.borrow(), *top, words) }
            </div>
        </div>
    }
}

/// A new run is looked through from its start.
#[hook]
fn use_run_change(finds: &Rc<RefCell<Finds>>, props: &EventTableProps) {
    let seen = use_mut_ref(|| 0);
    let now = props.player.events().len();
    if now < *seen.borrow() {
        let filter = finds.borrow().filter().clone();
        *finds.borrow_mut() = Finds::new(filter);
    }
    *seen.borrow_mut() = now;
}

type Change = Rc<dyn Fn(&mut Filter)>;

fn controls(props: &EventTableProps, set: &Callback<Change>, finds: &Finds, words: &'static Words) -> Html {
    let filter = finds.filter();
    let text = set.reform(|event: InputEvent| {
        let text =
            event.target().and_then(|input| input.dyn_into::<HtmlInputElement>().ok()).map(|input| input.value());
        Rc::new(move |filter: &mut Filter| filter.text = text.clone().unwrap_or_default()) as Change
    });
    let chosen = |event: &Event| {
        let list = event.target().and_then(|list| list.dyn_into::<HtmlSelectElement>().ok());
        list.and_then(|list| list.value().parse::<u32>().ok())
    };
    let set_task = set.reform(move |event: Event| {
        let task = chosen(&event);
        Rc::new(move |filter: &mut Filter| filter.task = task) as Change
    });
    let set_sort = set.reform(move |event: Event| {
        let sort = chosen(&event).and_then(|sort| Sort::ALL.get(sort as usize).copied());
        Rc::new(move |filter: &mut Filter| filter.sort = sort) as Change
    });
    let trace = props.player.trace();
    let lanes = trace.lanes.iter().take(TASKS);
    // Which is chosen is said of each: the browser would choose the one that was put in first.
    let task = |task: u32| {
        let (value, selected) = (task.to_string(), filter.task == Some(task));
        html! { <option {value} {selected}>{ name(&trace.lanes, task, words) }</option> }
    };
    let sort = |(i, sort): (usize, &Sort)| {
        let (value, selected) = (i.to_string(), filter.sort == Some(*sort));
        html! { <option {value} {selected}>{ sort.name(words) }</option> }
    };
    html! {
        <div class="filters">
            <input type="search" placeholder={words.find} aria-label={words.find_hint} oninput={text} />
            <select aria-label={words.column_task} onchange={set_task}>
                <option value="" selected={filter.task.is_none()}>{ words.any_task }</option>
                { for lanes.map(|lane| task(lane.task)) }
            </select>
            <select aria-label={words.column_event} onchange={set_sort}>
                <option value="" selected={filter.sort.is_none()}>{ words.any_sort }</option>
                { for Sort::ALL.iter().enumerate().map(sort) }
            </select>
            <span class="count" role="status">{ format!("{} {}", finds.len(), words.rows) }</span>
        </div>
    }
}

fn rows(props: &EventTableProps, finds: &Finds, (top, height): (f64, f64), words: &'static Words) -> Html {
    let count = finds.len();
    let tall = (count as f64 * ROW).min(TALLEST);
    // Past what a browser lays out, the bar's way stands for all rows.
    let share = if tall > height { (top / (tall - height)).clamp(0.0, 1.0) } else { 0.0 };
    let seen = (height / ROW).ceil() as usize + 1;
    let first = match count as f64 * ROW <= TALLEST {
        true => (top / ROW) as usize,
        false => (share * count.saturating_sub(seen) as f64) as usize,
    };
    let from = first.saturating_sub(SPARE).min(count);
    let to = (first + seen + SPARE).min(count);
    let above =
        if count as f64 * ROW <= TALLEST { from as f64 * ROW } else { (top - (first - from) as f64 * ROW).max(0.0) };
    let below = (tall - above - (to - from) as f64 * ROW).max(0.0);
    let (events, trace) = (props.player.events(), props.player.trace());
    let now = trace.event_behind(&events, props.cursor);
    let row = |number: usize| {
        let index = finds.event(number)?;
        let event = events.get(index as usize)?;
        let (step, task) = (event.step, event.task);
        let question = Question::Event(index);
        let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Ask { step, question });
        let class = classes!(match now {
            Some(now) if now == index => "now",
            Some(now) if now < index => "ahead",
            _ => "",
        });
        let name = name(&trace.lanes, task, words);
        Some(html! {
            <tr key={index} {class} aria-rowindex={(number + 2).to_string()} aria-current={(now == Some(index)).then_some("true")}>
                <td class="at">{ seconds(event.at) }</td>
                <td class={classes!("who", format!("hue-{}", hue(task)))} title={name.clone()}>{ name }</td>
                <td><button class="quiet" {onclick}>{ tell_event(&event, &trace.lanes, props.lang) }</button></td>
            </tr>
        })
    };
    html! {
        <table aria-rowcount={(count + 1).to_string()} aria-label={words.event_table_long}>
            <thead>
                <tr aria-rowindex="1">
                    <th scope="col">{ words.column_time }</th>
                    <th scope="col">{ words.column_task }</th>
                    <th scope="col">{ words.column_event }</th>
                </tr>
            </thead>
            <tbody>
                <Gap key="above" height={above} />
                { for (from..to).filter_map(row) }
                <Gap key="below" height={below} />
            </tbody>
        </table>
    }
}

fn name(lanes: &Lanes, task: u32, words: &Words) -> String {
    match task {
        0 => words.main_program.to_owned(),
        task => lanes.name_of(task).to_string(),
    }
}

#[derive(PartialEq, Properties)]
struct GapProps {
    height: f64,
}

/// Room for the rows that are not there.
#[component]
fn Gap(props: &GapProps) -> Html {
    let gap = use_node_ref();
    {
        let gap = gap.clone();
        use_effect_with(props.height, move |&height| {
            if let Some(gap) = gap.cast::<HtmlElement>() {
                let _ = gap.style().set_property("height", &format!("{height}px"));
            }
        });
    }
    html! { <tr class="gap" aria-hidden="true"><td ref={gap} colspan="3" /></tr> }
}
