import asyncio
import concurrent.futures


async def job():
    return 5


async def main():
    loop = asyncio.get_running_loop()
    f = asyncio.run_coroutine_threadsafe(job(), loop)
    print(type(f).__module__, type(f).__name__, f.done())
    print(await asyncio.wrap_future(f), f.done(), f.result())
    try:
        asyncio.run_coroutine_threadsafe(5, loop)
    except TypeError as e:
        print("TypeError:", e)
    c = concurrent.futures.Future()
    w = asyncio.wrap_future(c)
    loop.call_later(1, c.set_result, "later")
    print(await w)
    c = concurrent.futures.Future()
    c.set_exception(KeyError("k"))
    try:
        await asyncio.wrap_future(c)
    except KeyError as e:
        print("KeyError", e)
    c = concurrent.futures.Future()
    w = asyncio.wrap_future(c)
    w.cancel()
    await asyncio.sleep(0)
    print(c.cancelled())


asyncio.run(main())
