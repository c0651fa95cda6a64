import asyncio


async def putter(q, x):
    print("want to put", x)
    await q.put(x)
    print("did put", x)


async def main():
    q = asyncio.Queue(1)
    ts = [asyncio.create_task(putter(q, i)) for i in range(4)]
    await asyncio.sleep(0.1)
    ts[2].cancel()
    while not (q.empty() and all(t.done() for t in ts)):
        print("get", await q.get())
        await asyncio.sleep(0)
    print([t.cancelled() for t in ts])
    q.put_nowait("full")
    try:
        await asyncio.wait_for(q.put("x"), 1)
    except TimeoutError:
        print("put timed out", q.qsize())
    print(q.get_nowait())
    try:
        await asyncio.wait_for(q.get(), 1)
    except TimeoutError:
        print("get timed out")
    q.put_nowait(1)
    print(await q.get())


asyncio.run(main())
