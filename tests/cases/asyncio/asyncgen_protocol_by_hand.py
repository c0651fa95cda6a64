async def agen():
    got = yield 1
    print("got", got)
    try:
        yield 2
    except ValueError as e:
        print("thrown", e)
        yield 3


def drive(aw):
    try:
        while True:
            print("  suspended with", aw.send(None))
    except StopIteration as e:
        return ("value", e.value)
    except StopAsyncIteration:
        return "StopAsyncIteration"


g = agen()
print(drive(g.__anext__()))
print(drive(g.asend("hello")))
print(drive(g.athrow(ValueError("v"))))
print(drive(g.__anext__()))
print(drive(g.__anext__()))
print(drive(g.aclose()))
a = agen().__anext__()
drive(a)
try:
    a.send(None)
except RuntimeError as e:
    print("RuntimeError:", e)
h = agen()
drive(h.asend(None))
try:
    drive(h.athrow(KeyError("out")))
except KeyError as e:
    print("KeyError", e)
try:
    drive(agen().asend(5))
except TypeError as e:
    print("TypeError:", e)
