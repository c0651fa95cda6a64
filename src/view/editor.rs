//! The program's text in CodeMirror (`www/editor.js`), with the parser's errors marked. Until the editor has loaded, the
//! text is shown as it is.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use coroscope_session::{Stride, TaskId, TaskState};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::prelude::*;

use super::icons;
use super::shown::Shown;
use super::travel::Go;
use crate::driver::Player;
use crate::state::{Action, hue, places};
use crate::words::{Lang, Words};

#[wasm_bindgen]
extern "C" {
    type EditorModule;
    /// Shows an editor in `host`. `on_edit` is given the whole text; `check` gives `[line, col, end line, end col,
    /// message]` for each error of a text.
    #[wasm_bindgen(method, js_name = createEditor)]
    fn create_editor(
        this: &EditorModule,
        host: &Element,
        text: &str,
        on_edit: &Closure<dyn Fn(String)>,
        check: &Closure<dyn Fn(String) -> js_sys::Array>,
        on_line: &Closure<dyn Fn(String, js_sys::Array)>,
    ) -> TextEditor;

    type TextEditor;
    /// Shows the program of this name; each keeps its own history.
    #[wasm_bindgen(method)]
    fn show(this: &TextEditor, name: &str, text: &str);
    #[wasm_bindgen(method)]
    fn dress(this: &TextEditor, label: &str, lang: &str, narrow: bool);
    /// Shows where tasks are: `{ line, state, hue, title }` each, the one to lie on top last.
    #[wasm_bindgen(method, js_name = showPlaces)]
    fn show_places(this: &TextEditor, tasks: &js_sys::Array);
    /// Brings a line (from 1) in sight and puts the caret there.
    #[wasm_bindgen(method, js_name = goToLine)]
    fn go_to_line(this: &TextEditor, line: u32);
    #[wasm_bindgen(method)]
    fn destroy(this: &TextEditor);
}

/// An editor on the page, with the closures that it calls.
struct Live {
    editor: TextEditor,
    _on_edit: Closure<dyn Fn(String)>,
    _check: Closure<dyn Fn(String) -> js_sys::Array>,
    _on_line: Closure<dyn Fn(String, js_sys::Array)>,
}

impl Drop for Live {
    fn drop(&mut self) {
        self.editor.destroy();
    }
}

#[derive(PartialEq, Properties)]
pub struct EditorProps {
    /// What the program is called: the lesson's name.
    pub name: AttrValue,
    pub source: Rc<str>,
    /// Changes when the page has set the text.
    pub source_set: u32,
    pub edited: bool,
    /// The line to show, and how often that was asked for.
    pub shown_line: (u32, u32),
    /// The state at the cursor, if it is one of the text as it stands.
    pub shown: Option<Shown>,
    pub player: Player,
    pub go: Callback<Go>,
    pub lang: Lang,
    pub narrow: bool,
    pub module: JsValue,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let words = props.lang.words();
    let host = use_node_ref();
    let live: Rc<RefCell<Option<Live>>> = use_mut_ref(|| None);
    let loaded = use_state(|| false);
    {
        let (host, live, loaded) = (host.clone(), live.clone(), loaded.clone());
        let (module, source, dispatch) = (props.module.clone(), props.source.clone(), props.dispatch.clone());
        let (player, go) = (props.player.clone(), props.go.clone());
        use_effect_with((), move |()| {
            let kept = live.clone();
            spawn_local(async move {
                // An editor that does not load leaves the text as it is: the page goes on without.
                let Ok(module) = JsFuture::from(module.unchecked_into::<js_sys::Promise>()).await else { return };
                let Some(host) = host.cast::<Element>() else { return };
                let on_line = on_line(player, go);
                live.replace(Some(create(&module.unchecked_into(), &host, &source, dispatch, on_line)));
                loaded.set(true);
            });
            move || drop(kept.take())
        });
    }
    {
        let (live, source, name) = (live.clone(), props.source.clone(), props.name.clone());
        use_effect_with((props.source_set, *loaded), move |_| {
            if let Some(live) = &*live.borrow() {
                live.editor.show(&name, &source);
            }
        });
    }
    {
        let live = live.clone();
        use_effect_with((props.lang, props.narrow, *loaded), move |&(lang, narrow, _)| {
            if let Some(live) = &*live.borrow() {
                live.editor.dress(words.editor, lang.tag(), narrow);
            }
        });
    }
    {
        let live = live.clone();
        use_effect_with(props.shown_line, move |&(line, _)| {
            if let Some(live) = live.borrow().as_ref().filter(|_| line > 0) {
                live.editor.go_to_line(line);
            }
        });
    }
    {
        let (live, player) = (live.clone(), props.player.clone());
        use_effect_with((props.shown.clone(), props.lang, *loaded), move |(shown, lang, _)| {
            if let Some(live) = &*live.borrow() {
                live.editor.show_places(&marks(shown.as_ref(), &player, lang.words()));
            }
        });
    }

