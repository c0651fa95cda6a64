//! The whole page: state, player, and the panels in their places.

use std::cell::RefCell;
use std::rc::Rc;

use coroscope_session::Config;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::address::use_address;
use super::clock::ClockFace;
use super::course::use_course;
use super::desk::Desk;
use super::editor::Editor;
use super::frames::use_frames;
use super::header::Header;
use super::hints::HintsPanel;
use super::icons;
use super::lesson_text::LessonText;
use super::loop_panel::LoopPanel;
use super::notice::NoticeBar;
use super::output::OutputPanel;
use super::predict::{Guess, Puzzle, judged};
use super::reader;
use super::share::use_share;
use super::shown::Shown;
use super::size::use_narrow;
use super::speed::SpeedControl;
use super::tasks_panel::TasksPanel;
use super::timeline::Timeline;
use super::transport::{PositionSlider, Transport};
use super::travel::{use_travel, use_travel_keys};
use super::why::WhyPanel;
use crate::driver::Player;
use crate::library::Librarian;
use crate::state::{Action, Cursor, Kept, Lesson, PageState, Phase, Question, Speed, Tab, Why, explain, report};

/// What is shown around editor, output and lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The page with its lessons.
    Page,
    /// The small page for an iframe.
    Embed,
}

#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The element that holds the page; language and theme are set on it.
    pub root: Element,
    pub lessons: Rc<[Lesson]>,
    /// The lesson to begin with.
    pub lesson: Option<String>,
    pub frame: Frame,
    /// Where reports of problems go.
    pub report: Option<AttrValue>,
    /// A promise of the editor's module.
    pub editor: JsValue,
    pub librarian: Librarian,
}

impl Reducible for PageState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(PageState::reduce(&self, action))
    }
}

/// The player, and a redraw with each frame while it runs and after each change of its phase.
#[hook]
fn use_player(speed: Speed, librarian: &Librarian) -> Player {
    let redraw = use_force_update();
    let player = {
        let (redraw, librarian) = (redraw.clone(), librarian.clone());
        use_memo((), move |()| Player::new(speed, reader::performance(), librarian, move || redraw.force_update()))
    };
    let player = (*player).clone();
    use_frames(player.phase() == Phase::Running, move || redraw.force_update());
    {
        let player = player.clone();
        use_effect_with(speed, move |&speed| player.set_speed(speed));
    }
    player
}

/// Where a shared link's run is to be looked at: an instruction number, until the run has come to its end.
#[hook]
fn use_arrival(page: &UseReducerHandle<PageState>, player: &Player) -> Rc<RefCell<Option<u64>>> {
    let arrival = use_mut_ref(|| None);
    let (waiting, player, speed, page) = (arrival.clone(), player.clone(), page.speed, page.dispatcher());
    use_effect_with(player.phase(), move |phase| {
        let over = !phase.is_under_way() && *phase != Phase::Idle;
        if let Some(step) = waiting.borrow_mut().take_if(|_| over) {
            player.set_speed(speed);
            page.dispatch(Action::MoveCursor(Cursor::At { step }));
        }
    });
    arrival
}

/// What the panels ask of the page. The callbacks stay the same from frame to frame, so that panels need not be redrawn.
struct Orders {
    dispatch: Callback<Action>,
    run: Callback<()>,
    /// Ends the run and forgets it; then the reader guesses anew.
    predict: Callback<()>,
    show: Callback<usize>,
    /// What a link carries beside its lesson, with the cursor's instruction number.
    open: Callback<(Action, Option<u64>)>,
    set_speed: Callback<Speed>,
    show_line: Callback<u32>,
}

