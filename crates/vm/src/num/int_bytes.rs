//! `int.to_bytes` and `int.from_bytes`.

use num_bigint::{BigInt, Sign};
use num_traits::Signed;

use crate::fault::{Fault, Outcome};

/// The order of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endian {
    Little,
    Big,
}

/// Whether the top bit is a sign (two's complement).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signedness {
    Unsigned,
    Signed,
}

impl Endian {
    /// The order that Python calls `name`.
    pub fn from_name(name: &str) -> Outcome<Endian> {
        match name {
            "little" => Ok(Endian::Little),
            "big" => Ok(Endian::Big),
            _ => Err(Fault::value("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// `n.to_bytes(length, order, signed=...)`.
pub fn to_bytes(n: &BigInt, length: usize, order: Endian, signedness: Signedness) -> Outcome<Vec<u8>> {
    if n.is_negative() && signedness == Signedness::Unsigned {
        return Err(Fault::overflow("can't convert negative int to unsigned"));
    }
    let mut bytes = match signedness {
        Signedness::Unsigned => n.magnitude().to_bytes_le(),
        Signedness::Signed => n.to_signed_bytes_le(),
    };
    if n.magnitude().bits() == 0 {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(Fault::overflow("int too big to convert"));
    }
    bytes.resize(length, if n.is_negative() { 0xff } else { 0 });
    if order == Endian::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, order, signed=...)`.
pub fn from_bytes(bytes: &[u8], order: Endian, signedness: Signedness) -> BigInt {
    match (order, signedness) {
        (Endian::Little, Signedness::Unsigned) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (Endian::Big, Signedness::Unsigned) => BigInt::from_bytes_be(Sign::Plus, bytes),
        (Endian::Little, Signedness::Signed) => BigInt::from_signed_bytes_le(bytes),
        (Endian::Big, Signedness::Signed) => BigInt::from_signed_bytes_be(bytes),
    }
}
