import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as t:
        await asyncio.sleep(0.5)
        t.reschedule(loop.time() + 5)
        print(f"{t.when() - loop.time():.3f}", t.expired())
        await asyncio.sleep(3)
        print("alive")
    print(t.expired())
    try:
        t.reschedule(1)
    except RuntimeError as e:
        print("RuntimeError:", e)
    async with asyncio.timeout(1) as t:
        t.reschedule(None)
        print(t.when())
        await asyncio.sleep(3)
    try:
        async with asyncio.timeout(None) as t:
            t.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("rescheduled to the past")
    try:
        async with asyncio.timeout_at(loop.time() + 2) as t:
            await asyncio.sleep(100)
    except TimeoutError:
        print(f"timeout_at {loop.time():.1f}")
    print(repr(asyncio.timeout(None)))
    t = asyncio.timeout(5)
    try:
        t.reschedule(3)
    except RuntimeError as e:
        print("RuntimeError:", e)


asyncio.run(main())
