import asyncio
import gc


async def waits_forever(f):
    await f


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    t = asyncio.create_task(waits_forever(f), name="lost")
    await asyncio.sleep(0)
    del t, f
    gc.collect()
    print("collected")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
