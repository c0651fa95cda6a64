import asyncio


async def main():
    t = asyncio.timeout(1)
    async with t:
        pass
    try:
        async with t:
            pass
    except RuntimeError as e:
        print("RuntimeError:", e)
    try:
        with asyncio.timeout(1):
            pass
    except TypeError as e:
        print("TypeError:", e)
    async with asyncio.timeout(5) as t:
        print(t)
    print(t)
    try:
        async with asyncio.timeout(1) as t:
            asyncio.current_task().cancel()
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("own cancellation is not a timeout", t.expired(), asyncio.current_task().cancelling())
    asyncio.current_task().uncancel()
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            finally:
                raise ValueError("replaces the cancellation")
    except ValueError as e:
        print("ValueError", e, type(e.__context__).__name__)


asyncio.run(main())
