//! The lanes: a canvas in a region that scrolls, buttons and keys to move about in it, and what lies under the pointer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use super::board::{Board, Pointed};
use super::event_table::EventTable;
use super::frames::Frames;
use super::gestures::moves;
use super::help::Help;
use super::icons;
use super::lane_keys::{Press, use_lane_keys};
use super::paint::Brush;
use super::save::{Save, Take};
use super::size::SizeWatch;
use crate::driver::Player;
use crate::state::{Action, Cursor, LaneState, Path, Phase, Question, Theme, Why};
use crate::words::{Lang, Words};

#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    pub phase: Phase,
    pub lang: Lang,
    pub theme: Theme,
    pub player: Player,
    pub cursor: Cursor,
    /// What is asked about, and the answer.
    pub question: Option<Question>,
    pub why: Option<Rc<Why>>,
    pub dispatch: Callback<Action>,
    /// The element that holds the page.
    pub root: Element,
    /// Keys count wherever the page has the keyboard; else only inside `root`.
    pub whole_page: bool,
    /// What files that are saved are called.
    pub title: AttrValue,
}

/// The board of one canvas and the frames it asks for.
#[derive(Default)]
pub struct Stage {
    pub board: RefCell<Option<Board>>,
    frames: RefCell<Option<Frames>>,
    /// Pointers that are down, with where they are.
    pub fingers: RefCell<Vec<(i32, f64, f64)>>,
    /// How far the pointer has moved since it went down.
    pub dragged: Cell<f64>,
    /// It went down in the strip with the whole run.
    pub in_strip: Cell<bool>,
}

impl Stage {
    /// Paints with each frame until the picture stands still.
    pub fn wake(self: &Rc<Self>) {
        if self.frames.borrow().as_ref().is_some_and(Frames::is_alive) {
            return;
        }
        let stage = Rc::downgrade(self);
        let frames = Frames::start(move || {
            let Some(stage) = stage.upgrade() else { return false };
            let mut board = stage.board.borrow_mut();
            board.as_mut().is_some_and(Board::frame)
        });
        self.frames.replace(Some(frames));
    }

    /// Does something with the board and paints.
    pub fn with<T>(self: &Rc<Self>, work: impl FnOnce(&mut Board) -> T) -> Option<T> {
        let done = self.board.borrow_mut().as_mut().map(work);
        self.wake();
        done
    }
}

