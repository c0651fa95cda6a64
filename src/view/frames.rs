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
pub struct Frames {
    tick: Rc<RefCell<Option<Tick>>>,
    alive: Rc<Cell<bool>>,
}

impl Frames {
    pub fn start(work: impl Fn() -> bool + 'static) -> Frames {
        let tick: Rc<RefCell<Option<Tick>>> = Rc::default();
        let alive = Rc::new(Cell::new(true));
        let next = {
            let (tick, alive) = (Rc::downgrade(&tick), alive.clone());
            Closure::new(move || {
                if !alive.get() {
                    return;
                }
                if !work() {
                    alive.set(false);
                } else if let Some(tick) = tick.upgrade() {
                    request(&tick);
                }
            })
        };
        tick.replace(Some(next));
        request(&tick);
        Frames { tick, alive }
    }

    /// Whether it will call back again.
    pub fn is_alive(&self) -> bool {
        self.alive.get()
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        self.alive.set(false);
        // The closure may be the caller: it is freed with the next turn of the browser, not under its own feet.
        if let Some(tick) = self.tick.take() {
            wasm_bindgen_futures::spawn_local(async move { drop(tick) });
        }
    }
}

fn request(tick: &RefCell<Option<Tick>>) {
    if let (Some(window), Some(tick)) = (web_sys::window(), tick.borrow().as_ref()) {
        let _ = window.request_animation_frame(tick.as_ref().unchecked_ref());
    }
}
