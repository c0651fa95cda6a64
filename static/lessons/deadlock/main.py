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
    async with asyncio.TaskGroup() as group:
        group.create_task(paint("ann", "brush", "paint", tools), name="ann")
        group.create_task(paint("bob", "paint", "brush", tools), name="bob")
    print("the picture is finished")


asyncio.run(main())
