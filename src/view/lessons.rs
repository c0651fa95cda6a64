//! The list of lessons. On a phone it opens from a button.

use std::rc::Rc;

use yew::prelude::*;

use super::icons;
use crate::state::Lesson;
use crate::words::Lang;

#[derive(PartialEq, Properties)]
pub struct LessonsProps {
    pub lessons: Rc<[Lesson]>,
    pub current: usize,
    pub lang: Lang,
}

#[component]
pub fn Lessons(props: &LessonsProps) -> Html {
    let words = props.lang.words();
    let open = use_state(|| false);
    let item = |(number, lesson): (usize, &Lesson)| {
        let open = open.clone();
        let onclick = Callback::from(move |_: MouseEvent| open.set(false));
        let current = (number == props.current).then_some("page");
        let before = number.checked_sub(1).and_then(|before| props.lessons.get(before));
        let chapter = lesson.chapter(props.lang);
        let begins = before.is_none_or(|before| before.chapter(props.lang) != chapter);
        html! {
            <li key={lesson.name.clone()}>
                if begins { <h3 class="chapter">{ chapter }</h3> }
                <a href={format!("#lesson={}", lesson.name)} aria-current={current} {onclick}>
                    <span class="number">{ number + 1 }</span>
                    { lesson.title(props.lang) }
                </a>
            </li>
        }
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <nav class={classes!("lessons", open.then_some("open"))} aria-label={words.lessons}>
            <button class="lessons-toggle" aria-expanded={open.to_string()} onclick={toggle}>
                { icons::list() }{ words.choose_lesson }
            </button>
            <h2>{ words.lessons }</h2>
            <ol>{ for props.lessons.iter().enumerate().map(item) }</ol>
        </nav>
    }
}
