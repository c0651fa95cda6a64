import asyncio


async def v(x, log):
    log.append(x)
    await asyncio.sleep(0)
    return x


async def main():
    log = []
    a = [await v(1, log), await v(2, log)][await v(0, log)]
    b = {await v("k", log): await v("v", log)}[await v("k", log)]
    c = (await v(3, log)) if (await v(False, log)) else (await v(4, log))
    d = f"{await v('f', log)}-{await v(2, log):0{await v(3, log)}d}"
    e = [x async for x in agen(log) if await v(x > 1, log)]
    f = (await v(1, log), *[await v(2, log)], *await v((3, 4), log))
    g = await v(5, log) if await v(1, log) < await v(2, log) < await v(3, log) else None
    print(a, b, c, d, e, f, g)
    print(log)
    x = y = await v("multi", log)
    x += await v("!", log)
    (p, q), *r = await v(((1, 2), 3, 4), log)
    print(x, y, p, q, r)
    l = [0] * 3
    l[await v(1, log)] += await v(10, log)
    print(l, await v(await v(1, log) + await v(2, log), log))
    print(await (await v(ret(9), log)))


async def ret(x):
    return x


async def agen(log):
    for i in range(4):
        await v(f"g{i}", log)
        yield i


asyncio.run(main())
