//! The panels of a narrow page as tabs: arrow keys go from one to the next, as the ARIA practices ask.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::state::{Action, Tab};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct TabsProps {
    pub tab: Tab,
    pub lang: Lang,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let list = use_node_ref();
    let onkeydown = {
        let (tab, dispatch, list) = (props.tab, props.dispatch.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowLeft" => tab.step(-1),
                "ArrowRight" => tab.step(1),
                "Home" => Tab::ALL[0],
                "End" => Tab::ALL[0].step(-1),
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(Action::ShowTab(to));
            focus(&list, to);
        })
    };
    let item = |tab: Tab| {
        let chosen = tab == props.tab;
        html! {
            <button role="tab" aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }}
                onclick={props.dispatch.reform(move |_: MouseEvent| Action::ShowTab(tab))}>
                { tab.name(props.lang) }
            </button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={props.lang.words().panels} ref={list} {onkeydown}>
            { for Tab::ALL.into_iter().map(item) }
        </div>
    }
}

fn focus(list: &NodeRef, tab: Tab) {
    let button = list.cast::<Element>().and_then(|list| list.children().item(tab as u32));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = button.focus();
    }
}
