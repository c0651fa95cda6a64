import asyncio


async def job():
    print("job")
    return 1


async def main():
    t = asyncio.create_task(job())
    for i in range(3):
        t.add_done_callback(lambda t, i=i: print("callback", i, t.result()))
    waiter = asyncio.create_task(wait_it(t))
    t.add_done_callback(lambda t: print("added after the waiter was created"))
    print("main awaits")
    await t
    print("main resumes")
    await waiter


async def wait_it(t):
    print("waiter", await t)


asyncio.run(main())
