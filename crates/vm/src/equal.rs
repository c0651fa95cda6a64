//! Equality and hashing without running Python code, for as many values as allow it.

use crate::Value;
use crate::num::hash as nh;
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Same,
    Different,
    /// Only the program's `__eq__` can tell.
    Ask,
}

impl Verdict {
    fn of(same: bool) -> Verdict {
        if same { Verdict::Same } else { Verdict::Different }
    }
}

/// Containers are compared natively down to this depth; deeper ones take the suspending path.
const DEPTH: u32 = 16;

/// `a is b or a == b`, as dicts and sets compare keys.
pub fn keys(a: &Value, b: &Value) -> Verdict {
    keys_at(a, b, 0)
}

fn keys_at(a: &Value, b: &Value, depth: u32) -> Verdict {
    match (a, b) {
        (Value::Str(x), Value::Str(y)) => Verdict::of(Rc::ptr_eq(x, y) || x.as_str() == y.as_str()),
        (Value::Int(x), Value::Int(y)) => Verdict::of(x == y),
        _ if a.is(b) => Verdict::Same,
        (Value::Tuple(x), Value::Tuple(y)) => {
            if x.len() != y.len() {
                return Verdict::Different;
            }
            if depth >= DEPTH {
                return Verdict::Ask;
            }
            all(x.iter().zip(y.iter()).map(|(p, q)| keys_at(p, q, depth + 1)))
        }
        _ => plain(a, b, depth),
    }
}

fn all(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let mut result = Verdict::Same;
    for v in verdicts {
        match v {
            Verdict::Different if result == Verdict::Same => return Verdict::Different,
            Verdict::Different | Verdict::Ask => result = Verdict::Ask,
            Verdict::Same => {}
        }
    }
    result
}

/// `a == b` where neither side's class says how; containers of such values too.
pub fn values(a: &Value, b: &Value) -> Verdict {
    plain(a, b, 0)
}

fn plain(a: &Value, b: &Value, depth: u32) -> Verdict {
    if let (Value::Object(x), _) = (a, b)
        && x.class().has_custom_eq()
    {
        return Verdict::Ask;
    }
    if let (_, Value::Object(y)) = (a, b)
        && y.class().has_custom_eq()
    {
        return Verdict::Ask;
    }
    let (a, b) = (a.underlying(), b.underlying());
    if let Some(same) = crate::protocol::number::equal(a, b) {
        return Verdict::of(same);
    }
    match (a, b) {
        (Value::Str(x), Value::Str(y)) => Verdict::of(x.as_str() == y.as_str()),
        (Value::Bytes(x), Value::Bytes(y)) => Verdict::of(x == y),
        (Value::Tuple(x), Value::Tuple(y)) => sequences(x, y, depth),
        (Value::List(x), Value::List(y)) => {
            if Rc::ptr_eq(x, y) {
                return if x.is_empty() { Verdict::Same } else { sequences(&x.to_vec(), &x.to_vec(), depth) };
            }
            match (x.items.try_borrow(), y.items.try_borrow()) {
                (Ok(p), Ok(q)) => sequences(&p, &q, depth),
                _ => Verdict::Ask,
            }
        }
        (Value::Dict(_), Value::Dict(_))
        | (Value::Set(_) | Value::FrozenSet(_), Value::Set(_) | Value::FrozenSet(_)) => Verdict::Ask,
        (Value::Range(_), Value::Range(_)) | (Value::Slice(_), Value::Slice(_)) => Verdict::Ask,
        (Value::Method(x), Value::Method(y)) => Verdict::of(x.receiver.is(&y.receiver) && x.function.is(&y.function)),
        (Value::Builtin(x), Value::Builtin(y)) => Verdict::of(Rc::ptr_eq(x, y) || x.same_method(y)),
        (Value::Class(_), Value::Class(_)) if !a.is(b) => Verdict::Ask,
        (Value::Code(_), Value::Code(_)) => Verdict::of(a.is(b)),
        (Value::Object(_), _) | (_, Value::Object(_)) => object_verdict(a, b),
        _ => Verdict::of(a.is(b)),
    }
}

/// Native objects with an equality of their own (dict views, memory views) are asked; others compare by identity.
fn object_verdict(a: &Value, b: &Value) -> Verdict {
    if a.is(b) { Verdict::Same } else { Verdict::Different }
}

fn sequences(x: &[Value], y: &[Value], depth: u32) -> Verdict {
    if x.len() != y.len() {
        // Still equal prefixes may have to be asked, but the answer does not depend on it unless it raises.
        return Verdict::Different;
    }
    if depth >= DEPTH {
        return Verdict::Ask;
    }
    all(x.iter().zip(y).map(|(p, q)| keys_at(p, q, depth + 1)))
}

