import asyncio


async def down(n):
    if n == 0:
        await asyncio.sleep(0.1)
        return 0
    return 1 + await down(n - 1)


async def down_fail(n):
    if n == 0:
        raise ValueError("bottom")
    await down_fail(n - 1)


async def agen(n):
    if n:
        async for x in agen(n - 1):
            yield x
    yield n


async def main():
    print(await down(200))
    try:
        await down_fail(50)
    except ValueError as e:
        d, tb = 0, e.__traceback__
        while tb:
            d, tb = d + 1, tb.tb_next
        print(e, d)
    print(len([x async for x in agen(30)]))
    try:
        await down(5000)
    except RecursionError as e:
        print("RecursionError")
    t = asyncio.create_task(down(100))
    await asyncio.sleep(0)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))


asyncio.run(main())
