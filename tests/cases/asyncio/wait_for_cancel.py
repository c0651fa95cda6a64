import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stubborn takes its time")
        await asyncio.sleep(3)
        return "late result"


async def raises_on_cancel():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("instead of CancelledError")


async def outer():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 5)
    except asyncio.CancelledError:
        print("outer: wait_for was cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    for f in (stubborn, raises_on_cancel):
        try:
            print(await asyncio.wait_for(f(), 1))
        except (TimeoutError, ValueError) as e:
            print(repr(e), repr(e.__context__), f"{loop.time():.1f}")
    t = asyncio.create_task(outer())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
