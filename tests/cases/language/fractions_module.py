from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F(3, 6), repr(F(2, 4)), F(5), F("3/7"), F("0.125"), F(0.5), F("1e-2"), F(1, 3) * 3, F(1, 2) / F(1, 4), F(7, 2) // 1, F(7, 2) % 1, -F(1, 2), abs(F(-1, 2)), F(2, 3) ** 2, F(4, 9) ** 0.5, F(1, 2) ** -1, F(1, 3) < F(1, 2), F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), float(F(1, 3)), int(F(7, 2)), round(F(7, 2)), round(F(22, 7), 2), F(22, 7).numerator, F(22, 7).denominator)
import math
print(F(math.pi).limit_denominator(100), sum([F(1, n) for n in range(1, 6)]), F(1, 2) + 1, F(1, 2) + 0.5, 1 - F(1, 4), math.floor(F(-1, 2)), F(10, 4).as_integer_ratio(), f"{F(1, 3):.4f} {F(1, 2)!s:>6} {F(3, 2):>8}", max(F(1, 2), F(2, 3)), F(3).is_integer(), F.from_float(0.25), divmod(F(7, 2), F(1, 2)), bool(F(0)))
for f in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(float("nan")), lambda: F(1, 2) + "a", lambda: F(1) / 0, lambda: F([1]), lambda: F(1, 2) < "a", lambda: F(float("inf"))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
