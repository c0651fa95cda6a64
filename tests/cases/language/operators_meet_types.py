"""Built-in types next to each other and next to classes with operators of their own."""


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __eq__(self, o):
        return "eq"

    def __ne__(self, o):
        return "ne"

    def __lt__(self, o):
        return "lt"

    def __radd__(self, o):
        return ("radd", o)

    def __contains__(self, o):
        return 1

    def __len__(self):
        return 3

    def __getitem__(self, i):
        if isinstance(i, slice):
            return ("slice", i)
        if i > 2:
            raise IndexError(i)
        return i * 2


a = A()
for f in [
    lambda: 1 == a, lambda: a == 1, lambda: "x" == a, lambda: "x" != a, lambda: 5 > a, lambda: "abc" > a, lambda: 1.5 > a, lambda: b"x" + a, lambda: "x" + a, lambda: (1,) + a, lambda: [1] + a, lambda: 1j + a, lambda: True + a, lambda: None + a,
    lambda: 5 in a, lambda: a[1:2], lambda: list(a), lambda: ",".join(map(str, a)), lambda: "-".join(a), lambda: bytes(a), lambda: sum(a), lambda: max(a), lambda: sorted(a, reverse=True), lambda: list(reversed(a)), lambda: list(zip(a, a)), lambda: bool(a), lambda: len(a), lambda: [*a], lambda: {*a}, lambda: "".join(reversed("abc")),
    lambda: "%s %s" % (a[0], a[1]), lambda: "{0[1]} {0[2]}".format(a), lambda: str.join(",", ["a"]), lambda: str.format("{}", 1), lambda: "abc".__format__(">5"), lambda: (5).__format__("03"), lambda: (1.5).__format__(""), lambda: True.__format__(""), lambda: True.__format__("d"), lambda: format(True), lambda: format(True, ">6"), lambda: f"{True:5}", lambda: f"{None}", lambda: f"{[1]!r:>8}", lambda: f"{'é'!a}", lambda: f"{1:>{2 + 3}}", lambda: f"{'x':\x20>4}", lambda: f"{3.0}", lambda: f"{1e100}", lambda: f"{10**30:,}", lambda: f"{-5 % 3=}", lambda: f"{'a' 'b'}",
    lambda: int("-0b101", 0), lambda: int("-0x_ff", 16), lambda: int("０"), lambda: int("\t12\n"), lambda: int("1 2"), lambda: float("1e"), lambda: float("infinity"), lambda: float("-iNf"), lambda: float("1_000.5"), lambda: float(".5e1"), lambda: complex("1e5+j"), lambda: 0.1 + 0.2, lambda: 1e16 + 1, lambda: 1 / 3, lambda: -7 // 2, lambda: -7 % 3, lambda: 7 // -2.0, lambda: -7.5 % 2, lambda: 2**-1, lambda: (-2) ** 3, lambda: (-2) ** 0.5, lambda: 0**0, lambda: 0.0**0, lambda: 10**-5, lambda: 2**0.5, lambda: 1e308 * 10, lambda: -1e308 * 10, lambda: 5 // 0.3, lambda: divmod(-5, 3), lambda: divmod(5.5, -2), lambda: ~5, lambda: ~-1, lambda: 5 & -2, lambda: -5 | 2, lambda: -5 ^ 3, lambda: 1 << 70 >> 68, lambda: -1 >> 100, lambda: -(2**70) >> 3, lambda: (2**70) & (2**70 - 1), lambda: -(2**70) | 1, lambda: 2**70 ^ -1, lambda: 2**64 // 3, lambda: -(2**64) % 7, lambda: 2**64 * -3, lambda: 2**63 - 1 + 1, lambda: -(2**63) - 1, lambda: -(-(2**63)), lambda: abs(-(2**63)), lambda: 2**63 // -1, lambda: -(2**63) // -1, lambda: (-(2**63)) % -1, lambda: 3**50 / 3**49, lambda: 10**20 == 1e20, lambda: 10**20 + 1 == 1e20, lambda: 2**53 + 1 > 2.0**53, lambda: 1 == True == 1.0, lambda: {1: "a", 1.0: "b", True: "c"}, lambda: hash(1.0) == hash(1) == hash(True), lambda: round(0.5), lambda: round(1.5), lambda: round(-0.5), lambda: round(2.5, 0), lambda: round(1e16), lambda: round(123456, -3), lambda: round(0.1 + 0.2, 10), lambda: round(5, -1), lambda: round(15, -1), lambda: round(25, -1), lambda: round(-15, -1), lambda: round(1.005, 2), lambda: round(True, 1), lambda: max(1, 1.0), lambda: min("b", "a"), lambda: sum([0.1] * 10), lambda: sum([1, 2.5]), lambda: sum([], 5), lambda: sum(["a"], ""), lambda: sum([[1], [2]], []), lambda: sum([0.1, 0.2, 0.3, -0.6]), lambda: sum([1e100, 1, -1e100]), lambda: sum([1j, 2]), lambda: sum([True, True]), lambda: sum([2**62, 2**62]), lambda: sum(b"ab"), lambda: sum([b"a"], b""),
]:
    t(f)
for s in ("5 .real", "1_000", "0xFF_FF", "0b1010", "0o17", "1e3", "1.5e-3", "5j", "'a' 'b'", r"'\x41\u00e9\N{BULLET}\101'", "b'\\x00\\xff\\''", "rb'\\n'", "'''a\nb'''", "0_0", "00"):
    t(lambda: eval(s))
