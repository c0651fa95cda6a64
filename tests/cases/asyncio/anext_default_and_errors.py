import asyncio


class It:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if not self.n:
            raise StopAsyncIteration("the end")
        self.n -= 1
        return self.n


async def main():
    i = It(2)
    print(await anext(i), await anext(i, "d"), await anext(i, "d"))
    try:
        await anext(i)
    except StopAsyncIteration as e:
        print("StopAsyncIteration", e.args)
    a = anext(It(1), "x")
    print(type(a).__name__, hasattr(a, "__await__"), await a)
    for bad in (lambda: anext(5), lambda: aiter([]), lambda: anext()):
        try:
            bad()
        except TypeError as e:
            print("TypeError:", e)


asyncio.run(main())
