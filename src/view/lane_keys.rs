//! Keys of the lanes, bound by their position on the keyboard, so that they lie together whatever is printed on them. They
//! are silent while somebody types, and with Ctrl, Alt or the like.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, EventTarget, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// What a key or a button of the lanes asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    ZoomIn,
    ZoomOut,
    Left,
    Right,
    Fit,
    Start,
    End,
    /// Along wake-up arrows, back or on.
    Along(bool),
    /// To the previous or next span of the lane.
    Span(bool),
    Fold,
    Group,
    Help,
    Close,
}

impl Press {
    /// By `KeyboardEvent.code`.
    fn of(code: &str, shift: bool) -> Option<Press> {
        Some(match (code, shift) {
            ("KeyW", _) => Press::ZoomIn,
            ("KeyS", _) => Press::ZoomOut,
            ("KeyA", _) => Press::Left,
            ("KeyD", _) => Press::Right,
            ("KeyF", _) => Press::Fit,
            ("Home", _) => Press::Start,
            ("End", _) => Press::End,
            ("BracketLeft", _) => Press::Along(false),
            ("BracketRight", _) => Press::Along(true),
            ("Comma", false) => Press::Span(false),
            ("Period", false) => Press::Span(true),
            ("Slash", true) => Press::Help,
            _ => return None,
        })
    }
}

/// Calls `press` for the keys above: wherever the page has the keyboard, or only inside `root`.
#[hook]
pub fn use_lane_keys(root: &Element, whole_page: bool, helping: bool, press: Callback<Press>) {
    let latest = use_mut_ref(|| (press.clone(), helping));
    *latest.borrow_mut() = (press, helping);
    let root = root.clone();
    use_effect_with((), move |()| {
        let target: Option<EventTarget> = match whole_page {
            true => web_sys::window().map(EventTarget::from),
            false => Some(root.into()),
        };
        let keys = target.map(|target| {
            Keys::listen(target, move |event| {
                let (press, helping) = latest.borrow().clone();
                if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
                    return;
                }
                let found = match event.code().as_str() {
                    "Escape" if helping => Some(Press::Close),
                    // Whoever types a question mark elsewhere means the same.
                    _ if event.key() == "?" && !is_typing(event) => Some(Press::Help),
                    code => Press::of(code, event.shift_key()).filter(|_| !is_typing(event)),
                };
                if let Some(found) = found {
                    event.prevent_default();
                    press.emit(found);
                }
            })
        });
        move || drop(keys)
    });
}

/// Whether the keyboard writes a text, or moves a slider or a list.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    // The innermost target, also inside a shadow root.
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    let Some(target) = target else { return false };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        let takes_letters = !matches!(input.type_().as_str(), "radio" | "checkbox" | "button" | "range");
        let moves = matches!(event.code().as_str(), "Home" | "End");
        return takes_letters || (moves && input.type_() == "range");
    }
    let takes = "textarea, select, [contenteditable]:not([contenteditable='false']), [role='menu'], .cm-editor";
    target.closest(takes).ok().flatten().is_some()
}

struct Keys {
    target: EventTarget,
    told: Closure<dyn Fn(KeyboardEvent)>,
}

impl Keys {
    fn listen(target: EventTarget, work: impl Fn(&KeyboardEvent) + 'static) -> Keys {
        let told: Closure<dyn Fn(KeyboardEvent)> = Closure::new(move |event: KeyboardEvent| work(&event));
        let _ = target.add_event_listener_with_callback("keydown", told.as_ref().unchecked_ref());
        Keys { target, told }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback("keydown", self.told.as_ref().unchecked_ref());
    }
}