#[hook]
fn use_orders(page: &UseReducerHandle<PageState>, player: &Player) -> Rc<Orders> {
    let arrival = use_arrival(page, player);
    // What the editor holds at this moment: a redraw may still be on its way.
    let source = use_mut_ref(|| page.source.clone());
    source.replace(page.source.clone());
    let seed = use_mut_ref(|| page.seed);
    seed.replace(page.seed);
    let (page, player) = (page.dispatcher(), player.clone());
    use_memo((), move |()| {
        let dispatch = {
            let source = source.clone();
            Callback::from(move |action: Action| {
                reader::keep(&action);
                if let Action::Edit(text) = &action {
                    source.replace(text.clone());
                }
                page.dispatch(action);
            })
        };
        let run = {
            let (player, source, seed, dispatch) = (player.clone(), source.clone(), seed.clone(), dispatch.clone());
            Callback::from(move |()| {
                let again = player.phase() != Phase::Idle;
                player.run(&source.borrow(), Config { seed: *seed.borrow(), ..Config::default() });
                // A place in the run before is none in this one; the place that a link names is.
                if again {
                    dispatch.emit(Action::MoveCursor(Cursor::Live));
                }
            })
        };
        let predict = {
            let (player, dispatch) = (player.clone(), dispatch.clone());
            Callback::from(move |()| {
                player.clear();
                dispatch.emit(Action::Predict(true));
            })
        };
        let open = {
            let (player, dispatch) = (player.clone(), dispatch.clone());
            Callback::from(move |(action, at): (Action, Option<u64>)| {
                player.clear();
                if let Action::Open { source: Some(text), .. } = &action {
                    source.replace(text.clone());
                }
                dispatch.emit(action);
                if let Some(step) = at {
                    arrival.replace(Some(step));
                    let (player, source, seed) = (player.clone(), source.clone(), seed.clone());
                    spawn_local(async move {
                        // The link's speed is set by then; it counts again once the cursor is in its place.
                        TimeoutFuture::new(0).await;
                        player.set_speed(Speed::Instant);
                        player.run(&source.borrow(), Config { seed: *seed.borrow(), ..Config::default() });
                    });
                }
            })
        };
        let show = {
            let dispatch = dispatch.clone();
            Callback::from(move |lesson: usize| {
                player.clear();
                dispatch.emit(Action::ShowLesson(lesson));
            })
        };
        let set_speed = dispatch.reform(Action::SetSpeed);
        let show_line = dispatch.reform(Action::ShowLine);
        Orders { dispatch, run, predict, show, open, set_speed, show_line }
    })
}

/// Writes the report of a problem.
#[hook]
fn use_report(page: &UseReducerHandle<PageState>, player: &Player) -> Callback<(), String> {
    let latest = use_mut_ref(|| page.clone());
    latest.replace(page.clone());
    let player = player.clone();
    use_callback((), move |(), ()| {
        let page = latest.borrow().clone();
        let trace = player.trace();
        report(page.lang.words(), &page.source, trace.output.lines(), player.phase(), &reader::browser())
    })
}

