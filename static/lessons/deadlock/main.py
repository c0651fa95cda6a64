import asyncio


async def paint(name, first, second, tools):
    print(name, "wants the", first)
    async with tools[first]:
        print(name, "has the", first)
        await asyncio.sleep(0.5)
        print(name, "wants the", second)
        async with tools[second]:
            print(name, "has both")


async def main():
    tools = {"brush": asyncio.Lock(), "paint": asyncio.Lock()}
    await asyncio.gather(
        paint("ann", "brush", "paint", tools),
        paint("bob", "paint", "brush", tools),
    )
    print("the picture is finished")


asyncio.run(main())
