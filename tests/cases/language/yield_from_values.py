def inner():
    r = yield "a"
    print("inner got", r)
    return "inner value"


def outer():
    v = yield from inner()
    print("outer got", v)
    v = yield from (x for x in "yz")
    print("generator expression gives", v)
    yield from ()
    return 5


g = outer()
print(next(g), g.send(1), next(g))
try:
    next(g)
except StopIteration as e:
    print("value", e.value)


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("from It")
        return self.n

    def throw(self, *a):
        print("It.throw", a)
        return "thrown result"

    def close(self):
        print("It.close")


def d():
    r = yield from It()
    yield r


print(list(d()))
x = d()
next(x)
print(x.throw(KeyError("k")))
x.close()
y = d()
try:
    y.throw(OSError("not started"))
except OSError as e:
    print(repr(e))


def flatten(l):
    for i in l:
        if isinstance(i, list):
            yield from flatten(i)
        else:
            yield i


print(list(flatten([1, [2, [3, [4], []]], [[5]]])))


def reraise():
    try:
        yield from inner()
    except ZeroDivisionError:
        yield "zde"


z = reraise()
next(z)
print(z.throw(ZeroDivisionError))
def rec(n):
    if n:
        yield n
        yield from rec(n - 1)
print(list(rec(5)), len(list(rec(200))))
