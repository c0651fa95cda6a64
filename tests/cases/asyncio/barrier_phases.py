import asyncio


async def runner(n, b, log):
    for phase in range(3):
        await asyncio.sleep(n * 0.1)
        log.append(f"{n}.{phase}")
        i = await b.wait()
        if i == 0:
            log.append("|")


async def main():
    log, b = [], asyncio.Barrier(3)
    await asyncio.gather(*(runner(n, b, log) for n in range(3)))
    print(*log)
    b = asyncio.Barrier(1)
    print([await b.wait() for _ in range(3)])
    b = asyncio.Barrier(2)
    t = asyncio.create_task(b.wait())
    await asyncio.sleep(0)
    print(b.n_waiting, b.parties)
    try:
        async with asyncio.timeout(0.1):
            await asyncio.shield(t)
    except TimeoutError:
        print("alone")
    print(await b.wait(), await t, b.n_waiting)


asyncio.run(main())
