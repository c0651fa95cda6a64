//! Rows about numbers.

use coroscope_vm::fault::Outcome;
use coroscope_vm::num::complex::{self, Complex};
use coroscope_vm::num::int_bytes::{Endian, Signedness, from_bytes, to_bytes};
use coroscope_vm::num::mt19937::Mt19937;
use coroscope_vm::num::{float, float_hex, hash, int, int_text, round};
use coroscope_vm::text::percent::{Layout, Piece, Pieces};
use coroscope_vm::text::{byte_repr, format_float, format_int, percent};
use num_bigint::BigInt;

use crate::{Args, listed};

fn hex(n: &BigInt) -> String {
    int_text::to_prefixed(n, 16)
}

fn repr_power(power: float::Power, a: f64, b: f64) -> Outcome<String> {
    Ok(match power {
        float::Power::Real(x) => float::repr(x),
        float::Power::Complex => Complex::new(a, 0.0).pow(Complex::new(b, 0.0))?.repr(),
    })
}

/// Formats with the one field of a `%` format.
pub fn percent_with(format: &str, write: impl Fn(&Layout) -> Outcome<String>) -> Outcome<String> {
    let mut out = String::new();
    for piece in Pieces::new(format) {
        match piece? {
            Piece::Literal(text) => out.push_str(text),
            Piece::Field(field) => out.push_str(&match field.conversion {
                'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 's' | 'c' => {
                    write(&Layout::new(&field, 0, 0)?)?
                }
                _ => return Err(percent::unsupported(&field)),
            }),
        }
    }
    Ok(out)
}

pub fn call(name: &str, a: &Args) -> Option<Outcome<String>> {
    Some(if name.starts_with("float") {
        floats(name, a)?
    } else if name.starts_with("complex") {
        complexes(name, a)?
    } else if name.starts_with("hash") {
        Ok(hashes(name, a)?.to_string())
    } else {
        ints(name, a)?
    })
}

fn floats(name: &str, a: &Args) -> Option<Outcome<String>> {
    Some(match name {
        "float_repr" => Ok(float::repr(a.float(0))),
        "float_hex" => Ok(float_hex::to_hex(a.float(0))),
        "float_ratio" => float::as_integer_ratio(a.float(0)).map(|(n, d)| format!("({n}, {d})")),
        "float_int" => int::from_f64(a.float(0)).map(|n| hex(&n.into_big())),
        "float_round" => round::float_to_int(a.float(0)).map(|n| hex(&n.into_big())),
        "float_round_to" => round::float_to(a.float(0), a.int(1)).map(float::repr),
        "float_format" => format_float::format_float(a.float(0), a.text(1), "float"),
        "float_parse" => float::parse(a.text(0)).map(float::repr),
        "float_fromhex" => float_hex::from_hex(a.text(0)).map(float::repr),
        "float_divmod" => {
            float::divmod(a.float(0), a.float(1)).map(|(q, r)| format!("({}, {})", float::repr(q), float::repr(r)))
        }
        "float_pow" => float::pow(a.float(0), a.float(1)).and_then(|p| repr_power(p, a.float(0), a.float(1))),
        _ => return None,
    })
}

fn complexes(name: &str, a: &Args) -> Option<Outcome<String>> {
    let first = || Complex::new(a.float(0), a.float(1));
    let second = || Complex::new(a.float(2), a.float(3));
    Some(match name {
        "complex_format" => format_float::format_complex(first(), a.text(2), "complex"),
        "complex_parse" => complex::parse(a.text(0)).map(Complex::repr),
        "complex_*" => Ok((first() * second()).repr()),
        "complex_/" => first().quotient(second()).map(Complex::repr),
        "complex_pow" => first().pow(second()).map(Complex::repr),
        _ => return None,
    })
}

