import asyncio


class Plain:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        pass


class Async:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *a):
        pass


class NotCoroutine:
    def __aenter__(self):
        return 1

    def __aexit__(self, *a):
        return 2


async def main():
    for cm in (Plain(), 5, NotCoroutine()):
        try:
            async with cm:
                print("never")
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)
    for cm in (Async(), 5):
        try:
            with cm:
                print("never")
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)
    try:
        await Async()
    except TypeError as e:
        print("TypeError", e)


asyncio.run(main())
