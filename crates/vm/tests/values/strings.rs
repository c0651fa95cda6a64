//! Rows about text and bytes.

use coroscope_vm::fault::{Fault, Outcome};
use coroscope_vm::text::byte_repr::{from_hex, repr_bytes, to_hex};
use coroscope_vm::text::codec::{self, CodecFault, Encoding};
use coroscope_vm::text::repr::{ascii_str, repr_str};
use coroscope_vm::text::split::{self, Ends, Side};
use coroscope_vm::text::{bytes, case, index, pad, search};

use super::numbers::percent_with;
use crate::{Args, listed, strs};

fn truth(b: bool) -> String {
    if b { "True" } else { "False" }.to_string()
}

fn position(found: Option<usize>) -> String {
    found.map_or("-1".to_string(), |n| n.to_string())
}

fn tuple(items: impl IntoIterator<Item = String>) -> String {
    listed('(', ')', items)
}

pub fn call(name: &str, a: &Args) -> Option<Outcome<String>> {
    let t = a.text(0);
    Some(match name {
        "str" => Ok(method(t, a.text(1))),
        "repr" => Ok(repr_str(t)),
        "ascii" => Ok(ascii_str(t)),
        "str_format" => pad::format_str(t, a.text(1)),
        "percent_str" => {
            percent_with(t, |l| if l.field.conversion == 'c' { l.char(a.text(1)) } else { l.text(a.text(1)) })
        }
        "splitlines_keep" => Ok(strs(split::lines(t, Ends::Kept))),
        "center" | "ljust" | "rjust" | "zfill" | "expandtabs_to" => padded(name, t, a.int(1) as usize),
        "split_max" => Ok(strs(split::split_space(t, Some(a.int(1) as usize)))),
        "rsplit_max" => Ok(strs(split::rsplit_space(t, Some(a.int(1) as usize)))),
        "count" => Ok(search::count(t, a.text(1), None, None).to_string()),
        "replace" => search::replace(t, a.text(1), "<>", None).map(|s| repr_str(&s)),
        "replace_1" => search::replace(t, a.text(1), "<é>", Some(1)).map(|s| repr_str(&s)),
        "strip_of" => {
            Ok(tuple([Side::Both, Side::Left, Side::Right].map(|s| repr_str(split::strip(t, Some(a.text(1)), s)))))
        }
        "find" => Ok(find(t, a)),
        "partition" | "split_sep" => Ok(split_at(name, t, a.text(1))),
        "slice" | "indices" => Ok(slice(name, a)),
        "decode" | "encode" => coded(name, a),
        _ if name.starts_with("bytes") => bytes_row(name, a)?,
        _ => return None,
    })
}

fn method(t: &str, name: &str) -> String {
    match name {
        "lower" => repr_str(&case::lower(t)),
        "upper" => repr_str(&case::upper(t)),
        "title" => repr_str(&case::title(t)),
        "capitalize" => repr_str(&case::capitalize(t)),
        "swapcase" => repr_str(&case::swapcase(t)),
        "casefold" => repr_str(&case::casefold(t)),
        "isalpha" => truth(case::isalpha(t)),
        "isalnum" => truth(case::isalnum(t)),
        "isdecimal" => truth(case::isdecimal(t)),
        "isdigit" => truth(case::isdigit(t)),
        "isnumeric" => truth(case::isnumeric(t)),
        "isspace" => truth(case::isspace(t)),
        "isprintable" => truth(case::isprintable(t)),
        "isascii" => truth(case::isascii(t)),
        "isidentifier" => truth(case::isidentifier(t)),
        "islower" => truth(case::islower(t)),
        "isupper" => truth(case::isupper(t)),
        "istitle" => truth(case::istitle(t)),
        "strip" => repr_str(split::strip(t, None, Side::Both)),
        "lstrip" => repr_str(split::strip(t, None, Side::Left)),
        "rstrip" => repr_str(split::strip(t, None, Side::Right)),
        "split" => strs(split::split_space(t, None)),
        "rsplit" => strs(split::rsplit_space(t, None)),
        "splitlines" => strs(split::lines(t, Ends::Dropped)),
        "expandtabs" => pad::expandtabs(t, 8).map(|s| repr_str(&s)).unwrap(),
        other => panic!("no method {other}"),
    }
}

