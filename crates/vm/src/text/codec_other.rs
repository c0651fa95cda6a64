//! Windows-1252 and `unicode_escape`.

use super::codec::{CodecFault, replace_undecodable};
use super::repr::push_escape;

/// What the bytes 0x80 to 0x9f stand for in Windows-1252; five of them for nothing.
const CP1252: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// The byte of a character in Windows-1252.
pub(super) fn cp1252_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (..0x80 | 0xa0..0x100) => u8::try_from(code).ok(),
        _ => CP1252.iter().position(|known| *known == Some(c)).map(|at| 0x80 + at as u8),
    }
}

/// Decodes Windows-1252.
pub(super) fn decode_cp1252(bytes: &[u8], errors: &str) -> Result<String, CodecFault> {
    let mut out = String::with_capacity(bytes.len());
    for (start, b) in bytes.iter().enumerate() {
        match b {
            0x80..=0x9f => match CP1252[usize::from(b - 0x80)] {
                Some(c) => out.push(c),
                None => {
                    let reason = "character maps to <undefined>";
                    let fault = CodecFault::Decode { encoding: "charmap", start, end: start + 1, reason };
                    replace_undecodable(&mut out, &[*b], errors, fault)?;
                }
            },
            b => out.push(char::from(*b)),
        }
    }
    Ok(out)
}

/// Encodes text as the escapes of a literal.
pub(super) fn encode_escape(text: &str) -> Vec<u8> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(c),
            c => push_escape(&mut out, c),
        }
    }
    out.into_bytes()
}

/// Decodes the escapes of a literal; other bytes are Latin-1.
pub(super) fn decode_escape(bytes: &[u8], errors: &str) -> Result<String, CodecFault> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        if b != b'\\' {
            out.push(char::from(b));
            at += 1;
            continue;
        }
        let fault = |end: usize, reason| CodecFault::Decode { encoding: "unicodeescape", start: at, end, reason };
        let Some(&kind) = bytes.get(at + 1) else {
            replace_undecodable(&mut out, &bytes[at..], errors, fault(at + 1, "\\ at end of string"))?;
            break;
        };
        let (digits, reason) = match kind {
            b'x' => (2, "truncated \\xXX escape"),
            b'u' => (4, "truncated \\uXXXX escape"),
            b'U' => (8, "truncated \\UXXXXXXXX escape"),
            _ => {
                at = simple_escape(&mut out, bytes, at, kind);
                continue;
            }
        };
        let body = &bytes[at + 2..];
        let hex = body.iter().take(digits).take_while(|b| b.is_ascii_hexdigit()).count();
        let code = std::str::from_utf8(&body[..hex]).ok().and_then(|h| u32::from_str_radix(h, 16).ok());
        let end = at + 2 + hex;
        match code.filter(|_| hex == digits).and_then(coroscope_bytecode::surrogate::char_of) {
            Some(c) => out.push(c),
            None => {
                let reason = if hex == digits { "illegal Unicode character" } else { reason };
                replace_undecodable(&mut out, &bytes[at..end], errors, fault(end, reason))?;
            }
        }
        at = end;
    }
    Ok(out)
}

/// An escape that cannot go wrong; gives where the text goes on.
fn simple_escape(out: &mut String, bytes: &[u8], at: usize, kind: u8) -> usize {
    let plain = match kind {
        b'\n' => None,
        b'\\' | b'\'' | b'"' => Some(char::from(kind)),
        b'a' => Some('\x07'),
        b'b' => Some('\x08'),
        b'f' => Some('\x0c'),
        b'n' => Some('\n'),
        b'r' => Some('\r'),
        b't' => Some('\t'),
        b'v' => Some('\x0b'),
        b'0'..=b'7' => {
            let digits = bytes[at + 1..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(*b)).count();
            let octal = bytes[at + 1..at + 1 + digits].iter().fold(0, |n, b| n * 8 + u32::from(b - b'0'));
            out.extend(char::from_u32(octal));
            return at + 1 + digits;
        }
        _ => {
            out.push('\\');
            Some(char::from(kind))
        }
    };
    out.extend(plain);
    at + 2
}
