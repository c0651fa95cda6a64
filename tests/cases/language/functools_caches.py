from functools import cache, cached_property, lru_cache


@lru_cache(maxsize=2)
def sq(x):
    print("computing", x)
    return x * x


print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info())
sq.cache_clear()
print(sq.cache_info(), sq.__wrapped__(5), sq.cache_parameters())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache
def kw(a, b=1, *args, **k):
    return (a, b)


kw(1); kw(1, 1); kw(a=1); kw(1, b=1); kw(1.0)
print(kw.cache_info())


@lru_cache(typed=True)
def typed(x): return type(x).__name__


print(typed(1), typed(1.0), typed(True))
try:
    kw([])
except TypeError as e:
    print("TypeError:", e)


class C:
    def __init__(self): self.n = 0

    @cached_property
    def p(self):
        self.n += 1
        return f"computed {self.n}"


c = C()
print(c.p, c.p, vars(c))
del c.p
print(c.p)
c.p = "set"
print(c.p)


@lru_cache
def fails(x):
    print("called")
    raise ValueError(x)


for _ in range(2):
    try:
        fails(1)
    except ValueError as e:
        print(e)
print(fails.cache_info().misses, fails.cache_info())
