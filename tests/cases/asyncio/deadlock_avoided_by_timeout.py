import asyncio


async def grab(name, a, b):
    for attempt in range(3):
        async with a:
            await asyncio.sleep(0.1)
            try:
                async with asyncio.timeout(0.5 if name == "one" else 0.7):
                    async with b:
                        print(name, "has both, attempt", attempt)
                        return
            except TimeoutError:
                print(name, "gives up attempt", attempt)
        await asyncio.sleep(0.1 if name == "one" else 0.3)


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(grab("one", a, b), grab("two", b, a))


asyncio.run(main())
