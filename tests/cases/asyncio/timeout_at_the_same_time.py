# The work ends exactly when the timeout strikes: the timer that was set first wins.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for order in ("timeout first", "sleep first"):
        try:
            if order == "timeout first":
                async with asyncio.timeout(1):
                    await asyncio.sleep(1)
                    print(order, "slept")
            else:
                t = asyncio.create_task(asyncio.sleep(1, "slept"))
                await asyncio.sleep(0)
                async with asyncio.timeout_at(t._fut_waiter and loop.time() + 1):
                    print(order, await t)
        except TimeoutError:
            print(order, "timeout")
    print(asyncio.current_task().cancelling())


asyncio.run(main())
