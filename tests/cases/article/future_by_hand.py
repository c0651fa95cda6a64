import asyncio


async def setter(fut, delay, value):
    await asyncio.sleep(delay)
    print("setting", value)
    if isinstance(value, Exception):
        fut.set_exception(value)
    else:
        fut.set_result(value)
    print("set", fut.done())


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    print(fut.done())
    fut.add_done_callback(lambda f: print("callback 1", f.result()))
    fut.add_done_callback(lambda f: print("callback 2", f.result()))
    t = asyncio.create_task(setter(fut, 1, "hello"))
    print("waiting")
    print("got", await fut)
    await t
    fut = loop.create_future()
    t = asyncio.create_task(setter(fut, 1, OSError("disk")))
    try:
        await fut
    except OSError as e:
        print("OSError", e)
    for f in (lambda: fut.set_result(1), lambda: loop.create_future().result(), lambda: loop.create_future().exception()):
        try:
            f()
        except asyncio.InvalidStateError as e:
            print("InvalidStateError:", e)
    await t


asyncio.run(main())
