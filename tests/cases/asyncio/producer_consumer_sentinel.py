import asyncio


async def producer(q, items, consumers):
    for x in items:
        await asyncio.sleep(0.1)
        await q.put(x)
        print(f"produced {x}")
    for _ in range(consumers):
        await q.put(None)


async def consumer(name, q):
    n = 0
    while (x := await q.get()) is not None:
        print(f"  {name} works on {x}")
        await asyncio.sleep(0.25)
        n += 1
    print(f"  {name} stops after {n}")
    return n


async def main():
    q = asyncio.Queue(2)
    _, *ns = await asyncio.gather(producer(q, range(6), 2), consumer("c1", q), consumer("c2", q))
    print(ns, q.qsize())


asyncio.run(main())
