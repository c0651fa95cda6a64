import asyncio


async def bad():
    try:
        yield 1
    finally:
        yield 2


async def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


async def main():
    for f in (bad, ignores):
        g = f()
        await anext(g)
        try:
            await g.aclose()
        except RuntimeError as e:
            print("RuntimeError:", e)
    g = bad()
    print(await anext(g), await g.athrow(ValueError("v")))
    try:
        await anext(g)
    except ValueError as e:
        print(e)


asyncio.run(main())
