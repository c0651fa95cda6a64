import asyncio


async def child(name):
    print(name, "1")
    await asyncio.sleep(0)
    print(name, "2")


async def main():
    print("await:")
    await child("a")
    await child("b")
    print("create_task then await:")
    a = asyncio.create_task(child("a"))
    b = asyncio.create_task(child("b"))
    print("created")
    await b
    print("b awaited")
    await a
    print("mixed:")
    a = asyncio.create_task(child("task"))
    await child("direct")
    await a


asyncio.run(main())
