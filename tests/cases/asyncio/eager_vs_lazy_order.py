import asyncio


async def child(n, log):
    log.append(f"{n}a")
    await asyncio.sleep(0)
    log.append(f"{n}b")
    await asyncio.sleep(0)
    log.append(f"{n}c")


async def program(log):
    ts = []
    for i in range(2):
        log.append(f"make{i}")
        ts.append(asyncio.create_task(child(i, log)))
    log.append("made")
    await asyncio.sleep(0)
    log.append("main")
    await asyncio.gather(*ts)


async def main():
    log = []
    await program(log)
    print(*log)
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    log = []
    await program(log)
    print(*log)
    f = asyncio.create_eager_task_factory(asyncio.Task)
    print(callable(f))


asyncio.run(main())
