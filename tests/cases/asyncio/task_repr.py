import asyncio


async def job():
    await asyncio.sleep(1)
    return "res"


async def fails():
    raise ValueError("oops")


async def main():
    t = asyncio.create_task(job(), name="J")
    print(t)
    await asyncio.sleep(0)
    print(str(t).replace("wait_for=" + repr(t._fut_waiter), "wait_for=FUT"))
    t.cancel()
    print("cancelling" in repr(t))
    try:
        await t
    except asyncio.CancelledError:
        pass
    print(t)
    t = asyncio.create_task(job(), name="K")
    await t
    print(t)
    t = asyncio.create_task(fails(), name="L")
    await asyncio.wait([t])
    print(t, repr(t.exception()))


asyncio.run(main())
