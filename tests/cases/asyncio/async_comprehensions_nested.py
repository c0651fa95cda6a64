import asyncio


async def rng(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def is_even(n):
    await asyncio.sleep(0)
    return n % 2 == 0


async def main():
    print([i async for i in rng(5) if await is_even(i)])
    print([[j async for j in rng(i)] async for i in rng(4)])
    print({i: [k for k in range(i)] async for i in rng(3)})
    print({(i, j) async for i in rng(2) for j in range(2) if i != j} == {(0, 1), (1, 0)})
    g = (i * 10 async for i in rng(3))
    print(type(g).__name__, [x async for x in g], [x async for x in g])
    print([await asyncio.sleep(0, x) for x in "ab"], sum([x async for x in rng(5)]))
    t = (await is_even(x) for x in range(3))
    print(type(t).__name__, [x async for x in t])
    try:
        [x / 0 async for x in rng(2)]
    except ZeroDivisionError as e:
        print(e)
    try:
        print(sum(x async for x in rng(2)))
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
