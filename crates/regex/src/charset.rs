//! Character classes and case folding.

/// What "the same letter" means for a literal or a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folding {
    Exact,
    Ascii,
    Unicode,
}

/// `\d`, `\s`, `\w` before negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Digit,
    Space,
    Word,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Range(u32, u32),
    Class { class: Class, negated: bool, ascii: bool },
}

/// A set such as `[a-z\d]`. The first 256 code points are answered from a bitmap.
#[derive(Clone, Debug)]
pub struct CharSet {
    items: Vec<Item>,
    negated: bool,
    folding: Folding,
    low: [u64; 4],
}

/// Zero digits of Unicode's decimal digit runs beyond ASCII; each run is ten long.
const DECIMAL_ZEROS: &[u32] = &[
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
    0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

pub fn is_decimal(c: u32) -> bool {
    if c < 128 {
        return (48..58).contains(&c);
    }
    match DECIMAL_ZEROS.binary_search(&c) {
        Ok(_) => true,
        Err(0) => false,
        Err(i) => c - DECIMAL_ZEROS[i - 1] < 10,
    }
}

pub fn is_space(c: u32) -> bool {
    match c {
        9..=13 | 28..=32 => true,
        0..128 => false,
        _ => char::from_u32(c).is_some_and(char::is_whitespace),
    }
}

pub fn is_word(c: u32, ascii: bool) -> bool {
    match char::from_u32(c) {
        Some(ch) if ch.is_ascii() => ch.is_ascii_alphanumeric() || ch == '_',
        Some(ch) => !ascii && ch.is_alphanumeric(),
        None => false,
    }
}

pub fn in_class(class: Class, ascii: bool, c: u32) -> bool {
    match class {
        Class::Digit => is_decimal(c) && (!ascii || c < 128),
        Class::Space if ascii => matches!(c, 9..=13 | 32),
        Class::Space => is_space(c),
        Class::Word => is_word(c, ascii),
    }
}

fn simple_lower(ch: char) -> char {
    let mut it = ch.to_lowercase();
    match (it.next(), it.next()) {
        (Some(one), None) => one,
        (Some(one), Some(_)) if ch == '\u{130}' => one,
        _ => ch,
    }
}

fn simple_upper(ch: char) -> char {
    let mut it = ch.to_uppercase();
    match (it.next(), it.next()) {
        (Some(one), None) => one,
        _ => ch,
    }
}

/// The representative of all the letters that IGNORECASE takes for `c`.
pub fn fold(c: u32, folding: Folding) -> u32 {
    match folding {
        Folding::Exact => c,
        _ if c < 128 => u32::from((c as u8).to_ascii_lowercase()),
        Folding::Ascii => c,
        // Lower of upper of lower brings the extra cases together: long s, final sigma, micro sign, dotless i.
        Folding::Unicode => match char::from_u32(c) {
            Some('\u{131}') => u32::from('i'),
            Some(ch) => simple_lower(simple_upper(simple_lower(ch))) as u32,
            None => c,
        },
    }
}

impl CharSet {
    pub fn new(items: Vec<Item>, negated: bool, folding: Folding) -> CharSet {
        let mut set = CharSet { items, negated, folding, low: [0; 4] };
        for c in 0..256u32 {
            if set.slow(c) {
                set.low[(c >> 6) as usize] |= 1 << (c & 63);
            }
        }
        set
    }

    pub fn has(&self, c: u32) -> bool {
        match self.low.get((c >> 6) as usize) {
            Some(word) => word >> (c & 63) & 1 == 1,
            None => self.slow(c),
        }
    }

    fn slow(&self, c: u32) -> bool {
        let hit = self.listed(c)
            || match self.folding {
                Folding::Exact => false,
                Folding::Ascii => match char::from_u32(c) {
                    Some(ch) => {
                        self.listed(ch.to_ascii_lowercase() as u32) || self.listed(ch.to_ascii_uppercase() as u32)
                    }
                    None => false,
                },
                Folding::Unicode => match char::from_u32(c) {
                    Some(ch) => {
                        let lower = simple_lower(ch);
                        self.listed(lower as u32)
                            || self.listed(simple_upper(lower) as u32)
                            || self.listed(fold(c, Folding::Unicode))
                    }
                    None => false,
                },
            };
        hit != self.negated
    }

    fn listed(&self, c: u32) -> bool {
        self.items.iter().any(|item| match *item {
            Item::Range(lo, hi) => lo <= c && c <= hi,
            Item::Class { class, negated, ascii } => in_class(class, ascii, c) != negated,
        })
    }
}
