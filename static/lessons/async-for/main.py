import asyncio


async def countdown(start):
    for n in range(start, 0, -1):
        await asyncio.sleep(0.4)    # each value takes some time
        yield n


async def launch(name, start):
    async for n in countdown(start):
        print(name, n)
    print(name, "lift-off")


async def main():
    await asyncio.gather(launch("red", 5), launch("blue", 3))


asyncio.run(main())
