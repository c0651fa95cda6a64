import asyncio


async def child(name, seconds):
    print(name, "starts")
    await asyncio.sleep(seconds)
    print(name, "ends")


async def main():
    a = asyncio.create_task(child("a", 0.5), name="a")
    b = asyncio.create_task(child("b", 1.5), name="b")
    print("main has made two tasks")
    await asyncio.sleep(1)
    print("main looks around")
    await b
    print("main is done, and so is a:", a.done())


asyncio.run(main())
