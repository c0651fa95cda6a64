import asyncio


async def greet(name):
    print("hello", name)
    await asyncio.sleep(0.5)
    return len(name)


async def main():
    coro = greet("Ada")
    print("this is a", type(coro).__name__)
    await asyncio.sleep(1)
    print("a second later, nothing has been greeted")

    task = asyncio.create_task(coro)
    print("this is a", type(task).__name__)
    print("result:", await task)


asyncio.run(main())
