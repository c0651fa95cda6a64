import asyncio
import random


async def worker(name, rng, log):
    for i in range(4):
        d = rng.choice([0, 0.1, 0.25, 0.5])
        await asyncio.sleep(d)
        log.append(f"{name}{i}")


async def main():
    for seed in (1, 2, 3):
        rng, log = random.Random(seed), []
        await asyncio.gather(*(worker(n, rng, log) for n in "abcd"))
        print(seed, *log)


asyncio.run(main())
