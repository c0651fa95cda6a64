//! The lesson shown: its title, what to watch for, and the way to its neighbours.

use std::rc::Rc;

use yew::prelude::*;

use super::icons;
use crate::state::Lesson;
use crate::words::{Lang, fill};

#[derive(PartialEq, Properties)]
pub struct LessonTextProps {
    pub lessons: Rc<[Lesson]>,
    pub current: usize,
    pub lang: Lang,
    /// The lesson's program was run to its end.
    pub done: bool,
    /// Begins to guess the order of the output, where the lesson asks for that and it is not on.
    pub predict: Option<Callback<()>>,
    /// Whether the text is shown under the title.
    pub open: bool,
    pub set_open: Callback<bool>,
}

#[component]
pub fn LessonText(props: &LessonTextProps) -> Html {
    let words = props.lang.words();
    let Some(lesson) = props.lessons.get(props.current) else { return Html::default() };
    let neighbour = |name: &'static str, icon: Html, number: Option<usize>| {
        let lesson = number.and_then(|number| props.lessons.get(number));
        let href = lesson.map(|lesson| format!("#lesson={}", lesson.name));
        html! {
            <a class="neighbour" role="link" aria-disabled={lesson.is_none().then_some("true")} {href}
                aria-label={name} title={name}>{ icon }</a>
        }
    };
    let text = Html::from_html_unchecked(AttrValue::from(lesson.text(props.lang).to_owned()));
    let open = props.open;
    let next = props.lessons.get(props.current + 1).filter(|_| props.done);
    let fold = if open { words.hide_text } else { words.show_text };
    html! {
        <article class="lesson">
            <div class="lesson-head">
                <h1>{ lesson.title(props.lang) }</h1>
                <button class="quiet square fold" aria-expanded={open.to_string()} aria-label={fold} title={fold}
                    onclick={props.set_open.reform(move |_: MouseEvent| !open)}>
                    { if open { icons::up() } else { icons::down() } }
                </button>
                if let Some(predict) = &props.predict {
                    <button class="quiet again" onclick={predict.reform(|_: MouseEvent| ())}>{ words.predict }</button>
                }
                <span class="spring" />
                { neighbour(words.previous, icons::back(), props.current.checked_sub(1)) }
                <span class="count">{ format!("{} / {}", props.current + 1, props.lessons.len()) }</span>
                { neighbour(words.next, icons::forth(), Some(props.current + 1)) }
            </div>
            if open {
                <div class="prose" tabindex="0">
                    { text }
                    if let Some(next) = next { <p><a class="onward" href={format!("#lesson={}", next.name)}>{ fill(words.next_lesson, &[&next.title(props.lang)]) }{ icons::forth() }</a></p> }
                </div>
            }
        </article>
    }
}