/// What the reader asks about, and the answer. It is looked for anew when the question or the run's phase changes.
#[hook]
fn use_why(page: &PageState, player: &Player, phase: Phase) -> (Option<Question>, Option<Rc<Why>>) {
    let question = page.question(&player.trace(), &player.events());
    let player = player.clone();
    let why = use_memo((question, phase), move |&(question, _)| {
        let (trace, events, end) = (player.trace(), player.events(), player.end());
        explain(&trace, &events, end, question?).map(Rc::new)
    });
    (question, (*why).clone())
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let page = use_reducer(|| {
        let lang = reader::lang();
        let (lessons, whole) = (props.lessons.clone(), props.frame == Frame::Page);
        let lesson = props.lesson.clone().or_else(|| reader::lesson().filter(|_| whole));
        let kept = if whole { reader::course(&lessons) } else { Kept::default() };
        PageState::new(lessons, lesson.as_deref(), lang, reader::theme(), reader::speed(), kept)
    });
    let player = use_player(page.speed, &props.librarian);
    let orders = use_orders(&page, &player);
    let phase = player.phase();
    {
        let (root, frame) = (props.root.clone(), props.frame);
        use_effect_with((page.lang, page.theme), move |&(lang, theme)| reader::dress(&root, frame, lang, theme));
    }
    use_course(props.frame == Frame::Page, &page, phase);
    let share = use_share(&page);
    let report = use_report(&page, &player);
    let narrow = use_narrow(&props.root);
    let text_open = use_state(|| None);
    let set_open = {
        let text_open = text_open.setter();
        Callback::from(move |open: bool| text_open.set(Some(open)))
    };
    use_address(props.frame == Frame::Page, page.clone(), orders.show.clone(), orders.open.clone());
    let onkeydown = {
        let run = orders.run.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                run.emit(());
            }
        })
    };

    let go = use_travel(&page, &player, &orders.dispatch, &orders.run);
    use_travel_keys(&props.root, props.frame == Frame::Page, &go);
    let shown = player.snapshot(page.cursor).map(Shown);
    let outdated = player.program().is_some_and(|program| program != page.source);

    let lang = page.lang;
    let count = player.events().len();
    let passed = page.cursor.count(&player.events());
    let at = match (page.cursor, &shown) {
        (Cursor::Live, _) | (_, None) => player.now(),
        (_, Some(shown)) => shown.at,
    };
    let controls = html! {
        <div class="controls">
            <Transport {phase} {lang} {outdated} cursor={page.cursor} go={go.clone()} player={player.clone()}
                run={orders.run.clone()} />
            <PositionSlider {lang} {count} {passed} {at} cursor={page.cursor} progress={player.progress()}
                player={player.clone()} dispatch={orders.dispatch.clone()} />
            <SpeedControl speed={page.speed} {lang} set_speed={orders.set_speed.clone()} />
            <ClockFace {phase} {lang} now={at} />
            if let (Frame::Embed, Some(lesson)) = (props.frame, page.current()) {
                <a class="whole" href={format!("index.html#lesson={}", lesson.name)} target="_blank"
                    aria-label={lang.words().open_page} title={lang.words().open_page}>{ icons::out() }</a>
            }
        </div>
    };
    let name: AttrValue = page.current().map_or_else(String::new, |lesson| lesson.name.clone()).into();
    let editor = html! {
        <Editor name={name.clone()} {narrow} shown_line={page.shown_line} shown={shown.clone().filter(|_| !outdated)}
            player={player.clone()} go={go.clone()} source={page.source.clone()} source_set={page.source_set} edited={page.is_edited()} {lang}
            module={props.editor.clone()} dispatch={orders.dispatch.clone()} />
    };
    let guess = page.prediction.as_ref().filter(|prediction| phase != Phase::Idle && prediction.is_made);
    let verdicts = guess.map(|prediction| judged(prediction, &player));
    let version = player.trace().output.version();
    let output = html! {
        <OutputPanel {version} {phase} {lang} cursor={page.cursor} player={player.clone()} verdicts={verdicts.clone()}
            dispatch={orders.dispatch.clone()} />
    };
    let (question, why) = use_why(&page, &player, phase);
    let timeline = html! {
        <Timeline {phase} {lang} theme={page.theme} player={player.clone()} cursor={page.cursor} {question} why={why.clone()}
            dispatch={orders.dispatch.clone()} root={props.root.clone()} whole_page={props.frame == Frame::Page}
            title={name.clone()} />
    };
    let hints = player.trace().hints.count();

    // Unless the reader says otherwise, a narrow page leaves the room to program and lanes.
    let text_open = text_open.unwrap_or(!narrow);
    let can_predict = page.prediction.is_none() && page.can_predict();
    let lesson = html! {
        <LessonText lessons={page.lessons.clone()} current={page.lesson} {lang} done={page.is_done(page.lesson)}
            predict={can_predict.then(|| orders.predict.clone())} open={text_open} {set_open} />
    };
    let puzzle = page.prediction.clone().filter(|_| phase == Phase::Idle).map(|prediction| {
        html! { <Puzzle {prediction} {lang} dispatch={orders.dispatch.clone()} /> }
    });
    let puzzling = puzzle.is_some();
    let guess = guess.zip(verdicts).map(|(prediction, verdicts)| {
        html! { <Guess count={prediction.len()} {verdicts} {phase} {lang} again={orders.predict.clone()} /> }
    });
    match props.frame {
        Frame::Page => html! {
            <div class={classes!("page", narrow.then_some("narrow"))} {onkeydown}>
                <Header lessons={page.lessons.clone()} current={page.lesson} done={Rc::from(page.done())} {lang}
                    theme={page.theme} {share} {report} report_to={props.report.clone()} dispatch={orders.dispatch.clone()} />
                <main class="stage">
                    { controls }
                    <Desk {narrow} {puzzling} brief={!text_open} tab={page.tab} {lang} dispatch={orders.dispatch.clone()} {lesson} {editor}
                        panels={vec![
                            (Tab::Timeline, html! { <>{ timeline }{ puzzle }</> }),
                            (Tab::Output, html! { <>{ guess }{ output }</> }),
                            (Tab::Loop, html! {
                                <LoopPanel {lang} shown={shown.clone()} player={player.clone()} />
                            }),
                            (Tab::Tasks, html! {
                                <TasksPanel {lang} shown={shown.clone()} player={player.clone()}
                                    show_line={orders.show_line.clone()} />
                            }),
                            (Tab::Why, html! {
                                <WhyPanel {lang} player={player.clone()} cursor={page.cursor} {why}
                                    dispatch={orders.dispatch.clone()} />
                            }),
                            (Tab::Hints, html! {
                                <HintsPanel {lang} {phase} player={player.clone()} count={hints} source={page.source.clone()}
                                    dispatch={orders.dispatch.clone()} />
                            }),
                        ]} />
                </main>
                <NoticeBar notice={page.notice.clone()} {lang} dispatch={orders.dispatch.clone()} />
            </div>
        },
        Frame::Embed => html! {
            <main class="embed" {onkeydown}>
                <h1 class="unseen">{ page.current().map(|lesson| lesson.title(lang).to_owned()) }</h1>
                { controls }
                { editor }
                { timeline }
                { output }
            </main>
        },
    }
}
