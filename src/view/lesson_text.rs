//! The lesson shown: its title, what to watch for, and the way to its neighbours.

use std::rc::Rc;

use yew::prelude::*;

use super::icons;
use crate::state::Lesson;
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct LessonTextProps {
    pub lessons: Rc<[Lesson]>,
    pub current: usize,
    pub lang: Lang,
    pub show: Callback<usize>,
}

#[component]
pub fn LessonText(props: &LessonTextProps) -> Html {
    let words = props.lang.words();
    let Some(lesson) = props.lessons.get(props.current) else { return Html::default() };
    let neighbour = |name: &'static str, icon: Html, lesson: Option<usize>| {
        let show = props.show.clone();
        let onclick = Callback::from(move |_: MouseEvent| lesson.into_iter().for_each(|lesson| show.emit(lesson)));
        html! {
            <button class="quiet square" aria-label={name} title={name} disabled={lesson.is_none()} {onclick}>
                { icon }
            </button>
        }
    };
    let next = Some(props.current + 1).filter(|&next| next < props.lessons.len());
    let text = Html::from_html_unchecked(AttrValue::from(lesson.text(props.lang).to_owned()));
    html! {
        <article class="lesson">
            <div class="lesson-head">
                <span class="count">{ format!("{} / {}", props.current + 1, props.lessons.len()) }</span>
                <span class="spring" />
                { neighbour(words.previous, icons::back(), props.current.checked_sub(1)) }
                { neighbour(words.next, icons::forth(), next) }
            </div>
            <h1>{ lesson.title(props.lang) }</h1>
            <div class="prose">{ text }</div>
        </article>
    }
}
