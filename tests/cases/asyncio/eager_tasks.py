import asyncio


async def quick(n):
    print("quick", n)
    return n


async def slow(n):
    print("slow", n, "starts")
    await asyncio.sleep(1)
    print("slow", n, "ends")
    return n


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(quick(0))
    print("lazy:", t.done())
    await t
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(quick(1))
    print("eager:", t.done(), t.result())
    t = asyncio.create_task(slow(2))
    print("eager slow:", t.done())
    print(await t)
    print(await asyncio.gather(quick(3), slow(4), quick(5)))
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(quick(6))
        print("in the group:", a.done())
        b = tg.create_task(slow(7))
    print(a.result(), b.result())
    loop.set_task_factory(None)
    t = asyncio.Task(quick(8), loop=loop, eager_start=True)
    print(t.done(), t)
    t = loop.create_task(quick(9), eager_start=True)
    print(t.done())
    t = asyncio.create_task(quick(10), eager_start=False)
    print(t.done())
    await t


asyncio.run(main())
