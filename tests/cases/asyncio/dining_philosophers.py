import asyncio


async def philosopher(i, forks, log):
    left, right = forks[i], forks[(i + 1) % len(forks)]
    first, second = (left, right) if i % 2 == 0 else (right, left)
    for meal in range(2):
        async with first:
            await asyncio.sleep(0)
            async with second:
                log.append(f"{i}+")
                await asyncio.sleep(1)
                log.append(f"{i}-")


async def main():
    log = []
    forks = [asyncio.Lock() for _ in range(5)]
    await asyncio.gather(*(philosopher(i, forks, log) for i in range(5)))
    print(*log)
    print(f"{asyncio.get_running_loop().time():.1f}", [f.locked() for f in forks])


asyncio.run(main())
