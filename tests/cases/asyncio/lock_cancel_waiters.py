import asyncio


async def user(name, lock):
    try:
        async with lock:
            print(name, "in")
            await asyncio.sleep(1)
        print(name, "out")
    except asyncio.CancelledError:
        print(name, "cancelled; locked:", lock.locked())
        raise


async def main():
    lock = asyncio.Lock()
    ts = [asyncio.create_task(user(n, lock)) for n in "abcd"]
    await asyncio.sleep(0.5)
    ts[1].cancel()
    await asyncio.sleep(0.5)
    await asyncio.sleep(0)
    ts[2].cancel()
    await asyncio.wait(ts)
    print([t.cancelled() for t in ts], lock.locked())
    # cancelled in the very turn in which it was woken
    await lock.acquire()
    t1, t2 = asyncio.create_task(user("x", lock)), asyncio.create_task(user("y", lock))
    await asyncio.sleep(0)
    lock.release()
    t1.cancel()
    await asyncio.wait([t1, t2])
    print(lock.locked())


asyncio.run(main())
