import asyncio


async def runner(name, gun):
    print(name, "is on the line")
    await gun.wait()
    print(name, "runs")


async def late_runner(name, gun):
    await asyncio.sleep(2)
    await gun.wait()                # already set: no waiting
    print(name, "runs too, late")


async def main():
    gun = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(runner("ann", gun), name="ann")
        group.create_task(runner("bob", gun), name="bob")
        group.create_task(late_runner("eve", gun), name="eve")
        await asyncio.sleep(1)
        print("bang!")
        gun.set()


asyncio.run(main())
