import asyncio


async def fetch(n):
    await asyncio.sleep(n / 10)
    return n


async def main():
    async with asyncio.TaskGroup() as tg:
        ts = {n: tg.create_task(fetch(n), name=f"fetch-{n}") for n in (3, 1, 2)}
        t = tg.create_task(fetch(0))
        print(await t, "inside the body")
        ts[1].add_done_callback(lambda t: print("done", t.get_name()))
    print({n: t.result() for n, t in ts.items()})
    async with asyncio.TaskGroup() as tg:
        r = tg.create_task(fetch(5))
        r.cancel()
    print(r.cancelled())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fetch(1))
            return_value = await asyncio.wait_for(fetch(100), 0.05)
    except* TimeoutError as eg:
        print(repr(eg))


asyncio.run(main())
