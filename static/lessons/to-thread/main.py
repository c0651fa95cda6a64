import asyncio
import time


def slow_square(n):
    time.sleep(1)                   # an ordinary, blocking function
    return n * n


async def clock():
    for n in range(3):
        print("tick", n)
        await asyncio.sleep(0.4)


async def main():
    ticking = asyncio.create_task(clock())
    squares = await asyncio.gather(
        asyncio.to_thread(slow_square, 3),
        asyncio.to_thread(slow_square, 4),
    )
    print("squares:", squares)
    await ticking


asyncio.run(main())
