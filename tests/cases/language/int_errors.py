tests = [
    lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: pow(2, 3, 0),
    lambda: pow(2, -1, 4), lambda: 1 << -1, lambda: 1 >> -1, lambda: int("abc"), lambda: int("12.5"), lambda: int(""),
    lambda: int("9", 8), lambda: int("1", 1), lambda: int("1", 37), lambda: int(5, 10), lambda: int(None), lambda: int([1]),
    lambda: int(float("inf")), lambda: int(float("nan")), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"),
    lambda: (1).to_bytes(1, "middle"), lambda: 1 + "a", lambda: "a" + 1, lambda: 1 - [], lambda: {} * 2, lambda: -"a", lambda: ~1.5,
    lambda: 1 < "a", lambda: [] > 1, lambda: 5(), lambda: (5)[0], lambda: len(5), lambda: 5 .x, lambda: "a" * "b", lambda: 5 & 1.0, lambda: 1 in 5,
    lambda: pow("a", 2), lambda: pow(2, 3.0, 5), lambda: abs("x"), lambda: round("x"), lambda: int("1__0"), lambda: 2 @ 3, lambda: not_defined,
    lambda: int("1" * 5000), lambda: str(10 ** 5000),
]
for i, t in enumerate(tests):
    try:
        print(i, "->", t())
    except Exception as e:
        print(i, type(e).__name__ + ":", e)
