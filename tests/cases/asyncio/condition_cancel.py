import asyncio


async def waiter(n, cond):
    async with cond:
        print("waits", n)
        try:
            await cond.wait()
            print("woken", n)
        except asyncio.CancelledError:
            print("cancelled", n, "holding the lock:", cond.locked())
            raise


async def main():
    cond = asyncio.Condition()
    ts = [asyncio.create_task(waiter(i, cond)) for i in range(3)]
    await asyncio.sleep(1)
    ts[0].cancel()
    await asyncio.sleep(1)
    async with cond:
        cond.notify(1)
        ts[1].cancel()
    print(await asyncio.gather(*ts[:2], return_exceptions=True))
    print("third:", ts[2].done())
    async with cond:
        cond.notify_all()
    await asyncio.gather(*ts, return_exceptions=True)
    print(cond.locked())


asyncio.run(main())
