//! The page's address: `#lesson=NAME`, and what a shared link adds to it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::pack;
use crate::state::{Action, Link, Notice, PROGRAM_LIMIT, PageState};

/// Follows the address, at first and whenever it changes: by a link, or by going back. `show` is given a lesson, `open` what else
/// a link carries, with the cursor's instruction number.
#[hook]
pub fn use_address(
    active: bool,
    page: UseReducerHandle<PageState>,
    show: Callback<usize>,
    open: Callback<(Action, Option<u64>)>,
) {
    let latest = use_mut_ref(|| page.clone());
    *latest.borrow_mut() = page;
    use_effect_with(active, move |&active| {
        let follow = Rc::new(move || follow(&latest.borrow().clone(), &show, &open));
        let watch = active.then(|| {
            follow();
            HashWatch::start(move || follow())
        });
        move || drop(watch)
    });
}

fn follow(page: &UseReducerHandle<PageState>, show: &Callback<usize>, open: &Callback<(Action, Option<u64>)>) {
    let Link { lesson, speed, seed, at, code } = Link::parse(&hash());
    if let Some(name) = lesson {
        match page.lessons.iter().position(|known| known.name == name) {
            Some(lesson) if lesson != page.lesson => show.emit(lesson),
            Some(_) => {}
            None => page.dispatch(Action::Notify(Some(Notice::NoSuchLesson))),
        }
    }
    if code.is_none() && at.is_none() && speed.is_none() {
        return;
    }
    let (page, open) = (page.dispatcher(), open.clone());
    spawn_local(async move {
        let source = match code {
            None => None,
            Some(code) => match pack::unpack(&code, PROGRAM_LIMIT).await {
                Some(source) => Some(source.into()),
                None => return page.dispatch(Action::Notify(Some(Notice::LinkDamaged))),
            },
        };
        open.emit((Action::Open { source, seed, speed }, at));
    });
}

fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The reader has gone on from a shared program: the address names the lesson alone, so that loading the page again
/// brings the reader's own version back.
pub fn settle(lesson: &str) {
    if Link::parse(&hash()).code.is_none() {
        return;
    }
    let link = Link { lesson: Some(lesson.to_owned()), ..Link::default() };
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // A document without an address of its own keeps the one it has.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&link.hash()));
    }
}

/// Calls back when the address changes, until dropped.
struct HashWatch(Closure<dyn Fn()>);

impl HashWatch {
    fn start(work: impl Fn() + 'static) -> HashWatch {
        let watch = HashWatch(Closure::new(work));
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback("hashchange", watch.0.as_ref().unchecked_ref());
        }
        watch
    }
}

impl Drop for HashWatch {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback("hashchange", self.0.as_ref().unchecked_ref());
        }
    }
}
