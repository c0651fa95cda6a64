import asyncio


async def job(n, sem, log):
    async with sem:
        log.append(f"+{n}")
        await asyncio.sleep(1 if n % 2 else 2)
        log.append(f"-{n}")


async def main():
    sem, log = asyncio.Semaphore(2), []
    ts = [asyncio.create_task(job(i, sem, log)) for i in range(6)]
    await asyncio.sleep(0.5)
    print(sem.locked(), repr(sem).split("[")[1])
    ts[3].cancel()
    await asyncio.wait(ts)
    print(*log)
    s = asyncio.Semaphore(1)
    await s.acquire()
    w = asyncio.create_task(s.acquire())
    await asyncio.sleep(0)
    s.release()
    print("released; a newcomer must queue behind:", s.locked())
    newcomer = asyncio.create_task(s.acquire())
    await asyncio.sleep(0)
    print(w.done(), newcomer.done())
    s.release()
    await asyncio.wait([w, newcomer])
    print("both", repr(s).split("[")[1])


asyncio.run(main())
