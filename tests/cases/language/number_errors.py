"""What numbers say about mistakes."""


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class I:
    def __index__(self):
        return 7


class N:
    def __int__(self):
        return "x"


class F:
    def __float__(self):
        return 2.5


class G:
    def __float__(self):
        return "x"


class T:
    def __trunc__(self):
        return 5


class Ix:
    def __index__(self):
        return "a"


for f in [
    lambda: int("abc"), lambda: int("1.5"), lambda: int(""), lambda: int(None), lambda: int([]), lambda: int("10", 1), lambda: int("10", 37), lambda: int(10, 2), lambda: int("z", 36), lambda: int("0x1f", 16),
    lambda: int("0x1f", 0), lambda: int("1f"), lambda: int(b"12"), lambda: int(b"x"), lambda: int(bytearray(b"z")), lambda: int("12", base=8), lambda: int(base=8), lambda: int("1", "2"), lambda: int(1, 2, 3), lambda: int(x=5), lambda: int("5", foo=1),
    lambda: int(float("inf")), lambda: int(float("nan")), lambda: int(1e20), lambda: int(-3.99), lambda: int(I()), lambda: int(N()), lambda: int(T()), lambda: int(1j), lambda: int("１２"), lambda: int(" 1_0 "), lambda: int("1__0"), lambda: int("9" * 4301), lambda: int(True), lambda: int(),
    lambda: float("abc"), lambda: float(""), lambda: float(None), lambda: float([]), lambda: float("1_0.5"), lambda: float(b"1.5"), lambda: float(b"x"), lambda: float(10**400), lambda: float(1j), lambda: float(I()), lambda: float(F()), lambda: float(G()), lambda: float(1, 2), lambda: float(x=1), lambda: float(), lambda: float("nan"), lambda: float(" inf "),
    lambda: complex("abc"), lambda: complex("1+2j"), lambda: complex(1, 2), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex(None), lambda: complex([]), lambda: complex(), lambda: complex(imag=2), lambda: complex(F()), lambda: complex(real=1, imag=2), lambda: complex(1, 2, 3),
    lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0**-1, lambda: 0.0**-1, lambda: 0j**-1, lambda: 1j / 0, lambda: 1j // 1, lambda: 1j % 1, lambda: divmod(1j, 1),
    lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.5, lambda: 1.5 << 1, lambda: 1 & 1.5, lambda: ~1.5, lambda: -"a", lambda: +[], lambda: ~"a", lambda: 1 + "a", lambda: "a" + 1, lambda: 1 - None, lambda: 1 < "a", lambda: 1j < 2j, lambda: 1 < 1j, lambda: [] + 1, lambda: 1 @ 2,
    lambda: pow(2, -1, 7), lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 5), lambda: pow(2, 3, 5.0), lambda: pow(2), lambda: pow(2, 3, 4, 5), lambda: pow(base=2, exp=5), lambda: pow("a", 2), lambda: pow(2, "a"), lambda: pow(2, 10, 1000), lambda: pow(2, 3, None), lambda: pow(1j, 2, 3), lambda: pow(-8, 1 / 3), lambda: (-1) ** 0.5,
    lambda: 10**400 * 1.0, lambda: 10**400 / 3, lambda: 1e308 * 10, lambda: round(1e308, -308), lambda: 10**400 / 10**399, lambda: 1.5 + 10**400, lambda: int(10**400) == float("inf"), lambda: 1e400,
    lambda: round("a"), lambda: round(1.5, 1.5), lambda: round(1.5, "a"), lambda: round(), lambda: round(1, 2, 3), lambda: round(2.5), lambda: round(3.5), lambda: round(-2.5), lambda: round(2.675, 2), lambda: round(1234, -2), lambda: round(1250, -2), lambda: round(1.5, None), lambda: round(float("inf")), lambda: round(float("nan")), lambda: round(True), lambda: round(1e22, 2), lambda: round(number=1.25, ndigits=1),
    lambda: abs("a"), lambda: abs(-5), lambda: abs(3 + 4j), lambda: abs(-(2**63)), lambda: abs(True), lambda: abs(), lambda: hex(1.5), lambda: hex("a"), lambda: bin(), lambda: oct(None), lambda: hex(I()), lambda: hex(Ix()), lambda: divmod("a", 1), lambda: divmod(7, -2), lambda: divmod(-7.5, 2), lambda: divmod(1), lambda: hash([]), lambda: hash(), lambda: hash(1, 2),
    lambda: (5).to_bytes(), lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (-1).to_bytes(2, signed=True), lambda: (1).to_bytes(2, "x"), lambda: (1).to_bytes(-1), lambda: (1).to_bytes(2, 5), lambda: (1000).to_bytes(length=4, byteorder="little"), lambda: int.from_bytes(b"\x01\x02"), lambda: int.from_bytes([1, 2], "little"), lambda: int.from_bytes("ab"), lambda: int.from_bytes(b"\xff", signed=True), lambda: int.from_bytes([256]), lambda: int.from_bytes(),
    lambda: (5).bit_length(1), lambda: (255).bit_count(), lambda: (5).as_integer_ratio(), lambda: (5).is_integer(), lambda: (5).conjugate(), lambda: (5).real, lambda: (5).imag, lambda: (5).numerator, lambda: (5).denominator, lambda: (5).nope, lambda: (lambda x: x())(5), lambda: (lambda x: x[0])(5), lambda: len(5), lambda: iter(5), lambda: True + True, lambda: True & False, lambda: True ^ 1, lambda: -True, lambda: +True, lambda: True.real, lambda: bool("a"), lambda: bool(1, 2), lambda: bool(x=1), lambda: bool(),
    lambda: (0.5).as_integer_ratio(), lambda: (0.5).hex(), lambda: float.fromhex("0x1p-1"), lambda: float.fromhex("zz"), lambda: float.fromhex(5), lambda: (1.5).is_integer(), lambda: (2.0).is_integer(), lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: (1.5).real, lambda: (1.5).imag, lambda: (1.5).conjugate(), lambda: (1.5).__floor__(), lambda: (1.5).__ceil__(), lambda: (-1.5).__trunc__(), lambda: float.from_number(5), lambda: float.from_number("5"),
    lambda: (1 + 2j).conjugate(), lambda: (1 + 2j).real, lambda: (1 + 2j).imag, lambda: complex.from_number(3), lambda: (1j).__complex__(),
    lambda: int.__add__(1, 2), lambda: int.__add__(1, 1.5), lambda: int.__add__("a", 1), lambda: int.__add__(1), lambda: (1).__radd__(2), lambda: (5).__divmod__(3), lambda: (5).__rdivmod__(13), lambda: (5).__pow__(2, 7), lambda: (5).__neg__(), lambda: (5).__bool__(), lambda: (5).__lt__(6), lambda: (5).__eq__("a"), lambda: (1.5).__add__(1), lambda: (1.5).__radd__(1), lambda: (1.5).__eq__(1), lambda: (1j).__add__(1), lambda: (5).__format__("x"), lambda: (5).__repr__(), lambda: (5).__str__(), lambda: (5).__hash__(), lambda: (5).__float__(), lambda: (5).__round__(-1), lambda: (5).__floordiv__(2), lambda: (5).__rsub__(7), lambda: (5).__invert__(), lambda: (5).__index__(), lambda: (5).__abs__(), lambda: int.__new__(int, "7"), lambda: int.__new__(str), lambda: int.__new__(), lambda: int.__new__(5), lambda: float.__new__(float, "2.5"), lambda: (5).__lshift__(2), lambda: (5).__rrshift__(200), lambda: (5).__and__(3), lambda: (5).__xor__(1.5), lambda: (5).__truediv__(2),
]:
    t(f)
