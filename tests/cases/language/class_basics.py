class A:
    """Doc of A."""
    shared = []
    n = 0

    def __init__(self, x):
        self.x = x
        A.n += 1

    def add(self, v):
        self.shared.append(v)
        return self

    def __repr__(self):
        return f"A({self.x!r})"


a, b = A(1), A("two")
a.add(1).add(2)
print(b.shared, A.n, a, [a, b], str(b), A.__name__, A.__doc__, A.__module__, a.__class__ is A, a.__dict__)
a.n = 100
print(A.n, a.n, b.n, vars(b), "n" in vars(a), hasattr(a, "y"), getattr(a, "y", "default"))
setattr(a, "dyn", 5); del a.n; print(a.dyn, a.n, isinstance(a, A), issubclass(A, object), type(a) is A)
A.method2 = lambda self, k: (self.x, k)
print(a.method2(9), A.add.__qualname__, a.add.__self__ is a, a.add.__func__ is A.add, a.add == a.add, A.__bases__)
for f in (lambda: a.nope, lambda: A.nope, lambda: delattr(a, "nope"), lambda: A(), lambda: a(), lambda: a.add.x, lambda: setattr(5, "x", 1), lambda: setattr(int, "x", 1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)


class Empty: pass


e = Empty()
print(repr(e).split(" at ")[0], Empty, e.__dict__, Empty.__mro__, sorted(k for k in vars(Empty))[:4])
