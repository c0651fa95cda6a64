import asyncio


async def attempt(addr, delay, ok):
    print("try", addr)
    await asyncio.sleep(delay)
    if not ok:
        raise OSError(f"{addr} refused")
    return addr


async def connect(addrs, stagger):
    errors, tasks = [], set()
    it = iter(addrs)
    nxt = next(it, None)
    while nxt or tasks:
        if nxt:
            tasks.add(asyncio.create_task(attempt(*nxt)))
            nxt = next(it, None)
        done, tasks = await asyncio.wait(tasks, timeout=stagger if nxt else None, return_when=asyncio.FIRST_COMPLETED)
        for t in done:
            if t.exception() is None:
                for o in tasks:
                    o.cancel()
                return t.result()
            errors.append(str(t.exception()))
    return errors


async def main():
    print(await connect([("v6", 5, True), ("v4", 0.4, True), ("other", 1, True)], 0.25))
    print(await connect([("a", 0.1, False), ("b", 0.1, False)], 0.25))


asyncio.run(main())
