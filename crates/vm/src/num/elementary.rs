//! `exp`, `log`, `pow` and their kin, rounded as well as the C library's that CPython is built on, and the same on every
//! machine. Intermediate results are pairs of floats (*double-double*, about 100 bits), so that what comes out is the
//! nearest float but for one case in a billion.

/// An unevaluated sum of two floats, the second below half a unit in the last place of the first.
#[derive(Clone, Copy)]
struct Pair(f64, f64);

/// ln 2, in three parts.
const LN2: [f64; 3] = [std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17, 5.707_708_438_416_212e-34];

fn quick_sum(a: f64, b: f64) -> Pair {
    let s = a + b;
    Pair(s, b - (s - a))
}

fn two_sum(a: f64, b: f64) -> Pair {
    let s = a + b;
    let t = s - a;
    Pair(s, (a - (s - t)) + (b - t))
}

fn split(a: f64) -> (f64, f64) {
    let t = 134_217_729.0 * a;
    let hi = t - (t - a);
    (hi, a - hi)
}

fn two_product(a: f64, b: f64) -> Pair {
    let p = a * b;
    let ((ah, al), (bh, bl)) = (split(a), split(b));
    Pair(p, ((ah * bh - p) + ah * bl + al * bh) + al * bl)
}

impl Pair {
    fn add(self, b: Pair) -> Pair {
        let s = two_sum(self.0, b.0);
        let t = two_sum(self.1, b.1);
        let s = quick_sum(s.0, s.1 + t.0);
        quick_sum(s.0, s.1 + t.1)
    }

    fn mul(self, b: Pair) -> Pair {
        let p = two_product(self.0, b.0);
        quick_sum(p.0, p.1 + (self.0 * b.1 + self.1 * b.0))
    }

    fn scale(self, b: f64) -> Pair {
        let p = two_product(self.0, b);
        quick_sum(p.0, p.1 + self.1 * b)
    }

    fn div(self, b: Pair) -> Pair {
        let q = self.0 / b.0;
        let r = self.add(b.scale(-q));
        let q2 = r.0 / b.0;
        let r = r.add(b.scale(-q2));
        quick_sum(q, q2).add(Pair(r.0 / b.0, 0.0))
    }

    fn value(self) -> f64 {
        self.0 + self.1
    }
}

/// `x * 2**n` where the result may be anything.
fn scalbn(x: f64, n: i32) -> f64 {
    let power = |n: i32| f64::from_bits(((n + 1023) as u64) << 52);
    match n {
        -1022..=1023 => x * power(n),
        1024.. => x * power(1023) * power((n - 1023).min(1023)),
        _ => x * power(-969) * power((n + 969).max(-1022)),
    }
}

/// e to the power of a pair, as a pair between 1/2 and 2 and a power of two.
fn exp_pair(x: Pair) -> (Pair, i32) {
    let k = (x.0 / LN2[0]).round();
    let mut r = x.add(two_product(-k, LN2[0])).add(two_product(-k, LN2[1])).add(Pair(-k * LN2[2], 0.0));
    // The series of exp(r/256) - 1, then eight doublings of the argument.
    r = Pair(r.0 / 256.0, r.1 / 256.0);
    let mut sum = Pair(1.0, 0.0);
    for n in (2..=11).rev() {
        sum = sum.mul(r).div(Pair(f64::from(n), 0.0)).add(Pair(1.0, 0.0));
    }
    let mut p = sum.mul(r);
    for _ in 0..8 {
        p = p.scale(2.0).add(p.mul(p));
    }
    (p.add(Pair(1.0, 0.0)), k as i32)
}

/// The natural logarithm of a positive finite float.
fn log_pair(x: f64) -> Pair {
    let (mut m, mut e) = frexp(x);
    if m < std::f64::consts::FRAC_1_SQRT_2 {
        m *= 2.0;
        e -= 1;
    }
    // log(m) = 2 artanh(s) with s = (m - 1) / (m + 1), a series in s².
    let s = Pair(m - 1.0, 0.0).div(two_sum(m, 1.0));
    let square = s.mul(s);
    let mut sum = Pair(0.0, 0.0);
    let mut n: u32 = 45;
    while n > 1 {
        sum = sum.add(Pair(1.0, 0.0).div(Pair(f64::from(n), 0.0))).mul(square);
        n -= 2;
    }
    let own = s.add(s.mul(sum)).scale(2.0);
    let e = f64::from(e);
    two_product(e, LN2[0]).add(two_product(e, LN2[1])).add(own)
}

