//! The number and text rooms against tables that CPython printed (`values/make_values.py`, `values/make_hashes.py`).

mod values {
    pub mod numbers;
    pub mod strings;
}

use std::fmt::Write;

use coroscope_vm::fault::{Fault, FaultKind, Outcome};
use coroscope_vm::text::repr::repr_str;

/// A row's arguments, unescaped.
pub struct Args(Vec<String>);

impl Args {
    pub fn text(&self, i: usize) -> &str {
        &self.0[i]
    }

    pub fn int(&self, i: usize) -> i64 {
        self.0[i].parse().unwrap()
    }

    pub fn optional(&self, i: usize) -> Option<i64> {
        (self.0[i] != "None").then(|| self.int(i))
    }

    pub fn big(&self, i: usize) -> num_bigint::BigInt {
        let plain = self.0[i].replace("0x", "");
        num_bigint::BigInt::parse_bytes(plain.as_bytes(), 16).unwrap()
    }

    pub fn float(&self, i: usize) -> f64 {
        coroscope_vm::num::float_hex::from_hex(&self.0[i]).unwrap()
    }

    pub fn bytes(&self, i: usize) -> Vec<u8> {
        coroscope_vm::text::byte_repr::from_hex(&self.0[i]).unwrap()
    }
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u{") {
        out.push_str(&rest[..at]);
        let end = at + rest[at..].find('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(&rest[at + 3..end], 16).unwrap()).unwrap());
        rest = &rest[end + 1..];
    }
    out + rest
}

/// A tuple or list of reprs.
pub fn listed(open: char, close: char, items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    let tail = if open == '(' && items.len() == 1 { "," } else { "" };
    format!("{open}{}{tail}{close}", items.join(", "))
}

/// A list of texts.
pub fn strs(items: Vec<&str>) -> String {
    listed('[', ']', items.into_iter().map(repr_str))
}

fn exception(fault: &Fault) -> String {
    let name = match fault.kind {
        FaultKind::Type => "TypeError",
        FaultKind::Value => "ValueError",
        FaultKind::Overflow => "OverflowError",
        FaultKind::ZeroDivision => "ZeroDivisionError",
        FaultKind::Memory => "MemoryError",
        FaultKind::Index => "IndexError",
        FaultKind::Key => "KeyError",
        FaultKind::Lookup => "LookupError",
    };
    if fault.kind == FaultKind::Key {
        return format!("!{}", fault.message);
    }
    if fault.message == coroscope_vm::num::float::RANGE_ERROR {
        return format!("!{name}: (34, '{}')", fault.message);
    }
    format!("!{name}: {}", fault.message)
}

fn check(table: &str, call: impl Fn(&str, &Args) -> Option<Outcome<String>>) {
    let mut wrong = String::new();
    let (mut rows, mut bad) = (0, 0);
    for line in table.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let (expected, head) = fields.split_last().unwrap();
        let args = Args(head[1..].iter().map(|f| unescape(f)).collect());
        let Some(outcome) = call(head[0], &args) else { continue };
        rows += 1;
        let got = outcome.map_or_else(|fault| exception(&fault), |text| format!("={text}"));
        if got != unescape(expected) {
            bad += 1;
            if bad <= 60 {
                let _ = writeln!(wrong, "{}\n    got {}", line.escape_debug(), got.escape_debug());
            }
        }
    }
    assert!(bad == 0, "{bad} of {rows} rows differ:\n{wrong}");
    assert!(rows > 0);
}

#[test]
fn numbers_are_cpythons() {
    check(include_str!("values/values.tsv"), values::numbers::call);
}

#[test]
fn hashes_are_cpythons() {
    check(include_str!("values/hashes.tsv"), values::numbers::call);
}

#[test]
fn texts_are_cpythons() {
    check(include_str!("values/values.tsv"), values::strings::call);
}

#[test]
fn sizes_are_guarded_before_any_work() {
    use coroscope_vm::num::int::{pow, shl};
    let big = |n: i64| num_bigint::BigInt::from(n);
    assert_eq!(shl(&big(1), &big(1_000_000_000_000)).unwrap_err(), Fault::memory());
    assert_eq!(pow(&big(10), &big(100_000_000)).unwrap_err(), Fault::memory());
    assert!(coroscope_vm::text::pad::format_str("", "99999999999").is_err());
}
