import asyncio


async def tough(n):
    while True:
        try:
            await asyncio.sleep(1)
            return f"tough {n}"
        except asyncio.CancelledError:
            print("tough", n, "ignores")


async def main():
    g = asyncio.gather(tough(1), tough(2))
    await asyncio.sleep(0.5)
    print(g.cancel())
    try:
        print("result", await g)
    except asyncio.CancelledError:
        print("gather says cancelled all the same")
    t = asyncio.create_task(tough(3))
    await asyncio.sleep(0)
    for _ in range(3):
        t.cancel()
        await asyncio.sleep(0)
    print(t.cancelling(), await t)


asyncio.run(main())
