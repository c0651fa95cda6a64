//! What the browser knows about its reader: languages, colour scheme, and the choices kept from earlier visits. Storage
//! may be closed (a sandboxed iframe): then nothing is kept and nothing breaks.

use web_sys::{Element, Performance, Storage};

use super::Frame;
use crate::state::{Action, Kept, Lesson, Speed, Theme};
use crate::words::Lang;

const LANG: &str = "coroscope.lang";
const THEME: &str = "coroscope.theme";
const SPEED: &str = "coroscope.speed";
const LESSON: &str = "coroscope.lesson";
const DONE: &str = "coroscope.done";
/// Followed by the lesson's name.
const DRAFT: &str = "coroscope.draft.";
/// Longer programs (bytes) are not kept: the browser's storage is small, and shared by all.
const DRAFT_LIMIT: usize = 100_000;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// The language kept, or else the browser's.
pub fn lang() -> Lang {
    kept(LANG).as_deref().and_then(Lang::from_tag).unwrap_or_else(|| {
        let languages = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
        let languages: Vec<String> = languages.iter().filter_map(|tag| tag.as_string()).collect();
        Lang::choose(languages.iter().map(String::as_str))
    })
}

/// The theme kept, or else the browser's.
pub fn theme() -> Theme {
    kept(THEME).as_deref().and_then(Theme::from_key).unwrap_or_else(|| match prefers("(prefers-color-scheme: dark)") {
        true => Theme::Dark,
        false => Theme::Light,
    })
}

/// The speed kept, or else 1×.
pub fn speed() -> Speed {
    kept(SPEED).as_deref().and_then(Speed::from_key).unwrap_or(Speed::Times(1.0))
}

/// The lesson that the reader was at.
pub fn lesson() -> Option<String> {
    kept(LESSON)
}

/// Drafts and progress.
pub fn course(lessons: &[Lesson]) -> Kept {
    let done = kept(DONE).unwrap_or_default();
    let is_done = |lesson: &Lesson| done.split(' ').any(|name| name == lesson.name);
    let draft = |lesson: &Lesson| kept(&format!("{DRAFT}{}", lesson.name)).map(Into::into);
    Kept { drafts: lessons.iter().map(draft).collect(), done: lessons.iter().map(is_done).collect() }
}

pub fn keep_lesson(name: &str) {
    set(LESSON, name);
}

/// Keeps the reader's version of a lesson's program, or forgets it.
pub fn keep_draft(lesson: &str, draft: Option<&str>) {
    let key = format!("{DRAFT}{lesson}");
    match draft {
        Some(draft) if draft.len() <= DRAFT_LIMIT => set(&key, draft),
        _ => {
            if let Some(storage) = storage() {
                let _ = storage.remove_item(&key);
            }
        }
    }
}

/// Keeps these lessons as done, with those that another page of the reader's has kept meanwhile.
pub fn keep_done<'a>(names: impl Iterator<Item = &'a str>) {
    let before = kept(DONE).unwrap_or_default();
    let mut all: Vec<&str> = before.split(' ').filter(|name| !name.is_empty()).collect();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    if all.join(" ") != before {
        set(DONE, &all.join(" "));
    }
}

/// What the browser calls itself.
pub fn browser() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Whether the reader asks for a page that stands still.
pub fn prefers_reduced_motion() -> bool {
    prefers("(prefers-reduced-motion: reduce)")
}

fn prefers(query: &str) -> bool {
    web_sys::window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|media| media.matches())
}

pub fn performance() -> Option<Performance> {
    web_sys::window()?.performance()
}

/// Physical pixels in a CSS pixel.
pub fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(0.5, 4.0)
}

/// Keeps what a visit later should begin with.
pub fn keep(action: &Action) {
    let (key, value) = match action {
        Action::SetLang(lang) => (LANG, lang.tag().to_owned()),
        Action::SetTheme(theme) => (THEME, theme.key().to_owned()),
        Action::SetSpeed(speed) => (SPEED, speed.key()),
        _ => return,
    };
    set(key, &value);
}

fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or closed storage keeps nothing.
        let _ = storage.set_item(key, value);
    }
}

/// Tells the page's element, and with it the style sheet and screen readers, language and theme; and the document, where the
/// page is all that is in it.
pub fn dress(root: &Element, frame: Frame, lang: Lang, theme: Theme) {
    let document = root.owner_document().and_then(|document| document.document_element());
    let whole = document.filter(|_| frame == Frame::Page);
    for element in [Some(root.clone()), whole].into_iter().flatten() {
        let _ = element.set_attribute("lang", lang.tag());
        let _ = element.set_attribute("data-theme", theme.key());
    }
}
