import asyncio


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def one_after_the_other():
    await say_after(1, "hello")
    await say_after(2, "world")


async def as_tasks():
    task1 = asyncio.create_task(say_after(1, "hello"))
    task2 = asyncio.create_task(say_after(2, "world"))
    await task1
    await task2


async def as_group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(say_after(1, "hello"))
        tg.create_task(say_after(2, "world"))


async def main():
    loop = asyncio.get_running_loop()
    for f in (one_after_the_other, as_tasks, as_group):
        start = loop.time()
        await f()
        print(f"{f.__name__}: {loop.time() - start:.1f} s")


asyncio.run(main())
