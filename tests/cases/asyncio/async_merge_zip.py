import asyncio


async def ticks(name, period, n):
    for i in range(n):
        await asyncio.sleep(period)
        yield f"{name}{i}"


async def merge(*its):
    q, done = asyncio.Queue(), object()

    async def pump(it):
        async for x in it:
            await q.put(x)
        await q.put(done)

    tasks = [asyncio.create_task(pump(i)) for i in its]
    left = len(tasks)
    while left:
        x = await q.get()
        if x is done:
            left -= 1
        else:
            yield x


async def azip(*its):
    its = [aiter(i) for i in its]
    while True:
        try:
            yield tuple([await anext(i) for i in its])
        except StopAsyncIteration:
            return


async def main():
    print([x async for x in merge(ticks("a", 1, 3), ticks("b", 0.7, 4))])
    async for p in azip(ticks("x", 0.1, 3), ticks("y", 0.2, 2)):
        print(p)


asyncio.run(main())
