import asyncio


async def waiter(n, e, log):
    await e.wait()
    log.append(f"w{n}")
    await asyncio.sleep(0)
    log.append(f"w{n}'")


async def main():
    e, log = asyncio.Event(), []
    ts = [asyncio.create_task(waiter(i, e, log)) for i in range(3)]
    await asyncio.sleep(0)
    e.set()
    log.append("set")
    asyncio.get_running_loop().call_soon(log.append, "soon")
    late = asyncio.create_task(waiter("late", e, log))
    await asyncio.sleep(0)
    log.append("main")
    await asyncio.gather(*ts, late)
    print(*log)


asyncio.run(main())
