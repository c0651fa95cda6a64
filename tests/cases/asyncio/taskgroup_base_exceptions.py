import asyncio


async def raises(e, n):
    await asyncio.sleep(n)
    raise e


async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("sleeper cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper())
            tg.create_task(raises(KeyboardInterrupt("kb"), 1))
    except BaseException as e:
        print("main got", repr(e))
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print("run raised", repr(e))


async def cancelled_child():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(sleeper())
        await asyncio.sleep(0)
        t.cancel()
    print("a cancelled child is no failure", t.cancelled())


asyncio.run(cancelled_child())
