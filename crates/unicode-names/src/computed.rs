//! Names made by rule: Han ideographs and Hangul syllables (The Unicode Standard, section 4.8).

/// First and last of the blocks of Han ideographs that have such names.
const HAN: [(u32, u32); 9] = [
    (0x3400, 0x4dbf),
    (0x4e00, 0x9fff),
    (0x2_0000, 0x2_a6df),
    (0x2_a700, 0x2_b739),
    (0x2_b740, 0x2_b81d),
    (0x2_b820, 0x2_cea1),
    (0x2_ceb0, 0x2_ebe0),
    (0x3_0000, 0x3_134a),
    (0x3_1350, 0x3_23af),
];

const HANGUL: u32 = 0xac00;
const LEADS: [&str; 19] =
    ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const VOWELS: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
    "YI", "I",
];
const TAILS: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
    "SS", "NG", "J", "C", "K", "T", "P", "H",
];

const HAN_PREFIX: &str = "CJK UNIFIED IDEOGRAPH-";
const HANGUL_PREFIX: &str = "HANGUL SYLLABLE ";

pub(super) fn name(c: char) -> Option<String> {
    let code = u32::from(c);
    if HAN.iter().any(|(first, last)| (*first..=*last).contains(&code)) {
        return Some(format!("{HAN_PREFIX}{code:X}"));
    }
    let n = code.checked_sub(HANGUL)? as usize;
    let (lead, vowel, tail) = (n / 588, n / 28 % 21, n % 28);
    Some(format!("{HANGUL_PREFIX}{}{}{}", LEADS.get(lead)?, VOWELS[vowel], TAILS[tail]))
}

pub(super) fn character(given: &str) -> Option<char> {
    let upper = given.to_ascii_uppercase();
    if let Some(hex) = upper.strip_prefix(HAN_PREFIX) {
        let c = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
        return name(c).filter(|known| *known == upper).map(|_| c);
    }
    let syllable = upper.strip_prefix(HANGUL_PREFIX)?;
    let start = syllable.find(['A', 'E', 'I', 'O', 'U', 'W', 'Y'])?;
    let lead = LEADS.iter().position(|l| *l == &syllable[..start])?;
    let rest = &syllable[start..];
    let end = rest.find(|c| !"AEIOUWY".contains(c)).unwrap_or(rest.len());
    let vowel = VOWELS.iter().position(|v| *v == &rest[..end])?;
    let tail = TAILS.iter().position(|t| *t == &rest[end..])?;
    char::from_u32(HANGUL + (lead * 588 + vowel * 28 + tail) as u32)
}
