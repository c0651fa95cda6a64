"""Functions of complex numbers."""
import math
from math import atan2, copysign, hypot

e, pi, tau, inf, nan = math.e, math.pi, math.tau, math.inf, math.nan
infj, nanj = complex(0.0, inf), complex(0.0, nan)


def _z(z):
    if isinstance(z, (complex, float, int)):
        return complex(z)
    if not any(hasattr(type(z), n) for n in ("__complex__", "__float__", "__index__")):
        raise TypeError(f"must be real number, not {type(z).__name__}")
    return complex(z)


def _turned(f):
    """f(iz)/i"""
    def turned(z, /):
        z = _z(z)
        w = f(complex(-z.imag, z.real))
        return complex(w.imag, -w.real)
    return turned


def isfinite(z, /):
    z = _z(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = _z(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = _z(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _z(a), _z(b)
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    diff = abs(a - b)
    return diff <= rel_tol * abs(b) or diff <= rel_tol * abs(a) or diff <= abs_tol


def phase(z, /):
    z = _z(z)
    return atan2(z.imag, z.real)


def polar(z, /):
    z = _z(z)
    return abs(z), atan2(z.imag, z.real)


def rect(r, phi, /):
    return complex(r, 0.0 * phi) if phi == 0 else complex(r * math.cos(phi), r * math.sin(phi))


def exp(z, /):
    z = _z(z)
    try:
        size = math.exp(z.real)
        w = complex(size * math.cos(z.imag), size * math.sin(z.imag))
    except OverflowError:
        raise OverflowError("math range error") from None
    return w


def _log(z):
    a, b = abs(z.real), abs(z.imag)
    if a == 0 == b:
        raise ValueError("math domain error")
    h = hypot(a, b)
    if 0.71 <= h <= 1.73:
        big, small = max(a, b), min(a, b)
        real = math.log1p((big - 1) * (big + 1) + small * small) / 2
    else:
        real = math.log(h)
    return complex(real, atan2(z.imag, z.real))


def log(z, base=None, /):
    w = _log(_z(z))
    return w if base is None else w / _log(_z(base))


def log10(z, /):
    w = _log(_z(z))
    return complex(w.real / math.log(10), w.imag / math.log(10))


def sqrt(z, /):
    z = _z(z)
    a, b = abs(z.real), abs(z.imag)
    if a == 0 == b:
        return complex(0.0, z.imag)
    if isinf(z):
        return complex(inf, z.imag) if math.isinf(z.imag) else complex(inf, copysign(0.0, z.imag)) if z.real > 0 else (
            complex(0.0, copysign(inf, z.imag)))
    if a < 2.2250738585072014e-308 and b < 2.2250738585072014e-308 and (a > 0 or b > 0):
        a = math.ldexp(a, 54)
        s = math.ldexp(math.sqrt(a + hypot(a, math.ldexp(b, 54))), -27)
    else:
        a /= 8.0
        s = 2.0 * math.sqrt(a + hypot(a, b / 8.0))
    d = b / (2.0 * s)
    return complex(s, copysign(d, z.imag)) if z.real >= 0 else complex(d, copysign(s, z.imag))


def sinh(z, /):
    z = _z(z)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def cosh(z, /):
    z = _z(z)
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def tanh(z, /):
    z = _z(z)
    if abs(z.real) > 354:
        return complex(copysign(1.0, z.real), 4.0 * math.sin(z.imag) * math.cos(z.imag) * math.exp(-2 * abs(z.real)))
    tx, ty, cx = math.tanh(z.real), math.tan(z.imag), 1.0 / math.cosh(z.real)
    both = tx * ty
    denom = 1.0 + both * both
    return complex(tx * (1.0 + ty * ty) / denom, ((ty / denom) * cx) * cx)


def cos(z, /):
    z = _z(z)
    return cosh(complex(-z.imag, z.real))


def acos(z, /):
    z = _z(z)
    a, b = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * atan2(a.real, b.real), math.asinh(b.real * a.imag - b.imag * a.real))


def acosh(z, /):
    z = _z(z)
    a, b = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(math.asinh(a.real * b.real + a.imag * b.imag), 2.0 * atan2(a.imag, b.real))


def asinh(z, /):
    z = _z(z)
    a, b = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(math.asinh(a.real * b.imag - b.real * a.imag), atan2(z.imag, a.real * b.real - a.imag * b.imag))


def atanh(z, /):
    z = _z(z)
    if z.real < 0 or z.real == 0 and copysign(1.0, z.real) < 0:
        return -atanh(-z)
    b = abs(z.imag)
    if z.real == 1 and b == 0:
        raise ValueError("math domain error")
    low = 1.0 - z.real
    return complex(math.log1p(4.0 * z.real / (low * low + b * b)) / 4.0,
                   -atan2(-2.0 * z.imag, low * (1 + z.real) - b * b) / 2.0)


sin, tan, asin, atan = map(_turned, (sinh, tanh, asinh, atanh))
for _f, _n in (sin, "sin"), (tan, "tan"), (asin, "asin"), (atan, "atan"):
    _f.__name__ = _f.__qualname__ = _n
del _f, _n
