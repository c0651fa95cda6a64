//! Characters by name, for `"\N{...}"`.
//!
//! ruff's parser takes this from a crate with the names of all of Unicode, which would be more than half of the
//! engine's download. This crate stands in its place (`[patch.crates-io]`) with the names that programs write: Latin,
//! Greek and Cyrillic letters, punctuation, currency, arrows, mathematics, boxes, shapes, symbols, emoji.

/// One name a line, in the order of the characters; `CODE;` stands before a name that does not follow on the last.
const NAMES: &str = include_str!("names.txt");

/// The character of a name, whatever its case. None for names that are not in the table.
pub fn character(name: &str) -> Option<char> {
    let mut code = 0;
    for line in NAMES.lines() {
        let known = match line.split_once(';') {
            Some((hex, known)) => {
                code = u32::from_str_radix(hex, 16).ok()?;
                known
            }
            None => {
                code += 1;
                line
            }
        };
        if known.eq_ignore_ascii_case(name) {
            return char::from_u32(code);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn names_give_their_characters() {
        assert_eq!(character("LATIN SMALL LETTER A"), Some('a'));
        assert_eq!(character("greek small letter alpha"), Some('α'));
        assert_eq!(character("SNAKE"), Some('🐍'));
        assert_eq!(character("NEW LINE"), Some('\n'));
        assert_eq!(character("NO SUCH NAME"), None);
    }
}
