import asyncio


class Aw:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "awaitable object"


async def coro():
    return "coro"


async def main():
    t = asyncio.ensure_future(coro())
    print(type(t).__name__, asyncio.ensure_future(t) is t)
    f = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(f) is f, asyncio.wrap_future(f) is f)
    a = asyncio.ensure_future(Aw())
    print(type(a).__name__, a.get_coro().__name__)
    print(await t, await a)
    for bad in (5, None, coro):
        try:
            asyncio.ensure_future(bad)
        except TypeError as e:
            print("TypeError:", e)


asyncio.run(main())
try:
    c = coro()
    asyncio.ensure_future(c)
except RuntimeError as e:
    print("RuntimeError:", e)
c.close()
