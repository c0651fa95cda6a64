import asyncio
import time


def blocking(n):
    time.sleep(n)
    return f"slept {n}"


def fails():
    time.sleep(0.5)
    raise OSError("in the thread")


async def ticker():
    loop = asyncio.get_running_loop()
    for _ in range(4):
        print(f"tick {loop.time():.1f}")
        await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(ticker())
    print(await loop.run_in_executor(None, blocking, 1.5))
    print(await asyncio.gather(asyncio.to_thread(blocking, 1), asyncio.to_thread(blocking, n=0.5)))
    try:
        await asyncio.to_thread(fails)
    except OSError as e:
        print("OSError", e)
    await t


asyncio.run(main())
