import asyncio


async def getter(q):
    try:
        return await q.get()
    except asyncio.CancelledError:
        print("getter cancelled, queue has", q.qsize())
        raise


async def main():
    q = asyncio.Queue()
    t = asyncio.create_task(getter(q))
    await asyncio.sleep(0)
    q.put_nowait("item")
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True), q.qsize())
    t1, t2 = asyncio.create_task(getter(q)), asyncio.create_task(getter(q))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(t1.done(), t2.done())
    q.put_nowait("second")
    t2.cancel()
    print(await asyncio.gather(t1, t2, return_exceptions=True), q.qsize())


asyncio.run(main())
