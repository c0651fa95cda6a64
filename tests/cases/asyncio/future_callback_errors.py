import asyncio


def bad(fut):
    raise RuntimeError("bad callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler:", c["message"].split(" at ")[0], repr(c["exception"]), sorted(c)))
    f = loop.create_future()
    f.add_done_callback(bad)
    f.add_done_callback(lambda f: print("the next one still runs", f.result()))
    f.set_result(7)
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
