import asyncio
import itertools


async def worker(q, log):
    while True:
        prio, _, name, cost = await q.get()
        log.append(f"{name}({prio})")
        await asyncio.sleep(cost)
        q.task_done()


async def main():
    q, log, n = asyncio.PriorityQueue(), [], itertools.count()
    w = asyncio.create_task(worker(q, log))

    def add(prio, name, cost=0.1):
        q.put_nowait((prio, next(n), name, cost))

    add(5, "slow", 1)
    await asyncio.sleep(0)
    for p, name in ((3, "c"), (1, "a"), (2, "b"), (1, "a2")):
        add(p, name)
    asyncio.get_running_loop().call_later(1.15, add, 0, "urgent")
    await asyncio.sleep(1.2)
    await q.join()
    w.cancel()
    print(*log)


asyncio.run(main())
