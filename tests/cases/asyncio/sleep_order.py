import asyncio


async def job(name, delay, log):
    await asyncio.sleep(delay)
    log.append(name)


async def main():
    log = []
    await asyncio.gather(*(job(f"{n}", d, log) for n, d in enumerate([3, 1, 2, 1, 0, 2, 0, 3, -1])))
    print(*log)
    print(await asyncio.sleep(0, "zero"), await asyncio.sleep(-5, "negative"), await asyncio.sleep(0.1, result="r"))
    for bad in ("1", None, float("nan")):
        try:
            await asyncio.sleep(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    t = asyncio.create_task(asyncio.sleep(True, "bool"))
    print(await t)


asyncio.run(main())
