from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext
a, b = Decimal("1.10"), Decimal("2.2")
print(a + b, a * b, a / 3, a - b, b // a, b % a, -a, abs(-a), a ** 2, a == Decimal("1.1"), a < b, repr(a), str(Decimal(5)), Decimal(0.1), Decimal("1E+3"), Decimal("-0"), Decimal("NaN"), Decimal("Infinity"), Decimal((1, (1, 2, 3), -2)))
print(Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), a.quantize(Decimal("0.1")), Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal("2.665").quantize(Decimal("0.01"), ROUND_HALF_EVEN), Decimal("7.99").to_integral_value(ROUND_DOWN), round(Decimal("2.5")), round(Decimal("2.345"), 2), int(Decimal("3.9")), float(a), a.as_tuple(), a.normalize(), Decimal("100").normalize(), Decimal(2).sqrt(), Decimal(10).ln().quantize(Decimal("0.0001")), Decimal(1).exp())
print(f"{a:.3f} {Decimal('1234567.891'):,.2f} {a:>8} {a:e} {Decimal('0.25'):%}", hash(Decimal(1)) == hash(1), Decimal(1) == 1.0, sum([a, b]), max(a, b), a + 1, 2 * a, Decimal("1e-10"), Decimal("123e5"), Decimal("1_000.5"), Decimal("12.30").as_integer_ratio(), a.is_zero(), a.adjusted(), a.copy_sign(Decimal(-1)), Decimal("3").compare(a))
with localcontext() as ctx:
    ctx.prec = 5
    print(Decimal(1) / 3, Decimal("1.23456789") + 0, ctx.prec)
print(getcontext().prec, Decimal(1) / 7, getcontext().rounding)
for f in (lambda: Decimal("x"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: a + 1.5, lambda: Decimal(-1).sqrt(), lambda: a < "1", lambda: int(Decimal("NaN")), lambda: Decimal(1) % 0, lambda: Decimal([1]), lambda: a.quantize(Decimal("1e-40")), lambda: Decimal(0) ** 0):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
