for x in (0.1, 1.0, 1e16, 1e15, 123456789012345680.0, 1e22, 1e-4, 1e-5, 1.5e300, 5e-324, 0.1 + 0.2, 1 / 3, 100.0, -0.0, 2 ** 0.5, 1e100, 9007199254740993.0, float("inf"), -float("inf"), float("nan")):
    print(repr(x), str(x), f"{x}", sep=" | ")
print(float("1e3"), float(" -1.5 "), float("infinity"), float("-Inf"), float("1_000.5"), float(".5"), float("5."), float("nan"))
print(1.5.hex(), (0.1).hex(), float.fromhex("0x1.8p+1"), (2.5).as_integer_ratio(), (0.1).as_integer_ratio(), (4.0).is_integer())
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(-7.5, 2), 2.0 ** 10, 2 ** 0.5, (-8) ** (1 / 3))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(0.5), round(1.5), type(round(1.2)).__name__, type(round(1.2, 1)).__name__)
print(1e308 * 10, -1e308 * 10, 0.0 == -0.0, float("nan") == float("nan"), 1.0 == 1, hash(1.0) == hash(1), hash(float("inf")))
print(max(1.0, 1), min(1, 1.0), max(float("nan"), 1), max(1, float("nan")), sorted([3.5, -1, 2, float("-inf")]))
print(int(1e20), int(-2.9), float(2 ** 60), 3 + 4.0, 3 * 0.5, 7 / 2, 6 / 2, 1e3 == 1000)
print(0.1 + 0.1 + 0.1 == 0.3, sum([0.1] * 10), 1e16 + 1.0, 4.35 * 100, 1.1 * 3)
for f in (lambda: float("abc"), lambda: float(""), lambda: float(None), lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: float([]), lambda: round(float("nan")), lambda: round(float("inf")), lambda: float("inf").as_integer_ratio()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
