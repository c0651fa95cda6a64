//! What the page has to tell its reader at this moment, in one sentence.

use crate::words::{Lang, fill};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    LinkCopied,
    /// The browser would not copy: the link itself.
    LinkShown(String),
    /// Characters that it would have.
    LinkTooLong(usize),
    /// A link's program could not be read.
    LinkDamaged,
    /// A link names a lesson that there is not.
    NoSuchLesson,
}

impl Notice {
    pub fn sentence(&self, lang: Lang) -> String {
        let words = lang.words();
        match self {
            Notice::LinkCopied => words.link_copied.to_owned(),
            Notice::LinkShown(_) => words.link_shown.to_owned(),
            Notice::LinkTooLong(length) => fill(words.link_too_long, &[length, &super::LINK_LIMIT]),
            Notice::LinkDamaged => words.link_damaged.to_owned(),
            Notice::NoSuchLesson => words.no_such_lesson.to_owned(),
        }
    }

    /// Good news go by themselves; the rest stays until it was read.
    pub fn passes(&self) -> bool {
        matches!(self, Notice::LinkCopied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_is_a_sentence_in_both_languages() {
        let all = [
            Notice::LinkCopied,
            Notice::LinkShown("https://…".into()),
            Notice::LinkTooLong(20_000),
            Notice::LinkDamaged,
            Notice::NoSuchLesson,
        ];
        for notice in all {
            assert!(notice.sentence(Lang::En).ends_with(['.', ':']), "{notice:?}");
            assert!(notice.sentence(Lang::Zh).ends_with(['。', '：']), "{notice:?}");
            assert!(!notice.sentence(Lang::En).contains("{}"));
        }
    }
}
