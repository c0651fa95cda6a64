//! Lone surrogates in text that is UTF-8.
//!
//! Python's text may hold code points U+D800 to U+DFFF; Rust's may not. Each has a character that stands for it inside of
//! the engine: one of 2,048 private ones in the last plane, which no program uses for itself. Text is translated where
//! code points meet a program's eyes: literals, `ord`, `chr`, `repr`, the codecs, and output.

/// The first surrogate, the first character after them, and the stand-in of the first.
const FIRST: u32 = 0xd800;
const PAST: u32 = 0xe000;
const STAND_INS: u32 = 0x10_e000;

/// The character with a code point; the one that stands for it if that is a surrogate. None beyond U+10FFFF.
pub fn char_of(code: u32) -> Option<char> {
    char::from_u32(if (FIRST..PAST).contains(&code) { code - FIRST + STAND_INS } else { code })
}

/// The code point that a character of the engine's text is or stands for.
pub fn code_of(c: char) -> u32 {
    surrogate(c).map_or(u32::from(c), u32::from)
}

/// The surrogate that a character stands for.
pub fn surrogate(c: char) -> Option<u16> {
    let n = u32::from(c).wrapping_sub(STAND_INS);
    (n < PAST - FIRST).then_some((FIRST + n) as u16)
}

/// Whether text holds surrogates.
pub fn any(text: &str) -> bool {
    // All stand-ins start with these two bytes.
    text.as_bytes().windows(2).any(|w| w == [0xf4, 0x8e]) && text.chars().any(|c| surrogate(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::{any, char_of, code_of, surrogate};

    #[test]
    fn surrogates_come_back_as_they_were() {
        for code in [0xd800, 0xdbff, 0xdc00, 0xdfff] {
            let c = char_of(code).unwrap();
            assert_eq!((code_of(c), surrogate(c)), (code, Some(code as u16)));
            assert!(any(&format!("a{c}")));
        }
        for c in ['a', 'é', '\u{d7ff}', '\u{e000}', '😀', '\u{10ffff}'] {
            assert_eq!((code_of(c), surrogate(c), char_of(u32::from(c))), (u32::from(c), None, Some(c)));
            assert!(!any(&c.to_string()));
        }
        assert_eq!(char_of(0x11_0000), None);
    }
}
