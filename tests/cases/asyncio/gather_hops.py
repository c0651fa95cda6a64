# How many turns a gather takes after its last child.
import asyncio


async def clock(n):
    for i in range(n):
        print("turn", i)
        await asyncio.sleep(0)


async def nothing(n):
    print("  child", n)


async def main():
    c = asyncio.create_task(clock(8))
    await asyncio.gather(nothing(1), nothing(2))
    print("  gather of coroutines is done")
    await nothing(3)
    print("  plain await")
    await asyncio.create_task(nothing(4))
    print("  task")
    await asyncio.gather(asyncio.gather(nothing(5)))
    print("  gather of gather")
    await c


asyncio.run(main())
