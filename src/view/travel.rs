//! Moving the one cursor: steps on and back, to the ends, to a line. In the past it moves over what is recorded; at the
//! end of a run that is not over, the run itself goes on.

use std::rc::Rc;

use coroscope_session::{Config, Position, Stride};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, EventTarget, KeyboardEvent};
use yew::prelude::*;

use crate::driver::Player;
use crate::state::{Action, Cursor, PageState, Phase};

/// Where the reader wants to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Go {
    Start,
    End,
    On(Stride),
    Back(Stride),
    /// Pause, or go on, or run.
    Toggle,
}

/// What moves the cursor needs.
#[derive(Clone)]
struct Guide {
    cursor: Cursor,
    player: Player,
    dispatch: Callback<Action>,
    source: Rc<str>,
    seed: u64,
    run: Callback<()>,
}

impl Guide {
    fn go(&self, go: Go) {
        let player = &self.player;
        match (go, player.phase()) {
            (Go::Toggle, Phase::Running) => player.pause(),
            (Go::Toggle, Phase::Paused) => self.resume(),
            (Go::Toggle, _) => self.run.emit(()),
            (Go::On(Stride::Line), Phase::Idle) => {
                player.step_into(&self.source, Config { seed: self.seed, ..Config::default() });
                self.move_to(Cursor::Live);
            }
            (_, Phase::Idle) => {}
            (Go::Start, _) => {
                player.pause();
                self.move_to(Cursor::At { step: 0 });
            }
            (Go::End, _) => self.move_to(Cursor::Live),
            (Go::On(stride), _) => {
                player.pause();
                self.on(stride);
            }
            (Go::Back(stride), _) => {
                player.pause();
                self.back(stride);
            }
        }
    }

    fn resume(&self) {
        self.move_to(Cursor::Live);
        self.player.resume();
    }

    fn move_to(&self, cursor: Cursor) {
        self.dispatch.emit(Action::MoveCursor(cursor));
    }

    fn on(&self, stride: Stride) {
        let Some(from) = self.cursor.position() else {
            return self.player.walk_on(stride);
        };
        if stride.is_to_events() {
            let next = self.cursor.next(&self.player.events(), &stride);
            self.move_to(next.unwrap_or_default());
            if next.is_none() && self.player.phase() == Phase::Paused {
                self.player.walk_on(stride);
            }
            return;
        }
        let (guide, end) = (self.clone(), self.player.position());
        self.player.find(from, stride, move |there| {
            guide.move_to(if there >= end { Cursor::Live } else { Cursor::At { step: there.step } });
        });
    }

    fn back(&self, stride: Stride) {
        if stride.is_to_events() {
            let before = self.cursor.previous(&self.player.events(), &stride);
            return self.move_to(before.unwrap_or(Cursor::At { step: 0 }));
        }
        let here = self.cursor.position().unwrap_or_else(|| self.player.position());
        let guide = self.clone();
        self.player.find_line_before(Position { step: here.step, at: 0 }, move |there| {
            guide.move_to(Cursor::At { step: there.step });
        });
    }
}

/// The way to move the cursor, and the state at the cursor looked for whenever it has moved. The callback stays the same.
#[hook]
pub fn use_travel(page: &PageState, player: &Player, dispatch: &Callback<Action>, run: &Callback<()>) -> Callback<Go> {
    let guide = use_mut_ref(|| None);
    *guide.borrow_mut() = Some(Guide {
        cursor: page.cursor,
        player: player.clone(),
        dispatch: dispatch.clone(),
        source: page.source.clone(),
        seed: page.seed,
        run: run.clone(),
    });
    {
        let player = player.clone();
        use_effect_with(page.cursor, move |cursor| {
            if let Some(position) = cursor.position() {
                player.look_at(position);
            }
        });
    }
    (*use_memo((), move |()| {
        Callback::from(move |go: Go| {
            let guide: Option<Guide> = guide.borrow().clone();
            if let Some(guide) = guide {
                guide.go(go);
            }
        })
    }))
    .clone()
}

/// Keys of the transport, by their position on the keyboard; wherever the page has the keyboard, or only inside `root`.
#[hook]
pub fn use_travel_keys(root: &Element, whole_page: bool, go: &Callback<Go>) {
    let (root, go) = (root.clone(), go.clone());
    use_effect_with((), move |()| {
        let target: EventTarget = match web_sys::window().filter(|_| whole_page) {
            Some(window) => window.into(),
            None => root.into(),
        };
        let heard: Closure<dyn Fn(KeyboardEvent)> = Closure::new(move |event: KeyboardEvent| {
            if event.default_prevented() {
                return;
            }
            if let Some(press) = press(&event) {
                event.prevent_default();
                go.emit(press);
            }
        });
        let _ = target.add_event_listener_with_callback("keydown", heard.as_ref().unchecked_ref());
        move || {
            let _ = target.remove_event_listener_with_callback("keydown", heard.as_ref().unchecked_ref());
        }
    });
}

fn press(event: &KeyboardEvent) -> Option<Go> {
    let with = (event.ctrl_key() || event.meta_key(), event.alt_key(), event.shift_key());
    match (event.code().as_str(), with) {
        ("F10", (false, false, false)) => Some(Go::On(Stride::Over)),
        ("F11", (false, false, false)) => Some(Go::On(Stride::Line)),
        ("F11", (false, false, true)) => Some(Go::On(Stride::Out)),
        ("ArrowLeft", (false, true, false)) if !is_busy(event) => Some(Go::Back(Stride::Line)),
        ("ArrowRight", (false, true, false)) if !is_busy(event) => Some(Go::On(Stride::Line)),
        ("Space", (false, false, false)) if !is_busy(event) => Some(Go::Toggle),
        _ => None,
    }
}

/// Somebody types, or what has the focus has a use of its own for the key.
fn is_busy(event: &KeyboardEvent) -> bool {
    const OWN: &str = "input, textarea, select, button, summary, a, [contenteditable=true], [role=textbox], [role=tab]";
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    target.is_some_and(|element| element.closest(OWN).is_ok_and(|found| found.is_some()))
}