fn padded(name: &str, t: &str, width: usize) -> Outcome<String> {
    let total = width.saturating_sub(index::len(t));
    let out = match name {
        "center" => pad::center(t, width, '*')?,
        "ljust" => pad::pad(t, 0, total, '*')?,
        "rjust" => pad::pad(t, total, 0, '*')?,
        "zfill" => pad::zfill(t, width)?,
        _ => pad::expandtabs(t, width)?,
    };
    Ok(repr_str(&out))
}

fn find(t: &str, a: &Args) -> String {
    let (p, start, end) = (a.text(1), Some(a.int(2)), Some(a.int(3)));
    tuple([
        position(search::find(t, p, start, end)),
        position(search::rfind(t, p, start, end)),
        search::count(t, p, start, end).to_string(),
        truth(search::starts_with(t, p, start, end)),
        truth(search::ends_with(t, p, start, end)),
    ])
}

fn split_at(name: &str, t: &str, sep: &str) -> String {
    if name == "split_sep" {
        return tuple([
            strs(split::split(t, sep, None)),
            strs(split::rsplit(t, sep, None)),
            strs(split::split(t, sep, Some(1))),
            strs(split::rsplit(t, sep, Some(1))),
        ]);
    }
    let three = |a: &str, b: &str, c: &str| tuple([a, b, c].map(repr_str));
    let forward = split::partition(t, sep).map_or(three(t, "", ""), |(x, y)| three(x, sep, y));
    let backward = split::rpartition(t, sep).map_or(three("", "", t), |(x, y)| three(x, sep, y));
    tuple([forward, backward])
}

fn slice(name: &str, a: &Args) -> String {
    let (start, stop, step) = (a.optional(1), a.optional(2), a.optional(3).unwrap_or(1));
    if name == "indices" {
        let span = index::span(start, stop, step, a.int(0) as usize);
        return format!("({}, {}, {})", span.start, span.stop, span.step);
    }
    let t = a.text(0);
    repr_str(&index::slice(t, index::span(start, stop, step, index::len(t))))
}

fn coded(name: &str, a: &Args) -> Outcome<String> {
    let result = Encoding::from_name(a.text(1)).and_then(|encoding| match name {
        "decode" => codec::decode(&a.bytes(0), encoding, a.text(2)).map(|t| repr_str(&t)),
        _ => codec::encode(a.text(0), encoding, a.text(2)).map(|b| repr_bytes(&b)),
    });
    result.map_err(|fault| match fault {
        CodecFault::Plain(fault) => fault,
        CodecFault::Decode { encoding, start, end, reason } => {
            unicode(format!("UnicodeDecodeError: {}", codec::decode_message(encoding, &a.bytes(0), start, end, reason)))
        }
        CodecFault::Encode { encoding, start, end, reason } => {
            unicode(format!("UnicodeEncodeError: {}", codec::encode_message(encoding, a.text(0), start, end, reason)))
        }
    })
}

/// A Unicode error passes as a fault of a kind that no other row has.
fn unicode(message: String) -> Fault {
    Fault::new(coroscope_vm::fault::FaultKind::Key, message)
}

fn blobs(items: Vec<&[u8]>) -> String {
    listed('[', ']', items.into_iter().map(repr_bytes))
}

