# for and async for do not mix.
import asyncio


async def agen():
    yield 1


def gen():
    yield 1


async def main():
    try:
        for x in agen():
            pass
    except TypeError as e:
        print("TypeError:", e)
    try:
        async for x in gen():
            pass
    except TypeError as e:
        print("TypeError:", e)
    try:
        async for x in [1, 2]:
            pass
    except TypeError as e:
        print("TypeError:", e)
    try:
        [x async for x in range(3)]
        print([x async for x in range(3)])
    except TypeError as e:
        print("TypeError:", e)
    try:
        list(agen())
    except TypeError as e:
        print("TypeError:", e)

    class NoAnext:
        def __aiter__(self):
            return self

    class AsyncAiter:
        async def __aiter__(self):
            return agen()

    class PlainAnext:
        def __aiter__(self):
            return self

        def __anext__(self):
            return 5

    for cls in (NoAnext, PlainAnext):
        try:
            async for x in cls():
                pass
        except TypeError as e:
            print("TypeError:", e)


asyncio.run(main())
