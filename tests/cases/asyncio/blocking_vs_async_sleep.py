import asyncio
import time


async def blocking(n):
    print(f"{time.perf_counter():.1f} blocking {n} starts")
    time.sleep(1)
    print(f"{time.perf_counter():.1f} blocking {n} ends")


async def nice(n):
    print(f"{time.perf_counter():.1f} nice {n} starts")
    await asyncio.sleep(1)
    print(f"{time.perf_counter():.1f} nice {n} ends")


async def main():
    await asyncio.gather(*(blocking(i) for i in range(3)))
    await asyncio.gather(*(nice(i) for i in range(3)))
    await asyncio.gather(nice("a"), blocking("b"), nice("c"))


asyncio.run(main())
