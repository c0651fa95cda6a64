import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def child(n):
    print("child", n, "starts with", user.get())
    user.set(f"child{n}")
    await asyncio.sleep(0)
    print("child", n, "still has", user.get())


async def main():
    token = user.set("main")
    t1 = asyncio.create_task(child(1))
    user.set("main again")
    t2 = asyncio.create_task(child(2))
    await child("awaited")
    print("an awaited coroutine shares:", user.get())
    await asyncio.gather(t1, t2)
    print("tasks do not:", user.get())
    user.reset(token)
    print(user.get())
    try:
        user.reset(token)
    except RuntimeError as e:
        print("RuntimeError:", str(e).split(">")[-1] or "used")
    ctx = contextvars.copy_context()
    ctx.run(user.set, "in ctx")
    t = asyncio.create_task(child(3), context=ctx)
    await t
    print(ctx[user], user.get(), user in ctx)
    loop = asyncio.get_running_loop()
    user.set("at call_soon")
    loop.call_soon(lambda: print("callback sees", user.get()))
    user.set("later")
    loop.call_soon(lambda: print("callback in ctx sees", user.get()), context=ctx)
    await asyncio.sleep(0)


asyncio.run(main())
