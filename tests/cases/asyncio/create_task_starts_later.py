import asyncio


async def child(n):
    print("child", n, "starts")
    await asyncio.sleep(0)
    print("child", n, "ends")
    return n * n


async def main():
    t1 = asyncio.create_task(child(1))
    t2 = asyncio.create_task(child(2))
    print("created, not started")
    await asyncio.sleep(0)
    print("after one turn", t1.done(), t2.done())
    print("t2:", await t2)
    print("t1 was done first:", t1.done(), t1.result())
    t3 = asyncio.create_task(child(3))
    r = await t3
    print(r)


asyncio.run(main())
