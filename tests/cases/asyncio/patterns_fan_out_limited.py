import asyncio


async def limited_gather(n, *coros):
    sem = asyncio.Semaphore(n)

    async def one(c):
        async with sem:
            return await c
    return await asyncio.gather(*map(one, coros))


async def window(n, coros):
    pending, results = set(), []
    for c in coros:
        if len(pending) >= n:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            results += sorted(t.result() for t in done)
        pending.add(asyncio.create_task(c))
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        results += sorted(t.result() for t in done)
    return results


async def job(i, log):
    log.append(f"+{i}")
    await asyncio.sleep((i * 7) % 5 / 10 + 0.1 + i / 100)
    log.append(f"-{i}")
    return i


async def main():
    log = []
    print(await limited_gather(2, *(job(i, log) for i in range(6))))
    print(*log)
    log.clear()
    print(await window(3, (job(i, log) for i in range(7))))
    print(*log)


asyncio.run(main())
