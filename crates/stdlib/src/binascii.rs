//! `binascii`: hexadecimal, base64, CRC-32.

use coroscope_vm::builtins::define::{self, Method};
use coroscope_vm::builtins::scalar::buffer;
use coroscope_vm::dict::Dict;
use coroscope_vm::{Args, Exc, Res, Value, Vm};
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Default)]
struct Own {
    error: RefCell<Option<Rc<coroscope_vm::class::Class>>>,
}

fn error(vm: &Vm, words: &str) -> Exc {
    match vm.extension::<Own>().error.borrow().clone() {
        Some(class) => vm.error(&class, words),
        None => vm.value_error(words),
    }
}

fn data(vm: &Vm, args: Args<'_>) -> Res<Vec<u8>> {
    match args.get(0).and_then(buffer::bytes_like) {
        Some(b) => Ok(b.into_owned()),
        None => Err(buffer::bytes_required(vm, args.get(0).unwrap_or(&Value::None))),
    }
}

/// Bytes, or the ASCII of a str.
fn text(vm: &Vm, args: Args<'_>) -> Res<Vec<u8>> {
    match args.get(0) {
        Some(Value::Str(s)) if s.is_ascii() => Ok(s.as_str().as_bytes().to_vec()),
        Some(Value::Str(_)) => Err(vm.value_error("string argument should contain only ASCII characters")),
        _ => data(vm, args),
    }
}

fn hexlify(vm: &Vm, args: Args<'_>) -> Res {
    let out: String = data(vm, args)?.iter().map(|b| format!("{b:02x}")).collect();
    Ok(Value::bytes(out.into_bytes()))
}

fn unhexlify(vm: &Vm, args: Args<'_>) -> Res {
    let t = text(vm, args)?;
    if t.len() % 2 == 1 {
        return Err(error(vm, "Odd-length string"));
    }
    let digit = |b: u8| char::from(b).to_digit(16);
    let bytes: Option<Vec<u8>> = t.chunks(2).map(|p| Some((digit(p[0])? * 16 + digit(*p.get(1)?)?) as u8)).collect();
    bytes.map(Value::bytes).ok_or_else(|| error(vm, "Non-hexadecimal digit found"))
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn b2a_base64(vm: &Vm, args: Args<'_>) -> Res {
    let mut out = Vec::new();
    for chunk in data(vm, args)?.chunks(3) {
        let n = chunk.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            out.push(if i <= chunk.len() { ALPHABET[(n >> (18 - 6 * i) & 63) as usize] } else { b'=' });
        }
    }
    if args.kw("newline").is_none_or(|v| vm.try_truth(v).unwrap_or(true)) {
        out.push(b'\n');
    }
    Ok(Value::bytes(out))
}

fn a2b_base64(vm: &Vm, args: Args<'_>) -> Res {
    let strict = args.kw("strict_mode").is_some_and(|v| vm.try_truth(v).unwrap_or(false));
    let (mut out, mut bits, mut count, mut pads) = (Vec::new(), 0u32, 0, 0);
    for b in text(vm, args)? {
        if b == b'=' {
            pads += 1;
            if count % 4 >= 2 && (count + pads) % 4 == 0 {
                break;
            }
            continue;
        }
        let Some(v) = ALPHABET.iter().position(|a| *a == b) else {
            if strict {
                return Err(error(vm, "Only base64 data is allowed"));
            }
            continue;
        };
        pads = 0;
        bits = bits << 6 | v as u32;
        count += 1;
        if count % 4 != 1 {
            out.push((bits >> ((3 - (count + 3) % 4) * 2)) as u8);
        }
    }
    if count % 4 == 1 {
        let n = count;
        return Err(error(
            vm,
            &format!(
                "Invalid base64-encoded string: number of data characters ({n}) cannot be 1 more than a multiple of 4"
            ),
        ));
    }
    if count % 4 != 0 && (count + pads) % 4 != 0 {
        return Err(error(vm, "Incorrect padding"));
    }
    Ok(Value::bytes(out))
}

/// CRC-32 of zlib.
fn crc32(vm: &Vm, args: Args<'_>) -> Res {
    let mut crc = !(args.get(1).and_then(Value::as_i64).unwrap_or(0) as u32);
    for b in data(vm, args)? {
        crc ^= u32::from(b);
        for _ in 0..8 {
            crc = crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    Ok(Value::Int(i64::from(!crc)))
}

/// Fills `binascii`.
pub fn init(vm: &Vm, dict: &Rc<Dict>) -> Res<()> {
    let class = define::class(vm, "binascii", "Error", &[&vm.exc.value_error], &[], &[]);
    *vm.extension::<Own>().error.borrow_mut() = Some(class.clone());
    crate::support::set(vm, dict, "Error", Value::Class(class));
    let functions = [
        Method::sync("hexlify", hexlify),
        Method::sync("b2a_hex", hexlify),
        Method::sync("unhexlify", unhexlify),
        Method::sync("a2b_hex", unhexlify),
        Method::sync("b2a_base64", b2a_base64),
        Method::sync("a2b_base64", a2b_base64),
        Method::sync("crc32", crc32),
    ];
    define::functions(vm, dict, "binascii", &functions);
    Ok(())
}
