import asyncio

loop = asyncio.new_event_loop()
f = loop.create_future()


async def waits():
    print("waits")
    r = await f
    print("got", r)
    return r


c = waits()
y = c.send(None)
print(y is f, f._asyncio_future_blocking)
try:
    c.send(None)
except RuntimeError as e:
    print("RuntimeError:", e)
c = waits()
c.send(None)
f.set_result(5)
try:
    c.send(None)
except StopIteration as e:
    print("StopIteration", e.value)
it = iter(f)
try:
    next(it)
except StopIteration as e:
    print(e.value)
g = loop.create_future()
i = g.__await__()
next(i)
try:
    i.throw(KeyError("thrown into the wait"))
except KeyError as e:
    print(e, g.done())
loop.close()
try:
    asyncio.Future()
except RuntimeError as e:
    print("RuntimeError:", e)
