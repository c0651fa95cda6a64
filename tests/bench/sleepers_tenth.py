# 10,000 tasks in one sleep: a tenth of the sleepers, to see whether time grows in step
import asyncio


async def nap():
    await asyncio.sleep(0.05)
    return 1


async def main():
    tasks = [asyncio.create_task(nap()) for _ in range(10_000)]
    total = 0
    for task in tasks:
        total += await task
    return total


assert asyncio.run(main()) == 10_000
