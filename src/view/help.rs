//! Every key of the page, in a sheet over the lanes.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::icons;
use crate::words::{Lang, Words};

#[derive(PartialEq, Properties)]
pub struct HelpProps {
    pub lang: Lang,
    pub close: Callback<()>,
}

#[component]
pub fn Help(props: &HelpProps) -> Html {
    let words = props.lang.words();
    let sheet = use_node_ref();
    {
        let sheet = sheet.clone();
        use_effect_with((), move |()| {
            if let Some(sheet) = sheet.cast::<HtmlElement>() {
                let _ = sheet.focus();
            }
        });
    }
    let onclick = props.close.reform(|_: MouseEvent| ());
    html! {
        <>
            <div class="veil" onclick={onclick.clone()} />
            <div class="shortcuts" role="dialog" aria-modal="true" aria-label={words.shortcuts} tabindex="-1" ref={sheet}>
                <header>
                    <h3>{ words.shortcuts }</h3>
                    <span class="spring" />
                    <button class="quiet square small" aria-label={words.close} title={words.close} {onclick}>{ icons::cross() }</button>
                </header>
                <div class="groups">
                    { group(words.keys_run, &run_keys(words)) }
                    { group(words.keys_lanes, &lane_keys(words)) }
                </div>
            </div>
        </>
    }
}

type Entry = (&'static [&'static str], &'static str);

fn run_keys(words: &'static Words) -> [Entry; 7] {
    [
        (&["Ctrl", "Enter"], words.key_program),
        (&["Space"], words.key_pause),
        (&["F10"], words.key_over),
        (&["F11"], words.key_line),
        (&["Shift", "F11"], words.key_out),
        (&["Alt", "← →"], words.key_steps),
        (&["F9"], words.key_breakpoint),
    ]
}

fn lane_keys(words: &'static Words) -> [Entry; 7] {
    [
        (&["W", "S"], words.key_zoom),
        (&["A", "D"], words.key_pan),
        (&["[", "]"], words.key_wakes),
        (&[",", "."], words.key_spans),
        (&["F"], words.key_fit),
        (&["Home", "End"], words.key_ends),
        (&["?"], words.key_help),
    ]
}

fn group(title: &'static str, entries: &[Entry]) -> Html {
    let entry = |(keys, text): &Entry| {
        html! {
            <>
                <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                <dd>{ *text }</dd>
            </>
        }
    };
    html! { <section><h4>{ title }</h4><dl>{ for entries.iter().map(entry) }</dl></section> }
}
