import asyncio


async def job(n, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return n


async def main():
    log = []

    async def ticker():
        for i in range(8):
            log.append(i)
            await asyncio.sleep(0)

    t = asyncio.create_task(ticker())
    async for f in asyncio.as_completed([asyncio.create_task(job(n, k)) for n, k in [("a", 3), ("b", 1), ("c", 1), ("d", 2)]]):
        log.append(f.result())
    log.append("|")
    await t
    print(*log)


asyncio.run(main())
