import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
        print("child", n)
    except asyncio.CancelledError:
        print("child", n, "cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child(5))
            asyncio.current_task().cancel("by the body")
            await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print("CancelledError", e.args, asyncio.current_task().uncancel())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child(2))
            raise asyncio.CancelledError("raised by hand")
    except asyncio.CancelledError as e:
        print("by hand", e.args, asyncio.current_task().cancelling())
    parent = asyncio.current_task()

    async def cancels_parent():
        await asyncio.sleep(0.5)
        parent.cancel()

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child(1))
            tg.create_task(cancels_parent())
    except asyncio.CancelledError:
        print("parent cancelled while waiting", parent.uncancel())


asyncio.run(main())
