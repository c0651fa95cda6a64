def f(*args, **kwargs):
    return args, kwargs


def g(a, b=2, /, c=3, *, d, e=5):
    return a, b, c, d, e


print(f(*[1, 2], 3, *"ab", x=1, **{"y": 2}), f(*(), **{}), f(*range(2), *{"k": 1}), f(**{"a b": 1, "": 2}))
print(g(1, d=4), g(1, 9, 8, d=7, e=6), g(*[1, 2, 3], **dict(d=0)), g(0, c=1, d=2))
a, (b, *c), d = 1, "xyz", [4]
print(a, b, c, d, [*range(3), *"ab"], (*[1],), {*"aa"}, {**{"a": 1}, "a": 2})
for x, (y, z) in [(1, (2, 3)), (4, "56")]:
    print(x, y, z)
*a, = "hi"
print(a)
i = 0
i, l = 1, [0, 0]
i, l[i] = 1, 5
print(i, l)
x = y = z = []
x.append(1)
print(y, z)
a = b = c = 5; a += 1; print(a, b, c)
(a, b), c = [(1, 2), 3]; a, b = b, a; print(a, b, c)
for call in ("f(*1)", "f(**1)", "f(**{1: 2})", "g(1)", "g(a=1, d=2)", "f(x=1, **{'x': 2})", "f(**{'x': 1}, **{'x': 2})", "g(1, 2, 3, 4, d=1)", "print(*None)"):
    try:
        print(eval(call))
    except TypeError as e:
        print(call, "->", e)
