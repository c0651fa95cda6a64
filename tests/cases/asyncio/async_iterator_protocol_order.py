import asyncio


class Loud:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("__aiter__")
        return self

    def __anext__(self):
        print("__anext__ called")
        return self._next()

    async def _next(self):
        print("awaited")
        await asyncio.sleep(0)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    async for x in Loud(2):
        print("body", x)
    else:
        print("else")
    print([x async for x in Loud(1)])
    it = aiter(Loud(1))
    a = anext(it)
    print("anext made")
    print(await a)
    b = anext(it, "default")
    print(await b)


asyncio.run(main())
