import asyncio


async def waiter(n, e):
    print("waiter", n)
    r = await e.wait()
    print("waiter", n, "through", r)


async def main():
    e = asyncio.Event()
    print(e.is_set())
    ts = [asyncio.create_task(waiter(i, e)) for i in range(3)]
    await asyncio.sleep(1)
    print(repr(e).split("[")[1])
    e.set()
    print("set")
    e.clear()
    print("and cleared at once", e.is_set())
    await asyncio.gather(*ts)
    t = asyncio.create_task(waiter("late", e))
    await asyncio.sleep(0)
    print(t.done())
    e.set()
    e.set()
    await t
    print(await e.wait(), "no turn given up")
    try:
        e.clear()
        await asyncio.wait_for(e.wait(), 1)
    except TimeoutError:
        print("timeout", repr(e).split("[")[1])


asyncio.run(main())
