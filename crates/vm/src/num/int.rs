//! Arithmetic of integers of any size, with guards in front of results too big to hold.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::fault::{Fault, Outcome};

/// No integer may grow past this many bits (2 MiB); the result would be a `MemoryError`.
/// One product of this size takes tens of milliseconds, which is what Stop may wait for.
pub const MAX_BITS: u64 = 1 << 24;

/// An integer in its cheapest form: what the VM keeps unboxed, or a big one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    Big(BigInt),
}

impl Int {
    /// The same integer as a `BigInt`.
    pub fn into_big(self) -> BigInt {
        match self {
            Int::Small(n) => BigInt::from(n),
            Int::Big(n) => n,
        }
    }
}

impl From<BigInt> for Int {
    fn from(n: BigInt) -> Int {
        match n.to_i64() {
            Some(small) => Int::Small(small),
            None => Int::Big(n),
        }
    }
}

/// `a * b`; `MemoryError` when the product would pass [`MAX_BITS`].
pub fn mul(a: &BigInt, b: &BigInt) -> Outcome<BigInt> {
    if a.bits() + b.bits() > MAX_BITS + 1 {
        return Err(Fault::memory());
    }
    Ok(a * b)
}

/// `a // b` and `a % b`, rounding towards minus infinity. `by_zero` is the message for `b == 0`.
pub fn divmod(a: &BigInt, b: &BigInt, by_zero: &'static str) -> Outcome<(BigInt, BigInt)> {
    if b.is_zero() {
        return Err(Fault::zero_division(by_zero));
    }
    Ok(a.div_mod_floor(b))
}

/// `a << n` for `n >= 0`.
pub fn shl(a: &BigInt, n: &BigInt) -> Outcome<BigInt> {
    if n.is_negative() {
        return Err(Fault::value("negative shift count"));
    }
    if a.is_zero() {
        return Ok(BigInt::zero());
    }
    let Some(n) = n.to_u64() else { return Err(Fault::overflow("too many digits in integer")) };
    if n.saturating_add(a.bits()) > MAX_BITS {
        return Err(Fault::memory());
    }
    Ok(a << n)
}

/// `a >> n` for `n >= 0`, rounding towards minus infinity.
pub fn shr(a: &BigInt, n: &BigInt) -> Outcome<BigInt> {
    if n.is_negative() {
        return Err(Fault::value("negative shift count"));
    }
    match n.to_u64() {
        Some(n) if n <= a.bits() => Ok(a >> n),
        _ if a.is_negative() => Ok(BigInt::from(-1)),
        _ => Ok(BigInt::zero()),
    }
}

/// `base ** exp` for `exp >= 0`; `MemoryError` before any work when the result would pass [`MAX_BITS`].
pub fn pow(base: &BigInt, exp: &BigInt) -> Outcome<BigInt> {
    if exp.is_zero() || base.is_one() {
        return Ok(BigInt::one());
    }
    if base.is_zero() {
        return Ok(BigInt::zero());
    }
    if base.magnitude().is_one() {
        return Ok(if exp.is_even() { BigInt::one() } else { base.clone() });
    }
    let Some(e) = exp.to_u32() else { return Err(Fault::memory()) };
    // A number of `k` bits is at least 2**(k-1): the result has at least (k-1)*e+1 bits.
    if (base.bits() - 1).saturating_mul(u64::from(e)) > MAX_BITS {
        return Err(Fault::memory());
    }
    if base.bits().saturating_mul(u64::from(e)) > 2 * MAX_BITS {
        return Err(Fault::memory());
    }
    Ok(num_traits::pow::Pow::pow(base, e))
}

