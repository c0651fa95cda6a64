//! The lesson that the page's address names: `#lesson=NAME`.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use yew::prelude::*;

use crate::state::PageState;

/// Shows the lesson that the address names, whenever that changes: by a link, or by going back.
#[hook]
pub fn use_address(active: bool, page: UseReducerHandle<PageState>, show: Callback<usize>) {
    let latest = use_mut_ref(|| page.clone());
    *latest.borrow_mut() = page;
    use_effect_with(active, move |&active| {
        let watch = active.then(|| {
            HashWatch::start(move || {
                let page = latest.borrow().clone();
                let named = lesson_in_address();
                let lesson = page.lessons.iter().position(|lesson| Some(&lesson.name) == named.as_ref());
                if let Some(lesson) = lesson.filter(|&lesson| lesson != page.lesson) {
                    show.emit(lesson);
                }
            })
        });
        move || drop(watch)
    });
}

fn lesson_in_address() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let mut parts = hash.trim_start_matches('#').split('&');
    parts.find_map(|part| part.strip_prefix("lesson=")).map(str::to_owned)
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
