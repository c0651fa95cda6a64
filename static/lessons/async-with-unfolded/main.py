import asyncio


class Door:
    async def __aenter__(self):
        await asyncio.sleep(0.5)
        print("open")
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await asyncio.sleep(0.5)
        print("closed after", exc_type.__name__ if exc_type else "no error")
        return exc_type is KeyError     # True: the error ends here


async def short(error):
    async with Door():
        raise error


async def long(error):
    manager = Door()
    await manager.__aenter__()
    try:
        raise error
    except BaseException as exc:
        if not await manager.__aexit__(type(exc), exc, exc.__traceback__):
            raise
    else:
        await manager.__aexit__(None, None, None)


async def main():
    for version in short, long:
        await version(KeyError("k"))
        try:
            await version(ValueError("v"))
        except ValueError:
            print(version.__name__, "lets ValueError out")


asyncio.run(main())
