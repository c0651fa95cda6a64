import asyncio


class Stream:
    def __init__(self):
        self.q = asyncio.Queue()

    def __aiter__(self):
        return self

    async def __anext__(self):
        x = await self.q.get()
        if isinstance(x, BaseException):
            raise x
        return x

    def push(self, x):
        self.q.put_nowait(x)

    def end(self, e=None):
        self.q.put_nowait(e or StopAsyncIteration())


async def amap(f, it):
    async for x in it:
        yield f(x)


async def afilter(p, it):
    async for x in it:
        if p(x):
            yield x


async def take(n, it):
    if n:
        async for x in it:
            yield x
            n -= 1
            if not n:
                return


async def main():
    s = Stream()
    loop = asyncio.get_running_loop()
    for i in range(8):
        loop.call_later(i / 10, s.push, i)
    print([x async for x in take(3, amap(lambda x: x * x, afilter(lambda x: x % 2, s)))])
    s.end(ValueError("broken stream"))
    try:
        async for x in s:
            print("left", x)
    except ValueError as e:
        print(e)


asyncio.run(main())
