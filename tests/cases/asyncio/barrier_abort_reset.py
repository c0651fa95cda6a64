import asyncio


async def wait(n, b):
    try:
        print(n, "passed", await b.wait())
    except asyncio.BrokenBarrierError as e:
        print(n, "broken:", e)
    except asyncio.CancelledError:
        print(n, "cancelled")
        raise


async def main():
    b = asyncio.Barrier(3)
    ts = [asyncio.create_task(wait(i, b)) for i in range(2)]
    await asyncio.sleep(1)
    await b.abort()
    await asyncio.gather(*ts)
    print(b.broken, repr(b).split("[")[1])
    await wait("late", b)
    await b.reset()
    print(b.broken)
    ts = [asyncio.create_task(wait(i, b)) for i in range(2)]
    await asyncio.sleep(1)
    await b.reset()
    await asyncio.gather(*ts)
    print(b.broken, b.n_waiting)
    ts = [asyncio.create_task(wait(i, b)) for i in range(2)]
    await asyncio.sleep(1)
    ts[0].cancel()
    await asyncio.sleep(0)
    print("waiting", b.n_waiting)
    await asyncio.gather(wait("x", b), wait("y", b))
    await asyncio.wait(ts)


asyncio.run(main())
