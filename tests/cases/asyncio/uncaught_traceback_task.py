import asyncio


async def parse(text):
    await asyncio.sleep(0.1)
    return int(text)


async def worker(name, texts):
    total = 0
    for t in texts:
        total += await parse(t)
    print(name, total)
    return total


async def main():
    results = await asyncio.gather(worker("a", ["1", "2"]), worker("b", ["3", "x"]))
    print(results)


asyncio.run(main())