    let restore = props.dispatch.reform(|_: MouseEvent| Action::Restore);
    html! {
        <section class="panel editor">
            <h2>
                { "main.py" }
                if props.edited {
                    <span class="note">{ words.edited }</span>
                    <button class="quiet square" aria-label={words.reset} title={words.reset} onclick={restore}>
                        { icons::undo() }
                    </button>
                }
            </h2>
            <div class="code">
                if !*loaded { <pre class="before">{ &*props.source }</pre> }
                <div class="host" ref={host} />
            </div>
        </section>
    }
}

/// Each task at its line, in words for the pointer that rests on it.
fn marks(shown: Option<&Shown>, player: &Player, words: &'static Words) -> js_sys::Array {
    let Some(shown) = shown else { return js_sys::Array::new() };
    let mark = |(line, task, state): (u32, TaskId, TaskState)| {
        let (class, word) = match state {
            TaskState::Running => ("running", words.running),
            TaskState::Created => ("created", words.created),
            TaskState::Ready => ("ready", words.ready),
            _ => ("waiting", words.waiting),
        };
        let title = format!("{}: {word}", shown.name(task, player, words));
        let mark = js_sys::Object::new();
        let set = |name: &str, value: JsValue| js_sys::Reflect::set(&mark, &name.into(), &value);
        // Setting a property of a new object cannot fail.
        let _ = (set("line", line.into()), set("state", class.into()));
        let _ = (set("hue", (hue(task) as u32).into()), set("title", title.into()));
        JsValue::from(mark)
    };
    places(shown).into_iter().map(mark).collect()
}

/// What the editor's gutter asks for: breakpoints, or running up to a line.
fn on_line(player: Player, go: Callback<Go>) -> Closure<dyn Fn(String, js_sys::Array)> {
    Closure::new(move |what: String, lines: js_sys::Array| {
        let lines: BTreeSet<u32> = lines.iter().filter_map(|line| Some(line.as_f64()? as u32)).collect();
        match what.as_str() {
            "here" => go.emit(Go::On(Stride::Lines(lines))),
            _ => player.set_breakpoints(lines),
        }
    })
}

fn create(
    module: &EditorModule,
    host: &Element,
    source: &str,
    dispatch: Callback<Action>,
    on_line: Closure<dyn Fn(String, js_sys::Array)>,
) -> Live {
    let on_edit = Closure::new(move |text: String| dispatch.emit(Action::Edit(text.into())));
    let check = Closure::new(|text: String| {
        let error = |error: coroscope_session::Diagnostic| {
            let message = format!("{}: {}", error.kind, error.message);
            let place = [error.line, error.col, error.end_line, error.end_col].map(JsValue::from);
            place.into_iter().chain([JsValue::from(message)]).collect::<js_sys::Array>()
        };
        coroscope_session::check(&text).into_iter().map(error).collect()
    });
    let editor = module.create_editor(host, source, &on_edit, &check, &on_line);
    Live { editor, _on_edit: on_edit, _check: check, _on_line: on_line }
}
