//! What the program printed: each line with its time and its task.

use coroscope_session::{MAIN, Stream};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::predict::{self, Verdicts};
use crate::driver::Player;
use crate::state::{Action, Cursor, Line, Phase, Question, Trace, hue, seconds};
use crate::words::Lang;

/// Lines in one block of the log; a block that is full is never looked at again.
const BLOCK: usize = 200;
/// Blocks shown unless the reader asks for all.
const BLOCKS: usize = 25;
/// Longer lines are cut on the page (not in what is copied from the program).
const LINE: usize = 20_000;

#[derive(PartialEq, Properties)]
pub struct OutputProps {
    /// Changes with the output.
    pub version: u64,
    pub phase: Phase,
    pub lang: Lang,
    pub cursor: Cursor,
    pub player: Player,
    /// What the reader had guessed, line by line.
    #[prop_or_default]
    pub verdicts: Option<Verdicts>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn OutputPanel(props: &OutputProps) -> Html {
    let words = props.lang.words();
    let log = use_node_ref();
    let all = use_state(|| false);
    use_follow(&log, props.version);

    let count = props.player.trace().output.lines().len();
    let blocks = count.div_ceil(BLOCK);
    let first = if *all { 0 } else { blocks.saturating_sub(BLOCKS) };
    let earlier = (first > 0).then(|| {
        let all = all.clone();
        let onclick = Callback::from(move |_: MouseEvent| all.set(true));
        html! { <button class="quiet earlier" {onclick}>{ words.earlier_lines }</button> }
    });
    let block = |block: usize| {
        let to = count.min((block + 1) * BLOCK);
        let version = if (block + 1) * BLOCK > count || block + 1 == blocks { props.version } else { 0 };
        html! {
            <Block key={block} from={block * BLOCK} {to} {version} lang={props.lang} cursor={props.cursor}
                player={props.player.clone()} verdicts={props.verdicts.clone()} dispatch={props.dispatch.clone()} />
        }
    };
    let onclick = {
        let (player, dispatch) = (props.player.clone(), props.dispatch.clone());
        Callback::from(move |event: MouseEvent| {
            let line = |i: usize| player.trace().output.lines().get(i).map(|line| (line.step, line.event));
            if let Some((step, event)) = line_under(&event).and_then(line) {
                dispatch.emit(Action::Ask { step, question: Question::Event(event) });
            }
        })
    };
    let empty = count == 0 && props.phase == Phase::Idle;
    html! {
        <section class="panel output">
            <h2>{ words.output }</h2>
            <div class="log" role="log" aria-label={words.output} tabindex="0" ref={log} {onclick}>
                if empty { <p class="empty">{ words.output_empty }</p> }
                { earlier }
                { for (first..blocks).map(block) }
            </div>
        </section>
    }
}

/// The number of the line that was clicked; none if the click ended a selection of text.
fn line_under(event: &MouseEvent) -> Option<usize> {
    let row = event.target()?.dyn_into::<Element>().ok()?.closest(".row").ok()??;
    let selects = web_sys::window()?.get_selection().ok()?.is_some_and(|selection| !selection.is_collapsed());
    if selects { None } else { row.get_attribute("data-line")?.parse().ok() }
}

/// Keeps the newest line in sight, unless the reader has scrolled up.
#[hook]
fn use_follow(log: &NodeRef, version: u64) {
    let at_end = use_mut_ref(|| true);
    let log = log.clone();
    if let Some(log) = log.cast::<HtmlElement>() {
        *at_end.borrow_mut() = log.scroll_height() - log.scroll_top() - log.client_height() < 24;
    }
    use_effect_with(version, move |_| {
        if let Some(log) = log.cast::<HtmlElement>().filter(|_| *at_end.borrow()) {
            log.set_scroll_top(log.scroll_height());
        }
    });
}

#[derive(PartialEq, Properties)]
struct BlockProps {
    from: usize,
    to: usize,
    /// Changes with the block's lines.
    version: u64,
    lang: Lang,
    cursor: Cursor,
    player: Player,
    verdicts: Option<Verdicts>,
    dispatch: Callback<Action>,
}

#[component]
fn Block(props: &BlockProps) -> Html {
    let trace = props.player.trace();
    let lines = trace.output.lines().get(props.from..props.to).unwrap_or_default();
    html! {
        <div class="block">{ for lines.iter().enumerate().map(|(i, line)| row(props.from + i, line, &trace, props)) }</div>
    }
}

fn row(number: usize, line: &Line, trace: &Trace, props: &BlockProps) -> Html {
    let name: AttrValue = match line.task {
        MAIN => props.lang.words().main_program.into(),
        task => trace.lanes.name_of(task).to_string().into(),
    };
    let text: AttrValue = match line.text.char_indices().nth(LINE) {
        Some((cut, _)) => format!("{} …", &line.text[..cut]).into(),
        None => line.text.clone().into(),
    };
    let class = classes!(
        "row",
        (line.stream == Stream::Stderr).then_some("stderr"),
        (!props.cursor.is_past(line.step, line.at)).then_some("ahead")
    );
    html! {
        <div {class} data-line={number.to_string()}>
            <span class="at">{ seconds(line.at) }</span>
            <span class={classes!("who", format!("hue-{}", hue(line.task)))} title={name.clone()}>{ name }</span>
            <span class="text">{ text }</span>
            if let Some(verdict) = props.verdicts.as_ref().and_then(|verdicts| *verdicts.get(number)?) {
                { predict::mark(verdict, props.lang) }
            }
        </div>
    }
}
