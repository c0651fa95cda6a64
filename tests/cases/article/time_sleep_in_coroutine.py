# time.sleep in a coroutine: the loop stands still.
import asyncio
import time


async def polite(n):
    for i in range(3):
        print(f"{time.monotonic():.1f} polite {n} step {i}")
        await asyncio.sleep(1)


async def rude():
    await asyncio.sleep(0.5)
    print(f"{time.monotonic():.1f} rude blocks")
    time.sleep(5)
    print(f"{time.monotonic():.1f} rude is done")


async def main():
    await asyncio.gather(polite(1), rude(), polite(2))


asyncio.run(main())
