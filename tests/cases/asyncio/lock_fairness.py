import asyncio


async def worker(name, lock, log, n):
    for i in range(n):
        async with lock:
            log.append(f"{name}{i}")
            await asyncio.sleep(0)


async def greedy(lock, log):
    for i in range(3):
        await lock.acquire()
        log.append(f"g{i}")
        lock.release()


async def main():
    lock, log = asyncio.Lock(), []
    await asyncio.gather(worker("a", lock, log, 3), worker("b", lock, log, 2), worker("c", lock, log, 1), greedy(lock, log))
    print(*log)
    print(repr(lock).split("[")[1])
    await lock.acquire()
    w = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(repr(lock).split("[")[1])
    w.cancel()
    await asyncio.wait([w])
    print(repr(lock).split("[")[1])
    lock.release()
    print(lock.locked())
    try:
        with lock:
            pass
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
