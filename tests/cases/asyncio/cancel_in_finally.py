import asyncio


async def slow_cleanup(n):
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup", n, "begins")
        try:
            await asyncio.sleep(2)
        finally:
            print("cleanup", n, "ends")


async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(slow_cleanup(1))
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), f"{loop.time():.1f}")
    t = asyncio.create_task(slow_cleanup(2))
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), f"{loop.time():.1f}")


asyncio.run(main())
