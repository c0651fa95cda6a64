import asyncio


async def job(n):
    await asyncio.sleep(n)
    if n == 2:
        raise KeyError(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(job(n), name=f"job{n}") for n in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.get_name() for t in done), pending, f"{loop.time():.1f}")
    print([repr(t.exception()) for t in tasks])
    tasks = [asyncio.create_task(job(n), name=f"job{n}") for n in (1, 5)]
    done, pending = await asyncio.wait(tasks, timeout=2)
    print([t.get_name() for t in done], [t.get_name() for t in pending], f"{loop.time():.1f}")
    done, pending = await asyncio.wait(pending, timeout=0)
    print(len(done), len(pending))
    print(await asyncio.wait(pending) == (pending, set()), f"{loop.time():.1f}")
    for bad in ([], [job(0)], job(0), 5):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    try:
        await asyncio.wait(tasks, return_when="WHENEVER")
    except ValueError as e:
        print("ValueError:", e)


asyncio.run(main())
