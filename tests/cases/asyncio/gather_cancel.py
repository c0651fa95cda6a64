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
    g = asyncio.gather(job(1), job(2), job(3))
    loop.call_later(1.5, g.cancel)
    try:
        await g
    except asyncio.CancelledError:
        print("gather cancelled", g.cancelled(), f"{loop.time():.1f}")
    g = asyncio.gather(job(1), job(2), return_exceptions=True)
    loop.call_later(0.5, g.cancel)
    try:
        print(await g)
    except asyncio.CancelledError:
        print("also with return_exceptions", g.cancelled())
    tasks = [asyncio.create_task(job(n)) for n in (4, 5)]
    loop.call_later(1, tasks[0].cancel)
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        print("one child cancelled", tasks[0].cancelled(), tasks[1].done())
    print(await tasks[1])
    print(g.cancel())


asyncio.run(main())
