import asyncio


async def ticker(log, n):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def sleeper(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("C")
        raise


async def main():
    async def direct(log): await sleeper(log)
    async def via_task(log): await asyncio.create_task(sleeper(log))
    async def via_gather(log): await asyncio.gather(sleeper(log), sleeper(log))
    async def via_group(log):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper(log))
    async def via_wait_for(log): await asyncio.wait_for(sleeper(log), 5)
    async def via_shield(log): await asyncio.shield(sleeper(log))
    async def via_wait(log): await asyncio.wait([asyncio.create_task(sleeper(log))])

    for f in (direct, via_task, via_gather, via_group, via_wait_for, via_shield, via_wait):
        log = []
        t = asyncio.create_task(f(log))
        await asyncio.sleep(0.1)
        tick = asyncio.create_task(ticker(log, 8))
        await asyncio.sleep(0)
        t.cancel()
        t.add_done_callback(lambda t: log.append("done"))
        await asyncio.wait([t])
        log.append("|")
        await tick
        print(f"{f.__name__:13}", *log, t.cancelled())


asyncio.run(main())
