import asyncio


async def getter(n, q):
    while True:
        try:
            x = await q.get()
        except asyncio.CancelledError:
            print("getter", n, "cancelled")
            raise
        print("getter", n, "got", x)
        if x is None:
            return n


async def main():
    q = asyncio.Queue()
    ts = [asyncio.create_task(getter(i, q)) for i in range(3)]
    await asyncio.sleep(0)
    for x in "abcde":
        q.put_nowait(x)
    await asyncio.sleep(0.1)
    print("-- one at a time")
    for x in "fgh":
        await q.put(x)
        await asyncio.sleep(0.1)
    ts[1].cancel()
    q.put_nowait("i")
    await asyncio.sleep(0.1)
    for _ in range(2):
        await q.put(None)
    print(await asyncio.gather(*ts, return_exceptions=True))


asyncio.run(main())
