//! Whether the element that holds the page is narrow: its own width counts, not the window's.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// Up to this width (CSS px) panels are tabs.
const NARROW: i32 = 860;

/// Whether `root` is narrow, now and whenever its size changes.
#[hook]
pub fn use_narrow(root: &Element) -> bool {
    let narrow = use_state(|| root.client_width() <= NARROW);
    {
        let (narrow, root) = (narrow.setter(), root.clone());
        use_effect_with((), move |()| {
            let watch = SizeWatch::start(&root.clone(), move || narrow.set(root.client_width() <= NARROW));
            move || drop(watch)
        });
    }
    *narrow
}

/// Calls back when the size of an element changes, until dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _told: Closure<dyn Fn()>,
}

impl SizeWatch {
    /// `None` where the browser cannot watch.
    pub fn start(element: &Element, work: impl Fn() + 'static) -> Option<SizeWatch> {
        let told: Closure<dyn Fn()> = Closure::new(work);
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(SizeWatch { observer, _told: told })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
