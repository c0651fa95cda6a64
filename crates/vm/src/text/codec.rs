//! Text to bytes and back: UTF-8, ASCII and Latin-1 here, UTF-16 and UTF-32 in [`super::codec_wide`].
//!
//! Text holds no lone surrogates, so the handlers that need them (`surrogateescape`, `surrogatepass`) act as `strict`.

use super::index::char_of;
use super::repr::{push_escape, repr_str};
use crate::fault::{Fault, FaultKind};

/// An encoding that we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8Sig,
    Ascii,
    Latin1,
    /// Windows-1252.
    Cp1252,
    UnicodeEscape,
    Utf16(Order),
    Utf32(Order),
}

/// The order of bytes in wide encodings; `Marked` reads and writes a byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Marked,
    Little,
    Big,
}

impl Encoding {
    /// The encoding that Python knows under `name`; `LookupError` for others.
    pub fn from_name(name: &str) -> Result<Encoding, CodecFault> {
        let plain: String =
            name.trim().chars().map(|c| if matches!(c, '-' | ' ') { '_' } else { c.to_ascii_lowercase() }).collect();
        Ok(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Encoding::Utf8,
            "utf_8_sig" => Encoding::Utf8Sig,
            "ascii" | "us_ascii" | "us" | "646" | "ansi_x3.4_1968" | "iso646_us" | "cp367" => Encoding::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "8859" | "cp819" | "iso_8859_1" | "iso8859_1" | "iso8859" => {
                Encoding::Latin1
            }
            "cp1252" | "windows_1252" | "1252" => Encoding::Cp1252,
            "unicode_escape" | "unicodeescape" => Encoding::UnicodeEscape,
            "utf_16" | "utf16" | "u16" => Encoding::Utf16(Order::Marked),
            "utf_16_le" | "utf_16le" | "utf16_le" | "utf16le" => Encoding::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" | "utf16_be" | "utf16be" => Encoding::Utf16(Order::Big),
            "utf_32" | "utf32" | "u32" => Encoding::Utf32(Order::Marked),
            "utf_32_le" | "utf_32le" | "utf32_le" | "utf32le" => Encoding::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" | "utf32_be" | "utf32be" => Encoding::Utf32(Order::Big),
            _ => return Err(CodecFault::Plain(Fault::new(FaultKind::Lookup, format!("unknown encoding: {name}")))),
        })
    }

    /// The name in error messages.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Cp1252 => "charmap",
            Encoding::UnicodeEscape => "unicodeescape",
            Encoding::Utf16(Order::Marked) => "utf-16",
            Encoding::Utf16(Order::Little) => "utf-16-le",
            Encoding::Utf16(Order::Big) => "utf-16-be",
            Encoding::Utf32(Order::Marked) => "utf-32",
            Encoding::Utf32(Order::Little) => "utf-32-le",
            Encoding::Utf32(Order::Big) => "utf-32-be",
        }
    }
}

/// Why text could not be encoded or bytes decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodecFault {
    /// `UnicodeDecodeError(encoding, object, start, end, reason)`, positions in bytes.
    Decode { encoding: &'static str, start: usize, end: usize, reason: &'static str },
    /// `UnicodeEncodeError(encoding, object, start, end, reason)`, positions in characters.
    Encode { encoding: &'static str, start: usize, end: usize, reason: &'static str },
    /// Another exception.
    Plain(Fault),
}

/// The text of a `UnicodeDecodeError`, given its attributes (`UnicodeDecodeError.__str__`).
pub fn decode_message(encoding: &str, object: &[u8], start: usize, end: usize, reason: &str) -> String {
    match object.get(start) {
        Some(byte) if end == start + 1 => {
            format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
        }
        _ => {
            let last = end.saturating_sub(1);
            format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
        }
    }
}

/// The text of a `UnicodeEncodeError`, given its attributes.
pub fn encode_message(encoding: &str, object: &str, start: usize, end: usize, reason: &str) -> String {
    match object.chars().nth(start) {
        Some(c) if end == start + 1 => {
            let mut shown = String::new();
            push_escape(&mut shown, c);
            format!("'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}")
        }
        _ => {
            let last = end.saturating_sub(1);
            format!("'{encoding}' codec can't encode characters in position {start}-{last}: {reason}")
        }
    }
}

/// Writes what stands for bytes that do not decode, as the handler `errors` says.
pub(super) fn replace_undecodable(
    out: &mut String,
    bad: &[u8],
    errors: &str,
    fault: CodecFault,
) -> Result<(), CodecFault> {
    match errors {
        "ignore" => {}
        "replace" => out.push('\u{fffd}'),
        "backslashreplace" => bad.iter().for_each(|b| out.push_str(&format!("\\x{b:02x}"))),
        "strict" | "surrogateescape" | "surrogatepass" => return Err(fault),
        "xmlcharrefreplace" | "namereplace" => {
            return Err(CodecFault::Plain(Fault::type_error(
                "don't know how to handle UnicodeDecodeError in error callback",
            )));
        }
        _ => return Err(unknown_handler(errors)),
    }
    Ok(())
}

