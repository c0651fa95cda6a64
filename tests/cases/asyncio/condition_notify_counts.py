import asyncio


async def w(n, c, log):
    async with c:
        await c.wait()
        log.append(n)


async def main():
    c, log = asyncio.Condition(), []
    ts = [asyncio.create_task(w(i, c, log)) for i in range(6)]
    await asyncio.sleep(0)
    for n in (1, 2, 0, 10):
        async with c:
            c.notify(n)
        await asyncio.sleep(0.1)
        print(n, log)
    await asyncio.gather(*ts)
    print(repr(c).split("[")[1], c.locked())
    async with c:
        c.notify_all()
    try:
        async with asyncio.timeout(0.1):
            async with c:
                await c.wait()
    except TimeoutError:
        print("timeout; locked:", c.locked())


asyncio.run(main())
