import functools
from functools import cmp_to_key, partial, partialmethod, reduce, singledispatch, total_ordering


def f(a, b, c=3, *, d=4):
    return (a, b, c, d)


p = partial(f, 1, d=9)
print(p(2), p(2, c=0), p(2, d=5), p.args, p.keywords, p.func is f, partial(p, 7)(), repr(partial(print, 1)))
print(partial(f, functools.Placeholder, 5)(1))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], "init"), reduce(max, [3, 9, 2]))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print("TypeError:", e)
print(sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda x, y: len(y) - len(x))))


@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n


print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2))


@singledispatch
def show(x): return f"object {x!r}"


@show.register
def _(x: int): return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x): return f"seq of {len(x)}"


@show.register
def _(x: str | bytes): return "text"


print(show(1), show(True), show([1]), show((1, 2)), show("a"), show(b"b"), show(None), show.dispatch(bool) is show.dispatch(int), show.registry.keys().__len__())


class Cell:
    def set_state(self, s): self.s = s
    set_on = partialmethod(set_state, True)

    @functools.singledispatchmethod
    def m(self, x): return "default"

    @m.register
    def _(self, x: int): return "int"


c = Cell(); c.set_on(); print(c.s, c.m(1), c.m("x"))
