//! Puts the page into an element. Many may live in one document; each has its own player and knows only its element.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::library::Librarian;
use crate::state::Lesson;
use crate::view::{App, AppProps, Frame};

#[wasm_bindgen(typescript_custom_section)]
const OPTIONS: &str = "
export interface Options {
  /** `lessons.json`, parsed. */
  lessons: { name: string, chapter: [string, string], title: [string, string], text: [string, string], source: string, lines: string[] }[];
  /** The lesson to begin with. */
  lesson?: string;
  /** Editor, Run, output and lanes alone, for an iframe. */
  embed?: boolean;
  /** Where reports of problems go: an address with `{body}` in it (an issue tracker's, or `mailto:`). */
  report?: string;
  /** A promise of the module `editor.js`. */
  editor: Promise<unknown>;
  /** Gives a promise of the text of `library.txt`: called when a program first imports a module that is in there. */
  library: () => Promise<string>;
}";

#[wasm_bindgen]
extern "C" {
    /// What `mount` is given: see the TypeScript above.
    #[wasm_bindgen(typescript_type = "Options")]
    pub type Options;
    #[wasm_bindgen(method, getter)]
    fn lessons(this: &Options) -> Vec<LessonData>;
    #[wasm_bindgen(method, getter)]
    fn lesson(this: &Options) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn embed(this: &Options) -> Option<bool>;
    #[wasm_bindgen(method, getter)]
    fn report(this: &Options) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn editor(this: &Options) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn library(this: &Options) -> Function;

    type LessonData;
    #[wasm_bindgen(method, getter)]
    fn name(this: &LessonData) -> String;
    #[wasm_bindgen(method, getter)]
    fn chapter(this: &LessonData) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn title(this: &LessonData) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn text(this: &LessonData) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn source(this: &LessonData) -> String;
    #[wasm_bindgen(method, getter)]
    fn lines(this: &LessonData) -> Vec<String>;
}

/// Shows the page in `root`, in place of what the element holds.
#[wasm_bindgen]
pub fn mount(root: Element, options: Options) {
    let lessons: Rc<[Lesson]> = options.lessons().iter().map(lesson).collect();
    let frame = if options.embed().unwrap_or(false) { Frame::Embed } else { Frame::Page };
    let (lesson, editor, librarian) = (options.lesson(), options.editor(), Librarian::new(options.library()));
    let report = options.report().map(Into::into);
    let props = AppProps { root: root.clone(), lessons, lesson, frame, editor, librarian, report };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

fn lesson(data: &LessonData) -> Lesson {
    let pair = |mut texts: Vec<String>| {
        texts.resize(2, String::new());
        let second = texts.pop().unwrap_or_default();
        [texts.pop().unwrap_or_default(), second]
    };
    Lesson {
        name: data.name(),
        chapters: pair(data.chapter()),
        titles: pair(data.title()),
        texts: pair(data.text()),
        source: data.source().into(),
        lines: data.lines().into_iter().map(Into::into).collect(),
    }
}
