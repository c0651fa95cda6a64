import asyncio


async def job(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise RuntimeError(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    it = asyncio.as_completed([job(1), job(2, True), job(3)])
    print(type(it).__name__)
    for f in it:
        try:
            print(await f)
        except RuntimeError as e:
            print("error", e)
    ts = [asyncio.create_task(job(n)) for n in (1, 5)]
    got = []
    try:
        async for t in asyncio.as_completed(ts, timeout=2):
            got.append(await t)
    except TimeoutError:
        print("timeout", got, [t.done() for t in ts], f"{loop.time():.1f}")
    ts[1].cancel()
    async for t in asyncio.as_completed(ts):
        print(t in ts, t.cancelled())
    async for t in asyncio.as_completed([]):
        print("never")
    f = job(0)
    async for t in asyncio.as_completed([f]):
        print(await t, isinstance(t, asyncio.Task))


asyncio.run(main())
