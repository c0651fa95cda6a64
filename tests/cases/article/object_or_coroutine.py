# The same little machine as an object and as a coroutine.
class Averager:
    def __init__(self):
        self.total, self.n = 0, 0

    def send(self, x):
        self.total += x
        self.n += 1
        return self.total / self.n


def averager():
    total = n = 0
    result = None
    while True:
        x = yield result
        total += x
        n += 1
        result = total / n


obj, co = Averager(), averager()
next(co)
for x in (4, 8, 15, 16, 23, 42):
    print(x, obj.send(x), co.send(x), obj.send(x) == co.send(x))
print(vars(obj))
print(co.gi_frame.f_locals)
print(type(obj).__name__, type(co).__name__, callable(obj), hasattr(co, "__next__"), hasattr(obj, "__next__"))
