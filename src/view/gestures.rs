//! Wheel, mouse and touch on the lanes: zoom at the pointer, move, point, and say what lies there.

use std::rc::Rc;

use web_sys::{HtmlElement, PointerEvent, WheelEvent};
use yew::prelude::*;

use super::board::{Board, HEADER, Pointed};
use super::timeline::Stage;

/// What the lanes do with wheel, mouse and touch.
pub struct Moves {
    pub wheel: Callback<WheelEvent>,
    pub down: Callback<PointerEvent>,
    pub drag: Callback<PointerEvent>,
    pub up: Callback<PointerEvent>,
    pub leave: Callback<PointerEvent>,
    pub scroll: Callback<Event>,
}

pub fn moves(stage: &Rc<Stage>, tip: &NodeRef, obey: &Callback<Option<Pointed>>) -> Moves {
    let wheel = {
        let stage = stage.clone();
        Callback::from(move |event: WheelEvent| turn_wheel(&stage, &event))
    };
    let down = {
        let (stage, tip) = (stage.clone(), tip.clone());
        Callback::from(move |event: PointerEvent| {
            show_tip(&tip, None);
            press_down(&stage, &event);
        })
    };
    let drag = {
        let (stage, tip) = (stage.clone(), tip.clone());
        Callback::from(move |event: PointerEvent| {
            if !drag(&stage, &event) {
                point(&stage, &tip, &event);
            }
        })
    };
    let up = {
        let (stage, obey) = (stage.clone(), obey.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(pointed) = let_go(&stage, &event) {
                obey.emit(Some(pointed));
            }
        })
    };
    let leave = {
        let (stage, tip) = (stage.clone(), tip.clone());
        Callback::from(move |event: PointerEvent| {
            show_tip(&tip, None);
            if event.type_() == "pointercancel" {
                stage.fingers.borrow_mut().retain(|finger| finger.0 != event.pointer_id());
            }
        })
    };
    let scroll = {
        let stage = stage.clone();
        Callback::from(move |_: Event| _ = stage.with(Board::change))
    };
    Moves { wheel, down, drag, up, leave, scroll }
}

/// The point of the canvas under the pointer.
fn place_of(stage: &Stage, event: &web_sys::MouseEvent) -> (f64, f64) {
    // Not by the event's own target: yew listens at the root of the page.
    let (left, top) = stage.board.borrow().as_ref().map_or((0.0, 0.0), Board::origin);
    (f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
}

/// Up and down zooms at the pointer, sideways moves; over the names it scrolls as everywhere.
fn turn_wheel(stage: &Rc<Stage>, event: &WheelEvent) {
    let (x, y) = place_of(stage, event);
    // Lines and pages count as so many pixels.
    let unit = [1.0, 16.0, 400.0][event.delta_mode().min(2) as usize];
    let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
    let over_names = stage.board.borrow().as_ref().is_none_or(|board| board.is_name(x, y));
    if over_names && !event.ctrl_key() {
        return;
    }
    event.prevent_default();
    stage.with(|board| {
        if dx.abs() > dy.abs() || event.shift_key() {
            board.pan(if dx.abs() > dy.abs() { dx } else { dy }, false);
        } else {
            board.zoom((-dy.clamp(-120.0, 120.0) * 0.0035).exp(), Some(x), false);
        }
    });
}

fn press_down(stage: &Rc<Stage>, event: &PointerEvent) {
    if event.button() != 0 {
        return;
    }
    let (x, y) = place_of(stage, event);
    let mut fingers = stage.fingers.borrow_mut();
    if fingers.is_empty() {
        stage.dragged.set(0.0);
        let in_strip = stage.board.borrow().as_ref().is_some_and(|board| board.is_strip(y));
        stage.in_strip.set(in_strip);
        if in_strip {
            drop(fingers);
            stage.with(|board| board.drag_strip(x));
            fingers = stage.fingers.borrow_mut();
        }
    }
    fingers.push((event.pointer_id(), x, y));
}

/// Moves with one finger or the mouse, zooms with two; `false` if none is down.
fn drag(stage: &Rc<Stage>, event: &PointerEvent) -> bool {
    let (x, y) = place_of(stage, event);
    let before = stage.fingers.borrow().clone();
    let Some(own) = before.iter().position(|finger| finger.0 == event.pointer_id()) else { return false };
    if event.buttons() == 0 {
        stage.fingers.borrow_mut().clear();
        return false;
    }
    let (_, old_x, old_y) = before[own];
    stage.dragged.set(stage.dragged.get() + (x - old_x).abs() + (y - old_y).abs());
    if stage.dragged.get() > 4.0
        && let Some(board) = stage.board.borrow().as_ref()
    {
        board.hold(event.pointer_id());
    }
    if let Some(finger) = stage.fingers.borrow_mut().get_mut(own) {
        (finger.1, finger.2) = (x, y);
    }
    stage.with(|board| match before.as_slice() {
        _ if stage.in_strip.get() => board.drag_strip(x),
        [_] => {
            board.pan(old_x - x, false);
            if event.pointer_type() == "mouse" {
                board.scroll_by(old_y - y);
            }
        }
        [a, b, ..] => {
            let other = if own == 0 { b } else { a };
            let (was, is) = ((old_x - other.1).abs().max(8.0), (x - other.1).abs().max(8.0));
            board.zoom(is / was, Some((x + other.1) / 2.0), false);
        }
        [] => {}
    });
    true
}

/// A pointer that was let go where it went down is a click.
fn let_go(stage: &Rc<Stage>, event: &PointerEvent) -> Option<Pointed> {
    let was_down = stage.fingers.borrow().iter().any(|finger| finger.0 == event.pointer_id());
    stage.fingers.borrow_mut().retain(|finger| finger.0 != event.pointer_id());
    if !was_down || stage.dragged.get() > 4.0 || stage.in_strip.get() {
        return None;
    }
    let (x, y) = place_of(stage, event);
    stage.with(|board| board.point(x, y)).flatten()
}

fn point(stage: &Stage, tip: &NodeRef, event: &PointerEvent) {
    let (x, y) = place_of(stage, event);
    let board = stage.board.borrow();
    show_tip(tip, board.as_ref().and_then(|board| Some((x, y, board.describe(x, y)?))));
}

/// Shows the first line as a heading and the others below it, beside the point.
fn show_tip(tip: &NodeRef, found: Option<(f64, f64, Vec<String>)>) {
    let Some(tip) = tip.cast::<HtmlElement>() else { return };
    let Some((x, y, lines)) = found else {
        let _ = tip.class_list().remove_1("shown");
        return;
    };
    tip.set_text_content(Some(&lines.join("\n")));
    // Shown first: what is not shown has no size.
    let _ = tip.class_list().add_1("shown");
    let room = tip.offset_parent().map_or(0.0, |parent| f64::from(parent.client_width()));
    let left = (x + 12.0).min(room - f64::from(tip.offset_width()) - 8.0).max(4.0);
    let _ = tip.style().set_property("left", &format!("{left}px"));
    let _ = tip.style().set_property("top", &format!("{}px", y + HEADER + 26.0));
}
