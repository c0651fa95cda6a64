//! The name of the page, language and theme.

use yew::prelude::*;

use super::icons;
use crate::state::{Action, Theme};
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct HeaderProps {
    pub lang: Lang,
    pub theme: Theme,
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
            <span class="tagline">{ words.tagline }</span>
            <span class="spring" />
            <button class="quiet" lang={lang.tag()} onclick={props.dispatch.reform(move |_| Action::SetLang(lang))}>
                { words.other_language }
            </button>
            <button class="quiet square" aria-label={theme_name} title={theme_name}
                onclick={props.dispatch.reform(move |_| Action::SetTheme(theme))}>
                { theme_icon }
            </button>
        </header>
    }
}
