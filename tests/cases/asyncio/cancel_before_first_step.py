import asyncio


async def job():
    print("never printed")


async def main():
    t = asyncio.create_task(job())
    print("cancel", t.cancel(), t.cancelled())
    await asyncio.sleep(0)
    print(t.cancelled(), t.done())
    t = asyncio.create_task(job())
    t.add_done_callback(lambda t: print("callback; cancelled:", t.cancelled()))
    t.cancel()
    await asyncio.wait([t])
    print("end")


asyncio.run(main())
