import asyncio


async def inner():
    raise ValueError("inner")


async def outer():
    try:
        await inner()
    except ValueError as e:
        await asyncio.sleep(0)
        raise KeyError("outer") from e


async def cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        await fails_in_cleanup()


async def fails_in_cleanup():
    raise RuntimeError("cleanup")


async def main():
    t = asyncio.create_task(outer())
    await asyncio.wait([t])
    e = t.exception()
    print(repr(e), repr(e.__cause__), repr(e.__context__))
    t = asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(repr(t.exception()), repr(t.exception().__context__))
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            await asyncio.create_task(inner())
    except ValueError as e:
        print(repr(e.__context__))
    tb = []
    x = (await asyncio.gather(outer(), return_exceptions=True))[0].__traceback__
    while x:
        tb.append((x.tb_frame.f_code.co_name, x.tb_lineno))
        x = x.tb_next
    print(tb)


asyncio.run(main())
