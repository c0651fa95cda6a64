# sleep(period) drifts when the work takes time; call_at does not.
import asyncio
import time


async def drifting(n):
    loop = asyncio.get_running_loop()
    for _ in range(n):
        print(f"drifting {loop.time():.2f}")
        time.sleep(0.03)
        await asyncio.sleep(0.1)


async def steady(n):
    loop = asyncio.get_running_loop()
    start = loop.time()
    for i in range(1, n + 1):
        print(f"steady {loop.time() - start:.2f}")
        time.sleep(0.03)
        await asyncio.sleep(start + i * 0.1 - loop.time())


async def main():
    await drifting(4)
    await steady(4)


asyncio.run(main())