#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let words = props.lang.words();
    let (scroll, spacer, canvas, palette, tip) =
        (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let stage = (*use_memo((), |()| Rc::new(Stage::default()))).clone();
    let (table, help, redraw) = (use_state(|| false), use_state(|| false), use_force_update());
    let parts =
        Parts { scroll: scroll.clone(), spacer: spacer.clone(), canvas: canvas.clone(), palette: palette.clone() };
    use_board(&stage, props, &parts);

    let obey = {
        let (dispatch, redraw) = (props.dispatch.clone(), redraw.clone());
        Callback::from(move |pointed: Option<Pointed>| match pointed {
            Some(Pointed::Ask { step, question }) => dispatch.emit(Action::Ask { step, question }),
            Some(Pointed::Go { step }) => dispatch.emit(Action::MoveCursor(Cursor::At { step })),
            Some(Pointed::Rearranged) => redraw.force_update(),
            None => {}
        })
    };
    let press = {
        let (stage, obey, help) = (stage.clone(), obey.clone(), help.clone());
        Callback::from(move |press: Press| {
            act(&stage, &obey, &help, press);
            if matches!(press, Press::Fold | Press::Group) {
                // Their buttons say how the lanes are arranged.
                redraw.force_update();
            }
        })
    };
    use_lane_keys(&props.root, props.whole_page, *help, press.clone());
    let shut_help = {
        let help = help.setter();
        Callback::from(move |()| help.set(false))
    };
    let save = {
        let (stage, palette) = (stage.clone(), palette.clone());
        Rc::new(Take {
            svg: Callback::from({
                let stage = stage.clone();
                move |()| stage.board.borrow().as_ref().map(Board::svg)
            }),
            picture: Callback::from(move |()| {
                let palette = palette.cast::<HtmlElement>()?;
                stage.board.borrow().as_ref().and_then(|board| board.picture(&palette))
            }),
        })
    };

    let moves = moves(&stage, &tip, &obey);
    let lanes = props.player.trace().lanes.len();
    let empty = lanes == 0 && props.phase == Phase::Idle;
    let flip = {
        let table = table.clone();
        Callback::from(move |_: MouseEvent| table.set(!*table))
    };
    html! {
        <section class="panel timeline" role="region" aria-label={words.timeline}>
            <h2>
                { words.timeline }
                { legend(words) }
                <span class="spring" />
                { tools(&stage, &press, words) }
                <button class="quiet small" aria-pressed={table.to_string()} title={words.event_table_long} onclick={flip}>
                    { words.event_table }
                </button>
                <Save lang={props.lang} player={props.player.clone()} title={props.title.clone()} take={save}
                    disabled={lanes == 0} />
                { tool(&press, Press::Help, words.shortcuts, html! { "?" }) }
            </h2>
            if *table {
                <EventTable lang={props.lang} player={props.player.clone()} cursor={props.cursor} phase={props.phase}
                    dispatch={props.dispatch.clone()} />
            }
            <div class={classes!("lanes", table.then_some("aside"))} ref={scroll} tabindex="0" aria-label={words.lanes_help}
                role="group" onwheel={moves.wheel} onpointerdown={moves.down} onpointermove={moves.drag} onpointerup={moves.up}
                onpointerleave={moves.leave.clone()} onpointercancel={moves.leave} onscroll={moves.scroll}>
                <canvas ref={canvas} role="img" aria-label={spoken(&props.player, words)} />
                <div class="spacer" ref={spacer} />
                if empty { <p class="empty"><strong>{ words.timeline_call }</strong>{ words.timeline_empty }</p> }
            </div>
            <div class="tip" ref={tip} />
            <div class="palette" aria-hidden="true" ref={palette}>{ for Brush::COLOURS.iter().map(swatch) }</div>
            if *help { <Help lang={props.lang} close={shut_help} /> }
        </section>
    }
}

/// The elements that the board is made of.
struct Parts {
    scroll: NodeRef,
    spacer: NodeRef,
    canvas: NodeRef,
    palette: NodeRef,
}

/// Makes the board when the canvas is there, and tells it what has changed.
#[hook]
fn use_board(stage: &Rc<Stage>, props: &TimelineProps, parts: &Parts) {
    let Parts { scroll, spacer, canvas, palette } = parts;
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
                stage.board.replace(Board::new(player, scroll, spacer, canvas, &palette));
            }
            let watch = watch_size(&scroll, &stage);
            move || {
                drop(watch);
                stage.frames.take();
                stage.board.take();
            }
        });
    }
    {
        let (stage, palette) = (stage.clone(), palette.clone());
        use_effect_with((props.theme, props.lang), move |&(_, lang)| {
            if let (Some(board), Some(palette)) = (&mut *stage.board.borrow_mut(), palette.cast::<HtmlElement>()) {
                board.dress(lang, &palette);
            }
        });
    }
    {
        let stage = stage.clone();
        use_effect_with(props.phase, move |&phase| {
            // A run that has no events yet has just begun.
            if let Some(board) = stage.board.borrow_mut().as_mut() {
                match phase {
                    Phase::Running if board.is_new() => board.begin(),
                    Phase::Idle => board.begin(),
                    _ => board.change(),
                }
            }
        });
    }
    {
        let stage = stage.clone();
        let player = props.player.clone();
        use_effect_with((props.cursor, props.question, props.why.clone()), move |(cursor, question, why)| {
            let trace = player.trace();
            let path = why.as_ref().map(|why| why.path(&trace.lanes)).unwrap_or_default();
            let selected = match (question, why) {
                (Some(Question::Span { lane, number }), _) => Some((*lane, *number)),
                (Some(Question::Event(_)), Some(why)) => spot(&path, why),
                _ => None,
            };
            if let Some(board) = stage.board.borrow_mut().as_mut() {
                let moved = board.cursor != *cursor;
                (board.cursor, board.selected, board.path) = (*cursor, selected, path);
                board.change();
                let place = trace.place_of_cursor(&player.events(), *cursor).filter(|_| moved && !board.fits);
                if let Some(place) = place {
                    board.show(place, selected.map(|selected| selected.0));
                }
            }
        });
    }
    {
        // Whatever made the panel render may have changed the picture.
        let stage = stage.clone();
        use_effect(move || stage.wake());
    }
}

