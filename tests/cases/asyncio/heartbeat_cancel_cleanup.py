import asyncio
import contextlib


async def heartbeat(period):
    try:
        while True:
            print("beat")
            await asyncio.sleep(period)
    finally:
        print("heartbeat stops")


@contextlib.asynccontextmanager
async def background(coro):
    t = asyncio.create_task(coro)
    try:
        yield t
    finally:
        t.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await t


async def main():
    async with background(heartbeat(1)) as t:
        await asyncio.sleep(2.5)
        print("work done")
    print("cancelled", t.cancelled())
    try:
        async with background(heartbeat(1)):
            await asyncio.sleep(0.5)
            raise ValueError("work failed")
    except ValueError as e:
        print(e)


asyncio.run(main())
