import asyncio


async def ticker(log, n):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def user(name, lock, log):
    async with lock:
        log.append(name + "+")
        await asyncio.sleep(0)
        log.append(name + "-")


async def main():
    log, lock = [], asyncio.Lock()
    await asyncio.gather(ticker(log, 8), *(user(n, lock, log) for n in "abc"))
    print(*log)
    log.clear()
    sem = asyncio.Semaphore(2)
    await asyncio.gather(ticker(log, 8), *(user(n, sem, log) for n in "abcde"))
    print(*log)


asyncio.run(main())
