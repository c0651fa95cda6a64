import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
        if n == 2:
            raise RuntimeError(f"work {n}")
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def with_gather():
    try:
        print(await asyncio.gather(*map(work, (1, 2, 3))))
    except RuntimeError as e:
        print("gather:", e)


async def with_gather_exceptions():
    print(await asyncio.gather(*map(work, (1, 2, 3)), return_exceptions=True))


async def with_group():
    try:
        async with asyncio.TaskGroup() as tg:
            ts = [tg.create_task(work(n)) for n in (1, 2, 3)]
    except* RuntimeError as eg:
        print("group:", eg.exceptions, [t.cancelled() for t in ts])


async def with_wait():
    done, pending = await asyncio.wait([asyncio.create_task(work(n)) for n in (1, 2, 3)], return_when=asyncio.FIRST_EXCEPTION)
    print("wait:", len(done), len(pending), [repr(t.exception()) for t in done if t.exception()])
    for t in pending:
        t.cancel()


async def main():
    for f in (with_gather, with_gather_exceptions, with_group, with_wait):
        await f()
        await asyncio.sleep(2)


asyncio.run(main())
