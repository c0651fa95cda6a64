import asyncio


class Lazy:
    def __init__(self, factory):
        self.factory, self.task = factory, None

    def __await__(self):
        if self.task is None:
            self.task = asyncio.ensure_future(self.factory())
        return self.task.__await__()


async def connect():
    print("connecting")
    await asyncio.sleep(1)
    return "connection"


async def main():
    c = Lazy(connect)
    print(await asyncio.gather(use(c, 1), use(c, 2)))
    print(await c)


async def use(c, n):
    print("user", n)
    return await c, n


asyncio.run(main())
