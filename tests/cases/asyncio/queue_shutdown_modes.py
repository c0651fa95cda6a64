import asyncio


async def main():
    q = asyncio.Queue()
    for i in range(3):
        q.put_nowait(i)
    q.shutdown()
    print(q.qsize(), await q.get(), q.get_nowait())
    try:
        await q.put(9)
    except asyncio.QueueShutDown as e:
        print("put:", repr(e))
    print(await q.get())
    try:
        await q.get()
    except asyncio.QueueShutDown as e:
        print("get:", repr(e))
    q.shutdown()
    q = asyncio.Queue(1)
    q.put_nowait("x")
    putters = [asyncio.create_task(q.put(i)) for i in range(2)]
    joiner = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    print(await asyncio.gather(*putters, return_exceptions=True), q.empty())
    await joiner
    print("join returned")
    q = asyncio.Queue()
    getters = [asyncio.create_task(q.get()) for _ in range(2)]
    await asyncio.sleep(0)
    q.shutdown()
    print(await asyncio.gather(*getters, return_exceptions=True))


asyncio.run(main())
