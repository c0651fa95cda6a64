import asyncio

NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eva"]


async def dine(n, forks):
    left, right = n, (n + 1) % len(forks)
    low, high = sorted((left, right))       # everybody: lower one first
    async with forks[low]:
        await asyncio.sleep(0.2)            # reach for the other one
        async with forks[high]:
            print(NAMES[n], "eats")
            await asyncio.sleep(1)
    print(NAMES[n], "is full")


async def main():
    forks = [asyncio.Lock() for _ in NAMES]
    async with asyncio.TaskGroup() as table:
        for n in range(len(NAMES)):
            table.create_task(dine(n, forks), name=NAMES[n])


asyncio.run(main())
