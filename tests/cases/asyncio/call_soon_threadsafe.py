import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon_threadsafe(print, "thread-safe 1")
    loop.call_soon(print, "soon")
    loop.call_soon_threadsafe(print, "thread-safe 2")
    h = loop.call_soon_threadsafe(print, "cancelled")
    h.cancel()
    print("main")
    await asyncio.sleep(0)
    print("after")


asyncio.run(main())
