# 1,000,000 awaits of a coroutine that finishes at once
import asyncio


async def one():
    return 1


async def main():
    total = 0
    for _ in range(1_000_000):
        total += await one()
    return total


assert asyncio.run(main()) == 1_000_000
