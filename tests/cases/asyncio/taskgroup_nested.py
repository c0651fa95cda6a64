import asyncio


async def job(name, n, fail=False):
    try:
        await asyncio.sleep(n)
        if fail:
            raise RuntimeError(name)
        print(name, "ok")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(job("o1", 5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(job("i1", 3))
                inner.create_task(job("i2", 1, fail=True))
            print("not reached")
    except* RuntimeError as eg:
        print(repr(eg))
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(job("o2", 1, fail=True))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(job("i3", 3))
    except* RuntimeError as eg:
        print(repr(eg))
    print(asyncio.current_task().cancelling())


asyncio.run(main())
