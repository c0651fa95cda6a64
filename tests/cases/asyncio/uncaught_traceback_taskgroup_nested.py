import asyncio


async def fail(msg, delay):
    await asyncio.sleep(delay)
    raise ValueError(msg)


async def branch(name):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail(f"{name}1", 1))
        tg.create_task(fail(f"{name}2", 1))


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(branch("left"))
        tg.create_task(fail("right", 1))


asyncio.run(main())
