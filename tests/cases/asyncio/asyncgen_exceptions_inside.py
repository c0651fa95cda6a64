import asyncio


async def agen():
    try:
        yield 1
        raise ValueError("inside")
    except ValueError as e:
        yield f"recovered from {e}"
    yield 3
    raise KeyError("final")


async def main():
    out = []
    try:
        async for x in agen():
            out.append(x)
    except KeyError as e:
        print(out, repr(e))
    g = agen()
    print(await anext(g))
    try:
        await g.athrow(OSError("thrown"))
    except OSError as e:
        print(repr(e))
    try:
        await anext(g)
    except StopAsyncIteration:
        print("finished after an exception")

    async def ret():
        yield 1
        return

    print([x async for x in ret()])

    async def await_in_finally():
        try:
            yield 1
        finally:
            await asyncio.sleep(0.1)
            print("slow finally")

    async for x in await_in_finally():
        print(x)
    g = await_in_finally()
    await anext(g)
    await g.aclose()


asyncio.run(main())
