import asyncio


async def critical(name, lock):
    print(name, "wants")
    await lock.acquire()
    try:
        print(name, "has")
        await asyncio.sleep(1)
    finally:
        lock.release()
        print(name, "released")


async def main():
    lock = asyncio.Lock()
    ts = {n: asyncio.create_task(critical(n, lock), name=n) for n in "abc"}
    await asyncio.sleep(0.5)
    ts["a"].cancel()
    await asyncio.sleep(0)
    ts["b"].cancel()
    await asyncio.wait(ts.values())
    print({n: t.cancelled() for n, t in ts.items()}, lock.locked())


asyncio.run(main())
