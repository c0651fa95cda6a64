import asyncio


async def square(x):
    await asyncio.sleep(x / 10)
    return x * x


async def main():
    print(await asyncio.gather(*(square(i) for i in range(5))))
    rows = await asyncio.gather(*(asyncio.gather(*(square(r * c) for c in range(3))) for r in range(3)))
    print(rows)
    d = dict(zip("abc", await asyncio.gather(*map(square, (1, 2, 3)))))
    print(d)
    async with asyncio.TaskGroup() as tg:
        ts = {k: tg.create_task(square(v)) for k, v in d.items()}
    print({k: t.result() for k, t in ts.items()})
    print([await t for t in asyncio.as_completed([square(3), square(1), square(2)])])
    print(sum([await square(i) for i in range(4)]), max(await asyncio.gather(square(2), square(3))))
    first, *rest = await asyncio.gather(square(1), asyncio.sleep(0, "s"), square(2))
    print(first, rest)


asyncio.run(main())
