# The article's late exception: it is only reported when the Task object goes away.
import asyncio


async def fails(name):
    await asyncio.sleep(0.1)
    raise ValueError(f"problem in {name}")


async def main():
    kept = asyncio.create_task(fails("kept"), name="kept")
    asyncio.create_task(fails("dropped"), name="dropped")
    await asyncio.sleep(1)
    print("a second later; kept is done:", kept.done())
    del kept
    print("kept is gone")
    await asyncio.sleep(1)
    print("end of main")


asyncio.run(main())
print("end of program")
