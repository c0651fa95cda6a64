//! Progress and drafts, kept in the browser: the reader comes back to the lesson, the programs and the marks that were left.

use yew::prelude::*;

use super::address::settle;
use super::reader;
use crate::state::{Action, PageState, Phase};

/// Keeps what the reader does to the course; marks the lesson when its program has run to the end.
#[hook]
pub fn use_course(active: bool, page: &UseReducerHandle<PageState>, phase: Phase) {
    let name = page.current().map(|lesson| lesson.name.clone()).unwrap_or_default();
    use_effect_with((active, name.clone()), |(active, name)| {
        if *active {
            reader::keep_lesson(name);
        }
    });
    // The first time round, drafts are what was read from the storage.
    let before = use_mut_ref(|| (page.lesson, page.draft(page.lesson).cloned()));
    use_effect_with((active, page.lesson, page.draft(page.lesson).cloned()), move |(active, lesson, draft)| {
        let now = (*lesson, draft.clone());
        let was = before.replace(now.clone());
        if *active && was.0 == now.0 && was.1 != now.1 {
            reader::keep_draft(&name, draft.as_deref());
            settle(&name);
        }
    });
    let names: Vec<String> =
        page.lessons.iter().zip(page.done()).filter(|(_, done)| **done).map(|(l, _)| l.name.clone()).collect();
    use_effect_with((active, names), |(active, names)| {
        if *active {
            reader::keep_done(names.iter().map(String::as_str));
        }
    });
    let page = page.dispatcher();
    use_effect_with(phase, move |phase| {
        if matches!(phase, Phase::Finished { .. }) {
            page.dispatch(Action::Done);
        }
    });
}
