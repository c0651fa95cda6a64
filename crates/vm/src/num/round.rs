//! `round()` of integers and floats: half to even, on the exact value.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};

use super::int::{Int, from_f64, pow, to_f64};
use crate::fault::{Fault, Outcome};

/// `round(n, ndigits)` of an integer; only negative `ndigits` change it.
pub fn int_to(n: &BigInt, ndigits: i64) -> Outcome<BigInt> {
    if ndigits >= 0 {
        return Ok(n.clone());
    }
    // A power of ten with more digits than the number has leaves nothing.
    if ndigits.unsigned_abs() > n.bits() / 3 + 2 {
        return Ok(BigInt::zero());
    }
    let unit = pow(&BigInt::from(10), &BigInt::from(ndigits.unsigned_abs()))?;
    let (quotient, rest) = n.div_mod_floor(&unit);
    let twice: BigInt = &rest * 2;
    let up = twice > unit || (twice == unit && quotient.is_odd());
    Ok((if up { quotient + 1 } else { quotient }) * unit)
}

/// `round(x)`: the nearest integer.
pub fn float_to_int(x: f64) -> Outcome<Int> {
    from_f64(x.round_ties_even())
}

/// `round(x, ndigits)` of a float.
pub fn float_to(x: f64, ndigits: i64) -> Outcome<f64> {
    if !x.is_finite() || x == 0.0 || ndigits > 323 {
        return Ok(x);
    }
    if ndigits < -308 {
        return Ok(0f64.copysign(x));
    }
    if ndigits >= 0 {
        let text = format!("{:.*}", ndigits as usize, x);
        let rounded: f64 = text.parse().unwrap_or(x);
        return finite(rounded);
    }
    let whole = from_f64(x.abs())?.into_big();
    let broken = x.fract() != 0.0;
    let unit = pow(&BigInt::from(10), &BigInt::from(ndigits.unsigned_abs()))?;
    let (quotient, rest) = whole.div_mod_floor(&unit);
    let twice: BigInt = &rest * 2;
    let up = twice > unit || (twice == unit && (broken || quotient.is_odd()));
    let rounded = (if up { quotient + 1 } else { quotient }) * unit;
    debug_assert!(!rounded.is_negative());
    finite(to_f64(&rounded).unwrap_or(f64::INFINITY).copysign(x))
}

fn finite(x: f64) -> Outcome<f64> {
    if x.is_infinite() { Err(Fault::overflow("rounded value too large to represent")) } else { Ok(x) }
}
