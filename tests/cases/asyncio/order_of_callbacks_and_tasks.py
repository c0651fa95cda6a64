# Who runs first: tasks, call_soon callbacks, done callbacks, timers that are due.
import asyncio


async def task(name):
    print("task", name)


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.add_done_callback(lambda _: print("done callback"))
    loop.call_soon(print, "soon 1")
    t = asyncio.create_task(task("1"))
    f.set_result(None)
    loop.call_later(0, print, "later 0")
    loop.call_soon(print, "soon 2")
    t.add_done_callback(lambda _: print("task 1's callback"))
    asyncio.create_task(task("2"))
    print("main before")
    await asyncio.sleep(0)
    print("main turn 1")
    await asyncio.sleep(0)
    print("main turn 2")
    await asyncio.sleep(0)


asyncio.run(main())
