import operator as op
print(op.add(1, 2), op.mul("a", 3), op.itemgetter(1)("abc"), op.itemgetter(0, 2)("abc"), op.attrgetter("real", "imag")(3 + 4j), op.methodcaller("split", ",")("a,b"), op.contains([1], 1), op.not_(0), op.truth([]), op.concat([1], [2]), op.countOf([1, 1], 1), op.indexOf("abc", "b"), op.index(True), op.floordiv(7, 2), op.matmul if False else "", op.neg(5), op.invert(5), op.xor(5, 3), op.is_(None, None), op.length_hint([1, 2]), op.call(max, 1, 2))
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=op.itemgetter(1, 0)), sorted(rows, key=op.itemgetter(1)), max(rows, key=op.itemgetter(1)))


class P:
    def __init__(self, x): self.x = x
    def m(self, a, k=0): return (self.x, a, k)


p = P(P(5))
print(op.attrgetter("x.x")(p), op.methodcaller("m", 1, k=2)(p.x), repr(op.itemgetter(1, 2)), repr(op.attrgetter("a.b")), repr(op.methodcaller("m", 1)))
l = [1, 2, 3]
op.setitem(l, 0, "z"); op.delitem(l, 1); print(l, op.getitem(l, 0), op.iadd(l, [4]), l)
for f in (lambda: op.itemgetter(), lambda: op.itemgetter(9)("a"), lambda: op.attrgetter("zz")(1), lambda: op.add(1, "a"), lambda: op.attrgetter(5), lambda: op.indexOf([], 1), lambda: op.index(1.5), lambda: op.methodcaller()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
