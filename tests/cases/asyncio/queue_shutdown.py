import asyncio


async def getter(n, q):
    try:
        while True:
            print(n, "got", await q.get())
            await asyncio.sleep(1)
            q.task_done()
    except asyncio.QueueShutDown:
        print(n, "sees the shutdown")


async def putter(q):
    try:
        for i in range(10):
            await q.put(i)
    except asyncio.QueueShutDown:
        print("putter refused at", i)


async def main():
    q = asyncio.Queue(2)
    ts = [asyncio.create_task(c) for c in (getter("g1", q), getter("g2", q), putter(q))]
    await asyncio.sleep(1.5)
    q.shutdown()
    for f in (lambda: q.put_nowait(1),):
        try:
            f()
        except asyncio.QueueShutDown as e:
            print(type(e).__name__, e.args)
    await asyncio.gather(*ts)
    await q.join()
    print("joined", q.qsize())
    q = asyncio.Queue()
    for i in range(3):
        q.put_nowait(i)
    q.shutdown(immediate=True)
    print(q.qsize(), q.empty())
    await q.join()
    try:
        q.get_nowait()
    except asyncio.QueueShutDown:
        print("nothing left")
    print(repr(q).split(" ", 3)[3])


asyncio.run(main())
