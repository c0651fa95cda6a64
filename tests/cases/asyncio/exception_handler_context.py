import asyncio


async def bad():
    raise ValueError("task error")


def cb():
    raise TypeError("callback error")


def handler(loop, ctx):
    print("H:", ctx["message"].split(" at ")[0], "|", repr(ctx.get("exception")), "|", sorted(ctx))


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(cb)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "custom": 1})
    t = asyncio.create_task(bad())
    await asyncio.wait([t])
    del t

    def broken(loop, ctx):
        raise RuntimeError("the handler itself fails")

    loop.set_exception_handler(broken)
    loop.call_soon(cb)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "default handler"})
    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
