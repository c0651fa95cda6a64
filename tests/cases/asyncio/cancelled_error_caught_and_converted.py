import asyncio


class Stopped(Exception):
    pass


async def job():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as e:
        raise Stopped("converted") from e


async def main():
    t = asyncio.create_task(job())
    await asyncio.sleep(0)
    t.cancel("please")
    try:
        await t
    except Stopped as e:
        print(repr(e), repr(e.__cause__), t.cancelled(), repr(t.exception()))
    try:
        async with asyncio.timeout(0.1):
            await job()
    except Stopped as e:
        print("timeout lost:", repr(e))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job())
            await asyncio.sleep(0)
            raise KeyError("body")
    except* Stopped as eg:
        print(eg.exceptions)
    except* KeyError as eg:
        print(eg.exceptions)


asyncio.run(main())
