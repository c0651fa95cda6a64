import asyncio


async def main():
    base = await asyncio.sleep(0, dict)

    class C(base):
        values = [i for i in range(3)]

        async def m(self):
            return len(self) + await asyncio.sleep(0, 10)

    print(await C(a=1).m(), C.values)
    f = lambda x: asyncio.sleep(0, x * 2)
    print(await f(4), [await f(i) for i in range(2)])

    async def inner():
        nonlocal base
        base = "changed"
        return await asyncio.sleep(0, base)

    print(await inner(), base)

    async def varargs(*a, k=0, **kw):
        return a, k, kw

    print(await varargs(1, *[2], k=3, z=4))
    try:
        await varargs(**{"k": 1}, k=2)
    except TypeError as e:
        print("TypeError:", e)
    try:
        await inner(1)
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
