//! The name of the page, the course, and what concerns the page as a whole.

use std::rc::Rc;

use yew::prelude::*;

use super::icons;
use super::lessons::Lessons;
use super::report::Report;
use crate::state::{Action, Lesson, Theme};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct HeaderProps {
    pub lessons: Rc<[Lesson]>,
    /// The lesson shown.
    pub current: usize,
    pub lang: Lang,
    pub theme: Theme,
    /// Which lessons are done.
    pub done: Rc<[bool]>,
    pub share: Callback<()>,
    pub report: Callback<(), String>,
    /// Where reports go.
    pub report_to: Option<AttrValue>,
    pub dispatch: Callback<Action>,
}

#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let words = props.lang.words();
    let (theme, lang) = (props.theme.other(), props.lang.other());
    let (theme_name, theme_icon) = match theme {
        Theme::Dark => (words.theme_dark, icons::moon()),
        Theme::Light => (words.theme_light, icons::sun()),
    };
    html! {
        <header class="header">
            { icons::mark() }
            <span class="name">{ "Coroscope" }</span>
            <Lessons lessons={props.lessons.clone()} current={props.current} done={props.done.clone()} lang={props.lang} />
            <span class="tagline">{ words.tagline }</span>
            <span class="spring" />
            <button class="quiet share" aria-label={words.share} title={words.share_tip}
                onclick={props.share.reform(|_: MouseEvent| ())}>
                { icons::share() }<span>{ words.share }</span>
            </button>
            <Report lang={props.lang} text={props.report.clone()} address={props.report_to.clone()} />
            <button class="quiet tongue" lang={lang.tag()} onclick={props.dispatch.reform(move |_| Action::SetLang(lang))}>
                { words.other_language }
            </button>
            <button class="quiet square" aria-label={theme_name} title={theme_name}
                onclick={props.dispatch.reform(move |_| Action::SetTheme(theme))}>
                { theme_icon }
            </button>
        </header>
    }
}
