import asyncio


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.timeout(None)
    print(t, t.when(), t.expired())
    async with t:
        print(t)
        t.reschedule(loop.time() + 100)
        print(str(t).split("=")[0], f"{t.when() - loop.time():.0f}")
    print(t)
    e = asyncio.timeout(0.1)
    try:
        async with e:
            await asyncio.sleep(1)
    except TimeoutError as x:
        print(e, repr(x), repr(x.__cause__))
    try:
        async with asyncio.timeout("5"):
            pass
    except TypeError as x:
        print("TypeError:", x)
    try:
        async with asyncio.timeout(0.1) as cm:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("inside:", cm.expired(), cm)
                raise
    except TimeoutError:
        print("outside:", cm.expired())


asyncio.run(main())
