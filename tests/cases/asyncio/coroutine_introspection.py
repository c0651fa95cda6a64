import asyncio
import inspect


async def inner(f):
    await f


async def outer(f):
    x = 1
    await inner(f)


async def main():
    f = asyncio.get_running_loop().create_future()
    c = outer(f)
    print(inspect.getcoroutinestate(c), c.cr_await, c.cr_running, c.cr_suspended)
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(c), c.cr_await.__name__, c.cr_await.cr_await is not None, c.cr_frame.f_lineno)
    print(inspect.getcoroutinelocals(c).keys(), c.cr_origin, t.get_coro() is c)
    f.set_result(None)
    await t
    print(inspect.getcoroutinestate(c), c.cr_frame, inspect.getcoroutinelocals(c))
    try:
        await c
    except RuntimeError as e:
        print("RuntimeError:", e)


asyncio.run(main())
