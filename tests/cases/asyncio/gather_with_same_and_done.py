import asyncio


async def job(x):
    print("run", x)
    await asyncio.sleep(0)
    return x


async def main():
    t = asyncio.create_task(job("t"))
    print(await asyncio.gather(t, t, job("u")))
    print(await asyncio.gather(t, asyncio.sleep(0, "z")))
    f = asyncio.get_running_loop().create_future()
    f.set_result("already")
    g = asyncio.gather(f, t)
    print(g.done())
    print(await g)
    e = asyncio.get_running_loop().create_future()
    e.set_exception(ValueError("already failed"))
    try:
        await asyncio.gather(job("v"), e)
    except ValueError as x:
        print(x)
    c = asyncio.get_running_loop().create_future()
    c.cancel()
    print(await asyncio.gather(c, f, return_exceptions=True))
    try:
        await asyncio.gather(5)
    except TypeError as x:
        print("TypeError:", x)
    print(repr(asyncio.gather(t))[:30])


asyncio.run(main())
