import asyncio


async def count(name, n, pause):
    for i in range(n):
        print(f"{name}: {i}")
        await asyncio.sleep(pause)
    print(f"{name} done")


async def main():
    t1 = asyncio.create_task(count("A", 3, 0.1))
    t2 = asyncio.create_task(count("B", 2, 0.15))
    await count("main", 2, 0.12)
    print("main waits")
    await t1
    await t2
    await asyncio.gather(count("C", 2, 0), count("D", 3, 0), count("E", 1, 0))


asyncio.run(main())
