import asyncio


def cb(fut):
    pass


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f)
    f.add_done_callback(cb)
    print(f)
    f.add_done_callback(cb)
    print(f)
    f.add_done_callback(print)
    print(f)
    print(f.remove_done_callback(cb), f)
    f.set_result("r" * 5)
    print(f)
    g = loop.create_future()
    g.cancel()
    print(g)
    h = loop.create_future()
    h.set_exception(ValueError("v"))
    print(h, h.exception())
    long = loop.create_future()
    long.set_result(list(range(100)))
    print(long)


asyncio.run(main())
