import asyncio


async def hiker(name, seconds, hut):
    await asyncio.sleep(seconds)
    print(name, "reaches the hut")
    place = await hut.wait()
    if place == 0:
        print("everybody is here")
    await asyncio.sleep(seconds)
    print(name, "is on the summit")


async def main():
    hut = asyncio.Barrier(3)
    async with asyncio.TaskGroup() as group:
        for name, seconds in [("ann", 0.5), ("bob", 1), ("eve", 2)]:
            group.create_task(hiker(name, seconds, hut), name=name)


asyncio.run(main())
