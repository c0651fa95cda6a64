import asyncio


async def eternity():
    await asyncio.sleep(3600)
    print("yay!")


async def main():
    try:
        await asyncio.wait_for(eternity(), timeout=1.0)
    except TimeoutError:
        print("timeout!")
    try:
        async with asyncio.timeout(1) as cm:
            await eternity()
    except TimeoutError:
        print("the long operation timed out", cm.expired())
    print("This statement will run regardless.")


asyncio.run(main())
