"""Decimal arithmetic (General Decimal Arithmetic Specification), on ints."""
import math
import sys

ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN = "ROUND_CEILING", "ROUND_DOWN", "ROUND_FLOOR", "ROUND_HALF_DOWN"
ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP = "ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_UP", "ROUND_05UP"
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
HAVE_THREADS = HAVE_CONTEXTVAR = True
_MODES = (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP)


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped]
for _c in [DecimalException, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext] + _SIGNALS:
    _c.__module__ = "decimal"


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = DefaultContext if "DefaultContext" in globals() else None
        self.prec = prec if prec is not None else base.prec if base else 28
        self.rounding = rounding if rounding is not None else base.rounding if base else ROUND_HALF_EVEN
        self.Emin = Emin if Emin is not None else -999999
        self.Emax = Emax if Emax is not None else 999999
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.flags = _signals(flags or [])
        self.traps = _signals([InvalidOperation, DivisionByZero, Overflow] if traps is None else traps)

    def __setattr__(self, name, value):
        if name == "prec" and (not isinstance(value, int) or not 1 <= value <= MAX_PREC):
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in _MODES:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                            "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        names = lambda d: "[" + ", ".join(s.__name__ for s in _SIGNALS if d[s]) + "]"
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags={names(self.flags)}, traps={names(self.traps)})")

    def copy(self):
        made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)
        made.flags, made.traps = dict(self.flags), dict(self.traps)
        return made

    __copy__ = copy

    def clear_flags(self):
        self.flags = _signals([])

    def clear_traps(self):
        self.traps = _signals([])

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def create_decimal(self, num="0"):
        return Decimal(num)._fix(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fix(self)

    def _raise(self, signal, result, kind=None):
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([kind or signal])
        return result

    def add(self, a, b):
        return Decimal(a)._add(Decimal(b), self)

    def subtract(self, a, b):
        return Decimal(a)._add(-Decimal(b), self)

    def multiply(self, a, b):
        return Decimal(a)._mul(Decimal(b), self)

    def divide(self, a, b):
        return Decimal(a)._div(Decimal(b), self)

    def sqrt(self, a):
        return Decimal(a).sqrt(self)

    def power(self, a, b, modulo=None):
        return Decimal(a)._pow(Decimal(b), self)

    def quantize(self, a, b):
        return Decimal(a).quantize(b, context=self)

    def plus(self, a):
        return Decimal(a)._fix(self)

    def minus(self, a):
        return (-Decimal(a))._fix(self)

    def abs(self, a):
        return abs(Decimal(a))._fix(self)


def _signals(chosen):
    if isinstance(chosen, dict):
        return dict(chosen)
    return {s: s in chosen for s in _SIGNALS}


DefaultContext = Context(28, ROUND_HALF_EVEN)
BasicContext = Context(9, ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_variable = None


def _var():
    global _variable
    if _variable is None:
        from contextvars import ContextVar
        _variable = ContextVar("decimal_context")
    return _variable


def getcontext():
    try:
        return _var().get()
    except LookupError:
        context = DefaultContext.copy()
        _var().set(context)
        return context


def setcontext(context, /):
    _var().set(context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context)


class _ContextManager:
    def __init__(self, context):
        self.new_context = context.copy()

    def __enter__(self):
        self.saved_context = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, *exc_info):
        setcontext(self.saved_context)


def localcontext(ctx=None, **kwargs):
    manager = _ContextManager(getcontext() if ctx is None else ctx)
    for name, value in kwargs.items():
        setattr(manager.new_context, name, value)
    return manager


def _shift_down(n, digits, rounding, negative):
    """n / 10**digits as an int, rounded; and whether anything was lost."""
    unit = 10 ** digits
    q, r = divmod(n, unit)
    if not r:
        return q, False
    half = 2 * r - unit
    if rounding == ROUND_HALF_EVEN:
        up = half > 0 or half == 0 and q & 1
    elif rounding == ROUND_HALF_UP:
        up = half >= 0
    elif rounding == ROUND_HALF_DOWN:
        up = half > 0
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_CEILING:
        up = not negative
    elif rounding == ROUND_FLOOR:
        up = negative
    else:
        up = q % 5 == 0
    return q + bool(up), True


_parser = None


def _parse(text):
    global _parser
    if _parser is None:
        import re
        _parser = re.compile(r"(?P<sign>[-+])?(?:(?=\d|\.\d)(?P<int>\d*)(?:\.(?P<frac>\d*))?(?:E(?P<exp>[-+]?\d+))?"
                             r"|Inf(?:inity)?|(?P<nan>s?NaN)(?P<diag>\d*))", re.IGNORECASE)
    return _parser.fullmatch(text.strip().replace("_", ""))


def _new(sign, n, exp, special=""):
    self = object.__new__(Decimal)
    self._sign, self._n, self._exp, self._special = sign, n, exp, special
    return self


class Decimal:
    __slots__ = ("_sign", "_n", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        if isinstance(value, str):
            m = _parse(value)
            if m is None:
                context = context or getcontext()
                return context._raise(InvalidOperation, _new(0, 0, 0, "nan"), ConversionSyntax)
            self._sign = int(m["sign"] == "-")
            if m["int"] is not None:
                frac = m["frac"] or ""
                self._n, self._exp, self._special = int((m["int"] or "") + frac or "0"), int(m["exp"] or 0) - len(frac), ""
            elif m["nan"]:
                self._n, self._exp, self._special = int(m["diag"] or 0), 0, "snan" if m["nan"].lower() == "snan" else "nan"
            else:
                self._n, self._exp, self._special = 0, 0, "inf"
            return self
        if isinstance(value, int):
            self._sign, self._n, self._exp, self._special = int(value < 0), abs(int(value)), 0, ""
            return self
        if isinstance(value, Decimal):
            self._sign, self._n, self._exp, self._special = value._sign, value._n, value._exp, value._special
            return self
        if isinstance(value, float):
            other = cls.from_float(value)
            self._sign, self._n, self._exp, self._special = other._sign, other._n, other._exp, other._special
            return self
        if isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exp = value
            self._sign = sign
            if exp == "F":
                self._n, self._exp, self._special = 0, 0, "inf"
            elif exp in ("n", "N"):
                self._n, self._exp, self._special = 0, 0, "nan" if exp == "n" else "snan"
            else:
                self._n, self._exp, self._special = int("".join(map(str, digits)) or "0"), exp, ""
            return self
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if math.isinf(f) or math.isnan(f):
            return cls(repr(f))
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        made = _new(int(math.copysign(1.0, f) < 0), n * 5 ** k, -k)
        return made if cls is Decimal else cls(made)

    @classmethod
    def from_number(cls, number):
        return cls(number)

    def _digits(self):
        return len(str(self._n))

    def adjusted(self):
        return 0 if self._special else self._exp + self._digits() - 1

    def _fix(self, context):
        if self._special:
            return self
        n, exp = self._n, self._exp
        digits = len(str(n))
        etiny = context.Etiny()
        drop = digits - context.prec if n else 0
        if n == 0:
            exp = min(max(exp, etiny), context.Etop() if context.clamp else context.Emax)
            return self if exp == self._exp else _new(self._sign, 0, exp)
        if exp + drop < etiny:
            drop = etiny - exp
        if drop > 0:
            n, lost = _shift_down(n, drop, context.rounding, self._sign)
            exp += drop
            if len(str(n)) > context.prec:
                n //= 10
                exp += 1
            context.flags[Rounded] = True
            if lost:
                context.flags[Inexact] = True
                if context.traps[Inexact]:
                    raise Inexact([Inexact, Rounded])
            if context.traps[Rounded]:
                raise Rounded([Rounded])
        if exp + len(str(n)) - 1 > context.Emax:
            return context._raise(Overflow, _new(self._sign, 0, 0, "inf"))
        return self if drop <= 0 else _new(self._sign, n, exp)

    def __str__(self, eng=False, context=None):
        sign = "-" if self._sign else ""
        if self._special == "inf":
            return sign + "Infinity"
        if self._special:
            return sign + ("NaN" if self._special == "nan" else "sNaN") + (str(self._n) if self._n else "")
        digits = str(self._n)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            dot = left
        elif not eng:
            dot = 1
        elif digits == "0":
            dot = (left + 1) % 3 - 1
        else:
            dot = (left - 1) % 3 + 1
        if dot <= 0:
            whole, frac = "0", "." + "0" * -dot + digits
        elif dot >= len(digits):
            whole, frac = digits + "0" * (dot - len(digits)), ""
        else:
            whole, frac = digits[:dot], "." + digits[dot:]
        exp = "" if left == dot else f"E{left - dot:+d}"
        return sign + whole + frac + exp

    def to_eng_string(self, context=None):
        return self.__str__(eng=True)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __hash__(self):
        if self._special == "snan":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._special == "nan":
            return object.__hash__(self)
        if self._special:
            return -314159 if self._sign else 314159
        p = sys.hash_info.modulus
        power = pow(10, self._exp, p) if self._exp >= 0 else pow(pow(10, p - 2, p), -self._exp, p)
        h = self._n * power % p
        h = -h if self._sign else h
        return -2 if h == -1 else h

    def as_tuple(self):
        from collections import namedtuple
        global DecimalTuple
        if "DecimalTuple" not in globals():
            DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
        exp = {"": self._exp, "inf": "F", "nan": "n", "snan": "N"}[self._special]
        return DecimalTuple(self._sign, tuple(map(int, str(self._n))) if self._special != "nan" or self._n else (), exp)

    def as_integer_ratio(self):
        if self._special == "inf":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._special:
            raise ValueError("cannot convert NaN to integer ratio")
        n = -self._n if self._sign else self._n
        if self._exp >= 0:
            return n * 10 ** self._exp, 1
        d = 10 ** -self._exp
        g = math.gcd(n, d)
        return n // g, d // g

    def _nan_of(self, other, context):
        for x in (self, other):
            if x._special == "snan":
                return context._raise(InvalidOperation, _new(x._sign, x._n, 0, "nan"))
        for x in (self, other):
            if x._special == "nan":
                return x
        return None

    def _add(self, other, context):
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._special and other._special and self._sign != other._sign:
                return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
            return self if self._special else other
        exp = min(self._exp, other._exp)
        # A far smaller operand only matters as a sticky digit.
        a, b = self, other
        if a._n and b._n:
            for x, y in ((a, b), (b, a)):
                if x.adjusted() - y.adjusted() > context.prec + 3 and x._exp - y._exp > 0:
                    low = min(x._exp, x.adjusted() - context.prec - 2)
                    if y.adjusted() < low:
                        y = _new(y._sign, 1, low - 1)
                        a, b, exp = x, y, low - 1
                        break
        x = a._n * 10 ** (a._exp - exp) * (-1 if a._sign else 1)
        y = b._n * 10 ** (b._exp - exp) * (-1 if b._sign else 1)
        total = x + y
        if total == 0:
            negative = int(self._sign and other._sign or self._sign != other._sign and context.rounding == ROUND_FLOOR)
            return _new(negative, 0, exp)._fix(context)
        return _new(int(total < 0), abs(total), exp)._fix(context)

    def _mul(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
            return _new(sign, 0, 0, "inf")
        return _new(sign, self._n * other._n, self._exp + other._exp)._fix(context)

    def _div(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._special and other._special:
                return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
            return _new(sign, 0, 0, "inf") if self._special else _new(sign, 0, context.Etiny())
        if not other._n:
            if not self._n:
                return context._raise(InvalidOperation, _new(0, 0, 0, "nan"), DivisionUndefined)
            return context._raise(DivisionByZero, _new(sign, 0, 0, "inf"))
        ideal = self._exp - other._exp
        if not self._n:
            return _new(sign, 0, ideal)._fix(context)
        shift = other._digits() - self._digits() + context.prec + 1
        exp = ideal - shift
        if shift >= 0:
            q, r = divmod(self._n * 10 ** shift, other._n)
        else:
            q, r = divmod(self._n, other._n * 10 ** -shift)
        if r:
            if q % 5 == 0:
                q += 1
        else:
            while exp < ideal and q % 10 == 0:
                q //= 10
                exp += 1
        return _new(sign, q, exp)._fix(context)

    def _divmod_int(self, other, context, name):
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan, nan
            if self._special:
                bad = context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
                return bad, bad
            return _new(self._sign ^ other._sign, 0, 0), self._fix(context)
        if not other._n:
            if not self._n:
                bad = context._raise(InvalidOperation, _new(0, 0, 0, "nan"), DivisionUndefined)
                return bad, bad
            if name == "mod":
                return None, context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
            return context._raise(DivisionByZero, _new(self._sign ^ other._sign, 0, 0, "inf")), None
        exp = min(self._exp, other._exp)
        if self.adjusted() - other.adjusted() > context.prec + 1:
            bad = context._raise(InvalidOperation, _new(0, 0, 0, "nan"), DivisionImpossible)
            return bad, bad
        q, r = divmod(self._n * 10 ** (self._exp - exp), other._n * 10 ** (other._exp - exp))
        if q >= 10 ** context.prec:
            bad = context._raise(InvalidOperation, _new(0, 0, 0, "nan"), DivisionImpossible)
            return bad, bad
        return _new(self._sign ^ other._sign, q, 0), _new(self._sign, r, exp)._fix(context)

    def _pow(self, other, context):
        if other._special or self._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
        if not other:
            if not self:
                return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
            return _new(0, 1, 0)
        if self._special or other._special:
            big = abs(self) > 1
            grows = big == (other._sign == 0)
            sign = int(self._sign and other._is_odd())
            return _new(sign, 0, 0, "inf") if grows else _new(sign, 0, 0)
        whole = other == other.to_integral_value()
        if self._sign and not whole:
            return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
        if not self:
            return _new(0, 0, 0) if not other._sign else context._raise(DivisionByZero, _new(0, 0, 0, "inf"))
        sign = int(self._sign and whole and other._is_odd())
        if whole and abs(int(other)) * self._digits() <= 20 * context.prec + 2000:
            k = abs(int(other))
            n = self._n ** k
            if not other._sign:
                return _new(sign, n, self._exp * k)._fix(context)
            return _new(0, 1, 0)._div(_new(sign, n, self._exp * k), context)
        work = context.copy()
        work.prec = context.prec + 10 + len(str(abs(int(other)))) + abs(self.adjusted()).bit_length()
        work.clear_traps()
        result = abs(self).ln(work)._mul(other, work).exp(work)
        return _new(sign, result._n, result._exp, result._special)._fix(context)

    def _is_odd(self):
        return self == self.to_integral_value() and int(self) % 2 == 1

    def __neg__(self, context=None):
        if not self._special and not self._n and (context or getcontext()).rounding != ROUND_FLOOR:
            return _new(0, 0, self._exp)
        return _new(1 - self._sign, self._n, self._exp, self._special)._fix(context or getcontext())

    def __pos__(self):
        return (_new(0, 0, self._exp) if not self._special and not self._n else self)._fix(getcontext())

    def __abs__(self):
        return _new(0, self._n, self._exp, self._special)._fix(getcontext())

    def copy_abs(self):
        return _new(0, self._n, self._exp, self._special)

    def copy_negate(self):
        return _new(1 - self._sign, self._n, self._exp, self._special)

    def copy_sign(self, other):
        return _new(Decimal(other)._sign, self._n, self._exp, self._special)

    def __bool__(self):
        return bool(self._special or self._n)

    def is_nan(self):
        return self._special in ("nan", "snan")

    def is_qnan(self):
        return self._special == "nan"

    def is_snan(self):
        return self._special == "snan"

    def is_infinite(self):
        return self._special == "inf"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and not self._n

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return not self._special and bool(self._n) and self.adjusted() >= (context or getcontext()).Emin

    def __int__(self):
        if self._special == "inf":
            raise OverflowError("cannot convert Infinity to integer")
        if self._special:
            raise ValueError("cannot convert NaN to integer")
        n = self._n * 10 ** self._exp if self._exp >= 0 else self._n // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._special == "snan":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def _rounded(self, exp, rounding):
        if self._exp >= exp:
            return _new(self._sign, self._n * 10 ** (self._exp - exp), exp)
        n, _ = _shift_down(self._n, exp - self._exp, rounding, self._sign)
        return _new(self._sign, n, exp)

    def __floor__(self):
        return int(self._rounded(0, ROUND_FLOOR)) if not self._special else int(self)

    def __ceil__(self):
        return int(self._rounded(0, ROUND_CEILING)) if not self._special else int(self)

    def __round__(self, n=None):
        if n is None:
            return int(self._rounded(0, ROUND_HALF_EVEN)) if not self._special else int(self)
        return self.quantize(_new(0, 1, -n))

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = Decimal(exp)
        if self._special or exp._special:
            nan = self._nan_of(exp, context)
            if nan is not None:
                return nan
            if self._special and exp._special:
                return self
            return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
        made = self._rounded(exp._exp, rounding or context.rounding)
        if made.adjusted() > context.Emax or made._digits() > context.prec:
            return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
        if made != self:
            context.flags[Inexact] = True
        return made

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return self
        return self._rounded(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        context = context or getcontext()
        made = self._fix(context)
        if made._special:
            return made
        if not made._n:
            return _new(made._sign, 0, 0)
        n, exp = made._n, made._exp
        while n % 10 == 0:
            n //= 10
            exp += 1
        return _new(made._sign, n, exp)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._special:
            nan = self._nan_of(self, context)
            if nan is not None:
                return nan
            if not self._sign:
                return self
        if not self._special and not self._n:
            return _new(self._sign, 0, self._exp // 2)._fix(context)
        if self._sign:
            return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
        prec = context.prec + 1
        e, n = self._exp, self._n
        length = (self._digits() + 1) // 2
        if e & 1:
            n *= 10
            length = self._digits() // 2 + 1
        e >>= 1
        shift = prec - length
        exact = True
        if shift >= 0:
            n *= 100 ** shift
        else:
            n, r = divmod(n, 100 ** -shift)
            exact = not r
        e -= shift
        root = math.isqrt(n)
        exact = exact and root * root == n
        if exact:
            if shift >= 0:
                root //= 10 ** shift
            else:
                root *= 10 ** -shift
            e += shift
        elif root % 5 == 0:
            root += 1
        saved, context.rounding = context.rounding, ROUND_HALF_EVEN
        try:
            return _new(0, root, e)._fix(context)
        finally:
            context.rounding = saved

    def exp(self, context=None):
        context = context or getcontext()
        if self._special:
            return _new(0, 0, 0) if self._special == "inf" and self._sign else self
        if not self._n:
            return _new(0, 1, 0)
        if self.adjusted() > 8:
            return _new(0, 0, context.Etiny()) if self._sign else context._raise(Overflow, _new(0, 0, 0, "inf"))
        digits = context.prec + 8 + max(0, self.adjusted() + 1)
        scale = 10 ** digits
        x = self._n * 10 ** (self._exp + digits) if self._exp + digits >= 0 else self._n // 10 ** -(self._exp + digits)
        halvings = max(0, x.bit_length() - scale.bit_length()) + 8
        extra = 2 ** halvings
        x = (x << 64) // extra
        one = scale << 64
        total, term, k = one, one, 1
        while term:
            term = term * x // (one * k)
            total += term
            k += 1
        for _ in range(halvings):
            total = total * total // one
        result = _new(0, total >> 64, -digits)
        if self._sign:
            work = context.copy()
            work.prec += 6
            result = _new(0, 1, 0)._div(result, work)
        return _new(0, result._n, result._exp)._fix(context)

    def ln(self, context=None):
        context = context or getcontext()
        if self._special == "inf" and not self._sign or self.is_nan():
            return self
        if not self:
            return _new(1, 0, 0, "inf")
        if self._sign:
            return context._raise(InvalidOperation, _new(0, 0, 0, "nan"))
        if self == 1:
            return _new(0, 0, 0)
        return _ln(self, context.prec + 8)._fix(context)

    def log10(self, context=None):
        context = context or getcontext()
        if not self or self._special or self._sign:
            return self.ln(context)
        if self._n == 10 ** (self._digits() - 1):
            return Decimal(self.adjusted())._fix(context)
        work = context.copy()
        work.prec += 8
        return _ln(self, work.prec + 4)._div(_ln(Decimal(10), work.prec + 4), work)._fix(context)

    def fma(self, other, third, context=None):
        context = context or getcontext()
        other = Decimal(other)
        exact = _new(self._sign ^ other._sign, self._n * other._n, self._exp + other._exp)
        return exact._add(Decimal(third), context)

    def compare(self, other, context=None):
        other = Decimal(other)
        return Decimal(0 if self == other else -1 if self < other else 1)

    def max(self, other, context=None):
        other = Decimal(other)
        return self if other.is_nan() or self >= other else other

    def min(self, other, context=None):
        other = Decimal(other)
        return self if other.is_nan() or self <= other else other

    def scaleb(self, other, context=None):
        return _new(self._sign, self._n, self._exp + int(other), self._special)._fix(context or getcontext())

    def shift(self, other, context=None):
        k = int(other)
        n = self._n * 10 ** k if k >= 0 else self._n // 10 ** -k
        return _new(self._sign, n % 10 ** (context or getcontext()).prec, self._exp)

    def logb(self, context=None):
        return Decimal(self.adjusted())

    def same_quantum(self, other):
        return self._exp == Decimal(other)._exp

    def number_class(self, context=None):
        if self._special:
            return {"inf": "-Infinity" if self._sign else "+Infinity", "nan": "NaN", "snan": "sNaN"}[self._special]
        return ("-" if self._sign else "+") + ("Zero" if not self._n else "Normal")

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = Decimal(other)
        q = self._div(other, context)._rounded(0, ROUND_HALF_EVEN)
        return self._add(-(q._mul(other, context)), context)

    def _compare(self, other, op, equality=False):
        if isinstance(other, int):
            other = Decimal(other)
        elif isinstance(other, float):
            other = Decimal.from_float(other)
        elif not isinstance(other, Decimal):
            if type(other).__name__ == "Fraction":
                n, d = self.as_integer_ratio()
                return op(n * other.denominator, other.numerator * d)
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if not equality:
                getcontext()._raise(InvalidOperation, None)
            return False
        if self._special or other._special:
            rank = lambda x: (-1 if x._sign else 1) if x._special else 0
            return op(rank(self), rank(other))
        exp = min(self._exp, other._exp)
        if abs(self.adjusted() - other.adjusted()) > 100000 and self._n and other._n:
            size = lambda x: (x.adjusted() + 10 ** 19) * (-1 if x._sign else 1)
            return op(size(self), size(other))
        a = self._n * 10 ** (self._exp - exp) if self._n else 0
        b = other._n * 10 ** (other._exp - exp) if other._n else 0
        return op(-a if self._sign else a, -b if other._sign else b)

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, True)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __format__(self, spec, context=None):
        return _format(self, spec, context or getcontext())

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _ln(x, prec):
    """The natural logarithm to about `prec` digits: 2 atanh((m-1)/(m+1)) after taking roots of two off."""
    digits = prec + 6 + len(str(abs(x.adjusted())))
    one = 10 ** digits << 32
    shift = x._exp + digits
    e = x.adjusted()
    # m in [1, 10)
    m = x._n * one // 10 ** (x._digits() - 1)
    twos = 0
    while m > one * 3 // 2:
        m //= 2
        twos += 1

    def atanh_series(num, den):
        t = one * num // den
        square = t * t // one
        total, k = t, 3
        while t:
            t = t * square // one
            total += t // k
            k += 2
        return total
    ln2 = 2 * atanh_series(1, 3)
    ln10 = 3 * ln2 + 2 * atanh_series(1, 9)
    total = 2 * atanh_series(m - one, m + one) + twos * ln2 + e * ln10
    total = (abs(total) >> 32) * (-1 if total < 0 else 1)
    return _new(int(total < 0), abs(total), -digits)


def _operand(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return Decimal(other)
    return None


def _binary(name, compute):
    def op(self, other, *rest):
        other = _operand(other)
        return NotImplemented if other is None else compute(self, other, getcontext())

    def rop(self, other, *rest):
        other = _operand(other)
        return NotImplemented if other is None else compute(other, self, getcontext())
    setattr(Decimal, f"__{name}__", op)
    setattr(Decimal, f"__r{name}__", rop)


_binary("add", lambda a, b, c: a._add(b, c))
_binary("sub", lambda a, b, c: a._add(b.copy_negate(), c))
_binary("mul", lambda a, b, c: a._mul(b, c))
_binary("truediv", lambda a, b, c: a._div(b, c))
_binary("floordiv", lambda a, b, c: a._divmod_int(b, c, "floordiv")[0])
_binary("mod", lambda a, b, c: a._divmod_int(b, c, "mod")[1])
_binary("divmod", lambda a, b, c: a._divmod_int(b, c, "divmod"))
_binary("pow", lambda a, b, c: a._pow(b, c))


def _format(x, spec, context):
    import re
    m = re.fullmatch(r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<z>z)?(?P<alt>#)?(?P<zero>0)?(?P<width>\d+)?"
                     r"(?P<sep>[,_])?(?:\.(?P<prec>\d+))?(?P<type>[eEfFgGn%])?", spec, re.DOTALL)
    if m is None:
        raise ValueError("invalid format string")
    kind = m["type"]
    prec = None if m["prec"] is None else int(m["prec"])
    if x._special:
        body, sign = str(x.copy_abs()), x._sign
    else:
        if kind == "%":
            x = _new(x._sign, x._n, x._exp + 2)
        if kind in ("f", "F", "%") and prec is not None:
            x = x._rounded(-prec, context.rounding)
        elif kind in ("e", "E") and prec is not None:
            if x._digits() > prec + 1:
                n, _ = _shift_down(x._n, x._digits() - prec - 1, context.rounding, x._sign)
                drop = x._digits() - prec - 1
                if len(str(n)) > prec + 1:
                    n, drop = n // 10, drop + 1
                x = _new(x._sign, n, x._exp + drop)
            elif x._n:
                pad = prec + 1 - x._digits()
                x = _new(x._sign, x._n * 10 ** pad, x._exp - pad)
        elif prec is not None:
            keep = max(prec, 1)
            if x._digits() > keep:
                drop = x._digits() - keep
                n, _ = _shift_down(x._n, drop, context.rounding, x._sign)
                if len(str(n)) > keep:
                    n, drop = n // 10, drop + 1
                x = _new(x._sign, n, x._exp + drop)
        sign = x._sign
        digits = str(x._n)
        left = x._exp + len(digits)
        if kind in ("f", "F", "%"):
            dot = left
        elif kind in ("e", "E"):
            dot = 1 if x._n or prec is None else 1 - prec
        else:
            dot = left if x._exp <= 0 and left > -6 else 1
        if dot < 0:
            whole, frac = "0", "0" * -dot + digits
        elif dot > len(digits):
            whole, frac = digits + "0" * (dot - len(digits)), ""
        else:
            whole, frac = digits[:dot] or "0", digits[dot:]
        exp = left - dot
        if m["sep"]:
            whole = f"{int(whole):{m['sep']}}"
        body = whole + ("." + frac if frac or m["alt"] else "")
        if exp or kind in ("e", "E"):
            letter = "E" if kind in ("E", "G", None) else "e"
            body += f"{letter}{exp:+d}"
        if kind == "%":
            body += "%"
    prefix = "-" if sign else "" if m["sign"] in (None, "-") else m["sign"]
    width = int(m["width"] or 0)
    fill, align = m["fill"] or " ", m["align"]
    if m["zero"]:
        fill, align = m["fill"] or "0", align or "="
    padding = fill * (width - len(prefix) - len(body))
    if align == "<":
        return prefix + body + padding
    if align == "=":
        return prefix + padding + body
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + prefix + body + padding[half:]
    return padding + prefix + body


for _c in (Decimal, Context):
    _c.__module__ = "decimal"
del _c
try:
    import numbers as _numbers
    _numbers.Number.register(Decimal)
except ImportError:
    pass
