# Cancelling a task whose wait has just been answered.
import asyncio


async def waiter(f, name):
    try:
        r = await f
        print(name, "got", r)
        return r
    except asyncio.CancelledError:
        print(name, "cancelled; future:", f.done() and f.cancelled())
        raise


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    t = asyncio.create_task(waiter(f, "a"))
    await asyncio.sleep(0)
    f.set_result(1)
    print("cancel", t.cancel())
    print(await asyncio.gather(t, return_exceptions=True), f.result())
    f = loop.create_future()
    t = asyncio.create_task(waiter(f, "b"))
    await asyncio.sleep(0)
    t.cancel()
    print(f.cancelled())
    print(await asyncio.gather(t, return_exceptions=True))
    t = asyncio.create_task(asyncio.sleep(0, "quick"))
    await asyncio.sleep(0)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))


asyncio.run(main())
