import asyncio


async def first_event(**events):
    tasks = {asyncio.create_task(e.wait(), name=n): n for n, e in events.items()}
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return sorted(tasks[t] for t in done)
    finally:
        for t in tasks:
            t.cancel()


async def main():
    loop = asyncio.get_running_loop()
    a, b, c = asyncio.Event(), asyncio.Event(), asyncio.Event()
    loop.call_later(2, a.set)
    loop.call_later(1, b.set)
    print(await first_event(a=a, b=b, c=c), f"{loop.time():.1f}")
    b.clear()
    print(await first_event(a=a, b=b, c=c), f"{loop.time():.1f}")
    b.set()
    print(await first_event(a=a, b=b, c=c), f"{loop.time():.1f}")
    print(repr(c).split("[")[1])


asyncio.run(main())
