class D:
    def __init__(self, n): self.n = n
    def __del__(self): raise RuntimeError(f"del {self.n}")


def g():
    try:
        yield 1
    finally:
        raise ValueError("in the generator's finally")


D(1)
it = g(); next(it)
del it
print("after the generator")
l = [D(2), D(3)]
del l
try:
    raise KeyError("real")
except KeyError:
    D(4)
    print("still handling")


class E:
    def __del__(self):
        del self.x


E()


class R:
    def __repr__(self): raise ValueError("no repr")
    def __del__(self): raise ValueError("no del")


R()


class B:
    def __del__(self): raise KeyboardInterrupt("in del")


B()
print("end")
