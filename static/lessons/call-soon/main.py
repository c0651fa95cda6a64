import asyncio


async def child():
    print("the task starts")


async def main():
    loop = asyncio.get_running_loop()

    def outer():
        print("outer callback")
        loop.call_soon(print, "inner callback")

    loop.call_soon(outer)
    task = asyncio.create_task(child())
    loop.call_soon(print, "last callback")
    print("main goes on")
    await asyncio.sleep(0)
    print("main again")
    await task
    await asyncio.sleep(0)


asyncio.run(main())
