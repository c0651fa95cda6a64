import asyncio


async def hello(who):
    print("Hello world!", who)
    await asyncio.sleep(1)
    print("Hello again!", who)
    return who


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    print(await asyncio.gather(hello("a"), hello("b"), hello("c")))
    print("together", f"{loop.time() - start:.1f}")
    start = loop.time()
    for w in "xy":
        await hello(w)
    print("one by one", f"{loop.time() - start:.1f}")


asyncio.run(main())