fn bytes_row(name: &str, a: &Args) -> Option<Outcome<String>> {
    if name == "bytes_fromhex" {
        return Some(from_hex(a.text(0)).map(|b| repr_bytes(&b)));
    }
    let d = a.bytes(0);
    let repr = |out: Outcome<Vec<u8>>| out.map(|b| repr_bytes(&b));
    Some(match name {
        "bytes" => Ok(bytes_method(&d, a.text(1))),
        "bytes_repr" => Ok(repr_bytes(&d)),
        "bytes_hex" => Ok(to_hex(&d, Some(':'), a.int(1))),
        "bytes_center" => repr(bytes::center(&d, a.int(1) as usize, b' ')),
        "bytes_zfill" => repr(bytes::zfill(&d, a.int(1) as usize)),
        "bytes_expandtabs" => repr(bytes::expandtabs(&d, a.int(1) as usize)),
        "bytes_count" => Ok(bytes::count(&d, &a.bytes(1), None, None).to_string()),
        "bytes_replace" => [None, Some(2)]
            .into_iter()
            .map(|n| repr(bytes::replace(&d, &a.bytes(1), b"<>", n)))
            .collect::<Result<Vec<_>, Fault>>()
            .map(tuple),
        "bytes_find" => Ok(bytes_find(&d, &a.bytes(1))),
        "bytes_strip_of" => {
            Ok(tuple([Side::Both, Side::Left, Side::Right].map(|s| repr_bytes(bytes::strip(&d, Some(&a.bytes(1)), s)))))
        }
        "bytes_partition" | "bytes_split_sep" => Ok(bytes_split(name, &d, &a.bytes(1))),
        _ => return None,
    })
}

fn bytes_method(d: &[u8], name: &str) -> String {
    match name {
        "lower" => repr_bytes(&d.to_ascii_lowercase()),
        "upper" => repr_bytes(&d.to_ascii_uppercase()),
        "title" => repr_bytes(&bytes::title(d)),
        "capitalize" => repr_bytes(&bytes::capitalize(d)),
        "swapcase" => repr_bytes(&bytes::swapcase(d)),
        "islower" => truth(bytes::islower(d)),
        "isupper" => truth(bytes::isupper(d)),
        "istitle" => truth(bytes::istitle(d)),
        "strip" => repr_bytes(bytes::strip(d, None, Side::Both)),
        "lstrip" => repr_bytes(bytes::strip(d, None, Side::Left)),
        "rstrip" => repr_bytes(bytes::strip(d, None, Side::Right)),
        "split" => blobs(bytes::split_space(d, None)),
        "rsplit" => blobs(bytes::rsplit_space(d, None)),
        "splitlines" => blobs(bytes::lines(d, Ends::Dropped)),
        "expandtabs" => repr_bytes(&bytes::expandtabs(d, 8).unwrap()),
        "hex" => repr_str(&to_hex(d, None, 1)),
        other => panic!("no method {other}"),
    }
}

fn bytes_find(d: &[u8], p: &[u8]) -> String {
    tuple([
        position(bytes::find(d, p, None, None)),
        position(bytes::rfind(d, p, None, None)),
        position(bytes::find(d, p, Some(1), Some(-1))),
        position(bytes::rfind(d, p, Some(-3), None)),
        truth(bytes::starts_with(d, p, None, None)),
        truth(bytes::ends_with(d, p, Some(0), Some(-1))),
    ])
}

fn bytes_split(name: &str, d: &[u8], sep: &[u8]) -> String {
    if name == "bytes_split_sep" {
        return tuple([
            blobs(bytes::split(d, sep, None)),
            blobs(bytes::rsplit(d, sep, None)),
            blobs(bytes::split(d, sep, Some(1))),
            blobs(bytes::rsplit(d, sep, Some(1))),
        ]);
    }
    let three = |a: &[u8], b: &[u8], c: &[u8]| tuple([a, b, c].map(repr_bytes));
    let forward = bytes::partition(d, sep).map_or(three(d, b"", b""), |(x, y)| three(x, sep, y));
    let backward = bytes::rpartition(d, sep).map_or(three(b"", b"", d), |(x, y)| three(x, sep, y));
    tuple([forward, backward])
}
