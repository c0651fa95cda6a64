import asyncio
import time


async def runner(name):
    await asyncio.sleep(0.5)
    print(name, "works")
    time.sleep(0.5)                 # hard work: holds the thread
    print(name, "pauses")
    await asyncio.sleep(0)
    print(name, "goes home")


async def main():
    tasks = [asyncio.create_task(runner(n), name=n) for n in "abc"]
    await asyncio.gather(*tasks)


asyncio.run(main())
