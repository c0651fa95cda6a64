import asyncio


async def job(name, *sleeps):
    for s in sleeps:
        await asyncio.sleep(s)
    return name


async def main():
    for f in asyncio.as_completed([job("a", 1, 1), job("b", 2), job("c", 1, 0, 1), job("d")]):
        print(await f)
    async for t in asyncio.as_completed([asyncio.create_task(job(n, 1), name=n) for n in "xyz"]):
        print(t.get_name(), t.result())


asyncio.run(main())
