import asyncio


async def main():
    q = asyncio.LifoQueue(3)
    for x in "abc":
        await q.put(x)
    p = asyncio.create_task(q.put("d"))
    await asyncio.sleep(0)
    print(p.done(), await q.get())
    await asyncio.sleep(0)
    print(p.done(), [q.get_nowait() for _ in range(3)], q.empty())
    gs = [asyncio.create_task(q.get()) for _ in range(2)]
    await asyncio.sleep(0)
    q.put_nowait(1)
    q.put_nowait(2)
    print(await asyncio.gather(*gs), repr(q).split(" ", 3)[3])


asyncio.run(main())