/// The span that the answer's own subject lies in.
fn spot(path: &Path, why: &Why) -> Option<(usize, usize)> {
    let (lane, _) = path.stops.get(why.subject).copied()?;
    path.spans.iter().rev().find(|span| span.0 == lane).copied()
}

fn act(stage: &Rc<Stage>, obey: &Callback<Option<Pointed>>, help: &UseStateHandle<bool>, press: Press) {
    const STEP: f64 = 1.5;
    match press {
        Press::ZoomIn => _ = stage.with(|board| board.zoom(STEP, None, true)),
        Press::ZoomOut => _ = stage.with(|board| board.zoom(1.0 / STEP, None, true)),
        Press::Left => _ = stage.with(|board| board.pan(-140.0, true)),
        Press::Right => _ = stage.with(|board| board.pan(140.0, true)),
        Press::Fit => _ = stage.with(Board::fit),
        Press::Start => _ = stage.with(|board| board.end(false)),
        Press::End => _ = stage.with(|board| board.end(true)),
        Press::Along(forward) => obey.emit(stage.with(|board| board.along(forward)).flatten()),
        Press::Span(forward) => obey.emit(stage.with(|board| board.neighbour(forward)).flatten()),
        Press::Fold => {
            stage.with(|board| {
                board.how.fold_finished = !board.how.fold_finished;
                board.rearrange();
            });
        }
        Press::Group => {
            stage.with(|board| {
                board.how.by_parent = !board.how.by_parent;
                board.rearrange();
            });
        }
        Press::Help => help.set(!**help),
        Press::Close => help.set(false),
    }
}

fn tool(press: &Callback<Press>, what: Press, name: &'static str, face: Html) -> Html {
    html! {
        <button class="quiet square small" aria-label={name} title={name} onclick={press.reform(move |_: MouseEvent| what)}>
            { face }
        </button>
    }
}

fn tools(stage: &Rc<Stage>, press: &Callback<Press>, words: &'static Words) -> Html {
    let (fold, group) = match &*stage.board.borrow() {
        Some(board) => (board.how.fold_finished, board.how.by_parent),
        None => (false, false),
    };
    let switch = |what: Press, on: bool, name: &'static str, icon: Html| {
        let onclick = press.reform(move |_: MouseEvent| what);
        html! {
            <button class="quiet square small" aria-pressed={on.to_string()} aria-label={name} title={name} {onclick}>
                { icon }
            </button>
        }
    };
    html! {
        <div class="tools" role="group" aria-label={words.keys_lanes}>
            { tool(press, Press::ZoomOut, words.zoom_out, icons::minus()) }
            { tool(press, Press::ZoomIn, words.zoom_in, icons::plus()) }
            { tool(press, Press::Fit, words.fit, icons::fit()) }
            { switch(Press::Fold, fold, words.fold_finished, icons::fold()) }
            { switch(Press::Group, group, words.group_lanes, icons::tree()) }
        </div>
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
    SizeWatch::start(&node.cast::<Element>()?, move || _ = stage.with(Board::resize))
}
