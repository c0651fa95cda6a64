def g():
    x = yield 1
    print("got", x)
    try:
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("caught", e)
        yield "handled"
    finally:
        print("finally")
    return "done"


a = g()
print(next(a), a.send("s"), a.throw(ValueError("v")))
try:
    next(a)
except StopIteration as e:
    print(repr(e), e.value)
print(list(g()))
b = g()
next(b)
b.close()
print(next(b, "exhausted"))
print(sum(x * x for x in range(5)), list(x + y for x in "ab" for y in "cd" if x != y), dict((i, i * i) for i in range(3)))
gen = (i for i in [1, 2, 3])
print(2 in gen, list(gen))
print(type(gen).__name__, repr(gen).split(" at ")[0], repr(g()).split(" at ")[0])
e = (print("lazy", i) or i for i in (print("eager"), 1))
print("made")
next(e)
n = 0
lazy = (n + i for i in range(3))
n = 100
print(list(lazy))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
import itertools
print(list(itertools.islice(fib(), 15)), next(x for x in fib() if x > 1000))
try:
    (1 / i for i in [0]).__next__()
except ZeroDivisionError as e:
    print(e)
try:
    gen2 = (i for i in 5)
except TypeError as e:
    print("TypeError:", e)
