import asyncio


async def suicidal():
    asyncio.current_task().cancel("by myself")
    print("still running after cancelling myself")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        print("caught", e.args)
        raise


async def no_await():
    asyncio.current_task().cancel()
    return "returned without a further await"


async def main():
    print(await asyncio.gather(asyncio.create_task(suicidal()), asyncio.create_task(no_await()), return_exceptions=True))


asyncio.run(main())
