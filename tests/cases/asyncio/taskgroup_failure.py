import asyncio


async def sleeper(n):
    try:
        await asyncio.sleep(n)
        print("slept", n)
    except asyncio.CancelledError:
        print("sleeper", n, "cancelled")
        raise


async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(f"bad {n}")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper(1))
            tg.create_task(bad(2))
            tg.create_task(sleeper(3))
            tg.create_task(bad(2))
            try:
                await asyncio.sleep(50)
            except asyncio.CancelledError:
                print("the body is cancelled too")
                raise
    except ExceptionGroup as eg:
        print(repr(eg), eg.message, len(eg.exceptions))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper(9))
            await asyncio.sleep(0)
            raise KeyError("from the body")
    except* KeyError as eg:
        print("except*", eg.exceptions)
    print(asyncio.current_task().cancelling())


asyncio.run(main())
