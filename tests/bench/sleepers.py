# 100,000 tasks in one sleep
import asyncio


async def nap():
    await asyncio.sleep(0.5)
    return 1


async def main():
    tasks = [asyncio.create_task(nap()) for _ in range(100_000)]
    total = 0
    for task in tasks:
        total += await task
    return total


assert asyncio.run(main()) == 100_000
