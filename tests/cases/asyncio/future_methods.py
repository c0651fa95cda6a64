import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled(), f.get_loop() is loop, asyncio.isfuture(f))
    order = []
    f.add_done_callback(lambda fut: order.append(1))
    f.add_done_callback(lambda fut: order.append(2))
    f.set_result("x")
    print(order, "callbacks are only scheduled")
    f.add_done_callback(lambda fut: order.append(3))
    await asyncio.sleep(0)
    print(order, f.result(), f.exception())
    print("cancel after done", f.cancel())
    f = loop.create_future()
    print(f.cancel("why"), f.cancelled(), f.done(), f.cancel())
    for m in (f.result, f.exception):
        try:
            m()
        except asyncio.CancelledError as e:
            print("CancelledError", e.args)
    for bad in (StopIteration("x"), "text", StopIteration):
        f = loop.create_future()
        try:
            f.set_exception(bad)
        except TypeError as e:
            print("TypeError:", e)
        else:
            try:
                f.result()
            except Exception as e:
                print(type(e).__name__, e, repr(e.__cause__))
    f = loop.create_future()
    f.set_exception(LookupError)
    print(repr(f.exception()))
    try:
        f.set_result(1)
    except asyncio.InvalidStateError as e:
        print("InvalidStateError:", e)


asyncio.run(main())
