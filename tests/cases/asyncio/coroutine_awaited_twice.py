import asyncio


async def job():
    await asyncio.sleep(1)
    return 1


async def awaits(c):
    return await c


async def main():
    c = job()
    print(await asyncio.gather(awaits(c), awaits(c), return_exceptions=True))
    c = job()
    await c
    for f in (lambda: c.send(None), lambda: c.throw(ValueError("v"))):
        try:
            f()
        except (RuntimeError, ValueError) as e:
            print(type(e).__name__, e)
    print(c.close())


asyncio.run(main())
