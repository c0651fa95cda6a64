"""The tower of number types."""
from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        """complex(self)"""

    def __bool__(self):
        return self != 0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other


class Real(Complex):
    __slots__ = ()

    @abstractmethod
    def __float__(self):
        """float(self)"""

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    real = property(lambda self: +self)
    imag = property(lambda self: 0)

    def conjugate(self):
        return +self


class Rational(Real):
    __slots__ = ()

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    __slots__ = ()

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    numerator = property(lambda self: +self)
    denominator = property(lambda self: 1)


def _abstract(cls, names):
    for name in names.split():
        def method(self, *args):
            raise NotImplementedError
        method.__name__ = name
        method.__qualname__ = f"{cls.__name__}.{name}"
        setattr(cls, name, abstractmethod(method))
    from abc import update_abstractmethods
    for each in (Complex, Real, Rational, Integral):
        names = {n for b in each.__mro__ for n, v in b.__dict__.items()
                 if getattr(getattr(each, n, None), "__isabstractmethod__", False)}
        each.__abstractmethods__ = frozenset(names)


_abstract(Complex, "real imag __add__ __radd__ __neg__ __pos__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ "
                   "__rpow__ __abs__ conjugate __eq__")
for _n in ("real", "imag"):
    _f = property(abstractmethod(lambda self: None))
    setattr(Complex, _n, _f)
_abstract(Real, "__trunc__ __floor__ __ceil__ __round__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __lt__ __le__")
_abstract(Rational, "")
for _n in ("numerator", "denominator"):
    setattr(Rational, _n, property(abstractmethod(lambda self: None)))
_abstract(Integral, "__int__ __pow__ __lshift__ __rlshift__ __rshift__ __rrshift__ __and__ __rand__ __xor__ __rxor__ "
                    "__or__ __ror__ __invert__")
Complex.register(complex)
Real.register(float)
Integral.register(int)
del _n, _f
