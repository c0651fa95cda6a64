# A chain of tasks, each awaiting the one before: one turn per link.
import asyncio


async def link(n, prev):
    if prev is not None:
        await prev
    print("link", n)
    return n


async def ticker(n):
    for i in range(n):
        print(" turn", i)
        await asyncio.sleep(0)


async def main():
    prev = None
    f = asyncio.get_running_loop().create_future()
    tasks = []
    prev = asyncio.ensure_future(f)
    for i in range(4):
        prev = asyncio.create_task(link(i, prev))
        tasks.append(prev)
    await asyncio.sleep(0)
    t = asyncio.create_task(ticker(7))
    f.set_result(None)
    print("set")
    await prev
    print("main")
    await t


asyncio.run(main())
