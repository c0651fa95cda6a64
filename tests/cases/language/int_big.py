import math


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


print(fact(50))
print(fact(30) // fact(28), fact(60) % (10 ** 20 + 39))
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a, a.bit_length())
print(math.isqrt(10 ** 40), math.gcd(2 ** 60, 6 ** 30), math.lcm(12, 18, 7), math.comb(50, 25), math.perm(10, 3))
n = 2 ** 521 - 1
print(pow(3, n - 1, n) == 1)
print(hash(-1), hash(-2), hash(True), hash(2 ** 100) == hash(2.0 ** 100))
print(10 ** 25 == 1e25, 2 ** 53 + 1 == float(2 ** 53 + 1), 10 ** 400 > 1e308, 10 ** 22 == 1e22)
print(-(2 ** 64) // 10 ** 5, -(2 ** 64) % 10 ** 5, (-(2 ** 70)) >> 3, (2 ** 70) & (2 ** 69 - 1), -(2 ** 65) ^ 7)
print(f"{2 ** 70:,} {2 ** 70:x} {2 ** 70:_b}"[:60])
print(str(3 ** 100), repr(-3 ** 41), int("123456789" * 5) + 1)
print(divmod(-10 ** 30, 10 ** 9 + 7), (10 ** 18).__floordiv__(7))
print(sum(range(10 ** 6)), sum([10 ** 20] * 5), max(10 ** 20, 5), 10 ** 20 / 10 ** 18, (10 ** 30) / 3)
try:
    float(10 ** 400)
except OverflowError as e:
    print("OverflowError:", e)
try:
    10 ** 400 / 3
except OverflowError as e:
    print("OverflowError:", e)
