import asyncio


async def worker(name, delay):
    await asyncio.sleep(delay)
    print(name


async def main():
    await worker("a", 1)


asyncio.run(main())
