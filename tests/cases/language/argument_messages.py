def none(): pass
def one(a): pass
def two(a, b): pass
def opt(a, b=1): pass
def kw(*, k): pass
def kws(*, k, m, n): pass
def pos(a, /): pass
def pos2(a, b=2, /, c=3): pass
def var(*a): pass
def vark(**k): pass


class C:
    def m(self, a): pass

    @classmethod
    def c(cls): pass

    @staticmethod
    def s(a): pass


class D(C):
    def __init__(self, first, second): pass


for src in ("none(1)", "none(x=1)", "one()", "one(1, 2)", "one(b=1)", "one(1, a=1)", "two()", "two(1)", "two(1, 2, 3)", "two(b=1)", "two(c=3)", "opt()", "opt(1, 2, 3)", "opt(1, c=1)", "kw()", "kw(1)", "kw(k=1, j=2)", "kws()", "kws(m=1)", "kws(1, k=1, m=1, n=1)", "pos()", "pos(a=1)", "pos2(1, b=2)", "pos2(a=1)", "pos2(1, 2, 3, 4)", "var(x=1)", "vark(1)", "C().m()", "C().m(1, 2)", "C.m()", "C().c(1)", "C.c(x=1)", "C.s()", "D()", "D(1)", "D(1, 2, 3)", "D(first=1)", "C(1)", "object(1)", "object.__new__()", "len()", "len(1, 2)", "len(x=1)", "print(1, foo=2)", "sorted()", "sorted([1], 5)", "sorted([1], bad=1)", "int(1, 2, 3)", "int(y=1)", "str(1, 2, 3, 4)", "abs()", "ord(1)", "isinstance(1)", "isinstance(1, 2)", "max()", "max(1)", "max([])", "max(1, key=5)", "min([], default=3)", "enumerate()", "zip(1)", "map()", "map(1)", "list(1, 2)", "getattr(1)", "getattr(1, 2)", "hash()", "range(a=1)", "open()", "type()", "type(1, 2)", "iter()", "next()", "super()", "sum()", "sum('ab')", "sum([[]])", "''.join()", "''.split(a=1)", "[].append()", "[].append(1, 2)", "{}.get()", "(lambda: 0)(1)", "(lambda x: 0)()", "chr('a')", "round()", "divmod(1)", "pow(1)", "input(1, 2)", "id()", "callable()", "vars(1)", "dir(1, 2)", "globals(1)", "filter(None)", "reversed(5)", "bool(1, 2)", "slice()", "bytes(1, 2)", "frozenset(1, 2)", "complex('a', 1)", "float(1, 2)"):
    try:
        print(src, "->", eval(src))
    except Exception as e:
        print(src, "->", type(e).__name__ + ":", e)
