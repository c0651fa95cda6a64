"""Subclasses of int, float, str, bytes and their operators."""


class Money(int):
    def __new__(cls, n, unit="EUR"):
        self = super().__new__(cls, n)
        self.unit = unit
        return self

    def __add__(self, other):
        return Money(super().__add__(other), self.unit)

    __radd__ = __add__

    def __repr__(self):
        return f"Money({int(self)}, {self.unit!r})"


m = Money(5)
print(m, repr(m), m + 1, 1 + m, sum([m, m]), m * 2, type(m * 2).__name__, -m, m == 5, hash(m) == hash(5), m < 6, {5: "x"}[m], m.unit, [10, 20, 30, 40, 50, 60][m], range(m), f"{m}", f"{m:>4}|{m:d}|{m:x}", "%d %s" % (m, m), int(m), m.real, m.bit_length())
print(isinstance(m, int), Money.__mro__, m // 2, m / 2, m % 3, divmod(m, 3), m**2, ~m, abs(m), round(m), float(m), bool(m), m & 4, m | 2, m ^ 1, m << 1, 20 - m, 100 // m)


class Celsius(float):
    def __str__(self):
        return f"{float(self)}°C"


c = Celsius("21.5")
print(c, repr(c), c + 1, c == 21.5, c < 22, f"{c}", f"{c:.2f}", "%s %.1f" % (c, c), round(c), int(c), hash(c) == hash(21.5), c.is_integer(), type(c + c).__name__, max(c, 3), c.as_integer_ratio())


class Name(str):
    def __new__(cls, s):
        return super().__new__(cls, s.title())

    def upper(self):
        return "up:" + super().upper()

    def __len__(self):
        return 99


n = Name("ada lovelace")
print(n, repr(n), len(n), n.upper(), n.lower(), n + "!", n[0], n == "Ada Lovelace", {n: 1}, "Ada" in n, n.split(), list(n)[:3], f"{n:>15}", "%s" % n, "-".join([n, n]), n.__class__.__name__, str.__len__(n), sorted([n, "B", "A"]), hash(n) == hash("Ada Lovelace"))


class Blob(bytes):
    pass


b = Blob(b"abc")
print(b, repr(b), b[0], b + b"d", type(b + b"").__name__, len(b), b == b"abc", b.hex(), list(b), b.decode(), type(b.upper()).__name__, bytes(b), {b: 1}[b"abc"])


class Weird(int):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __bool__(self):
        return False

    def __lt__(self, other):
        return "lt"


w = Weird(3)
print(w == "x", "x" == w, bool(w), w < 1, w > 1, not w, hash(w), w != 3, w + 1, [1, 2] == [w, w])


class Flag(int):
    def __index__(self):
        return 1

    def __int__(self):
        return 42

    def __float__(self):
        return 4.5


f = Flag(9)
print(int(f), float(f), [10, 20][f] if f < 2 else "index by value", "%d" % f, f"{f}", complex(f), round(f), hex(f), f + 0, str(f))


class Both:
    def __add__(self, o):
        return "add"

    def __radd__(self, o):
        return "radd"

    def __mul__(self, o):
        return NotImplemented

    def __rmul__(self, o):
        return "rmul"

    def __rpow__(self, o):
        return "rpow"

    def __rmod__(self, o):
        return "rmod"

    def __rdivmod__(self, o):
        return "rdivmod"


x = Both()
print(x + 1, 1 + x, 1.5 + x, "a" + x if False else "-", 1 * x, 2**x, 5 % x, divmod(5, x), 2.5 * x, [1] * x if False else "-", (1,) * x if False else "-")
for g in (lambda: "a" + x, lambda: [1] + x, lambda: "%s" % x == "x" and 1, lambda: "a" * x, lambda: x * 1, lambda: x - 1, lambda: pow(2, x, 3)):
    try:
        print(g())
    except TypeError as e:
        print(e)


class Int2(int):
    def __radd__(self, o):
        return ("Int2.radd", o)

    def __rsub__(self, o):
        return ("Int2.rsub", o)


print(1 + Int2(2), 1 - Int2(2), Int2(2) + 1, Int2(1) + Int2(2), 1.5 + Int2(2), True + Int2(1))
