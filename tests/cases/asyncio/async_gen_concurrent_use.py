import asyncio


async def numbers():
    for i in range(5):
        await asyncio.sleep(0.1)
        yield i


async def consume(name, g):
    try:
        async for x in g:
            print(name, x)
    except RuntimeError as e:
        print(name, "RuntimeError:", e)


async def main():
    g = numbers()
    await asyncio.gather(consume("a", g), consume("b", g))
    g = numbers()
    t = asyncio.create_task(anext(g))
    await asyncio.sleep(0)
    for f in (g.aclose, g.asend, g.athrow):
        try:
            await (f() if f == g.aclose else f(None) if f == g.asend else f(ValueError))
        except RuntimeError as e:
            print("RuntimeError:", e)
    print(await t)


asyncio.run(main())