/// Mantissa in `[0.5, 1)` and exponent of a positive finite float.
fn frexp(x: f64) -> (f64, i32) {
    let bits = x.to_bits();
    match (bits >> 52) as i32 & 0x7ff {
        0 => {
            let (m, e) = frexp(x * 18_014_398_509_481_984.0);
            (m, e - 54)
        }
        e => (f64::from_bits(bits & 0x800f_ffff_ffff_ffff | 0x3fe0_0000_0000_0000), e - 1022),
    }
}

fn finish((p, k): (Pair, i32)) -> f64 {
    scalbn(p.value(), k)
}

/// e to the power of `x`.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        x
    } else if x > 709.79 {
        f64::INFINITY
    } else if x < -745.2 {
        0.0
    } else {
        finish(exp_pair(Pair(x, 0.0)))
    }
}

/// 2 to the power of `x`.
pub fn exp2(x: f64) -> f64 {
    pow(2.0, x)
}

/// The natural logarithm; `-inf` of zero, NaN of what is negative.
pub fn log(x: f64) -> f64 {
    match special_log(x) {
        Some(y) => y,
        None => log_pair(x).value(),
    }
}

/// The logarithm to base 2.
pub fn log2(x: f64) -> f64 {
    match special_log(x) {
        Some(y) => y,
        None if frexp(x).0 == 0.5 => f64::from(frexp(x).1 - 1),
        None => log_pair(x).div(Pair(LN2[0], LN2[1])).value(),
    }
}

fn special_log(x: f64) -> Option<f64> {
    if x == 0.0 {
        Some(f64::NEG_INFINITY)
    } else if x < 0.0 {
        Some(f64::NAN)
    } else if x.is_finite() {
        None
    } else {
        Some(x)
    }
}

/// `x` to the power of `y` for a positive finite `x` and a finite `y`; infinite where that is too large.
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 2.0 {
        return x * x;
    }
    if y == 0.5 {
        return x.sqrt();
    }
    if x == 1.0 || y == 0.0 {
        return 1.0;
    }
    if y == y.trunc() && (1.0..=64.0).contains(&y) && (1e-4..=1e4).contains(&x) {
        return whole_power(x, y as u32).value();
    }
    let log = log_pair(x);
    let high = log.0 * y;
    if high > 709.79 {
        return f64::INFINITY;
    }
    if high < -745.2 {
        return 0.0;
    }
    finish(exp_pair(log.scale(y)))
}

fn whole_power(x: f64, mut n: u32) -> Pair {
    let (mut result, mut square) = (Pair(1.0, 0.0), Pair(x, 0.0));
    while n > 0 {
        if n & 1 == 1 {
            result = result.mul(square);
        }
        n >>= 1;
        if n > 0 {
            square = square.mul(square);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of CPython on musl.
    #[test]
    fn nearest_floats() {
        assert_eq!(exp(1.0), std::f64::consts::E);
        assert_eq!(exp(-745.0), 5e-324);
        assert_eq!(exp(709.5), 1.354_986_319_314_632_8e308);
        assert_eq!(log(10.0), std::f64::consts::LN_10);
        assert_eq!(log(1.0 + f64::EPSILON), 2.220_446_049_250_312_8e-16);
        assert_eq!(log2(8.0), 3.0);
        assert_eq!(log2(10.0), std::f64::consts::LOG2_10);
        assert_eq!(pow(1.05, 10.0), 1.628_894_626_777_442);
        assert_eq!(pow(2.0, 0.5), std::f64::consts::SQRT_2);
        assert_eq!(pow(10.0, -3.0), 0.001);
        assert_eq!(pow(10.0, 308.0), 1e308);
        assert_eq!(pow(2.0, 1024.0), f64::INFINITY);
        assert_eq!(exp2(-1074.0), 5e-324);
        assert_eq!(pow(7.5, 1.0 / 3.0), 1.957_433_820_584_431_7);
    }
}
