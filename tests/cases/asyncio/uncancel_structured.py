import asyncio


async def inner():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("inner timeout; cancelling =", asyncio.current_task().cancelling())
    await asyncio.sleep(2)
    return "inner result"


async def main():
    t = asyncio.create_task(inner())
    await asyncio.sleep(1)
    t.cancel()
    print(t.cancelling())
    try:
        print(await t)
    except asyncio.CancelledError:
        print("cancelled", t.cancelling())

    async def ignores():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            asyncio.current_task().uncancel()
        async with asyncio.timeout(1):
            await asyncio.sleep(0.5)
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
        except TimeoutError:
            return "still works"

    t = asyncio.create_task(ignores())
    await asyncio.sleep(0)
    t.cancel()
    print(await t)


asyncio.run(main())
