import asyncio


async def low(lock, log):
    async with lock:
        log.append("low has the lock")
        for _ in range(3):
            await asyncio.sleep(0.1)
        log.append("low releases")


async def middle(log):
    for i in range(4):
        log.append(f"middle {i}")
        await asyncio.sleep(0.05)


async def high(lock, log):
    await asyncio.sleep(0.01)
    log.append("high wants the lock")
    async with lock:
        log.append("high has the lock")


async def main():
    lock, log = asyncio.Lock(), []
    await asyncio.gather(low(lock, log), high(lock, log), middle(log))
    print(*log, sep="\n")


asyncio.run(main())
