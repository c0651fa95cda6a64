import asyncio


class Range:
    """An async iterable that gives a new iterator each time."""
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("aiter")
        return RangeIterator(self.n)


class RangeIterator:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0)
        return self.i


async def main():
    r = Range(3)
    print([x async for x in r], [x async for x in r])
    it = aiter(r)
    print(await anext(it), await it.__anext__(), await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("StopAsyncIteration", e.args)
    async for x in r:
        async for y in Range(x):
            print(x, y)
    for bad in (5, [1]):
        try:
            aiter(bad)
        except TypeError as e:
            print("TypeError:", e)
        try:
            anext(bad)
        except TypeError as e:
            print("TypeError:", e)


asyncio.run(main())