/// `pow(base, exp, modulus)`, negative exponents included (by the modular inverse).
/// Cost: `exp.bits()` multiplications of the modulus' size; [`pow_mod_cost`] gives it.
pub fn pow_mod(base: &BigInt, exp: &BigInt, modulus: &BigInt) -> Outcome<BigInt> {
    if modulus.is_zero() {
        return Err(Fault::value("pow() 3rd argument cannot be 0"));
    }
    let size = modulus.abs();
    if size.is_one() {
        return Ok(BigInt::zero());
    }
    let mut base = base.mod_floor(&size);
    if exp.is_negative() {
        base = inverse(&base, &size)?;
    }
    let power = BigInt::from(base.magnitude().modpow(exp.magnitude(), size.magnitude()));
    Ok(power.mod_floor(modulus))
}

/// Word operations that [`pow_mod`] will take, for the fuel.
pub fn pow_mod_cost(exp: &BigInt, modulus: &BigInt) -> u64 {
    let words = modulus.bits() / 64 + 1;
    exp.bits().saturating_mul(words).saturating_mul(words)
}

/// Word operations that one product or quotient of numbers of this many bits takes, for the fuel.
pub fn mul_cost(a_bits: u64, b_bits: u64) -> u64 {
    (a_bits / 64 + 1).saturating_mul(b_bits / 64 + 1)
}

fn inverse(a: &BigInt, modulus: &BigInt) -> Outcome<BigInt> {
    let extended = a.extended_gcd(modulus);
    if !extended.gcd.is_one() {
        return Err(Fault::value("base is not invertible for the given modulus"));
    }
    Ok(extended.x.mod_floor(modulus))
}

/// `int.bit_length()`.
pub fn bit_length(n: &BigInt) -> u64 {
    n.bits()
}

/// `int.bit_count()`: the ones in the absolute value.
pub fn bit_count(n: &BigInt) -> u64 {
    n.magnitude().count_ones()
}

/// `math.isqrt(n)`.
pub fn isqrt(n: &BigInt) -> Outcome<BigInt> {
    if n.is_negative() {
        return Err(Fault::value("isqrt() argument must be nonnegative"));
    }
    Ok(num_integer::Roots::sqrt(n))
}

/// `float(n)`, rounded half to even.
pub fn to_f64(n: &BigInt) -> Outcome<f64> {
    let bits = n.bits();
    let value = if bits <= 64 {
        n.magnitude().to_u64().map(|m| m as f64)
    } else {
        let shift = bits - 64;
        let top: BigUint = n.magnitude() >> shift;
        let sticky = n.magnitude().trailing_zeros().unwrap_or(0) < shift;
        compose(u128::from(top.to_u64().unwrap_or(u64::MAX)), sticky, i64::try_from(shift).unwrap_or(i64::MAX))
    };
    match value {
        Some(v) => Ok(if n.is_negative() { -v } else { v }),
        None => Err(Fault::overflow("int too large to convert to float")),
    }
}

/// `a / b` of integers, correctly rounded (CPython's `long_true_divide`).
pub fn true_div(a: &BigInt, b: &BigInt) -> Outcome<f64> {
    if b.is_zero() {
        return Err(Fault::zero_division("division by zero"));
    }
    if a.is_zero() {
        return Ok(if b.is_negative() { -0.0 } else { 0.0 });
    }
    let shift = i64::try_from(a.bits()).unwrap_or(i64::MAX) - i64::try_from(b.bits()).unwrap_or(i64::MAX) - 66;
    let (q, r) = if shift > 1100 {
        return Err(Fault::overflow("integer division result too large for a float"));
    } else if shift >= 0 {
        a.magnitude().div_rem(&(b.magnitude() << shift.unsigned_abs()))
    } else if shift < -1400 {
        // The quotient is far under half of the smallest subnormal.
        (BigUint::zero(), BigUint::one())
    } else {
        (a.magnitude() << shift.unsigned_abs()).div_rem(b.magnitude())
    };
    let negative = a.is_negative() != b.is_negative();
    match compose(q.to_u128().unwrap_or(u128::MAX), !r.is_zero(), shift) {
        Some(v) => Ok(if negative { -v } else { v }),
        None => Err(Fault::overflow("integer division result too large for a float")),
    }
}

