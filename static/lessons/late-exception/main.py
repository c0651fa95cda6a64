import asyncio


async def fail():
    await asyncio.sleep(0.5)
    raise ValueError("the disk is full")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(1)
    print("done?", task.done())     # it failed half a second ago
    await asyncio.sleep(1)
    print("letting go of the task")
    del task
    print("main goes on")


asyncio.run(main())
