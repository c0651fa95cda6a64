# yield from takes any iterable; send and throw need methods that lists lack.
def flat(*parts):
    for p in parts:
        yield from p


print(list(flat("ab", [1, 2], range(3), {"k": 1}, (x * x for x in (3, 4)))))


def over_list():
    yield from [1, 2, 3]


g = over_list()
print(next(g))
try:
    g.send("x")
except AttributeError as e:
    print("AttributeError:", e)
g = over_list()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
try:
    list(flat(5))
except TypeError as e:
    print("TypeError:", e)


class Sendable:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, v):
        if v == "stop":
            raise StopIteration("stopped")
        return ("sent", v)


def deleg():
    r = yield from Sendable()
    yield ["result", r]


d = deleg()
print(next(d), d.send(3), next(d), d.send("stop"))
