import functools


def deco(f):
    print("deco", f.__name__)

    @functools.wraps(f)
    def w(*a, **k):
        print("before", a, k)
        r = f(*a, **k)
        print("after", r)
        return r
    return w


def param(n):
    print("param", n)

    def d(f):
        print("applied", n)
        return lambda *a: [f(*a)] * n
    return d


@deco
@param(2)
@param(3)
def f(x):
    return x


print(f(1), f.__wrapped__ is not None)


@deco
def g(a, *, b=1):
    """doc of g"""
    return a + b


print(g(1, b=5), g.__name__, g.__doc__)


class Count:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.n = f, 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a)

    def __get__(self, obj, cls):
        return functools.partial(self, obj)


@Count
def h(x):
    return x * 2


print(h(1), h(2), h.n, h.__name__)


class K:
    @Count
    def m(self, x):
        return x

    @staticmethod
    @param(1)
    def s(x):
        return x


print(K().m(5), K.__dict__["m"].n, K.s(3))


def cls_deco(cls):
    cls.added = 1
    return cls


@cls_deco
class L:
    pass


print(L.added)
l = [lambda f: f, lambda f: "replaced"]


@l[1]
def z(): pass


@(lambda f: f() + 1)
def y(): return 41


print(z, y)
