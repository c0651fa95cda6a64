# types.coroutine is what is left of generator coroutines.
import asyncio
import types


@types.coroutine
def nap(n):
    print("nap: generator, running as a coroutine")
    r = yield from asyncio.sleep(n, "slept").__await__()
    return r


@types.coroutine
def bare():
    x = yield
    return x


async def main():
    print(await nap(1))
    print(await bare())


asyncio.run(main())
g = bare()
print(type(g).__name__)
print(next(g))
try:
    g.send("sent")
except StopIteration as e:
    print(e.value)
