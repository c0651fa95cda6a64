//! What the browser knows about its reader: languages, colour scheme, and the choices kept from earlier visits. Storage
//! may be closed (a sandboxed iframe): then nothing is kept and nothing breaks.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Performance, Storage};

use crate::state::{Action, Speed, Theme};
use crate::words::Lang;

const LANG: &str = "coroscope.lang";
const THEME: &str = "coroscope.theme";
const SPEED: &str = "coroscope.speed";

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
    if let Some(storage) = storage() {
        // A full or closed storage keeps nothing.
        let _ = storage.set_item(key, &value);
    }
}

/// Tells the page's element, and with it the style sheet and screen readers, language and theme.
pub fn dress(root: &Element, lang: Lang, theme: Theme) {
    if let Some(root) = root.dyn_ref::<HtmlElement>() {
        root.set_lang(lang.tag());
        let _ = root.set_attribute("data-theme", theme.key());
    }
}
