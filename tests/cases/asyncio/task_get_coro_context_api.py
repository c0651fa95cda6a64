import asyncio
import contextvars

v = contextvars.ContextVar("v", default=0)


async def job():
    v.set(v.get() + 1)
    await asyncio.sleep(0)
    return v.get()


async def main():
    t = asyncio.create_task(job())
    print(t.get_coro().__name__, t.get_context()[v] if v in t.get_context() else "not set yet", t.get_loop() is asyncio.get_running_loop())
    await t
    print(t.get_context()[v], v.get(), t.get_coro().cr_frame)
    ctx = contextvars.copy_context()
    ts = [asyncio.create_task(job(), context=ctx) for _ in range(3)]
    print(await asyncio.gather(*ts), ctx[v], v.get())
    async with asyncio.TaskGroup() as tg:
        x = tg.create_task(job(), context=ctx, name="in ctx")
    print(x.result(), x.get_name(), x.get_context() is ctx)
    with asyncio.Runner() if False else __import__("contextlib").nullcontext():
        f = asyncio.get_running_loop().create_future()
        f.add_done_callback(lambda f: print("callback in ctx", v.get()), context=ctx)
        f.set_result(1)
        await asyncio.sleep(0)


asyncio.run(main())
