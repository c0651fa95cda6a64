import asyncio


async def add(a, b):
    return a + b                    # async, but waits for nothing


async def other():
    print("the other task has a turn")


async def main():
    task = asyncio.create_task(other())
    print("before add")
    print("sum:", await add(1, 2))
    print("after add")
    await asyncio.sleep(0)
    print("after sleep(0)")
    await task


asyncio.run(main())
