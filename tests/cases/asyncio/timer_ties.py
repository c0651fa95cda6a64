# Equal deadlines: first set, first fired, whatever set them.
import asyncio


async def sleeper(name, t):
    await asyncio.sleep(t)
    print(name)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, print, "callback a")
    t1 = asyncio.create_task(sleeper("sleeper b", 1))
    loop.call_later(1, print, "callback c")
    await asyncio.sleep(0)
    loop.call_later(1, print, "callback d")
    t2 = asyncio.create_task(sleeper("sleeper e", 0.5))
    loop.call_later(0.5, lambda: loop.call_later(0.5, print, "callback f"))
    await asyncio.sleep(1)
    print("main")
    await asyncio.gather(t1, t2)
    await asyncio.sleep(1)


asyncio.run(main())
