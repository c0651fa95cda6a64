# Each sleep(0) is one turn: round robin.
import asyncio


async def turn(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    print(name, "ends")


async def main():
    a = asyncio.create_task(turn("a", 3))
    b = asyncio.create_task(turn("b", 1))
    print("main made two")
    await asyncio.sleep(0)
    print("main had one turn")
    c = asyncio.create_task(turn("c", 2))
    await a
    print("main saw a end", b.done(), c.done())
    await c
    print("main saw c end")


asyncio.run(main())
