import asyncio
import time


async def slow(n):
    time.sleep(n)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    await asyncio.sleep(0)
    await asyncio.create_task(slow(0.05), name="fine")
    await asyncio.create_task(slow(0.3), name="slow one")
    loop.set_debug(False)
    await asyncio.create_task(slow(0.3), name="not reported")
    print("end")


asyncio.run(main())
