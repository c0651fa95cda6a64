from decimal import Decimal
from fractions import Fraction
print(1 + 2.5, 2 * True, 3 + 4j, 2.5 + 1j, Fraction(1, 2) + 1, Fraction(1, 2) + 0.25, Decimal(1) + 1, 7 // 2.0, -7 // 2.0, 7 % -3.0, 2 ** 0.5, (-1) ** 0.5, 10 ** -2, 2 ** 64 + 0.0, 1 / 3 + Fraction(1, 3))
print(1 == 1.0 == Fraction(1) == Decimal(1) == 1 + 0j, 0.1 == Fraction(1, 10), Fraction(1, 4) == 0.25, Decimal("0.5") == 0.5, 1 < 1.5 < Fraction(7, 4) < Decimal(2), max(1, 2.5, Fraction(3)), sorted([3, 1.5, True, Fraction(1, 2)]), sum([1, 2.5, Fraction(1, 2)]), min(0.0, -0.0, 0))
print(type(1 + True).__name__, type(1.0 * 2).__name__, type(4 / 2).__name__, type(4 // 2.0).__name__, type(round(2.5)).__name__, type(2 ** -1).__name__, type(True & 1).__name__, type(True & False).__name__, type(~True).__name__ if False else "", type(abs(-1j)).__name__, type(divmod(5, 2.0)).__name__)
print(int(2.9), int("-7"), float("1e-3"), bool(0.0), complex(2), round(-2.5), round(0.125, 2), round(1e300), int(-0.9), float(10 ** 15), int(1e15), 1e15 == 10 ** 15, 0.1 + 0.2, 1e308 + 1e308, -1e308 * 10, 5e-324 / 2)
for f in (lambda: Decimal(1) + 0.5, lambda: Fraction(1) + Decimal(1), lambda: 1 + "1", lambda: 1j < 2, lambda: 1.5 // 0, lambda: 5 % 0.0, lambda: 1j // 1, lambda: int("1.5"), lambda: 2.0 << 1, lambda: 1.5 & 1, lambda: float(1j), lambda: 0.0 ** -1, lambda: (-8) ** (1 / 3) < 1, lambda: 10 ** 400 * 1.0, lambda: int(1e400), lambda: round(1.5, 1.0), lambda: [] + 1, lambda: None + 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
