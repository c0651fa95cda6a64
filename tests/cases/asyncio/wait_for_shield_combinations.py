import asyncio


async def work(name):
    try:
        await asyncio.sleep(2)
        print(name, "finished")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    inner = asyncio.create_task(work("shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 1)
    except TimeoutError:
        print("timeout 1", inner.cancelled())
    outer = asyncio.create_task(asyncio.wait_for(work("plain"), 10))
    await asyncio.sleep(0.5)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled")
    print(await inner)
    g = asyncio.gather(asyncio.shield(work("in gather")), work("also in gather"))
    await asyncio.sleep(1)
    g.cancel()
    try:
        await g
    except asyncio.CancelledError:
        print("gather cancelled")
    await asyncio.sleep(2)


asyncio.run(main())
