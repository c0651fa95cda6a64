import asyncio


async def producer(q, n):
    for i in range(n):
        print("put", i)
        await q.put(i)
    print("producer done")


async def consumer(q):
    while True:
        x = await q.get()
        print("  got", x, "size", q.qsize())
        await asyncio.sleep(1)
        q.task_done()


async def main():
    q = asyncio.Queue(maxsize=2)
    print(q.empty(), q.full(), q.maxsize, repr(q).split(" ", 3)[3])
    c = asyncio.create_task(consumer(q))
    await producer(q, 5)
    await q.join()
    print("joined", f"{asyncio.get_running_loop().time():.1f}")
    c.cancel()
    q = asyncio.Queue(1)
    q.put_nowait("a")
    for f, a in [(q.put_nowait, ("b",)), (q.get_nowait, ()), (q.get_nowait, ())]:
        try:
            print(f(*a))
        except (asyncio.QueueFull, asyncio.QueueEmpty) as e:
            print(type(e).__name__, e.args)
    q.task_done()
    try:
        q.task_done()
    except ValueError as e:
        print("ValueError:", e)
    await q.join()


asyncio.run(main())
