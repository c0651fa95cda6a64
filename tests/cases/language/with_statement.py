class CM:
    def __init__(self, name, swallow=False, fail_in=None):
        self.name, self.swallow, self.fail_in = name, swallow, fail_in

    def __enter__(self):
        print("enter", self.name)
        if self.fail_in == "enter":
            raise RuntimeError("enter fails")
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        if self.fail_in == "exit":
            raise RuntimeError("exit fails")
        return self.swallow


with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("c") as x, CM("d", swallow=True)):
    raise ValueError("in body")
print("swallowed")
for kw in ({"fail_in": "enter"}, {"fail_in": "exit"}):
    try:
        with CM("outer"), CM("inner", **kw):
            print("body")
    except RuntimeError as e:
        print("caught", e, e.__context__)
try:
    with CM("e", fail_in="exit"):
        raise KeyError("body")
except RuntimeError as e:
    print(repr(e), repr(e.__context__))


def f():
    with CM("r"):
        return "returned"


print(f())
for i in range(2):
    with CM(i):
        if i == 0:
            continue
        break
with CM("xy") as (p, q):
    print(p, q)


class NoExit:
    def __enter__(self): return 1


class AsyncOnly:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass


for bad in (5, NoExit(), AsyncOnly()):
    try:
        with bad:
            pass
    except TypeError as e:
        print("TypeError:", e)
