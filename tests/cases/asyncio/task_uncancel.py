import asyncio


async def worker():
    me = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelling", me.cancelling())
        print("uncancel", me.uncancel(), me.uncancel(), me.uncancel())
    await asyncio.sleep(1)
    return "survived"


async def twice():
    me = asyncio.current_task()
    for i in range(2):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("hit", i, me.cancelling())
    return me.cancelling()


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(0)
    t.cancel()
    t.cancel()
    print("pending requests", t.cancelling())
    print(await t, t.cancelled())
    t = asyncio.create_task(twice())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.sleep(1)
    t.cancel()
    print(await t)


asyncio.run(main())
