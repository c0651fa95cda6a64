import asyncio


async def work(name, start):
    now = asyncio.get_running_loop().time() - start
    print(f"{name} at {now:.1f}")
    await asyncio.sleep(0.3)


async def drifting(start):
    for _ in range(4):
        await work("drifting", start)
        await asyncio.sleep(1)


async def steady(start):
    loop = asyncio.get_running_loop()
    for n in range(1, 5):
        await work("steady", start)
        await asyncio.sleep(start + n - loop.time())


async def main():
    start = asyncio.get_running_loop().time()
    await asyncio.gather(drifting(start), steady(start))


asyncio.run(main())
