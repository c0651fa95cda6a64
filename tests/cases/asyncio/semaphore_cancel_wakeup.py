import asyncio


async def user(n, sem):
    try:
        async with sem:
            print(n, "in")
            await asyncio.sleep(1)
        print(n, "out")
    except asyncio.CancelledError:
        print(n, "cancelled")
        raise


async def main():
    sem = asyncio.Semaphore(1)
    ts = [asyncio.create_task(user(i, sem)) for i in range(4)]
    await asyncio.sleep(0.5)
    ts[1].cancel()
    await asyncio.sleep(0.6)
    ts[2].cancel()
    await asyncio.wait(ts)
    print([t.cancelled() for t in ts], sem.locked())
    await sem.acquire()
    a, b = asyncio.create_task(user("a", sem)), asyncio.create_task(user("b", sem))
    await asyncio.sleep(0)
    sem.release()
    a.cancel()
    await asyncio.wait([a, b])
    print(sem.locked())


asyncio.run(main())
