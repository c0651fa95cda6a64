# 100 tasks of 1,000 turns each: 100,000 times sleep(0)
import asyncio


async def spin():
    for _ in range(1000):
        await asyncio.sleep(0)
    return 1


async def main():
    return sum(await asyncio.gather(*(spin() for _ in range(100))))


assert asyncio.run(main()) == 100
