//! Complex numbers: arithmetic as in CPython's `complexobject.c`, and their text.

use super::digits::{Alternate, Style, write};
use super::elementary;
use crate::fault::{Fault, Outcome};

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    pub re: f64,
    pub im: f64,
}

impl Complex {
    /// `complex(re, im)`.
    pub fn new(re: f64, im: f64) -> Complex {
        Complex { re, im }
    }

    fn is_infinite(self) -> bool {
        self.re.is_infinite() || self.im.is_infinite()
    }

    fn is_finite(self) -> bool {
        self.re.is_finite() && self.im.is_finite()
    }

    /// `a / b`, dividing by the larger part so that nothing overflows on the way (`_Py_c_quot`).
    pub fn quotient(self, b: Complex) -> Outcome<Complex> {
        let a = self;
        if b.re == 0.0 && b.im == 0.0 {
            return Err(Fault::zero_division("division by zero"));
        }
        let quotient = if b.re.abs() >= b.im.abs() {
            let ratio = b.im / b.re;
            let denom = b.re + b.im * ratio;
            Complex::new((a.re + a.im * ratio) / denom, (a.im - a.re * ratio) / denom)
        } else if b.im.abs() >= b.re.abs() {
            let ratio = b.re / b.im;
            let denom = b.re * ratio + b.im;
            Complex::new((a.re * ratio + a.im) / denom, (a.im * ratio - a.re) / denom)
        } else {
            Complex::new(f64::NAN, f64::NAN)
        };
        if !(quotient.re.is_nan() && quotient.im.is_nan()) {
            return Ok(quotient);
        }
        Ok(if a.is_infinite() && b.is_finite() {
            let (x, y) = (boxed(a.re), boxed(a.im));
            Complex::new(f64::INFINITY * (x * b.re + y * b.im), f64::INFINITY * (y * b.re - x * b.im))
        } else if b.is_infinite() && a.is_finite() {
            let (x, y) = (boxed(b.re), boxed(b.im));
            Complex::new(0.0 * (a.re * x + a.im * y), 0.0 * (a.im * x - a.re * y))
        } else {
            quotient
        })
    }

    /// `real / self`, of a real number (`_Py_rc_quot`).
    pub fn divides(self, real: f64) -> Outcome<Complex> {
        let b = self;
        if b.re == 0.0 && b.im == 0.0 {
            return Err(Fault::zero_division("division by zero"));
        }
        let quotient = if b.re.abs() >= b.im.abs() {
            let ratio = b.im / b.re;
            let denom = b.re + b.im * ratio;
            Complex::new(real / denom, (-real * ratio) / denom)
        } else if b.im.abs() >= b.re.abs() {
            let ratio = b.re / b.im;
            let denom = b.re * ratio + b.im;
            Complex::new((real * ratio) / denom, -real / denom)
        } else {
            Complex::new(f64::NAN, f64::NAN)
        };
        if quotient.re.is_nan() && quotient.im.is_nan() && real.is_finite() && b.is_infinite() {
            return Ok(Complex::new(0.0 * (real * boxed(b.re)), 0.0 * (-real * boxed(b.im))));
        }
        Ok(quotient)
    }

    /// `abs(a)`.
    pub fn abs(self) -> Outcome<f64> {
        let value = libm::hypot(self.re, self.im);
        if value.is_infinite() && self.re.is_finite() && self.im.is_finite() {
            return Err(Fault::overflow("absolute value too large"));
        }
        Ok(value)
    }

    /// `a ** b`.
    pub fn pow(self, b: Complex) -> Outcome<Complex> {
        let small_integer = b.im == 0.0 && b.re == b.re.floor() && b.re.abs() <= 100.0;
        let power = if small_integer {
            let power = self.powi(b.re.abs() as u32);
            if b.re < 0.0 { Complex::new(1.0, 0.0).quotient(power).map_err(|_| no_power())? } else { power }
        } else {
            self.powc(b)?
        };
        if power.is_infinite() {
            return Err(Fault::overflow("complex exponentiation"));
        }
        Ok(power)
    }

    fn powi(self, n: u32) -> Complex {
        let mut result = Complex::new(1.0, 0.0);
        let mut square = self;
        let mut mask = 1u32;
        while mask <= n && mask > 0 {
            if n & mask != 0 {
                result = result * square;
            }
            mask <<= 1;
            square = square * square;
        }
        result
    }

