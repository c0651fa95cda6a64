//! Work done once per painted frame.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use yew::prelude::*;

/// Calls `work` before each paint while `active`.
#[hook]
pub fn use_frames(active: bool, work: impl Fn() + 'static) {
    use_effect_with(active, move |&active| {
        let frames = active.then(|| {
            Frames::start(move || {
                work();
                true
            })
        });
        move || drop(frames)
    });
}

type Tick = Closure<dyn FnMut()>;

/// Calls back before each paint until its work says `false`, or until dropped.
pub struct Frames(Rc<Loop>);

#[derive(Default)]
struct Loop {
    tick: RefCell<Option<Tick>>,
    /// The frame asked for; `None` when none is.
    asked: Cell<Option<i32>>,
}

impl Frames {
    pub fn start(work: impl Fn() -> bool + 'static) -> Frames {
        let frames: Rc<Loop> = Rc::default();
        let next = {
            let frames = Rc::downgrade(&frames);
            Closure::new(move || {
                let Some(frames) = frames.upgrade() else { return };
                frames.asked.set(None);
                if work() {
                    frames.ask();
                }
            })
        };
        frames.tick.replace(Some(next));
        frames.ask();
        Frames(frames)
    }

    /// Whether it will call back again.
    pub fn is_alive(&self) -> bool {
        self.0.asked.get().is_some()
    }
}

impl Loop {
    fn ask(&self) {
        if let (Some(window), Some(tick)) = (web_sys::window(), self.tick.borrow().as_ref()) {
            self.asked.set(window.request_animation_frame(tick.as_ref().unchecked_ref()).ok());
        }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        if let (Some(window), Some(frame)) = (web_sys::window(), self.0.asked.take()) {
            let _ = window.cancel_animation_frame(frame);
        }
        // The closure may be the caller: it is freed with the next turn of the browser, not under its own feet.
        if let Some(tick) = self.0.tick.take() {
            wasm_bindgen_futures::spawn_local(async move { drop(tick) });
        }
    }
}
