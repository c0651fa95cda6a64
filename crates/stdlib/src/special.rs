//! Functions that CPython or its C library builds on `exp` and `log`: gamma (`Modules/mathmodule.c`), hyperbolic ones.

use coroscope_vm::num::elementary::{exp, log, pow};
use std::f64::consts::{LN_2, PI};

const LANCZOS_G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;

/// Numerator and denominator of Lanczos' approximation, constant term first.
const LANCZOS: [(f64, f64); 13] = [
    (23_531_376_880.410_76, 0.0),
    (42_919_803_642.649_1, 39_916_800.0),
    (35_711_959_237.355_67, 120_543_840.0),
    (17_921_034_426.037_21, 150_917_976.0),
    (6_039_542_586.352_028, 105_258_076.0),
    (1_439_720_407.311_721_6, 45_995_730.0),
    (248_874_557.862_054_17, 13_339_535.0),
    (31_426_415.585_400_194, 2_637_558.0),
    (2_876_370.628_935_372_5, 357_423.0),
    (186_056.265_395_223_48, 32_670.0),
    (8_071.672_002_365_816, 1_925.0),
    (210.824_277_751_579_36, 66.0),
    (2.506_628_274_631_000_2, 1.0),
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut num, mut den) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in LANCZOS.iter().rev() {
            (num, den) = (num * x + n, den * x + d);
        }
    } else {
        for (n, d) in LANCZOS {
            (num, den) = (num / x + n, den / x + d);
        }
    }
    num / den
}

/// sin(πx), exact at the integers.
fn sinpi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let r = match (2.0 * y).round() as u8 {
        0 => libm::sin(PI * y),
        1 => libm::cos(PI * (y - 0.5)),
        2 => libm::sin(PI * (1.0 - y)),
        3 => -libm::cos(PI * (y - 1.5)),
        _ => libm::sin(PI * (y - 2.0)),
    };
    1f64.copysign(x) * r
}

/// The gamma function; NaN at its poles.
pub fn gamma(x: f64) -> f64 {
    if !x.is_finite() {
        return if x > 0.0 || x.is_nan() { x } else { f64::NAN };
    }
    if x == 0.0 {
        return f64::NAN;
    }
    if x == x.floor() {
        if x < 0.0 {
            return f64::NAN;
        }
        if x <= 23.0 {
            return (1..x as u64).fold(1.0, |p, n| p * n as f64);
        }
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sinpi(x) } else { f64::INFINITY };
    }
    let y = size + G_MINUS_HALF;
    let lost = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let z = lost * LANCZOS_G / y;
    let scale = |r: f64, apply: fn(f64, f64) -> f64| {
        if size < 140.0 {
            apply(r, pow(y, size - 0.5))
        } else {
            let root = pow(y, size / 2.0 - 0.25);
            apply(apply(r, root), root)
        }
    };
    if x < 0.0 {
        let r = -PI / sinpi(size) / size * exp(y) / lanczos_sum(size);
        scale(r - z * r, |r, p| r / p)
    } else {
        let r = lanczos_sum(size) / exp(y);
        scale(r + z * r, |r, p| r * p)
    }
}

/// The logarithm of gamma's absolute value; NaN at the poles.
pub fn lgamma(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::INFINITY;
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { f64::NAN } else { 0.0 };
    }
    let size = x.abs();
    if size < 1e-20 {
        return -log(size);
    }
    let r = log(lanczos_sum(size)) - LANCZOS_G + (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1.0);
    if x < 0.0 { 1.144_729_885_849_400_2 - log(sinpi(size).abs()) - log(size) - r } else { r }
}

/// Hyperbolic cosine.
pub fn cosh(x: f64) -> f64 {
    let x = x.abs();
    if x < LN_2 {
        let t = libm::expm1(x);
        return 1.0 + t * t / (2.0 * (1.0 + t));
    }
    if x < 709.78 {
        let t = exp(x);
        return 0.5 * (t + 1.0 / t);
    }
    large_half_exp(x)
}

/// Hyperbolic sine.
pub fn sinh(x: f64) -> f64 {
    if x.abs() < 709.78 { libm::sinh(x) } else { large_half_exp(x.abs()).copysign(x) }
}

/// Half of e to the power of `x`, where that itself may be too large.
fn large_half_exp(x: f64) -> f64 {
    let half = exp(x / 2.0);
    half * 0.5 * half
}

/// Inverse hyperbolic sine.
pub fn asinh(x: f64) -> f64 {
    let size = x.abs();
    let y = if size >= 67_108_864.0 {
        log(size) + LN_2
    } else if size >= 2.0 {
        log(2.0 * size + 1.0 / ((size * size + 1.0).sqrt() + size))
    } else {
        libm::asinh(size)
    };
    y.copysign(x)
}

/// Inverse hyperbolic cosine.
pub fn acosh(x: f64) -> f64 {
    if x < 2.0 || x.is_nan() {
        libm::acosh(x)
    } else if x < 67_108_864.0 {
        log(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt()))
    } else {
        log(x) + LN_2
    }
}
