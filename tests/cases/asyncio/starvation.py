# A coroutine that never awaits starves the rest; sleep(0) is polite.
import asyncio
import time


async def busy():
    for i in range(3):
        time.sleep(1)
        print("busy", i)


async def polite():
    for i in range(3):
        time.sleep(1)
        print("polite", i)
        await asyncio.sleep(0)


async def clock():
    loop = asyncio.get_running_loop()
    for _ in range(4):
        print(f"clock {loop.time():.1f}")
        await asyncio.sleep(0.5)


async def main():
    await asyncio.gather(clock(), busy(), polite())


asyncio.run(main())
