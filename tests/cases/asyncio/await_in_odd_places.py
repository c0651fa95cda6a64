import asyncio


async def v(x):
    await asyncio.sleep(0)
    print("v", x)
    return x


async def main():
    print(await v(1) + await v(2) * await v(3))
    print([await v(1), await v(2)], {await v("k"): await v("val")}, (await v(0)) or await v("or"))
    print(await v(1) < await v(2) < await v(3), await v("f") if await v(True) else await v("no"))
    x = [0, 0]
    x[await v(1)] = await v("set")
    print(x, f"{await v('in f-string')!r:>15}", -await v(5), not await v(0), await v(2) ** await v(3))
    d = dict(a=await v(1), **await v({"b": 2}))
    print(d, max(await v(3), await v(4), key=lambda n: -n), (lambda: 5)(), *await v([7, 8]))
    assert await v(True), await v("message not evaluated")
    for i in await v([1]):
        print("for", i)
    while (n := await v(0)):
        pass
    with open("/dev/null") if await v(False) else __import__("contextlib").nullcontext(await v("cm")) as c:
        print("with", c)
    try:
        raise ValueError(await v("raised"))
    except ValueError as e:
        print(e)
    return await v("returned")


print(asyncio.run(main()))
