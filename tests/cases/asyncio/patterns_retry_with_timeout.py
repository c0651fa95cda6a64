import asyncio


async def unreliable(log):
    log.append("call")
    n = len(log)
    if n == 1:
        await asyncio.sleep(10)
    elif n == 2:
        await asyncio.sleep(0.1)
        raise ConnectionError("reset")
    await asyncio.sleep(0.2)
    return f"ok on call {n}"


async def retry(make, attempts, per_try, pause):
    last = None
    for i in range(attempts):
        try:
            async with asyncio.timeout(per_try):
                return await make()
        except (TimeoutError, ConnectionError) as e:
            print(f"{asyncio.get_running_loop().time():.1f} attempt {i}: {e!r}")
            last = e
            await asyncio.sleep(pause * 2 ** i)
    raise RuntimeError("all attempts failed") from last


async def main():
    log = []
    print(await retry(lambda: unreliable(log), 4, 1, 0.5))
    try:
        await retry(lambda: asyncio.sleep(9), 2, 0.5, 0.1)
    except RuntimeError as e:
        print(e, repr(e.__cause__))


asyncio.run(main())
