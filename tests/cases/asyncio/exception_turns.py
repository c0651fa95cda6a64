import asyncio


async def ticker(log, n):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def fails():
    raise ValueError


async def slow(log):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        log.append("C")
        raise


async def main():
    async def by_await(log): await fails()
    async def by_task(log): await asyncio.create_task(fails())
    async def by_gather(log): await asyncio.gather(slow(log), fails())
    async def by_group(log):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow(log))
            tg.create_task(fails())
    async def by_body(log):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow(log))
            await fails()
    async def by_as_completed(log):
        for f in asyncio.as_completed([fails()]):
            await f

    for f in (by_await, by_task, by_gather, by_group, by_body, by_as_completed):
        log = []
        tick = asyncio.create_task(ticker(log, 8))
        await asyncio.sleep(0)
        try:
            await f(log)
        except* ValueError:
            log.append("|")
        await tick
        print(f"{f.__name__:15}", *log)
    for t in asyncio.all_tasks() - {asyncio.current_task()}:
        t.cancel()


asyncio.run(main())
