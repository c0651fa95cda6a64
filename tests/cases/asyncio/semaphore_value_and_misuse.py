import asyncio


async def main():
    s = asyncio.Semaphore(3)
    for _ in range(3):
        await s.acquire()
    print(s.locked(), repr(s).split("[")[1])
    s.release()
    print(s.locked(), repr(s).split("[")[1])
    async with s:
        print("in", s.locked())
    s.release()
    s.release()
    s.release()
    print(repr(s).split("[")[1])
    b = asyncio.BoundedSemaphore(2)
    try:
        b.release()
    except ValueError as e:
        print("ValueError:", e)
    for v in (-1, "a"):
        try:
            asyncio.Semaphore(v)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    z = asyncio.Semaphore(0)
    t = asyncio.create_task(z.acquire())
    await asyncio.sleep(0)
    print(t.done(), repr(z).split("[")[1])
    z.release()
    print(await t)
    try:
        with s:
            pass
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
