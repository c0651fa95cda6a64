# 100,000 tasks, one after another, each awaited
import asyncio


async def one(n):
    return n


async def main(n):
    total = 0
    for i in range(n):
        total += await asyncio.create_task(one(i))
    return total


assert asyncio.run(main(100_000)) == 4_999_950_000
