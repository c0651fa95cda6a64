import asyncio


async def fail(e, d=0):
    await asyncio.sleep(d)
    raise e


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            for e in (ValueError("v"), TypeError("t"), ValueError("w")):
                tg.create_task(fail(e))
    except* ValueError as eg:
        print("values", [str(e) for e in eg.exceptions])
    except* TypeError as eg:
        print("types", [str(e) for e in eg.exceptions])
    try:
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(fail(KeyError("k")))
                tg.create_task(fail(OSError("o")))
        except* KeyError:
            print("handled the key error")
    except ExceptionGroup as eg:
        print("left", repr(eg))
    try:
        async with asyncio.TaskGroup() as a:
            async with asyncio.TaskGroup() as b:
                b.create_task(fail(ValueError("deep")))
            print("never")
    except* ValueError as eg:
        def show(e, d=0):
            print("  " * d + type(e).__name__, e.args[0] if not isinstance(e, ExceptionGroup) else e.message)
            for x in getattr(e, "exceptions", ()):
                show(x, d + 1)
        show(eg)


asyncio.run(main())
