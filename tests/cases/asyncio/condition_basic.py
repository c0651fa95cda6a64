import asyncio


async def consumer(n, cond, items):
    async with cond:
        while not items:
            print("consumer", n, "waits")
            await cond.wait()
        print("consumer", n, "takes", items.pop(0))


async def main():
    cond, items = asyncio.Condition(), []
    ts = [asyncio.create_task(consumer(i, cond, items)) for i in range(4)]
    await asyncio.sleep(0)
    async with cond:
        items.append("x")
        cond.notify()
        print("notified one, still holding", cond.locked())
    await asyncio.sleep(0.1)
    async with cond:
        items.extend("yz")
        cond.notify_all()
    await asyncio.sleep(0.1)
    print([t.done() for t in ts])
    async with cond:
        items.append("last")
        cond.notify(5)
    await asyncio.gather(*ts)
    for f in (cond.notify, cond.notify_all, cond.release):
        try:
            f()
        except RuntimeError as e:
            print("RuntimeError:", e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print("RuntimeError:", e)


asyncio.run(main())
