# await all the way down: each frame hands send() through to the innermost.
class Probe:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        got = yield f"{self.name}?"
        return f"{self.name}={got}"


async def inner():
    a = await Probe("a")
    b = await Probe("b")
    return a, b


async def middle():
    try:
        return await inner()
    finally:
        print("middle unwinds")


async def outer():
    r = await middle()
    print("outer has", r)
    return len(r)


c = outer()
print(c.send(None))
print(c.cr_await.__name__, c.cr_await.cr_await.__name__, c.cr_running)
print(c.send(1))
try:
    c.send(2)
except StopIteration as e:
    print("value", e.value)
try:
    c.send(None)
except RuntimeError as e:
    print("RuntimeError:", e)
c = outer()
c.send(None)
try:
    c.throw(LookupError("thrown"))
except LookupError as e:
    print("came back:", e)
c = outer()
c.send(None)
c.close()
