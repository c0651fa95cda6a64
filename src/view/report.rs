//! A way to report what the engine cannot do: a text with the program and what came out, to copy or to take to an issue tracker.
//! Nothing is sent by itself.

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{icons, share};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct ReportProps {
    pub lang: Lang,
    /// Writes the report.
    pub text: Callback<(), String>,
    /// Where reports go: an address with `{body}` in it.
    pub address: Option<AttrValue>,
}

#[component]
pub fn Report(props: &ReportProps) -> Html {
    let words = props.lang.words();
    let (dialog, field, link) = (use_node_ref(), use_node_ref(), use_node_ref());
    let copied = use_state(|| false);
    let set_link = {
        let (link, field, address) = (link.clone(), field.clone(), props.address.clone());
        Callback::from(move |()| {
            let parts = (link.cast::<HtmlElement>(), field.cast::<HtmlTextAreaElement>(), address.as_ref());
            if let (Some(link), Some(field), Some(address)) = parts {
                let body = String::from(js_sys::encode_uri_component(&field.value()));
                let _ = link.set_attribute("href", &address.replace("{body}", &body));
            }
        })
    };
    let open = {
        let (dialog, field, text) = (dialog.clone(), field.clone(), props.text.clone());
        let (copied, set_link) = (copied.setter(), set_link.clone());
        Callback::from(move |_: MouseEvent| {
            copied.set(false);
            if let (Some(dialog), Some(field)) =
                (dialog.cast::<HtmlDialogElement>(), field.cast::<HtmlTextAreaElement>())
            {
                field.set_value(&text.emit(()));
                set_link.emit(());
                // It is open already, or the page is going away.
                let _ = dialog.show_modal();
                // After the first line, which asks for what was expected.
                let first = field.value().find('\n').map_or(0, |end| field.value()[..end].encode_utf16().count() + 1);
                let _ = field.set_selection_range(first as u32, first as u32);
                field.set_scroll_top(0);
            }
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let copy = {
        let (field, copied) = (field.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            let copied = copied.clone();
            spawn_local(async move {
                let done = share::copy(&field.value()).await;
                if !done {
                    // What is selected the reader can copy.
                    field.select();
                }
                copied.set(done);
            });
        })
    };
    html! {
        <>
            <button class="quiet square" aria-label={words.report} title={words.report} onclick={open}>
                { icons::flag() }
            </button>
            <dialog class="report" ref={dialog} aria-label={words.report}>
                <h2>{ words.report }</h2>
                <p>{ words.report_intro }</p>
                <textarea class="field" rows="14" spellcheck="false" aria-label={words.report_text} ref={field}
                    oninput={set_link.reform(|_: InputEvent| ())} />
                <div class="report-foot">
                    <span role="status">{ copied.then_some(words.report_copied) }</span>
                    <span class="spring" />
                    <button class="plain" onclick={close}>{ words.close }</button>
                    if props.address.is_some() {
                        <a class="plain" target="_blank" rel="noopener" ref={link}>{ words.report_open }</a>
                    }
                    <button class="primary" onclick={copy}>{ words.report_copy }</button>
                </div>
            </dialog>
        </>
    }
}
