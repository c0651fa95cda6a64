import asyncio


async def child(n, log):
    try:
        await asyncio.sleep(n)
        log.append(f"end{n}")
    except asyncio.CancelledError:
        log.append(f"C{n}")
        raise


async def main():
    log = []
    ts = [asyncio.create_task(child(n, log)) for n in (1, 2, 3)]
    g = asyncio.gather(*ts)
    await asyncio.sleep(0)
    ts[1].cancel()
    try:
        await g
    except asyncio.CancelledError:
        log.append("gather raised")
    log.append([t.done() for t in ts])
    await asyncio.sleep(3)
    print(*log)
    log = []
    ts = [asyncio.create_task(child(n, log)) for n in (1, 2, 3)]
    g = asyncio.gather(*ts, return_exceptions=True)
    await asyncio.sleep(0)
    ts[0].cancel("msg")
    print(await g, *log)


asyncio.run(main())
