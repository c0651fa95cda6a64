//! The course: a button that opens the list of lessons, chapter by chapter.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

use super::icons;
use crate::state::Lesson;
use crate::words::{Lang, fill};

#[derive(PartialEq, Properties)]
pub struct LessonsProps {
    pub lessons: Rc<[Lesson]>,
    pub current: usize,
    /// Which lessons are done.
    pub done: Rc<[bool]>,
    pub lang: Lang,
}

#[component]
pub fn Lessons(props: &LessonsProps) -> Html {
    let words = props.lang.words();
    let open = use_state(|| false);
    let (toggle, list) = (use_node_ref(), use_node_ref());
    use_effect_with(*open, {
        let list = list.clone();
        move |&open| {
            // The lesson shown is the one to start from.
            let current =
                list.cast::<web_sys::Element>().and_then(|list| list.query_selector("[aria-current]").ok()?);
            if let Some(current) = current.filter(|_| open).and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
                current.scroll_into_view_with_bool(false);
                let _ = current.focus();
            }
        }
    });
    let close = {
        let open = open.setter();
        Callback::from(move |()| open.set(false))
    };
    let onkeydown = {
        let (close, toggle) = (close.clone(), toggle.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close.emit(());
                if let Some(toggle) = toggle.cast::<HtmlElement>() {
                    let _ = toggle.focus();
                }
            }
        })
    };
    // Whoever goes elsewhere is done with the list.
    let onfocusout = {
        let (close, toggle) = (close.clone(), toggle.clone());
        Callback::from(move |event: FocusEvent| {
            // Not the event's own current target: yew listens at the page's root.
            let nav = toggle.cast::<Node>().and_then(|toggle| toggle.parent_node());
            let inside = |node: Node| nav.as_ref().is_some_and(|nav| nav.contains(Some(&node)));
            let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            if to.is_some_and(|to| !inside(to)) {
                close.emit(());
            }
        })
    };
    let flip = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <nav class="lessons" aria-label={words.lessons} {onkeydown} {onfocusout}>
            <button class="quiet" aria-expanded={open.to_string()} onclick={flip} ref={toggle}>
                { icons::list() }{ words.lessons }
            </button>
            if *open {
                <div class="veil" onclick={close.reform(|_: MouseEvent| ())} />
                <div class="sheet" ref={list}>{ chapters(props, &close) }</div>
            }
        </nav>
    }
}

fn chapters(props: &LessonsProps, close: &Callback<()>) -> Html {
    let numbered: Vec<(usize, &Lesson)> = props.lessons.iter().enumerate().collect();
    let same = |a: &(usize, &Lesson), b: &(usize, &Lesson)| a.1.chapters == b.1.chapters;
    let words = props.lang.words();
    let is_done = |number: usize| props.done.get(number).copied().unwrap_or_default();
    let item = |&(number, lesson): &(usize, &Lesson)| {
        let current = (number == props.current).then_some("page");
        html! {
            <li key={lesson.name.clone()}>
                <a href={format!("#lesson={}", lesson.name)} aria-current={current}
                    onclick={close.reform(|_: MouseEvent| ())}>
                    <span class="number">{ number + 1 }</span>
                    <span>{ lesson.title(props.lang) }</span>
                    if !lesson.lines.is_empty() {
                        <span class="to-predict" title={words.predict_mark}>{ "?" }<span class="unseen">{ words.predict_mark }</span></span>
                    }
                    if is_done(number) { <span class="is-done">{ icons::check() }<span class="unseen">{ words.done_mark }</span></span> }
                </a>
            </li>
        }
    };
    let chapter = |lessons: &[(usize, &Lesson)]| {
        let title = lessons.first().map(|(_, lesson)| lesson.chapter(props.lang).to_owned());
        html! { <section class="chapter"><h2>{ title }</h2><ol>{ for lessons.iter().map(item) }</ol></section> }
    };
    let done = props.done.iter().filter(|&&done| done).count();
    html! {
        <>
            <p class="progress">{ fill(words.lessons_done, &[&done, &props.lessons.len()]) }</p>
            <div class="chapters">{ for numbered.chunk_by(same).map(chapter) }</div>
        </>
    }
}