/// CPython's hash of an address: the low bits, which are always zero, turned to the top.
pub fn pointer_hash(identity: u64) -> u64 {
    identity.rotate_right(4)
}

/// What `id()` gives for a value: never an address.
pub fn identity(value: &Value) -> u64 {
    match value {
        Value::Object(o) => o.identity(),
        Value::Class(c) => c.identity(),
        Value::Function(f) => f.identity.get(),
        Value::Generator(g) => g.identity.get(),
        Value::Module(m) => m.identity.get(),
        Value::List(l) => l.identity.get(),
        Value::Dict(d) => d.identity.get(),
        Value::Set(s) | Value::FrozenSet(s) => s.identity.get(),
        Value::None => 0x7f00_0000_0010,
        Value::Bool(b) => 0x7f00_0000_0020 + u64::from(*b) * 0x10,
        Value::Int(n) => 0x7e00_0000_0000 + ((*n as u64) & 0xff_ffff_ffff) * 0x20,
        Value::Float(x) => 0x7d00_0000_0000 + ((x.to_bits() >> 20) & 0xff_ffff_ffff) * 0x10,
        Value::Str(s) => 0x7c00_0000_0000 + (s.hash() & 0xff_ffff_ffff) * 0x10,
        Value::Tuple(t) => {
            t.iter().fold(0x7b00_0000_0000, |acc, v| (acc ^ shallow(v)).wrapping_mul(31) & 0x7fff_ffff_fff0)
        }
        Value::Builtin(b) => 0x7a00_0000_0000 + (b.qualname.hash() & 0xff_ffff_ffff) * 0x10,
        Value::Code(c) => 0x7900_0000_0000 + (c.qualname.hash() & 0xff_ffff_ffff) * 0x10,
        Value::Method(m) => shallow(&m.receiver) ^ (shallow(&m.function) << 1),
        _ => 0x7800_0000_0000,
    }
}

/// An identity that looks into no container.
fn shallow(value: &Value) -> u64 {
    match value {
        Value::Tuple(t) => 0x7b00_0000_0000 + t.len() as u64 * 0x10,
        Value::Method(_) => 0x7700_0000_0000,
        other => identity(other),
    }
}

/// The hash of a value, if no Python code is needed.
pub enum Hashed {
    Hash(u64),
    Unhashable,
    Ask,
}

/// CPython hashes a nan by its identity, which here is in its low bits (`Vm::own_nan`).
fn nan_hash(x: f64) -> i64 {
    (x.to_bits() & 0xffff_ffff) as i64
}

pub fn hash(value: &Value) -> Hashed {
    hash_at(value, 0)
}

fn hash_at(value: &Value, depth: u32) -> Hashed {
    Hashed::Hash(match value {
        Value::Str(s) => s.hash(),
        Value::Int(n) => nh::of_i64(*n) as u64,
        Value::Bool(b) => u64::from(*b),
        Value::None => 0xfca8_6420,
        Value::Float(x) => nh::of_f64(*x, nan_hash(*x)) as u64,
        Value::BigInt(n) => nh::of_int(n) as u64,
        Value::Complex(c) => nh::of_complex(c.0, c.1, nan_hash(c.0)) as u64,
        Value::Bytes(b) => nh::of_bytes(b) as u64,
        Value::Tuple(items) => {
            if depth >= DEPTH {
                return Hashed::Ask;
            }
            let mut hash = nh::TupleHash::new();
            for item in items.iter() {
                match hash_at(item, depth + 1) {
                    Hashed::Hash(h) => hash.add(h as i64),
                    other => return other,
                }
            }
            hash.finish() as u64
        }
        Value::FrozenSet(s) => s.frozen_hash(),
        Value::List(_) | Value::Dict(_) | Value::Set(_) => return Hashed::Unhashable,
        Value::Slice(_) | Value::Range(_) => return Hashed::Ask,
        Value::Class(c) if c.metaclass_has_custom_hash() => return Hashed::Ask,
        Value::Method(m) => match (hash_at(&m.receiver, depth + 1), hash_at(&m.function, depth + 1)) {
            (Hashed::Hash(a), Hashed::Hash(b)) => a ^ b,
            _ => return Hashed::Ask,
        },
        Value::Builtin(b) => b.identity_hash(),
        Value::Object(o) => {
            let class = o.class();
            if class.has_custom_hash() {
                return Hashed::Ask;
            }
            match o.base_value() {
                Some(base) => return hash_at(base, depth + 1),
                None => pointer_hash(o.identity()),
            }
        }
        Value::Null
        | Value::NotImplemented
        | Value::Ellipsis
        | Value::Function(_)
        | Value::Class(_)
        | Value::Generator(_)
        | Value::Iter(_)
        | Value::Cell(_)
        | Value::Code(_)
        | Value::Module(_) => pointer_hash(identity(value)),
    })
}