fn unknown_handler(errors: &str) -> CodecFault {
    CodecFault::Plain(Fault::new(FaultKind::Lookup, format!("unknown error handler name {}", repr_str(errors))))
}

/// `bytes.decode(encoding, errors)`.
pub fn decode(bytes: &[u8], encoding: Encoding, errors: &str) -> Result<String, CodecFault> {
    match encoding {
        Encoding::Utf8 => decode_utf8(bytes, errors),
        Encoding::Utf8Sig => decode_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), errors),
        Encoding::Latin1 => Ok(bytes.iter().map(|b| char::from(*b)).collect()),
        Encoding::Ascii => {
            let mut out = String::with_capacity(bytes.len());
            for (start, b) in bytes.iter().enumerate() {
                if b.is_ascii() {
                    out.push(char::from(*b));
                    continue;
                }
                let reason = "ordinal not in range(128)";
                let fault = CodecFault::Decode { encoding: "ascii", start, end: start + 1, reason };
                replace_undecodable(&mut out, &[*b], errors, fault)?;
            }
            Ok(out)
        }
        Encoding::Cp1252 => super::codec_other::decode_cp1252(bytes, errors),
        Encoding::UnicodeEscape => super::codec_other::decode_escape(bytes, errors),
        Encoding::Utf16(order) => super::codec_wide::decode_utf16(bytes, order, errors),
        Encoding::Utf32(order) => super::codec_wide::decode_utf32(bytes, order, errors),
    }
}

fn decode_utf8(bytes: &[u8], errors: &str) -> Result<String, CodecFault> {
    let mut out = String::with_capacity(bytes.len());
    let mut from = 0;
    loop {
        let error = match std::str::from_utf8(&bytes[from..]) {
            Ok(text) => {
                out.push_str(text);
                return Ok(out);
            }
            Err(error) => error,
        };
        let start = from + error.valid_up_to();
        out.push_str(std::str::from_utf8(&bytes[from..start]).unwrap_or_default());
        let (end, reason) = match error.error_len() {
            None => (bytes.len(), "unexpected end of data"),
            Some(1) if !matches!(bytes[start], 0xc2..=0xf4) => (start + 1, "invalid start byte"),
            Some(len) => (start + len, "invalid continuation byte"),
        };
        let fault = CodecFault::Decode { encoding: "utf-8", start, end, reason };
        replace_undecodable(&mut out, &bytes[start..end], errors, fault)?;
        from = end;
    }
}

/// `text.encode(encoding, errors)`.
pub fn encode(text: &str, encoding: Encoding, errors: &str) -> Result<Vec<u8>, CodecFault> {
    Ok(match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Sig => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Encoding::Ascii if text.is_ascii() => text.as_bytes().to_vec(),
        Encoding::Ascii => {
            let byte = |c: char| c.is_ascii().then_some(c as u8);
            encode_narrow(text, encoding, byte, "ordinal not in range(128)", errors)?
        }
        Encoding::Latin1 => {
            let byte = |c: char| u8::try_from(u32::from(c)).ok();
            encode_narrow(text, encoding, byte, "ordinal not in range(256)", errors)?
        }
        Encoding::Cp1252 => {
            encode_narrow(text, encoding, super::codec_other::cp1252_byte, "character maps to <undefined>", errors)?
        }
        Encoding::UnicodeEscape => super::codec_other::encode_escape(text),
        Encoding::Utf16(order) => super::codec_wide::encode_utf16(text, order),
        Encoding::Utf32(order) => super::codec_wide::encode_utf32(text, order),
    })
}

/// Encodes each character as the byte that it has. Runs of characters without one go to the handler together.
fn encode_narrow(
    text: &str,
    encoding: Encoding,
    byte: impl Fn(char) -> Option<u8>,
    reason: &'static str,
    errors: &str,
) -> Result<Vec<u8>, CodecFault> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(b) = byte(c) {
            out.push(b);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let end = rest.find(|c| byte(c).is_some()).unwrap_or(rest.len());
        let bad = &rest[..end];
        match errors {
            "ignore" => {}
            "replace" => out.resize(out.len() + bad.chars().count(), b'?'),
            "backslashreplace" => {
                let mut shown = String::new();
                bad.chars().for_each(|c| push_escape(&mut shown, c));
                out.extend_from_slice(shown.as_bytes());
            }
            "xmlcharrefreplace" => {
                bad.chars().for_each(|c| out.extend_from_slice(format!("&#{};", u32::from(c)).as_bytes()));
            }
            "strict" | "surrogateescape" | "surrogatepass" | "namereplace" => {
                let start = char_of(text, text.len() - rest.len());
                let end = start + bad.chars().count();
                return Err(CodecFault::Encode { encoding: encoding.name(), start, end, reason });
            }
            _ => return Err(unknown_handler(errors)),
        }
        rest = &rest[end..];
    }
    Ok(out)
}
