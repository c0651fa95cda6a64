import asyncio


async def sleeper():
    await asyncio.sleep(10)


async def wraps(inner):
    try:
        await inner
    except asyncio.CancelledError as e:
        print("wraps sees", e.args)
        raise


async def main():
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel("message")
    try:
        await t
    except asyncio.CancelledError as e:
        print("main", e.args, repr(e))
    inner = asyncio.create_task(sleeper())
    outer = asyncio.create_task(wraps(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel("from above")
    try:
        await outer
    except asyncio.CancelledError as e:
        print("outer", e.args, inner.cancelled(), outer.cancelled())
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel("first")
    t.cancel("second")
    try:
        await t
    except asyncio.CancelledError as e:
        print("two requests:", e.args, t.cancelling())
    try:
        t.result()
    except asyncio.CancelledError as e:
        print("result:", e.args)
    try:
        t.exception()
    except asyncio.CancelledError as e:
        print("exception:", e.args)


asyncio.run(main())
