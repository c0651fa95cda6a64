//! Things that glide when they move: where each was is remembered, and after a change it comes from there to where it is.

use std::collections::HashMap;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::prelude::*;

use super::reader;

/// How long a thing is on its way (ms).
const WAY: f64 = 240.0;
/// More things than this move at once.
const MANY: usize = 80;

/// Lets the elements below `node` that have a `data-key` glide when `change` has moved them. Under
/// `prefers-reduced-motion` they stand still.
#[hook]
pub fn use_flip<T: PartialEq + 'static>(node: &NodeRef, change: T) {
    let known = use_mut_ref(HashMap::<String, (f64, f64)>::new);
    let node = node.clone();
    use_effect_with(change, move |_| {
        let Some(root) = node.cast::<Element>() else { return };
        let base = root.get_bounding_client_rect();
        let (top, left) = (base.top() - f64::from(root.scroll_top()), base.left());
        let still = reader::prefers_reduced_motion();
        let mut now = HashMap::new();
        let Ok(items) = root.query_selector_all("[data-key]") else { return };
        for item in (0..items.length().min(MANY as u32)).filter_map(|i| items.item(i)?.dyn_into::<Element>().ok()) {
            let Some(key) = item.get_attribute("data-key") else { continue };
            let place = item.get_bounding_client_rect();
            let here = (place.left() - left, place.top() - top);
            if let Some(&(x, y)) = known.borrow().get(&key).filter(|_| !still) {
                glide(&item, x - here.0, y - here.1);
            }
            now.insert(key, here);
        }
        known.replace(now);
    });
}

/// By the Web Animations API: nothing of it is a style attribute, which a strict Content-Security-Policy forbids.
fn glide(item: &Element, dx: f64, dy: f64) {
    if dx.abs() < 1.0 && dy.abs() < 1.0 {
        return;
    }
    let frame = |transform: String| {
        let frame = Object::new();
        let _ = Reflect::set(&frame, &"transform".into(), &transform.into());
        frame
    };
    let frames = Array::of2(&frame(format!("translate({dx}px, {dy}px)")), &frame("none".into()));
    let options = Object::new();
    let _ = Reflect::set(&options, &"duration".into(), &WAY.into());
    let _ = Reflect::set(&options, &"easing".into(), &"cubic-bezier(.2, .7, .2, 1)".into());
    let animate = Reflect::get(item, &JsValue::from_str("animate")).ok().and_then(|f| f.dyn_into::<Function>().ok());
    if let Some(animate) = animate {
        let _ = animate.call2(item, &frames, &options);
    }
}
