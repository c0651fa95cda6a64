import asyncio


async def ok(n):
    await asyncio.sleep(n)
    return n


async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def main():
    loop = asyncio.get_running_loop()
    tasks = {asyncio.create_task(c) for c in (ok(1), bad(2), ok(3))}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), f"{loop.time():.1f}", sorted(repr(t.exception()) for t in done))
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), f"{loop.time():.1f}")
    t1, t2 = asyncio.create_task(ok(5)), asyncio.create_task(ok(6))
    loop.call_later(1, t1.cancel)
    done, pending = await asyncio.wait([t1, t2], return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), f"{loop.time():.1f}", t1.cancelled())
    t2.cancel()
    done, pending = await asyncio.wait([t1, t2])
    print(all(t.cancelled() for t in done))


asyncio.run(main())
