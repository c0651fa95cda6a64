//! UTF-16 and UTF-32.

use super::codec::{CodecFault, Encoding, Order, replace_undecodable};
use coroscope_bytecode::surrogate;

/// Cuts a byte order mark off and gives the order to read in; unmarked data is little-endian, as on the machines
/// whose CPython we follow.
fn unmark(bytes: &[u8], order: Order, little: &[u8], big: &[u8]) -> (usize, bool) {
    match order {
        Order::Little => (0, true),
        Order::Big => (0, false),
        Order::Marked if bytes.starts_with(big) => (big.len(), false),
        Order::Marked if bytes.starts_with(little) => (little.len(), true),
        Order::Marked => (0, true),
    }
}

/// Decodes UTF-16.
pub(super) fn decode_utf16(bytes: &[u8], order: Order, errors: &str) -> Result<String, CodecFault> {
    let (mut at, little) = unmark(bytes, order, &[0xff, 0xfe], &[0xfe, 0xff]);
    let encoding = Encoding::Utf16(if little { Order::Little } else { Order::Big }).name();
    let unit = |i: usize| -> Option<u32> {
        let pair: [u8; 2] = bytes.get(i..i + 2)?.try_into().ok()?;
        Some(u32::from(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }))
    };
    let mut out = String::with_capacity(bytes.len());
    while at < bytes.len() {
        let (bad_end, reason) = match unit(at) {
            None => (bytes.len(), "truncated data"),
            Some(high @ 0xd800..0xdc00) => match unit(at + 2) {
                Some(low @ 0xdc00..0xe000) => {
                    let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                    out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                    at += 4;
                    continue;
                }
                Some(_) => (at + 2, "illegal UTF-16 surrogate"),
                None => (bytes.len(), "unexpected end of data"),
            },
            Some(0xdc00..0xe000) => (at + 2, "illegal encoding"),
            Some(code) => {
                out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                at += 2;
                continue;
            }
        };
        let fault = CodecFault::Decode { encoding, start: at, end: bad_end, reason };
        match unit(at).filter(|_| errors == "surrogatepass") {
            Some(n @ 0xd800..0xe000) => {
                out.extend(surrogate::char_of(n));
                at += 2;
                continue;
            }
            _ => replace_undecodable(&mut out, &bytes[at..bad_end], errors, fault)?,
        }
        at = bad_end;
    }
    Ok(out)
}

/// Decodes UTF-32.
pub(super) fn decode_utf32(bytes: &[u8], order: Order, errors: &str) -> Result<String, CodecFault> {
    let (mut at, little) = unmark(bytes, order, &[0xff, 0xfe, 0, 0], &[0, 0, 0xfe, 0xff]);
    let encoding = Encoding::Utf32(if little { Order::Little } else { Order::Big }).name();
    let mut out = String::with_capacity(bytes.len() / 4);
    while at < bytes.len() {
        let quad: Option<[u8; 4]> = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
        let code = quad.map(|q| if little { u32::from_le_bytes(q) } else { u32::from_be_bytes(q) });
        let (bad_end, reason) = match code {
            None => (bytes.len(), "truncated data"),
            Some(n @ 0xd800..0xe000) if errors == "surrogatepass" => {
                out.extend(surrogate::char_of(n));
                at += 4;
                continue;
            }
            Some(0xd800..0xe000) => (at + 4, "code point in surrogate code point range(0xd800, 0xe000)"),
            Some(code) => match char::from_u32(code) {
                Some(c) => {
                    out.push(c);
                    at += 4;
                    continue;
                }
                None => (at + 4, "code point not in range(0x110000)"),
            },
        };
        let fault = CodecFault::Decode { encoding, start: at, end: bad_end, reason };
        replace_undecodable(&mut out, &bytes[at..bad_end], errors, fault)?;
        at = bad_end;
    }
    Ok(out)
}

/// Writes a character in UTF-16; little-endian unless told otherwise.
pub(super) fn push_utf16(c: char, order: Order, out: &mut Vec<u8>) {
    let mut units = [0; 2];
    let units = match surrogate::surrogate(c) {
        Some(n) => &[n][..],
        None => c.encode_utf16(&mut units),
    };
    for unit in units {
        out.extend(if order == Order::Big { unit.to_be_bytes() } else { unit.to_le_bytes() });
    }
}

/// Writes a character in UTF-32.
pub(super) fn push_utf32(c: char, order: Order, out: &mut Vec<u8>) {
    let code = surrogate::code_of(c);
    out.extend(if order == Order::Big { code.to_be_bytes() } else { code.to_le_bytes() });
}
