//! Text to bytes and back: UTF-8, ASCII and Latin-1 here, UTF-16 and UTF-32 in [`super::codec_wide`].

use super::index::char_of;
use super::repr::{push_escape, repr_str};
use crate::fault::{Fault, FaultKind};
use coroscope_bytecode::surrogate::{self, code_of, surrogate};

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

    fn is_wide(self) -> bool {
        matches!(self, Encoding::Utf16(_) | Encoding::Utf32(_))
    }

    /// Whether surrogates have bytes in it, if the handler lets them pass.
    fn is_unicode(self) -> bool {
        self.is_wide() || matches!(self, Encoding::Utf8 | Encoding::Utf8Sig)
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

impl Order {
    /// What stands before text in units of so many bytes.
    fn mark(self, unit: usize) -> &'static [u8] {
        if self == Order::Marked { &[0xff, 0xfe, 0, 0][..unit] } else { &[] }
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
        "surrogateescape" if bad.iter().all(|b| !b.is_ascii()) => {
            out.extend(bad.iter().filter_map(|b| surrogate::char_of(0xdc00 + u32::from(*b))));
        }
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
        if errors == "surrogatepass"
            && let [0xed, b @ 0xa0..=0xbf, c @ 0x80..=0xbf, ..] = bytes[start..]
        {
            out.extend(surrogate::char_of(0xd000 | u32::from(b & 0x3f) << 6 | u32::from(c & 0x3f)));
            from = start + 3;
            continue;
        }
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
    let lone = "surrogates not allowed";
    let narrow = |byte: fn(char) -> Option<u8>, reason| {
        encode_each(text, encoding, |c| byte(c).is_some(), |c, out| out.extend(byte(c)), reason, errors)
    };
    Ok(match encoding {
        Encoding::Utf8 if !surrogate::any(text) => text.as_bytes().to_vec(),
        Encoding::Utf8 => encode_each(text, encoding, is_scalar, push_utf8, lone, errors)?,
        Encoding::Utf8Sig => [b"\xef\xbb\xbf", &encode(text, Encoding::Utf8, errors)?[..]].concat(),
        Encoding::Ascii if text.is_ascii() => text.as_bytes().to_vec(),
        Encoding::Ascii => narrow(|c| c.is_ascii().then_some(c as u8), "ordinal not in range(128)")?,
        Encoding::Latin1 => narrow(|c| u8::try_from(u32::from(c)).ok(), "ordinal not in range(256)")?,
        Encoding::Cp1252 => narrow(super::codec_other::cp1252_byte, "character maps to <undefined>")?,
        Encoding::UnicodeEscape => super::codec_other::encode_escape(text),
        Encoding::Utf16(order) => {
            let put = |c, out: &mut Vec<u8>| super::codec_wide::push_utf16(c, order, out);
            [order.mark(2), &encode_each(text, encoding, is_scalar, put, lone, errors)?[..]].concat()
        }
        Encoding::Utf32(order) => {
            let put = |c, out: &mut Vec<u8>| super::codec_wide::push_utf32(c, order, out);
            [order.mark(4), &encode_each(text, encoding, is_scalar, put, lone, errors)?[..]].concat()
        }
    })
}

fn is_scalar(c: char) -> bool {
    surrogate(c).is_none()
}

fn push_utf8(c: char, out: &mut Vec<u8>) {
    match surrogate(c) {
        // As UTF-8 would have it, if it were allowed: for `surrogatepass`.
        Some(n) => out.extend([0xe0 | (n >> 12) as u8, 0x80 | (n >> 6 & 0x3f) as u8, 0x80 | (n & 0x3f) as u8]),
        None => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
    }
}

/// Encodes one character after the other. Runs of characters that the encoding does not have go to the handler
/// together.
fn encode_each(
    text: &str,
    encoding: Encoding,
    has: impl Fn(char) -> bool,
    put: impl Fn(char, &mut Vec<u8>),
    reason: &'static str,
    errors: &str,
) -> Result<Vec<u8>, CodecFault> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if has(c) {
            put(c, &mut out);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        // Wide encodings report one at a time.
        let end = if encoding.is_wide() { c.len_utf8() } else { rest.find(&has).unwrap_or(rest.len()) };
        let bad = &rest[..end];
        let fault = || {
            let start = char_of(text, text.len() - rest.len());
            CodecFault::Encode { encoding: encoding.name(), start, end: start + bad.chars().count(), reason }
        };
        let mut shown = String::new();
        match errors {
            "ignore" => {}
            "replace" => bad.chars().for_each(|_| shown.push('?')),
            "backslashreplace" => bad.chars().for_each(|c| push_escape(&mut shown, c)),
            "xmlcharrefreplace" => bad.chars().for_each(|c| shown.push_str(&format!("&#{};", code_of(c)))),
            "namereplace" => bad.chars().for_each(|c| push_name(&mut shown, c)),
            "surrogatepass" if encoding.is_unicode() => bad.chars().for_each(|c| put(c, &mut out)),
            "surrogateescape" if !encoding.is_wide() => {
                for c in bad.chars() {
                    let byte = surrogate(c).and_then(|n| u8::try_from(n.checked_sub(0xdc00)?).ok());
                    out.push(byte.filter(|b| !b.is_ascii()).ok_or_else(fault)?);
                }
            }
            "strict" | "surrogateescape" | "surrogatepass" => return Err(fault()),
            _ => return Err(unknown_handler(errors)),
        }
        shown.chars().for_each(|c| put(c, &mut out));
        rest = &rest[end..];
    }
    Ok(out)
}

/// `\N{NAME}`, or another escape for a character whose name we do not know.
fn push_name(out: &mut String, c: char) {
    match unicode_names2::name(c) {
        Some(name) => out.push_str(&format!("\\N{{{name}}}")),
        None => push_escape(out, c),
    }
}
