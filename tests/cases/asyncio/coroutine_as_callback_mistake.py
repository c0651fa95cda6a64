import asyncio


async def handler():
    print("never runs")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(handler)
    await asyncio.sleep(0)
    loop.call_later(0.1, lambda: asyncio.create_task(right()))
    await asyncio.sleep(0.2)
    t = asyncio.create_task(asyncio.sleep(0))
    t.add_done_callback(handler_cb)
    await t
    await asyncio.sleep(0)
    print("end")


async def right():
    print("runs")


async def handler_cb(t):
    print("never runs either")


asyncio.run(main())
