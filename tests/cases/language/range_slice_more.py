"""range and slice objects."""


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


for r in [range(0), range(5), range(2, 9, 3), range(9, 2, -3), range(5, 5), range(10**20, 10**20 + 3), range(-3, 4), range(0, 10**25, 10**24), range(5, 0), range(I(2), I(6), I(2))]:
    print(r, len(r), list(r), list(reversed(r)), bool(r), r.start, r.stop, r.step, r[:2], r[::-1], r[1:], 4 in r, 10**24 in r, hash(r) == hash(range(r.start, r.stop, r.step)), r == range(5))
for f in [
    lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1, 2, 0), lambda: range("a"), lambda: range(1.5), lambda: range(stop=5), lambda: range(5)[5], lambda: range(5)[-6], lambda: range(5)["a"], lambda: range(5)[1.5], lambda: range(5)[::0], lambda: range(5).index(9), lambda: range(5).index("a"), lambda: range(5).index(3), lambda: range(5).count(3), lambda: range(5).count(9), lambda: range(5).count(3.0), lambda: range(5).count(), lambda: 3.0 in range(5), lambda: "a" in range(5), lambda: len(range(10**30)), lambda: range(10**30)[10**29], lambda: range(5) == [0, 1, 2, 3, 4], lambda: range(0) == range(5, 3), lambda: range(0, 5, 2) == range(0, 6, 2), lambda: {range(3): 1}[range(0, 3)], lambda: range(5) < range(6), lambda: range(5) + range(3), lambda: sum(range(101)), lambda: max(range(3, 9)), lambda: range(5).start, lambda: setattr(range(5), "start", 1), lambda: type(iter(range(3))).__name__, lambda: [*range(3)], lambda: range(10)[2:8:3], lambda: range(10)[-3:], lambda: range(0, 20, 3)[I(2)], lambda: range(True, 3), lambda: isinstance(range(3), range), lambda: next(iter(range(3))), lambda: range(5).__contains__(2), lambda: list(range(10))[slice(2, 5)], lambda: type("R", (range,), {}),
]:
    t(f)
for f in [
    lambda: slice(5), lambda: slice(1, 5), lambda: slice(1, 5, 2), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(None), lambda: slice("a", "b"), lambda: slice(1, 5).start, lambda: slice(5).step, lambda: slice(1, 10, 3).indices(5), lambda: slice(None, None, -1).indices(5), lambda: slice(-3, None).indices(5), lambda: slice(5).indices(), lambda: slice(5).indices(-1), lambda: slice(1, 2, 0).indices(5), lambda: slice("a").indices(5), lambda: slice(I(1), I(4)).indices(10), lambda: slice(10**30).indices(10**40), lambda: slice(1, 2) == slice(1, 2), lambda: slice(1, 2) == slice(1, 3), lambda: slice(1, 2) < slice(1, 3), lambda: slice(1) == 1, lambda: hash(slice(1, 2)) == hash(slice(1, 2)), lambda: hash(slice([])), lambda: [1, 2, 3, 4][slice(1, 3)], lambda: "abcdef"[slice(None, None, 2)], lambda: slice(1, 2, 3).__repr__(), lambda: setattr(slice(1), "start", 2), lambda: slice(start=1), lambda: type("S", (slice,), {}),
]:
    t(f)
