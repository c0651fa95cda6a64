//! The whole page: state, player, and the panels in their places.

use std::rc::Rc;

use coroscope_session::Config;
use wasm_bindgen::JsValue;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::address::use_address;
use super::clock::ClockFace;
use super::desk::Desk;
use super::editor::Editor;
use super::frames::use_frames;
use super::header::Header;
use super::hints::HintsPanel;
use super::icons;
use super::lesson_text::LessonText;
use super::loop_panel::LoopPanel;
use super::output::OutputPanel;
use super::reader;
use super::size::use_narrow;
use super::speed::SpeedControl;
use super::tasks_panel::TasksPanel;
use super::timeline::Timeline;
use super::transport::Transport;
use super::why::WhyPanel;
use crate::driver::Player;
use crate::library::Librarian;
use crate::state::{Action, Lesson, PageState, Phase, Speed, Tab};

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

/// What the panels ask of the page. The callbacks stay the same from frame to frame, so that panels need not be redrawn.
struct Orders {
    dispatch: Callback<Action>,
    run: Callback<()>,
    show: Callback<usize>,
    set_speed: Callback<Speed>,
}

#[hook]
fn use_orders(page: &UseReducerHandle<PageState>, player: &Player) -> Rc<Orders> {
    // What the editor holds at this moment: a redraw may still be on its way.
    let source = use_mut_ref(|| page.source.clone());
    source.replace(page.source.clone());
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
            let player = player.clone();
            Callback::from(move |()| player.run(&source.borrow(), Config::default()))
        };
        let show = {
            let dispatch = dispatch.clone();
            Callback::from(move |lesson: usize| {
                player.clear();
                dispatch.emit(Action::ShowLesson(lesson));
            })
        };
        let set_speed = dispatch.reform(Action::SetSpeed);
        Orders { dispatch, run, show, set_speed }
    })
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let page = use_reducer(|| {
        let lang = reader::lang();
        PageState::new(props.lessons.clone(), props.lesson.as_deref(), lang, reader::theme(), reader::speed())
    });
    let player = use_player(page.speed, &props.librarian);
    let orders = use_orders(&page, &player);
    let phase = player.phase();
    {
        let root = props.root.clone();
        use_effect_with((page.lang, page.theme), move |&(lang, theme)| reader::dress(&root, lang, theme));
    }
    let narrow = use_narrow(&props.root);
    let text_open = use_state(|| None);
    let set_open = {
        let text_open = text_open.setter();
        Callback::from(move |open: bool| text_open.set(Some(open)))
    };
    use_address(props.frame == Frame::Page, page.clone(), orders.show.clone());
    let onkeydown = {
        let run = orders.run.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                run.emit(());
            }
        })
    };

    let lang = page.lang;
    let controls = html! {
        <div class="controls">
            <Transport {phase} {lang} player={player.clone()} run={orders.run.clone()} />
            <SpeedControl speed={page.speed} {lang} set_speed={orders.set_speed.clone()} />
            <ClockFace {phase} {lang} now={player.now()} />
            if let (Frame::Embed, Some(lesson)) = (props.frame, page.current()) {
                <a class="whole" href={format!("index.html#lesson={}", lesson.name)} target="_blank"
                    aria-label={lang.words().open_page} title={lang.words().open_page}>{ icons::out() }</a>
            }
        </div>
    };
    let name: AttrValue = page.current().map_or_else(String::new, |lesson| lesson.name.clone()).into();
    let editor = html! {
        <Editor {name} {narrow} source={page.source.clone()} source_set={page.source_set} edited={page.is_edited()} {lang}
            module={props.editor.clone()} dispatch={orders.dispatch.clone()} />
    };
    let version = player.trace().output.version();
    let output = html! {
        <OutputPanel {version} {phase} {lang} cursor={page.cursor} player={player.clone()} />
    };
    let timeline = html! {
        <Timeline {phase} {lang} theme={page.theme} player={player.clone()} />
    };

    // Unless the reader says otherwise, a narrow page leaves the room to program and lanes.
    let text_open = text_open.unwrap_or(!narrow);
    let lesson = html! {
        <LessonText lessons={page.lessons.clone()} current={page.lesson} {lang} open={text_open} {set_open} />
    };
    match props.frame {
        Frame::Page => html! {
            <div class={classes!("page", narrow.then_some("narrow"))} {onkeydown}>
                <Header lessons={page.lessons.clone()} current={page.lesson} {lang} theme={page.theme}
                    dispatch={orders.dispatch.clone()} />
                <main class="stage">
                    { controls }
                    <Desk {narrow} brief={!text_open} tab={page.tab} {lang} dispatch={orders.dispatch.clone()} {lesson} {editor}
                        panels={vec![
                            (Tab::Timeline, timeline),
                            (Tab::Output, output),
                            (Tab::Loop, html! { <LoopPanel {lang} /> }),
                            (Tab::Tasks, html! { <TasksPanel {lang} /> }),
                            (Tab::Why, html! { <WhyPanel {lang} /> }),
                            (Tab::Hints, html! { <HintsPanel {lang} /> }),
                        ]} />
                </main>
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
