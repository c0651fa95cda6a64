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
    await asyncio.gather(
        hiker("ann", 0.5, hut),
        hiker("bob", 1, hut),
        hiker("eve", 2, hut),
    )


asyncio.run(main())
