# ten times gather of 10,000 coroutines that give the loop one turn each
import asyncio


async def one(n):
    await asyncio.sleep(0)
    return n


async def main():
    total = 0
    for _ in range(10):
        total += sum(await asyncio.gather(*(one(n) for n in range(10_000))))
    return total


assert asyncio.run(main()) == 499_950_000
