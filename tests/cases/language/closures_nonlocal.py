def counter():
    n = 0

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def reset():
        nonlocal n
        n = 0
    return inc, reset


inc, reset = counter()
inc2, _ = counter()
print(inc(), inc(5), inc2(), reset(), inc())
print(inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars)
x = "global"


def outer():
    x = "outer"

    def mid():
        def inner():
            nonlocal x
            x += "+inner"
            return x
        return inner
    r = mid()()
    return r, x


print(outer(), x)


def g():
    global x, fresh
    x = "changed"
    fresh = "made"


g()
print(x, fresh)


def late():
    def use():
        return later
    try:
        use()
    except NameError as e:
        print(e)
    later = 1
    return use()


print(late())
adders = [lambda v, i=i: v + i for i in range(3)]
print([a(10) for a in adders])


def make():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    del i
    try:
        fs[0]()
    except NameError as e:
        print(e)


make()


def compose(*fs):
    def h(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return h


print(compose(str, lambda x: x + 1, abs)(-5))


def ycomb(f):
    return (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))


print(ycomb(lambda rec: lambda n: 1 if n == 0 else n * rec(n - 1))(10))
