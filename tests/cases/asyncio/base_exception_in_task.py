import asyncio


class Fatal(BaseException):
    pass


async def fatal():
    await asyncio.sleep(0.1)
    raise Fatal("task")


async def main():
    t = asyncio.create_task(fatal())
    try:
        await t
    except Fatal as e:
        print("awaited:", repr(e))
    r = await asyncio.gather(fatal(), return_exceptions=True)
    print(r)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fatal())
            tg.create_task(asyncio.sleep(5))
    except BaseExceptionGroup as e:
        print(type(e).__name__, e.exceptions)


asyncio.run(main())
