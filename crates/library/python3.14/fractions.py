"""Exact rational numbers."""
import math
import sys

__all__ = ["Fraction"]
_pattern = None


def _parse(text):
    global _pattern
    if _pattern is None:
        import re
        _pattern = re.compile(r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(?:_\d+)*)"
                              r"(?:/(?P<den>\d+(?:_\d+)*)|(?:\.(?P<dec>\d*|\d+(?:_\d+)*))?(?:E(?P<exp>[-+]?\d+(?:_\d+)*))?)"
                              r"\s*", re.IGNORECASE)
    m = _pattern.fullmatch(text)
    if m is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    n, d = int(m.group("num") or "0"), 1
    if m.group("den"):
        d = int(m.group("den"))
    else:
        dec = m.group("dec")
        if dec:
            dec = dec.replace("_", "")
            d = 10 ** len(dec)
            n = n * d + int(dec)
        if m.group("exp"):
            exp = int(m.group("exp"))
            if exp >= 0:
                n *= 10 ** exp
            else:
                d *= 10 ** -exp
    return -n if m.group("sign") == "-" else n, d


def _make(n, d):
    made = object.__new__(Fraction)
    made._numerator, made._denominator = n, d
    return made


def _reduced(n, d):
    g = math.gcd(n, d)
    if d < 0:
        g = -g
    return _make(n // g, d // g)


def _operators(forward, fallback, symbol):
    def op(a, b):
        if isinstance(b, Fraction):
            return forward(a, b)
        if isinstance(b, int):
            return forward(a, _make(int(b), 1))
        if isinstance(b, float):
            return fallback(float(a), b)
        if isinstance(b, complex):
            return fallback(float(a), b)
        return NotImplemented

    def rop(b, a):
        if isinstance(a, int):
            return forward(_make(int(a), 1), b)
        if isinstance(a, Fraction):
            return forward(a, b)
        if isinstance(a, float):
            return fallback(a, float(b))
        if isinstance(a, complex):
            return fallback(a, float(b))
        return NotImplemented
    op.__name__, rop.__name__ = f"__{symbol}__", f"__r{symbol}__"
    return op, rop


def _add(a, b):
    return _reduced(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)


def _sub(a, b):
    return _reduced(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)


def _mul(a, b):
    return _reduced(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    if not b._numerator:
        raise ZeroDivisionError(f"Fraction({a._numerator * b._denominator}, 0)")
    return _reduced(a._numerator * b._denominator, a._denominator * b._numerator)


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _divmod(a, b):
    da, db = a._denominator, b._denominator
    div, mod = divmod(a._numerator * db, da * b._numerator)
    return div, _reduced(mod, da * db)


def _mod(a, b):
    da, db = a._denominator, b._denominator
    return _reduced((a._numerator * db) % (b._numerator * da), da * db)


class Fraction:
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, (Fraction, int)):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, str):
                numerator, denominator = _parse(numerator)
            elif not isinstance(numerator, type) and hasattr(numerator, "as_integer_ratio"):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            else:
                raise TypeError("argument should be a string or a Rational instance or have the as_integer_ratio() "
                                "method")
        elif not (isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction))):
            raise TypeError("both arguments should be Rational instances")
        else:
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator, self._denominator = numerator // g, denominator // g
        return self

    @classmethod
    def from_number(cls, number):
        if type(number) is int or isinstance(number, (Fraction, int, float)) or hasattr(number, "as_integer_ratio"):
            return _make(*number.as_integer_ratio())
        raise TypeError("argument should be a Rational instance or have the as_integer_ratio() method")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return _make(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return _make(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _make(p1, q1)
        return _reduced(p0 + k * p1, q0 + k * q1)

    numerator = property(lambda a: a._numerator)
    denominator = property(lambda a: a._denominator)
    real = property(lambda a: a)
    imag = property(lambda a: 0)

    def conjugate(self):
        return self

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        if not spec:
            return str(self)
        if spec[-1] not in "eEfFgG%":
            if spec[-1:].isdigit() or spec[-1] in "<>^=+- #_,":
                return _format_fraction(self, spec)
            raise ValueError(f"Invalid format specifier {spec!r} for object of type {type(self).__name__!r}")
        from decimal import Context, Decimal, ROUND_HALF_EVEN
        precision = 6
        if "." in spec:
            precision = int(spec.rpartition(".")[2][:-1])
        kind = spec[-1]
        n, d = self._numerator, self._denominator
        if kind in "fF%":
            scaled = round(self * 10 ** (precision + (2 if kind == "%" else 0)))
            value = Decimal(scaled).scaleb(-precision - (2 if kind == "%" else 0), Context(prec=max(28, len(str(scaled)) + 5)))
        else:
            context = Context(prec=precision + (1 if kind in "eE" else 0) or 1, rounding=ROUND_HALF_EVEN)
            value = context.divide(Decimal(n), Decimal(d))
        text = format(value, spec)
        if kind in "eEgG" and (mark := max(text.find("e"), text.find("E"))) >= 0 and mark + 3 == len(text.rstrip()):
            text = text[:mark + 2] + "0" + text[mark + 2:]
        return text

    __add__, __radd__ = _operators(_add, lambda a, b: a + b, "add")
    __sub__, __rsub__ = _operators(_sub, lambda a, b: a - b, "sub")
    __mul__, __rmul__ = _operators(_mul, lambda a, b: a * b, "mul")
    __truediv__, __rtruediv__ = _operators(_div, lambda a, b: a / b, "truediv")
    __floordiv__, __rfloordiv__ = _operators(_floordiv, lambda a, b: a // b, "floordiv")
    __divmod__, __rdivmod__ = _operators(_divmod, divmod, "divmod")
    __mod__, __rmod__ = _operators(_mod, lambda a, b: a % b, "mod")

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, (int, Fraction)):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return _make(a._numerator ** power, a._denominator ** power)
                if a._numerator > 0:
                    return _make(a._denominator ** -power, a._numerator ** -power)
                if a._numerator == 0:
                    raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
                return _make((-a._denominator) ** -power, (-a._numerator) ** -power)
            return float(a) ** float(b)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, int):
            return Fraction(a) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return _make(a._numerator, a._denominator)

    def __neg__(a):
        return _make(-a._numerator, a._denominator)

    def __abs__(a):
        return _make(abs(a._numerator), a._denominator)

    def __float__(a):
        return a._numerator / a._denominator

    def __complex__(a):
        return complex(float(a))

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator or remainder * 2 == self._denominator and floor % 2 == 0:
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, sys.hash_info.modulus)
        except ValueError:
            result = 314159
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if isinstance(b, (int, Fraction)):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == Fraction(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, (int, Fraction)):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, Fraction(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, lambda x, y: x < y)

    def __gt__(a, b):
        return a._compare(b, lambda x, y: x > y)

    def __le__(a, b):
        return a._compare(b, lambda x, y: x <= y)

    def __ge__(a, b):
        return a._compare(b, lambda x, y: x >= y)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _format_fraction(value, spec):
    import re
    m = re.fullmatch(r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<alt>\#?)(?P<width>(?!0)\d*)(?P<sep>[,_]?)",
                     spec, re.DOTALL)
    if m is None:
        raise ValueError(f"Invalid format specifier {spec!r} for object of type {type(value).__name__!r}")
    sep = m["sep"]
    n, d = abs(value._numerator), value._denominator
    body = f"{n:{sep}}" + (f"/{d:{sep}}" if d > 1 or m["alt"] else "")
    sign = "-" if value._numerator < 0 else "" if m["sign"] == "-" else m["sign"]
    padding = (m["fill"] or " ") * (int(m["width"] or 0) - len(sign) - len(body))
    align = m["align"] or ">"
    if align == ">":
        return padding + sign + body
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body