    fn powc(self, b: Complex) -> Outcome<Complex> {
        if b.re == 0.0 && b.im == 0.0 {
            return Ok(Complex::new(1.0, 0.0));
        }
        if self.re == 0.0 && self.im == 0.0 {
            if b.im != 0.0 || b.re < 0.0 {
                return Err(no_power());
            }
            return Ok(Complex::new(0.0, 0.0));
        }
        let size = libm::hypot(self.re, self.im);
        let is_plain = size.is_finite() && b.re.is_finite();
        let mut len = if is_plain { elementary::pow(size, b.re) } else { libm::pow(size, b.re) };
        let angle = libm::atan2(self.im, self.re);
        let mut phase = angle * b.re;
        if b.im != 0.0 {
            len *= elementary::exp(-angle * b.im);
            phase += b.im * elementary::log(size);
        }
        Ok(Complex::new(len * libm::cos(phase), len * libm::sin(phase)))
    }

    /// `repr(a)`.
    pub fn repr(self) -> String {
        let imaginary = part(self.im);
        if self.re == 0.0 && self.re.is_sign_positive() {
            return format!("{imaginary}j");
        }
        let plus = if imaginary.starts_with('-') { "" } else { "+" };
        format!("({}{plus}{imaginary}j)", part(self.re))
    }
}

impl std::ops::Add for Complex {
    type Output = Complex;

    /// `a + b`.
    fn add(self, b: Complex) -> Complex {
        Complex::new(self.re + b.re, self.im + b.im)
    }
}

impl std::ops::Sub for Complex {
    type Output = Complex;

    /// `a - b`.
    fn sub(self, b: Complex) -> Complex {
        Complex::new(self.re - b.re, self.im - b.im)
    }
}

impl std::ops::Mul for Complex {
    type Output = Complex;

    /// `a * b`. A product that comes out as nan in both parts although a factor, or a partial product, is infinite
    /// is infinite (annex G of C11, as in `_Py_c_prod`).
    fn mul(self, other: Complex) -> Complex {
        let (mut a, mut b, mut c, mut d) = (self.re, self.im, other.re, other.im);
        let product = Complex::new(a * c - b * d, a * d + b * c);
        if !(product.re.is_nan() && product.im.is_nan()) {
            return product;
        }
        let mut infinite = [a * c, b * d, a * d, b * c].iter().any(|x| x.is_infinite());
        if self.is_infinite() {
            (a, b, c, d) = (boxed(a), boxed(b), no_nan(c), no_nan(d));
            infinite = true;
        }
        if other.is_infinite() {
            (a, b, c, d) = (no_nan(a), no_nan(b), boxed(c), boxed(d));
            infinite = true;
        }
        if !infinite {
            return product;
        }
        (a, b, c, d) = (no_nan(a), no_nan(b), no_nan(c), no_nan(d));
        Complex::new(f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c))
    }
}

impl std::ops::Neg for Complex {
    type Output = Complex;

    /// `-a`.
    fn neg(self) -> Complex {
        Complex::new(-self.re, -self.im)
    }
}

/// 1 for infinities, 0 for the rest, with the sign of `x`.
fn boxed(x: f64) -> f64 {
    if x.is_infinite() { 1f64.copysign(x) } else { 0f64.copysign(x) }
}

/// Zero for nan, with its sign.
fn no_nan(x: f64) -> f64 {
    if x.is_nan() { 0f64.copysign(x) } else { x }
}

fn no_power() -> Fault {
    Fault::zero_division("zero to a negative or complex power")
}

/// One part of a repr: as a float's, but whole numbers have no `.0`.
fn part(x: f64) -> String {
    let text = write(x, Style::Bare, Alternate::No).unwrap_or_default();
    if x.is_sign_negative() && !x.is_nan() { format!("-{text}") } else { text }
}

/// `complex(text)`; `ValueError` when it is not one.
pub fn parse(text: &str) -> Outcome<Complex> {
    parse_plain(&super::int_text::plain_digits(text)).ok_or_else(|| Fault::value("complex() arg is a malformed string"))
}

fn parse_plain(text: &str) -> Option<Complex> {
    let blank = |c: char| c.is_ascii_whitespace() || c == '\x0b';
    let mut body = text.trim_matches(blank);
    if let Some(inner) = body.strip_prefix('(') {
        body = inner.strip_suffix(')')?.trim_matches(blank);
    }
    let number = |t: &str| if t.contains(blank) { None } else { super::float::parse(t).ok() };
    let Some(head) = body.strip_suffix(['j', 'J']) else { return Some(Complex::new(number(body)?, 0.0)) };
    // The sign that starts the imaginary part: the last one that no exponent owns.
    let bytes = head.as_bytes();
    let cut = (0..bytes.len())
        .rev()
        .find(|&i| matches!(bytes[i], b'+' | b'-') && (i == 0 || !matches!(bytes[i - 1], b'e' | b'E')))
        .unwrap_or(0);
    let (re, im) = head.split_at(cut);
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        digits => number(digits)?,
    };
    Some(Complex::new(if re.is_empty() { 0.0 } else { number(re)? }, im))
}
