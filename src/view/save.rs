//! A run to take away: the lanes as a picture, the events for Perfetto, the output as text.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, FocusEvent, HtmlAnchorElement, HtmlCanvasElement, HtmlElement, KeyboardEvent, Node, Url,
};
use yew::prelude::*;

use super::icons;
use crate::driver::Player;
use crate::state::export::{chrome_trace, markdown};
use crate::words::Lang;

/// Where pictures come from.
#[derive(PartialEq)]
pub struct Take {
    pub svg: Callback<(), Option<String>>,
    pub picture: Callback<(), Option<HtmlCanvasElement>>,
}

#[derive(PartialEq, Properties)]
pub struct SaveProps {
    pub lang: Lang,
    pub player: Player,
    /// The files' name, without what says their kind.
    pub title: AttrValue,
    pub take: Rc<Take>,
    /// There is nothing to save.
    pub disabled: bool,
}

#[derive(Clone, Copy)]
enum What {
    Svg,
    Png,
    Trace,
    Text,
    Markdown,
}

#[component]
pub fn Save(props: &SaveProps) -> Html {
    let words = props.lang.words();
    let open = use_state(|| false);
    let (toggle, menu) = (use_node_ref(), use_node_ref());
    {
        let menu = menu.clone();
        use_effect_with(*open, move |&open| {
            let first = menu.cast::<HtmlElement>().filter(|_| open).and_then(|menu| menu.first_element_child());
            if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                let _ = first.focus();
            }
        });
    }
    let flip = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onfocusout = {
        let (open, menu) = (open.setter(), menu.clone());
        Callback::from(move |event: FocusEvent| {
            let nav = menu.cast::<Node>().and_then(|menu| menu.parent_node());
            let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            if to.is_none_or(|to| nav.is_none_or(|nav| !nav.contains(Some(&to)))) {
                open.set(false);
            }
        })
    };
    let onkeydown = {
        let (open, toggle) = (open.setter(), toggle.clone());
        Callback::from(move |event: KeyboardEvent| keys(&event, &toggle, &|| open.set(false)))
    };
    let entry = |(what, name): (What, &'static str)| {
        let (player, title, take, lang) = (props.player.clone(), props.title.clone(), props.take.clone(), props.lang);
        let open = open.setter();
        let onclick = Callback::from(move |_: MouseEvent| {
            save(what, &player, &title, &take, lang);
            open.set(false);
        });
        html! { <button role="menuitem" class="quiet" tabindex="-1" {onclick}>{ name }</button> }
    };
    let entries = [
        (What::Svg, words.save_svg),
        (What::Png, words.save_png),
        (What::Trace, words.save_trace),
        (What::Text, words.save_text),
        (What::Markdown, words.save_markdown),
    ];
    html! {
        <div class="save" {onfocusout} {onkeydown}>
            <button class="quiet small" aria-haspopup="menu" aria-expanded={open.to_string()} title={words.save_long}
                disabled={props.disabled} onclick={flip} ref={toggle}>
                { icons::save() }{ words.save }
            </button>
            if *open {
                <div class="menu" role="menu" aria-label={words.save_long} ref={menu}>{ for entries.into_iter().map(entry) }</div>
            }
        </div>
    }
}

/// Up and down among the entries, out with Escape.
fn keys(event: &KeyboardEvent, toggle: &NodeRef, close: &dyn Fn()) {
    let item = event.target().and_then(|item| item.dyn_into::<HtmlElement>().ok());
    let Some(item) = item.filter(|item| item.get_attribute("role").as_deref() == Some("menuitem")) else { return };
    let menu = item.parent_element();
    let next = match event.key().as_str() {
        "ArrowDown" => item.next_element_sibling().or_else(|| menu.and_then(|menu| menu.first_element_child())),
        "ArrowUp" => item.previous_element_sibling().or_else(|| menu.and_then(|menu| menu.last_element_child())),
        "Escape" => {
            close();
            toggle.cast::<web_sys::Element>()
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}

fn save(what: What, player: &Player, title: &str, take: &Take, lang: Lang) {
    let words = lang.words();
    let name = if title.is_empty() { "coroscope" } else { title };
    match what {
        What::Svg => {
            if let Some(picture) = take.svg.emit(()) {
                download_text(&picture, "image/svg+xml", &format!("{name}.svg"));
            }
        }
        What::Png => {
            let Some(canvas) = take.picture.emit(()) else { return };
            let name = format!("{name}.png");
            let done = Closure::once_into_js(move |blob: Option<Blob>| {
                if let Some(blob) = blob {
                    download(&blob, &name);
                }
            });
            let _ = canvas.to_blob(done.unchecked_ref());
        }
        What::Trace => {
            let (trace, events, end) = (player.trace(), player.events(), player.end());
            let text = chrome_trace(&trace, &events, end, &trace.source, words);
            download_text(&text, "application/json", &format!("{name}.trace.json"));
        }
        What::Text => download_text(&player.trace().output.text(), "text/plain", &format!("{name}.txt")),
        What::Markdown => {
            download_text(&markdown(&player.trace(), name, words), "text/markdown", &format!("{name}.md"));
        }
    }
}

fn download_text(text: &str, kind: &str, name: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{kind};charset=utf-8"));
    let parts = js_sys::Array::of1(&JsValue::from(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        download(&blob, name);
    }
}

/// Hands a file to the browser, which asks or keeps it as its reader wishes.
fn download(blob: &Blob, name: &str) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser reads the file after this turn; its address may go a little later.
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(10_000).await;
        let _ = Url::revoke_object_url(&address);
    });
}
