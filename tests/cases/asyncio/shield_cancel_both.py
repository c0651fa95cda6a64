import asyncio


async def inner():
    try:
        await asyncio.sleep(1)
        return "inner done"
    except asyncio.CancelledError:
        print("inner cancelled")
        raise


async def outer(t):
    try:
        return await asyncio.shield(t)
    except asyncio.CancelledError:
        print("outer cancelled; inner:", t.cancelled(), t.done())
        return await t


async def main():
    t = asyncio.create_task(inner())
    o = asyncio.create_task(outer(t))
    await asyncio.sleep(0.5)
    o.cancel()
    print(await o)
    t = asyncio.create_task(inner())
    o = asyncio.create_task(outer(t))
    await asyncio.sleep(0.5)
    t.cancel()
    print(await asyncio.gather(o, return_exceptions=True))
    s = asyncio.shield(asyncio.sleep(1, "x"))
    await asyncio.sleep(0)
    print(s.cancel(), s.cancelled(), s.cancel())


asyncio.run(main())