/// The float nearest to `mantissa * 2**exp` (a little more when `sticky`), ties to even; `None` past the largest.
pub fn compose(mantissa: u128, sticky: bool, exp: i64) -> Option<f64> {
    let len = i64::from(128 - mantissa.leading_zeros());
    if len == 0 {
        return Some(0.0);
    }
    // Bits that the result can hold: 53, or fewer where it is subnormal.
    let keep = 53.min(len + exp + 1074);
    if keep < 0 {
        return Some(0.0);
    }
    let drop = len - keep;
    let (mut kept, exp) = if drop <= 0 {
        (mantissa, exp)
    } else {
        let kept = if drop >= 128 { 0 } else { mantissa >> drop };
        let rest = mantissa - if drop >= 128 { 0 } else { kept << drop };
        let half = 1u128 << (drop - 1).min(127);
        let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
        (kept + u128::from(up), exp + drop)
    };
    let mut exp = exp;
    // `kept` may have come out as 2**53; then it is even and moves down exactly.
    while kept >= 1 << 53 {
        kept >>= 1;
        exp += 1;
    }
    if i64::from(128 - kept.leading_zeros()) + exp > 1024 {
        return None;
    }
    Some(scale(kept as f64, exp))
}

/// `x * 2**exp` where the result is exact.
fn scale(x: f64, exp: i64) -> f64 {
    let mut x = x;
    let mut left = exp;
    while left > 1000 {
        x *= 2f64.powi(1000);
        left -= 1000;
    }
    while left < -1000 {
        // The product stays normal until the last step because `x` is an integer under 2**53.
        x *= 2f64.powi(-1000);
        left += 1000;
    }
    x * 2f64.powi(i32::try_from(left).unwrap_or(0))
}

/// `int(x)`: towards zero. `OverflowError` for infinities, `ValueError` for nan.
pub fn from_f64(x: f64) -> Outcome<Int> {
    if x.is_nan() {
        return Err(Fault::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(Fault::overflow("cannot convert float infinity to integer"));
    }
    if x.abs() < 9e18 {
        return Ok(Int::Small(x as i64));
    }
    let (mantissa, exp, negative) = super::float::decode(x);
    let n = BigInt::from(mantissa) << exp.max(0);
    Ok(Int::from(if negative { -n } else { n }))
}

/// How an integer and a float compare, exactly; `None` for nan.
pub fn cmp_f64(n: &BigInt, x: f64) -> Option<std::cmp::Ordering> {
    use std::cmp::Ordering;
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = from_f64(x).ok()?.into_big();
    Some(n.cmp(&whole).then_with(|| 0.0.partial_cmp(&x.fract()).unwrap_or(Ordering::Equal)))
}

/// How an `i64` and a float compare, exactly; `None` for nan.
pub fn cmp_i64_f64(n: i64, x: f64) -> Option<std::cmp::Ordering> {
    // Every integer up to 2**53 is a float.
    if n.unsigned_abs() <= 1 << 53 {
        return (n as f64).partial_cmp(&x);
    }
    cmp_f64(&BigInt::from(n), x)
}

/// Floor division of `i64`s; `None` where the VM must take the long way (zero, or `i64::MIN // -1`).
pub fn floor_div_i64(a: i64, b: i64) -> Option<i64> {
    let q = a.checked_div(b)?;
    Some(if (a % b != 0) && ((a < 0) != (b < 0)) { q - 1 } else { q })
}

/// Floor modulo of `i64`s; `None` where the VM must take the long way.
pub fn floor_mod_i64(a: i64, b: i64) -> Option<i64> {
    let r = a.checked_rem(b)?;
    Some(if r != 0 && ((r < 0) != (b < 0)) { r + b } else { r })
}

/// The sign and magnitude as an integer (for `BigInt`s made of parts).
pub fn signed(magnitude: BigUint, negative: bool) -> BigInt {
    BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude)
}
