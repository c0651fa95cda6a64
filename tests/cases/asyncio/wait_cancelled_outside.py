# Cancelling a wait() does not cancel what it waits for.
import asyncio


async def job():
    await asyncio.sleep(3)
    return "job's result"


async def waits(tasks):
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        print("wait cancelled")
        raise


async def main():
    t = asyncio.create_task(job())
    w = asyncio.create_task(waits([t]))
    await asyncio.sleep(1)
    w.cancel()
    await asyncio.sleep(0)
    print(w.cancelled(), t.done())
    print(await t)


asyncio.run(main())
