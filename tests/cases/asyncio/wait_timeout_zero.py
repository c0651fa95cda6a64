import asyncio


async def job(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n


async def main():
    ts = [asyncio.create_task(job(n)) for n in (0, 1, 2, 5)]
    for _ in range(5):
        done, pending = await asyncio.wait(ts, timeout=0)
        print(len(done), len(pending))
    try:
        print(await asyncio.wait_for(job(0), 0))
    except TimeoutError:
        print("a coroutine never gets a chance at 0")
    try:
        async with asyncio.timeout(0):
            print(await job(0))
    except TimeoutError:
        print("timeout 0")


asyncio.run(main())
