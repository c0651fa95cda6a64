import math
print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.fabs(-3), math.factorial(10), math.gcd(12, 18), math.gcd(), math.lcm(4, 6))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.atan2(1, -1), math.sinh(1), math.exp(1), math.expm1(1e-10), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.hypot(3, 4), math.hypot(1, 2, 2), math.degrees(math.pi), math.radians(180), math.dist([0, 0], [3, 4]))
print(math.fmod(-7, 3), math.remainder(7, 3), math.modf(-2.5), math.frexp(10), math.ldexp(0.5, 3), math.copysign(1, -0.0), math.isclose(0.1 + 0.2, 0.3), math.isfinite(1e308), math.isinf(-math.inf), math.isnan(math.nan), math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.isqrt(17), math.comb(5, 2), math.perm(5), math.cbrt(27), math.nextafter(1, 2), math.ulp(1), math.gamma(5), math.lgamma(10), math.erf(0.5), math.sumprod([1, 2], [3, 4]), math.fma(2, 3, 4), math.exp2(3), math.pow(2, 0.5))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.exp(1000), lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.acos(2), lambda: math.gcd(1.5), lambda: math.sqrt("a"), lambda: math.fmod(1, 0), lambda: math.comb(-1, 2), lambda: math.isqrt(-1), lambda: math.log(-1), lambda: math.pow(0, -1), lambda: math.fsum(["a"]), lambda: math.dist([1], [1, 2]), lambda: math.log(10, 1), lambda: math.hypot("a"), lambda: math.sin(), lambda: math.factorial(10 ** 20)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


class F:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
    def __float__(self): return 4.0


print(math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(F()), math.floor(10 ** 20 + 0.5), math.log(10 ** 400), math.log2(2 ** 2000))
