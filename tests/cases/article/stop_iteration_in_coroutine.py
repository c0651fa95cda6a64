import asyncio


async def bad():
    raise StopIteration("value")


def gen():
    yield 1
    raise StopIteration("from a generator")


async def agen():
    yield 1
    raise StopAsyncIteration


async def main():
    try:
        await bad()
    except RuntimeError as e:
        print("RuntimeError:", e, "| cause:", repr(e.__cause__))
    try:
        print(list(gen()))
    except RuntimeError as e:
        print("RuntimeError:", e, "| cause:", repr(e.__cause__))
    try:
        async for x in agen():
            print("x", x)
    except RuntimeError as e:
        print("RuntimeError:", e, "| cause:", repr(e.__cause__))


asyncio.run(main())
