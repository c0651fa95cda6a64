import asyncio


async def stubborn():
    for attempt in range(1, 5):
        try:
            print("attempt", attempt)
            await asyncio.sleep(1)
        except BaseException:       # too wide: takes cancellation too
            print("something went wrong, once more")
    print("stubborn is done at last")


async def main():
    try:
        async with asyncio.timeout(1.5):
            await stubborn()
        print("the timeout passed without effect")
    except TimeoutError:
        print("timed out")


asyncio.run(main())
