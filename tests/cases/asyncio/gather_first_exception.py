import asyncio


async def ok(n):
    await asyncio.sleep(n)
    print("ok", n)
    return n


async def bad(n):
    await asyncio.sleep(n)
    print("raising", n)
    raise ValueError(n)


async def main():
    loop = asyncio.get_running_loop()
    try:
        await asyncio.gather(ok(1), bad(2), ok(3), bad(4))
    except ValueError as e:
        print("caught", e, f"{loop.time():.1f}")
    print("the others are still running")
    await asyncio.sleep(3)
    print("end")


asyncio.run(main())
