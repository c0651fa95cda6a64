import asyncio


async def returns_none():
    pass


async def main():
    print(await returns_none(), await asyncio.sleep(0))
    for bad in (None, 5, "s", [returns_none()], (1,), main, asyncio.sleep, {}):
        try:
            await bad
        except TypeError as e:
            print("TypeError:", e)
    try:
        await print("printed first")
    except TypeError as e:
        print("TypeError:", e)
    try:
        async with 5:
            pass
    except TypeError as e:
        print("TypeError:", e)
    try:
        async for _ in 5:
            pass
    except TypeError as e:
        print("TypeError:", e)
    try:
        [x async for x in None]
        async_list = [x async for x in None]
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
