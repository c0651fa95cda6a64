import asyncio


async def level(n):
    try:
        if n:
            await asyncio.create_task(level(n - 1), name=f"level{n - 1}")
        else:
            await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("level", n, "cancelled", e.args)
        raise
    finally:
        print("level", n, "finally")


async def main():
    t = asyncio.create_task(level(3), name="level3")
    await asyncio.sleep(0.1)
    t.cancel("stop")
    for i in range(5):
        print("turn", i, t.done())
        await asyncio.sleep(0)
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
