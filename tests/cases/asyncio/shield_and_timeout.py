import asyncio


async def save(n):
    await asyncio.sleep(n)
    print("saved", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(save(3))
    for limit in (1, 1, 5):
        try:
            async with asyncio.timeout(limit):
                print("result", await asyncio.shield(t))
        except TimeoutError:
            print(f"not yet at {loop.time():.1f}")
    print(await asyncio.wait_for(asyncio.shield(t), 0.1))
    print(asyncio.shield(t) is t)


asyncio.run(main())
