x = 1


class A:
    x = 2
    a = [x for _ in "a"]
    b = [y for y in [x]]
    c = (lambda: x)()
    d = {x: z for z in (x,)}

    def e(self): return x, self.x, A.x


print(A.a, A.b, A.c, A.d, A().e())


def f():
    x = 3
    class B:
        y = x
        def g(self): return x
        z = [x for _ in "z"]
    return B.y, B().g(), B.z


print(f())


def g():
    v = []
    for v2 in range(2):
        v.append(lambda: v2)
    return [q() for q in v], [w() for w in [lambda: i for i in range(3)]], [w() for w in [lambda i=i: i for i in range(3)]]


print(g())


def h(n):
    if n:
        import math as m
    return m.pi if n else 0


print(h(1), h(0))
def k():
    try:
        1 / 0
    except ZeroDivisionError as exc:
        pass
    try:
        return exc
    except UnboundLocalError as e:
        return str(e)
print(k())
del x
try:
    A().e()
except NameError as e:
    print(e)
print([(lambda: __class__)() for _ in "a"] if False else "ok", [i for i in range(2)], "i" in globals())
