import asyncio


async def main():
    loop = asyncio.get_running_loop()
    ts = [asyncio.create_task(asyncio.sleep(1000)) for _ in range(5)]
    await asyncio.sleep(0)
    for t in ts:
        t.cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    await asyncio.sleep(0.5)
    print(f"{loop.time():.1f}")
    f = loop.create_future()
    h = loop.call_later(5, f.set_result, "late")
    loop.call_later(1, lambda: (h.cancel(), f.set_result("early")))
    print(await f, f"{loop.time():.1f}")


asyncio.run(main())
