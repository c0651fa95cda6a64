//! Characters by name, for `"\N{...}"`.
//!
//! ruff's parser takes this from a crate with the names of all of Unicode, which would be more than half of the
//! engine's download. This crate stands in its place (`[patch.crates-io]`) with the names that programs write: Latin,
//! Greek and Cyrillic letters, punctuation, currency, arrows, mathematics, boxes, shapes, symbols, emoji.

mod computed;

/// One name a line, in the order of the characters; `CODE;` stands before a name that does not follow on the last.
const NAMES: &str = include_str!("names.txt");

/// The character of a name, whatever its case. None for names that are not in the table.
pub fn character(name: &str) -> Option<char> {
    if let Some(c) = computed::character(name) {
        return Some(c);
    }
    entries().find(|(_, known)| known.eq_ignore_ascii_case(name)).and_then(|(code, _)| char::from_u32(code))
}

/// The name of a character, in capitals. None for those that are not in the table.
pub fn name(c: char) -> Option<String> {
    if c.is_control() {
        // What the table has for these are aliases.
        return None;
    }
    computed::name(c).or_else(|| entries().find(|(code, _)| *code == u32::from(c)).map(|(_, name)| name.to_owned()))
}

/// The lines of the table: code point and name.
fn entries() -> impl Iterator<Item = (u32, &'static str)> {
    NAMES.lines().scan(0, |code, line| {
        let (hex, name) = line.split_once(';').unwrap_or(("", line));
        *code = u32::from_str_radix(hex, 16).unwrap_or(*code + 1);
        Some((*code, name))
    })
}

#[cfg(test)]
mod tests {
    use super::{character, name};

    #[test]
    fn names_give_their_characters() {
        assert_eq!(character("LATIN SMALL LETTER A"), Some('a'));
        assert_eq!(character("greek small letter alpha"), Some('α'));
        assert_eq!(character("SNAKE"), Some('🐍'));
        assert_eq!(character("NEW LINE"), Some('\n'));
        assert_eq!(character("NO SUCH NAME"), None);
    }

    #[test]
    fn names_that_follow_rules_need_no_table() {
        for (c, known) in [
            ('é', "LATIN SMALL LETTER E WITH ACUTE"),
            ('語', "CJK UNIFIED IDEOGRAPH-8A9E"),
            ('가', "HANGUL SYLLABLE GA"),
            ('한', "HANGUL SYLLABLE HAN"),
            ('힣', "HANGUL SYLLABLE HIH"),
        ] {
            assert_eq!((name(c).as_deref(), character(known)), (Some(known), Some(c)));
        }
        assert_eq!((name('\n'), name('\u{e000}'), character("CJK UNIFIED IDEOGRAPH-41")), (None, None, None));
    }
}
