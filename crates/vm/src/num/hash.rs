//! Hashes as CPython computes them on 64-bit machines, so that sets of numbers iterate in its order.
//! Text is hashed with SipHash-1-3 under the zero key, which is what `PYTHONHASHSEED=0` gives.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

/// Numbers are hashed modulo this prime.
const MODULUS: u64 = (1 << 61) - 1;
/// `hash(float('inf'))`.
const INFINITY: i64 = 314_159;
/// The imaginary part counts this often.
const IMAGINARY: u64 = 1_000_003;

/// -1 marks an error in CPython, so no hash is -1.
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(n)`.
pub fn of_i64(n: i64) -> i64 {
    let rest = (n.unsigned_abs() % MODULUS) as i64;
    not_minus_one(if n < 0 { -rest } else { rest })
}

/// `hash(n)` of a big integer. Linear.
pub fn of_int(n: &BigInt) -> i64 {
    let rest = (n.magnitude() % MODULUS).to_i64().unwrap_or(0);
    not_minus_one(if n.is_negative() { -rest } else { rest })
}

/// `hash(x)`. For nan, CPython hashes the object's address; the VM gives its stand-in for that.
pub fn of_f64(x: f64, nan: i64) -> i64 {
    if x.is_nan() {
        return nan;
    }
    if x.is_infinite() {
        return if x > 0.0 { INFINITY } else { -INFINITY };
    }
    let (mantissa, exp, negative) = super::float::decode(x);
    // Multiplying by 2**k modulo 2**61-1 turns the 61 bits around.
    let turn = exp.rem_euclid(61) as u32;
    let rest = mantissa % MODULUS;
    let turned = ((rest << turn) & MODULUS) | (rest >> (61 - turn));
    let turned = (turned % MODULUS) as i64;
    not_minus_one(if negative { -turned } else { turned })
}

/// `hash(complex(re, im))`.
pub fn of_complex(re: f64, im: f64, nan: i64) -> i64 {
    let real = of_f64(re, nan) as u64;
    let imaginary = of_f64(im, nan) as u64;
    not_minus_one(real.wrapping_add(IMAGINARY.wrapping_mul(imaginary)) as i64)
}

/// `hash(bytes)`.
pub fn of_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() { 0 } else { not_minus_one(siphash13(bytes) as i64) }
}

/// `hash(text)`: of the units in which CPython would store it, one, two or four bytes each. Linear.
pub fn of_str(text: &str) -> i64 {
    if text.is_ascii() {
        return of_bytes(text.as_bytes());
    }
    let widest = text.chars().max().map_or(0, u32::from);
    let bytes: Vec<u8> = match widest {
        ..0x100 => text.chars().map(|c| c as u8).collect(),
        0x100..0x1_0000 => text.chars().flat_map(|c| (c as u16).to_le_bytes()).collect(),
        _ => text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
    };
    of_bytes(&bytes)
}

/// The running hash of a tuple (xxHash in the variant of CPython's `tuplehash`).
#[derive(Clone, Copy, Debug)]
pub struct TupleHash {
    state: u64,
    len: u64,
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl TupleHash {
    /// The hash of no items yet.
    pub fn new() -> TupleHash {
        TupleHash { state: PRIME_5, len: 0 }
    }

    /// Adds the hash of the next item.
    pub fn add(&mut self, item: i64) {
        self.state = self.state.wrapping_add((item as u64).wrapping_mul(PRIME_2));
        self.state = self.state.rotate_left(31).wrapping_mul(PRIME_1);
        self.len += 1;
    }

    /// The tuple's hash.
    pub fn finish(self) -> i64 {
        let hash = self.state.wrapping_add(self.len ^ (PRIME_5 ^ 3_527_539));
        if hash == u64::MAX { 1_546_275_796 } else { hash as i64 }
    }
}

impl Default for TupleHash {
    fn default() -> TupleHash {
        TupleHash::new()
    }
}

/// The running hash of a frozenset: the same whatever the order of its items.
#[derive(Clone, Copy, Debug, Default)]
pub struct FrozensetHash {
    state: u64,
    len: u64,
}

impl FrozensetHash {
    /// Adds the hash of an item.
    pub fn add(&mut self, item: i64) {
        let h = item as u64;
        self.state ^= (h ^ 89_869_747 ^ (h << 16)).wrapping_mul(3_644_798_167);
        self.len += 1;
    }

    /// The set's hash.
    pub fn finish(self) -> i64 {
        let mut hash = self.state ^ (self.len + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69069).wrapping_add(907_133_923);
        if hash == u64::MAX { 590_923_713 } else { hash as i64 }
    }
}

/// SipHash with one round per word and three at the end, key zero.
fn siphash13(bytes: &[u8]) -> u64 {
    let mut v = [0x736f_6d65_7073_6575u64, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let m = u64::from_le_bytes(word.try_into().unwrap_or_default());
        v[3] ^= m;
        sip_round(&mut v);
        v[0] ^= m;
    }
    let mut last = [0u8; 8];
    let rest = words.remainder();
    last[..rest.len()].copy_from_slice(rest);
    last[7] = bytes.len() as u8;
    let m = u64::from_le_bytes(last);
    v[3] ^= m;
    sip_round(&mut v);
    v[0] ^= m;
    v[2] ^= 0xff;
    for _ in 0..3 {
        sip_round(&mut v);
    }
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

fn sip_round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[2] = v[2].wrapping_add(v[3]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[1]);
    v[0] = v[0].wrapping_add(v[3]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].rotate_left(32);
}
