import asyncio


async def ticker(log, n):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def nothing():
    return 1


async def main():
    for name, make in {
        "await": lambda: nothing(),
        "task": lambda: asyncio.create_task(nothing()),
        "wait_for": lambda: asyncio.wait_for(nothing(), 1),
        "wait_for None": lambda: asyncio.wait_for(nothing(), None),
        "wait_for task": lambda: asyncio.wait_for(asyncio.create_task(nothing()), 1),
        "shield": lambda: asyncio.shield(nothing()),
        "gather": lambda: asyncio.gather(nothing()),
        "wait": lambda: asyncio.wait([asyncio.create_task(nothing())]),
        "group": lambda: group(),
        "timeout": lambda: timeout(),
        "sleep": lambda: asyncio.sleep(0),
        "to_thread": lambda: asyncio.to_thread(int),
    }.items():
        log = []
        t = asyncio.create_task(ticker(log, 9))
        await make()
        log.append("|")
        await t
        print(f"{name:14}", *log)


async def group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(nothing())


async def timeout():
    async with asyncio.timeout(1):
        await nothing()


asyncio.run(main())
