import asyncio
import random


async def worker(name, q, log):
    while True:
        n = await q.get()
        await asyncio.sleep(n)
        log.append((name, n))
        q.task_done()


async def main():
    random.seed(7)
    q, log = asyncio.Queue(), []
    total = 0
    for _ in range(12):
        n = random.randint(1, 9) / 10
        total += n
        q.put_nowait(n)
    loop = asyncio.get_running_loop()
    ws = [asyncio.create_task(worker(f"w{i}", q, log)) for i in range(3)]
    await q.join()
    for w in ws:
        w.cancel()
    print(await asyncio.gather(*ws, return_exceptions=True))
    print(f"{len(log)} jobs, {loop.time():.1f} s instead of {total:.1f}")
    print(log)


asyncio.run(main())