fn hashes(name: &str, a: &Args) -> Option<i64> {
    let items = || a.text(0).split_whitespace().map(|h| h.parse::<i64>().unwrap());
    Some(match name {
        "hash_int" => hash::of_int(&a.big(0)),
        "hash_float" => hash::of_f64(a.float(0), 0),
        "hash_complex" => hash::of_complex(a.float(0), a.float(1), 0),
        "hash_str" => hash::of_str(a.text(0)),
        "hash_tuple" => {
            let mut running = hash::TupleHash::new();
            items().for_each(|h| running.add(h));
            running.finish()
        }
        "hash_frozenset" => {
            let mut running = hash::FrozensetHash::default();
            items().for_each(|h| running.add(h));
            running.finish()
        }
        _ => return None,
    })
}

fn ints(name: &str, a: &Args) -> Option<Outcome<String>> {
    let max = int_text::DEFAULT_MAX_DIGITS;
    Some(match name {
        "int_format" => format_int::format_int(&a.big(0), a.text(1), "int", max),
        "int_parse" => int_text::parse(a.text(0), a.int(1), max).map(|n| hex(&n.into_big())),
        "int_str" => int_text::to_decimal(&a.big(0), max),
        "int_float" => int::to_f64(&a.big(0)).map(float_hex::to_hex),
        "int_bits" => Ok(format!("{} {}", int::bit_length(&a.big(0)), int::bit_count(&a.big(0)))),
        "int_round" => round::int_to(&a.big(0), a.int(1)).map(|n| hex(&n)),
        "percent_int" => percent_with(a.text(0), |layout| layout.int(&a.big(1), max)),
        "percent_float" => percent_with(a.text(0), |layout| layout.float(a.float(1))),
        "divmod" => int::divmod(&a.big(0), &a.big(1), "division by zero").map(|(q, r)| format!("{q:x} {r:x}")),
        "truediv" => int::true_div(&a.big(0), &a.big(1)).map(float_hex::to_hex),
        "shl" => int::shl(&a.big(0), &a.big(1)).map(|n| hex(&n)),
        "shr" => int::shr(&a.big(0), &a.big(1)).map(|n| hex(&n)),
        "pow_mod" => int::pow_mod(&a.big(0), &a.big(1), &a.big(2)).map(|n| hex(&n)),
        "to_bytes" | "from_bytes" => bytes(name, a),
        "cmp" => Ok(match int::cmp_f64(&a.big(0), a.float(1)) {
            None => "?",
            Some(std::cmp::Ordering::Less) => "<",
            Some(std::cmp::Ordering::Equal) => "=",
            Some(std::cmp::Ordering::Greater) => ">",
        }
        .to_string()),
        "random" => Ok(random(&a.big(0))),
        _ => return None,
    })
}

fn bytes(name: &str, a: &Args) -> Outcome<String> {
    let signed = |i: usize| if a.int(i) == 1 { Signedness::Signed } else { Signedness::Unsigned };
    if name == "from_bytes" {
        return Ok(hex(&from_bytes(&a.bytes(0), Endian::from_name(a.text(1))?, signed(2))));
    }
    let out = to_bytes(&a.big(0), a.int(1) as usize, Endian::from_name(a.text(2))?, signed(3))?;
    Ok(byte_repr::to_hex(&out, None, 0))
}

fn random(seed: &BigInt) -> String {
    let mut mt = Mt19937::from_int(seed);
    let floats: Vec<String> = (0..3).map(|_| format!("'{}'", float_hex::to_hex(mt.random()))).collect();
    let bits: Vec<String> =
        [1, 31, 32, 33, 64, 100].iter().map(|k| format!("'{}'", hex(&mt.getrandbits(*k).unwrap()))).collect();
    let below: Vec<String> = [1, 2, 3, 10, 1000, 1 << 40].iter().map(|n| mt.below(*n).to_string()).collect();
    let last = float::repr(mt.random());
    listed('(', ')', [listed('[', ']', floats), listed('[', ']', bits), listed('[', ']', below), last])
}
