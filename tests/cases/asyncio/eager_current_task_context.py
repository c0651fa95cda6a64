import asyncio
import contextvars

v = contextvars.ContextVar("v", default="none")


async def child(n):
    print("child", n, asyncio.current_task().get_name(), v.get())
    v.set(f"child {n}")
    await asyncio.sleep(0)
    print("child", n, "again", asyncio.current_task().get_name(), v.get())


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    v.set("main")
    t = asyncio.create_task(child(1), name="one")
    print("main", asyncio.current_task().get_name(), v.get())
    u = asyncio.create_task(child(2), name="two")
    await asyncio.gather(t, u)
    print(len(asyncio.all_tasks()))
    done = asyncio.create_task(asyncio.sleep(0) if False else quick())
    print(done.done(), done in asyncio.all_tasks())


async def quick():
    return 1


asyncio.run(main())
