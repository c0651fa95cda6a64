//! The link to what the page shows: made, copied, and said so.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::pack;
use crate::state::{Action, Cursor, LINK_LIMIT, Link, Notice, PageState};

/// Copies a link to program, lesson, seed, speed and cursor.
#[hook]
pub fn use_share(page: &UseReducerHandle<PageState>) -> Callback<()> {
    let latest = use_mut_ref(|| page.clone());
    *latest.borrow_mut() = page.clone();
    use_callback((), move |(), ()| {
        let page = latest.borrow().clone();
        spawn_local(async move {
            let notice = match link(&page).await {
                Ok(link) if copy(&link).await => Notice::LinkCopied,
                Ok(link) => Notice::LinkShown(link),
                Err(length) => Notice::LinkTooLong(length),
            };
            page.dispatch(Action::Notify(Some(notice)));
        });
    })
}

/// The whole address; its length where that is too long.
async fn link(page: &PageState) -> Result<String, usize> {
    // Without a packing browser there is no telling how long it would be: the program is.
    let code = match page.is_edited() {
        true => Some(pack::pack(&page.source).await.ok_or(page.source.len())?),
        false => None,
    };
    if let Some(code) = code.as_ref().filter(|code| code.len() > LINK_LIMIT) {
        return Err(code.len());
    }
    let link = Link {
        lesson: page.current().map(|lesson| lesson.name.clone()),
        speed: Some(page.speed),
        seed: Some(page.seed),
        at: match page.cursor {
            Cursor::Live => None,
            Cursor::At { step } | Cursor::Within { step, .. } => Some(step),
        },
        code,
    };
    let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    Ok(format!("{}{}", here.split('#').next().unwrap_or_default(), link.hash()))
}

/// Whether the browser let the page copy.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Pages without a secure origin have no clipboard.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_truthy()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
