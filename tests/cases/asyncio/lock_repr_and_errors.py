import asyncio
import re


def show(x):
    return re.sub(r"( object)? at 0x[0-9a-f]+", "", repr(x))


async def main():
    l, e, s, c, q, b = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition(), asyncio.Queue(3), asyncio.Barrier(2)
    for x in (l, e, s, c, q, b, asyncio.BoundedSemaphore(1), asyncio.PriorityQueue(), asyncio.LifoQueue(1), asyncio.TaskGroup()):
        print(show(x))
    await l.acquire(); e.set(); await s.acquire(); q.put_nowait("x")
    t = asyncio.create_task(l.acquire())
    await asyncio.sleep(0)
    for x in (l, e, s, q):
        print(show(x))
    l.release()
    await t
    for f in (lambda: asyncio.Lock(loop=5), lambda: asyncio.Queue(loop=1), lambda: asyncio.Semaphore("a"), lambda: asyncio.Lock(1)):
        try:
            f()
        except TypeError as x:
            print("TypeError:", x)


asyncio.run(main())
