//! The lanes: a canvas in a region that scrolls, a legend, and what lies under the pointer.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, HtmlCanvasElement, HtmlElement, PointerEvent};
use yew::prelude::*;

use super::frames::Frames;
use super::paint::Painter;
use super::size::SizeWatch;
use crate::driver::Player;
use crate::state::{LaneState, Phase, Theme};
use crate::words::{Lang, Words};

#[derive(PartialEq, Properties)]
pub struct TimelineProps {
    pub phase: Phase,
    pub lang: Lang,
    pub theme: Theme,
    pub player: Player,
}

/// The painter of one canvas and the frames it asks for.
struct Stage {
    painter: RefCell<Option<Painter>>,
    frames: RefCell<Option<Frames>>,
}

impl Stage {
    /// Paints with each frame until the picture stands still.
    fn wake(self: &Rc<Self>) {
        if self.frames.borrow().as_ref().is_some_and(Frames::is_alive) {
            return;
        }
        let stage = Rc::downgrade(self);
        let frames = Frames::start(move || {
            let Some(stage) = stage.upgrade() else { return false };
            let mut painter = stage.painter.borrow_mut();
            painter.as_mut().is_some_and(Painter::frame)
        });
        self.frames.replace(Some(frames));
    }
}

#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let words = props.lang.words();
    let (scroll, spacer, canvas, palette, tip) =
        (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let stage = {
        let stage = use_memo((), |()| Rc::new(Stage { painter: RefCell::default(), frames: RefCell::default() }));
        (*stage).clone()
    };
    {
        let (stage, player) = (stage.clone(), props.player.clone());
        let (scroll, spacer, canvas, palette) = (scroll.clone(), spacer.clone(), canvas.clone(), palette.clone());
        use_effect_with((), move |()| {
            let parts = (
                scroll.cast::<HtmlElement>(),
                spacer.cast::<HtmlElement>(),
                canvas.cast::<HtmlCanvasElement>(),
                palette.cast::<HtmlElement>(),
            );
            if let (Some(scroll), Some(spacer), Some(canvas), Some(palette)) = parts {
                stage.painter.replace(Painter::new(player, scroll, spacer, canvas, palette));
            }
            let watch = watch_size(&scroll, &stage);
            move || {
                drop(watch);
                stage.frames.take();
                stage.painter.take();
            }
        });
    }
    {
        let stage = stage.clone();
        use_effect_with((props.theme, props.lang), move |&(_, lang)| {
            if let Some(painter) = &mut *stage.painter.borrow_mut() {
                painter.dress(lang);
            }
        });
    }
    {
        // Whatever made the panel render may have changed the picture.
        let stage = stage.clone();
        use_effect(move || stage.wake());
    }

    let onscroll = {
        let stage = stage.clone();
        Callback::from(move |_: Event| stage.wake())
    };
    let onpointermove = {
        let (stage, tip) = (stage.clone(), tip.clone());
        Callback::from(move |event: PointerEvent| point(&stage, &tip, &event))
    };
    let onpointerleave = {
        let tip = tip.clone();
        Callback::from(move |_: PointerEvent| show_tip(&tip, None))
    };
    let lanes = props.player.trace().lanes.len();
    let spoken = spoken(&props.player, words);
    let empty = lanes == 0 && props.phase == Phase::Idle;
    html! {
        <section class="panel timeline" role="region" aria-label={words.timeline}>
            <h2>{ words.timeline }<span class="spring" />{ legend(words) }</h2>
            <div class="lanes" ref={scroll} tabindex="0" {onscroll} {onpointermove} {onpointerleave}>
                <canvas ref={canvas} role="img" aria-label={spoken} />
                <div class="spacer" ref={spacer} />
                if empty { <p class="empty"><strong>{ words.timeline_call }</strong>{ words.timeline_empty }</p> }
            </div>
            <div class="tip" ref={tip} />
            <div class="palette" aria-hidden="true" ref={palette}>{ for Painter::COLOURS.iter().map(swatch) }</div>
        </section>
    }
}

/// The picture in a sentence: how many lanes, and the state of the first few.
fn spoken(player: &Player, words: &Words) -> String {
    let trace = player.trace();
    let lanes = &trace.lanes;
    let mut sentence = format!("{} {}", lanes.len(), words.lanes_are);
    for lane in (0..lanes.len().min(12)).filter_map(|lane| lanes.get(lane)) {
        let name = if lane.task == 0 { words.main_program } else { &lane.name };
        let state = lanes.state_of(lane.task).map_or("", |state| words.state(state));
        sentence.push_str(&format!("; {name}: {state}"));
    }
    sentence
}

fn swatch(name: &&'static str) -> Html {
    html! { <i class={*name} /> }
}

fn legend(words: &'static Words) -> Html {
    let states = [LaneState::Running, LaneState::Ready, LaneState::Waiting, LaneState::Blocking];
    let classes = ["is-running", "is-ready", "is-waiting", "is-blocking"];
    let entry = |(state, class): (LaneState, &'static str)| {
        html! { <li><i class={classes!("key", class)} />{ words.state(state) }</li> }
    };
    html! { <ul class="legend">{ for states.into_iter().zip(classes).map(entry) }</ul> }
}

fn watch_size(node: &NodeRef, stage: &Rc<Stage>) -> Option<SizeWatch> {
    let stage = stage.clone();
    SizeWatch::start(&node.cast::<Element>()?, move || {
        if let Some(painter) = &mut *stage.painter.borrow_mut() {
            painter.resize();
        }
        stage.wake();
    })
}

fn point(stage: &Stage, tip: &NodeRef, event: &PointerEvent) {
    let painter = stage.painter.borrow();
    let found = painter.as_ref().and_then(|painter| {
        let (x, y) = painter.place_of(event);
        Some((x, y, painter.describe(x, y)?))
    });
    show_tip(tip, found);
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
    let _ = tip.style().set_property("top", &format!("{}px", y + 50.0));
}
