import asyncio


async def leaf(i):
    await asyncio.sleep(i % 7 / 10)
    return i


async def main():
    r = await asyncio.gather(*(leaf(i) for i in range(5000)))
    print(len(r), sum(r), r[:3])
    q = asyncio.Queue(10)

    async def prod():
        for i in range(2000):
            await q.put(i)
        await q.put(None)

    async def cons():
        n = 0
        while (x := await q.get()) is not None:
            n += x
        return n

    _, n = await asyncio.gather(prod(), cons())
    print(n)
    lock, c = asyncio.Lock(), [0]

    async def inc():
        for _ in range(10):
            async with lock:
                v = c[0]
                await asyncio.sleep(0)
                c[0] = v + 1

    await asyncio.gather(*(inc() for _ in range(100)))
    print(c)
    ts = [asyncio.create_task(asyncio.sleep(10 ** 9)) for _ in range(1000)]
    await asyncio.sleep(0)
    for t in ts:
        t.cancel()
    r = await asyncio.gather(*ts, return_exceptions=True)
    print(len(r), set(map(type, r)))


asyncio.run(main())
