import asyncio


async def job(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("job", n, "cancelled")
        raise
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(job(1), 2))
    try:
        await asyncio.wait_for(job(5), timeout=2)
    except TimeoutError as e:
        print("TimeoutError", e.args, type(e.__cause__).__name__, f"{loop.time():.1f}")
    print(await asyncio.wait_for(job(1), None))
    t = asyncio.create_task(job(9))
    try:
        await asyncio.wait_for(t, 1)
    except asyncio.TimeoutError:
        print("task cancelled:", t.cancelled())
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(job(1), timeout)
        except TimeoutError:
            print("immediate", timeout)
    done = asyncio.create_task(job(0))
    await done
    print(await asyncio.wait_for(done, 0))
    try:
        await asyncio.wait_for(fails(), 5)
    except OSError as e:
        print("OSError", e)


async def fails():
    await asyncio.sleep(1)
    raise OSError("inner")


asyncio.run(main())
