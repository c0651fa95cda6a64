# ten tasks hand one lock to one another, 10,000 times each
import asyncio


async def work(lock, counts, n):
    for _ in range(n):
        async with lock:
            counts[0] += 1
            await asyncio.sleep(0)


async def main(tasks, n):
    lock, counts = asyncio.Lock(), [0]
    await asyncio.gather(*(work(lock, counts, n) for _ in range(tasks)))
    return counts[0]


assert asyncio.run(main(10, 10_000)) == 100_000
